"""What a build costs: the processors' time, memory, and what it writes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (own and system) and peak memory in MB; of the site its size in MB, its pages and all its files."""

    briefs: int
    what: str
    seconds: float
    peak: float
    output: float
    pages: int
    files: int


def measure(folder: Path, briefs: int, what: str, command: Sequence[str | Path], at: Path) -> Cost:
    """Run a build in a process of its own, begun `at` a folder, which makes `site` in `folder`. Ends with the build's last words where it fails."""
    # As on a reader's machine: with its code compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "NO_MKDOCS_2_WARNING": "1",
        "ASTRO_TELEMETRY_DISABLED": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        "PYTHONPATH": str(corpus.ROOT / "hooks"),
    }
    log = folder.parent / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=at, stdout=stream, stderr=stream, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(log.read_text("utf-8")[-3000:])
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return Cost(
        briefs,
        what,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        sum(path.stat().st_size for path in files) / 1e6,
        sum(path.suffix == ".html" for path in files),
        len(files),
    )
