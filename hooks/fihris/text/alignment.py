"""Which sentences of a text say what its translation says: by their lengths, their numbers, their names and their paragraphs.

After Gale and Church (1993), whose beads of one or two sentences these are; marks that both sides share weigh beside the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, log
from typing import Final

from fihris.text.fold import fold_key

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Sentences of one text and those of the other that say the same, by their places."""

_BEADS: Final = {(1, 1): 0.0, (1, 2): 0.5, (2, 1): 0.5, (1, 3): 1.2, (3, 1): 1.2, (2, 2): 1.0, (1, 0): 2.5, (0, 1): 2.5}
"""How many sentences answer how many, and what it costs to suppose so."""
_NUMBER: Final = re.compile(r"\d+(?:[.,٬]\d+)*")
_BAND: Final = 30
"""How far, in sentences, a translation may run ahead of the text or lag behind it."""
_STRANGE, _ELSEWHERE = 2.0, 3.0
"""What it costs that two sentences share no mark of those they have, or stand in different paragraphs."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence: how long it is, in which paragraph it stands, and what it has that a translation keeps (`marks`)."""

    length: int
    block: int
    marks: frozenset[str]


def read(text: str, spans: Iterable[tuple[int, int]], names: Sequence[Iterable[str]] = ()) -> list[Part]:
    """The sentences of a plain text at these spans. `names` has the ids of those that each names."""
    parts = []
    for index, (start, end) in enumerate(spans):
        numbers = {re.sub("[,٬]", "", each) for each in _NUMBER.findall(fold_key(text[start:end]))}
        marks = numbers.union(names[index] if names else ())
        parts.append(Part(end - start, text.count("\n", 0, start), frozenset(marks)))
    return parts


def aligned(ours: Sequence[Part], theirs: Sequence[Part]) -> list[Pair]:
    """The pairs in their order; a sentence that nothing answers stands alone in one."""
    ratio = (sum(part.length for part in theirs) or 1) / (sum(part.length for part in ours) or 1)
    same = len({part.block for part in ours}) == len({part.block for part in theirs})
    blocks = [_ranks(parts) if same else {} for parts in (ours, theirs)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    slope = len(theirs) / (len(ours) or 1)
    for i in range(len(ours) + 1):
        middle = int(i * slope) if i < len(ours) else len(theirs)
        reach = _BAND + int(slope)
        for j in range(max(0, middle - reach), min(len(theirs), middle + reach) + 1):
            for (left, right), price in _BEADS.items():
                before = best.get((i - left, j - right))
                if before is None:
                    continue
                here, there = ours[i - left : i], theirs[j - right : j]
                cost = before[0] + price + (_differ(here, there, ratio, blocks) if here and there else 0.0)
                if cost < best.get((i, j), (inf,))[0]:
                    best[i, j] = cost, (left, right)
    pairs: list[Pair] = []
    i, j = len(ours), len(theirs)
    while i or j:
        left, right = best[i, j][1]
        pairs.append((tuple(range(i - left, i)), tuple(range(j - right, j))))
        i, j = i - left, j - right
    return pairs[::-1]


def _differ(here: Sequence[Part], there: Sequence[Part], ratio: float, blocks: Sequence[dict[int, int]]) -> float:
    length = abs(log((sum(part.length for part in there) + 10) / (sum(part.length for part in here) * ratio + 10)))
    ours, theirs = (frozenset().union(*(part.marks for part in parts)) for parts in (here, there))
    shared = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.5
    placed = {
        tuple(sorted({rank.get(part.block, 0) for part in parts}))
        for parts, rank in zip((here, there), blocks, strict=True)
    }
    return 2 * length + _STRANGE * (1 - shared) + (_ELSEWHERE if len(placed) > 1 else 0.0)


def _ranks(parts: Sequence[Part]) -> dict[int, int]:
    return {block: rank for rank, block in enumerate(dict.fromkeys(part.block for part in parts))}
