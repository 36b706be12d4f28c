"""Editors know the schema of every data file: by its first line, or by the settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "docs" / "_data"
WITHOUT = ("interface", "messages", "search")
"""Folders of words, which have no schema."""
RECORDS = sorted(path for path in DATA.rglob("*.yml") if path.parent.name not in WITHOUT)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_record_names_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).is_file()


def test_the_settings_name_schemas_that_there_are() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    named = [ROOT / schema for schema in settings["yaml.schemas"]]
    assert DATA / "schemas" / "redirects.json" in named
    assert all(schema.is_file() for schema in named)
