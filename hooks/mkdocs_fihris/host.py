"""One build of the site, as the hook files share it. The only bridge between MkDocs and the core's records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_relative_url

from fihris import address, policy
from fihris.model import Brief, Document, Lang, Section, Site
from fihris.reads import Reads, Seen
from fihris.render.gate import Gate
from fihris.render.pointers import Pointer
from fihris.render.splice import Weave
from fihris.report import Report
from fihris.routes import topic_place
from fihris.site import presenters as site_presenters
from fihris.spilled import Spilled
from fihris.sums import sum_of
from fihris.text import scripts
from fihris.view.pages import Page, Pages
from fihris.view.presenter import Presenter
from fihris.view.shell import Publication, Shells
from fihris.write import bundles
from fihris.write.theme import Theme
from mkdocs_fihris.reader import Readers
from mkdocs_fihris.rendered import Rendered

relative = lru_cache(1 << 12)(get_relative_url)  # the links of a page are asked for again; those of the next are others


class Bodies(Spilled[tuple[Lang, str], str]):
    """The HTML of texts, by language and id, each rendered when it is first asked for; "" of what is no text."""

    def __init__(self, render: Callable[[tuple[Lang, str]], object]) -> None:
        super().__init__()
        self._render = render

    def __getitem__(self, key: tuple[Lang, str]) -> str:
        if key not in self:
            self._render(key)  # the event puts it here
        return super().__getitem__(key) if key in self else ""


class Texts(Mapping[tuple[Lang, str], str]):
    """The HTML of a build's texts for who makes something of them: what they were rendered from is counted as looked at."""

    def __init__(self, build: Build) -> None:
        self._build = build

    def __getitem__(self, key: tuple[Lang, str]) -> str:
        return self._build.text(*key)

    def __iter__(self) -> Iterator[tuple[Lang, str]]:
        return iter(self._build.sources())

    def __len__(self) -> int:
        return len(self._build.sources())


@dataclass(frozen=True)
class Build:
    """What was composed once, before the first language is built. Keys of the mappings are source addresses below `docs/`.

    `html`, `missing` and `pointers` fill while the host renders: the text of briefs, sections and actors, the page for no
    address, and what texts point at, by their pages. `shared` are the pictures that stand beside no language. `site` notes in `reads` what is looked at.
    `version` is that of the search's scripts, by which pages ask for them; of its index they say nothing (`findable.py`).
    """

    root: Path
    site: Site
    reads: Reads
    report: Report
    weave: Weave
    presenters: Mapping[Lang, Presenter]
    pages: Mapping[str, Page]
    plain: Mapping[str, Document]
    holders: Mapping[str, Section | Brief]
    prose: Mapping[str, Document]
    version: str
    publication: Publication
    gate: Gate
    theme: Theme
    rendered: Rendered = field(default_factory=Rendered)
    readers: Readers = field(default_factory=Readers)
    html: Bodies = field(default_factory=lambda: Bodies(lambda _: None))
    missing: dict[Lang, str] = field(default_factory=dict)
    pointers: dict[str, list[Pointer]] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    _places: dict[Lang, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, site: Site, report: Report, publication: Publication, gate: Gate, theme: Theme) -> Build:
        reads = Reads(site)
        watched = reads.site
        presenters = site_presenters(watched)
        texts: tuple[Section | Brief, ...] = (*site.briefs.values(), *site.sections.values())
        return cls(
            root=root,
            site=watched,
            reads=reads,
            report=report,
            weave=Weave(),
            presenters=presenters,
            pages=Pages(presenters.values(), reads),
            plain=reads.watch("plain", _plain(site)),
            holders={
                address.source(
                    lang, address.section(holder) if isinstance(holder, Section) else address.brief(holder.id)
                ): holder
                for holder in texts
                for lang in site.editions
            },
            prose={each.document.path.removeprefix("docs/"): each.document for each in site.corpus.prose},
            version=bundles.version(theme),
            publication=publication,
            gate=gate,
            theme=theme,
        )

    def places(self, lang: Lang, files: Iterable[File]) -> str:
        """The sum of all that a link in a text may lead to."""
        if lang not in self._places:
            published = sorted((file.src_uri, file.url) for file in files)
            with self.reads.into(Seen()):  # whoever is the first to ask looks at no more of it than others
                registry, routes = self.site.corpus.registry, self.site.editions[lang].routes
                named = [(of.entity, of.id, of.kind) for of in (*registry.actors.values(), *registry.places.values())]
                topics = [topic_place(topic, routes) for topic in registry.topics.values()]
            self._places[lang] = sum_of((named, registry.kinds, registry.topics, published, topics))
        return self._places[lang]

    def sources(self) -> dict[tuple[Lang, str], str]:
        """The source of each text, by its language and id."""
        found = {}
        for source in {*self.holders, *self.prose}:
            lang, path = address.path_of(source)
            holder = self.holders.get(source)
            found[Lang(lang), holder.id if holder else path] = source
        return found

    def text(self, lang: Lang, id: str) -> str:
        """The HTML of a text that a page shows, and what it was rendered from is counted as looked at."""
        p = self.presenters[lang]
        if (id in self.site.sections or id in self.site.briefs) and leads(p.text(p.holder(id)).document.body):
            self.reads.note(PLACES)
        return self.html[lang, id]

    @cached_property
    def shells(self) -> Shells:
        return Shells(self.presenters, self.pages, self.plain, self.publication)


