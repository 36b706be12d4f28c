"""Finds the forms of a lexicon in folded text: whole words, clitics outside, the longest first."""

from __future__ import annotations

from operator import itemgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fihris.model import Lang
from fihris.text.clitics import ARTICLE_CHAINS, LAM_CHAINS, LONGEST_CHAIN, PLAIN_CHAINS, SHORT_LAM_CHAINS

from .candidates import POSTS, Candidates
from .lexicon import Entry, Lexicon


class Match(NamedTuple):
    """A form found from `start` to before `end` of the folded text; `chain` is the clitics written before it, from `outset`.

    `inner` are the shorter matches that this one hides, for the case that it turns out to be none.
    """

    start: int
    end: int
    outset: int
    chain: str
    entry: Entry
    candidates: Candidates
    inner: tuple[Match, ...] = ()


_OPENING: Final = frozenset('"«“')
_start: Final = itemgetter(0)
_NOTHING: Final = Candidates()


def _length(match: Match) -> int:
    return match.end - match.start


class Matcher:
    """One automaton over all the forms of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = list(lexicon.entries.values())
        self._clitics = lexicon.lang is Lang.AR
        # Overlapping matches are wanted: a long form that does not end with a word must not hide a short one that does.
        self._automaton = AhoCorasick(
            [entry.form for entry in self._entries], matchkind=MatchKind.Standard, implementation=Implementation.DFA
        )

    def find(self, text: str) -> list[Match]:
        """The matches in folded text with single spaces; none overlaps another."""
        return _longest(self._whole(text))

    def _whole(self, text: str) -> list[Match]:
        """Every match that is a word or several, overlapping ones included."""
        padded = text + " "  # padded[-1] is then white space too
        entries, clitics, found = self._entries, self._clitics, []
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if padded[end].isalnum():
                continue
            entry = entries[index]
            if not padded[start - 1].isalnum():
                chain = _chain_quoted(padded, start) if clitics and padded[start - 1] in _OPENING else ""
                if entry.full:
                    found.append(Match(start, end, start - len(chain) - bool(chain), chain, entry, entry.full))
            elif clitics and (chain := _chain_before(padded, start)) and (candidates := _allowed(entry, chain)):
                found.append(Match(start, end, start - len(chain), chain, entry, candidates))
        return found


def _chain_before(padded: str, start: int) -> str:
    """The letters that stand between the start of the word and `start`, "" if they are too many for clitics."""
    for length in range(1, LONGEST_CHAIN + 1):
        # Behind the first letter of the text this reads the padding at its end.
        if not padded[start - length - 1].isalnum():
            return padded[start - length : start]
    return ""


def _chain_quoted(padded: str, start: int) -> str:
    """The clitics that stand before a quotation mark: «لـ"الصدر"»; "" if none do."""
    chain = _chain_before(padded, start - 1)
    return chain if chain in PLAIN_CHAINS else ""


def _allowed(entry: Entry, chain: str) -> Candidates:
    """What the form means after these clitics; nothing if they cannot stand before it."""
    plain = chain in PLAIN_CHAINS or (chain in ARTICLE_CHAINS and not entry.definite)
    if entry.lam and (chain in LAM_CHAINS or (chain in SHORT_LAM_CHAINS and entry.form.startswith("ل"))):
        return entry.both if plain else entry.lam
    return entry.full if plain else _NOTHING


def _longest(found: list[Match]) -> list[Match]:
    """Of matches that overlap the longest stays, of equally long ones the first."""
    found.sort(key=_start)
    chosen: list[Match] = []
    group: list[Match] = []
    end = 0
    for match in found:
        if match.start >= end:
            chosen += _chosen(group) if len(group) > 1 else group
            group = [match]
            end = match.end
        else:
            group.append(match)
            end = max(end, match.end)
    return chosen + _chosen(group)


def _chosen(group: list[Match]) -> list[Match]:
    """The matches that stay of some that overlap one another in a row."""
    left = sorted(group, key=_length, reverse=True)
    chosen: list[Match] = []
    while left:
        longest, *rest = left
        start, end = longest.start, longest.end
        within = tuple([match for match in rest if start <= match.start and match.end <= end])
        chosen.append(longest if within == longest.inner else Match(*longest[:-1], within))
        left = [match for match in rest if match.start >= end or match.end <= start] if len(within) < len(rest) else []
    return sorted(chosen, key=_start)


def inside(match: Match) -> list[Match]:
    """The matches that show when this one is taken away; an office within a longer one is only a part of its words."""
    return _longest([each for each in match.inner if not (_is_office(match) and _is_office(each))])


def _is_office(match: Match) -> bool:
    return not match.candidates.senses.isdisjoint(POSTS)
