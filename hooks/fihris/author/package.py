"""The parts of a Word document: what Mammoth passes over is put into forms that it reads, or is read here."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fihris.author import inline, source
from fihris.author.withheld import Why, Withheld

LARGEST = 64 * 1024 * 1024
"""Bytes of all parts, unpacked. A small file can be packed so that it unpacks without end."""
LARGEST_TEXT = 24 * 1024 * 1024
"""Bytes of the parts that hold text. Word needs ten for each letter, and twenty pages have fifty thousand letters."""
MOST_PARAGRAPHS = 5_000
_DOCUMENT = "word/document.xml"
_TEXTS = (".xml", ".rels")
_MEDIA = "word/media/"
_READ_BY_MAMMOTH = frozenset({_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"})
_NO_TEXT = ("word/styles", "word/settings", "word/numbering", "word/fontTable", "word/webSettings", "word/theme/")
HEAD_OF_PAGE, FOOT_OF_PAGE = "رأس الصفحة", "ذيل الصفحة"
_WHAT = {
    "hdr": HEAD_OF_PAGE,
    "ftr": FOOT_OF_PAGE,
    "footnotes": "حاشية لم يُعرف موضعها",
    "endnotes": "حاشية ختامية لم يُعرف موضعها",
    "document": "كلام من صلب النص لم يُعرف موضعه",
}
_ANY_PART = "كلام من رسم أو ملحق"
_WORDS = re.compile(r"\w+")


class DamagedFile(Exception):
    """The file is no Word document that can be read; the text says why."""


class TooLarge(DamagedFile):
    """It has more text than a brief can have."""


@dataclass(frozen=True, slots=True)
class Stray:
    """Words of a part, what they were, as the head of a page, and who wrote them, or ""."""

    what: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """A document that Mammoth reads whole, the words of the parts that it does not read, what its reader should not see, and
    its pictures by the names of their files."""

    data: bytes
    aside: tuple[Stray, ...]
    withheld: tuple[Withheld, ...]
    pictures: Mapping[str, bytes]
    paragraphs: tuple[Stray, ...]
    addresses: tuple[str, ...]

    def missing(self, texts: Iterable[str]) -> Iterator[Stray]:
        """The paragraphs of the document and its notes whose words do not all stand in `texts`, and the addresses."""
        made = "\n".join(map(inline.shown, texts))
        left = Counter(_WORDS.findall(made))
        for paragraph in self.paragraphs:
            needed = Counter(_WORDS.findall(paragraph.text))
            if needed - left:
                yield paragraph
            left -= needed
        for address in self.addresses:
            if address not in made:
                yield Stray("عنوان رابط", address)


def opened(data: bytes) -> Package:
    """The document in `data`; DamagedFile where it is none."""
    try:
        return _opened(data)
    except (DamagedFile, MemoryError):
        raise
    except Exception as error:  # a damaged archive makes zlib, struct and expat raise errors of their own
        raise DamagedFile("it is no .docx, or it is damaged or locked with a password") from error


def _opened(data: bytes) -> Package:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _measure(archive)
        parts = {part.filename: archive.read(part) for part in archive.infolist() if part.filename.endswith(_TEXTS)}
        media = {part.filename: archive.read(part) for part in archive.infolist() if part.filename.startswith(_MEDIA)}
    trees = {name: parsed(text) for name, text in parts.items()}
    if sum(_count(tree) for tree in trees.values()) > MOST_PARAGRAPHS:
        raise TooLarge(f"it has more than {MOST_PARAGRAPHS} paragraphs")
    aside: list[Stray] = []
    withheld: list[Withheld] = []
    paragraphs: list[Stray] = []
    for name, tree in sorted(trees.items()):
        if not name.startswith("word/") or name.startswith(_NO_TEXT) or not name.endswith(".xml"):
            continue
        withheld.extend(_withheld(tree))
        _name_pictures(tree, _pictures(trees, name, media))
        _translate(tree)
        if _name(tree) == "comments":
            withheld.extend(Withheld(Why.COMMENT, each.text, each.by) for each in _strays(tree, {}))
            continue
        read = _strays(tree, _targets(trees, name))
        (paragraphs if name in _READ_BY_MAMMOTH else aside).extend(read)
        parts[name] = ElementTree.tostring(tree, "utf-8", xml_declaration=True)
    addresses = (address for name in trees if name.endswith(".xml") for address in _targets(trees, name).values())
    pictures = {_file(name): data for name, data in media.items()}
    return Package(
        _packed(parts),
        tuple(dict.fromkeys(aside)),
        tuple(withheld),
        pictures,
        tuple(paragraphs),
        tuple(dict.fromkeys(addresses)),
    )


def _measure(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if _DOCUMENT not in archive.namelist():
        raise DamagedFile("it has no text: it is no .docx")
    if sum(part.file_size for part in parts) > LARGEST:
        raise TooLarge(f"unpacked, it has more than {LARGEST} bytes")
    if sum(part.file_size for part in parts if part.filename.endswith(_TEXTS)) > LARGEST_TEXT:
        raise TooLarge(f"unpacked, its text has more than {LARGEST_TEXT} bytes")


class _Builder(ElementTree.TreeBuilder):
    def data(self, data: str) -> None:
        super().data(source.usable(data))

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise DamagedFile("it declares a document type, which no office program does")


def parsed(text: bytes) -> Element:
    """The tree of a part. DamagedFile where it declares a document type, whose entities could grow without end."""
    parser = ElementTree.XMLParser(target=_Builder())
    parser.feed(text)
    made: Element = parser.close()
    return made


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _count(tree: Element) -> int:
    return sum(_name(element) == "p" for element in tree.iter())


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, wanted: str) -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == wanted), "")


# ---------------------------------------------------------------- what its author hid or took back

_OFF = frozenset({"0", "false", "off", "none"})
_HIDDEN = {"vanish": Why.HIDDEN, "strike": Why.STRUCK, "dstrike": Why.STRUCK}


def _withheld(tree: Element) -> Iterator[Withheld]:
    """Take out the runs that are hidden or struck out, and tell their words; tell too what tracked changes deleted and added."""
    for parent in list(tree.iter()):
        told: dict[Why, list[str]] = {}
        for run in list(parent):
            if _name(run) == "r" and (why := _why_hidden(run)):
                told.setdefault(why, []).append(_words_of(run, "t"))
                parent.remove(run)
            elif _name(run) == "del":
                told.setdefault(Why.DELETED, []).append(_words_of(run, "delText"))
            elif _name(run) == "ins":
                told.setdefault(Why.ADDED, []).append(_words_of(run, "t"))
        for why, words in told.items():
            if line := " ".join("".join(words).split()):
                yield Withheld(why, line)


def _why_hidden(run: Element) -> Why | None:
    for properties in run:
        if _name(properties) == "rPr":
            for each in properties:
                if _name(each) in _HIDDEN and _attribute(each, "val").lower() not in _OFF:
                    return _HIDDEN[_name(each)]
    return None


def _words_of(element: Element, kind: str) -> str:
    return "".join(each.text or "" for each in element.iter() if _name(each) == kind)


# ---------------------------------------------------------------- what Mammoth reads


def _translate(tree: Element) -> None:
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
    name = _name(element)
    if name in {"dir", "bdo", "smartTag", "rubyBase", "rt"}:
        return list(element)
    if name == "moveFrom":
        return []  # the same words stand where they were moved to
    if name == "cr":
        return [Element(element.tag[:-2] + "br")]
    if name == "AlternateContent":
        return list(max(element, key=_letters, default=[]))
    return _special(element, name)


def _special(element: Element, name: str) -> list[Element] | None:
    space = element.tag.removesuffix(name) if isinstance(element.tag, str) else ""
    if name in {"oMath", "oMathPara"}:
        return [_run(_WORD, " ".join(each.text or "" for each in element.iter() if _name(each) == "t"))]
    if name == "ruby":
        parts = {_name(part): list(part) for part in element}
        brackets = (_run(space, " ("), _run(space, ") "))
        return [*parts.get("rubyBase", ()), brackets[0], *parts.get("rt", ()), brackets[1]]
    if name == "fldSimple":
        return _field(element, space)
    if name == "drawing" or (name in {"pict", "object"} and _is_picture(element)):
        return _drawing(element)
    return None


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _run(space: str, text: str) -> Element:
    run = Element(f"{space}r")
    run.append(_text(space, text))
    return run


def _text(space: str, text: str) -> Element:
    made = Element(f"{space}t")
    made.text = text
    return made


def _letters(element: Element) -> int:
    return sum(len(each.text or "") for each in element.iter() if _name(each) == "t")


def _field(element: Element, space: str) -> list[Element]:
    """A field as Word writes it otherwise: begin, instruction, result, end. Mammoth knows that form."""
    begin, separate, end = (Element(f"{space}r") for _ in range(3))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        sign = Element(f"{space}fldChar", {f"{space}fldCharType": kind})
        run.append(sign)
    instruction = Element(f"{space}instrText")
    instruction.text = _attribute(element, "instr")
    begin.append(instruction)
    return [begin, separate, *element, end]


def _is_picture(element: Element) -> bool:
    return any(_name(each) in {"imagedata", "OLEObject"} or _described(each) for each in _outside_boxes(element))


def _drawing(element: Element) -> list[Element]:
    """The place of a picture, if it shows one or describes itself, and its text boxes in the form that Mammoth reads."""
    outside = list(_outside_boxes(element))
    boxes = [each for each in outside if _name(each) == "txbxContent"]
    described = " ".join(dict.fromkeys(filter(None, map(_described, outside))))
    file = next((each.attrib[_FILE] for each in outside if _FILE in each.attrib), "")
    made = [_text(_WORD, inline.picture(described, file))] if described or file or not boxes else []
    for box in boxes:
        holder = Element(f"{_WORD}pict")
        content = Element(f"{_WORD}txbxContent")
        content.extend(list(box))
        holder.append(content)
        made.append(holder)
    return made


_FILE = "fihris-file"
"""An attribute that says which file of the document a picture is."""


def _pictures(trees: Mapping[str, Element], part: str, media: Mapping[str, bytes]) -> dict[str, str]:
    """The files of a part's pictures, by the ids it uses for them."""
    folder, _, file = part.rpartition("/")
    relations = trees.get(f"{folder}/_rels/{file}.rels")
    targets = {
        _attribute(each, "Id"): f"{folder}/{_attribute(each, 'Target')}"
        for each in (relations if relations is not None else ())
        if _attribute(each, "Type").endswith("/image")
    }
    return {id: _file(target) for id, target in targets.items() if target in media}


