"""Proposals for the front matter of a page, from its text in both languages: each with its sentence and the lines to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from typing import Any, Final

from fihris.author import figures, verbs
from fihris.author.ids import joined
from fihris.author.proposal import Proposal
from fihris.author.sentence import Named
from fihris.author.suggesting import Happening, Said, happenings, relations
from fihris.author.yaml import key, pair, row
from fihris.model import LANGS, UNTRANSLATED, Lang, Registry
from fihris.text import alignment, evidence
from fihris.text.fold import fold_key
from fihris.text.stated import covers

_MINISTER: Final = re.compile(
    r"(?<!\w)[وفبل]?(?P<deputy>(?:مساعدة?|نائبة?|وكيلة?) )?وزيرة? (?P<of>ال\w+)(?: ال\w+)? \Z"
)
_SIDES: Final = frozenset({"led", "member-of"})
"""Relations that say on whose side somebody took part, and (`_PARTS`) that he did."""
_PARTS: Final = frozenset({"took-part-in", "met-with", "met-representatives-of"})
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for frame in verbs.frames("ar") for form in frame.forms)


def _without_and(words: str) -> str:
    """What a sentence says of an event as its title: without the «and» that joins its verb to the sentence before."""
    verb = fold_key(words.split(maxsplit=1)[0][1:]) if words.startswith("و") else ""
    return words[1:] if verb and (verb in _verbs() or _JOINED_VERB.match(verb)) else words


_JOINED_VERB: Final = re.compile(r"و\w{2}|ي\w{3}|ا(?:ت|\wت|ست|ن\w)\w{2}")
"""A verb behind «and», as it is compared: no noun begins so."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its plain text, and who is named where in it. `notes` are the places at which lines of footnotes begin and end."""

    plain: str
    named: tuple[Named, ...]
    notes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: str
    start: int
    end: int


class _Text:
    """A page's sentences in one language, and where their evidence stands."""

    def __init__(self, page: Page, lang: Lang, section: int) -> None:
        self.page, self.lang, self.section = page, lang, section
        self.sentences = [_Sentence(id, *span) for id, span in evidence.identified(page.plain)]

    def is_note(self, n: int) -> bool:
        """Whether a sentence stands in a footnote: there a date is that of what is cited."""
        return any(start <= self.sentences[n].start < end for start, end in self.page.notes)

    def words(self, n: int) -> str:
        return self.page.plain[self.sentences[n].start : self.sentences[n].end]

    def named(self, n: int) -> list[Named]:
        of = self.sentences[n]
        return [
            replace(each, start=each.start - of.start, end=each.end - of.start)
            for each in self.page.named
            if of.start <= each.start and each.end <= of.end
        ]

    def parts(self) -> list[alignment.Part]:
        names = [[each.id for each in self.named(n)] for n in range(len(self.sentences))]
        return alignment.read(self.page.plain, [(each.start, each.end) for each in self.sentences], names)

    def reference(self, n: int, start: int = 0, end: int = 0) -> str:
        """The id of a sentence; of the words from `start` to before `end` of it."""
        whole = f"s{self.section}-{self.sentences[n].id}"
        spans = [found.span() for found in re.finditer(r"\S+", self.words(n))]
        inside = [place for place, (first, last) in enumerate(spans, 1) if first < end and last > start]
        return whole if not inside or len(inside) == len(spans) else f"{whole}:{inside[0]}-{inside[-1]}"


