"""`fihris new`, `translate`, `rename` and `review`, through the command."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.model import Site
from fihris.report import Report
from fihris.site import compose

BRIEF = "2023/us-iraq-security-dialogue"


def fihris(root: Path, *words: str) -> int:
    return main([*words, "--root", str(root)])


def sound(root: Path) -> Site:
    """The site; it has no error."""
    report = Report()
    site = compose(root, report)
    assert [str(problem) for problem in report if problem.severity == "error"] == []
    return site


# ---------------------------------------------------------------- new


def test_new_files_are_valid_at_once(project: Path) -> None:
    title = ("--title", "تونس: أزمة بلا مخرج")
    assert fihris(project, "new", "brief", "2024/tunis", *title, "--date", "2024-02") == 0
    assert fihris(project, "new", "section", "2024/tunis", "--slug", "budget", "--title", "الموازنة معلقة") == 0
    assert fihris(project, "new", "section", "2024/tunis", "--slug", "debt", "--title", "الدين: سؤال مؤجل") == 0
    named = ("--ar", "ناعم", "--en", "Null")  # words that YAML takes for something else
    assert fihris(project, "new", "actor", "no", *named, "--kind", "person") == 0
    assert fihris(project, "new", "place", "tunis", "--ar", "تونس العاصمة", "--en", "Tunis", "--kind", "city") == 0
    assert fihris(project, "new", "topic", "public-debt", "--ar", "الدين العام", "--en", "Public debt") == 0
    site = sound(project)
    assert site.briefs["2024/tunis"].date == "2024-02"
    assert [section.stem for section in site.briefs["2024/tunis"].sections] == ["01-budget", "02-debt"]
    assert site.corpus.registry.actors["no"].name.ar == "ناعم"
    assert site.corpus.registry.topics["public-debt"].label["en"] == "Public debt"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("brief", "tunis", "--title", "ت", "--date", "2024"), "bad-id"),
        (("brief", "2024/../x", "--title", "ت", "--date", "2024"), "bad-id"),
        (("brief", "2024/tunis", "--title", "ت", "--date", "2023"), "bad-date"),
        (("brief", "2024/tunis", "--title", "<b>ت</b>", "--date", "2024"), "bad-value"),
        (("brief", "2024/tunis", "--date", "2024"), "not-said"),
        (("section", "2023/us-iraq-security-dialog", "--slug", "a", "--title", "ت"), "unknown-section"),
        (("section", BRIEF, "--slug", "../a", "--title", "ت"), "bad-value"),
        (("actor", "a\u202eb", "--ar", "ت", "--en", "T", "--kind", "person"), "bad-id"),
        (("actor", "someone", "--ar", "ت", "--en", "T", "--kind", "city"), "bad-value"),
        (("topic", "Debt", "--ar", "ت", "--en", "T"), "bad-id"),
    ],
)
def test_new_refuses(project: Path, words: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(project.rglob("*"))
    assert fihris(project, "new", *words) == 2
    error = capsys.readouterr().err
    assert f"error[{code}]" in error
    assert "\u202e" not in error
    assert sorted(project.rglob("*")) == before


def test_new_asks_at_a_terminal_until_the_answer_fits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "ليبيا", "Libya", "country", "state"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert fihris(project, "new", "actor", "libya") == 0
    assert sound(project).corpus.registry.actors["libya"].kind == "state"


def test_new_never_overwrites(project: Path) -> None:
    record = project / "docs/_data/actors/iran.yml"
    before = record.read_bytes()
    assert fihris(project, "new", "actor", "iran", "--ar", "أخرى", "--en", "Other", "--kind", "state") == 1
    assert fihris(project, "new", "topic", "energy", "--ar", "أخرى", "--en", "Other") == 1
    assert record.read_bytes() == before


# ---------------------------------------------------------------- translate


def test_translate_makes_a_twin(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = project / "docs/en/briefs" / BRIEF / "04-watching-iran-settling-scores.md"
    original = twin.read_text("utf-8")
    assert fihris(project, "translate", f"{BRIEF}/04", "--to", "en") == 1  # it is there: never replaced
    twin.unlink()
    assert fihris(project, "translate", f"{BRIEF}/04", "--to", "en") == 0
    text = twin.read_text("utf-8")
    assert re.search(r'^translated: "[0-9a-f]{12}"$', text, re.MULTILINE)
    assert "<!-- " in text
    assert "سليماني" in text
    assert fihris(project, "translate", f"{BRIEF}/04", "--done") == 1
    assert "not-translated" in capsys.readouterr().err
    twin.write_text(original, "utf-8")
    assert fihris(project, "translate", f"{BRIEF}/04", "--done") == 0
    body = original.partition("---\n")[2].partition("---\n")[2]
    assert twin.read_text("utf-8").endswith(body)
    sound(project)


@pytest.mark.parametrize("section", ["2023/none/01", f"{BRIEF}/77", "../../etc/passwd", "x", f"{BRIEF}/../01"])
def test_translate_refuses(project: Path, section: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(project, "translate", section, "--to", "en") == 2
    assert "error[unknown-section]" in capsys.readouterr().err


@pytest.mark.parametrize("section", [f"{BRIEF}/4", f"docs/en/briefs/{BRIEF}/04-watching-iran-settling-scores.md"])
def test_translate_takes_a_section_by_its_number_or_path(project: Path, section: str) -> None:
    assert fihris(project, "translate", section, "--done") == 0


@pytest.mark.parametrize(
    ("section", "meant"), [("2023/us-iraq-security", BRIEF), (f"{BRIEF}/14", f"{BRIEF}/04"), (f"{BRIEF}/in", BRIEF)]
)
def test_translate_proposes_what_it_would_take(
    project: Path, section: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fihris(project, "translate", section, "--done") == 2
    assert f"'{meant}'" in capsys.readouterr().err
    assert fihris(project, "translate", meant, "--done") == 0


def test_a_new_place_is_told_of_no_roles(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fihris(project, "new", "place", "tunis", "--ar", "تونس العاصمة", "--en", "Tunis", "--kind", "city") == 0
    assert "role" not in capsys.readouterr().out


# ---------------------------------------------------------------- explain


def test_explain_says_it_in_both_languages_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-actor"]) == 0
    made = capsys.readouterr().out
    for line in (
        "error[unknown-actor]",
        "لا فاعل بهذا المعرّف",
        "The records have no actor",
        "    actor: irn",
        "    actor: iran",
    ):
        assert line in made
    assert main(["explain", "unknown-acter"]) == 2
    assert "did you mean 'unknown-actor'" in capsys.readouterr().err


def test_check_leads_to_the_explanation(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "docs/_data/actors/iran.yml"
    record.write_text(record.read_text("utf-8").replace("kind: ", "kind: x", 1), "utf-8")
    assert fihris(project, "check") == 1
    assert "fihris explain unknown-kind" in capsys.readouterr().err


# ---------------------------------------------------------------- rename


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


OLD, NEW = "05-iran-long-term-strategy", "05-iran-strategy"


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


# ---------------------------------------------------------------- review


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
