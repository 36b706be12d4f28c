"""Builds generated corpora of growing size, with this project and with the stock theme, and prints what it costs: all of it, again
with nothing changed, again with one section changed, and a save while it is served.

python -m bench.build [--sizes 10 100 300] [--rich 1 10 30] [--no-stock] [--record]
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from bench import corpus

HISTORY = Path(__file__).with_name("history.csv")
STOCK = """
site_name: stock
site_url: https://example.org/
use_directory_urls: false
exclude_docs: /_data/
theme: {name: material, font: false, language: ar}
plugins:
  - search
  - tags
  - offline
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      languages:
        - {locale: ar, name: العربية, default: true, build: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences]
"""
SAVES = 6
RICH = "all, rich"


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


def measure(folder: Path, briefs: int, what: str, command: list[str]) -> Cost:
    """One strict build in a process of its own."""
    # As on a reader's machine: with its code compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        "PYTHONPATH": str(corpus.ROOT / "hooks"),
    }
    with (folder.parent / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=folder, stdout=log, stderr=log, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit((folder.parent / "log").read_text("utf-8")[-3000:])
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


def ours(size: int) -> Iterator[Cost]:
    """What a site of so many briefs costs, one thing after the other."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        section, build = min(folder.glob("docs/ar/briefs/*/*/02-*.md")), ["fihris", "build"]
        yield measure(folder, size, "all", build)
        yield measure(folder, size, "nothing changed", build)
        text = section.read_text("utf-8")
        section.write_text(f"{text}\nجملة زيدت.\n", "utf-8")
        yield measure(folder, size, "one section changed", build)
        yield Cost(size, "a save while served", _save(folder, section), 0, 0, 1, 1)


def rich(size: int) -> Cost:
    """All of a site of so many copies of a real brief: much is stated in each, and all of it of the same actors."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.copy(folder, size)
        return measure(folder, size, RICH, ["fihris", "build"])


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


def stock(size: int) -> Cost:
    """The same words with the stock theme: one page a brief, as its readers get them here too."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        for own in folder.glob("docs/*/briefs/*/*/index.md"):
            _join(own)
        (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        return measure(folder, size, "stock", ["mkdocs", "build", "--site-dir", str(folder / "site")])


def _join(own: Path) -> None:
    """Put a brief's sections into its own page, each under its title, and its topics as tags."""
    matter, body = _parted(own)
    topics = set(matter.get("topics", ()))
    parts = [body]
    for section in sorted(own.parent.glob("[0-9]*.md")):
        of, words = _parted(section)
        topics |= set(of.get("topics", ()))
        parts.append(f"## {of['title']}\n\n{words}")
        section.unlink()
    head = {"title": matter["title"], "description": matter["description"], "tags": sorted(topics)}
    fields = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    own.write_text(f"---\n{fields}---\n\n{''.join(parts)}", "utf-8")


def _parted(path: Path) -> tuple[dict[str, object], str]:
    _, matter, body = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    return {key: json.loads(value) for key, value in (line.split(": ", 1) for line in matter.splitlines())}, body


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100, 300])
    parser.add_argument(
        "--rich", type=int, nargs="*", default=[], help="copies of a real brief, instead of generated ones"
    )
    parser.add_argument("--no-stock", action="store_true")
    parser.add_argument("--record", action="store_true", help="add the figures to bench/history.csv")
    options = parser.parse_args()
    costs = [cost for size in options.sizes for cost in ours(size)]
    all_of = {cost.briefs: cost for cost in costs if cost.what == "all"}
    theirs = [] if options.no_stock else [stock(size) for size in options.sizes]
    costs += map(rich, options.rich)
    table([*costs, *theirs], all_of)
    for small, large in zip(options.sizes, options.sizes[1:], strict=False):
        print(
            f"\nCPU time from {small} to {large} briefs grows with the power {exponent(all_of[small], all_of[large]):.2f}"
        )
    if theirs:
        ratios = ", ".join(f"{each.seconds / all_of[each.briefs].seconds:.2f} at {each.briefs}" for each in theirs)
        print(f"\nStock build's CPU time as a multiple of ours: {ratios}")
    if options.record:
        record([*costs, *theirs])


if __name__ == "__main__":
    main()