class Reader:
    """Reads one page. `section` is its number, 0 for a brief's own; `present` its front matter, of which nothing is proposed again."""

    def __init__(
        self, pages: Mapping[Lang, Page], section: int, registry: Registry, present: Mapping[str, Any]
    ) -> None:
        self._texts = {lang: _Text(page, lang, section) for lang, page in pages.items()}
        self._second = next((lang for lang in pages if lang is not Lang.AR), Lang.EN)
        self._section, self._registry, self._present = section, registry, present
        self._pairs = self._aligned()

    def proposals(self) -> Iterator[Proposal]:
        said = list(self._relations())
        yield from said
        yield from self._events()
        if self._section == 0:
            yield from self._participants(said)
            yield from self.figures()
        yield from self._topics()

    # ------------------------------------------------------------ relations

    def _relations(self) -> Iterator[Proposal]:
        told = {(each["source"], each["relation"], each["target"]) for each in self._present.get("relations") or ()}
        for ours, theirs in self._pairs:
            found: dict[tuple[str, str, str], dict[Lang, tuple[int, Said]]] = {}
            for lang, places in self._read(ours, theirs):
                for n in places:
                    text = self._texts[lang]
                    for said in (*relations(text.words(n), text.named(n), lang), *self._offices(text, n)):
                        found.setdefault((said.source, said.kind, said.target), {}).setdefault(lang, (n, said))
            for triple, sides in found.items():
                if triple in told or triple[1] not in self._registry.relation_kinds:
                    continue
                told.add(triple)
                spans = {lang: (n, said.start, said.end) for lang, (n, said) in sides.items()}
                hedged = any(said.hedged for _, said in sides.values())
                yield self._relation(
                    triple, hedged, self._evidence(ours, theirs, spans), self._sentence(ours, theirs, spans)
                )

    def _read(self, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[Lang, Sequence[int]]]:
        """The sentences that the table of verbs can read: of a second language that it has not, none."""
        yield Lang.AR, ours
        if self._second in LANGS:
            yield self._second, theirs

    def _offices(self, text: _Text, n: int) -> Iterator[Said]:
        """«وزير الدفاع فلان» names a ministry too: the one of that name in the state whose he is."""
        if text.lang is not Lang.AR:
            return
        words, named = text.words(n), text.named(n)
        for each in named:
            found = _MINISTER.search(words[: each.start])
            if not each.person or not found:
                continue
            beside = {other.id for other in named if found.start() <= other.start < each.start}
            country = next(iter(beside & self._registry.actors.keys()), self._registry.actors[each.id].country)
            ministry = fold_key(f"وزارة {found['of']}")
            bodies = [
                of.id
                for of in self._registry.actors.values()
                if country in {of.country, of.id} and fold_key(of.name.ar).startswith(ministry)
            ]
            if len(bodies) == 1:
                kind = "official-of" if found["deputy"] else "minister-of"
                yield Said(each.id, kind, bodies[0], True, found.start(), each.end, False)

    def _relation(self, triple: tuple[str, str, str], hedged: bool, proof: str, sentence: str) -> Proposal:
        source, kind, target = triple
        of = self._registry.relation_kinds[kind]
        mode = "implied" if hedged else "stated"
        yaml = f"- {{source: {key(source)}, relation: {kind}, target: {key(target)}, mode: {mode}, evidence: {proof}}}"
        what = {"source": source, "relation": kind, "target": target, "mode": mode}
        return Proposal("relations", yaml, sentence, what, hedged or not of.forms(Lang.AR))

    # ------------------------------------------------------------ events

    def _events(self) -> Iterator[Proposal]:
        told = [str(each.get("date", "")) for each in self._present.get("events") or ()]
        actors = [set(each.get("actors", ())) for each in self._present.get("events") or () if not each.get("date")]
        ids = {str(each.get("id", "")) for each in self._present.get("events") or ()}
        for ours, theirs in self._pairs:
            for happening, n, lang in self._happenings(ours, theirs):
                if happening.date and any(date and covers(date, happening.date) for date in told):
                    continue
                if not happening.date and any(set(happening.actors) <= each for each in actors):
                    continue
                told.append(happening.date)
                actors.append(set(happening.actors))
                yield self._event(happening, ids, n, lang, ours, theirs)

    def _happenings(self, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[Happening, int, Lang]]:
        """What the Arabic says happened, then what only the English does."""
        dates: set[str] = set()
        doers: list[set[str]] = []
        for lang, places in self._read(ours, theirs):
            for n in places:
                text = self._texts[lang]
                for each in () if text.is_note(n) else happenings(text.words(n), text.named(n), lang):
                    new = each.date not in dates if each.date else not any(set(each.actors) & done for done in doers)
                    if new:
                        dates.add(each.date)
                        doers.append(set(each.actors))
                        yield each, n, lang

    def _event(
        self, of: Happening, ids: set[str], n: int, lang: Lang, ours: Sequence[int], theirs: Sequence[int]
    ) -> Proposal:
        """The proposal of an event, under an id that is none of `ids`, to which it is added."""
        spans = {lang: (n, of.start, of.end)}
        words = _without_and(self._texts[lang].words(n)[of.start : of.end].strip(" ،,.؛;"))
        arabic = words if lang is Lang.AR else self._texts[Lang.AR].words(ours[0]).strip(" .") if ours else UNTRANSLATED
        title = pair(arabic, UNTRANSLATED if lang is Lang.AR else words)
        id = joined(filter(None, (*of.actors[:2], of.date[:4]))) or f"event-{of.date}"
        id = next(each for each in chain([id], (f"{id}-{number}" for number in count(2))) if each not in ids)
        ids.add(id)
        fields = [f"id: {key(id)}", *([f'date: "{of.date}"'] if of.date else []), f"title: {title}"]
        fields += [f"{name}: {row(each)}" for name, each in (("actors", of.actors), ("places", of.places)) if each]
        fields += ["mode: stated", f"evidence: {self._evidence(ours, theirs, spans)}"]
        what = {"date": of.date, "actors": of.actors, "places": of.places}
        return Proposal("events", f"- {{{', '.join(fields)}}}", self._sentence(ours, theirs, spans), what, True)

    # ------------------------------------------------------------ who took part, figures, topics

    def _participants(self, said: Iterable[Proposal]) -> Iterator[Proposal]:
        event = self._present.get("event") or {}
        told = {each["actor"] for each in event.get("participants", ())}
        said = list(said)
        sides = {each.what["source"]: each.what["target"] for each in said if each.what["relation"] in _SIDES}
        told |= {*sides.values(), *(each.what["target"] for each in said if each.what["relation"] == "took-part-in")}
        for each in said:
            if each.what["relation"] not in _SIDES | _PARTS:
                continue
            for actor in (each.what["source"], each.what["target"]):
                of = self._registry.actors.get(actor)
                shape = self._registry.kinds[of.kind].shape if of and of.kind in self._registry.kinds else ""
                if actor in told or shape not in {"person", "org"}:
                    continue
                told.add(actor)
                side = f", side: {key(sides[actor])}" if actor in sides else ""
                yield Proposal(
                    "event.participants", f"- {{actor: {key(actor)}{side}}}", each.sentence, {"actor": actor}
                )

    def figures(self) -> Iterator[Proposal]:
        """The figures of the page; they stand in the front matter of the brief's own."""
        told = {fold_key(str(each["value"]["ar"])) for each in self._present.get("figures") or ()}
        text = self._texts[Lang.AR]
        for n in range(len(text.sentences)):
            for each in figures.find(text.words(n)):
                if each.label and fold_key(each.value) not in told:
                    told.add(fold_key(each.value))
                    yaml = f"- {{value: {pair(each.value, each.english)}, label: {pair(each.label, UNTRANSLATED)}, section: {self._section}}}"
                    yield Proposal("figures", yaml, text.words(n), {"value": each.value}, True)

    def _topics(self) -> Iterator[Proposal]:
        """Topics whose label the text has, word by word; for a brief's own page the broad ones, the finer are of its sections."""
        told = set(self._present.get("topics") or ())
        for id, topic in self._registry.topics.items():
            if self._section == 0 and topic.broad:
                continue
            for lang, text in self._texts.items():
                wanted = {_stem(word, lang) for word in _WORDS.findall(fold_key(topic.label[lang]))}
                held = next(
                    (n for n in range(len(text.sentences)) if wanted and wanted <= _stems(text.words(n), lang)), None
                )
                if held is not None and id not in told:
                    told.add(id)
                    yield Proposal("topics", id, text.words(held), {"topic": id})

    # ------------------------------------------------------------ evidence

    def _aligned(self) -> list[alignment.Pair]:
        ours = self._texts[Lang.AR].parts()
        if self._second not in self._texts:
            return [((n,), ()) for n in range(len(ours))]
        return alignment.aligned(ours, self._texts[self._second].parts())

    def _evidence(self, ours: Sequence[int], theirs: Sequence[int], spans: Mapping[Lang, tuple[int, int, int]]) -> str:
        """The words in the language that says it, and in the other the sentence beside it."""
        given = {}
        for lang, places in ((Lang.AR, ours), (self._second, theirs)):
            if lang in spans:
                given[lang] = self._texts[lang].reference(*spans[lang])
            elif places:
                given[lang] = self._texts[lang].reference(places[0])
        return pair(given.get(Lang.AR, UNTRANSLATED), given.get(self._second, UNTRANSLATED))

    def _sentence(self, ours: Sequence[int], theirs: Sequence[int], spans: Mapping[Lang, tuple[int, int, int]]) -> str:
        lang = Lang.AR if Lang.AR in spans else next(iter(spans))
        return (
            self._texts[Lang.AR].words(ours[0])
            if ours
            else self._texts[lang].words(spans[lang][0] if lang in spans else theirs[0])
        )


def _stems(words: str, lang: str) -> set[str]:
    return {_stem(word, lang) for word in _WORDS.findall(fold_key(words))}


def _stem(word: str, lang: str) -> str:
    """A word without what is joined to it."""
    if lang == "ar":
        bare = re.sub(r"^[وفبلك]?(?:ال|لل)", "", word)
        return re.sub(r"(?:يه|ه|ي|ات|ين)\Z", "", bare) if len(bare) > 4 else bare
    return word.removesuffix("’s").removesuffix("s")
