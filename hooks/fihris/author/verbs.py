"""The table of verbs: by what words a text says that one actor does something to another (`text/data/verbs.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

import yaml

from fihris.text.fold import fold_key
from fihris.text.wordlists import FOLDER

_VOWELS: Final = frozenset("aeiou")


class Form(StrEnum):
    """What a word of the table is where it stands: its subject and object stand elsewhere for each."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NOUN = "noun"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a kind of relation. `to` are the words right before the target, "" for none; `through` nouns that may
    stand between (`must`: have to); one of `far` has to stand somewhere behind. `both`: the two stand side by side; `inverse`:
    the target comes first; `group`: the target is no
    person; `at`: the target stands beside one of these words; `nearest`: its subject is the last who
    was named; `undergone`: the one who does it is not named, and the source is whom it happens to."""

    kind: str
    forms: Mapping[str, Form]
    to: tuple[str, ...]
    through: frozenset[str]
    far: frozenset[str]
    must: bool
    both: bool
    inverse: bool
    undergone: bool
    nearest: bool
    group: bool
    at: frozenset[str]
    event: bool


@cache
def frames(lang: str) -> tuple[Frame, ...]:
    """The frames of a language, in the order of the table."""
    table: dict[str, dict[str, Any]] = yaml.load((FOLDER / "verbs.yml").read_text("utf-8"), yaml.BaseLoader)
    return tuple(_frame(kind, row, lang, "event" in rows) for kind, rows in table.items() for row in rows[lang])


def _frame(kind: str, row: Mapping[str, Any], lang: str, event: bool) -> Frame:
    forms: dict[str, Form] = {}
    for verb in row.get("verb", ()):
        forms |= _arabic(verb) if lang == "ar" else _english(verb)
    forms |= {fold_key(word): Form.NOUN for word in row.get("noun", ())}
    forms |= {fold_key(word): Form.QUALITY for word in row.get("quality", ())}
    return Frame(
        kind,
        forms,
        tuple(fold_key(word) for word in row.get("to", ("",))),
        frozenset(map(fold_key, row.get("through", ()))),
        frozenset(map(fold_key, row.get("far", ()))),
        "must" in row,
        "both" in row,
        "inverse" in row,
        "undergone" in row,
        "nearest" in row or "inverse" in row,
        "group" in row,
        frozenset(map(fold_key, row.get("at", ()))),
        event,
    )


def _arabic(verb: str) -> dict[str, Form]:
    """Past and present of the third person: عقد، عقدت، عقدوا، يعقد، تعقد، يعقدون."""
    past, present = map(fold_key, verb.split())
    weak = past[-1] in "يا"
    stem = past[:-1] if weak else past
    made = {past, stem + "ت", stem + "وا", *(() if weak else (past + "ا", past + "تا"))}
    rest = present[1:]
    bare = rest[:-1] if rest[-1] in "يو" else rest
    made |= {letter + ending for letter in "يت" for ending in (rest, bare + "ون", bare + "ان", bare + "وا")}
    return dict.fromkeys(made, Form.ACTIVE)


def _english(verb: str) -> dict[str, Form]:
    """The forms of a verb; its participle is passive where a form of “be” stands before it, which the reader sees."""
    base, *irregular = verb.split()
    if base.endswith("e"):
        regular, ing = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        regular, ing = base[:-1] + "ied", base + "ing"
    else:
        regular, ing = base + "ed", base + "ing"
    third = (
        base[:-1] + "ies"
        if base.endswith("y") and base[-2] not in _VOWELS
        else base + ("es" if base.endswith(("sh", "ch", "s")) else "s")
    )
    past = irregular or [regular]
    return dict.fromkeys((base, third, ing, *past), Form.ACTIVE) | {past[-1]: Form.PASSIVE}
