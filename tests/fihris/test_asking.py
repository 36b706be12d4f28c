"""What a command must know is asked for, at a terminal or of what is piped in."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

import pytest

from fihris.commands.asking import Wrong, line, said


def test_who_has_answered_is_asked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "stdin", os.fdopen(reading, encoding="utf-8"))
    unsaid = Namespace(name=None, other=None)
    os.write(writing, "مركز النهر\nRiver\n".encode())  # read at once, with the writer still there
    assert [said(unsaid, option, "its name", line) for option in ("name", "other")] == ["مركز النهر", "River"]
    os.close(writing)


def test_lines_that_are_piped_in_are_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "stdin", os.fdopen(reading, encoding="utf-8"))
    unsaid = Namespace(name=None)
    with pytest.raises(Wrong, match="--name is missing"):  # nothing stands in it: it is not waited for
        said(unsaid, "name", "its name", line)
    os.write(writing, "مركز  النهر\nمركز <ب>\n".encode())
    os.close(writing)
    assert said(unsaid, "name", "its name", line) == "مركز النهر"
    with pytest.raises(Wrong, match="write plain words"):
        said(unsaid, "name", "its name", line)
    with pytest.raises(Wrong, match="--name is missing"):
        said(unsaid, "name", "its name", line)
