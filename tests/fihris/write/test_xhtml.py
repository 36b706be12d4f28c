"""HTML as XML: what an author may write stands in a book well formed, with all its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from fihris.write.xhtml import _Writer, xhtml

CASES = [
    ('<p>سطر<br>ثان<hr>& "نص" &lt;b&gt;</p>', '<p>سطر<br/>ثان<hr/>&amp; "نص" &lt;b&gt;</p>'),
    ('<p class="x" data-of="iran" aria-label="ل">نص</p>', "<p>نص</p>"),
    ('<p><span data-of="actors/iran">إيران</span> <span id="s1-0a1b" class="f-sentence">جملة</span></p>', '<p>إيران <span id="s1-0a1b">جملة</span></p>'),
    ('<p><a href="../x.html">هنا</a> <a href="#s1-0a1b">هناك</a></p>', '<p>هنا <a href="#s1-0a1b">هناك</a></p>'),
    ('<p><bdi lang="en" dir="ltr">US</bdi></p>', '<p><bdi lang="en" dir="ltr" xml:lang="en">US</bdi></p>'),
    ('<details open><summary>عنوان</summary>نص</details>', '<details open="open"><summary>عنوان</summary>نص</details>'),
    ('<li><input type="checkbox" disabled checked> أنجز</li>', '<li><input type="checkbox" disabled="disabled" checked="checked"/> أنجز</li>'),
    ('<svg viewBox="0 0 24 24"><path d="M0 0h24"></path></svg>', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h24"></path></svg>'),
    ('<details name="tabs"><summary>أ</summary></details>', "<details><summary>أ</summary></details>"),
    ('<img src="map.png" alt="خ" align="left">', '<img src="pictures/map.png" alt="خ"/>'),
    ("<math><mi>x</mi></math>", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'),
    ('<figure><img src="map.png" alt="خريطة"><figcaption>شرح</figcaption></figure>', '<figure><img src="pictures/map.png" alt="خريطة"/><figcaption>شرح</figcaption></figure>'),
    ('<p><img src="gone.png" alt="لا"> نص</p>', "<p> نص</p>"),
]  # fmt: skip


def made(text: str) -> str:
    return xhtml(
        text, lambda href: href if href.startswith("#") else "", lambda src: "" if "gone" in src else f"pictures/{src}"
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_becomes_of_an_element(text: str, expected: str) -> None:
    assert made(text) == expected
    etree.fromstring(f"<body>{expected}</body>")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)
NAMES = st.sampled_from(["p", "em", "span", "td", "blockquote", "mark"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    element = etree.Element(
        draw(NAMES), {name: draw(WORDS) for name in draw(st.sets(st.sampled_from(["id", "title", "class"])))}
    )
    element.text = draw(WORDS)
    inner = draw(st.lists(trees(depth - 1), max_size=2)) if depth else []
    outer = html.tostring(element, encoding="unicode", method="html")
    return outer.removesuffix(f"</{element.tag}>") + "<br>".join(inner) + f"</{element.tag}>"


@given(trees())
def test_every_word_stays_and_the_result_is_xml(text: str) -> None:
    parsed = etree.fromstring(f"<body>{made(text)}</body>")
    assert "".join(parsed.itertext()) == html.fragment_fromstring(text, "body").text_content()


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<br/>", '<a href="#x">', "</a>", "<a href=x>", "<a href='x'>", '<SPAN id="A">', "</SPAN>", "&amp;", "&lt", "a",
        '"', "<!-- c -->", "<", ">", "<p", '<svg viewBox="0 0 1 1">', "</svg>", "<details open>", '<details open="">', "</details>", "</ p>",
        '<img src="a" alt="b&quot;c">', "<x-y z>", "</p >", "<script>", "</script>", '<p a="1"b="2">', '<p a = "1">', "\n", '<p\nid="x">', "</p x>",
        "&#39;", '<p title="<">', "<p / >", '<p id="x"/>', '<p id="1" id="2">', "<b/>", "</b>", "<textarea>", "</textarea>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_what_browsers_wrote_down_is_read_as_any_html(text: str) -> None:
    """By one expression, where all of it is so: and then the parser makes the same of it."""
    writer = _Writer(str, str)
    if writer.take(text):
        parsed = _Writer(str, str)
        parsed.feed(text)
        parsed.close()
        assert writer.parts == parsed.parts


@pytest.mark.parametrize(("text", "_"), CASES)
def test_a_text_of_the_site_is_so(text: str, _: str) -> None:
    assert _Writer(str, str).take(text)
