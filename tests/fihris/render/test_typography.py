"""What is in the other script is set apart, and what is one box held together; no word is another for it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from fihris.render.dialect import CONFIGS, EXTENSIONS, DialectExtension
from fihris.render.marked import is_marked
from fihris.render.typography import IsolateExtension

PIECES = [
    "غاز ", "CO~2~", "H~2~O ", "x^2^", "n~i~^2^ ", "م^2^ ", "US ", "وU.S. ", "[^1]", "++ctrl+a++", ":smile:", "`a b`", "`و`", "و`c`", "$x$", "<br>",
    "<b>UN</b> ", "**US** و", "*F-16* ", "[x](y.md)", "[نص](y.md)", "، ", ".", ":", " ", "\n", "\n\n", "\n- ", "\\* ", "&amp;", "2023-01-02 ", "(1) ",
]  # fmt: skip


def rendered(text: str, lang: str = "ar", second: str = "en", *, apart: bool = True) -> str:
    more = [IsolateExtension(lang, lambda words: words.replace("...", "…"), second)] if apart else []
    extensions = [*EXTENSIONS, DialectExtension(lang), *more]
    return Markdown(extensions=extensions, extension_configs=CONFIGS).convert(f"{text}\n\n*[UN]: أ\n\n[^1]: ب")


def words(page: str) -> str:
    return html.fragment_fromstring(page, create_parent="div").text_content().replace("...", "…")


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("غاز CO~2~ ضار")
@example("غاز CO~2~^+^ ضار")
def test_no_word_is_another_for_it(text: str) -> None:
    assert words(rendered(text)) == words(rendered(text, apart=False))
    assert words(rendered(text, "en", "ar")) == words(rendered(text, "en", "ar", apart=False))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("غاز CO~2~ ضار", 'غاز <bdi dir="ltr" lang="en">CO<sub>2</sub></bdi> ضار'),
        ("ماء H~2~O هنا", 'ماء <bdi dir="ltr" lang="en">H<sub>2</sub>O</bdi> هنا'),
        ("م^2^ هنا...", "م<sup>2</sup> هنا…"),
        ("كتب US<br>Army", 'كتب <bdi dir="ltr" lang="en">US</bdi><br><bdi dir="ltr" lang="en">Army</bdi>'),
        ("UN هنا", '<abbr tabindex="0" title="أ"><bdi dir="ltr" lang="en">UN</bdi></abbr> هنا'),
        ("هاتف +964 770", 'هاتف <bdi dir="ltr">+964 770</bdi>'),
        ("رمز :smile:؟", 'رمز <span class="f-held"><span class="f-icon" title="smile"></span>؟</span>'),
        ("رمز :smile: هنا", 'رمز <span class="f-icon" title="smile"></span> هنا'),
        (
            "و`c`، و`a b`",
            '<span class="f-held">و<code class="f-word" dir="ltr" lang="en">c</code>،</span> و<code dir="ltr" lang="en">a b</code>',
        ),
        ("`كلمة عربية`", '<code dir="rtl" lang="ar">كلمة عربية</code>'),
    ],
)
def test_what_is_foreign_and_what_is_one_box(text: str, shown: str) -> None:
    assert rendered(text).startswith(f"<p>{shown}</p>")


def test_foreign_is_what_the_page_is_not() -> None:
    assert '<bdi dir="rtl" lang="ar">سلام</bdi>' in rendered("He said سلام.", "en", "ar")
    assert '<bdi dir="ltr" lang="fr">Élysée</bdi>' in rendered("قصر Élysée هنا", "ar", "fr")
    assert '<pre dir="ltr" tabindex="0">' in rendered("```\nx\n```")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("نص **عادي**[^1]\n\n- بند", False),
        ("H~2~O", True),
        ("م^2^", True),
        ("UN", True),
        ("==نص==", True),
        ("$x$", True),
        ("- [x] نص", True),
        ('!!! note "أ"\n    ب', True),
        ("```\nx\n```", True),
        ("![أ](a.png)", True),
        ("##### أ", True),
        ("نص\n{ .cards }", True),
        ("نص\n{ .boxcards }", False),
    ],
)
def test_a_page_fetches_the_style_sheet_of_what_it_has(text: str, marked: bool) -> None:
    assert is_marked(rendered(text)) is marked
