"""The map of places: each place with a point is on it, at that point, and leads to its page; outlines stay within the drawing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from fihris import address
from fihris.model import LANGS, Entity, EntityKind, Lang, Origin, Registry, Site, Text
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view import atlas
from tests.conftest import DIALOGUE

SVG = "//figure[contains(@class, 'f-atlas')]/svg"


@pytest.fixture(scope="module")
def read() -> Site:
    return compose(DIALOGUE.parent, Report())


def drawn(read: Site, points: dict[str, tuple[float, float]]) -> atlas.AtlasView | None:
    """The maps of places at these points, east and north."""
    kind = next(iter(read.corpus.registry.places.values())).kind
    places = {
        id: Entity(id, EntityKind.PLACE, kind, Text(id), Text(id), Origin(""), point=point)
        for id, point in points.items()
    }
    registry: Registry = replace(read.corpus.registry, places=places)
    site = replace(read, corpus=replace(read.corpus, registry=registry))
    return atlas.view(presenters(site)[Lang.EN])


def numbers(path: str) -> list[tuple[int, int]]:
    """The points of a path of relative lines."""
    found = []
    for part in re.findall(r"M(\d+) (\d+)l([^Mz]*)", path):
        steps = [int(n) for n in re.findall(r"[+-]?\d+", part[2])]
        x, y = int(part[0]), int(part[1])
        found.append((x, y))
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_leads_to_every_place_with_a_point(site: Path, read: Site, lang: Lang) -> None:
    page = html.document_fromstring((site / address.page(lang, "places/index")).read_bytes())
    led = [link.get("href") for link in page.xpath(f"{SVG}//a")]
    points = [id for id, of in read.corpus.registry.places.items() if of.point]
    assert sorted(led) == sorted(f"{id}.html" for id in points)
    caption = page.xpath("//figure[contains(@class, 'f-atlas')]/figcaption")[0].text_content()
    assert all((of.name[lang] in caption) is (not of.point) for of in read.corpus.registry.places.values())
    listed = {link.get("href") for link in page.xpath("//section//li/a")}
    assert listed >= {f"{id}.html" for id in read.corpus.registry.places}


def test_places_far_from_each_other_have_a_second_map_of_those_that_are_close(read: Site) -> None:
    near = {"a": (44.4, 33.3), "b": (44.0, 36.2), "c": (51.4, 35.7)}
    one = drawn(read, near)
    two = drawn(read, near | {"far": (-77.0, 38.9)})
    assert one
    assert two
    assert [len(each.marks) for each in one.maps] == [3]
    assert [{name.entity.id for mark in each.marks for name in mark.names} for each in two.maps] == [{"far"}, set(near)]
    assert two.maps[0].frame
    assert two.maps[1].frame is None


def test_east_is_right_and_north_is_above(read: Site) -> None:
    view = drawn(read, {"west": (36.3, 33.5), "east": (51.4, 35.7), "south": (46.7, 24.7)})
    assert view
    at = {name.entity.id: mark for mark in view.maps[0].marks for name in mark.names}
    assert at["west"].x < at["south"].x < at["east"].x
    assert at["east"].y < at["west"].y < at["south"].y


@pytest.mark.parametrize(
    "points",
    [
        {"a": (44.4, 33.3)},
        {"a": (179.5, 66.0), "b": (-179.5, -45.0)},
        {"a": (25.0, 89.0)},
        {"a": (0.0, -90.0)},
        {"a": (-30.0, 0.0)},
    ],
    ids=["one", "all", "north", "pole", "sea"],
)
def test_a_map_is_light_and_stays_within_its_edges(read: Site, points: dict[str, tuple[float, float]]) -> None:
    view = drawn(read, points)
    assert view
    for each in view.maps:
        assert len(each.land) + len(each.borders) < 20_000
        assert 200 <= each.height <= 900
        assert all(-1 <= x <= 801 and -1 <= y <= each.height + 1 for x, y in numbers(each.land))
        assert all(0 <= mark.x <= 800 and 0 <= mark.y <= each.height for mark in each.marks)


def test_names_do_not_meet_and_those_without_room_are_marks(read: Site) -> None:
    view = drawn(read, {f"a-rather-long-name-{n}": (40.0 + n % 9, 30.0 + n // 9) for n in range(60)})
    assert view
    marks = view.maps[0].marks
    names = [name for mark in marks for name in mark.names]
    assert 0 < len(names) < 60
    boxes = []
    for mark in marks:
        for name in mark.names:
            half = len(name.entity.text) * atlas.LETTER / 2
            middle = name.x + {"start": half, "middle": 0, "end": -half}[mark.anchor]
            assert mark.anchor == "middle" or (mark.anchor == "start") == (middle > mark.x), "away from the mark"
            boxes.append((middle, name.y, half))
    for number, (x, y, half) in enumerate(boxes):
        for other_x, other_y, other_half in boxes[:number]:
            assert abs(x - other_x) >= min(half, other_half) or abs(y - other_y) >= atlas.LINE - 1


def test_without_a_point_there_is_no_map(read: Site, tiny: Path) -> None:
    assert drawn(read, {}) is None
    assert "f-atlas" not in (tiny / "places/index.html").read_text("utf-8")
