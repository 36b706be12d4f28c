"""A brief's own page is parted between elements, never within one."""

from __future__ import annotations

import pytest

from fihris.render.embedding import embedded, linked, parted, words
from fihris.text.markdown.spans import TABS


@pytest.mark.parametrize(
    ("html", "lead", "parts"),
    [
        ("<p>أ</p>", "<p>أ</p>", []),
        ('<h2 id="a">ع</h2>\n<p>أ</p>', "", [("ع", "\n<p>أ</p>")]),
        ("<p>أ</p><h2>ع</h2>أ<h2>ف</h2>ب", "<p>أ</p>", [("ع", "أ"), ("ف", "ب")]),
        ("<h2>ع</h2><blockquote><h2>ف</h2></blockquote>", "", [("ع", "<blockquote><h2>ف</h2></blockquote>")]),
        ('<h2>ع</h2><div title=">"><br><h2>ف</h2></div><p>أ', "", [("ع", '<div title=">"><br><h2>ف</h2></div><p>أ')]),
        ("<details><summary>x</summary><h2>ف</h2></details>", "<details><summary>x</summary><h2>ف</h2></details>", []),
    ],
)
def test_parts(html: str, lead: str, parts: list[tuple[str, str]]) -> None:
    assert parted(html) == (lead, parts)


def test_the_words_of_a_heading_lead_nowhere() -> None:
    heading = '<a href="x">ملخص</a> <span id="z">&amp;</span><sup id="fnref:1"><a href="#fn:1">1</a></sup>'
    assert words(heading) == "ملخص &"


def test_what_two_sections_may_both_have_gets_the_number_of_its_section() -> None:
    html = (
        '<h2 id="background">خ</h2><p><span class="f-sentence" id="s2-1a2b">أ</span><b id="own">ب</b>'
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup> <a href="#background" title=" id=&quot;x&quot;">ج</a> <a href="#own">د</a> '
        '<a href="b.html#background">ه</a> id="background"</p>'
    )
    assert embedded(html, 2, {"own"}) == (
        '<h4 id="f-s2-background">خ</h4><p><span class="f-sentence" id="s2-1a2b">أ</span><b id="own">ب</b>'
        '<sup id="f-s2-fnref:1"><a href="#fn:1">1</a></sup> <a href="#f-s2-background" title=" id=&quot;x&quot;">ج</a> <a href="#own">د</a> '
        '<a href="b.html#background">ه</a> id="background"</p>'
    )


def test_a_naming_leaves_its_anchor_and_cells_find_their_heads() -> None:
    html = (
        '<p><span data-of="actors/a" id="s1-a-1">أ</span></p><h3>ع</h3><table><tr><th id="أ">ب</th><th id="own">ج</th></tr>'
        '<tr><td headers="أ own">د</td></tr></table><details name="{tabs}-1"></details>'
    )
    assert embedded(html.replace("{tabs}", TABS), 4, {"own"}) == (
        '<p><span data-of="actors/a">أ</span></p><h5>ع</h5><table><tr><th id="f-s4-أ">ب</th><th id="own">ج</th></tr>'
        f'<tr><td headers="f-s4-أ own">د</td></tr></table><details name="{TABS}-s4-1"></details>'
    )


def test_a_naming_becomes_a_link_where_the_page_says_so() -> None:
    html = (
        '<p><span class="f-sentence" id="s1-1a2b"><span data-of="actors/a" id="s1-a-1"><bdi>A</bdi></span> و'
        '<span data-of="actors/a" id="s1-a-2">أ</span><span data-of="actors/b">ب <span class="x">ج</span></span></span></p>'
    )
    waiting = {"actors/a": 'href="a.html"', "actors/b": 'href="b.html"'}
    made = html.replace(
        '<span data-of="actors/a" id="s1-a-1"><bdi>A</bdi></span>', '<a href="a.html" id="s1-a-1"><bdi>A</bdi></a>'
    )
    assert linked(html, lambda path: waiting.pop(path, "")) == made.replace('"actors/a"', '"a"')
