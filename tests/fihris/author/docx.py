"""Word documents made by hand, part by part, for what no program on the machine writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str = "") -> str:
    return f"<w:p>{inner}</w:p>"


def lines(*texts: str) -> str:
    return "".join(paragraph(run(text)) for text in texts)


def related(id: str, kind: str, target: str, *, outside: bool = False) -> str:
    """One relationship of the document."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'


def part(root: str, inner: str) -> str:
    """A part of the package: comments, hdr, footnotes …"""
    return f"<w:{root} {NAMES}>{inner}</w:{root}>"


def document(body: str, parts: Mapping[str, str] | None = None, relations: str = "") -> bytes:
    """A package with one document and whatever parts stand beside it."""
    stream = BytesIO()
    made = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **(parts or {}),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return stream.getvalue()
