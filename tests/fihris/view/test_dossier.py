"""Where a line of a dossier is said to stand."""

from __future__ import annotations

import shutil
from pathlib import Path

from fihris import weights
from fihris.model import EntityKind, Lang
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view import dossier, power
from tests.conftest import DIALOGUE, ROOT, make_project

TINY = ROOT / "tests/fixtures/tiny/docs"
ROOM = 30_000


def places(project: Path) -> tuple[set[str], set[str]]:
    """What stands behind the relations of an actor, and behind those of the map."""
    p = presenters(compose(project, Report()))[Lang.AR]
    minister = p.registry.entity(EntityKind.ACTOR, "salem-al-khalidi")
    lines = [line for each in dossier.relations(p, minister, ROOM) for line in each.lines]
    said = {each.where for arrow in power.view(p).arrows for each in arrow.said}
    return {where.text for line in lines for part in line.parts for where in part.where}, said


def test_a_section_is_known_by_its_number_only_where_there_is_one_brief(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    assert places(project) == ({"1"}, {"المحور 1"})
    for lang in ("ar", "en"):
        briefs = project / f"docs/{lang}/briefs"
        shutil.copytree(briefs / "2024/water-accord", briefs / "2025/second-accord")
    behind, said = places(project)
    assert behind == {"2024", "2025"}
    assert len(said) > 0
    assert all("، " in each for each in said)


def test_what_there_is_no_room_for_is_counted() -> None:
    p = presenters(compose(DIALOGUE.parent, Report()))[Lang.AR]
    actor = p.registry.entity(EntityKind.ACTOR, "united-states")
    whole = dossier.relations(p, actor, ROOM)
    assert not any(each.more for each in whole)
    for every, some in zip(whole, dossier.relations(p, actor, 3_000), strict=True):
        lines = (*some.lines, *some.rest)
        assert lines == (*every.lines, *every.rest)[: len(lines)]
        assert bool(some.more) == (len(lines) < len(every.lines) + len(every.rest))
        assert len(lines) == 1 or weights.of(lines) <= 3_000
