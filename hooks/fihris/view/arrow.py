"""What an arrow of a drawing says of the relations from one actor to another, and the lines of a name in a box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fihris.model import Polarity, Relation
from fihris.text import grammar
from fihris.view import statements
from fihris.view.presenter import Presenter

WORDS = 19
"""Letters over an arrow."""
BEND = 60.0
"""How much of the room between two columns an arrow takes to change its height."""

Point = tuple[float, float]


def stance(p: Presenter, relations: Sequence[Relation]) -> Polarity:
    """That of most of them; in a tie the graver."""
    counted = Counter(statements.polarity(p, each) for each in relations)
    return max(Polarity, key=lambda polarity: (counted[polarity], -list(Polarity).index(polarity)))


def width(relations: Sequence[Relation]) -> float:
    """How wide an arrow is of which so many are stated."""
    return round(min(7.0, 1.3 + 0.8 * len(relations)), 1)


def words(p: Presenter, relations: Sequence[Relation], stance: Polarity) -> str:
    """The verb of what is stated most often, where it is short enough; else the vocabulary's noun for it, or what nature the
    relations have."""
    for kind, _ in Counter(each.kind for each in relations if statements.polarity(p, each) is stance).most_common():
        said = (
            _verb(p, [each for each in relations if each.kind == kind]) or p.registry.relation_kinds[kind].arrow[p.lang]
        )
        if said:
            return said
    return p.t(f"stance.{stance}")


def _verb(p: Presenter, relations: Sequence[Relation]) -> str:
    """What stands between the two names in the sentence of a kind of relation, "" where an arrow has no room for it."""
    if pattern := next(filter(None, (statements.pattern(p, each) for each in relations)), ""):
        said = "".join(part.text for part in grammar.sentence(pattern, lambda _slot, _case: ""))
        verb = " ".join(said.removesuffix(".").split())
        if len(verb) <= WORDS and "{target" in pattern and not verb.endswith(("\u0640", "ل", " ب")):
            return verb[:1].lower() + verb[1:]
    return ""


def lines(name: str, letters: float) -> list[str]:
    """A name in lines of at most so many letters; a longer word has a line of its own."""
    found = [""]
    for word in name.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def run(start: Point, end: Point, *, early: bool) -> tuple[Point, Point]:
    """The level part of a line from column to column, which bends in what is left: at its end, or (`early`) at its start."""
    (x1, y1), (x2, y2) = start, end
    bend = BEND if x2 > x1 else -BEND
    return ((x1, y1), (x2 - bend, y1)) if early else ((x1 + bend, y2), (x2, y2))


def path(points: Sequence[Point], early: Sequence[bool], weight: float) -> tuple[str, str]:
    """A line through the ends of its level runs, two by two, and the head at its end."""
    (last, y), before = points[-1], points[-2][0]
    size = 7 + 1.5 * weight
    back = last - size if last > before else last + size
    ends = [*points[:-1], (back, y)]
    parts = [f"M{ends[0][0]:.0f} {ends[0][1]:.0f}"]
    for number, first in enumerate(early):
        start, end = ends[2 * number : 2 * number + 2]
        level = run(start, end, early=first)
        (near, high), (far, low) = (level[1], end) if first else (start, level[0])
        if round(high) != round(low):
            middle = (near + far) / 2
            parts.append(f"H{near:.0f}C{middle:.0f} {high:.0f} {middle:.0f} {low:.0f} {far:.0f} {low:.0f}")
        parts.append(f"H{end[0]:.0f}")
    half = size * 0.45
    return "".join(parts), f"M{last:.0f} {y:.0f}L{back:.0f} {y - half:.0f}V{y + half:.0f}z"
