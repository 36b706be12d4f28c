"""Breaks the core in small ways, by the rules of mutmut, and counts what the tests notice: `python -m bench.mutants`. See the README."""

from __future__ import annotations

import argparse
import ast
import difflib
import functools
import importlib.machinery
import json
import os
import random
import resource
import subprocess
import sys
from collections import Counter
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
from coverage import CoverageData
from libcst import Module, parse_module
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "hooks/fihris"
TESTS = ROOT / "tests/fihris"
PACKAGES = ("text", "link", "derive", "check", "render")
SLOW = (
    "author",
    *(f"search/test_{name}.py" for name in ("browser", "engine", "index", "offline", "opening", "signed")),
    *(f"check/test_{name}.py" for name in ("fuzz", "mending", "hostile")),
)
"""What is not asked: it takes minutes, or a browser."""
SECONDS = 8
"""Of CPU, for the tests of one mutant. What takes three times as long does not end."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small fault, at a line within a function."""

    path: Path
    line: int
    source: str

    @property
    def diff(self) -> str:
        """The lines that differ."""
        old, new = self.path.read_text("utf-8").splitlines(), self.source.splitlines()
        told = difflib.unified_diff(old, new, lineterm="", n=0)
        return "\n".join(f"    {line}" for line in told if line[:1] in "+-" and line[:3] not in {"+++", "---"})


@functools.cache
def faults(path: Path) -> tuple[Module, list[Mutation]]:
    """A module, and every small fault of its functions: what is worked out when it is imported is data."""
    tree = MetadataWrapper(parse_module(path.read_text("utf-8")))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    return tree.visit(visitor), [each for each in visitor.mutations if each.contained_by_top_level_function]


def mutant(path: Path, number: int) -> Mutant:
    """A module with one of its faults."""
    module, found = faults(path)
    places = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    fault = found[number]
    broken = deep_replace(module, fault.original_node, fault.mutated_node)
    assert isinstance(broken, Module)
    return Mutant(path, places[fault.original_node].start.line, broken.code)


def sample(package: str, number: int, seed: int) -> list[Mutant]:
    """Some of all mutants of a package, the same for each seed as long as its code is the same, in random order: a run that is
    ended early has counted a sample too."""
    modules = sorted((CORE / package).rglob("*.py"))
    places = [(path, index) for path in modules for index in range(len(faults(path)[1]))]
    chosen = random.Random(seed).sample(places, min(number, len(places)))
    return [mutant(path, index) for path, index in chosen]


# ---------------------------------------------------------------- which tests to ask


@dataclass(frozen=True, slots=True)
class Covering:
    """Which tests run a line, and the CPU seconds that each takes."""

    lines: CoverageData
    took: dict[str, float]

    @classmethod
    def read(cls, folder: Path) -> Covering:
        lines = CoverageData(no_disk=True)
        for part in folder.glob("lines.*"):
            other = CoverageData(str(part))
            other.read()
            lines.update(other)
        return cls(
            lines, {id: took for part in folder.glob("took-*") for id, took in json.loads(part.read_text()).items()}
        )

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that run its line, and others of their files, which share what fixtures make: those of its own package first, then
        those that are called after its module, the quick ones before the slow ones, for as long as there is time."""
        own, name = f"tests/fihris/{mutant.path.relative_to(CORE).parts[0]}/", mutant.path.stem.removesuffix("s")
        running = self._running(mutant)
        files = {_file(test) for test in running}
        there = {test for test in self.took if _file(test) in files}
        left, asked = float(SECONDS), []
        for test in sorted(
            there, key=lambda id: (not id.startswith(own), name not in id, id not in running, self.took[id])
        ):
            left -= self.took[test]
            if asked and left < 0:
                break
            asked.append(test)
        return asked

    def _running(self, mutant: Mutant) -> set[str]:
        """The tests that run the line; of one that Python does not count by itself, the statement around it; of one that is run when its
        module is imported, the module."""
        told = self.lines.contexts_by_lineno(str(mutant.path))
        around = [
            (each.lineno, each.end_lineno or each.lineno)
            for each in ast.walk(ast.parse(mutant.path.read_text("utf-8")))
            if isinstance(each, ast.stmt) and each.lineno <= mutant.line <= (each.end_lineno or each.lineno)
        ]
        for first, last in [(mutant.line, mutant.line), *sorted(around, key=lambda span: span[1] - span[0])]:
            found = {test for line in range(first, last + 1) for test in told.get(line, ()) if test}
            if found:
                return found
        return {test for tests in told.values() for test in tests if test} if mutant.line in told else set()


def _file(test: str) -> str:
    return test.partition("::")[0]


def cover(folder: Path, workers: int) -> None:
    """Runs the quick tests once and notes what they run."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out = [f"--ignore={TESTS / path}" for path in SLOW]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "bench.mutants.covering", "-p", "no:cacheprovider"]
    subprocess.run(
        [*command, "-n", str(workers), str(TESTS), *left_out], cwd=ROOT, check=True,
        env=os.environ | {"FIHRIS_COVERING": str(folder)},
    )  # fmt: skip


# ---------------------------------------------------------------- asking them


class Judge:
    """Asks tests of mutants, each in a process of its own, which has all the packages loaded and nothing of the core."""

    def __init__(self) -> None:
        self._sound: dict[str, bool] = {}

    def kills(self, mutant: Mutant, tests: list[str]) -> bool:
        """Whether a test fails, or none ends, with the mutant in its module's place. A test that fails in any case is no witness."""
        while tests:
            failed, witness = _tried(tests, mutant)
            if not failed or not witness or self._passes(witness):
                return failed
            tests = [test for test in tests if test != witness]
        return False

    def _passes(self, test: str) -> bool:
        if test not in self._sound:
            self._sound[test] = not _tried([test])[0]
        return self._sound[test]


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
    plugins = ["-p", "no:cacheprovider", "-p", "bench.mutants.covering"]
    return int(pytest.main(["-x", "-q", *plugins, "--rootdir", str(ROOT), *tests], [_Witness(writing)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    parser.add_argument("--sample", type=int, default=40, help="mutants of a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--covering", type=Path, default=ROOT / "dist/covering", help="what the tests run, made where it is not there"
    )
    asked = parser.parse_args()
    os.chdir(ROOT)
    if not list(asked.covering.glob("took-*")):
        cover(asked.covering, 2)
    covering = Covering.read(asked.covering)
    judge = Judge()
    for package in asked.packages:
        counts: Counter[str] = Counter()
        for each in sample(package, asked.sample, asked.seed):
            tests = covering.of(each)
            fate = "killed" if tests and judge.kills(each, tests) else "survived" if tests else "not run"
            counts[fate] += 1
            if fate != "killed":
                print(
                    f"{each.path.relative_to(ROOT)}:{each.line}: {fate} ({len(tests)} tests; {counts['killed']} of {counts.total()} killed so far)\n{each.diff}",
                    flush=True,
                )
        print(
            f"{package}: {counts['killed']} of {counts.total()} killed ({counts['killed'] / max(1, counts.total()):.0%}), {counts['not run']} in lines that no test runs",
            flush=True,
        )


if __name__ == "__main__":
    main()
