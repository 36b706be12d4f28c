"""The drawing of the map of power: where its boxes stand, and the ways and words of its arrows."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fihris import weights
from fihris.model import Relation
from fihris.view import arrow, pairs, statements
from fihris.view.elements import EntityLink
from fihris.view.presenter import Presenter

SAID = 3
"""Sentences of an arrow; the actor's page has all."""
ROOM = 5_700
"""Bytes that those of all arrows may take together."""
WIDTH, BOX, LINE, PORT, SPACE, LANE = 1160.0, 172.0, 20.0, 27.0, 20.0, 34.0
"""In units of the view box, which are pixels at the width of the page: the drawing, a box, a line of a name, the room of an
arrow's end at a box, the room between boxes, and that of an arrow that passes a column."""
NAME, LATIN_NAME = 22, 19
LETTER, APART = 7.6, 18.0
"""Letters in a line of a name, in Arabic letters and in Latin ones; the width of a letter; the distance of two words on arrows."""
SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """An actor in the drawing; `x`, `y` are the corner of its box, `lines` its name."""

    id: str
    href: str
    shape: str
    name: str
    lines: tuple[tuple[float, str], ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Said:
    """What one relation of an arrow states, and where."""

    text: str
    href: str
    where: str
    mode: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """All that is stated of what one actor does to another, of which `said` is some and `more` how much else there is, "" where
    that is all. `href` leads to all that is between the two. `path` is its line, `head` its point, `weight` how wide it is; `words` stand at `x`, `y`."""

    number: int
    source: EntityLink
    target: EntityLink
    href: str
    polarity: str
    label: str
    words: str
    path: str
    head: str
    weight: float
    x: float
    y: float
    said: tuple[Said, ...]
    more: str


@dataclass(slots=True)
class _Node:
    """A box, or the lane of an arrow that passes a column (`actor` is "")."""

    key: str
    actor: str
    height: float
    y: float = 0.0


def placed(
    p: Presenter, bundles: Mapping[tuple[str, str], object], of: Mapping[str, int], width: int
) -> list[list[_Node]]:
    """The nodes of each column from the top. An arrow that passes a column has a lane there, so that no line runs under a box."""
    columns: list[dict[str, _Node]] = [{} for _ in range(width)]
    beside: dict[str, list[str]] = defaultdict(list)
    ends = Counter(id for pair in bundles for id in pair)
    for source, target in bundles:
        chain = _chain(source, target, of)
        for column, key in chain:
            actor = key if key in (source, target) else ""
            lines = len(arrow.lines(p.actor(key).text, NAME if p.rtl else LATIN_NAME)) if actor else 0
            height = max(lines * LINE + 14, ends[key] * PORT + 8) if actor else LANE
            columns[column].setdefault(key, _Node(key, actor, height))
        for (_, one), (_, other) in itertools.pairwise(chain):
            beside[one].append(other)
            beside[other].append(one)
    order = [sorted(nodes) for nodes in columns]
    for _ in range(SWEEPS):
        for keys in order:
            place = {key: number / max(len(each), 1) for each in order for number, key in enumerate(each)}
            keys.sort(key=lambda key: (_mean([place[other] for other in beside[key]]), key))
    tall = max((_height([columns[c][key] for key in keys]) for c, keys in enumerate(order)), default=0.0)
    for column, keys in enumerate(order):
        y = 2 * SPACE + (tall - _height([columns[column][key] for key in keys])) / 2
        for key in keys:
            columns[column][key].y = y
            y += columns[column][key].height + SPACE
    return [[columns[column][key] for key in keys] for column, keys in enumerate(order)]


def _chain(source: str, target: str, of: Mapping[str, int]) -> list[tuple[int, str]]:
    """What an arrow meets on its way, column by column."""
    first, last = of[source], of[target]
    step = 1 if last > first else -1
    passed = [(column, f"{source} {target} {column}") for column in range(first + step, last, step)]
    return [(first, source), *passed, (last, target)]


def _height(nodes: Sequence[_Node]) -> float:
    return sum(node.height for node in nodes) + SPACE * max(len(nodes) - 1, 0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def left_of(p: Presenter, column: int, columns: int) -> float:
    """The left edge of a column; the first stands where reading begins."""
    step = (WIDTH - BOX) / max(columns - 1, 1)
    return WIDTH - BOX - column * step if p.rtl else column * step


def drawn_box(p: Presenter, id: str, column: int, columns: int, node: _Node) -> Box:
    """The box of an actor, where its node stands."""
    link, lines = p.actor(id), arrow.lines(p.actor(id).text, NAME if p.rtl else LATIN_NAME)
    top = (node.height - len(lines) * LINE) / 2 + LINE * 0.72
    return Box(
        id,
        link.href,
        link.shape,
        link.text,
        tuple((round(node.y + top + number * LINE, 1), line) for number, line in enumerate(lines)),
        round(left_of(p, column, columns), 1),
        round(node.y, 1),
        BOX,
        round(node.height, 1),
    )


def drawn_arrows(
    p: Presenter,
    bundles: Mapping[tuple[str, str], Sequence[Relation]],
    columns: Sequence[Sequence[_Node]],
    boxes: Mapping[str, tuple[int, _Node]],
) -> tuple[Arrow, ...]:
    """The arrows in their places, the strongest first, whose words come first to a free spot."""
    of = {id: column for id, (column, _) in boxes.items()}
    nodes = {(column, node.key): node for column, each in enumerate(columns) for node in each}
    chains = {pair: _chain(*pair, of) for pair in bundles}
    ports = _ports(chains, nodes)
    level = _level(chains, ports)
    said, drawn = told(p, bundles), list[Arrow]()
    taken: list[tuple[float, float, float]] = []
    for number, (ends, relations) in enumerate(bundles.items(), start=1):
        chain, stance = chains[ends], arrow.stance(p, relations)
        weight = arrow.width(relations)
        points = _points(p, chain, nodes, ports, ends, len(columns))
        words = arrow.words(p, relations, stance)
        early = [level.get(min(one, other), other) == one for (one, _), (other, _) in itertools.pairwise(chain)]
        x, y = _spot(points, early, len(words) * LETTER, taken)
        path, head = arrow.path(points, early, weight)
        drawn.append(
            replace(
                unplaced(p, number, ends, relations, said[ends]),
                words=words,
                path=path,
                head=head,
                weight=weight,
                x=x,
                y=y,
            )
        )
    return tuple(drawn)


def told(
    p: Presenter, bundles: Mapping[tuple[str, str], Sequence[Relation]]
) -> dict[tuple[str, str], tuple[Said, ...]]:
    """What the arrows say, as much as there is room for."""
    said = {ends: tuple(_said(p, each) for each in relations[:SAID]) for ends, relations in bundles.items()}
    rooms = weights.shares({ends: weights.of(each) for ends, each in said.items()}, ROOM)
    return {ends: weights.within(each, rooms[ends]) for ends, each in said.items()}


def unplaced(
    p: Presenter, number: int, ends: tuple[str, str], relations: Sequence[Relation], said: tuple[Said, ...]
) -> Arrow:
    """An arrow that has no place yet."""
    stance = arrow.stance(p, relations)
    (source, target), label = map(p.actor, ends), p.t(f"polarity.{stance}")
    href = pairs.href(p, *ends) or f"{source.href}#relations"
    more = p.t("graph.more", len(relations) - len(said)) if len(relations) > len(said) else ""
    return Arrow(number, source, target, href, str(stance), label, label, "", "", 0, 0, 0, said, more)


def _ports(
    chains: Mapping[tuple[str, str], list[tuple[int, str]]], nodes: Mapping[tuple[int, str], _Node]
) -> dict[tuple[tuple[str, str], str], float]:
    """How high each arrow meets each of its boxes: on each flank in the order of where it comes from."""
    ends: dict[tuple[int, str, int], list[tuple[float, tuple[str, str]]]] = defaultdict(list)
    for pair, chain in chains.items():
        for (column, key), (beside, other) in ((chain[0], chain[1]), (chain[-1], chain[-2])):
            far = nodes[beside, other]
            ends[column, key, beside - column].append((far.y + far.height / 2, pair))
    found = {}
    for (column, key, _), here in ends.items():
        node = nodes[column, key]
        for place, (_, pair) in enumerate(sorted(here), start=1):
            found[pair, key] = node.y + node.height * place / (len(here) + 1)
    return found


def _level(
    chains: Mapping[tuple[str, str], list[tuple[int, str]]], ports: Mapping[tuple[tuple[str, str], str], float]
) -> dict[int, int]:
    """Between a column and the next, by the first's number: the one of the two beside which arrows run level, below their words. It is
    the one whose boxes they meet farther apart; all of them bend beside the other, so that they cross no more often than they must."""
    heights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for pair, chain in chains.items():
        if len(chain) == 2:
            for column, key in chain:
                heights[min(chain[0][0], chain[1][0]), column].append(ports[pair, key])

    def apart(between: int, column: int) -> float:
        return min((y - x for x, y in itertools.pairwise(sorted(heights[between, column]))), default=0.0)

    return {each: max((each, each + 1), key=lambda column: apart(each, column)) for each, _ in list(heights)}


def _points(
    p: Presenter,
    chain: Sequence[tuple[int, str]],
    nodes: Mapping[tuple[int, str], _Node],
    ports: Mapping[tuple[tuple[str, str], str], float],
    pair: tuple[str, str],
    columns: int,
) -> list[tuple[float, float]]:
    """The ends of the level runs of an arrow, from its source to its target, two by two."""
    points: list[tuple[float, float]] = []
    forward = (chain[1][0] > chain[0][0]) != (p.rtl)  # to the right
    for place, (column, key) in enumerate(chain):
        left, node = left_of(p, column, columns), nodes[column, key]
        near, far = (left, left + BOX) if forward else (left + BOX, left)
        if place == 0:
            points.append((far, ports[pair, key]))
        elif place == len(chain) - 1:
            points.append((near, ports[pair, key]))
        else:
            middle = node.y + node.height / 2
            points += [(near, middle), (far, middle)]
    return points


def _spot(
    points: Sequence[tuple[float, float]], early: Sequence[bool], width: float, taken: list[tuple[float, float, float]]
) -> tuple[float, float]:
    """Where the words of an arrow stand: over the middle of its last lane, or of where it runs level; moved where others stand."""
    if len(points) > 2:
        (x1, y1), (x2, _) = points[-3:-1]
        x, y = (x1 + x2) / 2, y1 - 7
    else:
        level = arrow.run(points[0], points[1], early=early[0])
        (box, y1), (bend, _) = level if early[0] else level[::-1]
        room = max(abs(bend - box), width + 12) / 2  # rather over the bend than over a box
        x, y = box + (room if bend > box else -room), y1 - 7
    for step in range(40):
        here = y + APART * ((step + 1) // 2) * (-1 if step % 2 else 1)
        if all(abs(x - other) > (width + room) / 2 + 6 or abs(here - above) >= APART for other, above, room in taken):
            y = here
            break
    taken.append((x, y, width))
    return round(x, 1), round(y, 1)


def _said(p: Presenter, of: Relation) -> Said:
    link = p.section_link(of.section, of.evidence[p.lang])
    where = link.text if len(p.site.briefs) > 1 else p.part(p.number(of.section))
    return Said(statements.stated(p, of), link.href, where, p.mode(of.mode))
