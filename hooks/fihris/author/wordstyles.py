"""What the styles of a Word document's paragraphs are for, in Word's own English names, whatever a centre calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fihris.author.wordxml import WORD, attribute, made, name
from fihris.text import wordlists
from fihris.text.fold import fold_key

_NUMBERED = re.compile(r"(?:heading|عنوان|العنوان|titre|مستوي|المستوي)\s*(?P<level>[1-6١-٦])\Z", re.IGNORECASE)
_ROLES = {
    "style title": "Title",
    "style subtitle": "Subtitle",
    "style main heading": "heading 1",
    "style lower heading": "heading 2",
    "style quotation": "Quote",
    "style caption": "Caption",
    "style contents": "toc 1",
}
_NAMED = {key: role for words, role in _ROLES.items() for key in wordlists.folded("papers", words)}
_HIGHEST, _LOWEST = 1, 6
_DEEPEST = 12
"""Styles from which one may be made, one from the other."""


def name_by_use(styles: Element, documents: list[Element]) -> None:
    """Give the styles of `styles` the names by which Mammoth knows what they are for: by their names, by the level they have in
    Word's outline, or by the style that each is made from. A paragraph with a level of its own gets the heading's style."""
    every = {attribute(each, "styleId"): each for each in styles if name(each) == "style"}
    roles = {id: role for id in every if (role := _role(id, every))}
    for id, role in roles.items():
        for each in every[id]:
            if name(each) == "name":
                each.set(f"{WORD}val", role)
    for paragraph in (each for document in documents for each in document.iter() if name(each) == "p"):
        _level_as_style(paragraph, styles, every)


def _role(id: str, every: dict[str, Element]) -> str:
    """The role of a style or of one that it is made from. A level in the outline counts only for a style without such a role."""
    level = ""
    for _ in range(_DEEPEST):
        style = every.get(id)
        if style is None or attribute(style, "type") not in {"paragraph", ""}:
            break
        if role := _by_name(style):
            return role
        level = level or _level(style)
        id = next((attribute(each, "val") for each in style if name(each) == "basedOn"), "")
    return f"heading {level}" if level else ""


def _by_name(style: Element) -> str:
    called = next((attribute(each, "val") for each in style if name(each) == "name"), "")
    key = fold_key(called)
    numbered = _NUMBERED.match(key)
    return f"heading {int(numbered['level'])}" if numbered else _NAMED.get(key, "")


def _level(element: Element) -> str:
    """The level that an element's properties give it, from 1; "" for body text."""
    for each in _properties(element):
        if name(each) == "outlineLvl" and (said := attribute(each, "val")).isdecimal():
            return str(int(said) + 1) if _HIGHEST <= int(said) + 1 <= _LOWEST else ""
    return ""


def _properties(element: Element) -> Iterator[Element]:
    return (each for properties in element if name(properties) == "pPr" for each in properties)


def _level_as_style(paragraph: Element, styles: Element, every: dict[str, Element]) -> None:
    level = _level(paragraph)
    if not level:
        return
    properties = next(each for each in paragraph if name(each) == "pPr")
    for each in [each for each in properties if name(each) == "pStyle"]:
        properties.remove(each)
    id = f"Heading{level}"
    properties.insert(0, made("pStyle", val=id))
    if id not in every:
        every[id] = made("style", made("name", val=f"heading {level}"), type="paragraph", styleId=id)
        styles.append(every[id])
