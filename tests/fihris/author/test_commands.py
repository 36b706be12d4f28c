"""`fihris new`, `translate` and `explain`, through the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris import telling
from fihris.__main__ import main
from tests.conftest import beside

commands = beside(__file__, "commands")
BRIEF, fihris, sound = commands.BRIEF, commands.fihris, commands.sound


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
    told = capsys.readouterr().err
    assert "not-translated" in told
    assert all(map(telling.arabic, re.findall(r"(?:\]|hint): (.+)", told)))
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
