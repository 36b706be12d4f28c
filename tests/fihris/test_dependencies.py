"""Nobody depends on a package without saying why (the table in HACKING.md), nor on a Python that nobody named."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from tests.conftest import ROOT


def test_every_package_has_its_reason_licence_and_last_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {*project["dependencies"], *project["optional-dependencies"]["test"]}
    _, _, told = (ROOT / "HACKING.md").read_text("utf-8").partition("| package | why | licence | last release |\n")
    rows = [row.strip("| ").split(" | ") for row in told.partition("\n\n")[0].splitlines()[1:]]
    assert {name for row in rows for name in re.split(r"[*, ]+", row[0]) if name} == needed
    assert all(len(row) == 4 and all(row) for row in rows)


def test_the_least_python_is_one_that_every_package_takes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    taken = {each.name: SpecifierSet(each.metadata["Requires-Python"] or "") for each in metadata.distributions()}
    assert [name for name, versions in taken.items() if least not in versions] == []
    for file in ("Makefile", "starter/Makefile", "README.md", "starter/README.md", "HACKING.md", "tools/doctor"):
        assert f"Python {least}" in (ROOT / file).read_text("utf-8"), file
    for file in ("Makefile", "starter/Makefile", "tools/doctor"):
        assert str(Version(least).release) in (ROOT / file).read_text("utf-8"), file
