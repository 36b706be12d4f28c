"""What all views share: an edition's links, dates and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fihris import address, pagekinds, routes
from fihris.interface import Interface
from fihris.model import (
    Brief,
    CrossReference,
    Edition,
    Entity,
    EntityCounts,
    EntityKind,
    Event,
    Identity,
    Lang,
    LinkedText,
    Mode,
    Registry,
    Section,
    Site,
    Text,
    Titles,
    TranslationState,
)
from fihris.text import dates, scripts
from fihris.text.quotation import Quotation, find, whole
from fihris.text.wordlists import words
from fihris.view.elements import (
    DateText,
    EntityLink,
    EventView,
    Evidence,
    LinkView,
    QuotePart,
    ShapeGroup,
)

WORDS_A_MINUTE = 180
"""Of analytical prose, in either language: a round figure of ours, for a hint that is rounded to minutes anyway."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """The site in one language. `t` chooses the interface's words."""

    site: Site
    edition: Edition
    t: Interface

    @classmethod
    def of(cls, site: Site, lang: Lang, t: Interface) -> Presenter:
        return cls(site, site.editions[lang], t)

    @property
    def lang(self) -> Lang:
        return self.edition.lang

    @property
    def rtl(self) -> bool:
        """Whether its pages run from right to left."""
        return scripts.is_rtl(self.lang)

    @property
    def other(self) -> Lang:
        """The site's other language; English for one in Arabic alone, where only machines ask."""
        return next((lang for lang in self.site.editions if lang is not self.lang), Lang.EN)

    def in_other(self, of: Text) -> str:
        """The same in the site's other language; "" where it has none."""
        return of[self.other] if len(self.site.editions) > 1 else ""

    @property
    def identity(self) -> Identity:
        return self.site.corpus.identity

    @property
    def registry(self) -> Registry:
        return self.site.corpus.registry

    # ------------------------------------------------------------ links

    def href(self, path: str, anchor: str = "") -> str:
        return address.page(self.lang, path) + (f"#{anchor}" if anchor else "")

    def counts(self, of: Entity) -> EntityCounts:
        return self.edition.counts.get((of.entity, of.id), EntityCounts())

    def entity(self, kind: EntityKind, id: str, count: int = 0) -> EntityLink:
        """A link to an actor or place. `count` is whatever number its place in the page shows."""
        of = self.registry.entity(kind, id)
        known = self.registry.kinds[of.kind]
        role = of.roles[0].label[self.lang] if of.roles else ""
        return EntityLink(
            id, of.name[self.lang], self.href(address.entity(of)), known.shape, known.label[self.lang], role, count
        )

    def actor(self, id: str, count: int = 0) -> EntityLink:
        return self.entity(EntityKind.ACTOR, id, count)

    def place(self, id: str, count: int = 0) -> EntityLink:
        return self.entity(EntityKind.PLACE, id, count)

    def by_shape(self, entities: Iterable[EntityLink]) -> tuple[ShapeGroup, ...]:
        """The same, those of one shape together; shapes and entities keep their order."""
        groups: dict[str, list[EntityLink]] = {}
        for each in entities:
            groups.setdefault(each.shape, []).append(each)
        return tuple(ShapeGroup(shape, tuple(group)) for shape, group in groups.items())

    def shape(self, path: str) -> str:
        """The shape of the actor or place that has its page at this path."""
        folder, _, id = path.partition("/")
        kind = next(kind for kind, name in address.FOLDERS.items() if name == folder)
        return self.registry.kinds[self.registry.entity(kind, id).kind].shape

    def named(self, path: str) -> str:
        """The name of whatever has its page at this path: an actor, a place, a topic, a brief, a section, a list, a plain page."""
        path = pagekinds.base(path) or path
        folder, _, rest = path.partition("/")
        if rest == "index" or rest.startswith("kinds/") or folder in {address.TIMELINE, address.GRAPH}:
            return self.t(f"nav.{folder}")
        for kind, name in address.FOLDERS.items():
            if name == folder:
                return self.registry.entity(kind, rest).name[self.lang]
        named = {
            address.COMPARE: lambda: self.t("compare.title"),
            address.BALANCE: lambda: self.t("balance.title"),
            address.WANTED: lambda: self.t("wanted.title"),
            address.OFFICES: lambda: self.t("office.title"),
            "pairs": lambda: self.listed([self.actor(id).text for id in address.ends(rest)]),
            "topics": lambda: self.registry.topics[rest].label[self.lang],
            "authors": lambda: self.registry.authors[rest].name[self.lang],
        }
        if folder in named:
            return named[folder]()
        if folder == "briefs":
            brief, _, stem = rest.rpartition("/")
            return self.title(brief if stem == "index" else f"{brief}/{stem[:2]}")
        pages = self.site.corpus.pages
        titles = (
            page.title
            for lang in (self.lang, Lang.AR)
            for page in pages
            if page.path == f"docs/{address.source(lang, path)}"
        )
        return next(titles, path)

    def topic(self, id: str) -> LinkView:
        of = self.registry.topics[id]
        return LinkView(of.label[self.lang], self.href(*routes.topic_place(of, self.edition.routes)))

    def topics(self, ids: Iterable[str]) -> tuple[LinkView, ...]:
        return tuple(self.topic(id) for id in ids)

    def years(self, years: Iterable[str]) -> tuple[LinkView, ...]:
        """Links to years; none to one that only the Arabic names, where an Arabic text stands in for a translation."""
        return tuple(self.year(year) for year in years if year in self.edition.years)

    def year(self, year: str) -> LinkView:
        return LinkView(self.t.number(year), self.href(*routes.year_place(year, self.edition)))

    def listed(self, names: Sequence[str]) -> str:
        """Names in one line, as one reads them out: one and another, or one, another, and a third."""
        *others, last = names or ("",)
        joined = self.t("list.next" if self.lang is Lang.AR else "list.comma").join(others)
        return f"{joined}{self.t('list.last')}{last}" if others else last

    # ------------------------------------------------------------ briefs and sections, by id

    def text_lang(self, of: Brief | Section) -> Lang:
        """The language of the text that a page shows: Arabic where this language has no translation yet."""
        return self.lang if self.lang in of.documents else Lang.AR

    def holder(self, id: str) -> Brief | Section:
        """The section, or the brief whose own page has this id."""
        return self.site.sections.get(id) or self.site.briefs[id]

    def text(self, of: Brief | Section) -> LinkedText:
        """The text that a page shows."""
        return self.site.editions[self.text_lang(of)].texts[of.id]

    def shown(self, id: str) -> LinkedText:
        """The same, by the id of a section or of a brief's own page: what its other languages say is not looked at."""
        lang = self.lang if self.lang in self.site.heads[id].titles else Lang.AR
        return self.site.editions[lang].texts[id]

    def cross(self, of: Brief | Section) -> CrossReference:
        """What the text that a page shows is about."""
        return self.site.editions[self.text_lang(of)].cross[of.id]

    def foreign(self, of: Brief | Section) -> tuple[str, str]:
        """Language and direction of the text that a page shows, where they are not the page's; else two times ""."""
        return ("", "") if self.text_lang(of) is self.lang else (Lang.AR, scripts.RTL)

    def outdated(self, of: Brief | Section) -> bool:
        """Whether this language shows a translation of an Arabic text that has changed since."""
        shown = self.lang is not Lang.AR and self.lang in of.documents
        return shown and self.site.translations[of.id].state is TranslationState.STALE

    def title(self, id: str) -> str:
        """The title of a section, or of a brief; the Arabic one where this language has none."""
        return self._titles(id).title

    def halves(self, id: str) -> tuple[str, ...]:
        """The title in the parts on which its lines may break first: at a colon."""
        name, colon, claim = self.title(id).partition(": ")
        return (f"{name}:", claim) if colon else (self.title(id),)

    def short(self, id: str) -> str:
        """The title for narrow places: the author's own short one, or else the first words."""
        titles = self._titles(id)
        return titles.short or shortened(titles.title)

    def description(self, id: str) -> str:
        return self._titles(id).description

    def _titles(self, id: str) -> Titles:
        titles = self.site.heads[id].titles
        return titles.get(self.lang) or titles[Lang.AR]

    def section_href(self, id: str, anchor: str = "") -> str:
        head = self.site.heads[id]
        return self.href(address.text(head.brief, head.stem), anchor)

    def brief_of(self, id: str) -> str:
        return self.site.heads[id].brief

    def number(self, id: str) -> int:
        return self.site.heads[id].number

    def listed_on(self, id: str) -> DateText:
        """The date under which the brief of a text is listed."""
        return self.date(self.site.heads[id].date)

    def part(self, number: int) -> str:
        """The name of a brief's part within the brief: «المحور 4», or (0) of what stands on its own page."""
        return self.t("section.numbered", number=self.t.number(number)) if number else self.t("brief.own_page")

    def section_link(self, id: str, words: str = "") -> LinkView:
        """A link that names the section, or a brief's own part, in few words: «المحور 4، short title of the brief».
        With `words` of it, it leads to their sentence."""
        head, href = self.site.heads[id], self.section_href(id, self.sentence_of(id, words) if words else "")
        if not head.number:
            return LinkView(self.t("source.own_page", part=self.part(0), title=self.short(id)), href)
        return LinkView(self.t("source.section", title=self.short(head.brief), number=self.t.number(head.number)), href)

    # ------------------------------------------------------------ dates, events

    def date(self, edtf: str) -> DateText:
        """A date in words; without any where it is "" and so not known."""
        precise = dates.precise(edtf)
        return DateText(
            self.t.number(dates.words(edtf, self.lang)),
            dates.machine(edtf),
            precise,
            self.t.number(dates.year_of(edtf)),
        )

    def term(self, edtf: str) -> DateText:
        """How long somebody held an office: «منذ 27 أكتوبر 2022»; of a bare date, that they held it then."""
        first, _, last = edtf.partition("/")
        how = "between" if last not in ("", "..") else "since" if last else "on" if dates.precise(edtf) else "in"
        said = self.t(f"term.{how}", first=self._moment(first), last=self._moment(last))
        return replace(self.date(first), text=said)

    def _moment(self, edtf: str) -> str:
        said = self.t.number(dates.words(edtf, self.lang))
        return said if "-" in edtf else self.t("term.year", year=said)

    def event(self, of: Event) -> EventView:
        return EventView(
            title=of.title[self.lang],
            href=self.section_href(of.section, self.sentence_of(of.section, of.evidence[self.lang])),
            date=self.date(of.date) if of.date else None,
            source=self.section_link(of.section, of.evidence[self.lang]),
            mode=str(of.mode),
            mode_label=self.mode(of.mode),
            actors=tuple(self.actor(id) for id in of.actors),
            places=tuple(self.place(id) for id in of.places),
            evidence=self.evidence(of.section, of.evidence[self.lang]),
        )

    def quotation(self, id: str, words: str) -> Quotation:
        """Words of a section or of a brief's own page, in the whole sentences that hold them there."""
        text = self.shown(id)
        return whole(words, text.plain, text.lang)

    def sentence_of(self, id: str, words: str) -> str:
        """The id of the sentence that begins words of a section, or of a brief's own page; "" where they do not stand there."""
        text = self.shown(id)
        found = find(words, text.plain)
        return text.sentence_at(found[0]) if found else ""

    def evidence(self, id: str, *passages: str) -> Evidence:
        """Passages of the same sentences, in those sentences and marked."""
        quotations = [self.quotation(id, words) for words in passages]
        text, parts, done = quotations[0].text, [], 0
        for start, end in sorted((each.start, each.end) for each in quotations):
            if end > done:
                parts += [
                    QuotePart(text[done : max(start, done)], False),
                    QuotePart(text[max(start, done) : end], True),
                ]
                done = end
        parts.append(QuotePart(text[done:], False))
        return Evidence(tuple(part for part in parts if part.text), quotations[0].before)

    def mode(self, mode: Mode) -> str:
        """Said only where a reader has to infer it as the author did."""
        return self.t("mode.implied") if mode is Mode.IMPLIED else ""

    def minutes(self, words: int) -> int:
        return max(1, round(words / WORDS_A_MINUTE))


SHORT = 44
"""Letters of a title in a narrow column."""

_LOOSE = frozenset(words("shortening", "loose").split())
"""Words that lead on to the next: a title cut after one of them seems broken off."""


def shortened(title: str) -> str:
    """A title cut after a whole word, at a comma where one stands late enough."""
    if len(title) <= SHORT:
        return title
    start = title[: SHORT + 1].rpartition(" ")[0]
    comma = max(start.rfind("،"), start.rfind(","))
    words = (start[:comma] if comma > SHORT // 2 else start).split()
    while len(words) > 1 and words[-1] in _LOOSE:
        words.pop()
    return " ".join(words).rstrip("،,؛;:") + "…"
