"""A proposal for front matter: how it is shown to its author, and how it is written where it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fihris.author.yaml import key, scalar


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry for the field `field`; `yaml` is the entry as it is written there, `sentence` what it rests on. `what` is the record
    itself. `unsure`: the text hedges it, or leaves something to be said by hand."""

    field: str
    yaml: str
    sentence: str
    what: Mapping[str, Any]
    unsure: bool = False


def lines(proposals: Iterable[Proposal]) -> Iterator[str]:
    """The proposals as they are shown, numbered from 1."""
    for n, each in enumerate(proposals, 1):
        yield f"{n}. {each.field}{' (?)' if each.unsure else ''}: {each.yaml}"
        yield f"   «{each.sentence}»"


def accepted(matter: str, proposals: Iterable[Proposal]) -> str:
    """The front matter with these proposals in it, each at the end of its field."""
    for each in proposals:
        matter = _topic(matter, each.yaml) if each.field == "topics" else _entry(matter, each)
    return matter


def _topic(matter: str, id: str) -> str:
    found = re.search(r"^topics: *\[(.*)\] *$", matter, re.MULTILINE)
    if not found:
        return (
            f"{matter}topics: [{scalar(id)}]\n"
            if not re.search(r"^topics:", matter, re.MULTILINE)
            else _entry(matter, Proposal("topics", f"- {key(id)}", "", {}))
        )
    inside = f"{found[1]}, {key(id)}" if found[1].strip() else key(id)
    return f"{matter[: found.start()]}topics: [{inside}]{matter[found.end() :]}"


def _entry(matter: str, of: Proposal) -> str:
    """Another entry at the end of a list; of one within another field, which is made where there is none."""
    rows = matter.splitlines(keepends=True)
    indent, first, last = "", 0, len(rows)
    for depth, name in enumerate(of.field.split(".")):
        indent = "  " * depth
        head = next((n for n in range(first, last) if re.match(rf"{indent}{name}:", rows[n])), None)
        if head is None:
            rows.insert(last, f"{indent}{name}:\n")
            head, last = last, last + 1
        elif rows[head].strip() in {f"{name}: []", f"{name}: {{}}"}:
            rows[head] = f"{indent}{name}:\n"
        first = head + 1
        last = next((n for n in range(first, last) if re.match(rf"(?!{indent} |{indent}-|\s*$|\s*#)", rows[n])), last)
    while last > first and not rows[last - 1].strip():
        last -= 1
    rows.insert(last, f"{indent}  {of.yaml}\n")
    return "".join(rows)
