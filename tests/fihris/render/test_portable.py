"""What leaves for other generators, and what a link to a place leads to."""

from __future__ import annotations

import re

import pytest

from fihris.model import Site
from fihris.render import pointers, portable, showing
from fihris.report import Report
from fihris.site import compose
from tests.conftest import TINY, make_project


@pytest.fixture
def told(tmp_path) -> Site:  # type: ignore[no-untyped-def]
    project = make_project(tmp_path / "project", TINY)
    section = project / "docs/ar/briefs/2024/water-accord/02-canals-reopened.md"
    head = section.read_text("utf-8").rpartition("---\n")[0] + "---\n"
    section.write_text(
        f"{head}\n## سالم الخالدي\n\nزار سالم الخالدي `وزارة المياه` و[وزارة المياه](https://water.example/)، وقال [الوزير](actor:salem-al-khalidi) إن "
        "[الموضوع](topic:water) قريب من [لا أحد](not:ministry-of-water). [الوزارة](https://water.example/) هناك.\n",
        "utf-8",
    )
    return compose(project, Report())


def test_mentions_are_links_but_not_in_headings_code_and_links(told: Site) -> None:
    (edition, *_) = told.editions.values()
    text = portable.linked(edition.texts["2024/water-accord/02"], lambda scheme, id: f"{scheme}/{id}.md")
    heading = text.partition("\n\n")[0]
    assert re.fullmatch(r'\s*## <span id="s2-\w+"></span>سالم الخالدي', heading.replace("\u2060", ""))
    assert (
        "زار [سالم الخالدي](actor/salem-al-khalidi.md) `وزارة المياه` و[وزارة المياه](https://water.example/)، وقال [الوزير](actor/salem-al-khalidi.md) إن [الموضوع](topic/water.md) قريب من لا أحد."
        in text
    )
    assert text.count('<span id="s2-') == 3


def test_a_link_leads_from_the_page_on_which_it_stands() -> None:
    html = '<a href="../timeline.html#y1999">a</a> <a class="x" href="#s1">b</a> <a href="part.html#s1&amp;%D8%A3">c</a> <a href="https://x.example/#y">d</a>'
    found = list(pointers.pointers("docs/a.md", "briefs/one.html", html))
    assert [(each.page, each.place) for each in found] == [
        ("timeline.html", "y1999"),
        ("briefs/one.html", "s1"),
        ("briefs/part.html", "s1&أ"),
    ]
    pages = {
        "timeline.html": '<h2 id="y2000">',
        "briefs/one.html": '<p id="s1">',
        "briefs/part.html": '<p id="s1&amp;أ">',
    }
    assert list(pointers.loose(found, lambda page: pages.get(page, ""))) == [found[0]]


def test_what_a_page_shows_is_its_main_part_without_what_needs_a_script() -> None:
    page = (
        '<title>أ &amp; ب</title><p>قبل</p><main class=\'x\'><h1 id="a" class="y">عنوان</h1>\n\n  <p><a href="b.html">ج</a><time>1999</time>'
        '<button>اضغط</button><img src="c.png" onclick="d"></p></main><p>بعد</p>'
    )
    assert showing.title(page) == "أ & ب"
    assert showing.shown(page, lambda address: f"../{address}") == (
        '<div>\n<h1 id="a">عنوان</h1>\n<p><a href="../b.html">ج</a> <time>1999</time><img src="../c.png"></p>\n</div>\n'
    )
