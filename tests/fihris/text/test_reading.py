"""The reading of a text: golden cases, and that it says of any text what Python-Markdown makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import rendered
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from fihris.text.markdown import read, syntax
from fihris.text.reading import HIDDEN

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]

PIECES = [
    *("نص عربي ", "word ", "العراق", "\n", "\n\n", "\n\n", "    ", "\t", "  \n", " "),
    *("# ", "## ", "### عنوان", "===\n", "---\n", "***\n", " {#x}\n", "{: #id}", "{.c}"),
    *("- ", "* ", "1. ", "> ", ": def\n", "term\n"),
    *("`", "``", "```\n", "~~~\n", "```python\n", "``` a b\n"),
    *("[", "]", "(", ")", "[نص](a.md)", "[a](<b c> 't')", "![صورة](p.png)", "![a][ref]", "[ref]", "[x][ref]"),
    *("[ref]: u.md\n", "[^1]", "[^1]: حاشية\n", "*[HTML]: Hyper\n", "HTML"),
    *(
        "==",
        "^",
        "~",
        "++",
        "==a *b*== ",
        "م^2^",
        "++ctrl+c++ ",
        "$x_1$ ",
        "$$",
        "$5 ",
        ":smile: ",
        ":",
        "- [ ] ",
        "[x] ",
        '=== "ل"\n',
        '===! "ل"\n',
    ),
    *("*", "**", "_", "__", "***", "\\", "&amp;", "&", "&#1632;", "<https://e.org>", "<m@e.org>", "http://e.org"),
    *("<b>", "</b>", "<div>", "</div>", '<div markdown="1">', '<p markdown="span">', "</p>", "<!-- c -->", "<!--"),
    *("<a href='x'>", "</a>", "<br>", "<img src=z.png>", "<hr>", "<", ">"),
    *("| a | b |\n|---|---|\n| c | d |\n", "|", "!!! note\n", "    inner\n", '??? tip "ع"\n', '"t"', "'", "!"),
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


@settings(max_examples=1200, deadline=None, derandomize=True)
@given(TEXTS)
@example("**a*")
@example("``\n```python\n`x")
@example("    code\n\n    more\n\ntext")
@example("# a **b** `c` <i>d</i> [e](f) &amp; \\| {#g}\n\n# a\n\n# a")
def test_the_reading_is_what_the_host_renders(text: str) -> None:
    reading = read(rendered.begun(text))
    assume(not reading.broken)  # refused: the host takes a letter, or half a link, for a sign
    assert rendered.told(reading) == rendered.made_of(text)


@pytest.mark.parametrize("text", rendered.ODD)
def test_odd_texts_are_read_as_the_host_renders_them(text: str) -> None:
    reading = read(rendered.begun(text))
    assert rendered.told(reading) == rendered.made_of(text)
    if not re.search("<(?:div|script|table)", text):  # no names are looked for in HTML of blocks
        assert len(NAME.findall(reading.open)) == len(NAME.findall(rendered.places(rendered.begun(text))))


NAME = re.compile(r"(?<!\w)العراق(?!\w)")
NAMED = [
    *("العراق ", "**العراق** ", "*العراق* ", "_العراق_ ", "<i>العراق</i> ", "> العراق\n", "- العراق\n", "العراق| "),
    *("[العراق](a.md) ", "[العراق][ref] ", "[x](العراق.md 'العراق') ", "![العراق](p.png) ", "<m@e.org> ", "<br>"),
    *(
        "`العراق` ",
        "``العراق`` ",
        "```\nالعراق\n```\n",
        "\n    العراق\n\n",
        "<!-- العراق --> ",
        '<b title="العراق">x</b> ',
    ),
    *("==العراق== ", "x^العراق^ ", "x~العراق~ ", "++العراق++ ", "- [x] العراق\n", '=== "العراق"\n    العراق\n'),
    *("# العراق\n", "## العراق `العراق`\n", "[^1]: العراق\n", '!!! note "العراق"\n    العراق\n'),
    "| العراق | `العراق` |\n|---|---|\n| العراق | [العراق](b.md) |\n",
]
PLAIN = [piece for piece in PIECES if not any(sign in piece for sign in ("<", "`", "http"))]
TEXTS_WITH_NAMES = st.lists(st.sampled_from([*PLAIN, *NAMED, *NAMED]), min_size=1, max_size=14).map("".join)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(TEXTS_WITH_NAMES)
def test_a_name_is_a_mention_where_the_page_shows_it_in_running_text(text: str) -> None:
    body = "x\n\n" + text
    reading = read(body)
    assume(not reading.broken)
    assert len(NAME.findall(reading.open)) == len(NAME.findall(rendered.places(body)))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS)
def test_every_thing_stands_where_it_says(text: str) -> None:
    reading = read(text)
    assert len(reading.text) == len(reading.open) == len(reading.words)
    assert all(shown in (char, HIDDEN) for char, shown in zip(reading.text, reading.open, strict=True))
    for link in reading.links:
        assert 0 <= link.start <= link.end <= len(reading.text)
        first, last = link.span
        assert text[first] in "[<"
        assert last <= len(text)
        if link.definition:
            assert link.definition[0] <= link.address[0] <= link.address[1] <= link.definition[1]
    for each in (
        *reading.headings,
        *reading.images,
        *reading.code,
        *reading.tags,
        *reading.attributes,
        *reading.tables,
    ):
        assert 0 <= each.span[0] < each.span[1] <= len(text), each
    for tag in reading.tags:
        assert text[tag.span[0]] == "<"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    reading = read(text)
    for field, expected in case["expect"].items():
        assert SHOWN[field](reading, text) == expected


def _cut(text: str, span: tuple[int, int]) -> str:
    return text[slice(*span)]


SHOWN = {
    "plain": lambda reading, _: reading.text.rstrip("\n").split("\n"),
    "headings": lambda reading, _: [[each.level, each.words, each.slug] for each in reading.headings],
    "links": lambda reading, text: [
        [each.how.value, each.target, reading.text[each.start : each.end], _cut(text, each.address)]
        for each in reading.links
    ],
    "images": lambda reading, text: [
        [each.how.value, each.target, each.alt, _cut(text, each.span)] for each in reading.images
    ],
    "code": lambda reading, _: [[each.kind, each.language, each.text.rstrip("\n")] for each in reading.code],
    "tags": lambda reading, text: [[each.name, dict(each.attributes), _cut(text, each.span)] for each in reading.tags],
    "attributes": lambda reading, text: [
        [[list(pair) for pair in each.attributes], _cut(text, each.span)] for each in reading.attributes
    ],
    "tables": lambda reading, _: [[list(row) for row in each.rows] for each in reading.tables],
    "footnotes": lambda reading, text: [[each.name, _cut(text, each.span)] for each in reading.footnotes],
    "notes": lambda reading, text: [[each.name, _cut(text, each.span)] for each in reading.notes],
    "abbreviations": lambda reading, _: [[each.name, each.text] for each in reading.abbreviations],
    "undefined": lambda reading, text: [[each.name, _cut(text, each.span)] for each in reading.undefined],
    "unknown": lambda reading, text: [[each.name, _cut(text, each.span)] for each in reading.unknown],
    "broken": lambda reading, text: [_cut(text, span) for span in reading.broken],
    "fault": lambda reading, _: reading.fault and reading.fault.what,
}


DEEP = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP + "]" * DEEP,
        "[" * DEEP + "](x)" * DEEP,
        "![" * DEEP + "](x)" * DEEP,
        "*" * DEEP + "a" + "*" * DEEP,
        "*a _b " * DEEP + "_ *" * DEEP,
        "<b>" * DEEP + "</b>" * DEEP,
        "<div>\n" * DEEP + "</div>\n" * DEEP,
        '<div markdown="1">\n\n' * DEEP + "a\n\n" + "</div>\n\n" * DEEP,
        "> " * DEEP + "a",
        ">" * DEEP + "a",
        "- " * DEEP + "a",
        "\n\n".join("    " * depth + "- a" for depth in range(400)),
        "\n\n".join("    " * depth + "!!! note\n" for depth in range(400)),
        "\n\n".join("    " * depth + ": a\n" for depth in range(400)),
        "`" * DEEP,
        "(" * DEEP,
        "[a](" + "(" * DEEP + ")" * DEEP + ")",
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_depth_ends_in_a_fault_of_ours(text: str) -> None:
    """Refused with its place, or the host reads it too."""
    text = "x\n\n" + text
    reading = read(text)
    if reading.fault is None:
        rendered.rendered(text)
    else:
        assert 0 <= reading.fault.place <= len(text)


def test_a_note_within_another_is_refused_where_it_stands() -> None:
    """The host fails at it where other notes follow, and else shows it nowhere."""
    text = "أ[^1] ب[^2]\n\n[^1]: ج\n\n    [^2]: د\n"
    fault = read(text).fault
    assert fault
    assert (fault.what, text[fault.place :]) == ("footnotes in one another", "[^2]: د\n")


@pytest.mark.parametrize(
    ("much", "what", "at"),
    [
        ("<b " * 200, "tags of HTML that do not end", 3 * 100),
        ("كلمة " * 13_000, "characters without a blank line", 0),
        ("كلمة\n" * 700, "lines without a blank one", 0),
        ("`" * 700, "signs of Markdown in one paragraph", 0),
        ("<div>" * 500, "elements of HTML in one another", 5 * 400),
        ("*" * 200 + "أ" + "*" * 200, "signs of emphasis in one another", 46),
        ("> " * 500 + "أ", "blocks in one another", 46),
    ],
    ids=lambda value: str(value)[:6],
)
def test_what_is_too_much_is_told_where_it_begins(much: str, what: str, at: int) -> None:
    before = "أ\n\nب\nب\n\n"
    fault = read(f"{before}{much}\n\nد").fault
    assert fault
    assert (fault.what, fault.place) == (what, len(before) + at)


def test_each_foreign_syntax_is_found_in_its_example_and_not_in_prose() -> None:
    for each in syntax.known():
        assert each.examples
        for text in each.examples:
            assert each.id in [signs.name for signs in read(text).unknown], (each.id, text)
    for text in (
        "في الساعة 10:30:45 من 2023-08-07، و3 == 3؟ لا: «أ = ب» و~ 5 و5$ و10$ و(1)! قال.\n\n- [نص](a.md)\n",
        "`==code==` and `:icon:` and http://x.org/~a~b and [a](x:y:z) \\[x] C++ and C++17, a^2, ^, $5 and $6, a/b///c",
        "\\{: .x \\} and \\{.x}",  # escaped: the signs are meant
    ):
        assert [signs.name for signs in read(text).unknown if signs.name != "annotations"] == []
