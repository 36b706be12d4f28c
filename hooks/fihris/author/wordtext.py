"""The words of a Word document's parts: what its author hid is taken out, and what Mammoth passes over is put into forms that it
reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from fihris.author import drawings, inline, omml, textboxes, wordxml
from fihris.author.withheld import Why, Withheld
from fihris.author.wordxml import attribute, name

HEAD_OF_PAGE, FOOT_OF_PAGE = "رأس الصفحة", "ذيل الصفحة"
_WHAT = {
    "hdr": HEAD_OF_PAGE,
    "ftr": FOOT_OF_PAGE,
    "footnotes": "حاشية لم يُعرف موضعها",
    "endnotes": "حاشية ختامية لم يُعرف موضعها",
    "document": "كلام من صلب النص لم يُعرف موضعه",
}
_ANY_PART = "كلام من رسم أو ملحق"


@dataclass(frozen=True, slots=True)
class Stray:
    """Words of a part, what they were, as the head of a page, and who wrote them, or ""."""

    what: str
    text: str
    by: str = ""


# ---------------------------------------------------------------- what its author hid or took back

_OFF = frozenset({"0", "false", "off", "none"})
_HIDDEN = {"vanish": Why.HIDDEN, "strike": Why.STRUCK, "dstrike": Why.STRUCK}


def withheld(tree: Element) -> Iterator[Withheld]:
    """Take out the runs that are hidden or struck out, and tell their words; tell too what tracked changes deleted and added."""
    for parent in list(tree.iter()):
        told: dict[Why, list[str]] = {}
        for run in list(parent):
            if name(run) == "r" and (why := _why_hidden(run)):
                told.setdefault(why, []).append(_words_of(run, "t"))
                parent.remove(run)
            elif name(run) == "del":
                told.setdefault(Why.DELETED, []).append(_words_of(run, "delText"))
            elif name(run) == "ins":
                told.setdefault(Why.ADDED, []).append(_words_of(run, "t"))
        for why, words in told.items():
            if line := " ".join("".join(words).split()):
                yield Withheld(why, line)


def _why_hidden(run: Element) -> Why | None:
    for properties in run:
        if name(properties) == "rPr":
            for each in properties:
                if name(each) in _HIDDEN and attribute(each, "val").lower() not in _OFF:
                    return _HIDDEN[name(each)]
    return None


def _words_of(element: Element, kind: str) -> str:
    return "".join(each.text or "" for each in element.iter() if name(each) == kind)


# ---------------------------------------------------------------- what Mammoth reads


def translate(tree: Element) -> None:
    """Put into other words what Mammoth would pass over."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        children: list[Element] = []
        todo = list(reversed(element))
        while todo:
            child = todo.pop()
            made = _translated(child)
            if made is None:
                children.append(child)
            else:
                todo.extend(reversed(made))
        element[:] = children
        waiting.extend(children)


def _translated(element: Element) -> list[Element] | None:
    """What stands for an element; None where it stays."""
    kind = name(element)
    if kind in {"dir", "bdo", "smartTag", "rubyBase", "rt"}:
        return list(element)
    if kind == "txbxContent":
        textboxes.mark(element)
        return None
    if kind == "moveFrom":
        return []  # the same words stand where they were moved to
    if kind == "cr":
        return [Element(element.tag[:-2] + "br")]
    if kind == "AlternateContent":
        return list(max(element, key=drawings.letters, default=[]))
    return _special(element, kind)


def _special(element: Element, kind: str) -> list[Element] | None:
    space = element.tag.removesuffix(kind) if isinstance(element.tag, str) else ""
    if kind in {"oMath", "oMathPara"}:
        return [wordxml.run(inline.formula(omml.tex(element), block=kind == "oMathPara"))]
    if kind == "ruby":
        parts = {name(part): list(part) for part in element}
        brackets = (wordxml.run(" (", space), wordxml.run(") ", space))
        return [*parts.get("rubyBase", ()), brackets[0], *parts.get("rt", ()), brackets[1]]
    if kind == "fldSimple":
        return _field(element, space)
    if kind == "drawing" or (kind in {"pict", "object"} and drawings.is_picture(element)):
        return drawings.drawing(element)
    return None


def _field(element: Element, space: str) -> list[Element]:
    """A field as Word writes it otherwise: begin, instruction, result, end. Mammoth knows that form."""
    begin, separate, end = (Element(f"{space}r") for _ in range(3))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        sign = Element(f"{space}fldChar", {f"{space}fldCharType": kind})
        run.append(sign)
    instruction = Element(f"{space}instrText")
    instruction.text = attribute(element, "instr")
    begin.append(instruction)
    return [begin, separate, *element, end]


# ---------------------------------------------------------------- what is read here


def strays(tree: Element, targets: Mapping[str, str]) -> Iterator[Stray]:
    """The paragraphs of a part, each with what it is; the ones of a drawing as one."""
    what = _WHAT.get(name(tree), _ANY_PART)
    author = ""
    pieces: list[str] = []

    def ended() -> Iterator[Stray]:
        text = inline.shown(" ".join("".join(pieces).split()))
        pieces.clear()
        if text.strip():
            yield Stray(what, text.strip(), author)

    for element in tree.iter():
        kind = name(element)
        if kind == "comment":
            yield from ended()
            author = " ".join(attribute(element, "author").split())
        elif kind == "p":
            yield from ended()
        elif kind == "t":
            pieces.append(element.text or "")
        elif kind in {"tab", "br", "noBreakHyphen", "softHyphen"}:
            pieces.append({"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(kind, " "))
        elif kind == "hyperlink" and (address := targets.get(attribute(element, "id"))):
            pieces.append(f" ({address}) ")
    yield from ended()
