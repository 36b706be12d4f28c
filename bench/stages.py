"""Which share of a build's processor time each stage has: `python -m bench.stages 100`.

The build is sampled, in one process: where a timer of processor time goes off, the time since the last is the innermost stage's that the
program is in. What is written in C (Typst, pictures) ends before the timer is heard, and so is wholly its caller's.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from bench import corpus

MANIFEST = "FIHRIS_MANIFEST"
"""Names the file in which a build tells the next one what it has made (`write/told.py`)."""
BOOKS = ("apparatus", "book", "epub", "formulas", "opening", "papers", "press", "setting", "volumes", "xhtml")
STAGES: dict[str, tuple[str, ...]] = {
    "import": ("importlib", "<frozen importlib"),
    "reading": ("fihris/read/",),
    "linking": ("fihris/link/",),
    "checking": ("fihris/check/",),
    "deriving": ("fihris/derive/",),
    "views": ("fihris/view/",),
    "Markdown": ("/markdown/", "/pymdownx/"),
    "the gate and what is rendered": ("fihris/render/",),
    "templates": ("/overrides/", "/jinja2/", "/templates/"),
    "books and papers": tuple(f"fihris/write/{module}." for module in BOOKS),
    "pictures for other sites": ("fihris/write/cards.", "/PIL/"),
    "search": tuple(f"fihris/write/{module}." for module in ("answers", "findable", "lexicon", "postings", "search")),
    "open data": ("fihris/write/formats/", "fihris/write/opendata."),
    "what is kept": ("fihris/reads.", "fihris/sums.", "fihris/write/store.", "mkdocs_fihris/standing."),
    "other files": ("fihris/write/",),
    "the host, and what binds it to us": ("/mkdocs/", "/mkdocs_static_i18n/", "/material/", "mkdocs_fihris/"),
}
"""By name, what the paths of a stage's modules have in them; of two that fit the first."""
REST = "the rest"
EVERY = 0.002
"""Seconds of processor time from one sample to the next."""


def shares(folder: Path) -> dict[str, float]:
    """CPU seconds by stage of a build of the project in `folder`, in this process."""
    spent, of, last = Counter[str](), dict[str, str | None](), time.process_time()

    def sample(_: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        while frame and not (stage := of.setdefault(path := frame.f_code.co_filename, _stage(path))):
            frame = frame.f_back
        spent[stage if frame and stage else REST] += now - last
        last = now

    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        _build(folder)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return dict(spent)


def _stage(path: str) -> str | None:
    return next((name for name, parts in STAGES.items() if any(part in path for part in parts)), None)


def _build(folder: Path) -> None:
    os.chdir(folder)
    # With one processor nothing is done in another process, where nobody would sample it.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.path.insert(0, str(corpus.ROOT / "hooks"))
    # As `fihris build` begins it: else what is kept for the next build, and read again from it, has no part in it.
    manifest = folder.parent / "manifest"
    manifest.touch()
    os.environ[MANIFEST] = str(manifest)
    with contextlib.redirect_stderr(io.StringIO()):
        from mkdocs.__main__ import cli  # noqa: PLC0415

        cli(["build", "--site-dir", str(folder / "site")], standalone_mode=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=100, help="the number of briefs")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        spent = shares(folder)
    whole = sum(spent.values())
    print(f"\n| stage, {size} briefs | CPU s | share |\n|---|---|---|")
    for name, seconds in sorted(spent.items(), key=lambda each: -each[1]):
        print(f"| {name} | {seconds:.2f} | {seconds / whole:.0%} |")


if __name__ == "__main__":
    main()
