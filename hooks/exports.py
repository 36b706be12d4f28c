"""Everything of the site that is no page: style, scripts, previews, sitemap."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page as HostPage

from fihris import address
from fihris.model import LANGS, Lang
from fihris.read import searching
from fihris.write import findable, redirects, scripts
from fihris.write.assets import joined
from fihris.write.offline import write_offline
from fihris.write.search import write_index
from fihris.write.sitemap import sitemap
from host import BUNDLES, Build, build_of, language

WORKER = "assets/javascripts/search/service-worker.js"


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The sitemap is ours. Every language would write the root 404.html: the default language's stays, and speaks both.
    An empty answer writes nothing."""
    lang = language(config)
    if template_name == "404.html" and lang is not LANGS[0]:
        _write(config, f"{lang}/404.html", output_content)
        return ""
    return "" if template_name == "sitemap.xml" else output_content


def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:
    """A text that has a translation is also written as a script, for reading both side by side."""
    build, lang = build_of(config), language(config)
    holder = build.holders.get(page.file.src_uri)
    if holder:
        presenter = build.presenters[lang]
        path = page.file.src_uri.removeprefix(f"{lang}/").removesuffix(".md")
        _write(
            config, address.twin(lang, path), scripts.twin(presenter, presenter.title(holder.id), page.content or "")
        )
    return output


def _exports(config: MkDocsConfig) -> None:
    """Once a build, in the first language's."""
    if config.plugins["i18n"].building:
        return
    build = build_of(config)
    for folder, name in BUNDLES.items():
        _write(config, f"{folder}/{name}", joined(Path(str(config.theme.custom_dir), folder)))
    for presenter in build.presenters.values():
        for path, text in scripts.previews(presenter):
            _write(config, path, text)
        for old, new in build.site.corpus.redirects:
            name = presenter.t("redirect", name=presenter.named(new))
            _write(config, *redirects.page(str(presenter.lang), old, new, name, config.site_url or ""))
        plain = [page for page in build.plain.values() if page.lang is presenter.lang]
        index = write_index(
            searching.analysis(presenter.lang),
            list(findable.documents(presenter, plain)),
            list(findable.cards(presenter)),
            searching.labels(presenter.lang),
        )
        for path, data in index.items():
            _write_bytes(config, path, data)
    for path, text in sitemap(_addresses(build, config), config.site_url or "").items():
        _write(config, path, text)


@event_priority(-200)
def _offline(config: MkDocsConfig) -> None:
    """After i18n has built the other languages, when every file stands: what a browser needs to keep the site."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    worker = Path(str(config.theme.custom_dir), WORKER).read_text("utf-8")
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    version = hashlib.sha256()
    for path, data in files.items():
        version.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
    for path, data in write_offline(
        worker, {path: len(data) for path, data in files.items()}, version.hexdigest()[:12]
    ).items():
        _write_bytes(config, path, data)


on_post_build = CombinedEvent(_exports, _offline)


def _addresses(build: Build, config: MkDocsConfig) -> list[dict[Lang, str]]:
    routes = {lang: build.site.editions[lang].routes for lang in LANGS}
    return [
        {lang: f"{config.site_url}{address.page(lang, path)}" for lang in LANGS if path in routes[lang]}
        for path in sorted(set().union(*routes.values()))
    ]


def _write(config: MkDocsConfig, path: str, text: str) -> None:
    _write_bytes(config, path, text.encode())


def _write_bytes(config: MkDocsConfig, path: str, data: bytes) -> None:
    target = Path(config.site_dir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
