"""One fault each: what is edited in the tiny project, and exactly what `fihris check` then says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import codes
import pytest
import tiny
import yaml

from fihris import telling
from fihris.report import Report
from fihris.site import compose

FLAWS = sorted((tiny.FIXTURES / "flaws").glob("*.yml"))


@pytest.fixture(params=FLAWS, ids=lambda path: path.stem)
def flaw(request: pytest.FixtureRequest) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(request.param.read_text("utf-8"))
    return loaded


def test_the_tiny_project_has_no_flaw(tmp_path: Path) -> None:
    assert tiny.check(tiny.copy(tmp_path)) == []


def test_there_are_enough_flaws() -> None:
    assert len(FLAWS) >= 60


def test_every_code_of_the_checks_has_a_flaw() -> None:
    shown = {each["code"] for path in FLAWS for each in yaml.safe_load(path.read_text("utf-8"))["expect"]}
    elsewhere = {"too-many", "unknown-page"}  # test_limits.py; and what no check tells, but commands
    assert codes.collect("check") - shown == elsewhere


def test_a_flaw_is_told_where_it_stands(flaw: dict[str, Any], tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(project, flaw["edit"])
    if flaw.get("stamp", True):
        tiny.stamp(project)
    found = tiny.check(project)
    told = [
        {
            "path": p.path,
            "line": p.line,
            "column": p.column,
            "code": p.code,
            "severity": str(p.severity),
            "message": p.message,
            "hint": p.hint,
            **({"fix": [p.fix.old, p.fix.new]} if p.fix else {}),  # what is mended, and what must not be
        }
        for p in found
    ]
    for got, expected in zip(told, flaw["expect"], strict=False):
        if "message" not in expected:  # it counts the words of the interface
            del got["message"]
    assert told == flaw["expect"]
    assert not [said for p in found for said in (p.message, p.hint) if said and not telling.arabic(said)], "in Arabic"
    compose(project, Report())  # what is left of a faulty source may be little, and breaks nothing


def test_every_flaw_has_a_hint() -> None:
    """Whoever reads a problem is told what to do. Where nothing of a like name is known there is nothing to propose."""
    for path in FLAWS:
        for expected in yaml.safe_load(path.read_text("utf-8"))["expect"]:
            assert expected["hint"] or expected["code"].startswith(("unknown-", "wrong-kind")), path.stem
