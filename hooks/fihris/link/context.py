"""What stands around a match: the words before it, the gap to the match before, and what these make of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final

from fihris.model import Entity, Lang
from fihris.text import dates, given
from fihris.text.clitics import ARTICLE, is_definite

from .cues import CUES
from .lexicon import STRONG, Lexicon, Sense
from .matcher import Match

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_CLAUSE_END: Final = re.compile(r"[.;:؛،,!?؟\n]")
_REACH: Final = 90  # characters before a match that are looked at
_LONGEST_GAP: Final = 16  # characters, of what may join one match to the next
_WINDOW: Final = 6  # words between a verb of movement and its place
_OBJECT_WINDOW: Final = 4  # words between a verb and its object, its subject among them
_QUOTES: Final = " \"“”«»'"
_OPENING: Final = "([“«\"'"
_start: Final = attrgetter("start")
LONGEST_LIST: Final = 8  # as far back as a list of names is followed


class Context:
    """The folded text of one document with its matches, in order.

    `sentence` gives the sentence, as it was written, around a place of the folded text, and the place within it.
    """

    def __init__(
        self,
        text: str,
        matches: Sequence[Match],
        lexicon: Lexicon,
        sentence: Callable[[int], tuple[str, int]],
    ) -> None:
        self.text = text
        self.matches = matches
        self.lexicon = lexicon
        self.sentence = sentence
        self.given = given.names(lexicon.lang)
        self.cues = CUES[lexicon.lang]
        self._arabic = lexicon.lang is Lang.AR
        self._governments = [found.end() for found in self.cues.governments.finditer(text)]

    # -------------------------------------------------------- neighbours

    def gap(self, index: int) -> str:
        """The text between a match (clitics included) and the one before it; a newline for the first."""
        return self.text[self.matches[index - 1].end : self.matches[index].outset] if index else "\n"

    def coordinated(self, index: int) -> bool:
        """Whether a match is joined to the one before it by و, "and" or a comma, and by nothing else."""
        gap = self.gap(index)
        if len(gap) > _LONGEST_GAP:
            return False
        joined = self.matches[index].chain[:1] == "و" or bool(re.search(r"[،,و]|\b(?:and|or)\b|&", gap))
        return joined and bool(self.cues.coordination.match(gap))

    def touching(self, index: int) -> bool:
        """Whether only a space parts a match from the one before it."""
        return 0 < index < len(self.matches) and self.gap(index) == " "

    def words_before(self, match: Match) -> list[str]:
        """The words before a match in its clause, in order."""
        before = self.text[max(0, match.outset - _REACH) : match.outset]
        clause = before[_clause_start(before) :]
        return _WORD.findall(clause if self._arabic else clause.lower())

    def with_matches(self, matches: Sequence[Match]) -> Context:
        """The same text with other matches."""
        return Context(self.text, matches, self.lexicon, self.sentence)

    def word_before(self, place: int) -> tuple[str, int]:
        """The word directly before a place, and where it starts; "" where a sign parts them. Quotation marks do not."""
        text, end = self.text, place
        while end and text[end - 1] in _QUOTES:
            end -= 1
        start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        word = text[start:end].lstrip(_OPENING)
        return (word, end - len(word)) if word[-1:].isalnum() else ("", place)

    def word_after(self, place: int) -> tuple[str, int]:
        """The word directly after a place, and where it ends; "" where a sign parts them. Quotation marks do not."""
        text, start, last = self.text, place, len(self.text)
        while start < last and text[start] in _QUOTES:
            start += 1
        found = _WORD.match(text, start)
        return (found[0], found.end()) if found else ("", place)

    def match_from(self, place: int) -> Match | None:
        """The first match that begins at a place or after it."""
        index = bisect_left(self.matches, place, key=_start)
        return self.matches[index] if index < len(self.matches) else None

    def starts_match(self, place: int) -> bool:
        match = self.match_from(place)
        return match is not None and match.outset == place

    def years(self, place: int) -> tuple[str, ...]:
        """The years that the sentence around a place names."""
        return dates.years(self.sentence(place)[0], self.lexicon.lang)

    def is_person(self, entity: Entity) -> bool:
        return entity.kind in self.lexicon.persons

    # -------------------------------------------------------- places

    def is_place(self, index: int) -> bool:
        """Whether the words around a metonym make it the place it literally is."""
        match = self.matches[index]
        words = self.words_before(match)
        if self.cues.place_after.match(self.text, match.end):
            return True
        return self._located(words) if not match.chain.strip("وف") else self._moved(words, match.chain)

    def _located(self, words: list[str]) -> bool:
        """After a word of place, a verb of movement with its preposition, or one whose object the match is."""
        cues = self.cues
        article_free = words[:-1] if words and words[-1] == "the" else words
        last, pair = article_free[-1:], " ".join(article_free[-2:])
        if _has(last, cues.place_before) or pair in cues.place_before:
            return True
        if last and last[0] in cues.ways:
            return any(_has([word], cues.travel) for word in words[-_WINDOW - 1 : -1])
        for distance, word in enumerate(reversed(article_free)):
            if distance > _OBJECT_WINDOW or word in cues.blocking or word in cues.ways:
                return False
            if _has([word], cues.reach):
                return True
        return False

    def _moved(self, words: list[str], chain: str) -> bool:
        """With a preposition written on it: بواشنطن after «انعقد», لواشنطن after «سافر»."""
        verbs = self.cues.held | self.cues.travel if "ب" in chain else self.cues.travel if "ل" in chain else frozenset()
        return any(_has([word], verbs) for word in words[-_WINDOW:])

    # -------------------------------------------------------- governments

    def government(self, index: int) -> Entity | None:
        """The government meant by a place's name that follows «حكومتي», if the lexicon knows exactly one."""
        if not self._governments or not self._among_governments(index):
            return None
        form = self.matches[index].entry.form
        patterns = self.cues.government_of
        found = [entity for each in patterns for entity in self.lexicon.means(each.format(form), STRONG)]
        return found[0] if len({entity.id for entity in found}) == 1 else None

    def _among_governments(self, index: int) -> bool:
        """Whether a match, or the first of the list it stands in, follows «حكومتي» or begins with it."""
        for first in range(index, max(-1, index - LONGEST_LIST), -1):
            match = self.matches[first]
            place = bisect_left(self._governments, match.outset)
            if place < len(self._governments) and self._governments[place] < match.end:
                return True
            if place and not self.text[self._governments[place - 1] : match.outset].strip(_QUOTES):
                return True
            if place < len(self._governments) and self._governments[place] == match.outset:
                return True
            if not self.coordinated(first):
                return False
        return False

    # -------------------------------------------------------- adjectives

    def is_adjective(self, index: int) -> bool:
        """Whether a name that looks like a nisba (السوداني) stands where only the adjective can: «الجيش السوداني»."""
        match = self.matches[index]
        form = match.entry.form
        if not (self._arabic and form.startswith(ARTICLE) and form.endswith("ي") and " " not in form):
            return False
        if match.chain:
            return match.chain == "و" and self.gap_is_space(match) and self._nisba_word(self.words_before(match)[-1:])
        if not self.gap_is_space(match):
            return False
        words = self.words_before(match)
        return bool(words) and self._modifies(words)

    def gap_is_space(self, match: Match) -> bool:
        """Whether a word stands directly before the match, without a quotation mark between."""
        return match.outset > 1 and self.text[match.outset - 1] == " " and self.text[match.outset - 2].isalnum()

    def _modifies(self, words: list[str]) -> bool:
        """Whether the last of the words is a definite noun that a masculine nisba after it describes."""
        noun = words[-1]
        if not is_definite(noun) or noun.endswith("ه") or _has([noun], self.cues.titles):
            return False
        return not _has(words[-2:-1], self.cues.title_heads)

    def _nisba_word(self, words: list[str]) -> bool:
        if not words or not is_definite(words[0]):
            return False
        bare = words[0][words[0].index("ل") + 1 :]
        return words[0].endswith(("ي", "يه", "يين", "يون", "يان")) or bool(
            self.lexicon.means(bare, frozenset({Sense.NISBA}))
        )

    def unknown_adjective(self, index: int) -> bool:
        """Whether a word that looks like a nisba the registry does not have settles another nationality than ours."""
        match = self.matches[index]
        if not self._arabic:
            before = self.text[max(0, match.start - _REACH) : match.start]
            return bool(self.cues.unknown_nisba.search(before)) and not self.touching(index)
        found = self.cues.unknown_nisba.match(self.text, match.end)
        known = index + 1 < len(self.matches) and self.matches[index + 1].outset <= match.end + 1
        return bool(found) and not known and found is not None and found[1] not in self.cues.adjectives


def _clause_start(text: str) -> int:
    last = 0
    for sign in _CLAUSE_END.finditer(text):
        last = sign.end()
    return last


def _has(words: Sequence[str], cues: frozenset[str]) -> bool:
    """Whether the one word given is among the cues, with or without a conjunction before it."""
    return any(word in cues or (word[:1] in "وف" and word[1:] in cues) for word in words)
