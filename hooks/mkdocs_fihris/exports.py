"""Everything of the site that is no page. `fihris/write/outputs.py` lists what that is."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger

from fihris import address
from fihris.model import Lang
from fihris.read import searching, shapes
from fihris.render.pointers import loose
from fihris.resources import PRESS
from fihris.stamps import Stamp
from fihris.write.output import Finished, Output
from fihris.write.outputs import APART, LAST, OUTPUTS
from fihris.write.told import MANIFEST, Told
from mkdocs_fihris import apart, halves
from mkdocs_fihris.apart import Apart
from mkdocs_fihris.host import Build, Texts, build_of, i18n, language, policy_of
from mkdocs_fihris.standing import Seen

log = get_plugin_logger("fihris")
_OURS = frozenset({"404.html", "sitemap.xml"})
_SKIPPED = "Template skipped: "


def _is_news(record: logging.LogRecord) -> bool:
    """Whether the host tells what an author need know: that it leaves our own outputs to us is not."""
    return not record.getMessage().startswith(_SKIPPED)


for _host in ("mkdocs", "properdocs"):
    logging.getLogger(f"{_host}.commands.build").addFilter(_is_news)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The sitemap and the pages for no address are outputs of ours. An empty answer writes nothing."""
    if template_name == "404.html":
        build_of(config).missing[language(config)] = output_content
    return "" if template_name in _OURS else output_content


def _joined(config: MkDocsConfig) -> None:
    """Before i18n would build the other languages."""
    if half := build_of(config).rendered.beside:
        halves.joined(config, half)


@event_priority(-200)
def _exported(config: MkDocsConfig) -> None:
    """Once a build: in the first language's, after i18n has built the others."""
    if i18n(config).building:
        return
    build, site = build_of(config), Path(config.site_dir)
    standing = build.rendered.standing
    stamps: dict[str, Stamp] = standing.stamps if standing else {}
    of = finished(config, lambda: _written(site, stamps), lambda path: _read(site / path))
    if not PRESS:
        log.info("typst and Pillow are not installed: the site has no pictures for other sites, and no PDF")
    several = halves.possible_in(build)

    def begun(output: Output) -> Apart[_Written] | None:
        return apart.begun(lambda: _apart(of, build, site, output)) if several else None

    books, pictures = APART
    apart.give_back()
    beside = begun(books)
    _write(of, (each for each in OUTPUTS if each not in APART and each not in LAST), build, site, stamps)
    for output, other in ((pictures, begun(pictures)), (books, beside)):
        if other:
            other.result().into(build)
        else:
            _write(of, (output,), build, site, stamps)
    _write(of, LAST, build, site, stamps)
    lacking = sorted(path for path in _pages(build) if not os.path.isfile(f"{site}/{path}"))
    if lacking:
        raise PluginError(f"pages that the site should have were not made: {', '.join(lacking)}")
    pointing = chain(chain.from_iterable(build.pointers.values()), standing.pointers() if standing else ())
    for each in loose(pointing, lambda page: _html(site / page)):
        log.warning("docs/%s: a link leads to #%s on %s, where no such place is", each.source, each.place, each.page)
    if MANIFEST in os.environ:
        sums = {path: stamp.sum for path, stamp in _written(site, stamps).items()}
        looked, made = standing.told_now(build.pointers) if standing else ({}, {})
        ground = standing.ground if standing else ""
        told = Told(str(site), sums, {}, build.rendered.pages, list(build.report), ground, looked, made)
        with open(os.environ[MANIFEST], "wb") as manifest:
            told.into(manifest)
        build.rendered.texts.keep()


@dataclass(frozen=True, slots=True)
class _Written:
    """What another process has written: what it has seen, and the sums of what files are made from."""

    seen: Seen
    pages: Mapping[str, str]

    def into(self, build: Build) -> None:
        build.rendered.pages.update(self.pages)
        if build.rendered.standing:
            build.rendered.standing.add(self.seen)


def _apart(of: Finished, build: Build, site: Path, output: Output) -> _Written:
    """Write what another process writes."""
    standing = build.rendered.standing
    assert standing
    standing.forget()
    build.rendered.pages.clear()
    _write(of, (output,), build, site, standing.stamps)
    return _Written(standing.seen(), build.rendered.pages)


def _write(of: Finished, outputs: Iterable[Output], build: Build, site: Path, stamps: dict[str, Stamp]) -> None:
    standing, folders = build.rendered.standing, set[str]()
    for output in outputs:
        for path, data in output(of):
            if (folder := path.rpartition("/")[0]) not in folders:
                os.makedirs(site / folder, exist_ok=True)
                folders.add(folder)
            stamps[path] = Stamp.of_file(str(data)) if isinstance(data, Path) else Stamp.of(data)
            if standing and standing.alike(path, stamps[path].sum):
                continue
            if isinstance(data, Path):
                shutil.copyfile(data, site / path)
            else:
                (site / path).write_bytes(data)


on_post_build = CombinedEvent(_joined, _exported)


def finished(
    config: MkDocsConfig,
    written: Callable[[], Mapping[str, Stamp]] = dict,
    read: Callable[[str], bytes | None] = lambda _: None,
) -> Finished:
    """What outputs are made of, when the texts are rendered; `written` and `read` know the files of the site so far."""
    build = build_of(config)
    site_words = build.site.corpus.words
    second = next((str(lang) for lang in build.presenters if lang is not Lang.AR), "")
    return Finished(
        site=build.site,
        presenters=build.presenters,
        bodies=Texts(build),
        missing=build.missing,
        theme=build.theme,
        url=config.site_url or "",
        policy=policy_of(config),
        analyses={lang: searching.analysis(lang) for lang in build.presenters},
        labels={
            lang: searching.labels(lang, p.other, site_words.get(lang, {})) for lang, p in build.presenters.items()
        },
        schema=partial(shapes.schema, second=second),
        fields=shapes.words(second or "en"),
        written=written,
        read=read,
        sum=build.rendered.sum,
        kept=build.rendered.file,
        again=build.rendered.files,
    )


def _written(site: Path, known: dict[str, Stamp]) -> Mapping[str, Stamp]:
    """What stands in the site's folder. What is not `known` yet is read, once."""
    above = len(f"{site}/")
    for folder, _, names in os.walk(site):
        within = f"{folder[above:]}/".replace(os.sep, "/").lstrip("/")
        for name in names:
            path = f"{within}{name}"
            if path not in known:
                known[path] = Stamp.of(Path(folder, name).read_bytes())
    return known


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _html(page: Path) -> str:
    return page.read_text("utf-8") if page.suffix == ".html" and page.is_file() else ""


def _pages(build: Build) -> set[str]:
    return {address.page(lang, path) for lang, edition in build.site.editions.items() for path in edition.routes}
