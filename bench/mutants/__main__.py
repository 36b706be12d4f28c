"""Breaks the core in small ways, by the rules of mutmut, and counts what the tests notice: `python -m bench.mutants`. See the README."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from bench.mutants.covering import Covering, cover
from bench.mutants.faults import difference, sample
from bench.mutants.judge import ROOT, Judge

PACKAGES = ("text", "link", "derive", "check", "render")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    parser.add_argument("--sample", type=int, default=40, help="mutants of a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="of these the ones with these numbers, as they are told: 3,17")
    parser.add_argument(
        "--covering",
        type=Path,
        default=ROOT / "dist/covering",
        help="what the tests run, noted anew where files changed",
    )
    asked = parser.parse_args()
    os.chdir(ROOT)
    cover(asked.covering, 2)
    covering = Covering.read(asked.covering)
    judge = Judge()
    only = {int(number) for number in asked.only.split(",") if number}
    for package in asked.packages:
        counts: Counter[str] = Counter()
        for number, each in enumerate(sample(package, asked.sample, asked.seed)):
            if only and number not in only:
                continue
            tests = covering.of(each)
            fate = "killed" if tests and judge.kills(each, tests) else "survived" if tests else "not run"
            counts[fate] += 1
            if fate != "killed":
                print(
                    f"{number}: {each.path.relative_to(ROOT)}:{each.line}: {fate} ({len(tests)} tests; {counts['killed']} of {counts.total()} killed so far)\n{difference(each)}",
                    flush=True,
                )
        print(
            f"{package}: {counts['killed']} of {counts.total()} killed ({counts['killed'] / max(1, counts.total()):.0%}), {counts['not run']} in lines that no test runs",
            flush=True,
        )


if __name__ == "__main__":
    main()
