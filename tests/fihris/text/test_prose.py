"""Plain text of Markdown, what is hidden in it, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fihris.text.markdown import read
from fihris.text.reading import HIDDEN

PIECES = st.lists(
    st.sampled_from(
        [
            *"*_`[]()<>!#|\\:-+.&{}~^=\"'",
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "1. ",
            "العراق",
            "US ",
            "![a](b)",
            "[x](y)",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "```\n",
            "[^1]",
            "[^1]: ",
            '!!! note "t"\n',
            "&amp;",
            "---\n",
            " ",
            "\t",
            "http://x.y",
            "<b>",
            "</b>",
            "<a>",
            "كتاب «x»",
            "\\*",
            "%",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("فقرة **حزب** الله", "فقرة حزب الله"),
        ("سطر\nثان", "سطر ثان"),
        ("- بند\n- ثان", "بند\nثان"),
        ("1. بند\n2. ثان", "بند\nثان"),
        ("> قول\n> ثان", "قول ثان"),
        ("# عنوان\nمتن", "عنوان\nمتن"),
        ("عنوان\n===\nمتن", "عنوان\nمتن"),
        ("[نص](http://x 'y') [ن][r]\n\n[r]: http://x", "نص ن"),
        ("نص[^1].\n\n[^1]: حاشية", "نص.\nحاشية"),
        ("\\*نص\\*", "*نص*"),
        ("3 * 4 = 12 و snake_case_name", "3 * 4 = 12 و snake_case_name"),
        ("أ &amp; ب", "أ & ب"),
        ("نص <b>غليظ</b> <!-- خفي -->", "نص غليظ "),
        ("---\ntitle: x\n---\nمتن", "متن"),
        ("\ufeff---\ntitle: x\n---\nمتن", "متن"),
        ("```\ncode\n```\nمتن", "متن"),
        ("``` لا تغلق\nمتن", "``` لا تغلق متن"),
        ("- بند\n\n        code\n\n    تابع", "بند\nتابع"),
        ("| a | b |\n|---|---|\n| c | `d|e` |", "a\nb\nc\nd|e"),
        ('!!! note "عنوان"\n    متن', "عنوان\nمتن"),
        ("نص\n{: .class }", "نص"),
        ("نص{: .class }", "نص{: .class }"),
        ("*نص*{: .class }", "نص"),
        ("مصطلح\n:   تعريف", "مصطلح\nتعريف"),
        ("<div>\nخام\n</div>\nمتن", "متن"),
        ("<div markdown>\nنص\n</div>", "نص"),
        ("***\nنص", "نص"),
    ],
)
def test_plain(markdown: str, text: str) -> None:
    assert " ".join(read(markdown).text.strip().split(" ")) == text.strip()


def test_links_are_told_with_their_words() -> None:
    prose = read("قال [**جو** بايدن](actor:joe-biden) [هنا][r]\n\n[r]: place:baghdad")
    assert [(link.target, prose.text[link.start : link.end]) for link in prose.links] == [
        ("actor:joe-biden", "جو بايدن"),
        ("place:baghdad", "هنا"),
    ]
    assert "بايدن" not in prose.open


def test_titles_are_hidden() -> None:
    prose = read("كتاب «إيران» وقال «العراق».")
    assert "إيران" not in prose.open
    assert "العراق" in prose.open


@given(PIECES)
@example("<div>***\t</div>*<div>")
def test_every_letter_comes_from_the_source(markdown: str) -> None:
    prose = read(markdown)
    assert len(prose.text) == len(prose.open)
    assert all(shown in (char, HIDDEN) for char, shown in zip(prose.text, prose.open, strict=True))
    places = [prose.offsets.origin(place) for place in range(len(prose.text))]
    assert places == sorted(places)
    for char, place in zip(prose.text, places, strict=True):
        if char.isalpha():
            assert markdown[place] in (char, "&")
    for link in prose.links:
        assert 0 <= link.start <= link.end <= len(prose.text)


def test_words_of_links_are_words_and_code_and_addresses_are_none() -> None:
    prose = read("قال [النص](a.md) <https://e.org> و`شفرة` و**غليظ** ![صورة](b.png)")
    assert prose.words.replace(HIDDEN, "").split() == ["قال", "النص", "و", "وغليظ"]
    assert prose.open.replace(HIDDEN, "").split() == ["قال", "و", "وغليظ"]
