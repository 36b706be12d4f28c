"""In which language people are told, and that nothing goes unsaid in Arabic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny
import yaml

from fihris import telling
from fihris.__main__ import main
from fihris.resources import DATA
from fihris.text.markdown import syntax
from tests.conftest import ROOT

ARABIC = re.compile("[\u0621-\u064a]")
WORDS: dict[str, str] = yaml.safe_load((DATA / "messages/ar.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("environment", "site", "spoken"),
    [
        ({"LANG": "ar_EG.UTF-8"}, "messages: en", "ar"),
        ({"LANG": "en_GB.UTF-8"}, "messages: ar", "en"),
        ({"LC_ALL": "C", "LANG": "ar_EG.UTF-8"}, "", "en"),
        ({"LC_MESSAGES": "ar", "LANG": "en_US"}, "", "ar"),
        ({"LANG": "C.UTF-8"}, "messages: ar", "ar"),
        ({"LANG": "fr_FR.UTF-8"}, "", "en"),
        ({}, "languages: [ar]", "ar"),
        ({}, "languages: [ar]\nmessages: en", "en"),
        ({}, ": [", "en"),
    ],
)
def test_the_terminal_says_in_which_language_else_the_site(
    environment: dict[str, str], site: str, spoken: str, tmp_path: Path
) -> None:
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / "docs/_data/site.yml").write_text(site, "utf-8")
    assert telling.language(tmp_path, environment) == spoken


@pytest.mark.parametrize("english", WORDS, ids=str)
def test_a_translation_is_arabic_and_keeps_what_varies(english: str) -> None:
    holes = english.count("{}")
    values = [f"⟨{number}⟩" for number in range(holes)]
    said = telling.arabic(english.format(*values) if holes else english)
    assert ARABIC.search(said)
    assert sorted(re.findall("⟨.⟩", said)) == values


@pytest.mark.parametrize("signs", syntax.known(), ids=lambda each: each.id)
def test_what_to_write_instead_of_foreign_signs_is_said_in_arabic(signs: syntax.Syntax) -> None:
    message = f"the site does not know {signs.name}; readers would see the signs"
    assert all(ARABIC.search(telling.arabic(said)) for said in (message, signs.hint))


def test_check_and_help_speak_arabic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tiny.copy(tmp_path)
    section = project / "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
    section.write_text(section.read_text("utf-8").replace("topics: [water]", "topics: [watre]"), "utf-8")
    monkeypatch.setenv("LC_ALL", "ar_SA.UTF-8")
    assert main(["check", "--root", str(project)]) == 1
    line, hint = capsys.readouterr().out.splitlines()[:2]
    assert re.fullmatch(r"docs/ar/\S+\.md:\d+:10: error\[unknown-topic\]: لا موضوع معرّفه 'watre'", line)
    assert hint == "    الحل: أتقصد 'water'؟"
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "يصلح ما لا خطر في إصلاحه" in " ".join(capsys.readouterr().out.split())
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert main(["check", "--root", str(project)]) == 1
    assert "there is no topic 'watre'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], r"fihris: خطأ: COMMAND: لا يصلح 'chekc'؛ اختر من: 'adopt', .*"),
        (["new", "brief"], r"fihris new brief: خطأ: لا بد من ذكر: id"),
        (["check", "--loud"], r"fihris: خطأ: لا يُعرف هذا: --loud"),
        (["import", "paper.docx", "--date"], r"fihris import: خطأ: --date: يُذكر بعده شيء واحد"),
    ],
)
def test_a_mistyped_command_is_told_in_arabic(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_SA.UTF-8")
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    usage, *_, last = capsys.readouterr().err.splitlines()
    assert usage.startswith("الاستعمال: fihris")
    assert re.fullmatch(said, last)


def spoken(call: ast.Call) -> Iterator[str]:
    """The words that a call of a command says to people, with X for what is filled in."""
    for each in (*call.args, *(keyword.value for keyword in call.keywords)):
        parts = each.values if isinstance(each, ast.JoinedStr) else [each]
        said = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)
        words = isinstance(each, (ast.JoinedStr, ast.Constant)) and re.search("[a-z]{2,} [a-z]{2,}", said)
        if words and not re.match("fihris |make |--", said):
            yield said


TELLING = {"wrong", "Wrong", "_Unusable", "say", "said", "next_steps", "problem", "Problem", "Refusal", "Proposal"}
TELLING |= {"error", "Fault", "_Fault", "_fault", "Broken", "TooLarge", "_Unfit"}


@pytest.mark.parametrize("room", ["commands", "read", "check", "render", "author"])
def test_what_is_told_has_its_arabic(room: str) -> None:
    for path in sorted((ROOT / "hooks/fihris" / room).rglob("*.py")):
        for call in (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.Call)):
            if getattr(call.func, "attr", getattr(call.func, "id", "")) in TELLING:
                for said in spoken(call):
                    assert telling.arabic(said) or _is_part(said), f"{path.relative_to(ROOT)}: {said}"


def _is_part(said: str) -> bool:
    """Whether words come together with others elsewhere, and have their Arabic there."""
    return any(map(re.compile(re.escape(said).replace("X", ".+")).search, WORDS))


def test_what_is_counted_is_one_or_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tiny.copy(tmp_path)
    section = project / "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
    text = section.read_text("utf-8")
    section.write_text(re.sub("^title: .*", "title: الزيارة", text, flags=re.M), "utf-8")
    assert main(["check", "--root", str(project), str(section)]) == 0
    said = capsys.readouterr()
    assert "the title has 1 word, and so makes no claim" in said.out
    assert "0 errors, 0 warnings, 1 notice\n" in said.err
