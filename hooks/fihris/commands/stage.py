"""`fihris stage`: the site as Markdown and settings for another generator of sites."""

from __future__ import annotations

import argparse
import posixpath
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

from fihris import address, telling
from fihris.commands import options, outcome
from fihris.model import EntityKind, Lang, Site
from fihris.read.pictures import ENDINGS
from fihris.render import portable, showing
from fihris.report import Report
from fihris.routes import topic_place
from fihris.site import compose

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.keys", "pymdownx.mark", "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}}, "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "stage", help="write the site as Markdown and settings for another generator of sites"
    )
    options.root(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site (site)")
    parser.add_argument(
        "target", type=Path, metavar="DIR", help="the folder to write into; files of these names are replaced"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Texts are written as Markdown with their mentions as links; pages that are made of records, as the built site shows them."""
    if not (chosen.site / "index.html").is_file():
        message = f"no built site is in {outcome.shown(str(chosen.site))}"
        return outcome.wrong("not-a-site", message, "run make site first")
    report = Report()
    site = compose(chosen.root, report)
    if report.fatal:
        for problem in report:
            print(telling.told(problem), file=sys.stderr)
        return 1
    try:
        made = dict(_Stage.of(site, chosen.root, chosen.site).files())
        chosen.target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{outcome.shown(str(error.filename))}: {error.strerror}"
        return outcome.wrong("unwritable", message, "run make site first, and name a folder that can be written")
    return outcome.write(chosen.target, made, replacing=[name for name in made if (chosen.target / name).exists()])


@dataclass(frozen=True, slots=True)
class _Stage:
    """What is staged of a site. `staged` has where each of its pages is, by its address in the built one."""

    site: Site
    root: Path
    built: Path
    staged: Mapping[str, str]

    @classmethod
    def of(cls, site: Site, root: Path, built: Path) -> _Stage:
        routes = ((lang, path) for lang, edition in site.editions.items() for path in edition.routes)
        return cls(site, root, built, {address.page(lang, path): f"{lang}/{path}.html" for lang, path in routes})

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """A page a route, pictures, and the settings."""
        texts = dict(self._texts())
        for lang, edition in self.site.editions.items():
            for path in edition.routes:
                text = texts.get((lang, path)) or self._shown(lang, path)
                yield f"docs/{address.source(lang, path)}", text
        for picture in sorted((self.root / "docs").rglob("*")):
            if picture.suffix in ENDINGS:
                yield picture.relative_to(self.root).as_posix(), picture.read_bytes()
        yield "mkdocs.yml", self._settings()

    def _texts(self) -> Iterator[tuple[tuple[Lang, str], str]]:
        """What is a text alone, by language and path: a brief's page has much beside it."""
        for lang, edition in self.site.editions.items():
            for section in self.site.sections.values():
                if section.id in edition.texts:
                    text, path = edition.texts[section.id], address.section(section)
                    head = _head(text.document.title, text.document.description)
                    yield (lang, path), head + portable.linked(text, self._to(lang, path))
        for document in self.site.corpus.pages:
            lang, path = Lang(document.lang), document.path.removeprefix(f"docs/{document.lang}/").removesuffix(".md")
            yield (
                (lang, path),
                _head(document.title, document.description) + portable.plain(document.reading, self._to(lang, path)),
            )

    def _shown(self, lang: Lang, path: str) -> str:
        page = (self.built / address.page(lang, path)).read_text("utf-8")
        return _head(showing.title(page)) + showing.shown(page, self._leading(lang, path))

    def _to(self, lang: Lang, path: str) -> portable.Lead:
        """Where the records that a text on a page names are, from there."""
        registry, routes = self.site.corpus.registry, self.site.editions[lang].routes

        def lead(scheme: str, id: str) -> str:
            if scheme == "topic":
                other, place = topic_place(registry.topics[id], routes)
                return _relative(f"{other}.md", path) + (f"#{place}" if place else "")
            return _relative(f"{address.entity(registry.entity(EntityKind(scheme), id))}.md", path)

        return lead

    def _leading(self, lang: Lang, path: str) -> Callable[[str], str]:
        """What an address on a page of the built site becomes: the staged page or picture, or else the published file."""
        own = address.page(lang, path)

        def lead(value: str) -> str:
            parts = urlsplit(value)
            if parts.scheme or parts.netloc or not parts.path:
                return value
            target = posixpath.normpath(posixpath.join(posixpath.dirname(own), parts.path))
            if target not in self.staged:
                return posixpath.join(self.site.corpus.identity.url, target) + value[len(parts.path) :]
            return _relative(self.staged[target], f"{lang}/{path}") + value[len(parts.path) :]

        return lead

    def _settings(self) -> str:
        identity = self.site.corpus.identity
        settings = {
            "site_name": identity.name[Lang.AR],
            "site_url": identity.url,
            "use_directory_urls": False,
            "theme": {"name": "material", "language": "ar", "font": False},
            "markdown_extensions": _EXTENSIONS,
        }
        return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _head(title: str, description: str = "") -> str:
    """Front matter."""
    fields = {"title": title} | ({"description": description} if description else {})
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n\n"
