"""The relations, drawn and as a table."""

from __future__ import annotations

from fihris import address
from fihris.view.overlap import Box, apart
from fihris.view.presenter import Presenter, chunks
from fihris.view.records import Edge, GraphView, Node

A_PAGE = 10
WIDTH, HEIGHT = 1100, 900
LETTER, LABEL = 8.0, 46.0
MARGIN, LABEL_BELOW = 16, 40
"""Units of the drawing: the width of a letter of a label, and the height of a mark with its label."""


def pages(p: Presenter) -> int:
    return len(chunks(p.site.relations, A_PAGE))


def view(p: Presenter, number: int) -> GraphView:
    """Page `number` of the table; the drawing stands on the first."""
    parts = chunks(p.site.relations, A_PAGE)
    nodes = _nodes(p) if number == 1 else ()
    return GraphView(
        width=round(max((node.x + len(node.label) * LETTER / 2 for node in nodes), default=WIDTH)) + MARGIN,
        height=round(max((node.y for node in nodes), default=HEIGHT)) + LABEL_BELOW,
        nodes=nodes,
        edges=_edges(p, nodes),
        relations=tuple(p.relation(relation) for relation in parts[number - 1]),
        pager=p.pager(address.GRAPH, number, len(parts)),
    )


def _nodes(p: Presenter) -> tuple[Node, ...]:
    links = [p.actor(point.actor) for point in p.site.drawing]
    boxes = [Box(point.x * WIDTH, point.y * HEIGHT, len(link.text) * LETTER, LABEL) for point, link in zip(p.site.drawing, links, strict=True)]
    return tuple(
        Node(link.id, link.text, link.href, link.shape, round(box.x, 1), round(box.y, 1), point.degree)
        for point, link, box in zip(p.site.drawing, links, apart(boxes), strict=True)
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
