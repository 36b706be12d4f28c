"""Who judges mutants: no test that is not there, and nothing that is so without the mutant, counts as noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.mutants.covering import CORE, TESTS, Covering, stale
from bench.mutants.judge import Mutant
from tests.conftest import ROOT

SUM = "def added(a, b):\n    return a + b\n"
TESTS_OF_SUM = (
    "from summing import added\n\ndef test_sum():\n    assert added(1, 2) == 3\n\ndef test_nothing():\n    pass\n"
)
ASK = """
import json, sys
from pathlib import Path
from bench.mutants.judge import Judge, Mutant
path, cases = Path(sys.argv[1]), json.loads(sys.argv[2])
judge = Judge()
print(json.dumps([judge.kills(Mutant(path, 2, source), tests) for source, tests in cases]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "summing.py").write_text(SUM, "utf-8")
    (tmp_path / "test_sum.py").write_text(TESTS_OF_SUM, "utf-8")
    (tmp_path / "test_broken.py").write_text("import nothing_of_this_name\n\ndef test_it():\n    pass\n", "utf-8")
    return tmp_path


def test_only_what_a_mutant_does_is_a_kill(folder: Path) -> None:
    """In a process of its own, for the judge's may not have loaded what it breaks."""
    told = os.path.relpath(folder, ROOT)  # as pytest calls it
    sound, idle, gone = (f"{told}/test_sum.py::test_{name}" for name in ("sum", "nothing", "gone"))
    unread = f"{told}/test_broken.py::test_it"
    wrong, same = SUM.replace("+", "-"), SUM.replace("a + b", "b + a")
    cases = [
        (wrong, [sound], True),
        (same, [sound, idle], False),
        (wrong, [idle], False),
        (wrong, [gone], False),
        (wrong, [unread], False),
        (wrong, [gone, idle], False),
        (wrong, [unread, gone, sound], True),  # what is not there hides nothing either
        ("raise ImportError\n", [idle], True),
    ]
    done = subprocess.run(
        [sys.executable, "-c", ASK, folder / "summing.py", json.dumps([case[:2] for case in cases])],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"},
    )  # fmt: skip
    assert json.loads(done.stdout) == [case[2] for case in cases]


def test_what_was_noted_of_other_files_is_noted_anew() -> None:
    noted = {"hooks/fihris/link/rules.py": "1", "tests/fihris/link/test_gold.py": "2", "tests/fihris/text/odd.yml": "3"}
    assert stale(noted, noted) == []
    assert stale(noted, noted | {"tests/fihris/text/odd.yml": "4"}) == [TESTS / "text"]
    assert stale(noted, noted | {"tests/fihris/view/test_new.py": "5"}) == [TESTS / "view"]
    assert stale(noted, noted | {"hooks/fihris/link/rules.py": "4", "tests/fihris/text/odd.yml": "4"}) == [TESTS]
    assert stale(noted, {path: told for path, told in noted.items() if "hooks" not in path}) == [TESTS]
    assert stale(noted, noted | {"tests/fihris/conftest.py": "6"}) == [TESTS]


def test_a_flaw_that_the_module_tells_is_asked_first() -> None:
    of, others = (
        "tests/fihris/check/test_flaws.py::test_a_flaw_is_told_where_it_stands",
        "doubled-word parity-link title-long",
    )
    flaws = [f"{of}[{name}]" for name in (*others.split(), "doi-address")]
    module = CORE / "check/imprint.py"
    gone = f"{of}[no-such-flaw]"
    covering = Covering({str(module): {40: [*flaws, gone]}}, dict.fromkeys(flaws, 3.0))
    asked = covering.of(Mutant(module, 40, ""))
    assert asked[0] == flaws[-1]
    assert len(asked) == 2, "for as long as there is time"
    assert gone not in asked
