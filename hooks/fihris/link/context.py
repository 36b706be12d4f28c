"""What stands around a match: the words beside it, the gap to the match before, and what is joined to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Final

from fihris.model import Entity, Lang
from fihris.text import dates, given

from . import deeds
from .candidates import STRONG
from .lexicon import Entry, Lexicon
from .lookups import OPENING, QUOTES, REACH, WORD, After, Before, Whole
from .matcher import Match

_CLAUSE_END: Final = re.compile(r"[.;:؛،,!?؟\n]")
LONGEST_SENTENCE: Final = 600  # characters before or behind a place that are looked at as its sentence
_LONGEST_GAP: Final = 16  # characters, of what may join one match to the next
LONGEST_LIST: Final = 8  # as far back as a list of names is followed

_JOINED: Final = re.compile(r"[،,و]|\b(?:and|or|ثم)\b|&")
_COORDINATION: Final = {
    Lang.AR: re.compile(r"""[\s"“”«»'،,]*(?:(?:و|ثم )[\s"“”«»']*)?\Z"""),
    Lang.EN: re.compile(r"""["“”']*\s*(?:,\s*)?(?:(?:and|or|&)\s+)?(?:(?:the|its|their)\s+)?["“”']*\Z"""),
}
# Of several governments, of which each of the names that follow is one; and the forms under which the lexicon is asked for it.
_GOVERNMENTS: Final = {
    Lang.AR: re.compile(r"حكوم(?:تي|تا|ات) "),
    Lang.EN: re.compile(r"overnments (?:of|in) (?:the )?"),
}
_GOVERNMENT_OF: Final = {
    Lang.AR: ("حكومه {}",),
    Lang.EN: (
        "government of {}",
        "{} government",
        "government in {}",
        "government of the {}",
        "{} Regional Government",
    ),
}


