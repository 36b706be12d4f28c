"""`fihris stage`: other generators of sites read what it writes."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from fihris.__main__ import main
from tests.conftest import Once


@pytest.fixture(scope="session")
def staged(tiny: Path, once: Once) -> Path:
    """The smallest project as another generator builds it, in `site`."""

    def make(folder: Path) -> None:
        assert main(["stage", "--root", str(tiny.parent / "project"), "--site", str(tiny), str(folder)]) == 0
        subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, check=True, capture_output=True
        )

    return once("staged", make)


class _Page(HTMLParser):
    """The anchors of a page, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")


def test_another_generator_builds_every_page(staged: Path, tiny: Path) -> None:
    ours = {path.relative_to(tiny).as_posix() for path in tiny.rglob("*.html")}
    arabic = {path for path in ours if not path.startswith(("en/", "edit/")) and path != "404.html"}
    theirs = {path.relative_to(staged / "site/ar").as_posix() for path in (staged / "site/ar").rglob("*.html")}
    redirects = {path for path in arabic if 'http-equiv="refresh"' in (tiny / path).read_text("utf-8")}
    assert arabic - redirects == theirs


def test_its_links_lead_to_pages_and_sentences(staged: Path) -> None:
    pages = {path: _Page(path.read_text("utf-8")) for path in (staged / "site/ar").rglob("*.html")}
    looked = 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if parts.scheme or target not in pages:
                assert parts.scheme or target.exists(), (path, link)
                continue
            looked += bool(parts.fragment)
            assert (
                not parts.fragment or parts.fragment.startswith("__") or unquote(parts.fragment) in pages[target].ids
            ), (path, link)
    assert looked > 10


def test_a_mention_is_a_link_of_markdown(staged: Path) -> None:
    text = (staged / "docs/ar/briefs/2024/water-accord/01-minister-visits.md").read_text("utf-8")
    assert (
        "يرأس [سالم الخالدي](../../../actors/salem-al-khalidi.md) [وزارة المياه](../../../actors/ministry-of-water.md)، وقد زار"
        in text
    )
