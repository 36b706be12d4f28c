"""Which tests run a line of the core: noted by running the quick ones once (`plugin.py`), for the files as they were then."""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.mutants.judge import ROOT, SECONDS, Mutant

CORE = ROOT / "hooks/fihris"
TESTS = ROOT / "tests/fihris"
FLAWS = ROOT / "tests/fixtures/flaws"
TIED = ("hooks", "tests/fihris", "tests/fixtures", "docs/_data")
"""What decides which tests there are, and what they run."""
SLOW = (
    "author",
    *(f"search/test_{name}.py" for name in ("browser", "engine", "index", "offline", "opening", "signed")),
    *(f"check/test_{name}.py" for name in ("fuzz", "mending", "hostile")),
)
"""What is not asked: it takes minutes, or a browser."""
Lines = Mapping[int, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests that run the lines of each module, and the CPU seconds that each test takes."""

    lines: Mapping[str, Lines]
    took: Mapping[str, float]

    @classmethod
    def read(cls, folder: Path) -> Covering:
        """What was noted in a folder."""
        from coverage import CoverageData  # noqa: PLC0415 by a lock of its own: the tests of this module go without

        told = CoverageData(no_disk=True)
        for part in folder.glob("lines.*"):
            other = CoverageData(str(part))
            other.read()
            told.update(other)
        took = {id: took for part in folder.glob("took-*") for id, took in json.loads(part.read_text()).items()}
        return cls({path: told.contexts_by_lineno(path) for path in told.measured_files()}, took)

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that run its line, and others of their files, which share what fixtures make: those of its own package first (of
        flaws those that its module tells), then those that are called after its module, the quick ones before the slow ones, for as
        long as there is time."""
        own, name = f"tests/fihris/{mutant.path.relative_to(CORE).parts[0]}/", mutant.path.stem.removesuffix("s")
        running, flaws = self._running(mutant) & self.took.keys(), _flaws(mutant.path)
        files = {_file(test) for test in running}
        there = {test for test in self.took if _file(test) in files}
        left, asked = float(SECONDS), []
        for test in sorted(
            there,
            key=lambda id: (
                not id.startswith(own),
                id.partition("[")[2].rstrip("]") not in flaws,
                name not in id,
                id not in running,
                self.took[id],
            ),
        ):
            left -= self.took[test]
            if asked and left < 0:
                break
            asked.append(test)
        return asked

    def _running(self, mutant: Mutant) -> set[str]:
        """The tests that run the line; of one that Python does not count by itself, the statement around it; of one that is run when its
        module is imported, the module."""
        told = self.lines.get(str(mutant.path), {})
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


@functools.cache
def _flaws(path: Path) -> frozenset[str]:
    """The flaws of which one code stands in a module: each of them runs nearly every check, and few of them bite there."""
    source = path.read_text("utf-8")
    return frozenset(name for name, codes in _codes().items() if any(f'"{code}"' in source for code in codes))


@functools.cache
def _codes() -> dict[str, list[str]]:
    flaws = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FLAWS.glob("*.yml")}
    return {name: [each["code"] for each in flaw["expect"]] for name, flaw in flaws.items()}


# ---------------------------------------------------------------- of which files it was noted


def sums() -> dict[str, str]:
    """The sum of every file that a covering is tied to."""
    told = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *TIED]
    listed = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    files = sorted({path for path in listed if (ROOT / path).is_file()})
    return {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in files}


def stale(noted: Mapping[str, str], now: Mapping[str, str]) -> list[Path]:
    """What must be run again so that what was noted of some files holds of those of now: the room of each test, and of what stands
    beside it, that is another; everything where anything else is."""
    changed = {path for path in noted.keys() | now.keys() if noted.get(path) != now.get(path)}
    rooms = {Path(*Path(path).parts[:3]) for path in changed}
    in_rooms = all(path.startswith("tests/fihris/") and path.count("/") > 2 for path in changed)
    return sorted(ROOT / room for room in rooms) if in_rooms else [TESTS]


def cover(folder: Path, workers: int) -> None:
    """Runs what is stale of the quick tests and notes what they run; raises CalledProcessError, and notes nothing, where one fails."""
    now, noted = sums(), folder / "of.json"
    again = stale(json.loads(noted.read_text()), now) if noted.exists() else [TESTS]
    again = [room for room in again if room.exists() and room.name not in SLOW]
    noted.unlink(missing_ok=True)
    if TESTS in again:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for room in again:
        _forget(folder, room)
    if again:
        left_out = [f"--ignore={TESTS / path}" for path in SLOW]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "bench.mutants.plugin", "-p", "no:cacheprovider"]
        subprocess.run(
            [*command, "-n", str(workers), *map(str, again), *left_out], cwd=ROOT, check=True,
            env=os.environ | {"FIHRIS_COVERING": str(folder)},
        )  # fmt: skip
    noted.write_text(json.dumps(now), "utf-8")


def _forget(folder: Path, room: Path) -> None:
    """What was noted of a room's tests is no more: of lines they stay, and are tests that nobody knows."""
    under = f"{room.relative_to(ROOT)}/"
    for part in folder.glob("took-*"):
        kept = {id: took for id, took in json.loads(part.read_text()).items() if not id.startswith(under)}
        part.write_text(json.dumps(kept), "utf-8")
