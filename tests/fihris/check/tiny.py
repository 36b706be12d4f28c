"""A small valid project to spoil: a copy of tests/fixtures/tiny, edits to it, and what `fihris check` says of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml
from hypothesis import HealthCheck, settings

from fihris.report import Problem, Report
from fihris.survey import survey
from fihris.text.fingerprint import fingerprint

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
Edit = str | Mapping[str, str] | None
"""The whole new text of a file; or passages of it and what they become; or None, to delete it."""

OFTEN = settings(
    max_examples=24 * int(os.environ.get("FIHRIS_EXAMPLES", "1")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
"""For what checks the whole project with each example, which takes a fifth of a second: others with each run, and more by hand."""

_TRANSLATED = re.compile(r"^translated: .*$", re.MULTILINE)
_BODY = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def copy(folder: Path) -> Path:
    """A fresh copy of the tiny project."""
    return Path(shutil.copytree(FIXTURES / "tiny", folder / "tiny"))


def edit(project: Path, edits: Mapping[str, Edit]) -> None:
    """Spoil the project. What is to be replaced must stand in the file exactly once."""
    for path, change in edits.items():
        file = project / path
        if change is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        text = change if isinstance(change, str) else file.read_text("utf-8")
        if not isinstance(change, str):
            for old, new in change.items():
                assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
                text = text.replace(old, new)
        file.write_text(text, "utf-8", newline="")


def stamp(project: Path) -> None:
    """Let every twin say that it translates the Arabic text as it is now, as a translator would."""
    for twin in (project / "docs/en").rglob("*.md"):
        original = project / "docs/ar" / twin.relative_to(project / "docs/en")
        if original.is_file() and original.stat().st_size < 100_000:
            written = original.read_text("utf-8", errors="replace").replace("\r\n", "\n")
            now = fingerprint(_field(written, "title"), _field(written, "description"), _BODY.sub("", written))
            text = twin.read_text("utf-8", errors="replace")
            twin.write_text(_TRANSLATED.sub(f'translated: "{now}"', text), "utf-8", newline="")


def _field(text: str, name: str) -> str:
    """The value of a field that stands on one line, however it is written there."""
    found = re.search(rf"^{name}:.*$", text, re.MULTILINE)
    try:
        return str(yaml.safe_load(found.group())[name]) if found else ""
    except yaml.YAMLError:
        return ""


def check(project: Path) -> list[Problem]:
    """Everything `fihris check` finds, in its order."""
    report = Report()
    survey(project, report)
    return list(report)
