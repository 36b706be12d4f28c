"""The word lists of the rules fit their schema, and hold no word twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from fihris.link import states, words

SCHEMA = json.loads((words.DATA / "schema.json").read_text("utf-8"))
FILES = [path for path in sorted(words.DATA.glob("*.yml")) if path.stem != "states"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_fits_the_schema(path: Path) -> None:
    faults = list(jsonschema_rs.validator_for(SCHEMA).iter_errors(yaml.safe_load(path.read_text("utf-8"))))
    assert not faults, [fault.message for fault in faults]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_is_told_of_the_schema(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=schema.json\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_has_no_word_twice_and_its_file_says_what_it_is(path: Path) -> None:
    about = path.read_text("utf-8").partition("\nar:")[0]
    for lists in words.table(path.stem).values():
        for name, written in lists.items():
            assert re.search(rf"^#.*(?<!\w){name}(?!\w)", about, re.MULTILINE), name
            for each in _lists(written):
                assert sorted(each) == sorted(set(each)), name


def _lists(written: Any) -> Iterator[list[str]]:
    if isinstance(written, str):
        yield written.split()
    else:
        for each in written.values():
            yield from _lists(each)


def test_the_states_fit_theirs() -> None:
    schema = json.loads((words.DATA / "states.schema.json").read_text("utf-8"))
    faults = list(jsonschema_rs.validator_for(schema).iter_errors(words.table("states")))
    assert not faults, [fault.message for fault in faults]


def test_the_world_is_whole_and_no_id_is_given_twice() -> None:
    assert len(states.world()) == len(words.table("states")) >= 195
    assert {"turkey", "south-korea", "ivory-coast", "cote-d-ivoire"} & set(states.world()) == {
        "turkey",
        "south-korea",
        "ivory-coast",
    }
