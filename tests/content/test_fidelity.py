"""The brief says what its original says: every clause of one stands in the other, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from fihris.text import evidence
from fihris.text.fold import fold

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT.parent / "shared" / "source" / "iraq-us-security-dialogue-2023.ar.txt"
BRIEF: Final = "briefs/2023/us-iraq-security-dialogue"
LANGS: Final = ("ar", "en")
KINDS: Final = {"fact", "agent", "cause", "modality", "certainty"}
PLACES: Final = ("body", "title", "short", "description", "summary", "thesis", "judgements")
OF_THE_BRIEF: Final = ("summary", "thesis", "judgements")
"""Places of the brief's own page, where every text of it is spoken of."""
RECORDED: Final = {
    "relations": "{source} {relation} {target}",
    "events": "{id}",
    "figures": "{value[ar]}",
    "participants": "{actor}",
}
JOINING: Final = {"and"}
HEADINGS: Final = {"الحدث", "إقرأ أيضاً:"}
GROUPS: Final = yaml.safe_load((Path(__file__).parent / "fidelity.yml").read_text("utf-8"))
STATEMENTS: Final = [(group["text"], each) for group in GROUPS for each in group["statements"]]
TEXTS: Final = sorted(path.stem for path in (ROOT / "docs" / "ar" / BRIEF).glob("*.md"))


def front(text: str, lang: str) -> Any:
    return yaml.safe_load((ROOT / "docs" / lang / BRIEF / f"{text}.md").read_text("utf-8").split("---\n", 2)[1])


def body(text: str, lang: str) -> str:
    """The words as they are read: without the addresses of links and what holds a date together."""
    written = (ROOT / "docs" / lang / BRIEF / f"{text}.md").read_text("utf-8").split("---\n", 2)[2]
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", written).replace("\u2060", "").strip()


def parts(lang: str) -> tuple[str, str]:
    """The event and the summary of the brief's own page."""
    _, event, summary = re.split(r"^## .*$", body("index", lang), flags=re.MULTILINE)
    return event.strip(), summary.strip()


def place(text: str, lang: str, name: str) -> str:
    if name == "summary":
        return parts(lang)[1]
    if name in ("thesis", "judgements"):
        found = front("index", "ar")[name]
        return "\n".join(each["text"][lang] for each in (found if name == "judgements" else [found]))
    if name == "body":
        return parts(lang)[0] if text == "index" else body(text, lang)
    written: str = front(text, lang)[name]
    return written.replace("\u2060", "")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).text)


def recorded(text: str, name: str) -> list[str]:
    """The relations, events, figures or participants of a text. The brief's own page holds the figures of every text."""
    matter = front("index" if name == "figures" else text, "ar")
    rows = (matter.get("event", {}) if name == "participants" else matter).get(name, ())
    if name == "figures":
        section = 0 if text == "index" else int(text[:2])
        rows = [each for each in rows if each["section"] == section]
    return sorted(RECORDED[name].format(**each) for each in rows)


def test_every_statement_has_a_number_of_its_own_and_a_kind() -> None:
    ids = [each["id"] for _, each in STATEMENTS]
    assert len(set(ids)) == len(ids)
    assert all(each["kind"] and set(each["kind"]) <= KINDS for _, each in STATEMENTS)
    assert {text for text, _ in STATEMENTS} == set(TEXTS)


@pytest.mark.parametrize(("text", "statement"), STATEMENTS, ids=[each["id"] for _, each in STATEMENTS])
def test_a_statement_stands_where_the_table_says(text: str, statement: dict[str, Any]) -> None:
    quoted = {name: statement[name] for name in PLACES if name in statement}
    assert quoted
    for name, quotation in quoted.items():
        for lang in LANGS:
            assert quotation[lang] in place(text, lang, name), (name, lang)
            kept = () if name == "short" else statement.get("keeps", {}).get(lang, ())
            assert not kept or any(word.lower() in quotation[lang].lower() for word in kept), (name, lang, kept)
    for lang, said in statement.get("says", {}).items():
        assert all(word.lower() in statement["body"][lang].lower() for word in said), lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        *((text, name) for text in TEXTS for name in ("body", "title", "short")),
        *(("index", name) for name in OF_THE_BRIEF),
    ],
)
def test_a_text_says_nothing_that_no_statement_says(text: str, name: str, lang: str) -> None:
    left = place(text, lang, name)
    quoted = (each[name][lang] for of, each in STATEMENTS if name in each and (name in OF_THE_BRIEF or of == text))
    for quotation in sorted(quoted, key=len, reverse=True):
        left = left.replace(quotation, "\n", 1)
    assert set(re.findall(r"\w+", left)) <= JOINING


@pytest.mark.parametrize("name", RECORDED)
@pytest.mark.parametrize("text", TEXTS)
def test_every_record_rests_on_a_statement(text: str, name: str) -> None:
    named = {each for of, statement in STATEMENTS if of == text for each in statement.get(name, ())}
    assert sorted(named) == recorded(text, name)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_marked_as_judged_or_forecast_is_no_bare_fact(text: str) -> None:
    weighed = [
        " ".join(words(each["body"]["ar"]))
        for of, each in STATEMENTS
        if of == text and "body" in each and {"modality", "certainty"} & set(each["kind"])
    ]
    for qualified in front(text, "ar").get("qualified", ()):
        judged = words(evidence.words(qualified["evidence"]["ar"], body(text, "ar")) or "")
        runs = (" ".join(judged[start : start + 4]) for start in range(len(judged) - 3))
        assert any(run in each for run in runs for each in weighed), qualified


def clauses(line: str, statements: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """The id of each statement, with the words of its clause, and "" with what no statement takes."""
    left = words(line)
    for statement in statements:
        first, _, last = statement["words"].partition("…")
        head, tail = words(first), words(last)
        assert left[: len(head)] == head, statement["id"]
        end = next(
            n for n in range(len(head) + len(tail), len(left) + 1) if not tail or left[n - len(tail) : n] == tail
        )
        yield statement["id"], left[:end]
        left = left[end:]
    yield "", left


@pytest.mark.skipif(not SOURCE.exists(), reason="the source brief is not part of the project")
def test_the_statements_are_the_whole_of_the_original() -> None:
    lines = SOURCE.read_text("utf-8").splitlines()
    recommended = [
        re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", each["title"]["ar"]) for each in front("index", "ar")["references"]
    ]
    for number, line in enumerate(lines, start=1):
        statements = [each for group in GROUPS if group["line"] == number for each in group["statements"]]
        if statements:
            assert list(clauses(line, statements))[-1] == ("", [])
        elif line.strip() not in HEADINGS:
            assert words(line) == words(recommended.pop(0))
    assert not recommended
