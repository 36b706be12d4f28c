"""Linking never changes the text: with the links taken away the HTML is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from fihris.link.resolver import Finder
from fihris.model import EntityKind, Lang, Mention, MentionClass
from fihris.render.splice import LinkExtension, Weave, Wrap, mark
from fihris.text.markdown import read

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.superfences", "pymdownx.details",
]  # fmt: skip

WORDS = [
    "العراق", "إيران", "واشنطن", "حزب الله", "الولايات المتحدة", "U.S.", "قاسم سليماني", "سليماني", "أمريكي", "والعراق",
    "[نص](actor:iran)", "[نص](place:baghdad)", "[نص](topic:x)", "[**نص** نص](not:mention)", "[العراق](https://x.org)",
]  # fmt: skip
SIGNS = [
    *"*_`[]()<>!#|\\:-+.&{}~^=\"'،", " ", "\n", "\n\n", "    ", "\t", "- ", "> ", "1. ", "**", "__", "``", "```\n", "~~~\n",
    "| a | b |\n|---|---|\n| ", " | ", "\n---\n", "\n===\n", "!!! note \"x\"\n    ", "??? note\n    ", ":   ", "[^1]",
    "[^1]: ", "*[US]: y\n", "*[العراق]: z\n", "<b>", "</b>", "<div>", "</div>", "<div markdown>", "<!--", "-->",
    "{: .c }", "{ #i }", "&amp;", "&nbsp;", "\\\n", "[r]: https://x.org\n", "[TOC]\n", "\U00017000", "\U000f0010",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from([*WORDS * 3, *SIGNS]), max_size=25).map("".join)


@dataclass(frozen=True)
class Everything:
    """Links whatever was marked, and leads every author's link somewhere."""

    def mention(self, number: int) -> Wrap | None:
        return Wrap("a", {"class": "woven", "id": f"m{number}", "href": "#"})

    def link(self, scheme: str, target: str) -> Wrap | None:
        return Wrap("a", {"class": "woven", "href": f"/{scheme}/{target}"})


def render(markdown: str, wraps: Everything | None) -> str:
    weave = Weave()
    weave.use(wraps)
    return Markdown(extensions=[*EXTENSIONS, LinkExtension(weave)]).convert(markdown)


def unwrapped(html: str) -> str:
    """Without the links that were woven: these hold no other."""
    return re.sub(r'<a class="woven"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


# Derandomised: Python-Markdown itself loses a letter after some unbalanced emphasis («**a [b](c)*d»), marked or not.
@settings(max_examples=600, deadline=None, derandomize=True)
@given(MARKDOWN)
@example("العراق_x_ و _x_العراق")
@example("<العراق")
@example("العراق\tx")
@example("**حزب** الله")
@example("*[العراق]: z\n\nالعراق وU.S.")
@example("\U00017000 العراق")
def test_linking_changes_no_text(finders: dict[Lang, Finder], markdown: str) -> None:
    (findings,) = finders[Lang.AR].find_all([read(markdown)])
    marked = mark(markdown, findings.mentions)
    assert unwrapped(render(marked, Everything())) == render(markdown, None)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(MARKDOWN, st.data())
def test_markers_anywhere_change_no_text(markdown: str, data: st.DataObject) -> None:
    """Even around words that nobody would link, where only letters stand inside and no sign of Markdown outside."""
    places = [
        found.span()
        for found in re.finditer(r"(?<![^\s\w])\b[ء-ي]+\b(?![^\s\w])", markdown)
        if data.draw(st.booleans())
    ]
    marked = mark(markdown, [mention(start, end) for start, end in places])
    assert unwrapped(render(marked, Everything())) == render(markdown, None)


def mention(start: int, end: int) -> Mention:
    return Mention(start, end, 1, 1, "", "iraq", EntityKind.ACTOR, MentionClass.NAME, "name")


def woven(markdown: str, spans: Sequence[tuple[int, int]], wraps: Everything | None = None) -> str:
    return render(mark(markdown, [mention(*span) for span in spans]), wraps or Everything())


@pytest.mark.parametrize(
    ("markdown", "words", "html"),
    [
        ("قال العراق.", "العراق", '<p>قال <a class="woven" href="#" id="m0">العراق</a>.</p>'),
        ("قال **العراق**.", "العراق", '<p>قال <strong><a class="woven" href="#" id="m0">العراق</a></strong>.</p>'),
        ("# العراق", "العراق", '<h1 id="_1">العراق</h1>'),
        ("`العراق`", "العراق", "<p><code>العراق</code></p>"),
        ("[x العراق](http://y)", "العراق", '<p><a href="http://y">x العراق</a></p>'),
        ("<i title='العراق'>x</i>", "العراق", "<p><i title='العراق'>x</i></p>"),
        ("**حزب** الله", "حزب** الله", "<p><strong>حزب</strong> الله</p>"),
        ("![العراق](x)", "العراق", '<p><img alt="العراق" src="x" /></p>'),
        ("[القائد](actor:x)", "القائد", '<p><a class="woven" href="#" id="m0">القائد</a></p>'),
        ("    العراق", "العراق", "<pre><code>العراق\n</code></pre>"),
        ("العراق *أ*{: .b }", "العراق", '<p><a class="woven" href="#" id="m0">العراق</a> <em class="b">أ</em></p>'),
        (
            "العراق US\n\n*[US]: أ",
            "العراق",
            '<p><a class="woven" href="#" id="m0">العراق</a> <abbr title="أ">US</abbr></p>',
        ),
        ("\\العراق", "العراق", "<p>\\العراق</p>"),  # a sign that reads what stands behind it
        ("أ/العراق", "العراق", "<p>أ/العراق</p>"),
        ("العراق\tأ", "العراق", "<p>العراق  أ</p>"),  # a tab is as wide as its column says
    ],
)
def test_where_links_stand(markdown: str, words: str, html: str) -> None:
    start = markdown.index(words)
    assert woven(markdown, [(start, start + len(words))]) == html


def test_authors_links() -> None:
    html = render("[أ](actor:a) [ب](topic:b) [**ج** د](not:mention) هـ", Everything())
    assert html == (
        '<p><a class="woven" href="/actor/a">أ</a> <a class="woven" href="/topic/b">ب</a> <strong>ج</strong> د هـ</p>'
    )


def test_without_wraps_only_words_are_left() -> None:
    weave = Weave()
    md = Markdown(extensions=[LinkExtension(weave)])
    assert md.convert(mark("[أ](actor:a) العراق", [mention(13, 19)])) == "<p>أ العراق</p>"


def test_titles_of_the_table_of_contents_are_clean() -> None:
    weave = Weave()
    weave.use(Everything())
    md = Markdown(extensions=["toc", LinkExtension(weave)])
    md.convert(mark("# قول العراق", [mention(6, 12)]))
    assert md.toc_tokens[0]["name"] == "قول العراق"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "marked"), [("العراق\tنص", False), ("العراق\n\nنص\tنص\nنص", True), ("أ\tب\nالعراق\n", True)]
)
def test_a_tab_in_its_line_alone_keeps_a_name_from_being_marked(text: str, marked: bool) -> None:
    start = text.index("العراق")
    assert (mark(text, [mention(start, start + 6)]) != text) is marked


