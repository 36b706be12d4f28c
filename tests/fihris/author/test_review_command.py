"""`fihris review`, through the command."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from fihris.__main__ import main
from tests.conftest import beside

commands = beside(__file__, "commands")
BRIEF, OLD, NEW, fihris = commands.BRIEF, commands.OLD, commands.NEW, commands.fihris


@pytest.fixture
def repository(project: Path) -> Path:
    """The project under git, with one commit."""
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "base"),
    ):
        subprocess.run(["git", "-C", str(project), *words], check=True)
    return project


def test_review_of_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(repository, "review", "HEAD") == 0
    assert "No text and no record has changed" in capsys.readouterr().out


def test_review_tells_what_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arabic = repository / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    text = arabic.read_text("utf-8")
    assert fihris(repository, "translate", f"{BRIEF}/04", "--done") == 0
    arabic.write_text(
        f"{text}\nوهدد نوري المالكي بالرد على <script> ووزير الدفاع.\n".replace("<script>", "تركيا"), "utf-8"
    )
    assert fihris(repository, "new", "actor", "turkey", "--ar", "تركيا", "--en", "Turkey", "--kind", "state") == 0
    assert fihris(repository, "new", "section", BRIEF, "--slug", "more", "--title", "محور جديد") == 0
    capsys.readouterr()
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert f"معدّل · changed: `{BRIEF}/04` (ar)" in made
    assert f"جديد · new: `{BRIEF}/10` (ar)" in made
    assert f"+1 <bdi>نوري المالكي</bdi> (`actor:nouri-al-maliki`) `{BRIEF}/04` (ar)" in made
    assert "جديد · new: <bdi>تركيا</bdi> · <bdi>Turkey</bdi> (`actor:turkey`)" in made
    assert "not translated yet: `docs/en/briefs/2023/us-iraq-security-dialogue/10-more.md`" in made
    assert "stale: `docs/en/briefs/2023/us-iraq-security-dialogue/04-watching-iran-settling-scores.md`" in made
    assert '<div dir="rtl">' in made
    assert "<ins>وهدد نوري المالكي بالرد على تركيا ووزير الدفاع.</ins>" in made


def test_review_tells_what_went(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("ar", "en"):
        (repository / f"docs/{lang}/briefs" / BRIEF / "09-threats-to-the-balance.md").unlink()
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert f"محذوف · removed: `{BRIEF}/09` (ar)" in made
    assert "−" in made


def test_review_shows_flaws_by_file(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arabic = repository / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    arabic.write_text(arabic.read_text("utf-8").replace("source: iran\n", "source: irann\n", 1), "utf-8")
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert f"- `docs/ar/briefs/{BRIEF}/04-watching-iran-settling-scores.md`" in made
    assert "`unknown-actor`" in made


def test_review_shows_what_somebody_would_rather_hide(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names of files and words that would write into the comment, call somebody, or turn the letters round."""
    folder = repository / "docs/ar/pictures"
    for name in ("`![x](y)`.png", "a\n# لا خطأ.png", "<img src=x>.png", "\u202egnp.x.png", "a\x1b[31m.png"):
        (folder / name).write_bytes(b"x")
    with contextlib.suppress(OSError):  # not every file system takes such names
        (folder / os.fsdecode(b"\xff.png")).write_bytes(b"x")
    arabic = repository / "docs/ar/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    arabic.write_text(arabic.read_text("utf-8") + "\nكلمة \u202e<script>x</script>\u202c\n\n# عنوان ```\n", "utf-8")
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert not set(made) & set("\u202e\u202c\x1b")
    assert not re.search(r"<(?!/?(?:bdi|div|ins|del)\b)", re.sub(r"`[^`\n]*`", "", made))
    assert "# لا خطأ" not in made.split("\n")
    assert all(line.count("`") % 2 == 0 for line in made.split("\n") if line.startswith(("- ", "### ")))


