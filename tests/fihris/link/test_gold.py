"""The gold set of bench/linking is sound, and its command runs."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.linking import __main__ as command
from bench.linking import gold, registry
from bench.linking.gold import Half
from fihris.model import Lang, Registry


@pytest.fixture(scope="module")
def known() -> Registry:
    return registry.read()


@pytest.mark.parametrize("lang", list(Lang))
def test_every_mark_has_a_record(lang: Lang, known: Registry) -> None:
    ids = {id for item in gold.read(lang) for mark in item.marks for id in mark.ids}
    assert ids - {*known.actors, *known.places} == set()


def test_no_id_is_given_twice(known: Registry) -> None:
    assert not known.actors.keys() & known.places.keys()


@pytest.mark.parametrize("lang", list(Lang))
def test_the_halves_are_balanced(lang: Lang) -> None:
    items = gold.read(lang)
    for cls in {item.cls for item in items}:
        halves = Counter(item.half for item in items if item.cls == cls)
        assert 0.35 <= halves[Half.DEV] / halves.total() <= 0.65, cls


def test_the_command_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--lang", "ar", "--half", "frozen", "--traps"])
    lines = capsys.readouterr().out.splitlines()
    assert {"all", "class", "rule"} <= {line.split()[0] for line in lines if line}


def test_errors_of_the_frozen_half_stay_unseen(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--lang", "ar", "--half", "frozen", "--errors"])
    shown = capsys.readouterr().out
    assert not [item.id for item in gold.read(Lang.AR) if item.half is Half.FROZEN and f" {item.id}: " in shown]
