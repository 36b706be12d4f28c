"""The gold set of bench/linking is sound, and its command runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.linking import __main__ as command
from bench.linking import gold, registry
from bench.linking.gold import Half
from bench.linking.score import Judge, Verdict, score
from fihris.model import LANGS, Lang, Registry

FILES = sorted(gold.FOLDER.glob("*/*.md"))
MISSED = gold.FOLDER.parent / "missed"
FEW = 30  # items of a class, of which chance may put most into one half


@pytest.fixture(scope="module")
def known() -> Registry:
    return registry.read()


@pytest.fixture(scope="module")
def judges(known: Registry) -> dict[Lang, Judge]:
    return {lang: Judge(known, lang) for lang in LANGS}


def known_missed(lang: Lang) -> list[str]:
    """What the development half misses, as `python -m bench.linking --lang ar --missed` prints it."""
    return (MISSED / f"{lang}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("lang", list(LANGS))
def test_every_mark_has_a_record(lang: Lang, known: Registry) -> None:
    ids = {id for item in gold.read(lang) for mark in item.marks for id in mark.ids}
    assert ids - {*known.actors, *known.places} == set()


def test_no_id_is_given_twice(known: Registry) -> None:
    assert not known.actors.keys() & known.places.keys()


@pytest.mark.parametrize("lang", list(LANGS))
def test_the_halves_are_balanced(lang: Lang) -> None:
    items = [item for item in gold.read(lang) if not item.id.startswith("dev-")]
    for cls, items_of_class in Counter(item.cls for item in items).items():
        dev = sum(item.half is Half.DEV for item in items if item.cls == cls)
        assert items_of_class < FEW or 0.35 <= dev / items_of_class <= 0.65, cls


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_the_development_half_is_linked_as_marked(path: Path, judges: dict[Lang, Judge]) -> None:
    """But for what is known to be missed: a line that goes is taken off the list, and one that comes is looked at first."""
    lang = Lang(path.parent.name)
    items = [item for item in gold.of_file(path, lang) if item.half is Half.DEV]
    judged = judges[lang].all(items)
    wrong = [f"{each.item.id}: {each.surface} → {each.found}" for each in judged if each.verdict is Verdict.WRONG]
    assert wrong == []
    ids = {item.id for item in items}
    assert command.missed(judged) == [line for line in known_missed(lang) if line.partition(" | ")[0] in ids]


@pytest.mark.parametrize("lang", list(LANGS))
def test_what_is_known_to_be_missed_is_little(lang: Lang) -> None:
    """No line is left of an item that is gone, and the list does not grow in place of mending."""
    items = {item.id: item for item in gold.read(lang) if item.half is Half.DEV}
    missed = known_missed(lang)
    assert {line.partition(" | ")[0] for line in missed} <= items.keys()
    assert len(missed) < 0.03 * sum(len(item.marks) for item in items.values())


@pytest.mark.parametrize("lang", list(LANGS))
def test_what_people_of_public_life_do_privately_is_theirs(lang: Lang, judges: dict[Lang, Judge]) -> None:
    items = [item for item in gold.read(lang) if item.trap in {"private-life", "public"} and "ask" in item.id]
    assert (score(judges[lang].all(items)).recall or 0) > 0.92


def test_the_command_prints_its_tables_and_no_error_of_the_frozen_half(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--lang", "en", "--errors", "--traps"])
    shown = capsys.readouterr().out
    assert {"all", "class", "rule"} <= {line.split()[0] for line in shown.splitlines() if line}
    assert {item.half for item in gold.read(Lang.EN) if f" {item.id}: " in shown} == {Half.DEV}