# file, what becomes of a passage in it, and what the review then says
TOUCHES = [
    (
        f"docs/ar/briefs/{BRIEF}/05-iran-long-term-strategy.md",
        ("description: ", "description: جديد "),
        f"معدّل · changed: `{BRIEF}/05` (ar)",
        "<ins>جديد</ins>",
    ),
    (
        f"docs/ar/briefs/{BRIEF}/05-iran-long-term-strategy.md",
        ("title: ", "title: جديد "),
        f"معدّل · changed: `{BRIEF}/05` (ar)",
        "<ins>جديد</ins>",
    ),
    (
        f"docs/ar/briefs/{BRIEF}/index.md",
        ('date: "2023-08-07/2023-08-08"', 'date: "2023-08-07"'),
        f"its data changed: `{BRIEF}` (ar)",
        "<del>&quot;2023-08-07/2023-08-08&quot;</del>",
    ),
    ("docs/ar/about.md", ("\n## ", "\nفقرة جديدة.\n\n## "), "معدّل · changed: `about` (ar)", "<ins>فقرة جديدة."),
    (
        "docs/_data/vocabularies/topics.yml",
        ("label: {ar: ", "label: {ar: جديد "),
        "معدّل · changed: `docs/_data/vocabularies/topics.yml`",
        "<ins>جديد",
    ),
    (
        "docs/_data/orthography.yml",
        ("# ", "# كلمة "),
        "معدّل · changed: `docs/_data/orthography.yml`",
        "<ins>كلمة</ins>",
    ),
    (
        "docs/_data/actors/iran.yml",
        ("name: ", "# ملاحظة\nname: "),
        "معدّل · changed: `docs/_data/actors/iran.yml`",
        "<ins># ملاحظة",
    ),
    ("docs/_data/actors/iran.yml", ("en: Iran", "en: Iran!"), "(`actor:iran`)", "<ins>Iran!"),
]


@pytest.mark.parametrize(("path", "change", "row", "shown"), TOUCHES)
def test_review_tells_of_any_change(
    repository: Path, path: str, change: tuple[str, str], row: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = repository / path
    text = file.read_text("utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change, 1), "utf-8")
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert row in made
    assert shown.replace("&quot;", '"') in made
    assert "No text and no record has changed" not in made


def test_review_tells_of_an_address_that_is_gone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = "a published address is gone"
    for lang in ("ar", "en"):
        folder = repository / f"docs/{lang}/briefs" / BRIEF
        (folder / f"{OLD}.md").rename(folder / f"{NEW}.md")
        (repository / f"docs/{lang}/about.md").unlink()
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert f"- `briefs/{BRIEF}/{OLD}`\n  - **error**" in made
    assert f"`{BRIEF}/{OLD}: {BRIEF}/{NEW}`" in made
    assert "- `about`\n" in made
    assert f"انتقل · moved: `{BRIEF}/05` (ar)" in made
    redirects = repository / "docs/_data/redirects.yml"
    added = f"briefs: {{{BRIEF}/{OLD}: {BRIEF}/{NEW}}}\npages: {{about: contribute}}\n"
    redirects.write_text(redirects.read_text("utf-8") + added, "utf-8")
    assert fihris(repository, "review", "HEAD") == 0
    assert gone not in capsys.readouterr().out


def test_review_is_silent_on_an_address_that_fihris_moved(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(repository, "rename", "section", f"{BRIEF}/05", "iran-strategy") == 0
    assert fihris(repository, "rename", "actor", "iran", "persia") == 0
    capsys.readouterr()
    assert fihris(repository, "review", "HEAD") == 0
    assert "a published address is gone" not in capsys.readouterr().out


def test_review_speaks_the_language_of_the_terminal(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ar")
    record = repository / "docs/_data/actors/iran.yml"
    record.write_text(record.read_text("utf-8").replace("kind: state", "kind: stat"), "utf-8")
    assert fihris(repository, "review", "HEAD") == 0
    made = capsys.readouterr().out
    assert "`unknown-kind` <bdi>لا نوع معرّفه 'stat' (أتقصد 'state'؟)</bdi>" in made


def test_review_from_a_folder_within(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository / "docs/ar")
    assert main(["review", "HEAD"]) == 0
    assert "No text and no record has changed" in capsys.readouterr().out
    assert main(["review", "HEAD", "--root", "."]) == 2
    assert "error[no-project]" in capsys.readouterr().err


@pytest.mark.parametrize("base", ["none", "--output=x", "HEAD~99", ""])
def test_review_of_no_revision(repository: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--root", str(repository), "--", base]) == 2
    assert "error[unknown-revision]" in capsys.readouterr().err


def test_review_outside_git(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(project, "review", "HEAD") == 2
    assert "error[unknown-revision]" in capsys.readouterr().err
