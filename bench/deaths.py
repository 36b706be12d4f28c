"""Kills builds of a small site at random moments, one at a time and several at once, and prints what became of the site.

python -m bench.deaths [--kills 60] [--seed 1]

The published site must be whole after each death: every byte as a clean build of the texts before or after the last edit has it.
The next build that is left alone must be good and leave nothing beside the site, whatever the store has been through.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import corpus

TINY = corpus.ROOT / "tests/fixtures/tiny/docs"
SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
COMMAND = [sys.executable, "-m", "fihris", "build"]
ENVIRONMENT = os.environ | {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
    "PYTHONPATH": str(corpus.ROOT / "hooks"),
}
TOGETHER = 4
"""Builds at once, at most."""

Site = dict[str, bytes]


def contents(site: Path) -> Site:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


class Trial:
    """A project that is edited back and forth while its builds are killed."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.project, self.chance = corpus.project(folder), chance
        shutil.rmtree(folder / "docs")
        shutil.copytree(TINY, folder / "docs")
        sound = (folder / SECTION).read_text("utf-8")
        self.states = (sound, f"{sound.rstrip()} هذه جملة زيدت.\n")
        self.clean: list[Site] = []
        for state in self.states:
            start = time.monotonic()
            self.write(state)
            shutil.rmtree(folder / ".fihris", ignore_errors=True)
            assert self.start().wait() == 0
            self.clean.append(contents(folder / "site"))
            self.takes = time.monotonic() - start
        self.faults: list[str] = []

    def write(self, state: str) -> None:
        (self.project / SECTION).write_text(state, "utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            COMMAND, cwd=self.project, env=ENVIRONMENT, stdout=quiet, stderr=quiet, start_new_session=True
        )

    def kill(self, number: int) -> None:
        """Builds at once, all of them killed: with what they have started, or alone."""
        self.write(self.states[number % 2])
        running = [self.start() for _ in range(self.chance.randint(1, TOGETHER) if number % 3 == 0 else 1)]
        for process in running:
            time.sleep(self.chance.random() * self.takes * 1.1 / len(running))
            try:
                if self.chance.random() < 0.75:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            except ProcessLookupError:
                pass  # it was done
            process.wait()
        if contents(self.project / "site") not in self.clean:
            self.faults.append(f"after death {number} the site is neither the old nor the new")

    def recover(self, number: int) -> None:
        if self.start().wait():
            self.faults.append(f"the build after death {number} failed")
        if contents(self.project / "site") != self.clean[number % 2]:
            self.faults.append(f"the build after death {number} is not as a clean one")
        rests = [each.name for each in self.project.iterdir() if each.name.startswith((".site.new", ".site.old"))]
        if rests:
            self.faults.append(f"after the build after death {number} there are {', '.join(rests)}")


def run(kills: int, seed: int) -> list[str]:
    """What went wrong in so many deaths."""
    with tempfile.TemporaryDirectory() as parent:
        trial = Trial(Path(parent, "project"), random.Random(seed))
        for number in range(kills):
            trial.kill(number)
            if number % 3 == 2 or number == kills - 1:
                trial.recover(number)
        return trial.faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = run(options.kills, options.seed)
    print(
        "\n".join(faults)
        or f"{options.kills} deaths: the site was whole after each, and each build left alone was good"
    )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
