"""One brief in one file: whole, by itself, and with its search."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from fihris.__main__ import main
from tests.conftest import until

BRIEF = "2023/us-iraq-security-dialogue"
ASKED = {"ar": ("الايراني بغدَاد", "إيران"), "en": ("IRANIAN baghdad", "Iran")}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_brief_opens_anywhere_with_its_search(site: Path, browser: Browser, tmp_path: Path, lang: str) -> None:
    """All its sentences are there, every link within leads somewhere, and nobody is asked for anything."""
    file = tmp_path / "one.html"
    assert main(["single", "--lang", lang, str(site), BRIEF, str(file)]) == 0
    with zipfile.ZipFile(site / f"epub/{lang}/{BRIEF}.epub") as book:
        chapters = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xhtml"))
    sentences = set(re.findall(r'id="(s\d+-[0-9a-f]{4}(?:-\d+)?)"', chapters.decode()))
    root = html.document_fromstring(file.read_bytes())
    ids = root.xpath("//@id")
    assert sentences <= set(ids)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    page = browser.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(file.as_uri())
    words, actor = ASKED[lang]
    page.fill("input", words)
    found = page.locator("search li")
    assert found.count() > 0
    assert all(found.nth(n).locator("mark").count() >= 2 for n in range(found.count()))
    found.first.locator("a").click()
    page.locator(":target").wait_for()
    lies = "[document.querySelector('search').getBoundingClientRect().bottom, document.querySelector(':target').getBoundingClientRect().top]"
    until(page, f"(([list, found]) => list <= found && found < innerHeight)({lies})")
    page.fill("input", "zzzz")
    assert found.count() == 0
    assert page.inner_text("[role=status]")
    page.locator("main a.f-naming", has_text=actor).first.click()
    page.locator("dt:target").wait_for()
    assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    assert faults == []  # the policy forbids nothing that is there
    page.close()


def test_what_is_not_there_is_told(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["single", str(site), "water", str(tmp_path / "one.html")]) == 2
    assert BRIEF in capsys.readouterr().err
    assert main(["single", str(site), "", str(tmp_path / "one.html")]) == 2
    told = capsys.readouterr().err
    assert "no brief  " not in told
    assert BRIEF in told
    assert main(["single", str(tmp_path), BRIEF, str(tmp_path / "one.html")]) == 2
    assert "make site" in capsys.readouterr().err
    assert not (tmp_path / "one.html").exists()


@pytest.mark.parametrize("damaged", ["epub/ar/2024/water-accord.epub", "data/1/actors.json"])
def test_a_site_that_is_not_whole_is_told(
    damaged: str, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half = tmp_path / "half"
    shutil.copytree(tiny, half)
    (half / damaged).write_text("[", "utf-8")
    assert main(["single", str(half), "2024/water-accord", str(tmp_path / "one.html")]) == 2
    assert "is not whole" in capsys.readouterr().err
    assert not (tmp_path / "one.html").exists()