PLACES: Final = "places"
"""What is watched by this name: all places that a text may lead to."""
_LEADING: Final = re.compile(r"[\[<{]")


def leads(text: str) -> bool:
    """Whether a text may have links or elements of its own."""
    return bool(_LEADING.search(text))


def _plain(site: Site) -> dict[str, Document]:
    """The plain pages by their source addresses. Where one is not translated, the Arabic one stands there."""
    found = {document.path.removeprefix("docs/"): document for document in site.corpus.pages}
    for source, document in list(found.items()):
        if document.lang is Lang.AR:
            for lang in site.editions:
                found.setdefault(address.source(lang, address.path_of(source)[1]), document)
    return found


def build_of(config: MkDocsConfig) -> Build:
    build: Build = config.extra["fihris"]
    return build


@cache
def _early(theme: Theme) -> str:
    return str(rjsmin.jsmin(theme.text("partials/inline/early.html")))


def early_of(config: MkDocsConfig) -> str:
    """The script that stands in the head of every page."""
    return _early(build_of(config).theme)


def policy_of(config: MkDocsConfig) -> str:
    """The Content-Security-Policy of the pages."""
    return _policy(early_of(config), tuple(config.extra.get("hosts", ())))


@cache
def _policy(early: str, hosts: tuple[str, ...]) -> str:
    return policy.policy([early], hosts)


def i18n(config: MkDocsConfig) -> Any:
    """The plugin that builds one language after the other."""
    return config.plugins["i18n"]


def speak(config: MkDocsConfig, langs: Iterable[Lang]) -> None:
    """Build in these languages, whether the host's settings name them or not."""
    settings = i18n(config).config
    named = {each.locale: each for each in settings.languages}
    settings.languages = [named.get(lang) or _named(type(settings.languages[0]), lang) for lang in langs]


def _named(kind: type[Any], lang: Lang) -> Any:
    made = kind()
    made.load_dict({"locale": str(lang), "name": scripts.name(lang), "default": False, "build": True})
    made.link = f"/{lang}/"  # what the plugin says of every language but the first
    return made


def language(config: MkDocsConfig) -> Lang:
    """The language that is being built."""
    return Lang(i18n(config).current_language or i18n(config).default_language)


def path_of(page: HostPage, lang: Lang) -> str:
    """The path of a page, the same in every language."""
    return page.file.src_uri.removeprefix(f"{lang}/").removesuffix(".md")
