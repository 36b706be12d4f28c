"""Seconds that `fihris check` takes for the real site and for generated corpora of growing size.

python -m bench.check [--sizes 10 100 300 1000]
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import corpus


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds, peak memory in MB, and the problems that were printed, of one run in a process of its own."""

    briefs: int
    seconds: float
    wall: float
    peak: float
    problems: int


def measure(project: Path, briefs: int) -> Cost:
    command = [sys.executable, "-m", "fihris", "check", "--root", str(project), "--format", "json"]
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+b") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        problems = sum(1 for _ in out)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit("fihris check failed")
    return Cost(briefs, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, problems)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=[10, 100, 300, 1000])
    options = parser.parse_args()
    print("briefs    CPU s   wall s  peak MB  problems  ms a brief  growth")
    real = min((measure(corpus.DIALOGUE, 1) for _ in range(3)), key=lambda cost: cost.seconds)
    print(f"the site{real.seconds:7.2f} {real.wall:8.2f} {real.peak:8.0f} {real.problems:9}")
    before: Cost | None = None
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = corpus.project(Path(folder, "project"))
            corpus.fill(project, size)
            cost = measure(project, size)
        growth = math.log(cost.seconds / before.seconds) / math.log(size / before.briefs) if before else 0.0
        print(
            f"{size:6} {cost.seconds:9.2f} {cost.wall:8.2f} {cost.peak:8.0f} {cost.problems:9} "
            f"{1000 * cost.seconds / size:11.1f} {f'N^{growth:.2f}' if before else '':>7}"
        )
        before = cost


if __name__ == "__main__":
    main()
