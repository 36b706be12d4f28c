"""Makes `hooks/fihris/view/data/boundaries.json`, the outlines on the map of places, of npm's package world-atlas:

    npm pack world-atlas@2.0.2 && python tools/boundaries/build.py world-atlas-2.0.2.tgz

The package is Natural Earth 5 at 1:50 million as TopoJSON. Natural Earth is in the public domain (naturalearthdata.com), the package under the
ISC licence. Coasts are made into rings and borders into lines, each once, simplified to a tenth of a degree and written as steps of a twentieth.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

INTEGRITY: Final = "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
"""As npm's locks write it: of the archive, byte for byte."""
TARGET: Final = Path(__file__).resolve().parents[2] / "hooks/fihris/view/data/boundaries.json"
STEP: Final = 20
"""Parts of a degree."""
LEAST: Final = 0.1
"""How far, in degrees, a point must stand out of a line to be kept."""
ISLAND: Final = 0.4
"""Degrees of an island's longer side, below which it is left out."""
SOUTH: Final = -60.0

Point = tuple[float, float]


def decoded(topology: Any) -> list[list[Point]]:
    """The arcs as points: longitude and latitude."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def rings(topology: Any) -> Iterator[list[int]]:
    """Every ring of every country, as the numbers of its arcs; ~n is arc n backwards."""
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts if geometry["type"] in {"Polygon", "MultiPolygon"} else ():
            yield from part


def coasts(arcs: Sequence[list[Point]], used: Iterable[int]) -> Iterator[list[Point]]:
    """Arcs of one country alone, joined end to end into rings."""
    starts: dict[Point, list[list[Point]]] = {}
    for number in used:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        starts.setdefault(arc[0], []).append(arc)
    while starts:
        ring = list(starts[next(iter(starts))].pop())
        while ring[-1] != ring[0] and starts.get(ring[-1]):
            ring += starts[ring[-1]].pop()[1:]
        for point in [point for point, left in starts.items() if not left]:
            del starts[point]
        yield ring


def simplified(line: Sequence[Point]) -> list[Point]:
    """The points that stand out of the line between those kept (Douglas and Peucker). A ring is halved at its farthest point."""
    if line[0] == line[-1] and len(line) > 3:
        far = max(range(len(line)), key=lambda n: (line[n][0] - line[0][0]) ** 2 + (line[n][1] - line[0][1]) ** 2)
        return simplified(line[: far + 1])[:-1] + simplified(line[far:])
    keep, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, most = 0, LEAST
        for number in range(first + 1, last):
            if (distance := _distance(line[number], line[first], line[last])) > most:
                far, most = number, distance
        if far:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [line[number] for number in sorted(keep)]


def _distance(of: Point, one: Point, other: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = of, one, other
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return float(((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5)


def steps(line: Sequence[Point]) -> list[int]:
    """Longitudes and latitudes by turns: the first as they are, the others as steps from the one before."""
    found: list[int] = []
    x = y = 0
    for lon, lat in line:
        at = round(lon * STEP), round(lat * STEP)
        if not found or at != (x, y):
            found += [at[0] - x, at[1] - y]
            x, y = at
    return found


def main(archive: Path) -> None:
    data = archive.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != INTEGRITY.removeprefix("sha512-"):
        sys.exit(f"{archive}: this is another archive than the one that is known")
    with tarfile.open(archive) as packed:
        member = packed.extractfile("package/countries-50m.json")
        assert member
        topology = json.load(member)
    arcs, every = decoded(topology), [number for ring in rings(topology) for number in ring]
    sides = Counter(number if number >= 0 else ~number for number in every)
    alone = [number for number in every if sides[number if number >= 0 else ~number] == 1]
    land = []
    for ring in coasts(arcs, alone):
        east, north = ([point[axis] for point in ring] for axis in (0, 1))
        if max(north) > SOUTH and max(max(east) - min(east), max(north) - min(north)) >= ISLAND:
            land.append(steps(simplified(ring)))
    borders = [steps(simplified(arcs[number])) for number, count in sides.items() if count > 1]
    said = {"source": "Natural Earth 1:50m, public domain, by npm world-atlas 2.0.2", "land": land, "borders": borders}
    TARGET.write_text(json.dumps(said, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
