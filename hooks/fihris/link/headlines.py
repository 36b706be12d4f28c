"""Headlines, in which capitals tell nothing: "Iran Deal Reached in Vienna", "SYRIA DENIES ATTACK": `data/compounds.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Final

from fihris.model import Lang

from .context import Context
from .lexicon import Lexicon
from .matcher import Match
from .words import listed

_LITTLE: Final = 3  # letters of words that a headline too writes small
_TITLED: Final = 3  # longer words of a headline
_LETTERS: Final = re.compile(r"[A-Z][A-Z]+")
_OURS: Final = re.compile(r"\b(?:LET|ASK|TELL|JOIN|GIVE|HELP|SHOW|MAKE|TEACH|ABOUT|CONTACT|FOLLOW|NEAR) US\b")
"""The pronoun, and no state."""
_WORDS: Final = 3  # of a line all in capitals
_SMALL: Final = frozenset(word.upper() for word in listed("compounds", Lang.EN, "small"))
ORDINARY: Final = (
    listed("compounds", Lang.EN, "headline")
    | listed("cities", Lang.EN, "act_words")
    | listed("cities", Lang.EN, "struck_words")
    | listed("cities", Lang.EN, "travel_words")
)
"""Words of headlines that are no names."""


def stands_in(context: Context, match: Match) -> bool:
    """Whether hardly a longer word of an English sentence is written small, so that capitals tell nothing."""
    said = [word for word in context.sentence_words(match.start) if len(word) > _LITTLE and word.isalpha()]
    small = sum(word.islower() for word in said)
    people = [each for each in context.within(*context.span(match.start)) if each.entry.personal] or [match]
    named = sum(len(context.text[each.start : each.end].split()) + 1 for each in people)  # whose capitals tell nothing
    return 2 * small <= len(said) - named


def is_ordinary(context: Context, match: Match, word: str) -> bool:
    """Whether a capital word beside a name is an ordinary one in a headline: "Iran Deal Reached", "US Leaves Iraq"."""
    return word.lower() in ORDINARY and _is_headline(context, match)


def _is_headline(context: Context, match: Match) -> bool:
    """Whether every longer word of its line has a capital, and no stop ends it."""
    words = context.sentence_words(match.start)
    said = [each for each in words if len(each) > _LITTLE and each.isalpha() and each.upper() not in _SMALL]
    end = context.span(match.start)[1]
    stop = "." in context.text[end - 1 : end + 1]
    return len(said) >= _TITLED and not stop and not any(word.islower() for word in said)


def in_capitals(lexicon: Lexicon) -> frozenset[str]:
    """The words that names have in capitals, and nothing else has."""
    if lexicon.lang is not Lang.EN:
        return frozenset()
    words = {word for form in lexicon.entries for word in form.split()}
    return frozenset(
        {each for word in words for each in _LETTERS.findall(word)}
        - {word.upper() for word in words if not word.isupper()}
    )


def lowering(lang: Lang, kept: Container[str]) -> Callable[[str], str]:
    """What writes a text's lines that are all in capitals as other headlines are, but for the words that are kept."""
    if lang is not Lang.EN:
        return str
    return lambda text: "\n".join(_lowered(line, kept) if line.isupper() else line for line in text.split("\n"))


def _lowered(line: str, kept: Container[str]) -> str:
    if len(_LETTERS.findall(line)) < _WORDS:
        return line
    return _LETTERS.sub(lambda word: _word(word[0], kept), _OURS.sub(lambda found: found[0][:-1] + "s", line))


def _word(word: str, kept: Container[str]) -> str:
    return word.lower() if word in _SMALL else word if word in kept else word.capitalize()
