"""Work that is shared out gives what it gives when it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
import tiny

from fihris import survey
from fihris.check import processes
from fihris.report import Report
from tests.conftest import PATIENCE


def test_results_come_in_order() -> None:
    assert list(processes.shared(lambda part: [2 * each for each in part], range(1001))) == [2 * n for n in range(1001)]


def test_who_wants_nothing_but_the_results_works_at_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    made = list(processes.shared(lambda part: [(each, os.getpid()) for each in part], range(40), 1, here=False))
    assert [each for each, _ in made] == list(range(40))
    assert len({at for _, at in made} - {os.getpid()}) == 2


def test_no_more_processors_are_counted_than_may_be_used() -> None:
    if not hasattr(os, "sched_getaffinity"):
        pytest.skip("this system does not say which")
    code = """
import os
from fihris.check import processes
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(processes.processors(), len(set(processes.shared(lambda part: [os.getpid()], range(4), 1))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1"]


def test_few_or_no_items_need_no_process() -> None:
    assert list(processes.shared(list, [])) == []
    assert list(processes.shared(list, [1])) == [1]


@pytest.mark.parametrize(
    ("dies", "said"),
    [
        ("child", "4"),  # what it died of would show in this process, too
        ("parent", ""),
        ("neither", ""),
    ],
)
def test_whoever_dies_leaves_nobody_waiting(dies: str, said: str) -> None:
    """More is sent than a pipe holds: whoever sends waits for who reads."""
    code = f"""
import os, signal
from fihris.check import processes
processes.processors = lambda: 4
here = os.getpid()
def work(part):
    if "{dies}" == ("parent" if os.getpid() == here else "child"):
        os.kill(os.getpid(), signal.SIGKILL)
    if "{dies}" == "neither" and os.getpid() == here:
        raise ValueError
    return ["x" * 1_000_000 for _ in part]
print(len(list(processes.shared(work, range(4), 1))))
"""
    # Whoever is left would hold the output open.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.stdout.strip() == said


def test_who_dies_while_it_sends_leaves_nothing_out_and_nothing_twice() -> None:
    code = """
import os, signal
from fihris.check import processes
processes.processors = lambda: 2
class Result:
    def __init__(self, number):
        self.number = number
    def __reduce__(self):
        if self.number == 70:
            os.kill(os.getpid(), signal.SIGKILL)
        return Result, (self.number,)
print(*(each.number for each in processes.shared(lambda part: list(map(Result, part)), range(80), 1)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.stdout.split() == list(map(str, range(80))), done.stderr


def test_the_same_problems_in_one_process_and_in_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tiny.copy(tmp_path)
    for lang in ("ar", "en"):
        for number in range(4):
            shutil.copytree(
                project / f"docs/{lang}/briefs/2024/water-accord", project / f"docs/{lang}/briefs/2024/copy-{number}"
            )
    alone, together = Report(), Report()
    survey.survey(project, alone)
    monkeypatch.setattr(processes, "FEWEST", 1)
    monkeypatch.setattr(processes, "processors", lambda: 3)
    survey.check(project, together)
    assert list(alone) == list(together)
    assert len(alone) > 0


def test_the_same_is_found_in_one_process_and_in_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tiny.copy(tmp_path)
    for lang, number in product(("ar", "en"), range(4)):
        folder = project / f"docs/{lang}/briefs/2024"
        shutil.copytree(folder / "water-accord", folder / f"copy-{number}")
    alone, together = Report(), Report()
    known = survey.survey(project, alone)
    monkeypatch.setattr(survey, "_FEWEST", 1)
    monkeypatch.setattr(survey.threading, "active_count", lambda: 1)
    monkeypatch.setattr(processes, "processors", lambda: 3)
    assert survey.survey(project, together) == known
    assert list(alone) == list(together)
