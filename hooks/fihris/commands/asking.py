"""What a command must know and was not told: at a terminal it asks."""

from __future__ import annotations

import argparse
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
    """An option's value, asked for at a terminal until it is right; Wrong where nobody can be asked."""
    value = getattr(chosen, option)
    while True:
        named = f"--{option.replace('_', '-')}"
        if value is None:
            if not sys.stdin.isatty():
                raise Wrong("not-said", f"{named} is missing", question)
            value = input(f"{say(question)}: ")
        value = " ".join(value.split())
        fault = test(value)
        if not fault:
            return str(value)
        if not sys.stdin.isatty():
            raise Wrong("bad-value", f"{named}: {fault}", question)
        print(say(fault))
        value = None


def line(text: str) -> str:
    if not text:
        return "write at least a word"
    return "" if marks.plain_line(text) == text and text.isprintable() else "write plain words, without <, > and &"
