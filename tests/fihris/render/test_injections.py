"""No injection passes the gate: each is told at its place, with a hint, or does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fihris.model import Document, Lang
from fihris.render.dialect import rendered
from fihris.render.gate import Gate
from fihris.render.refusals import problems
from fihris.text import markdown

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "injections"
FAMILIES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
REFUSED = [(family, source) for family, cases in FAMILIES.items() for source in cases.get("refused", ())]
HARMLESS = [(family, source) for family, cases in FAMILIES.items() for source in cases.get("harmless", ())]


def told(source: str) -> list[str]:
    document = Document("a.md", Lang.AR, "", "", f"قبل\n\n{source}\n", 5, markdown.read(f"قبل\n\n{source}\n"))
    reading = [document.reading.fault] if document.reading.fault else []
    return [str(each) for each in (*reading, *problems(document, Gate()))]


def test_there_are_many() -> None:
    assert len(REFUSED) + len(HARMLESS) >= 380


@pytest.mark.parametrize(("family", "source"), REFUSED)
def test_an_injection_is_told_at_its_place(family: str, source: str) -> None:
    faults = told(source)
    assert faults, family
    assert all("a.md:" not in fault or int(fault.split(":")[1]) >= 7 for fault in faults), faults
    assert all("hint: " in fault for fault in faults if "a.md:" in fault)


@pytest.mark.parametrize(("family", "source"), HARMLESS)
def test_what_is_harmless_is_not_refused(family: str, source: str) -> None:
    assert told(source) == [], family


@pytest.mark.parametrize(("family", "source"), [*REFUSED, *HARMLESS])
def test_what_the_gate_gives_has_nothing_left_to_refuse(family: str, source: str) -> None:
    assert Gate().refused(Gate().clean(rendered(source))) == [], family
