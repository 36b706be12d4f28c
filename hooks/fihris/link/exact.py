"""Mentions in a language for which nobody has written rules: full names and aliases as the registry has them, and the author's own links.

Nothing else is a mention there: no surname alone, no adjective, no title, no capital in the place of its government. A name that several
bear is left open, for nothing tells whom it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fihris.model import Entity, EntityKind, Lang, Mention, MentionClass, Registry, Unsettled
from fihris.text.fold import fold, squeeze
from fihris.text.offsets import SAME
from fihris.text.reading import How, Reading

from .findings import UNKNOWN, Asked, Findings, Setting
from .noted import Noted
from .places import Lines
from .words import key

SEVERAL = "several bear the name"


@dataclass(frozen=True, slots=True)
class _Found:
    """A form in the plain text, and whom it may mean."""

    start: int
    end: int
    meant: tuple[Entity, ...]
    cls: MentionClass
    rule: str


class ExactFinder:
    """Finds mentions in the documents of one language. Make one and use it for all of them."""

    def __init__(self, registry: Registry, lang: Lang) -> None:
        self._actors, self._places = Noted(registry.actors), Noted(registry.places)
        self.registry = registry
        self.lowered = str
        self.forms: dict[str, dict[str, tuple[Entity, MentionClass]]] = {}
        for entity in (*registry.actors.values(), *registry.places.values()):
            forms = (
                (entity.name[lang], MentionClass.NAME),
                *((each, MentionClass.ALIAS) for each in entity.aliases[lang]),
            )
            for written, cls in forms:
                if form := key(written):
                    self.forms.setdefault(form, {}).setdefault(entity.id, (entity, cls))
        self._sorted = sorted(self.forms)
        self._automaton = AhoCorasick(
            self._sorted, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find_all(
        self, texts: Sequence[Reading], aside: Sequence[Reading] = (), setting: Setting = UNKNOWN
    ) -> list[Findings]:
        """The findings in each of the documents, those `aside` last: nothing that one says changes what another means."""
        for noted in (self._actors, self._places):
            noted.asked.clear()
        return [self._findings(each, setting) for each in (*texts, *aside)]

    def asked(self) -> Asked:
        """What was asked of the registry for the texts that were read last."""
        return Asked(ids=frozenset(self._actors.asked | self._places.asked))

    def _findings(self, prose: Reading, setting: Setting) -> Findings:
        lines = Lines(prose.source)
        mentions: list[Mention] = []
        doubts: list[Unsettled] = []
        plain: list[tuple[int, int]] = []
        for each in self._told(prose, setting):
            start, end = prose.span(each.start, each.end)
            line, column = lines.at(start)
            surface = prose.source[start:end]
            if len(each.meant) > 1:
                ids = tuple(sorted(of.id for of in each.meant))
                doubts.append(Unsettled(start, end, line, column, surface, ids, SEVERAL))
                continue
            (of,) = each.meant
            mentions.append(Mention(start, end, line, column, surface, of.id, of.entity, each.cls, each.rule))
            plain.append((each.start, each.end))
        return Findings(tuple(mentions), tuple(doubts), prose, tuple(plain))

    def _told(self, prose: Reading, setting: Setting) -> Iterator[_Found]:
        """Everything that is found, in order; of what overlaps the author's own link stays, then the longest."""
        explicit = list(self._explicit(prose))
        taken = {place for each in explicit for place in range(each.start, each.end)}
        named = [each for each in self._named(prose, setting) if taken.isdisjoint(range(each.start, each.end))]
        chosen: list[_Found] = []
        end = 0
        for each in sorted(named, key=lambda found: (found.start, -found.end)):
            if each.start >= end:
                chosen.append(each)
                end = each.end
        yield from sorted((*explicit, *chosen), key=lambda found: found.start)

    def _explicit(self, prose: Reading) -> Iterator[_Found]:
        known = {EntityKind.ACTOR: self._actors, EntityKind.PLACE: self._places}
        for link in prose.links:
            kind, _, id = link.target.partition(":")
            of = known[EntityKind(kind)].get(id) if kind in set(EntityKind) else None
            if of and link.end > link.start and link.how is not How.HTML:
                yield _Found(link.start, link.end, (of,), MentionClass.EXPLICIT, "explicit:link")

    def _named(self, prose: Reading, setting: Setting) -> Iterator[_Found]:
        folded = fold(prose.open, case=False)
        text, spaces = squeeze(folded.text)
        padded = f"{text} "
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if padded[end].isalnum() or padded[start - 1].isalnum():
                continue
            bearers = self.forms[self._sorted[index]].values()
            meant = [(of, cls) for of, cls in bearers if of.brief in ("", setting.brief)]
            if meant:
                span = (start, end) if spaces is SAME else spaces.span(start, end)
                cls = meant[0][1]
                yield _Found(*folded.span(*span), tuple(of for of, _ in meant), cls, str(cls))
