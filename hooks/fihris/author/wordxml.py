"""The elements of a Word document's parts: names without their spaces, and runs of words."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def name(element: Element) -> str:
    """An element's name without its namespace; strict and transitional documents have different ones."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, wanted: str) -> str:
    """The value of an attribute, whatever its namespace, or ""."""
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == wanted), "")


def made(tag: str, *inner: Element, **said: str) -> Element:
    """An element of Word's own."""
    element = Element(f"{WORD}{tag}", {f"{WORD}{key}": value for key, value in said.items()})
    element.extend(inner)
    return element


def run(text: str, space: str = WORD) -> Element:
    element = Element(f"{space}r")
    element.append(words(text, space))
    return element


def words(text: str, space: str = WORD) -> Element:
    element = Element(f"{space}t")
    element.text = text
    return element


def paragraph(text: str) -> Element:
    return made("p", run(text))


def table(rows: list[list[str]]) -> Element:
    """A table of plain words."""
    return made("tbl", *(made("tr", *(made("tc", paragraph(cell)) for cell in row)) for row in rows))


def targets(trees: Mapping[str, Element], part: str, kind: str, *, outside: bool = False) -> dict[str, str]:
    """What a part is related to in one way, by the ids it uses: addresses on the web, or other parts of the document."""
    folder, _, file = part.rpartition("/")
    relations = trees.get(f"{folder}/_rels/{file}.rels")
    found = {
        attribute(each, "Id"): attribute(each, "Target")
        for each in (relations if relations is not None else ())
        if attribute(each, "Type").endswith(f"/{kind}") and (attribute(each, "TargetMode") == "External") is outside
    }
    return found if outside else {id: _absolute(folder, target) for id, target in found.items()}


def _absolute(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
