"""The classes and ids of the site itself are its own: what an author writes meets no rule of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.text.markdown.slugs import OWN
from tests.conftest import ROOT

THEME = ROOT / "overrides"
MARKDOWN = {"footnote", "footnote-ref", "footnote-backref", "highlight"}
"""Classes that Markdown itself gives."""
AUTHORS = THEME / "assets/stylesheets/markup"
"""Rules for signs that authors write: they are meant for classes that Markdown, or the author, gives."""
_STRING = re.compile(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", re.DOTALL)


def _named(pattern: str, suffix: str) -> list[Path]:
    return [path for path in sorted(THEME.rglob(f"*{suffix}")) if re.search(pattern, path.read_text("utf-8"))]


SHEETS = [path for path in _named(r"\.[a-z]", ".css") if path.parent != AUTHORS]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_rule_is_for_a_class_of_the_site(sheet: Path) -> None:
    names = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", _STRING.sub("", sheet.read_text("utf-8"))))
    assert {name for name in names if not name.startswith("f-")} <= MARKDOWN


@pytest.mark.parametrize("template", _named(r"class=", ".html"), ids=lambda path: path.name)
def test_every_class_of_a_template_is_one_of_the_site(template: Path) -> None:
    for value in re.findall(r'class="([^"]*)"', template.read_text("utf-8")):
        written = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", value).split()
        assert all(name.startswith("f-") for name in written), value


SCRIPTS = [*_named("classList|className|querySelector|element\\(", ".js"), *_named("classList|matches", ".html")]


def test_inline_scripts_are_among_them() -> None:
    assert {"early.html", "page.js"} <= {path.name for path in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_look_for_the_site_s_own_classes(script: Path) -> None:
    text = script.read_text("utf-8")
    selectors = re.findall(r"(?:querySelector(?:All)?|matches|closest)\(\s*[\"'`]([^\"`]*)[\"'`]", text)
    made = re.findall(r"\belement\(\s*\"[\w-]+\",\s*[\"`]([\w -]+)", text)
    made += [
        name
        for call in re.findall(r"classList\.\w+\(([^)]*)\)", text)
        for name in re.findall(r"(?:^|,\s*)[\"`]([\w -]+)", call)
    ]
    made += re.findall(r"className\s*[:=]\s*[\"`]([\w -]+)", text)
    names = {name for each in selectors for name in re.findall(r"\.([a-z][\w-]*)", re.sub(r"\[[^]]*\]", "", each))}
    names |= {name for each in made for name in each.split()}
    assert {name for name in names if not name.startswith("f-")} <= MARKDOWN


@pytest.mark.parametrize("template", _named(r"\bid=", ".html"), ids=lambda path: path.name)
def test_every_id_of_a_template_is_one_that_no_author_may_give(template: Path) -> None:
    """Those that a template makes of its data are looked for on the pages, in test_html.py."""
    ids = set(re.findall(r"(?<![\w-])id=\"([\w-]+)\"", template.read_text("utf-8")))
    assert {id for id in ids if not OWN.fullmatch(id)} == set()


def test_no_script_begins_with_what_an_author_s_id_may_be() -> None:
    """A page's window has each of its ids for a name."""
    for script in THEME.rglob("*.js"):
        assert not re.search(r"window\.(\w+)\s*=\s*window\.\1\s*(?:\|\||\?\?)", script.read_text("utf-8")), script.name
