"""The site in one file, as `fihris bundle` packs it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fihris.__main__ import main


def test_the_bundle_holds_what_opens_from_disk_and_is_the_same_each_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    for name in ("index.html", "404.html", "en/index.html", "en/404.html"):
        (site / name).write_text(name, "utf-8")
    packed = []
    for folder in ("one", "two"):
        assert main(["bundle", str(site), str(tmp_path / folder / "fihris.zip")]) == 0
        packed.append((tmp_path / folder / "fihris.zip").read_bytes())
    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "one/fihris.zip") as file:
        assert file.namelist() == ["fihris/en/index.html", "fihris/index.html"]


def test_without_a_site_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", str(tmp_path), str(tmp_path / "fihris.zip")]) == 2
    assert "make site" in capsys.readouterr().err
