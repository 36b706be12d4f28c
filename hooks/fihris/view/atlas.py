"""The map of places: one of all that have a point, and where several stand close together one of them. Outlines are `data/boundaries.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import cos, radians
from pathlib import Path

from fihris.model import Entity, EntityKind
from fihris.view.elements import EntityLink
from fihris.view.presenter import Presenter

WIDTH, NARROW, TALL = 800, 0.42, 0.8
"""A drawing in units of its view box, and how low or high it may be beside its width."""
MARGIN, SHARE, LEAST = 3.0, 0.12, 15.0
"""Degrees around the outermost points, or that share of their distance; degrees that a drawing spans at least."""
NEAR, APART = 8.0, 2.5
"""Degrees between places that are drawn together, and how much wider the map of all must be for a second one of those."""
MERGED, CLOSE = 26, 4
"""Units within which two places share a mark, and two points of an outline are one."""
LETTER, LINE, GAP = 15.0, 38.0, 20.0
"""Of a name in units: the width of a letter, the height of a line, the room between the mark and the name."""
MOST = 60
"""Places on a map: those named most."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """A place on the map; `x`, `y` are where its name stands, beside the mark."""

    entity: EntityLink
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the map with the places that stand there. One without names has no room for them. `anchor` says which end of a name is
    at its place, the one next to the mark: however wide the letters are, they keep away from it."""

    x: float
    y: float
    names: tuple[Name, ...]
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class MapView:
    """A drawing: the outlines of land and the borders as paths, and the marks. `frame` is what the next map shows, or None."""

    height: int
    land: str
    borders: str
    marks: tuple[Mark, ...]
    frame: Box | None


@dataclass(frozen=True, slots=True)
class AtlasView:
    """`without` names the places that have no point."""

    maps: tuple[MapView, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """A part of the world, in degrees: west, south, east, north."""

    west: float
    south: float
    east: float
    north: float

    @property
    def unit(self) -> float:
        """Units of a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude, in the middle of the map."""
        return 1 / cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.unit * self.stretch)

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        return round((lon - self.west) * self.unit), round((self.north - lat) * self.unit * self.stretch)


def view(p: Presenter) -> AtlasView | None:
    """The maps of the site's places; None where none has a point."""
    known = [of for of in p.registry.places.values() if of.point]
    known.sort(key=lambda of: (-p.counts(of).mentions, of.id))
    if not known:
        return None
    shown = known[:MOST]
    every, close = _window(shown), _closest(shown)
    detail = _window(close) if len(close) > 1 else None
    if detail is None or every.east - every.west < APART * (detail.east - detail.west):
        maps: tuple[MapView, ...] = (_map(p, every, shown),)
    else:
        rest = [of for of in shown if of not in close]
        maps = (_map(p, every, rest, detail), _map(p, detail, close))
    without = tuple(of.name[p.lang] for of in p.registry.places.values() if not of.point)
    return AtlasView(maps, without)


def _window(places: Iterable[Entity]) -> _Window:
    """The part of the world around some places, in a shape that a page has room for."""
    points = [of.point for of in places if of.point]
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    lon, lat = (min(east) + max(east)) / 2, (min(north) + max(north)) / 2
    narrow = cos(radians(lat))
    spans = [max(axis) - min(axis) for axis in (east, north)]
    across, along = (span + 2 * max(MARGIN, SHARE * span) for span in spans)
    wide = max(across, LEAST / narrow)
    high = max(along, NARROW * wide * narrow)
    wide = max(wide, high / narrow / TALL)
    return _Window(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2)


def _closest(places: Sequence[Entity]) -> list[Entity]:
    """The most places of which each stands near another."""
    groups: list[list[Entity]] = []
    for of in places:
        near = [group for group in groups if any(_is_near(of, other) for other in group)]
        groups = [group for group in groups if group not in near] + [[*chain.from_iterable(near), of]]
    return max(groups, key=len)


def _is_near(one: Entity, other: Entity) -> bool:
    assert one.point
    assert other.point
    return max(abs(a - b) for a, b in zip(one.point, other.point, strict=True)) <= NEAR


def _map(p: Presenter, window: _Window, places: Sequence[Entity], detail: _Window | None = None) -> MapView:
    land, borders = _outlines()
    frame, taken = None, list[Box]()
    if detail:
        (left, top), (right, bottom) = window.at(detail.west, detail.north), window.at(detail.east, detail.south)
        frame, taken = (left, top, right - left, bottom - top), [(left, top, right, bottom)]
    return MapView(
        window.height,
        "".join(_path(window, ring) + "z" for each in land if len(ring := _clipped(each, window)) > 2),
        "".join(_path(window, part) for line in borders for part in _within(line, window)),
        tuple(_marks(p, window, places, taken)),
        frame,
    )


