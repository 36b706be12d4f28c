"""What a form writes, laid back into the file as it was: what says the same keeps every letter."""

from __future__ import annotations

import copy
import difflib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fihris.author.canonical import canonical, is_of_a_form, parted
from tests.written import FILES, as_a_form_writes, collections, data_of, scalars


def _differing(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def test_a_file_that_is_opened_and_saved_stays_as_it_is() -> None:
    seen = 0
    for name, text in FILES.items():
        written = as_a_form_writes(data_of(text), text)
        assert is_of_a_form(written), name
        assert canonical(written, text) == text, name
        seen += 1
    assert seen > 80


SMALL = [name for name, text in FILES.items() if len(parted(text)[0]) < 1500]
VALUES = st.sampled_from(
    ["كلمة أخرى", "نص: آخر", "a, b", "yes", "12", "1:30", "2024-03-05", "#x", "it’s", "it's", '"q"', "{x}", "- a", " lead", "@x", "null", "س\nص"]
) | st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)  # fmt: skip


@settings(max_examples=40)
@given(st.sampled_from(SMALL), st.data(), VALUES)
def test_one_changed_word_is_one_changed_line(name: str, data: st.DataObject, value: str) -> None:
    text = FILES[name]
    wanted = copy.deepcopy(data_of(text))
    path = data.draw(st.sampled_from([*scalars(wanted)]))
    parent = wanted
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    made = canonical(as_a_form_writes(wanted, text), text)
    assert data_of(made) == wanted
    assert len(_differing(text, made)) <= 2


@settings(max_examples=40)
@given(st.sampled_from(SMALL), st.data(), VALUES)
def test_what_is_added_or_taken_out_leaves_the_rest(name: str, data: st.DataObject, value: str) -> None:
    text = FILES[name]
    wanted = copy.deepcopy(data_of(text))
    of = data.draw(st.sampled_from([*collections(wanted)]))
    grown: Any = data.draw(st.sampled_from([value, {"ar": value, "en": "b"}, [value, "x"]]))
    if isinstance(of, list):
        of.insert(
            data.draw(st.integers(0, len(of))), copy.deepcopy(of[0]) if of and data.draw(st.booleans()) else grown
        )
    elif len(of) > 1 and data.draw(st.booleans()):
        of.pop(data.draw(st.sampled_from([*of])))
    else:
        of["novel"] = grown
    made = canonical(as_a_form_writes(wanted, text), text)
    assert data_of(made) == wanted
    remarks = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in made.split("\n") if line.lstrip().startswith("#")][: len(remarks)] == remarks
    assert canonical(as_a_form_writes(wanted, made), made) == made


NEW = """\
name:
  ar: علي السيستاني
  en: Ali al-Sistani
kind: person
lead:
  ar: مرجع شيعي في النجف
  en: a Shia authority in Najaf
  section: 2023/us-iraq-security-dialogue
aliases:
  ar:
    - السيد السيستاني
roles:
  - ar: مرجع
    en: "Authority: the highest"
    section: 2023/us-iraq-security-dialogue
"""
WRITTEN = """\
# yaml-language-server: $schema=../schemas/actor.json
name: {ar: علي السيستاني, en: Ali al-Sistani}
kind: person
lead: {ar: مرجع شيعي في النجف, en: a Shia authority in Najaf, section: 2023/us-iraq-security-dialogue}
aliases: {ar: [السيد السيستاني]}
roles:
  - {ar: مرجع, en: "Authority: the highest", section: 2023/us-iraq-security-dialogue}
"""


def test_a_new_record_is_written_as_the_others_are() -> None:
    assert canonical(NEW, None, "../schemas/actor.json") == WRITTEN


@pytest.mark.parametrize(
    "text",
    [
        "name: {ar: أ, en: b}\n",
        "# remark\nname: x\n",
        "---\ntitle: x # remark\n---\n\nText\n",
        "title: [x\n",
        "",
        "- a\n",
    ],
)
def test_what_a_hand_has_written_is_left_alone(text: str) -> None:
    assert not is_of_a_form(text)


def test_a_sharp_within_a_word_is_no_remark() -> None:
    assert is_of_a_form("name: C# and «#وسم»\n")


def test_a_page_keeps_its_words() -> None:
    before = "---\ntitle: أ # remark\ntopics: [x, y]\n---\n\nنص قديم\n"
    after = "---\ntitle: أ\ntopics:\n  - x\n  - y\n  - z\n---\n\nنص جديد\n\n---\n\nبعده\n"
    assert canonical(after, before) == "---\ntitle: أ # remark\ntopics: [x, y, z]\n---\n\nنص جديد\n\n---\n\nبعده\n"


def test_a_box_that_nobody_ticked_says_nothing() -> None:
    before = "people:\n  - {actor: a, leads: true}\n  - {actor: b}\nopen: false\n"
    after = "people:\n  - actor: a\n    leads: true\n  - actor: b\n    leads: false\n  - actor: c\n    leads: false\nopen: false\n"
    assert (
        canonical(after, before)
        == "people:\n  - {actor: a, leads: true}\n  - {actor: b}\n  - {actor: c}\nopen: false\n"
    )
