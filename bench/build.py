"""Builds generated corpora of growing size, and prints what it costs: all of it, again with nothing changed, again with one section
changed, with an alias more, and a save while it is served; what the same words cost others; and which share each stage of ours has.

python -m bench.build [--sizes 10 100 300] [--rich 1 10 30] [--beside stock hugo starlight] [--record]
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from bench import corpus, peers
from bench.cost import Cost, measure

HISTORY = Path(__file__).with_name("history.csv")
SAVES = 6
RICH = "all, rich"
SAMPLED = 100
"""Briefs at most whose stages are sampled, in one process."""


def ours(size: int) -> Iterator[Cost]:
    """What a site of so many briefs costs, one thing after the other."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        section, build = min(folder.glob("docs/ar/briefs/*/*/02-*.md")), [sys.executable, "-m", "fihris", "build"]
        yield measure(folder, size, "all", build, folder)
        yield measure(folder, size, "nothing changed", build, folder)
        text = section.read_text("utf-8")
        section.write_text(f"{text}\nجملة زيدت.\n", "utf-8")
        yield measure(folder, size, "one section changed", build, folder)
        actor = min(folder.glob("docs/_data/actors/*.yml"))
        record = json.loads(actor.read_text("utf-8")) | {"aliases": {"ar": ["أبو الريان العجيب"], "en": ["Abu Rayan"]}}
        actor.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        yield measure(folder, size, "an alias that no text has", build, folder)
        yield Cost(size, "a save while served", _save(folder, section), 0, 0, 1, 1)


def rich(size: int) -> Cost:
    """All of a site of so many copies of a real brief: much is stated in each, and all of it of the same actors."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.copy(folder, size)
        return measure(folder, size, RICH, [sys.executable, "-m", "fihris", "build"], folder)


def _save(folder: Path, section: Path) -> float:
    """CPU seconds from a saved section to its page, the median of several."""
    sys.path.insert(0, str(corpus.ROOT / "hooks"))
    from mkdocs_fihris.ondemand import OnDemand  # noqa: PLC0415

    site = OnDemand(folder / "mkdocs.yml", folder / "none", "http://127.0.0.1/")
    page, text = section.relative_to(folder / "docs/ar").with_suffix(".html").as_posix(), section.read_text("utf-8")
    took = []
    for number in range(SAVES):
        section.write_text(f"{text}\nجملة أخرى رقمها {number}.\n", "utf-8")
        start = time.process_time()
        site.read()
        made = site.get(page)
        took.append(time.process_time() - start)
        assert made
        assert f"رقمها {number}".encode() in made
    return statistics.median(took)


def exponent(small: Cost, large: Cost) -> float:
    """The power of the number of briefs that the CPU time grows with."""
    return math.log(large.seconds / small.seconds) / math.log(large.briefs / small.briefs)


def table(costs: list[Cost], all_of: dict[int, Cost]) -> None:
    print(
        "\n| briefs | what | CPU s | of all | peak MB | output MB | pages | files |\n|---|---|---|---|---|---|---|---|"
    )
    for cost in costs:
        share = 1.0 if cost.what == RICH else cost.seconds / all_of[cost.briefs].seconds
        rest = f"{cost.peak:.0f} | {cost.output:.1f} | {cost.pages} | {cost.files} |"
        print(f"| {cost.briefs} | {cost.what} | {cost.seconds:.2f} | {share:.3f} | {rest}")


def record(costs: list[Cost]) -> None:
    """Add the figures to the history, under the commit that they are of."""
    of = subprocess.run(
        ["git", "log", "-1", "--format=%cs,%h"], cwd=corpus.ROOT, capture_output=True, text=True, check=True
    )
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        for cost in costs:
            figures = (f"{each:.2f}" if isinstance(each, float) else each for each in astuple(cost))
            rows.writerow((*of.stdout.strip().split(","), f"{load:.1f}", *figures))


def beside(names: list[str], sizes: list[int]) -> Iterator[Cost]:
    """What the same words cost others. Who is not to be had is named, and left out."""
    for name in names:
        try:
            yield from [peers.cost(name, size) for size in sizes]
        except peers.NotToBeHad as error:
            print(f"{name} is not to be had: {error}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100, 300])
    parser.add_argument(
        "--rich", type=int, nargs="*", default=[], help="copies of a real brief, instead of generated ones"
    )
    parser.add_argument("--beside", nargs="*", choices=peers.PEERS, default=list(peers.PEERS))
    parser.add_argument("--record", action="store_true", help="add the figures to bench/history.csv")
    options = parser.parse_args()
    # Others first: a process is told to have had the memory of the one that began it, and a save that is served happens in this one.
    theirs = list(beside(options.beside, options.sizes))
    costs = [cost for size in options.sizes for cost in ours(size)]
    all_of = {cost.briefs: cost for cost in costs if cost.what == "all"}
    costs += map(rich, options.rich)
    table([*costs, *theirs], all_of)
    for small, large in zip(options.sizes, options.sizes[1:], strict=False):
        print(
            f"\nCPU time from {small} to {large} briefs grows with the power {exponent(all_of[small], all_of[large]):.2f}"
        )
    for name in options.beside:
        ratios = [f"{all_of[it.briefs].seconds / it.seconds:.1f} at {it.briefs}" for it in theirs if it.what == name]
        if ratios:
            print(f"\nOurs as a multiple of {name}'s CPU time: {', '.join(ratios)}")
    sys.stdout.flush()
    if options.sizes:
        subprocess.run([sys.executable, "-m", "bench.stages", str(min(max(options.sizes), SAMPLED))], check=True)
    if options.record:
        record([*costs, *theirs])


if __name__ == "__main__":
    main()
