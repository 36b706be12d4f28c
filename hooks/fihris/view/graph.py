"""The relations, drawn and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fihris import address
from fihris.model import Lang, PageKind, Point, Polarity, Relation
from fihris.view import labels
from fihris.view.elements import ONE_PAGE, EntityLink, Pager, RelationView
from fihris.view.labels import Side
from fihris.view.overlap import Box, apart
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the drawing, in units of the view box. Its label stands at `label_x`, `label_y` from it, and is drawn from
    there to the middle, start or end of itself, as `anchor` says."""

    id: str
    label: str
    href: str
    shape: str
    x: float
    y: float
    degree: int
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    source: str
    target: str
    x1: float
    y1: float
    x2: float
    y2: float
    polarity: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """The relations: a drawing (nodes and edges in a box `width` × `height`, its letters `letters` high) and the same as a table."""

    width: int
    height: int
    letters: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    relations: tuple[RelationView, ...]
    pager: Pager = ONE_PAGE


A_PAGE = address.MADE[PageKind.GRAPH].a_page
LETTERS = 14.4
"""Height of a label in pixels, when the drawing is as wide as the frame."""
WIDTH = 1120
"""Units of the drawing's width: those of the page's widest frame, so that a unit is a pixel there."""

ACROSS, DOWN = 1000, 820
"""The box in which actors are placed first; what keeps their labels apart then widens it."""

LETTER = {Lang.AR: 6.5, Lang.EN: 7.9}
LABEL = 50.0
BELOW = 40
"""The width of a letter of a label, in most names less; the height of a mark with its label; what of it stands below the mark."""


def view(p: Presenter, number: int) -> GraphView:
    """Page `number` of the table; the drawing stands on the first."""
    parts = chunks(p.site.relations, A_PAGE)
    points = p.site.drawing if number == 1 else ()
    links = [p.actor(point.actor) for point in points]
    boxes = _boxes(points, links, LETTER[p.lang])
    width = max(WIDTH, round(max((box.x + box.width / 2 for box in boxes), default=WIDTH)))
    height = round(max((box.y for box in boxes), default=0)) + BELOW
    pairs = _pairs(p, {point.actor: i for i, point in enumerate(points)})
    sides = labels.sides(boxes, list(pairs), width, height)
    nodes = tuple(_node(p, *each) for each in zip(points, links, boxes, sides, strict=True))
    return GraphView(
        width=width,
        height=height,
        letters=round(LETTERS * width / WIDTH, 2),
        nodes=nodes,
        edges=tuple(_edge(p, nodes[i], nodes[j], relations) for (i, j), relations in pairs.items()),
        relations=tuple(p.relation(relation) for relation in parts[number - 1]),
        pager=_pager(p, number, parts),
    )


def _pager(p: Presenter, number: int, parts: Sequence[Sequence[Relation]]) -> Pager:
    shown, every = len(parts[number - 1]), len(p.site.relations)
    return replace(
        p.pager(address.GRAPH, number, len(parts)),
        printed=p.t("graph.printed", every, shown=shown) if shown < every else "",
    )


def _boxes(points: Sequence[Point], links: Sequence[EntityLink], letter: float) -> list[Box]:
    """Where the marks stand, each as wide as its label, in the middle of the drawing."""
    boxes = apart(
        [
            Box(point.x * ACROSS, point.y * DOWN, len(link.text) * letter, LABEL)
            for point, link in zip(points, links, strict=True)
        ]
    )
    middle = max(0.0, WIDTH - max((box.x + box.width / 2 for box in boxes), default=0.0)) / 2
    return [Box(round(box.x + middle, 1), round(box.y, 1), box.width, box.height) for box in boxes]


def _pairs(p: Presenter, index: Mapping[str, int]) -> dict[tuple[int, int], list[Relation]]:
    """The marks that a line joins, one line for each pair and direction, and all that is stated of them so."""
    found: dict[tuple[int, int], list[Relation]] = {}
    for relation in p.site.relations:
        if relation.source != relation.target and {relation.source, relation.target} <= index.keys():
            found.setdefault((index[relation.source], index[relation.target]), []).append(relation)
    return found


def _node(p: Presenter, point: Point, link: EntityLink, box: Box, side: Side) -> Node:
    label_x, label_y = labels.start(side)
    across = side.value[0] * (-1 if p.lang is Lang.AR else 1)
    anchor = {1: "start", 0: "middle", -1: "end"}[across]
    return Node(link.id, link.text, link.href, link.shape, box.x, box.y, point.degree, label_x, label_y, anchor)


def _edge(p: Presenter, source: Node, target: Node, relations: Sequence[Relation]) -> Edge:
    """A line bears the gravest of what is stated. What that is stands in the table, in words."""
    polarities = {p.registry.relation_kinds[relation.kind].polarity for relation in relations}
    gravest = next(polarity for polarity in Polarity if polarity in polarities)
    return Edge(source.id, target.id, source.x, source.y, target.x, target.y, str(gravest))
