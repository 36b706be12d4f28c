"""Nobody depends on a package without saying why: the table in HACKING.md."""

from __future__ import annotations

import re
import tomllib

from tests.conftest import ROOT


def test_every_package_has_its_reason_licence_and_last_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {*project["dependencies"], *project["optional-dependencies"]["test"]}
    _, _, told = (ROOT / "HACKING.md").read_text("utf-8").partition("| package | why | licence | last release |\n")
    rows = [row.strip("| ").split(" | ") for row in told.partition("\n\n")[0].splitlines()[1:]]
    assert {name for row in rows for name in re.split(r"[*, ]+", row[0]) if name} == needed
    assert all(len(row) == 4 and all(row) for row in rows)
