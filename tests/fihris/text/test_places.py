"""Where a reading says that things stand, in odd texts by themselves and within quotes, lists, boxes, notes and elements."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import rendered

from fihris.text.markdown import read
from fihris.text.markdown.emphasis import regions
from fihris.text.reading import AttributeList, How, Reading, Span, Tag


def _indented(text: str, by: str = "    ") -> str:
    return re.sub("(?m)^(?=.)", by, text)


SIGNS = ["*", "**", "***", "_", "__", "___"]
BESIDE = ["أ", "ب", " ", "أ ", " ب"]
WITHIN: dict[str, Callable[[str], str]] = {
    "page": lambda text: text,
    "tabs": lambda text: text.replace("    ", "\t"),
    "quote": lambda text: _indented(text, "> ").replace("\n\n", "\n>\n"),
    "item": lambda text: f"- أ\n\n{_indented(text)}\n\n- ب",
    "items": lambda text: f"1. أ\n    - ب\n\n{_indented(_indented(text))}",
    "box": lambda text: f'!!! note "أ"\n{_indented(text)}\n\nب',
    "fold": lambda text: f"??? note\n\n{_indented(text)}\n\nب",
    "note": lambda text: f"أ[^أ]\n\n[^أ]:\n{_indented(text)}\n\nب",
    "definition": lambda text: f"أ\n:   ب\n\n{_indented(text)}",
    "element": lambda text: f'<div markdown="1">\n\n{text}\n\n</div>',
    "text": lambda text: f"أ\n{text}\nب",
}
NAME = re.compile(r"(?<!\w)العراق(?!\w)")
HTML = re.compile('<(?:div(?! markdown="1">\\n\\n)|script|table|details)', re.IGNORECASE)
"""No names are looked for in HTML of blocks, but in the element that is put around a text."""
UNTITLED = re.compile(r"(?:!!!|\?\?\?\+?)[ \w]*$", re.MULTILINE)
NUMBERED = re.compile(r"العراق\d+(?!\d)")


def _texts(within: str) -> Iterator[str]:
    for odd in rendered.ODD:
        if within != "note" or "[أ [" not in odd:  # the way back from a note makes the host find links within links
            yield WITHIN[within](odd)


def _numbered(text: str) -> str:
    numbers = itertools.count(10)
    return NAME.sub(lambda found: f"{found[0]}{next(numbers)}", text)


@pytest.mark.parametrize("within", WITHIN)
def test_odd_texts_within_others_are_read_as_the_host_renders_them(within: str) -> None:
    for text in _texts(within):
        reading = read(rendered.begun(text))
        if not reading.broken and not reading.fault:
            assert rendered.told(reading) == rendered.made_of(text), text


@pytest.mark.parametrize("within", WITHIN)
def test_each_name_is_seen_where_it_stands(within: str) -> None:
    for odd in _texts(within):
        text = rendered.begun(_numbered(odd))
        reading = read(text)
        found = list(NUMBERED.finditer(reading.open))
        assert [text[slice(*reading.span(*each.span()))] for each in found] == [each[0] for each in found], text
        places = [reading.offsets.origin(place) for place in range(len(reading.text))]
        assert places == sorted(places) or "[^" in text, text  # notes stand at the end
        if not reading.broken and not reading.fault and not HTML.search(odd):
            assert sorted(each[0] for each in found) == sorted(NUMBERED.findall(rendered.places(text))), text


@pytest.mark.parametrize("within", WITHIN)
def test_the_text_says_what_the_page_says(within: str) -> None:
    """Where no element of HTML stands, which may hide what is in it, nor a box without a title, which the host calls by its kind."""
    for odd in _texts(within):
        text = rendered.begun(odd)
        reading = read(text)
        if not (reading.broken or reading.fault or re.search("(?s)<.*>|<a", odd) or UNTITLED.search(text)):
            letters = rendered.letters(text)
            assert "\3" in letters or sorted(re.sub(r"\s", "", reading.text)) == letters, (
                text
            )  # the host left a sign of its own


@pytest.mark.parametrize("within", WITHIN)
def test_attributes_are_given_to_what_the_host_gives_them(within: str) -> None:
    for odd in _texts(within):
        text = rendered.begun(odd)
        reading = read(text)
        if reading.broken or reading.fault:
            continue
        given = [of for of in reading.attributes if text[of.span[0]] == "{"]  # code is put aside with its own
        classes, ids = rendered.attributes(text)
        assert sorted(value or "" for of in given for name, value in of.attributes if name == ".") == classes, text
        assert {value for of in given for name, value in of.attributes if name == "id"} <= ids <= reading.ids, text


@pytest.mark.parametrize("within", WITHIN)
def test_blocks_are_those_that_the_host_makes(within: str) -> None:
    for odd in _texts(within):
        text = rendered.begun(odd)
        reading = read(text)
        if not reading.broken and not reading.fault:
            kinds = Counter(each.kind for each in reading.blocks if each.kind in rendered.BLOCKS)
            assert kinds == rendered.blocks(text), text


@pytest.mark.parametrize("within", WITHIN)
def test_items_are_paragraphs_where_the_host_makes_them_so(within: str) -> None:
    """The way back from a note stands in a paragraph, and a list that follows one of the other sort is parted by the host alone."""
    for odd in _texts(within):
        text = rendered.begun(odd)
        reading = read(text)
        if not reading.broken and not reading.fault and "[^" not in text:
            kinds = Counter(each.kind for each in reading.blocks)
            paragraphs, lists = rendered.loose(text)
            assert kinds["ul"] + kinds["ol"] <= lists, text
            if kinds["ul"] + kinds["ol"] == lists:
                assert kinds["p"] == paragraphs, text


@pytest.mark.parametrize("within", WITHIN)
def test_pictures_and_links_of_html_are_those_of_the_page(within: str) -> None:
    for odd in _texts(within):
        text = rendered.begun(odd)
        reading = read(text)
        if not reading.broken and not reading.fault:
            sources, targets = rendered.leading(text)
            assert sorted(each.target for each in reading.images) == sources, text
            assert {each.target for each in reading.links if each.how is How.HTML} <= targets, text


@pytest.mark.parametrize("within", WITHIN)
def test_what_stands_at_a_place_is_what_is_said_to_stand_there(within: str) -> None:
    for odd in _texts(within):
        text = rendered.begun(odd)
        assert list(_amiss(read(text))) == [], text


def _amiss(reading: Reading) -> Iterator[tuple[str, Any, str]]:
    """What reads otherwise when it is cut out where it is said to stand, or does not look like itself."""

    def cut(span: Span) -> str:
        return reading.source[slice(*span)]

    for name, shape, every in (
        ("link", r"(?s)\[.*[\])]|<.*>", list(reading.links)),
        ("image", r"(?s)!\[.*[\])]|<.*>", reading.images),
        ("code", r"(?s)(`+).*\1", [each for each in reading.code if each.kind == "inline"]),
        ("fence", r"(?s)([`~]{3,}).*\1", [each for each in reading.code if each.kind == "fenced"]),
        ("heading", r"(?s)\S(?:.*[^\n])?", list(reading.headings)),
        ("tag", r"(?s)<.*>", reading.tags),
        ("attributes", r"(?s)\{.*\}|[> ]*[`~]{3}.*", reading.attributes),
        ("table", r"(?s)\S.*\S", reading.tables),
        ("footnote", r"(?s)\[\^.*\S", reading.footnotes),
        ("note", r"\[\^.*\]", reading.notes),
        ("undefined", r"(?s)\[.*\]", reading.undefined),
        ("reference", r"(?s) {0,3}\[.*\S *", reading.references),
        ("abbreviation", r"(?s)\*\[.*\S *", reading.abbreviations),
        ("inset", r"(?s):.*:|\$.*\$", reading.insets),
        ("block", r"(?s)\s*\S.*|", reading.blocks),
    ):
        for each in every:
            if not re.fullmatch(shape, cut(each.span)):
                yield name, each, cut(each.span)
    for link in (*reading.links, *reading.images):
        if not link.span[0] <= link.address[0] <= link.address[1] <= link.span[1] and link.how is not How.REFERENCE:
            yield "address", link, cut(link.address)
        written = re.sub(r"\\(?=[^\w\s])|\s", "", cut(link.address))
        as_it_is = (
            link.how is not How.HTML and link.address != link.span and not re.search('[&"\\n]', cut(link.address))
        )
        if as_it_is and written not in re.sub(r"\s", "", link.target):
            yield "address", link, written
    for tag in reading.tags:
        if not cut(tag.span).lower().startswith(f"<{tag.name}"):
            yield "tag", tag, cut(tag.span)
    for of in (*reading.tags, *reading.attributes):
        yield from _misplaced(reading.source, of)


def _misplaced(source: str, of: Tag | AttributeList) -> Iterator[tuple[str, Any, str]]:
    for (name, _), place in zip(of.attributes, of.places, strict=True):
        signs = {".": (".", "class"), "id": ("#", "id")}.get(name, (name,))
        if not source[place:].lower().startswith(signs) or not of.span[0] < place < of.span[1]:
            yield "attribute", of, source[place : place + 20]


def test_emphasis_is_what_the_host_makes_of_its_signs() -> None:
    """Many short texts, each a paragraph of one page."""
    chance = random.Random(16)
    lengths = (chance.randint(2, 3) for _ in range(3000))
    made_up = ("".join(chance.choice(SIGNS) + chance.choice(BESIDE) for _ in range(length)) for length in lengths)
    texts = {f"{text}{chance.choice(['', *SIGNS])}".strip() for text in made_up}
    texts = {text for text in texts if not re.search(r"^\*\s|^[*_\s]*$", text)}
    ours = {text: regions(text) for text in sorted(texts)}
    sound = [text for text, (_, broken) in ours.items() if not broken]
    assert len(sound) > 0.9 * len(ours)
    for text, made in zip(sound, rendered.emphasis(sound), strict=True):
        found = sorted(_words(text[each.inner : each.close]) for each in ours[text][0])
        assert found == sorted(map(_words, made)), text


def _words(text: str) -> str:
    return re.sub(r"[*_]", "", text)