def test_a_text_with_such_characters_is_left_alone() -> None:
    text = "العراق \U00017000 \U000f0012"
    assert mark(text, [mention(0, 6)]) == text
    assert woven(text, [(0, 6)]) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[أ](actor:a)", "<p>أ</p>"),
        ("أ [**ب** *ج*](not:mention) د", "<p>أ <strong>ب</strong> <em>ج</em> د</p>"),
        ("أ **ب** [ج](actor:a) د", "<p>أ <strong>ب</strong> ج د</p>"),
        ("[أ](actor:a) [ب](topic:b)", "<p>أ ب</p>"),
        ("- [أ *ب*](place:a)\n- ج", "<ul>\n<li>أ <em>ب</em></li>\n<li>ج</li>\n</ul>"),
    ],
)
def test_a_link_that_leads_nowhere_leaves_its_words_where_they_stood(markdown: str, html: str) -> None:
    assert render(markdown, None) == html


def test_of_mentions_in_one_another_the_first_is_marked() -> None:
    assert woven("أ ب ج", [(0, 3), (2, 5)]) == '<p><a class="woven" href="#" id="m0">أ ب</a> ج</p>'
    assert woven("أ ب ج", [(0, 1), (2, 2), (4, 5)]).count("woven") == 2


def test_a_page_follows_another() -> None:
    weave = Weave()
    weave.use(Everything())
    md = Markdown(extensions=[LinkExtension(weave)])
    first = md.convert(mark("العراق", [mention(0, 6)]))
    md.reset()
    assert md.convert("العراق") == "<p>العراق</p>"
    assert first == '<p><a class="woven" href="#" id="m0">العراق</a></p>'


@dataclass(frozen=True)
class Nothing(Everything):
    """Knows nobody."""

    def mention(self, number: int) -> Wrap | None:  # noqa: ARG002
        return None


def test_a_mention_that_becomes_nothing_is_its_words() -> None:
    assert woven("قال العراق.", [(4, 10)], Nothing()) == "<p>قال العراق.</p>"


def test_markers_that_are_no_pairs_are_no_markers_of_ours() -> None:
    marked = mark("قال العراق نعم", [mention(4, 10)])
    closing = max(marked.rfind(sign) for sign in marked if not sign.isspace() and sign not in "قال العراق نعم")
    torn = marked[:closing] + marked[closing + 1 :]
    assert render(torn, Everything()) == f"<p>{torn}</p>"
