"""Every sentence of a page has an element of its own, by the id that is derived from the text alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension

from fihris.derive.sentences import identified
from fihris.render.dialect import TICK, DialectExtension
from fihris.render.sentences import SentenceExtension
from fihris.render.splice import Weave
from fihris.text.markdown import read

from .test_splice import EXTENSIONS, MARKDOWN

PIECES = [
    "قال الوزير. ", "Mr. Hale met U.S. envoys. ", "وصل الوفد إلى بغداد! ", "**خبر مهم.** ", "*قيل. ثم نُفي.* ", "هل عاد؟ ",
    "[الصحيفة](https://x.org) ", "«نص مقتبس.» ", "`code.` ", "كلمة", " ", "\n", "\n\n", "\n\n- ", "\n\n> ", "\n\n1. ",
    "  \n", "\n\n## ", "![ص](a.png)", "<br>", "<b>قيل. ثم</b> ", " <kbd>نُفي.</kbd> ", "<!-- لا. -->", "&eacute;", "U\\.S\\. ", "<a@b.org> ", "`a<b`", "\n\n| أ | ب |\n|---|---|\n| قال. | نعم. قال. |\n\n", "\n\n    ", "&amp; ", "\\* ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def rendered(markdown: str, section: int | None = 3, *more: Extension) -> str:
    weave = Weave()
    weave.use(None, section)
    return Markdown(extensions=[*EXTENSIONS, *more, SentenceExtension(weave)]).convert(markdown)


def without_sentences(html: str) -> str:
    """The page without the elements of sentences, with every other span left where it is."""
    opened: list[bool] = []
    parts = []
    for part in re.split(r"(<span[^>]*>|</span>)", html):
        if part.startswith("<span"):
            opened.append('"f-sentence"' in part)
        ours = part[:5] in {"<span", "</spa"} and bool(opened) and (opened.pop() if part == "</span>" else opened[-1])
        parts.append("" if ours else part)
    return "".join(parts)


def ids(html: str) -> list[str]:
    return re.findall(r'class="f-sentence" id="([^"]*)"', html)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(MARKDOWN)
def test_sentences_change_no_text(markdown: str) -> None:
    assert without_sentences(rendered(markdown)) == rendered(markdown, None)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXTS)
def test_a_page_holds_the_ids_that_are_derived_from_its_text(markdown: str) -> None:
    found = ids(rendered(markdown))
    assert len(found) == len(set(found))
    assert found == [each.id for each in identified(read(markdown).text, 3)]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("قال. نعم.", '<p><span class="f-sentence" id="1">قال.</span> <span class="f-sentence" id="2">نعم.</span></p>'),
        ("**أ** ب.", '<p><span class="f-sentence" id="1"><strong>أ</strong> ب.</span></p>'),
        ("أ.[^1]\n\n[^1]: ب.", '<p><span class="f-sentence" id="1">أ.<sup id="fnref:1">'),
        ("- أ.\n- ب.", '<li><span class="f-sentence" id="2">ب.</span></li>'),
        ("    أ.", "<pre><code>أ.\n</code></pre>"),
        (
            "<b>قال.</b> <kbd>نعم.</kbd><br>عاد<!-- . -->.",
            '<p><span class="f-sentence" id="1"><b>قال.</b></span> <span class="f-sentence" id="2"><kbd>نعم.</kbd></span><br>'
            '<span class="f-sentence" id="3">عاد<!-- . -->.</span></p>',
        ),
        (
            "**قال *هذا*. ثم [عاد](a.md).**",
            '<p><strong><span class="f-sentence" id="1">قال <em>هذا</em>.</span> '
            '<span class="f-sentence" id="2">ثم <a href="a.md">عاد</a>.</span></strong></p>',
        ),
        ("[TOC]\n\n# أ.", '<div class="toc">\n<ul>\n<li><a href="#_1">أ.</a></li>\n</ul>\n</div>'),
        ("# أ.\n\nب.", '<h1 id="_1"><span class="f-sentence" id="1">أ.</span></h1>'),
    ],
)
def test_what_a_sentence_holds(markdown: str, html: str) -> None:
    numbers = iter(range(1, 9))
    assert html in re.sub(r'(f-sentence" id=")[^"]*', lambda found: f"{found[1]}{next(numbers)}", rendered(markdown))


@pytest.mark.parametrize(
    "text", ["قال. ثم^ عاد^ إلى بيته. نعم.^", "**قال ثم^ عاد.** نعم.^", "قال^. ثم^", "- قال^\n- نعم.^ لا", "^قال. نعم"]
)
def test_the_number_of_a_note_is_no_word_of_its_sentence(text: str) -> None:
    markdown = text.replace("^", "[^1]") + "\n\n[^1]: حاشية. كتب الوزير"
    with_notes = rendered(markdown)
    assert ids(with_notes)[:-2] == ids(rendered(text.replace("^", "")))
    assert ids(with_notes) == [each.id for each in identified(read(markdown).text, 3)], "those of notes are led to, too"
    stray = re.sub(r'<span class="f-sentence".*?</span>|<div class="footnote">.*', "", with_notes, flags=re.DOTALL)
    assert stray.count("<sup") == text.startswith("^")


def test_the_tick_of_a_task_is_no_word_of_its_sentence() -> None:
    markdown = "- [x] تم الأمر. قال.\n- [ ] لم يتم"
    html = rendered(markdown, 3, DialectExtension())
    assert html.count(f'"{TICK}') == 2
    assert ids(html) == [each.id for each in identified(read(markdown).text, 3)]


@pytest.mark.parametrize(
    "markdown", ["!!! note\n    قال.", '??? seealso "سم"\n    قال.', '!!! tip "Tip"\n    قال.', "!!! foo\n    قال."]
)
def test_the_word_over_a_box_is_that_of_its_page(markdown: str) -> None:
    for lang in ("ar", "en"):
        html = rendered(markdown, 3, DialectExtension(lang=lang))
        assert ids(html) == [each.id for each in identified(read(markdown, lang).text, 3)]


@pytest.mark.parametrize("markdown", ["&fjlig; قال.", "&foo; قال.", "&bne;قال"])
def test_an_entity_counts_in_its_sentence_as_the_reading_has_it(markdown: str) -> None:
    assert ids(rendered(markdown)) == [each.id for each in identified(read(markdown).text, 3)]


def test_an_id_outlives_an_edit_elsewhere_and_of_the_spelling() -> None:
    before = identified("قال الوزير. وصل الوفد الى بغداد.", 3)
    after = identified("أضيفت جملة. قال الوزير! وصلَ الوفد إلى بغداد.", 3)
    assert [each.id for each in before] == [each.id for each in after][1:]


def test_sentences_of_the_same_letters_are_counted() -> None:
    first, second = identified("قال.\nقال.", 0)
    assert second.id == f"{first.id}-2"