# ---------------------------------------------------------------- outlines


@cache
def _outlines() -> tuple[list[list[Point]], list[list[Point]]]:
    """The rings of land and the lines of borders, in degrees."""
    data = json.loads((Path(__file__).parent / "data/boundaries.json").read_text("utf-8"))
    land, borders = ([list(_points(steps)) for steps in data[key]] for key in ("land", "borders"))
    return land, borders


def _points(steps: Sequence[int]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / 20, y / 20


def _clipped(ring: list[Point], window: _Window) -> list[Point]:
    """The part of a ring within the window (Sutherland and Hodgman: one edge after the other)."""
    edges = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    if any(all((point[axis] - bound) * way < 0 for point in ring) for axis, bound, way in edges):
        return []
    for axis, bound, way in edges:
        ring = list(_cut(ring, lambda point, a=axis, b=bound, w=way: (point[a] - b) * w))  # type: ignore[misc]
    return ring


def _cut(ring: Sequence[Point], inside: Callable[[Point], float]) -> Iterator[Point]:
    for before, point in zip([ring[-1], *ring] if ring else [], ring, strict=False):
        one, other = inside(before), inside(point)
        if (one < 0) != (other < 0):
            share = one / (one - other)
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if other >= 0:
            yield point


def _within(line: Sequence[Point], window: _Window) -> Iterator[list[Point]]:
    """The parts of a line that touch the window; the drawing cuts what stands out."""
    part: list[Point] = []
    for one, other in pairwise(line):
        west, east = sorted((one[0], other[0]))
        south, north = sorted((one[1], other[1]))
        if east < window.west or west > window.east or north < window.south or south > window.north:
            if part:
                yield part
            part = []
        else:
            part = [*part, other] if part else [one, other]
    if part:
        yield part


def _path(window: _Window, points: Iterable[Point]) -> str:
    """The points in steps of whole units, without those that lie on one another."""
    found: list[tuple[int, int]] = []
    for point in points:
        x, y = window.at(*point)
        if not found or max(abs(x - found[-1][0]), abs(y - found[-1][1])) > CLOSE:
            found.append((x, y))
    if len(found) < 2:
        return ""
    steps = "".join(f"{x - a:+d}{y - b:+d}" for (a, b), (x, y) in pairwise(found))
    return f"M{found[0][0]} {found[0][1]}l{steps.removeprefix('+')}"


# ---------------------------------------------------------------- marks


def _marks(p: Presenter, window: _Window, places: Sequence[Entity], taken: list[Box]) -> Iterator[Mark]:
    """Those named most first; a name stands where there is room beside its mark."""
    together: list[tuple[tuple[int, int], list[Entity]]] = []
    for of in places:
        x, y = window.at(*of.point) if of.point else (0, 0)
        near = (each for at, each in together if max(abs(at[0] - x), abs(at[1] - y)) < MERGED)
        if (here := next(near, None)) is not None:
            here.append(of)
        else:
            together.append(((x, y), [of]))
    taken += [(x - GAP / 2, y - GAP / 2, x + GAP / 2, y + GAP / 2) for (x, y), _ in together]
    for (x, y), here in together:
        names = [p.entity(EntityKind.PLACE, of.id) for of in here]
        wide, high = max(len(name.text) for name in names) * LETTER, len(names) * LINE
        spots = ((GAP + wide / 2, 0.0), (-GAP - wide / 2, 0.0), (0.0, -GAP - high / 2), (0.0, GAP + high / 2))
        room = ((dx, dy) for dx, dy in spots if _is_free((x + dx, y + dy), wide, high, window, taken))
        spot = next(room, None)
        if spot is None:
            yield Mark(x, y, ())
            continue
        dx, dy = spot
        taken.append(_box(x + dx, y + dy, wide, high))
        top = y + dy - high / 2 + LINE * 0.75
        beside = round(x + (dx > 0) * GAP - (dx < 0) * GAP)
        shown = tuple(Name(name, beside, round(top + n * LINE)) for n, name in enumerate(names))
        yield Mark(x, y, shown, ("start" if (dx > 0) != p.rtl else "end") if dx else "middle")


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _is_free(spot: Point, wide: float, high: float, window: _Window, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = _box(*spot, wide, high)
    if left < 0 or top < 0 or right > WIDTH or bottom > window.height:
        return False
    return all(right <= x1 or left >= x2 or bottom <= y1 or top >= y2 for x1, y1, x2, y2 in taken)
