"""What is published beside Markdown: pictures that are what they say, and drawings that only draw."""

from __future__ import annotations

import contextlib
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fihris.model import LANGS
from fihris.read import pictures, raster, strays
from fihris.read.files import Tree
from fihris.read.settings import Settings
from fihris.report import Report

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
ACTIVE = [
    "<script>alert(1)</script>",
    "<script href='data:text/javascript,alert(1)'/>",
    "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
    "<path d='M0 0' onclick='alert(1)'/>",
    "<path d='M0 0' OnClick='alert(1)'/>",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    "<p xmlns='http://www.w3.org/1999/xhtml'>x</p>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
    "<image href='https://evil.example/x.png'/>",
    "<use href='https://evil.example/x.svg#a'/>",
    "<use xlink:href='data:image/svg+xml,x#a'/>",
    "<set attributeName='href' to='javascript:alert(1)'/>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<style>path{fill:url(https://evil.example/x)}</style>",
    "<path style='fill:url(//evil.example/x)'/>",
    "<path fill='url(https://evil.example/x#a)'/>",
    "<?xml-stylesheet href='x.css'?>",
    "<iframe/>",
    "<handler xmlns='http://www.w3.org/2001/xml-events'/>",
]
REPEATED = (
    HEAD
    + "<g id='a0'><path/></g>"
    + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 9 + "</g>" for n in range(1, 9))
    + "</svg>"
)
HARMLESS = [
    "<g id='a'><path/></g>"
    + "<use href='#a'/><use xlink:href='#a'/>" * 50
    + "<g id='b'><use href='#b'/></g><use href='#none'/>",
    "<path d='M0 0' fill='url(#a)' style='fill:url(#a);stroke:#000'/><defs><linearGradient id='a'><stop/></linearGradient></defs>",
    "<style>path{fill:red}</style><use href='#b'/><use xlink:href='#b'/><!-- x --><title>رسم</title>",
    "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*more: bytes, size: tuple[int, int] = (2, 2), points: bytes | None = None) -> bytes:
    """A grey picture; `more` are chunks before its points."""
    header = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    lines = zlib.compress(bytes((size[0] + 1) * size[1])) if points is None else points
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(more) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def jpeg(*more: bytes) -> bytes:
    """`more` are segments before its points."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, 2, 2, 1) + b"\x01\x11\x00")
    return (
        b"\xff\xd8"
        + b"".join(more)
        + frame
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"ab\xff\x00\xff\xd0c\xff\xd9"
    )


def segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def gif(*more: bytes) -> bytes:
    """`more` are blocks before its points."""
    begin = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    return begin + b"".join(more) + b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00\x3b"


def webp(*more: bytes) -> bytes:
    body = riff(b"VP8L", b"\x2f\x00\x00\x00\x00abc") + b"".join(more)
    return riff(b"RIFF", b"WEBP" + body)


def riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def avif(*more: bytes) -> bytes:
    size = box(b"meta", bytes(4) + box(b"iprp", box(b"ipco", box(b"ispe", struct.pack(">III", 0, 2, 2)))))
    return box(b"ftyp", b"avif" + bytes(4) + b"mif1miaf") + size + box(b"mdat", b"abc") + b"".join(more)


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


PNG = png()
SOUND = {".png": png(), ".jpg": jpeg(), ".jpeg": jpeg(), ".gif": gif(), ".webp": webp(), ".avif": avif()}
SCRIPT = b"<script>alert(1)</script>"
EXIF = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"
NAMED = b"MM\0*\0\0\0\x08\0\x01\x01\x31\0\x02\0\0\0\x04abc\0\0\0\0\0"
ODD = [
    (".png", png() + SCRIPT, "picture-more"),
    (".png", png() + b"PK\x03\x04", "picture-more"),
    (".png", png()[:8] + SCRIPT, "picture-kind"),
    (".png", png()[:-12], "picture-kind"),
    (".png", png()[:-1] + b"\0", "picture-kind"),
    (".png", b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", zlib.compress(bytes(6))) + png()[8:], "picture-kind"),
    (".png", png(points=SCRIPT), "picture-kind"),
    (".png", png(points=zlib.compress(bytes(6)) + SCRIPT), "picture-kind"),
    (".png", png(points=zlib.compress(bytes(100_000))), "picture-kind"),
    (".png", png(points=zlib.compress(bytes(3))), "picture-kind"),
    (".png", png(chunk(b"tEXt", b"Comment\0" + SCRIPT)), "picture-more"),
    (".png", png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SCRIPT))), "picture-more"),
    (".png", png(chunk(b"iTXt", b"c\0\1\0\0\0" + zlib.compress(b"<SVG onload=x>"))), "picture-more"),
    (".png", png(chunk(b"zTXt", b"Comment\0\0no")), "picture-kind"),
    (".png", png(chunk(b"jsJS", b"<!DOCTYPE html>")), "picture-more"),
    (".png", png(size=(50_000, 50_000), points=b""), "picture-kind"),
    (".png", png(size=(50_000, 1_000)), "picture-large"),
    (".png", png(size=(0, 1)), "picture-kind"),
    (".png", png(chunk(b"eXIf", EXIF)), "picture-place"),
    (".jpg", jpeg() + SCRIPT, "picture-more"),
    (".jpg", jpeg() + jpeg(), "picture-more"),
    (".jpg", jpeg()[:-2], "picture-kind"),
    (".jpg", jpeg()[:20], "picture-kind"),
    (".jpg", b"\xff\xd8\xff" + SCRIPT, "picture-kind"),
    (".jpg", b"\xff\xd8\xff\xd9", "picture-kind"),
    (".jpg", jpeg(segment(0xFE, SCRIPT)), "picture-more"),
    (".jpg", jpeg(segment(0xE1, b"Exif\0\0" + SCRIPT)), "picture-more"),
    (".jpg", jpeg(segment(0xE1, b"Exif\0\0" + EXIF)), "picture-place"),
    (".gif", gif() + SCRIPT, "picture-more"),
    (".gif", gif()[:-1], "picture-kind"),
    (".gif", b"GIF89a/*" + SCRIPT + b"*/=1", "picture-kind"),
    (".gif", gif(b"\x21\xfe" + bytes([len(SCRIPT)]) + SCRIPT + b"\0"), "picture-more"),
    (".webp", webp() + SCRIPT, "picture-more"),
    (".webp", webp()[:-3], "picture-kind"),
    (".webp", riff(b"RIFF", b"WEBP" + SCRIPT), "picture-kind"),
    (".webp", webp(riff(b"XMP ", SCRIPT)), "picture-more"),
    (".webp", webp(riff(b"EXIF", EXIF)), "picture-place"),
    (".avif", avif() + SCRIPT, "picture-kind"),
    (".avif", avif(box(b"html", SCRIPT)), "picture-kind"),
    (".avif", avif(box(b"free", SCRIPT)), "picture-more"),
    (".avif", avif()[:-1], "picture-kind"),
    (".jpg", png(), "picture-kind"),
    (".png", b"", "picture-kind"),
]  # fmt: skip


def codes(root: Path, files: dict[str, bytes], limits: Settings | None = None) -> list[tuple[str, str]]:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    report = Report()
    pictures.report(Tree(root, report), limits or Settings())
    strays.report(Tree(root, report), LANGS)
    assert all(problem.hint for problem in report)
    return [(problem.path, problem.code) for problem in report]


@pytest.mark.parametrize(
    "name",
    [
        'a".png',
        "<img src=x onerror=x>.png",
        "a\nb.png",
        "\u202egnp.png",
        "a?b.png",
        "a#b.png",
        "-a.png",
        "a&b.png",
        "a%20.png",
    ],
)
def test_a_picture_s_name_is_read_as_nothing_else(tmp_path: Path, name: str) -> None:
    assert {code for _, code in codes(tmp_path, {f"docs/ar/{name}": PNG})} == {"bad-path"}


@pytest.mark.parametrize("name", ["two-canals.png", "صورة القناة (1).png", "a_b.c.png", "2024/a.png"])
def test_a_picture_s_name_may_be_in_any_script(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, {f"docs/ar/{name}": PNG}) == []


@pytest.mark.parametrize("inner", ACTIVE)
def test_an_active_drawing_is_refused(tmp_path: Path, inner: str) -> None:
    found = codes(tmp_path, {"docs/ar/a.svg": f"{HEAD}{inner}</svg>".encode()})
    assert set(found) == {("docs/ar/a.svg", "picture-active")}


@pytest.mark.parametrize("inner", HARMLESS)
def test_a_drawing_that_draws_is_published(tmp_path: Path, inner: str) -> None:
    assert codes(tmp_path, {"docs/ar/a.svg": f"<?xml version='1.0'?>{HEAD}{inner}</svg>".encode()}) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "picture-active"),
        (b"<html><script>alert(1)</script></html>", "picture-active"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "picture-kind"),
        (b"\xff\xfe\x00", "picture-kind"),
        (b"", "picture-kind"),
        (b"<g>" * 20_000, "picture-active"),
        (REPEATED.encode(), "picture-active"),
        ((HEAD + "<g>" * 5000 + "</g>" * 5000 + "</svg>").encode(), "picture-active"),
        (
            (HEAD + "".join(f"<g id='a{n}'><use href='#a{n + 1}'/></g>" for n in range(3000)) + "</svg>").encode(),
            "picture-active",
        ),
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert {found for _, found in codes(tmp_path, {"docs/ar/a.svg": data})} == {code}


@pytest.mark.parametrize("ending", [each for each in pictures.ENDINGS if each != ".svg"])
def test_a_picture_is_what_its_ending_says(tmp_path: Path, ending: str) -> None:
    text = {f"docs/ar/a{ending}": b"<script>alert(1)</script>"}
    assert codes(tmp_path, text) == [(f"docs/ar/a{ending}", "picture-kind")]


@pytest.mark.parametrize("ending", SOUND)
def test_a_sound_picture_is_published(tmp_path: Path, ending: str) -> None:
    assert codes(tmp_path, {f"docs/ar/a{ending}": SOUND[ending]}) == []


def test_notes_of_a_program_are_no_harm(tmp_path: Path) -> None:
    said = [chunk(b"tEXt", b"Software\0x < y"), chunk(b"eXIf", NAMED), chunk(b"iCCP", b"p\0\0" + zlib.compress(b"x"))]
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    files = {"docs/ar/a.png": png(*said), "docs/ar/a.jpg": jpeg(xmp, segment(0xE1, b"Exif\0\0" + NAMED))}
    assert codes(tmp_path, files) == []


@pytest.mark.parametrize(("ending", "data", "code"), ODD, ids=range(len(ODD)))
def test_a_picture_holds_a_picture_and_nothing_else(tmp_path: Path, ending: str, data: bytes, code: str) -> None:
    assert codes(tmp_path, {f"docs/ar/a{ending}": data}) == [(f"docs/ar/a{ending}", code)]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.integers(0, 200), st.binary(max_size=6), st.booleans())
def test_whatever_the_bytes_are_a_fault_is_told_and_nothing_else(
    ending: str, place: int, put: bytes, is_cut: bool
) -> None:
    data = SOUND[ending]
    data = data[:place] + put + data[place + (len(put) if is_cut else 0) :]
    with contextlib.suppress(raster.Broken):
        assert raster.read(ending, data).end <= len(data)


def test_a_picture_may_be_so_large_and_no_larger(tmp_path: Path) -> None:
    large = {"docs/ar/a.png": png(chunk(b"prVt", bytes(2048))), "docs/ar/b.png": PNG}
    assert codes(tmp_path, large, Settings(largest_picture=2)) == [("docs/ar/a.png", "picture-large")]


def test_nothing_takes_the_address_of_a_file_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "overrides/assets/images").mkdir(parents=True)
    (tmp_path / "overrides/assets/images/mark.png").write_bytes(PNG)
    found = codes(tmp_path, {"docs/assets/images/mark.png": PNG, "docs/assets/images/other.png": PNG})
    assert found == [("docs/assets/images/mark.png", "file-collision")]


@pytest.mark.parametrize(
    "path",
    [
        "evil.html",
        "assets/evil.html",
        "assets/javascripts/search/dialog.js",
        "ar/x.css",
        "x.svgz",
        "ar/x.PNG",
        "ar/x.pdf",
    ],
)
def test_only_markdown_and_pictures_are_published(tmp_path: Path, path: str) -> None:
    assert codes(tmp_path, {f"docs/{path}": b"x"}) == [(f"docs/{path}", "unread-file")]
