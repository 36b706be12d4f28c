"""The examples of the guide of records are valid as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.report import Report

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "_data" / "README.md"
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
SCHEMAS = ("site", "actor", "actor", "brief", "author", "section", "redirects")


def test_every_example_has_a_schema() -> None:
    assert len(EXAMPLES) == len(SCHEMAS)


@pytest.mark.parametrize(("name", "example"), list(zip(SCHEMAS, EXAMPLES, strict=False)))
def test_an_example_fits_its_schema(tmp_path: Path, name: str, example: str) -> None:
    report = Report()
    tree = Tree(tmp_path, report)
    placed = mapping.parse(tree, "example.yml", example.replace("---\n", ""))
    assert placed
    assert schema.fits(tree, placed, name), [str(problem) for problem in report]
