"""The relations, drawn and as a table."""

from __future__ import annotations

from fihris import address
from fihris.view.overlap import Box, apart
from fihris.view.presenter import Presenter, chunks
from fihris.view.records import Edge, GraphView, Node

A_PAGE = 10
WIDTH = 1120
"""Units of the drawing's width: those of the page's widest frame, so that a unit is a pixel there."""

ACROSS, DOWN = 1000, 820
"""The box in which actors are placed first; what keeps their labels apart then widens it."""

LETTER, LABEL = 7.6, 50.0
BELOW = 40
"""The width of a letter of a label, the height of a mark with its label, and what of it stands below the mark."""


def pages(p: Presenter) -> int:
    return len(chunks(p.site.relations, A_PAGE))


def view(p: Presenter, number: int) -> GraphView:
    """Page `number` of the table; the drawing stands on the first."""
    parts = chunks(p.site.relations, A_PAGE)
    nodes = _nodes(p) if number == 1 else ()
    return GraphView(
        width=max(WIDTH, round(max((node.x + len(node.label) * LETTER / 2 for node in nodes), default=WIDTH))),
        height=round(max((node.y for node in nodes), default=0)) + BELOW,
        nodes=nodes,
        edges=_edges(p, nodes),
        relations=tuple(p.relation(relation) for relation in parts[number - 1]),
        pager=p.pager(address.GRAPH, number, len(parts)),
    )


def _nodes(p: Presenter) -> tuple[Node, ...]:
    links = [p.actor(point.actor) for point in p.site.drawing]
    boxes = apart(
        [
            Box(point.x * ACROSS, point.y * DOWN, len(link.text) * LETTER, LABEL)
            for point, link in zip(p.site.drawing, links, strict=True)
        ]
    )
    middle = max(0.0, WIDTH - max((box.x + box.width / 2 for box in boxes), default=0.0)) / 2
    return tuple(
        Node(link.id, link.text, link.href, link.shape, round(box.x + middle, 1), round(box.y, 1), point.degree)
        for point, link, box in zip(p.site.drawing, links, boxes, strict=True)
    )


def _edges(p: Presenter, nodes: tuple[Node, ...]) -> tuple[Edge, ...]:
    """One line for each pair and direction, labelled with the first relation stated."""
    at = {node.id: node for node in nodes}
    found: dict[tuple[str, str], Edge] = {}
    for relation in p.site.relations:
        pair = (relation.source, relation.target)
        if pair in found or relation.source == relation.target or not {*pair} <= at.keys():
            continue
        source, target = at[relation.source], at[relation.target]
        kind = p.registry.relation_kinds[relation.kind]
        found[pair] = Edge(source.id, target.id, source.x, source.y, target.x, target.y, kind.label[p.lang], kind.polarity)
    return tuple(found.values())
