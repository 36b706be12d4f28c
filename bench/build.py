"""Builds generated corpora of growing size, with this project and with the stock theme, and prints what it costs.

python -m bench.build [--sizes 10 100 300] [--no-stock]
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpus

STOCK = """
site_name: stock
site_url: https://example.org/
use_directory_urls: false
exclude_docs: /_data/
theme: {name: material, font: false, language: ar}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      languages:
        - {locale: ar, name: العربية, default: true, build: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    briefs: int
    seconds: float
    peak: float
    output: float
    pages: int


def measure(folder: Path, briefs: int) -> Cost:
    """CPU seconds (own and system), peak memory in MB, output in MB, pages of one strict build in a process of its own."""
    site = folder / "site"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--site-dir",
        str(site),
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit((folder / "log").read_text("utf-8")[-3000:])
    files = [path for path in site.rglob("*") if path.is_file()]
    return Cost(
        briefs,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        sum(path.stat().st_size for path in files) / 1e6,
        sum(path.suffix == ".html" for path in files),
    )


def build(size: int, *, stock: bool) -> Cost:
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        if stock:
            (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        return measure(folder, size)


def exponent(small: Cost, large: Cost, what: str) -> float:
    """The power of the number of briefs that a cost grows with."""
    return math.log(getattr(large, what) / getattr(small, what)) / math.log(large.briefs / small.briefs)


def table(name: str, costs: list[Cost]) -> None:
    print(
        f"\n{name}\n| briefs | CPU s | peak MB | output MB | pages | CPU growth | output growth |\n|---|---|---|---|---|---|---|"
    )
    for index, cost in enumerate(costs):
        growth = [f"{exponent(costs[index - 1], cost, what):.2f}" if index else "" for what in ("seconds", "output")]
        print(
            f"| {cost.briefs} | {cost.seconds:.1f} | {cost.peak:.0f} | {cost.output:.1f} | {cost.pages} | {' | '.join(growth)} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300])
    parser.add_argument("--no-stock", action="store_true")
    options = parser.parse_args()
    table("Fihris", ours := [build(size, stock=False) for size in options.sizes])
    if not options.no_stock:
        table("Material and i18n, stock", theirs := [build(size, stock=True) for size in options.sizes])
        ratios = ", ".join(f"{b.seconds / a.seconds:.1f} at {a.briefs}" for a, b in zip(ours, theirs, strict=True))
        print(f"\nStock build's CPU time as a multiple of ours: {ratios}")


if __name__ == "__main__":
    main()
