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

from fihris.author import drawings, inline, source, wordstyles, wordtext, wordxml
from fihris.author.drawings import SetOut
from fihris.author.withheld import Why, Withheld
from fihris.author.wordtext import Stray

LARGEST = 64 * 1024 * 1024
"""Bytes of all parts, unpacked. A small file can be packed so that it unpacks without end."""
LARGEST_TEXT = 24 * 1024 * 1024
"""Bytes of the parts that hold text. Word needs ten for each letter, and twenty pages have fifty thousand letters."""
MOST_PARAGRAPHS = 5_000
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_TEXTS = (".xml", ".rels")
_MEDIA = "word/media/"
_READ_BY_MAMMOTH = frozenset({_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"})
_NO_TEXT = ("word/styles", "word/settings", "word/numbering", "word/fontTable", "word/webSettings", "word/theme/")
_WORDS = re.compile(r"\w+")


class DamagedFile(Exception):
    """The file is no Word document that can be read; the text says why."""


class TooLarge(DamagedFile):
    """It has more text than a brief can have."""


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
    trees = {part: parsed(text) for part, text in parts.items()}
    if sum(_count(tree) for tree in trees.values()) > MOST_PARAGRAPHS:
        raise TooLarge(f"it has more than {MOST_PARAGRAPHS} paragraphs")
    aside: list[Stray] = []
    withheld: list[Withheld] = []
    paragraphs: list[Stray] = []
    if _STYLES in trees:
        wordstyles.name_by_use(trees[_STYLES], [trees[part] for part in sorted(_READ_BY_MAMMOTH) if part in trees])
        parts[_STYLES] = ElementTree.tostring(trees[_STYLES], "utf-8", xml_declaration=True)
    set_out = SetOut()
    for part in sorted(_READ_BY_MAMMOTH & trees.keys()):
        set_out.of(trees[part], trees, part)
    for part, tree in sorted(trees.items()):
        if not part.startswith("word/") or part.startswith(_NO_TEXT) or not part.endswith(".xml"):
            continue
        withheld.extend(wordtext.withheld(tree))
        drawings.name_pictures(tree, trees, part, media)
        wordtext.translate(tree)
        if wordxml.name(tree) == "comments":
            withheld.extend(Withheld(Why.COMMENT, each.text, each.by) for each in wordtext.strays(tree, {}))
            continue
        read = wordtext.strays(tree, wordxml.targets(trees, part, "hyperlink", outside=True))
        if part not in set_out.parts:
            (paragraphs if part in _READ_BY_MAMMOTH else aside).extend(read)
        parts[part] = ElementTree.tostring(tree, "utf-8", xml_declaration=True)
    linked = (wordxml.targets(trees, part, "hyperlink", outside=True) for part in trees if part.endswith(".xml"))
    addresses = (address for every in linked for address in every.values())
    pictures = {drawings.file(part): data for part, data in media.items()}
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
    return sum(wordxml.name(element) == "p" for element in tree.iter())
