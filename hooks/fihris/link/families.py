"""Families of forms: «الفصائل المسلحة المرتبطة بإيران» is found by what it is made of, with no list of spellings.

A record whose name is made like one stands for its family: `data/families.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from fihris.model import Entity, Lang, Registry
from fihris.text.clitics import ARTICLE

from . import groups
from .candidates import NAMED, Candidate, Candidates, Sense
from .context import Context, nations
from .lexicon import Entry, Lexicon
from .matcher import Match
from .noted import Noted
from .words import choice, key, listed, table, words

_WORD: Final = re.compile(r"\w+")
_CLITICS: Final = ("", *"وفبلك")
_OPENING: Final = '"“«('
_REACH: Final = 100  # characters before or behind a state's name
_STATES: Final = NAMED | {Sense.METONYM, Sense.NISBA}
_GROUPS: Final = "groups"
_FORCES: Final = "armed-force"
_TO: Final = (" من ", " من قبل ", " من جانب ", " مع ", " علي ", " ل", " ب")
_WRITTEN_ON: Final = (" ب",)
"""Prepositions between a tie, or what is stationed, and a state; some are written on its name."""
_LETTERS: Final = frozenset("لب")
"""Those that are."""


class Family(NamedTuple):
    """A noun's class, the state whose they are, and the state in or on which, "" for groups of a patron."""

    noun: str
    of: str
    where: str


class _Phrase(NamedTuple):
    """What a pattern found: where it starts, the class of its noun, and the adjectives in between."""

    start: int
    end: int
    noun: str
    between: str


