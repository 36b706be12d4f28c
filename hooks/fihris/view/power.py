"""The map of power: actors in columns by the side they are on, and the strongest arrows between sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fihris import address
from fihris.model import Polarity, Relation
from fihris.sides import of as sides_of
from fihris.sides import strongest
from fihris.view import arrow, ego
from fihris.view.drawing import BOX, SPACE, WIDTH, Arrow, Box, drawn_arrows, drawn_box, left_of, placed, told, unplaced
from fihris.view.ego import EgoView
from fihris.view.elements import EntityLink, LinkView
from fihris.view.presenter import Presenter

ARROWS = 10
"""At first sight; the pages of the actors have all there are."""
SIDES = 3
"""Columns of their own; whoever is on another side stands in the last."""
LISTED = 6
"""Actors of a side in the list, those with most relations."""


@dataclass(frozen=True, slots=True)
class Side:
    """A column: its heading in the drawing (from `x`), "" where there is but one, and everybody who is on that side, the best connected first."""

    name: str
    x: float
    actors: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """`listed` heads the list of actors; `rest` leads to all where it has not room for them, the `ways` to other views of the relations.
    `ego` is the drawing of the best connected one, which a phone shows first."""

    width: float
    height: float
    sides: tuple[Side, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    listed: str
    rest: LinkView | None
    ego: EgoView | None = None
    ways: tuple[LinkView, ...] = ()


def view(p: Presenter) -> MapView:
    """The map, and who comes first where there is no room for it."""
    related = Counter(id for each in p.site.relations for id in dict.fromkeys((each.source, each.target)))
    first = next((id for id, _ in related.most_common(1)), "")
    named = {address.COMPARE: "pair.compare", address.BALANCE: "balance.title"}
    ways = tuple(LinkView(p.t(key), p.href(path)) for path, key in named.items() if path in p.edition.routes)
    return replace(_map(p), ego=ego.view(p, p.registry.actors[first], leads=True) if first else None, ways=ways)


def _map(p: Presenter) -> MapView:
    sides = _sides(p)
    rest = _rest(p, sides)
    listed = _heading(p, sides, rest)
    of = {id: column for column, ids in enumerate(sides.values()) for id in ids}
    bundles = _strongest(p, of)
    if not bundles:  # nobody is known to be on a side: the relations are told, and not drawn
        within = _strongest(p, of, within=True)
        said = told(p, within)
        arrows = tuple(unplaced(p, number, *each, said[each[0]]) for number, each in enumerate(within.items(), start=1))
        return MapView(0, 0, _listed(p, sides, 1), (), arrows, listed, rest)
    columns = placed(p, bundles, of, max(len(sides), 2))
    boxes = {node.actor: (column, node) for column, nodes in enumerate(columns) for node in nodes if node.actor}
    arrows = drawn_arrows(p, bundles, columns, boxes)
    height = max((node.y + node.height for nodes in columns for node in nodes), default=0.0)
    return MapView(
        width=WIDTH,
        height=round(height + SPACE, 1),
        sides=_listed(p, sides, len(columns)),
        boxes=tuple(drawn_box(p, id, column, len(columns), node) for id, (column, node) in boxes.items()),
        arrows=arrows,
        listed=listed,
        rest=rest,
    )


def _listed(p: Presenter, sides: Mapping[str, Sequence[str]], columns: int) -> tuple[Side, ...]:
    related = Counter(id for each in p.site.relations for id in dict.fromkeys((each.source, each.target)))
    return tuple(
        Side(
            p.actor(side).text if side else p.t("graph.others") if len(sides) > 1 else "",
            round(left_of(p, column, columns) + BOX / 2, 1),
            tuple(p.actor(id) for id in sorted(ids, key=lambda id: (-related[id], id))[:LISTED]),
        )
        for column, (side, ids) in enumerate(sides.items())
    )


def _heading(p: Presenter, sides: Mapping[str, Sequence[str]], rest: LinkView | None) -> str:
    """What the list of actors is called: where nobody is known to be on a side, it tells of none."""
    return p.t("graph.actors" if len(sides) < 2 else "graph.chief" if rest else "graph.everybody")


def _rest(p: Presenter, sides: Mapping[str, Sequence[str]]) -> LinkView | None:
    full = any(len(ids) > LISTED for ids in sides.values())
    return LinkView(p.t("graph.rest"), p.href("actors/index")) if full else None


# ---------------------------------------------------------------- what is drawn


def _sides(p: Presenter) -> dict[str, list[str]]:
    """The sides with most relations, those with most first, and last ("") everybody else; with those on each."""
    on = sides_of(p.registry)
    chosen = strongest(on, p.site.relations, SIDES)
    found: dict[str, list[str]] = {each: [] for each in (*chosen, "")}
    for id, of in sorted(on.items()):
        found[of if of in found else ""].append(id)
    return found


def _strongest(p: Presenter, of: Mapping[str, int], *, within: bool = False) -> dict[tuple[str, str], list[Relation]]:
    """The relations between sides, or all of them, by who does what to whom; the most often stated, the gravest of those first. Who met
    whom stands on the brief's own page, and is no matter of power."""
    found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for each in p.site.relations:
        if within or (of[each.source] != of[each.target] and each.section not in p.site.briefs):
            found[each.source, each.target].append(each)
    gravity = {polarity: number for number, polarity in enumerate(Polarity)}

    def weight(item: tuple[tuple[str, str], list[Relation]]) -> tuple[int, int, int, tuple[str, str]]:
        ends, relations = item
        named = sum(p.counts(p.registry.actors[id]).mentions for id in ends)
        return -len(relations), gravity[arrow.stance(p, relations)], -named, ends

    return dict(sorted(found.items(), key=weight)[:ARROWS])
