"""A brief's own page is parted between elements, never within one."""

from __future__ import annotations

import pytest

from fihris.render.embedding import parted, words


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
