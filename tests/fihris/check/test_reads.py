"""What is looked at is noted, and what a brief brings of it is not looked through again."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny

from fihris import reads
from fihris.model import Lang
from fihris.reads import Reads
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view import translations


def test_a_page_of_translations_looks_at_no_text_that_it_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "A_PAGE", 1)
    noted, seen = Reads(compose(tiny.copy(tmp_path), Report())), set[int]()
    with noted.into(seen):
        shown = translations.view(presenters(noted.site)[Lang.AR], 1)
    looked = {noted.keys()[number] for number in seen}
    assert sum(len(group.entries) for group in shown.groups) == 1
    assert "translations" not in looked
    assert sum(key.startswith(f"translations{reads._IN}") for key in looked) == 1


def test_the_sums_that_a_brief_brings_change_with_what_it_says(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    path = next(iter(sorted(project.glob("docs/ar/briefs/*/*/01-*.md"))))
    before = Reads(compose(project, Report()))
    path.write_text(path.read_text("utf-8") + "\nجملة زيدت.\n", "utf-8")
    after = Reads(compose(project, Report()))
    changed = [id for id in after.site.sections if before.sum(_text(id)) != after.sum(_text(id))]
    assert len(changed) == 1


def _text(id: str) -> str:
    return f"editions/ar/texts{reads._IN}{id}"
