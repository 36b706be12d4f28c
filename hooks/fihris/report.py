"""What is wrong with the sources, told to the person who wrote them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """error: the site cannot be built truthfully; warning: fails a strict build; notice: advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_HINT = {"en": "hint", "ar": "الحل"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that is safe: the letters `old`, which stand where the problem is shown, become `new`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place. Lines and columns count from 1, columns in code points."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity = field(compare=False)
    message: str = field(compare=True)
    hint: str = field(default="", compare=False)
    fix: Fix | None = field(default=None, compare=False)
    told_in: str = field(default="en", compare=False)
    """The language of message and hint."""

    def __str__(self) -> str:
        head = f"{visible(self.path)}:{self.line}:{self.column}: {self.severity}[{self.code}]: {visible(self.message)}"
        return f"{head}\n    {_HINT[self.told_in]}: {visible(self.hint)}" if self.hint else head

    @property
    def plain(self) -> tuple[str | int, ...]:
        """The problem as plain values, of which `of_plain` makes it again; without its repair."""
        return self.path, self.line, self.column, self.code, str(self.severity), self.message, self.hint

    @classmethod
    def of_plain(cls, values: Sequence[Any]) -> Problem:
        path, line, column, code, severity, message, hint = values
        return cls(path, line, column, code, Severity(severity), message, hint)

    def as_json(self) -> str:
        """The problem as one line of JSON."""
        return json.dumps(
            {
                "path": self.path,
                "line": self.line,
                "column": self.column,
                "severity": str(self.severity),
                "code": self.code,
                "message": self.message,
                "hint": self.hint,
                "fix": {"old": self.fix.old, "new": self.fix.new} if self.fix else None,
            },
            ensure_ascii=False,
        )

    def as_annotation(self) -> str:
        """The problem as a workflow command that a code host shows beside the line of the pull request."""
        text = "\n".join(visible(part) for part in (self.message, self.hint) if part)
        return (
            f"::{self.severity} file={_property(self.path)},line={self.line},col={self.column},"
            f"title={_property(self.code)}::{_data(text)}"
        )


# Bidi controls, other invisible signs, controls of the terminal, and halves of characters. The word joiner (U+2060) is
# house style and does nothing here.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with each sign that cannot be seen written out, so that it changes neither the line nor the terminal."""
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text) if _UNSEEN.search(text) else text


def counted(number: int, noun: str) -> str:
    """How many there are of a thing, in a message: «1 word», «2 words»."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class Report:
    """Collects problems while the sources are read; the same problem is kept once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: set[Problem] = set(problems)

    def __iter__(self) -> Iterator[Problem]:
        """All problems, by path, line and column."""
        return iter(sorted(self._problems))

    def __len__(self) -> int:
        return len(self._problems)

    def add(self, problem: Problem) -> None:
        self._problems.add(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        self._problems.update(problems)

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self._problems)

    @property
    def fatal(self) -> bool:
        """Whether a strict build must stop: any error or warning."""
        return any(problem.severity is not Severity.NOTICE for problem in self._problems)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known words, or "" when none is near. A whole part of an id is near: qasem in qasem-soleimani."""
    listed = sorted(known)
    parts = [word for word in listed if word != wrong and f"-{wrong}-" in f"-{word}-"] if wrong else []
    near = get_close_matches(wrong, listed, n=3, cutoff=0.6) or parts[:3]
    return f"did you mean {', '.join(repr(word) for word in near)}?" if near else ""