class Families:
    """The families for which a registry has records, in one language."""

    def __init__(self, registry: Registry, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.owners: Noted[Family, Entity] = Noted({})
        for entity in registry.actors.values():
            family = self._of(key(entity.name[lexicon.lang]))
            if family and family.of in registry.actors:
                self.owners.setdefault(family, entity)
        self.states = {state for family in self.owners for state in (family.of, family.where) if state}

    def find(self, context: Context) -> Iterator[Match]:
        """The mentions of families in a text, given the matches that it has without them."""
        meant = {id(each.candidates): self._state(each.candidates) for each in context.various}
        known = {each: states for each, states in meant.items() if states & self.states}
        for index, match in enumerate(context.matches):
            if states := known.get(id(match.candidates)):
                owned, tied = _owned(context, match), _phrases(context, match)
                if owned or tied:
                    yield from self._at(context, index, states, owned, tied)

    def _at(
        self, context: Context, index: int, states: frozenset[str], owned: list[_Phrase], tied: list[_Phrase]
    ) -> Iterator[Match]:
        for phrase in (*tied, *owned):
            owner = self._owner(phrase, states)
            if phrase in owned and owner and not self._at_home(context, phrase, states, owner):
                continue
            covered = any(
                each.start <= phrase.start and phrase.end <= each.end
                for each in context.matches[max(0, index - 4) : index + 2]
            )
            if owner and not covered and not self._elsewhere(context, index, phrase, owner):
                candidates = Candidates([Candidate.of(owner, Sense.FAMILY)])
                inner = tuple(
                    each
                    for each in context.matches[max(0, index - 8) : index + 2]
                    if phrase.start <= each.start and each.end <= phrase.end
                )
                entry = Entry("", candidates, Candidates(), definite=True)
                yield Match(phrase.start, phrase.end, phrase.start, "", entry, candidates, inner)

    def _owner(self, phrase: _Phrase, states: frozenset[str]) -> Entity | None:
        """The one record that stands for the family of a phrase that ends, or begins, with one of the states."""
        if phrase.noun == _GROUPS:
            keys = [Family(_GROUPS, state, "") for state in states]
        else:
            keys = [Family(phrase.noun, of, state) for state in states for of in self._nations(phrase.between)]
        found = {each.id: each for family in keys if (each := self.owners.get(family))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _elsewhere(self, context: Context, index: int, phrase: _Phrase, owner: Entity) -> bool:
        """Whether the words speak of a family of another country: «ميليشيات يمنية …», «… في لبنان»."""
        if phrase.noun != _GROUPS or not owner.country:
            return False
        lang, between = context.lexicon.lang, phrase.between
        if lang is Lang.EN:
            between = f"{context.word_before(phrase.start)[0]} {between}"
        own = self._nations(between)
        if (own and owner.country not in own) or any(
            _may_be_name(lang, word) and not self._nations(word) for word in between.split()
        ):
            return True
        if groups.abroad(context, phrase.start, phrase.end, owner.country) or groups.at_sea(
            context, phrase.start, owner.country
        ):
            return True
        around = [each for each in context.within(*context.span(phrase.start)) if not self._is_stationed(each, owner)]
        others = nations(around) - nations([context.matches[index]])
        return bool(others) and owner.country not in context.nations

    def _is_stationed(self, match: Match, owner: Entity) -> bool:
        """Whether it is of forces that the registry knows to be in the country of a record: «القوات الأمريكية ومليشيات …» may be in Iraq."""
        guests = {family.of for family in self.owners if family.where == owner.country}
        return any(each.entity.kind == _FORCES and each.entity.country in guests for each in match.candidates)

    @staticmethod
    def _at_home(context: Context, phrase: _Phrase, patrons: frozenset[str], owner: Entity) -> bool:
        """Whether a sentence that says of no tie whose they are speaks of the record's own country, and of no third one."""
        around = context.within(*context.span(phrase.start))
        others = [each for each in around if each.end <= phrase.start or each.start >= phrase.end]
        return nations(others) - patrons == {owner.country}

    def _nations(self, between: str) -> frozenset[str]:
        found = [
            self._lexicon.entries.get(bare) for word in between.split() for bare in {word, word.removeprefix("ال")}
        ]
        return frozenset(chain.from_iterable(self._state(entry.full) for entry in found if entry))

    @staticmethod
    def _state(candidates: Sequence[Candidate]) -> frozenset[str]:
        return frozenset(each.entity.id for each in candidates if each.sense in _STATES and not each.entity.country)

    def _of(self, name: str) -> Family | None:
        """The family that a folded name is made like."""
        lang = self._lexicon.lang
        for start in range(len(name)):
            entry = (
                self._lexicon.entries.get(name[start:])
                if not start or not name[start - 1].isalnum() or lang is Lang.AR
                else None
            )
            states = self._state(entry.full) if entry else frozenset()
            for phrase in _before(lang, name, start) if states else ():
                if phrase.start == 0 and phrase.noun == _GROUPS:
                    return Family(_GROUPS, min(states), "")
                if phrase.start == 0 and (of := self._nations(phrase.between)):
                    return Family(phrase.noun, min(of), min(states))
        return self._joined(name) if lang is Lang.EN else None

    def _joined(self, name: str) -> Family | None:
        """ "Pro-Iran militias", "Iran-backed militias"."""
        found = re.match(r"(?:[Pp]ro-)?([A-Z]\w+)", name)
        entry = self._lexicon.entries.get(found[1]) if found else None
        states = self._state(entry.full) if entry else frozenset()
        fits = found and states and any(True for _ in _behind(name, found.start(1), found.end(1)))
        return Family(_GROUPS, min(states), "") if fits else None


def _phrases(context: Context, match: Match) -> list[_Phrase]:
    lang, text = context.lexicon.lang, context.text
    found = []
    if match.chain in _LETTERS or context.word_before(match.outset)[0] in _last_of_leads(lang):
        place = match.outset if lang is Lang.EN else match.start
        found = [each._replace(end=match.end) for each in _before(lang, text, place)]
    return found if lang is Lang.AR else [*found, *_behind(text, match.start, match.end)]


def _owned(context: Context, match: Match) -> list[_Phrase]:
    """Groups that are said to be a state's own: «ميليشيات إيران», "Iran's militias"."""
    lang, text = context.lexicon.lang, context.text
    if lang is Lang.EN:
        found = _ENGLISH_OWNED.match(text, match.end)
        return [_Phrase(match.start, found.end(), _GROUPS, found["between"])] if found else []
    if match.chain or context.word_before(match.start)[0] not in _nouns(lang):
        return []
    found = _ARABIC_OWNED.search(text, max(0, match.start - _REACH), match.start)
    return [_Phrase(found.start("noun"), match.end, _GROUPS, "")] if found else []


def _before(lang: Lang, text: str, end: int) -> Sequence[_Phrase]:
    """The phrases that end with a state's name which begins at `end`."""
    if not text.endswith(_leads(lang), 0, end):
        return ()
    first = max(0, end - _REACH)
    if _nouns(lang).isdisjoint(_words(lang, text[first:end])):
        return ()
    phrases = []
    for noun, pattern in _patterns(lang).items():
        found = pattern.search(text, first, end)
        while found and not _agrees(lang, found):  # «جنود من [القوات …]»
            found = pattern.search(text, found.end("noun"), end)
        if found:
            phrases.append(_Phrase(found.start("noun"), end, noun, found["between"]))
    return phrases


def _words(lang: Lang, text: str) -> list[str]:
    """The words of a text, of an Arabic one those that a space follows, with what is written on them."""
    if lang is Lang.EN:
        return _WORD.findall(text)
    for sign in _OPENING:
        text = text.replace(sign, " ")
    return text.split()


def _agrees(lang: Lang, found: re.Match[str]) -> bool:
    """Whether the Arabic words behind the noun are its adjectives: all definite with it, or none. «ميليشيا فاطميون الموالية …»
    is a name, and what is said of it."""
    if lang is Lang.EN:
        return True
    definite = found["noun"].startswith(ARTICLE) or found.string.endswith("لل", 0, found.start("noun"))
    said = [*found["between"].split(), *filter(None, [found.groupdict().get("tie")])]
    return all(word.startswith(ARTICLE) is definite for word in said)


def _may_be_name(lang: Lang, word: str) -> bool:
    """Whether an adjective may be made of a name: a nisba, or an English word with a capital."""
    neutral = listed("families", lang, "neutral")
    if lang is Lang.EN:
        return word[:1].isupper() and word.lower() not in neutral and not word.endswith(_OF_QUALITY)
    return word.endswith(_NISBA) and word.removeprefix(ARTICLE) not in neutral


def _behind(text: str, start: int, end: int) -> Iterator[_Phrase]:
    """The English phrases that a state's name begins: "Iran-backed militias", "pro-Iran militias"."""
    pro = text[max(0, start - 4) : start].lower() == "pro-"
    if not (pro or text.startswith(_TIED, end)):
        return
    found = _ENGLISH_BEHIND.match(text, end)
    if found and (found["tie"] or pro):
        yield _Phrase(start - 4 * pro, found.end(), _GROUPS, found["between"])


@cache
def _leads(lang: Lang) -> tuple[str, ...]:
    """What stands before a state's name in every phrase that ends with it."""
    where = listed("families", lang, "where") | listed("families", lang, "parts")
    if lang is Lang.EN:
        return tuple(f" {each} {the}" for each in where | listed("families", lang, "ties") for the in ("", "the "))
    lands = (f" {ARTICLE}{each} {ARTICLE}" for each in listed("families", lang, "lands"))  # «على الأراضي العراقية»
    return (*_TO, *(f" {each} " for each in where | listed("families", lang, "backing")), *_WRITTEN_ON, *lands)


@cache
def _last_of_leads(lang: Lang) -> frozenset[str]:
    """The words with which they end, but for what is written on the name itself."""
    return frozenset(word for each in _leads(lang) for word in each.rpartition(" ")[0].split()[-1:])


@cache
def _nouns(lang: Lang) -> frozenset[str]:
    """The last words of the nouns of all families, with all that may be written before them."""
    nouns = listed("families", lang, "groups").union(*map(words, table("families")[lang]["nouns"].values()))
    if lang is Lang.EN:
        last = [noun.rpartition(" ")[2] for noun in nouns]
        return frozenset(form for noun in last for form in (noun, noun.capitalize()))
    clitics = [first + second for first in _CLITICS for second in _CLITICS]
    return frozenset(clitic + article + noun for clitic in clitics for article in ("", ARTICLE) for noun in nouns)


@cache
def _patterns(lang: Lang) -> Mapping[str, re.Pattern[str]]:
    groups, ties = choice(listed("families", lang, "groups")), choice(listed("families", lang, "ties"))
    stationed, parts = choice(listed("families", lang, "stationed")), choice(listed("families", lang, "parts"))
    where = rf"(?:{choice(listed('families', lang, 'where'))})(?: (?:{parts}))?"
    nouns = {name: choice(words(each)) for name, each in table("families")[lang]["nouns"].items()}
    if lang is Lang.EN:
        made = {_GROUPS: rf"\b(?P<noun>(?i:{groups}))(?P<between>) (?:that are |which are )?(?:{ties}) (?:the )?\Z"}
        for name, each in nouns.items():
            made[name] = (
                rf"\b(?P<noun>(?P<between>[A-Z][\w.]+ (?:[a-z]+ ){{0,2}})(?:{each}))(?: (?:{stationed}))? {where} (?:the )?\Z"
            )
        return {name: re.compile(pattern) for name, pattern in made.items()}
    lead, between = rf"(?:(?<=[\s{_OPENING}])|\A)[{''.join(_CLITICS)}]{{0,2}}", r"(?P<between>(?: \w+){0,3}?)"
    tied = rf"(?P<tie>(?:ال)?(?:{ties}))(?:{'|'.join(_TO)})"
    backed = rf"(?:التي )?(?:{choice(listed('families', lang, 'backing'))}) "
    lands = rf"{where} ال(?:{choice(listed('families', lang, 'lands'))}) ال"
    made = {_GROUPS: rf"{lead}(?P<noun>(?:ال)?(?:{groups})){between} (?:{tied}|{backed})\Z"}
    for name, each in nouns.items():
        made[name] = (
            rf"{lead}(?P<noun>(?:ال)?(?:{each})){between}(?: (?:ال)?(?:{stationed}))?(?: {where} | {lands}|{'|'.join(_WRITTEN_ON)})\Z"
        )
    return {name: re.compile(pattern) for name, pattern in made.items()}


_NISBA: Final = ("ي", "يه", "يين", "يون")
_OF_QUALITY: Final = ("ed", "ly", "ful", "ing", "al", "ous")
_ADJECTIVES: Final = ("ian", "n", "i")
_TIED: Final = tuple(f"{ending}-" for ending in ("", *_ADJECTIVES))
_ENGLISH_BEHIND: Final = re.compile(
    rf"(?P<tie>(?:{'|'.join(_ADJECTIVES)})?-(?:{choice(listed('families', Lang.EN, 'joined'))}))?(?P<between>(?: [A-Za-z]\w+){{0,2}}?) (?:{choice(listed('families', Lang.EN, 'groups'))})\b"
)
_ENGLISH_OWNED: Final = re.compile(
    rf"'s?(?P<between>(?: [a-z]\w+){{0,2}}?) (?:{choice(listed('families', Lang.EN, 'groups') - {'group', 'forces', 'groups', 'fighters'})})\b"
)
_ARABIC_OWNED: Final = re.compile(
    rf"(?:(?<=\s)|\A)[{''.join(_CLITICS)}]{{0,2}}(?P<noun>{choice(listed('families', Lang.AR, 'groups') - words('تنظيمات جماعة مجموعة'))}) \Z"
)
