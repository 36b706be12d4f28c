"""`fihris rename`, through the command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from fihris.model import Site
from fihris.report import Report
from fihris.site import compose
from tests.conftest import TINY, beside, make_project

commands = beside(__file__, "commands")
BRIEF, OLD, NEW = commands.BRIEF, commands.OLD, commands.NEW
fihris, sound = commands.fihris, commands.sound


def test_rename_rewrites_every_reference(project: Path) -> None:
    before = sound(project)
    assert fihris(project, "rename", "actor", "muqtada-al-sadr", "moqtada-sadr") == 0
    assert fihris(project, "rename", "actor", "iran", "islamic-republic-of-iran") == 0
    site = sound(project)
    assert not (project / "docs/_data/actors/iran.yml").exists()
    assert _counts(site, "islamic-republic-of-iran") == _counts(before, "iran")
    redirects = (project / "docs/_data/redirects.yml").read_text("utf-8")
    assert "  iran: islamic-republic-of-iran\n" in redirects
    assert "  - actors/iran/2\n" in redirects  # a page of a list that is no longer leads to where the list went
    folders = ("_data/actors", "_data/places", "ar", "en")
    for path in (path for folder in folders for path in (project / "docs" / folder).rglob("*.[my]*")):
        text = path.read_text("utf-8")
        assert not re.search(r"\(actor:(iran|muqtada-al-sadr)\)", text), path
        assert not re.search(r"(?:source|target|country|side|actor): (?:iran|muqtada-al-sadr)\b(?!-)", text), path


def test_rename_moves_an_author_and_every_signature(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "docs/_data/authors/layla-haddad.yml"
    record.parent.mkdir(exist_ok=True)
    record.write_text("name: {ar: ليلى حداد, en: Layla Haddad}\n", "utf-8")
    index = project / "docs/ar/briefs" / BRIEF / "index.md"
    signed = "authors:\n  - layla-haddad\n  - {name: {ar: سامي كرم, en: Sami Karam}}\n"
    index.write_text(index.read_text("utf-8").replace("---\n", f"---\n{signed}", 1), "utf-8")
    assert fihris(project, "rename", "author", "layla-haddad", "leila-haddad") == 0
    assert "  - leila-haddad\n  - {name: {ar: سامي كرم" in index.read_text("utf-8")
    assert (project / "docs/_data/authors/leila-haddad.yml").exists()
    assert not record.exists()
    assert "authors:\n  layla-haddad: leila-haddad\n" in (project / "docs/_data/redirects.yml").read_text("utf-8")
    assert ("authors/layla-haddad", "authors/leila-haddad") in sound(project).corpus.redirects
    assert fihris(project, "rename", "author", "nobody", "somebody") == 2
    assert "error[unknown-author]" in capsys.readouterr().err


def _counts(site: Site, actor: str) -> int:
    return sum(
        mention.id == actor
        for edition in site.editions.values()
        for text in edition.texts.values()
        for mention in text.mentions
    )


def test_rename_leaves_evidence_and_words(project: Path) -> None:
    section = project / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    before = section.read_text("utf-8")
    assert fihris(project, "rename", "actor", "iran", "persia") == 0
    after = section.read_text("utf-8")
    assert re.findall(r"evidence: .*", before) == re.findall(r"evidence: .*", after)
    assert before.partition("\n---\n")[2] == after.partition("\n---\n")[2]
    assert section.name == "04-watching-iran-settling-scores.md"


def test_rename_follows_redirects_and_comes_back(project: Path) -> None:
    for old, new in (("iran", "a-b"), ("a-b", "c-d"), ("c-d", "iran")):
        assert fihris(project, "rename", "actor", old, new) == 0
    redirects = (project / "docs/_data/redirects.yml").read_text("utf-8")
    assert "  a-b: iran\n" in redirects
    assert "  c-d: iran\n" in redirects
    assert "  iran:" not in redirects
    sound(project)


def test_rename_keeps_code_and_moves_prose(project: Path) -> None:
    page = "---\ntitle: صفحة\n---\n\n`[x](actor:iran)` و[طهران](actor:iran)\n\n```\n[x](actor:iran)\n```\n"
    for lang in ("ar", "en"):
        (project / f"docs/{lang}/note.md").write_text(page, "utf-8")
        (project / f"docs/{lang}/actors").mkdir()
        (project / f"docs/{lang}/actors/iran.md").write_text("---\ntitle: x\n---\n\nكلام\n", "utf-8")
    assert fihris(project, "rename", "actor", "iran", "persia") == 0
    text = (project / "docs/ar/note.md").read_text("utf-8")
    assert text.count("(actor:iran)") == 2
    assert "[طهران](actor:persia)" in text
    assert (project / "docs/en/actors/persia.md").exists()
    assert not (project / "docs/en/actors/iran.md").exists()
    sound(project)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("irann", "x", "unknown-actor"),
        ("iran", "../x", "bad-id"),
        ("iran", "iraq", "file-exists"),
        ("../iran", "x", "unknown-actor"),
    ],
)
def test_rename_refuses(project: Path, old: str, new: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(project, "rename", "actor", old, new) == 2
    assert f"error[{code}]" in capsys.readouterr().err


def test_rename_changes_nothing_where_a_file_has_a_fault(project: Path) -> None:
    page = project / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nx: [\n", 1), "utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert fihris(project, "rename", "actor", "iran", "persia") == 1
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_rename_section_moves_both_files_and_every_link(project: Path) -> None:
    before = sound(project)
    page = f"---\ntitle: صفحة\n---\n\n[هنا](briefs/{BRIEF}/{OLD}.md#x) و`[x](briefs/{BRIEF}/{OLD}.md)` و[غيره](other/{OLD}.md)\n"
    (project / "docs/ar/note.md").write_text(page, "utf-8")
    neighbour = project / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    neighbour.write_text(
        f"{neighbour.read_text('utf-8')}\n[التالي]({OLD}.md)\n\n[مرجع]: ../{BRIEF[5:]}/{OLD}.md\n", "utf-8"
    )
    assert fihris(project, "rename", "section", f"{BRIEF}/05", "iran-strategy") == 0
    for lang in ("ar", "en"):
        assert not (project / f"docs/{lang}/briefs/{BRIEF}/{OLD}.md").exists()
        assert (project / f"docs/{lang}/briefs/{BRIEF}/{NEW}.md").exists()
    text = neighbour.read_text("utf-8")
    assert f"[التالي]({NEW}.md)" in text
    assert f"[مرجع]: ../{BRIEF[5:]}/{NEW}.md" in text
    assert (project / "docs/ar/note.md").read_text("utf-8") == page.replace(OLD, NEW, 1)
    (project / "docs/ar/note.md").unlink()
    site = sound(project)
    assert (f"briefs/{BRIEF}/{OLD}", f"briefs/{BRIEF}/{NEW}") in site.corpus.redirects
    assert site.sections.keys() == before.sections.keys()


def test_rename_section_follows_redirects_and_comes_back(project: Path) -> None:
    path = f"docs/ar/briefs/{BRIEF}/{OLD}.md"
    for old, new in ((path, "a"), (f"{BRIEF}/05", "b"), (f"{BRIEF}/05-b", OLD)):
        assert fihris(project, "rename", "section", old, new) == 0
    led = [old.rpartition("/")[2] for old, _ in sound(project).corpus.redirects if old.startswith("briefs/")]
    assert led == ["05-a", "05-b"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (f"{BRIEF}/77", "x", "unknown-section"),
        ("../05", "x", "unknown-section"),
        (f"{BRIEF}/05", "../x", "bad-id"),
        (f"{BRIEF}/05", "06-x", "bad-id"),
        (f"{BRIEF}/05", OLD, "file-exists"),
    ],
)
def test_rename_section_refuses(
    project: Path, old: str, new: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fihris(project, "rename", "section", old, new) == 2
    assert f"error[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("redirects", "code"),
    [
        ("briefs: {2023/none/01-x: 2023/none/index}", "unknown-section"),
        (f"briefs: {{{BRIEF}/{OLD}: {BRIEF}/index}}", "redirect-in-use"),
        ("pages: {who: abuot}", "unknown-page"),
        ("topics: {old: none}", "unknown-topic"),
        ("briefs: {../x: ../y}", "bad-value"),
    ],
)
def test_a_redirect_leads_from_nothing_to_something(project: Path, redirects: str, code: str) -> None:
    (project / "docs/_data/redirects.yml").write_text(f"{redirects}\n", "utf-8")
    report = Report()
    compose(project, report)
    assert code in {problem.code for problem in report if problem.severity == "error"}


class Killed(BaseException):
    """What ends a process at once."""


@pytest.mark.parametrize(
    "words",
    [("actor", "salem-al-khalidi", "salem-khalidi"), ("section", "2024/water-accord/01", "01-visit")],
    ids=lambda words: words[0],
)
def test_a_rename_that_is_broken_off_loses_nothing_is_told_and_goes_on(
    words: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, replace, unlink = make_project(tmp_path / "done", TINY), os.replace, Path.unlink
    before = _texts(done)
    assert fihris(done, "rename", *words) == 0
    for steps in range(99):
        project, left = make_project(tmp_path / str(steps), TINY), iter(range(steps))

        def dying(step: Callable[..., None], *given: object, left: Iterator[int] = left, **named: object) -> None:
            if (step is replace or not str(given[0]).endswith(".new")) and next(left, None) is None:
                raise Killed
            step(*given, **named)

        with monkeypatch.context() as patch, suppress(Killed):
            patch.setattr(os, "replace", partial(dying, replace))
            patch.setattr(Path, "unlink", lambda self, **named: dying(unlink, self, **named))
            assert fihris(project, "rename", *words) == 0
            assert _texts(project) == _texts(done)
            return
        assert len(_texts(project)) >= len(before)
        report = Report()
        compose(project, report)
        assert report.fatal or not steps
        assert fihris(project, "rename", *words) == 0
        assert _texts(project) == _texts(done)


def _texts(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in (project / "docs").rglob("*")
        if path.is_file()
    }
