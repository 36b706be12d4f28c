"""The signs that the site's Markdown has beyond Markdown itself: golden cases, which the gate lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import Markdown

from fihris.render.dialect import CONFIGS, EXTENSIONS, DialectExtension, rendered
from fihris.render.gate import Gate
from fihris.render.insets import inset

CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("markup.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    dialect = DialectExtension(case.get("lang", "ar"))
    made = Markdown(extensions=[*EXTENSIONS, dialect], extension_configs=CONFIGS).convert(case["text"])
    assert made == case["html"]
    assert Gate().refused(made) == []


def set_in(text: str) -> str:
    return inset(Gate(ours=True).clean(rendered(text)))


def test_a_formula_becomes_mathml_and_an_icon_a_drawing() -> None:
    assert (
        '<math display="inline" dir="ltr" alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>'
        in set_in("$x^2$")
    )
    assert '<span class="f-icon"><svg aria-hidden="true" viewBox="0 0 24 24"><path d="' in set_in(":material-account:")
    assert set_in(":smile:") == '<p><span class="f-icon">😄</span></p>'


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\text{&lt;script&gt;}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}",
        r"\text{</math><script>alert(1)</script>}",
        r'\color{" onload="x}{y}',
        'x" onclick="y',
    ],
)
def test_no_formula_brings_more_than_mathml(latex: str) -> None:
    page = html.fragment_fromstring(set_in(f"${latex}$"), create_parent="div")
    made = {element.tag for element in page.iter()}
    assert not made & {"script", "img", "a", "style"}
    assert not [
        name for element in page.iter() for name in element.attrib if name.startswith("on") or name in ("href", "style")
    ]