class Context:
    """The folded text of one document with its matches, in order.

    `sentence` gives the sentence, as it was written, around a place of the folded text, and the place within it;
    `written` the letters, as they were written, from one place to another.
    `namesakes` are the places where others than the registered bear a surname, by its form; `titled` where
    a title ends that a name of its holder follows.
    `word_before` and `word_after` give the word directly before or after a place, and where it starts, or ends; "" where a
    sign parts them. Quotation marks do not. They are asked several times of each match, so they are look-ups.
    """

    def __init__(
        self,
        text: str,
        matches: Sequence[Match],
        lexicon: Lexicon,
        sentence: Callable[[int], tuple[str, int]],
        written: Callable[[int, int], str],
    ) -> None:
        self.text = text
        self.matches = matches
        self.lexicon = lexicon
        self.sentence = sentence
        self.written = written
        self.arabic = lexicon.lang is Lang.AR
        self.given = given.names(lexicon.lang)
        self.known_given = given.known(lexicon.lang)
        self.namesakes: dict[str, list[int]] = {}
        self.titled: set[int] = set()
        self._whole = Whole(text, lexicon.lang)
        self.word_before = Before(text).__getitem__
        self.word_after = After(text).__getitem__
        self._clause: dict[int, tuple[str, ...]] = {}
        self._words: dict[tuple[int, int], list[str]] = {}
        self._governments = [found.end() for found in _GOVERNMENTS[lexicon.lang].finditer(text)]

    def with_matches(self, matches: Sequence[Match]) -> Context:
        """The same text with other matches."""
        made = copy(self)
        made.matches = matches
        for each in ("various", "nations", "full_names", "_speakers", "_starts", "_outsets", "_of_governments"):
            made.__dict__.pop(each, None)
        return made

    @cached_property
    def various(self) -> Sequence[Match]:
        """One match of each meaning in the text: of many thousand most are the same few."""
        return tuple({id(each.candidates): each for each in self.matches}.values())

    @cached_property
    def full_names(self) -> Mapping[str, Sequence[Match]]:
        """The matches that name somebody or something in full, by the id."""
        found: dict[str, list[Match]] = {}
        for match in self.matches:
            for each in match.candidates:
                if each.names:
                    found.setdefault(each.entity.id, []).append(match)
        return found

    @cached_property
    def nations(self) -> frozenset[str]:
        """The countries of which the text speaks."""
        return nations(self.various)

    def nations_but(self, entry: Entry) -> frozenset[str]:
        """The countries of which it speaks by any other form than one."""
        own = {id(entry)}
        return frozenset(nation for nation, entries in self._speakers.items() if not entries <= own)

    @cached_property
    def _speakers(self) -> Mapping[str, set[int]]:
        """By which entries it speaks of each country."""
        found: dict[str, set[int]] = {}
        for match in self.various:
            for nation in match.candidates.nations:
                found.setdefault(nation, set()).add(id(match.entry))
        return found

    # -------------------------------------------------------- words

    def words_before(self, match: Match) -> list[str]:
        """The words before a match in its clause, in order; in English in small letters."""
        words = self._clause.get(match.outset)
        if words is None:
            clause = self._clause_before(match)
            words = self._clause[match.outset] = tuple(WORD.findall(clause if self.arabic else clause.lower()))
        return list(words)

    def clause_after(self, place: int) -> list[str]:
        """The words behind a place in its clause, in order."""
        return WORD.findall(_CLAUSE_END.split(self.text[place : place + REACH])[0])

    def words_until(self, place: int, count: int) -> list[str]:
        """Some words directly before a place, in order."""
        found: list[str] = []
        while len(found) < count:
            word, place = self.word_before(place)
            if not word:
                break
            found.insert(0, word)
        return found

    def clause_start(self, match: Match) -> int:
        """Where the clause of a match begins, as far as it is looked at."""
        return match.outset - len(self._clause_before(match))

    def _clause_before(self, match: Match) -> str:
        return _CLAUSE_END.split(self.text[max(0, match.outset - REACH) : match.outset])[-1]

    def words_after(self, place: int, count: int) -> list[str]:
        """Some words directly after a place."""
        found: list[str] = []
        while len(found) < count:
            word, place = self.word_after(place)
            if not word:
                break
            found.append(word)
        return found

    def begins_sentence(self, place: int) -> bool:
        """Whether nothing but signs stands before a place in its sentence."""
        before = self.text[max(0, place - 4) : place].rstrip(OPENING + " ”»")
        return not before or before[-1] in ".!?؟\n…:"

    def span(self, place: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends, in the folded text."""
        lasts, firsts = self._whole.sentences
        after = bisect_left(lasts, place)
        first, last = firsts[after], lasts[after]
        near, far = place - LONGEST_SENTENCE, place + LONGEST_SENTENCE
        return first if first > near else near, last if last < far else far

    def says(self, known: frozenset[str]) -> bool:
        """Whether any of some words stands anywhere in the text, if only within longer ones."""
        return self._whole.says(known)

    def in_old_times(self, place: int) -> bool:
        """Whether the sentence around a place names a time long past, and no year of the last hundred."""
        told = self._whole.old_times
        if not told:
            return False
        first, last = self.span(place)
        old = bisect_left(told, first)
        return old < len(told) and told[old] < last and not self.years(place)

    def sentence_words(self, place: int) -> list[str]:
        """The words of the sentence around a place."""
        first, last = self.span(place)
        if (first, last) not in self._words:
            self._words[first, last] = WORD.findall(self.text[first:last])
        return self._words[first, last]

    def within(self, start: int, end: int) -> Sequence[Match]:
        """The matches from one place to another."""
        return self.matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [match.start for match in self.matches]

    @cached_property
    def _outsets(self) -> Sequence[int]:
        return [match.outset for match in self.matches]

    def is_given(self, word: str, start: int) -> bool:
        """Whether the word that starts at a place is a given name, with or without «و» and the like; علي is one, على is none."""
        if word in {"علي", "وعلي"}:
            return self.arabic and self.written(start, start + len(word)) == word
        known = self.known_given
        if word not in known and not (self.arabic and word[:1] in "وفبل" and word[1:] in known):
            return False
        return not (self.arabic and deeds.has_object(word, self.written(start, start + len(word))))

    def names_before(self, match: Match) -> bool:
        """Whether the text names one of those whom a match may mean in full before it."""
        known = (self.full_names.get(each.entity.id, ()) for each in match.candidates)
        return any(found and found[0].start < match.start for found in known)

    # -------------------------------------------------------- neighbours

    def gap(self, index: int) -> str:
        """The text between a match (clitics included) and the one before it; a newline for the first."""
        return self.text[self.matches[index - 1].end : self.matches[index].outset] if index else "\n"

    def coordinated(self, index: int) -> bool:
        """Whether a match is joined to the one before it by و, "and" or a comma, and by nothing else."""
        match = self.matches[index]
        if index and match.outset - self.matches[index - 1].end > _LONGEST_GAP:
            return False
        gap, by_letter = self.gap(index), match.chain[:1] == "و"
        if gap == " ":
            return by_letter
        apart = _COORDINATION[self.lexicon.lang].match(gap) is None  # most are: the first letter of a word tells
        return not apart and (by_letter or bool(_JOINED.search(gap)))

    def touching(self, index: int) -> bool:
        """Whether only a space parts a match from the one before it."""
        if not 0 < index < len(self.matches):
            return False
        end = self.matches[index - 1].end
        return end + 1 == self.matches[index].outset and self.text[end] == " "

    def index_from(self, place: int) -> int:
        """The index of the first match that begins at a place or after it."""
        return bisect_left(self._starts, place)

    def match_from(self, place: int) -> Match | None:
        """The first match that begins at a place or after it."""
        index = self.index_from(place)
        return self.matches[index] if index < len(self.matches) else None

    def starts_match(self, place: int) -> bool:
        match = self.match_from(place)
        return match is not None and match.outset == place

    def years(self, place: int) -> tuple[str, ...]:
        """The years that the sentence around a place names."""
        return dates.years(self.sentence(place)[0], self.lexicon.lang)

    def years_before(self, place: int) -> tuple[str, ...]:
        """The years that the sentence before the one around a place names, in the same paragraph."""
        before = self.sentence_before(place)
        return () if before is None else self.years(before)

    def sentence_before(self, place: int, *, across: bool = False) -> int | None:
        """Where the sentence before the one around a place ends; None where it is the first of its paragraph, or with `across`
        of the text."""
        last = self.span(place)[0] - 1
        passed = " \n" if across else " "
        while last >= 0 and self.text[last] in passed:
            last -= 1
        return last if last >= 0 and self.text[last] != "\n" else None

    def is_place(self, form: str) -> bool:
        """Whether a form is the name of a state or city, whatever else."""
        entry = self.lexicon.entries.get(form)
        return entry is not None and entry.geographic

    def is_person(self, entity: Entity) -> bool:
        return entity.kind in self.lexicon.persons

    # -------------------------------------------------------- governments

    def government(self, index: int) -> Entity | None:
        """The government meant by a place's name that follows «حكومتي», if the lexicon knows exactly one."""
        if index not in self._of_governments:
            return None
        form = self.matches[index].entry.form
        patterns = _GOVERNMENT_OF[self.lexicon.lang]
        found = [entity for each in patterns for entity in self.lexicon.means(each.format(form), STRONG)]
        return found[0] if len({entity.id for entity in found}) == 1 else None

    @cached_property
    def _of_governments(self) -> frozenset[int]:
        """The matches that follow «حكومتي» or begin with it, and those that are joined to them."""
        found: set[int] = set()
        for place in self._governments:
            after = bisect_left(self._outsets, place)
            for first in (after - 1, after):
                if 0 <= first < len(self.matches) and self._continues(place, self.matches[first]):
                    found.update(self.list_from(first))
        return frozenset(found)

    def _continues(self, place: int, match: Match) -> bool:
        """Whether a place is within a match, or nothing but quotation marks between them."""
        near = match.outset - REACH < place < match.end
        return near and not self.text[place : match.outset].strip(QUOTES)

    def list_from(self, first: int) -> Iterator[int]:
        """A match and those joined to it, one after another."""
        yield first
        for index in range(first + 1, min(len(self.matches), first + LONGEST_LIST)):
            if not self.coordinated(index):
                return
            yield index


def nations(matches: Iterable[Match]) -> frozenset[str]:
    """The countries of which some matches speak."""
    return frozenset().union(*(match.candidates.nations for match in matches))
