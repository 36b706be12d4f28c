"""The signs that the site's Markdown has beyond Markdown itself: golden cases, which the gate lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from fihris.render.dialect import CONFIGS, EXTENSIONS, DialectExtension
from fihris.render.gate import Gate

CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("markup.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    dialect = DialectExtension(case.get("lang", "ar"))
    html = Markdown(extensions=[*EXTENSIONS, dialect], extension_configs=CONFIGS).convert(case["text"])
    assert html == case["html"]
    assert Gate().refused(html) == []
