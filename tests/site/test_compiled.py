"""Compiled templates are kept for those processes that come after, and are never another thing than what stands in the template."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from mkdocs_fihris import compiled
from mkdocs_fihris.compiled import Compiled


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_THEME", tmp_path / "theme")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for name in ("theme", "own", "kept"):
        (tmp_path / name).mkdir()
    return tmp_path / "theme"


def _rendered(tmp_path: Path, room: str = "theme") -> str:
    """What a new process makes of the template."""
    kept = Compiled(tmp_path / "kept")
    return Environment(loader=FileSystemLoader(tmp_path / room), bytecode_cache=kept).get_template("a.html").render()


def test_the_engines_templates_are_compiled_once(tmp_path: Path, theme: Path) -> None:
    template = theme / "a.html"
    template.write_text("one", "utf-8")
    assert _rendered(tmp_path) == "one"
    (made,) = (tmp_path / "kept").iterdir()
    sound = made.read_bytes()
    assert (_rendered(tmp_path), made.read_bytes()) == ("one", sound)
    template.write_text("two", "utf-8")
    assert _rendered(tmp_path) == "two"
    (tmp_path / "linked").symlink_to(theme)
    assert _rendered(tmp_path, "linked") == "two"
    assert list((tmp_path / "kept").iterdir()) == [made], "one file a template, by whatever links"


@pytest.mark.parametrize("damage", [b"", b"no code", 20, 60])
def test_a_damaged_one_is_compiled_anew(tmp_path: Path, theme: Path, damage: bytes | int) -> None:
    (theme / "a.html").write_text("{{ 1 + 1 }}", "utf-8")
    assert _rendered(tmp_path) == "2"
    (made,) = (tmp_path / "kept").iterdir()
    sound = made.read_bytes()
    made.write_bytes(sound[:damage] if isinstance(damage, int) else damage)
    assert _rendered(tmp_path) == "2"
    assert made.read_bytes() == sound


def test_nothing_is_kept_of_a_sites_own_or_where_nothing_may_be(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (theme, tmp_path / "own"):
        (room / "a.html").write_text(room.name, "utf-8")
    assert _rendered(tmp_path, "own") == "own"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _rendered(tmp_path) == "theme"
    assert not list((tmp_path / "kept").iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "kept").rmdir()
    (tmp_path / "kept").write_text("a file in the way", "utf-8")
    assert _rendered(tmp_path) == "theme"


def test_what_another_compiler_made_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Compiled().get_source_checksum("{{ t }}")
    monkeypatch.setattr(compiled, "_COMPILER", "another")
    assert Compiled().get_source_checksum("{{ t }}") != before
