"""Judges what a finder found by what is marked. The rules of judgement are in README.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fihris.link.candidates import POSTS, Sense
from fihris.link.findings import Setting
from fihris.link.lexicon import Lexicon
from fihris.link.resolver import Finder
from fihris.model import Entity, Lang, Mention, Registry
from fihris.text.clitics import ARTICLE_CHAINS, LAM_CHAINS, PLAIN_CHAINS, SHORT_LAM_CHAINS
from fihris.text.fold import fold_key
from fihris.text.markdown import read

from .gold import Item, Mark

_CHAINS: Final = PLAIN_CHAINS | ARTICLE_CHAINS | LAM_CHAINS | SHORT_LAM_CHAINS | {""}
_NAMING: Final = ("name", "alias", "nisba", "metonym")
_BY_TRUST: Final = (
    Sense.METONYM,
    Sense.NAME,
    Sense.ALIAS,
    Sense.NISBA,
    Sense.WEAK,
    Sense.OFFICE,
    Sense.TITLE,
    Sense.POST,
)
RISKY: Final = ("weak", "office", "metonym", "family", "collective")


class Verdict(StrEnum):
    """`allowed` counts for nothing: it may be linked and need not be."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one mention or of one mark. `rule` is empty where something was missed; `cls` is the mention's, or
    where there is none the mark's; `wanted` is the mark's class where there is a mark to be found."""

    item: Item
    verdict: Verdict
    surface: str
    found: str
    ids: tuple[str, ...]
    rule: str
    cls: str
    wanted: str


class Judge:
    """Judges items of one language. `registry` is what the finder finds, and what a mark's class is told by."""

    def __init__(self, registry: Registry, lang: Lang) -> None:
        self._registry = registry
        self._finder = Finder(registry, lang)
        self._lexicon = Lexicon.of(registry, lang)

    def all(self, items: Iterable[Item]) -> list[Judgement]:
        """The judgements of every item, each found in a brief of its own."""
        return [judgement for item in items for judgement in self._item(item)]

    def _item(self, item: Item) -> Iterator[Judgement]:
        (findings,) = self._finder.find_all([read(item.text)], setting=Setting(item.date))
        hit: set[Mark] = set()
        for mention in findings.mentions:
            marks = [mark for mark in item.marks if mark.start < mention.end and mention.start < mark.end]
            right = next((mark for mark in reversed(marks) if mention.id in mark.ids), None)
            if right and right not in hit:
                hit.add(right)
                verdict, wanted = (Verdict.ALLOWED, "") if right.optional else (Verdict.RIGHT, self._class(item, right))
            else:
                verdict, wanted = Verdict.ALLOWED if self._is_part(mention, marks) else Verdict.WRONG, ""
            ids = tuple(dict.fromkeys(id for mark in marks for id in mark.ids))
            yield Judgement(
                item, verdict, mention.surface, mention.id, ids, mention.rule, class_of_rule(mention.rule), wanted
            )
        for mark in item.marks:
            if mark not in hit and not mark.optional and not any(outer.holds(mark) for outer in hit):
                cls = self._class(item, mark)
                yield Judgement(item, Verdict.MISSED, mark.words, "", mark.ids, "", cls, cls)

    def _is_part(self, mention: Mention, marks: Sequence[Mark]) -> bool:
        """Whether a mention is true as far as it goes: the state or body named within a phrase that was to be found whole."""
        part = self._entity(mention.id)
        state = part.kind == "state" and class_of_rule(mention.rule) in _NAMING
        return part.kind != "person" and any(
            (state or self._is_office(mark))
            and mark.ids[0] not in self._registry.places
            and mark.start <= mention.start
            and mention.end <= mark.end
            and mention.end - mention.start < mark.end - mark.start
            for mark in marks
        )

    def _is_office(self, mark: Mark) -> bool:
        """Whether what is marked is an office, or who held it is meant by its title."""
        return any(
            office.id in mark.ids or {holder.actor for holder in office.holders} & set(mark.ids)
            for office in self._registry.actors.values()
            if office.kind == "office" and self._has_title(office, mark)
        )

    def _has_title(self, office: Entity, mark: Mark) -> bool:
        return any(fold_key(title) in fold_key(mark.words) for title in office.titles[self._lexicon.lang])

    def _entity(self, id: str) -> Entity:
        return self._registry.actors.get(id) or self._registry.places[id]

    def _class(self, item: Item, mark: Mark) -> str:
        """In what way the words of a mark stand for it; where no record lists them, a title's, or what its item presses on."""
        surface = fold_key(mark.words, case=False)
        for chain in sorted(_CHAINS, key=len):
            entry = self._lexicon.entries.get(surface.removeprefix(chain)) if surface.startswith(chain) else None
            candidates = (*entry.full, *entry.lam) if entry else ()
            senses = {each.sense for each in candidates if each.entity.id in mark.ids or each.sense is Sense.METONYM}
            if any(each.entity.id in mark.ids for each in candidates):
                sense = next(sense for sense in _BY_TRUST if sense in senses)
                office = sense in POSTS or (sense is not Sense.WEAK and self._entity(mark.ids[0]).kind == "office")
                return "office" if office else str(sense)
        return "office" if self._is_office(mark) else item.cls


def class_of_rule(rule: str) -> str:
    """The class of mentions that a rule makes: the word before its colon."""
    head = rule.partition(":")[0]
    return {"explicit": "name", "government-of": "alias"}.get(head, head)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, and what follows from them. Both shares are None where there is nothing to be right about."""

    right: int
    wrong: int
    found: int
    missed: int

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.found / (self.found + self.missed) if self.found + self.missed else None


def score(judgements: Iterable[Judgement], cls: str = "", rule: str = "") -> Score:
    """The score of all, of one class, or of one rule. Precision goes by the class of what was found, recall by the class
    of what was to be found; a rule has precision alone."""
    listed = list(judgements)
    made = [each for each in listed if each.rule and (not cls or each.cls == cls) and (not rule or each.rule == rule)]
    wanted = [each for each in listed if each.wanted and (not cls or each.wanted == cls)]
    return Score(
        sum(each.verdict is Verdict.RIGHT for each in made),
        sum(each.verdict is Verdict.WRONG for each in made),
        sum(each.verdict is Verdict.RIGHT for each in wanted),
        sum(each.verdict is Verdict.MISSED for each in wanted),
    )
