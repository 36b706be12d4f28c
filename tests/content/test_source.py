"""The text is ours: apart from names, offices and figures no run of eight words stands in the source too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.text.fold import fold

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared" / "source" / "iraq-us-security-dialogue-2023.ar.txt"
BRIEF = ROOT / "docs" / "ar" / "briefs" / "2023" / "us-iraq-security-dialogue"
RUN = 8


def words(text: str) -> list[str]:
    """The words as they are read: an address of a link must not part a run."""
    return re.findall(r"\w+", fold(re.sub(r"\]\((?:actor|place|topic):[a-z0-9-]+\)", "", text)).text)


def runs(text: str) -> dict[tuple[str, ...], int]:
    found = words(text)
    return {tuple(found[i : i + RUN]): i for i in range(len(found) - RUN + 1)}


@pytest.mark.skipif(not SOURCE.exists(), reason="the source brief is not part of the project")
@pytest.mark.parametrize("path", sorted(BRIEF.glob("*.md")), ids=lambda path: path.stem)
def test_no_run_of_eight_words_is_the_sources(path: Path) -> None:
    body = path.read_text("utf-8")
    titles = re.findall(r"^  - title:\n      ar: .*$", body, re.MULTILINE)
    for title in titles:  # the recommended titles are quotations
        body = body.replace(title, "")
    shared = runs(SOURCE.read_text("utf-8")).keys() & runs(body).keys()
    assert not shared, [" ".join(run) for run in shared]
