"""What is published beside Markdown: pictures that are what they say, and drawings that only draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from fihris.read import pictures, strays
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
HARMLESS = [
    "<path d='M0 0' fill='url(#a)' style='fill:url(#a);stroke:#000'/><defs><linearGradient id='a'><stop/></linearGradient></defs>",
    "<style>path{fill:red}</style><use href='#b'/><use xlink:href='#b'/><!-- x --><title>رسم</title>",
    "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def codes(root: Path, files: dict[str, bytes], settings: Settings | None = None) -> list[tuple[str, str]]:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    report = Report()
    pictures.report(Tree(root, report), settings or Settings())
    strays.report(Tree(root, report))
    assert all(problem.hint for problem in report)
    return [(problem.path, problem.code) for problem in report]


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
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert {found for _, found in codes(tmp_path, {"docs/ar/a.svg": data})} == {code}


@pytest.mark.parametrize("ending", [each for each in pictures.ENDINGS if each != ".svg"])
def test_a_picture_is_what_its_ending_says(tmp_path: Path, ending: str) -> None:
    text = {f"docs/ar/a{ending}": b"<script>alert(1)</script>"}
    assert codes(tmp_path, text) == [(f"docs/ar/a{ending}", "picture-kind")]


def test_a_picture_may_be_so_large_and_no_larger(tmp_path: Path) -> None:
    large = {"docs/ar/a.png": PNG + bytes(2048), "docs/ar/b.png": PNG}
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
