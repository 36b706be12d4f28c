"""Asks tests of mutants, each in a process of its own, which has all the packages loaded and nothing of the core."""

from __future__ import annotations

import importlib.machinery
import os
import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import hypothesis  # noqa: F401 what the tests need and no mutant changes, loaded once for all of them
import lxml.html  # noqa: F401
import markdown  # noqa: F401
import nh3  # noqa: F401
import playwright.sync_api  # noqa: F401
import pytest
import yaml  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 8
"""Of CPU, for the tests of one mutant. What takes three times as long does not end."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small fault, at a line within a function."""

    path: Path
    line: int
    source: str


class Judge:
    """Whether tests notice a mutant. What they do without it as well is none of its doing: only a test that passes by itself is a witness."""

    def __init__(self) -> None:
        self._sound: dict[str, bool] = {}

    def kills(self, mutant: Mutant, tests: list[str]) -> bool:
        """Whether a test fails, or all of them cannot be collected or do not end, with the mutant in its module's place, and not
        without it."""
        while tests:
            failed, witness = _tried(tests, mutant)
            if not failed:
                return False
            asked = [witness] if witness in tests else tests
            sound = self._sounds(asked)
            if sound == asked:
                return True
            tests = [test for test in tests if test not in asked or test in sound]
        return False

    def _sounds(self, tests: list[str]) -> list[str]:
        """Those of these tests that are there and pass by themselves: asked together, and one by one only where that fails."""
        unknown = [test for test in tests if test not in self._sound]
        if unknown:
            together = not _tried(unknown)[0]
            for test in unknown:
                self._sound[test] = together or (len(unknown) > 1 and not _tried([test])[0])
        return [test for test in tests if self._sound[test]]


def _tried(tests: list[str], mutant: Mutant | None = None) -> tuple[bool, str]:
    """Whether these tests fail, and the first that does: none where they could not be collected, or did not end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        with suppress(BaseException):
            code = _ask(tests, mutant, writing)
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        witness = told.read().decode()
    return os.waitpid(child, 0)[1] != 0, witness


class _Witness:
    def __init__(self, writing: int) -> None:
        self._writing = writing

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self._writing, report.nodeid.encode())


def _ask(tests: list[str], mutant: Mutant | None, writing: int) -> int:
    get_code = importlib.machinery.SourceFileLoader.get_code

    def broken(self: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        if mutant and Path(self.path) == mutant.path:
            return compile(mutant.source, self.path, "exec")
        return get_code(self, name)

    importlib.machinery.SourceFileLoader.get_code = broken  # type: ignore[method-assign]
    resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    plugins = ["-p", "no:cacheprovider", "-p", "bench.mutants.plugin"]
    return int(pytest.main(["-x", "-q", *plugins, "--rootdir", str(ROOT), *tests], [_Witness(writing)]))
