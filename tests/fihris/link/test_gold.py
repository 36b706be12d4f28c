"""The gold set of bench/linking is sound, and its command runs."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.linking import __main__ as command
from bench.linking import gold, registry
from bench.linking.gold import Half
from bench.linking.score import Judge, Verdict, score
from fihris.model import LANGS, Lang, Registry

FEW = 30  # items of a class, of which chance may put most into one half


@pytest.fixture(scope="module")
def known() -> Registry:
    return registry.read()


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


@pytest.mark.parametrize("lang", list(LANGS))
def test_no_link_of_the_development_half_is_wrong(lang: Lang, known: Registry) -> None:
    judged = Judge(known, lang).all(item for item in gold.read(lang) if item.half is Half.DEV)
    wrong = [f"{each.item.id}: {each.surface} → {each.found}" for each in judged if each.verdict is Verdict.WRONG]
    assert wrong == []
    assert (score(judged).recall or 0) > 0.97


@pytest.mark.parametrize("lang", list(LANGS))
def test_what_people_of_public_life_do_privately_is_theirs(lang: Lang, known: Registry) -> None:
    items = [item for item in gold.read(lang) if item.trap in {"private-life", "public"} and "ask" in item.id]
    assert (score(Judge(known, lang).all(items)).recall or 0) > 0.92


def test_the_command_prints_its_tables_and_no_error_of_the_frozen_half(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--lang", "en", "--errors", "--traps"])
    shown = capsys.readouterr().out
    assert {"all", "class", "rule"} <= {line.split()[0] for line in shown.splitlines() if line}
    assert {item.half for item in gold.read(Lang.EN) if f" {item.id}: " in shown} == {Half.DEV}
