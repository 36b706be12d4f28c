"""What a command must know and was not told: it asks, at a terminal or of lines that are piped in."""

from __future__ import annotations

import argparse
import select
import sys
from collections.abc import Callable

from fihris.author import marks
from fihris.telling import say

Test = Callable[[str], str]
"""What is wrong with a word, or ""."""


class Wrong(Exception):
    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def said(chosen: argparse.Namespace, option: str, question: str, test: Test) -> str:
    """An option's value, asked for until it is right, of a pipe once; Wrong where nobody answers."""
    value = getattr(chosen, option)
    while True:
        named = f"--{option.replace('_', '-')}"
        if value is None:
            value = _answer(f"{say(question)}: ", answering="answering" in chosen)
            if value is None:
                raise Wrong("not-said", f"{named} is missing", question)
            chosen.answering = True
        value = " ".join(value.split())
        fault = test(value)
        if not fault:
            return str(value)
        if not sys.stdin.isatty():
            raise Wrong("bad-value", f"{named}: {fault}", question)
        print(say(fault))
        value = None


def _answer(question: str, *, answering: bool) -> str | None:
    """What somebody says to a question; None where nobody does. A pipe in which nothing stands is not waited for, unless an answer came of
    it before: the next may be on its way, or read with that one."""
    try:
        heard = answering or sys.stdin.isatty() or select.select([sys.stdin], [], [], 0)[0]
        return input(question) if heard else None
    except (EOFError, OSError, ValueError):  # no file behind it, or none that can be asked so
        if sys.stdin.isatty():
            raise
        return None


def line(text: str) -> str:
    if not text:
        return "write at least a word"
    return "" if marks.plain_line(text) == text and text.isprintable() else "write plain words, without <, > and &"
