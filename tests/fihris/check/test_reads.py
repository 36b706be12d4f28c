"""What is looked at is noted, and what a brief brings of it is not looked through again."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny

from fihris import reads
from fihris.memory import Memory
from fihris.model import Lang, Site
from fihris.reads import Reads
from fihris.report import Report
from fihris.site import compose, derived, presenters
from fihris.survey import survey
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
    before = Reads(_brought(project))
    path.write_text(path.read_text("utf-8") + "\nجملة زيدت.\n", "utf-8")
    after = Reads(_brought(project))
    assert len(_changed(before, after, "texts")) == 1
    assert not _changed(before, after, "backlinks"), "it names nobody"
    path.write_text(path.read_text("utf-8") + "\nوأعلنت وزارة المياه ذلك.\n", "utf-8")
    named = Reads(_brought(project))
    changed, of = _changed(after, named, "backlinks"), named.site.editions[Lang.AR].backlinks
    assert changed == [key for key, links in of.items() if links != after.site.editions[Lang.AR].backlinks.get(key)]
    assert changed


def _brought(project: Path) -> Site:
    """A site as a build has it."""
    return derived(project, survey(project, Report()), kin=Memory())


def _changed(before: Reads, after: Reads, field: str) -> list[object]:
    """Of what items of a field the sum is another."""
    keys = {
        key: f"editions/ar/{field}{reads._IN}{reads._name(key)}" for key in getattr(after.site.editions[Lang.AR], field)
    }
    return [key for key, known in keys.items() if before.sum(known) != after.sum(known)]
