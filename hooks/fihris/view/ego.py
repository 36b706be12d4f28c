"""The small drawing of one actor: beside it those to whom it stands in the strongest relations, with an arrow each way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fihris.model import Entity, EntityKind, Relation
from fihris.view import arrow, pairs
from fihris.view.presenter import Presenter

FEWEST, MOST = 3, 6
"""Others that are drawn: fewer are told faster than shown, more are a list."""
WIDTH, OWN, BOX, LINE, ROW, SPACE = 350.0, 82.0, 122.0, 20.0, 28.0, 10.0
"""In units of the view box, which are pixels on a phone: the drawing, the box of the actor, that of another, a line of a name, the
room of an arrow with its words, the room between boxes."""
NAME = 14
"""Letters in a line of a name."""


@dataclass(frozen=True, slots=True)
class Box:
    """Somebody's box; `lines` are its name, each with how high it stands. `href` is "" for whom the drawing is of."""

    href: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """All that one of two does to the other: `line` and its point, and `words` that stand over it. `href` leads to all that is between
    the two, or is ""; `label` says who does it to whom."""

    href: str
    label: str
    polarity: str
    line: str
    head: str
    weight: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class EgoView:
    """`middle` is where the words of arrows stand."""

    name: str
    width: float
    height: float
    middle: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def _others(p: Presenter, of: Entity) -> dict[str, list[Relation]]:
    """The relations of an actor, by the other one."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for each in p.site.relations_of.get(of.id, ()) if of.entity is EntityKind.ACTOR else ():
        found[each.target if each.source == of.id else each.source].append(each)
    found.pop(of.id, None)
    return found


def view(p: Presenter, of: Entity, *, leads: bool = False) -> EgoView | None:
    """The drawing of an actor; None where there is little to draw. Its arrows lead (`leads`) to what is between two where it does not
    stand on the actor's own page, below the same in words."""
    others = _others(p, of)
    if len(others) < FEWEST:
        return None

    def weight(id: str) -> tuple[int, int, str]:
        return -len(others[id]), -p.counts(p.registry.actors[id]).mentions, id

    own, theirs = (WIDTH - OWN, 0.0) if p.rtl else (0.0, WIDTH - BOX)
    boxes, arrows, y = [], [], 0.0
    for id in sorted(others, key=weight)[:MOST]:
        deeds = [each for each in others[id] if each.source == of.id]
        suffered = [each for each in others[id] if each.source != of.id]
        lines = arrow.lines(p.actor(id).text, NAME)
        height = max(len(lines) * LINE + 12, ROW * (bool(deeds) + bool(suffered)) + 8)
        boxes.append(_box(f"{p.actor(id).href}#relations", theirs, y, BOX, height, lines))
        ways = [(each, out) for each, out in ((deeds, True), (suffered, False)) if each]
        top = y + (height - ROW * len(ways)) / 2
        for number, (relations, out) in enumerate(ways, start=1):
            drawn = _arrow(p, relations, top + ROW * number - 6, rightward=out is (not p.rtl))
            arrows.append(drawn if leads else replace(drawn, href=""))
        y += height + SPACE
    name = p.actor(of.id).text
    boxes.append(_box("", own, 0, OWN, y - SPACE, arrow.lines(name, NAME * OWN / BOX)))
    middle = (BOX + WIDTH - OWN) / 2 if p.rtl else (OWN + WIDTH - BOX) / 2
    return EgoView(name, WIDTH, y - SPACE, middle, tuple(boxes), tuple(arrows))


def _box(href: str, x: float, y: float, width: float, height: float, lines: Sequence[str]) -> Box:
    first = y + (height - len(lines) * LINE) / 2 + LINE * 0.72
    return Box(
        href, x, y, width, height, tuple((round(first + number * LINE, 1), line) for number, line in enumerate(lines))
    )


def _arrow(p: Presenter, relations: Sequence[Relation], y: float, *, rightward: bool) -> Arrow:
    left, right = (BOX, WIDTH - OWN) if p.rtl else (OWN, WIDTH - BOX)
    weight, stance = arrow.width(relations), arrow.stance(p, relations)
    ends, words = (relations[0].source, relations[0].target), arrow.words(p, relations, stance)
    source, target = (p.actor(id).text for id in ends)
    size = 6 + weight
    start, end = (left, right) if rightward else (right, left)
    back = end - size if rightward else end + size
    return Arrow(
        pairs.href(p, *ends),
        p.t("graph.arrow", source=source, target=target, words=words),
        str(stance),
        f"M{start:g} {y:g}H{back:g}",
        f"M{end:g} {y:g}L{back:g} {y - size / 2:g}v{size:g}z",
        weight,
        y - 9,
        words,
    )
