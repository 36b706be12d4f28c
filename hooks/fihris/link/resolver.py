"""From forms to mentions: every form that was found is settled by a rule, or reported as unsettled.

| rule                    | the form means                                                                          |
|-------------------------|-----------------------------------------------------------------------------------------|
| `explicit:link`         | what the author's own link says: `[نص](actor:id)`                                       |
| `name`, `alias`         | the one actor or place it names                                                         |
| `government-of`         | the government of a place named after «حكومتي»: «حكومتي بغداد وإقليم كردستان»             |
| `metonym:default`       | the actor a place's name stands for, where something around it speaks of what actors do  |
| `metonym:place-context` | the place itself, where its context makes it one («في واشنطن»); no mention if the       |
|                         | registry has no such place                                                              |
| `weak:nationality`      | the body whose country a nisba settles: «مجلس الأمن القومي الأمريكي»                      |
| `weak:established`      | the one body that the brief names in full elsewhere, before or after; of people who      |
|                         | share a surname the one who is named in full nearest before; where something around it   |
|                         | speaks for a person or body (grounds.py), and not for an ordinary word                   |
| `weak:coordination`     | the body of the one country of the bodies it is joined to                               |
| `office:nationality`    | the body whose country a nisba (or in English a state) beside it settles; of a title    |
|                         | the one who held the office at the sentence's year, or else at the brief's date         |
| `office:coordination`   | ... or the bodies it is joined to settle                                                |
| `office:itself`         | the office: its holder at that time is unknown, another's name stands beside the title, |
|                         | or a word like «السابق», or «منصب» before it                                            |
| `office:country`,       | the one body, or holder of an office, of the one country of which the whole text        |
| `weak:country`          | speaks, or whose people and bodies the sentence names                                    |
| `family`                | the record whose name is made like it: «الفصائل المرتبطة بإيران»                         |
| `nisba`                 | the adjective of an actor or place; a class of its own                                  |

No mention at all: a title beside its holder's name (the name is the mention); what is bound to another brief than this; a weak alias that stands as an
adjective («الجيش السوداني»), or that the nisba of another country describes. What these hide then shows.
Everything else is unsettled: several actors fit, none is established, or no nationality is settled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from sys import intern
from typing import Final

from fihris.model import Lang, Mention, MentionClass, Registry, Unsettled
from fihris.text.reading import How, Reading

from . import compounds, headlines, letters
from .candidates import Candidate, Candidates, Sense
from .context import Context
from .decisions import Decision, Doubt, Settled
from .families import Families
from .findings import UNKNOWN, Asked, Findings, Setting
from .fullnames import FullNames
from .lexicon import Entry, Lexicon
from .matcher import Match, Matcher, inside
from .neighbours import REACH, fall
from .noted import Noted
from .places import Lines, Places
from .reasons import HIDING, HOLDER, LENGTHENING, OTHER
from .rules import Rules

CLASSES: Final = {
    Sense.NAME: MentionClass.NAME,
    Sense.ALIAS: MentionClass.ALIAS,
    Sense.WEAK: MentionClass.WEAK,
    Sense.METONYM: MentionClass.METONYM,
    Sense.OFFICE: MentionClass.ALIAS,
    Sense.TITLE: MentionClass.ALIAS,
    Sense.POST: MentionClass.ALIAS,
    Sense.NISBA: MentionClass.NISBA,
    Sense.FAMILY: MentionClass.ALIAS,
    Sense.EXPLICIT: MentionClass.EXPLICIT,
}
NO_PLACE: Final = "it is the place here, and the place has no record"
STRANGER: Final = "it is a state without a record"
WHOLE: Final = "it is a longer name without a record"
ELSEWHERE: Final = "it is bound to another brief"


class Finder:
    """Finds mentions in the documents of one language. Make one and use it for all of them."""

    def __init__(self, registry: Registry, lang: Lang) -> None:
        lexicon = self._whole = Lexicon.of(registry, lang)  # the matcher goes through it, and asks for nothing
        self.forms, self._actors, self._places = Noted(lexicon.entries), Noted(registry.actors), Noted(registry.places)
        self.registry = registry
        self._watched = replace(registry, actors=self._actors, places=self._places)
        self._lexicon = replace(lexicon, entries=self.forms, registry=self._watched)
        self.families = Families(registry, self._lexicon)
        self.names = FullNames(self._lexicon)
        self.kept = headlines.in_capitals(lexicon)
        self.lowered = headlines.lowering(lang, self.kept)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._whole)

    def find_all(
        self, texts: Sequence[Reading], aside: Sequence[Reading] = (), setting: Setting = UNKNOWN
    ) -> list[Findings]:
        """The findings in each of the documents of one brief: a name in one establishes its weak aliases in all.

        The texts `aside`, whose findings come last, are read with them and establish nothing.
        """
        for noted in (self.forms, self.names.known, self.families.owners, self._actors, self._places):
            noted.asked.clear()
        readings = [self._read(text, setting) for text in (*texts, *aside)]
        naming = readings[: len(texts)]
        linked = {id for reading in naming for id in reading.linked()}
        for reading in readings:
            reading.join(self.names)
            reading.join(self.families)
            reading.take(linked)
        established = {id for reading in naming for id in reading.named()}
        return [reading.findings(established) for reading in readings]

    def asked(self) -> Asked:
        """What was asked of the registry for the texts that were read last."""
        ids = frozenset(self._actors.asked | self._places.asked)
        return Asked(
            frozenset(self.forms.asked), frozenset(self.names.known.asked), frozenset(self.families.owners.asked), ids
        )

    def _read(self, prose: Reading, setting: Setting) -> _Text:
        places = Places(prose, self.lowered)
        return _Text(prose, places, self._matcher.find(places.text), self._lexicon, self._watched, setting)


class _Text:
    """One document while it is read."""

    def __init__(
        self,
        prose: Reading,
        places: Places,
        matches: list[Match],
        lexicon: Lexicon,
        registry: Registry,
        setting: Setting,
    ) -> None:
        self.prose = prose
        self.places = places
        self.registry = registry
        self.setting = setting
        self.fallen: list[Doubt] = []
        self.longer: dict[tuple[int, int], Doubt] = {}
        matches.extend(self.explicit())
        matches.sort(key=attrgetter("start"))
        self.context = Context(places.text, matches, lexicon, places.sentence, places.written)

    # -------------------------------------------------------- what is there

    def explicit(self) -> Iterator[Match]:
        """The author's own links as matches."""
        made: dict[tuple[str, str], Candidates] = {}
        for link in self.prose.links:
            kind, _, id = link.target.partition(":")
            entities = {"actor": self.registry.actors, "place": self.registry.places}.get(kind, {})
            if id in entities and link.end > link.start and link.how is not How.HTML:
                start, end = self.places.of(link.start), self.places.of(link.end)
                candidates = made.setdefault((kind, id), Candidates([Candidate.of(entities[id], Sense.EXPLICIT)]))
                yield Match(start, end, start, "", Entry("", candidates, Candidates(), definite=False), candidates)

    def linked(self) -> Iterator[str]:
        """The ids to which the author's own links lead."""
        for match in self.context.matches:
            if match.candidates[0].sense is Sense.EXPLICIT:
                yield match.candidates[0].entity.id

    def join(self, finder: Families | FullNames) -> None:
        """Put phrases that are of a family, or names that are longer, in the place of the matches within them."""
        found = list(finder.find(self.context))
        if found:
            hidden = {each.start for match in found for each in match.inner}
            kept = [each for each in self.context.matches if each.start not in hidden]
            self.context = self.context.with_matches(sorted((*kept, *found), key=attrgetter("start")))

    def take(self, linked: Collection[str]) -> None:
        """Drop the matches that the words around them rule out; what these hid shows.

        What shows may rule out its neighbours in turn: «الجيش» before a «السوداني» that is the nisba.
        """
        context = self.context = self.context.with_matches(list(self._here(self.context.matches, linked)))
        open: Collection[int] = range(len(context.matches))
        while open:
            matches: list[Match] = []
            changed: set[int] = set()
            for index, match in enumerate(context.matches):
                if index not in open or not (why := fall(context, index)):
                    matches.append(match)
                    continue
                if why == OTHER:
                    context.namesakes.setdefault(match.entry.form, []).append(match.start)
                if why == HOLDER:
                    context.titled.add(match.end)
                self._fell(match, why)
                if why in LENGTHENING and not match.entry.surname:
                    self._lengthen(context, index)
                first = len(matches)
                matches.extend(() if why in HIDING else self._here(inside(match), linked))
                changed.update(range(first - REACH, len(matches) + REACH))
            context = self.context = context.with_matches(matches)
            open = changed

    def _fell(self, match: Match, why: str) -> None:
        if match.candidates.registered:
            self.fallen.append(Doubt(match, match.candidates, why))

    def _lengthen(self, context: Context, index: int) -> None:
        """Take down the longer name in which a match stands."""
        if span := compounds.whole(context, index):
            match = context.matches[index]
            self.longer[span] = Doubt(match._replace(start=span[0], end=span[1]), match.candidates, WHOLE)

    def _here(self, matches: Iterable[Match], linked: Collection[str]) -> Iterator[Match]:
        """The matches with what they can mean in this brief: what is bound to another means nothing here, unless a link
        has `linked` it; and by the letters with which they are written."""
        for found in matches:
            match = self._spelt(found) if found.entry.contested else found
            if not match.candidates.bound:
                yield match
                continue
            here = Candidates(
                each
                for each in match.candidates
                if each.entity.brief in ("", self.setting.brief) or each.entity.id in linked
            )
            if here:
                yield match if len(here) == len(match.candidates) else match._replace(candidates=here)
            else:
                self._fell(match, ELSEWHERE)
                yield from self._here(inside(match), linked)

    def _spelt(self, match: Match) -> Match:
        """A match with what it can mean by the letters with which it is written."""
        written = self.places.written(match.start, match.end)
        chosen = letters.chosen(written, match.entry.form, match.candidates, match.entry.rivals)
        return match if chosen == match.candidates else match._replace(candidates=chosen)

    def named(self) -> Iterator[str]:
        """The ids of what is named in full."""
        for match in self.context.matches:
            found = match.candidates.named
            if len(found) == 1:
                yield from found

    # -------------------------------------------------------- what it means

    def findings(self, established: set[str]) -> Findings:
        """All that was found, where the brief has `established` whom its short names mean."""
        settled: list[Settled] = []
        doubts: list[Doubt] = []
        for decision in self._decisions(established):
            if isinstance(decision, Settled):
                settled.append(decision)
            elif decision:
                doubts.append(decision)
        lines = Lines(self.prose.source)
        plain = [self.places.plain(each.match.start, each.end) for each in settled]
        return Findings(
            tuple(self._mention(each, span, lines) for each, span in zip(settled, plain, strict=True)),
            tuple(self._unsettled(each, lines) for each in doubts),
            self.prose,
            tuple(plain),
            tuple(self._unsettled(each, lines) for each in self.fallen),
            tuple(self._unsettled(each, lines) for each in self._strangers()),
            tuple(self._unsettled(each, lines) for _, each in sorted(self.longer.items())),
        )

    def _strangers(self) -> Iterator[Doubt]:
        for match in self.context.matches:
            if unknown := match.candidates.strangers:
                yield Doubt(match, unknown, STRANGER)

    def _decisions(self, established: set[str]) -> Iterator[Decision]:
        covered = -1
        rules = Rules(self.context, self.registry.actors, established, self.setting.date)
        for match, decision in zip(self.context.matches, rules.decide(), strict=True):
            if decision is None:
                self._fell(match, NO_PLACE)
            if decision is None or decision.match.start < covered:
                continue
            yield decision
            if isinstance(decision, Settled):
                covered = decision.end
            elif decision.match.inner:
                yield from self._inner(decision.match, established)

    def _inner(self, match: Match, established: set[str]) -> Iterator[Settled]:
        """What an unsettled office hides is still named: «قائد فيلق القدس» names the Quds Force."""
        if any(self.context.is_person(each.entity) for each in match.candidates):
            return
        shown = [each for found in inside(match) for each in (inside(found) if found.entry.surname else (found,))]
        # «الفصائل» in «الفصائل الموالية لإيران» is no more than the whole
        open = {each.entity.id for each in match.candidates}
        shown = [each for each in shown if open.isdisjoint(one.entity.id for one in each.candidates)]
        # «الرئيس المصري» holds the adjective, not a surname; «رئيس الحكومة في إسبانيا» is told by its sentence
        around = [each for each in self.context.within(*self.context.span(match.start)) if each is not match]
        context = self.context.with_matches(sorted((*around, *shown), key=lambda each: each.start))
        within = {id(each) for each in shown}
        for each in Rules(context, self.registry.actors, established, self.setting.date).decide():
            if isinstance(each, Settled) and id(each.match) in within and each.end <= match.end:
                yield each

    # -------------------------------------------------------- where it stands

    def _mention(self, settled: Settled, plain: tuple[int, int], lines: Lines) -> Mention:
        start, end = self.prose.span(*plain)
        line, column = lines.at(start)
        entity = settled.entity
        surface, cls = self.prose.source[start:end], CLASSES[settled.sense]
        return Mention(start, end, line, column, intern(surface), entity.id, entity.entity, cls, intern(settled.rule))

    def _unsettled(self, doubt: Doubt, lines: Lines) -> Unsettled:
        start, end = self.prose.span(*self.places.plain(doubt.match.start, doubt.match.end))
        candidates = tuple(sorted({each.entity.id for each in doubt.candidates}))
        return Unsettled(start, end, *lines.at(start), self.prose.source[start:end], candidates, doubt.reason)