def _file(part: str) -> str:
    return part.rpartition("/")[2]


def _name_pictures(tree: Element, files: Mapping[str, str]) -> None:
    for element in tree.iter():
        if _name(element) in {"blip", "imagedata"}:
            ids = (_attribute(element, "embed"), _attribute(element, "id"))
            if file := next((files[id] for id in ids if id in files), ""):
                element.set(_FILE, file)


def _outside_boxes(element: Element) -> Iterator[Element]:
    """The elements of a drawing, down to its text boxes; what is in one of them stands for itself."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        if _name(each) == "AlternateContent":
            waiting.extend([max(each, key=_letters)] if len(each) else [])
        elif _name(each) != "txbxContent":
            waiting.extend(reversed(each))


def _described(element: Element) -> str:
    """The words that a picture has in its place."""
    told: tuple[str, ...]
    if _name(element) == "docPr":
        told = (_attribute(element, "descr"), _attribute(element, "title"))
    elif _name(element) in {"shape", "imagedata", "textpath"}:
        told = (_attribute(element, "alt"), _attribute(element, "title"), _attribute(element, "string"))
    else:
        return ""
    return " ".join(" ".join(dict.fromkeys(filter(None, told))).split())


# ---------------------------------------------------------------- what is read here


def _targets(trees: Mapping[str, Element], part: str) -> dict[str, str]:
    """The addresses that a part's links lead to, by the ids it uses for them."""
    folder, _, file = part.rpartition("/")
    relations = trees.get(f"{folder}/_rels/{file}.rels")
    return {
        _attribute(each, "Id"): _attribute(each, "Target")
        for each in (relations if relations is not None else ())
        if _attribute(each, "TargetMode") == "External" and _attribute(each, "Type").endswith("/hyperlink")
    }


def _strays(tree: Element, targets: Mapping[str, str]) -> Iterator[Stray]:
    """The paragraphs of a part, each with what it is; the ones of a drawing as one."""
    what = _WHAT.get(_name(tree), _ANY_PART)
    author = ""
    pieces: list[str] = []

    def ended() -> Iterator[Stray]:
        text = inline.shown(" ".join("".join(pieces).split()))
        pieces.clear()
        if text.strip():
            yield Stray(what, text.strip(), author)

    for element in tree.iter():
        name = _name(element)
        if name == "comment":
            yield from ended()
            author = " ".join(_attribute(element, "author").split())
        elif name == "p":
            yield from ended()
        elif name == "t":
            pieces.append(element.text or "")
        elif name in {"tab", "br", "noBreakHyphen", "softHyphen"}:
            pieces.append({"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name, " "))
        elif name == "hyperlink" and (address := targets.get(_attribute(element, "id"))):
            pieces.append(f" ({address}) ")
    yield from ended()
