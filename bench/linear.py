"""Looks for what takes more than linear time: every sign and many patterns, repeated to a text and to one twice as long,
through all that reads a text.

    python -m bench.linear [--kilobytes 200] [--of reading,linking,checking,rendering] [--shown 20]

The ratio is of the second's time to the first's: 2 is linear, 4 grows with the square. A text that is refused is told
quickly, and so passes. What is shown is the worst of each stage, of those that took longer than a tenth of a second.
"""

from __future__ import annotations

import argparse
import shutil
import string
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from fihris import survey
from fihris.link.finding import finder
from fihris.model import LANGS, Lang, Registry
from fihris.read import registry
from fihris.read.files import Tree
from fihris.render.comments import without_comments
from fihris.render.dialect import rendered
from fihris.render.gate import Gate
from fihris.report import Report
from fihris.text import markdown

TINY = corpus.ROOT / "tests/fixtures/tiny"
BRIEF = "briefs/2024/water-accord/01-minister-visits.md"
LEAST = 0.1
"""Seconds under which a time is no more than chance."""
SIGNS = [*string.punctuation, *"aA1", *"،؛؟«»“”‘’…–—ـاوى٣٬%٪\u064b\u2060\u200f\u00a0", "\t", "\n", " "]
PATTERNS = [
    "a\n\n", "ا\n\n", "a\n", "[a](b)", "[a][b]", "![a](b)", "`a`", "*a*", "<b>a</b>", "<!-- a -->", "<!--", "-->", "<a ", "&amp;",
    "- a\n", "1. a\n", "> a\n", "# a\n\n", "    a\n", "~~~\n", "```\n", "| a |\n", "[^1]", "[^1]: a\n", "[a]: b\n", "{: .a}", "*[a]: b\n",
    "في ", "و", "ال", "ب ال", "في عام 2020 ", "7 أغسطس/آب 2023 ", "2000 جندي ", "خمسة وعشرون ", "<!-- Fihris", "# Fihris", "http://a.b/",
    "a@b.c ", "#a ", "@a ", "a-", "A. ", "U.S. ", "\"a\" ", "'a' ", "«ا» ", "« ", "ا، ", "the the ", "Mr. A ", "وزير ", "الوزير ",
    "قال وزير الدفاع الأمريكي عام 2021 إن ", "التقى لويد أوستن الوزير وقال أوستن كلمة. ", "أقر البرلمان القانون وقالت بغداد كلمة. ",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a pattern's text and of one twice as long."""

    stage: str
    pattern: str
    once: float
    twice: float

    @property
    def ratio(self) -> float:
        return self.twice / max(self.once, 1e-6)


class Bench:
    """The stages, each a function of the Arabic or English text of one section."""

    def __init__(self, folder: Path) -> None:
        self.project = Path(shutil.copytree(TINY, folder / "tiny"))
        self.known: Registry = registry.read(Tree(corpus.ROOT, Report()))
        self.gate = Gate()
        self.heads = {lang: self._path(lang).read_text("utf-8").partition("\n---\n")[0] for lang in LANGS}

    def _path(self, lang: Lang) -> Path:
        return self.project / f"docs/{lang}/{BRIEF}"

    def reading(self, text: str) -> None:
        markdown.read(text)

    def linking(self, text: str) -> None:
        reading = markdown.read(text)
        for lang in LANGS:
            for findings in finder(self.known, lang).find_all([reading]):
                for mention in findings.mentions:
                    findings.quote(mention, lang)

    def checking(self, text: str) -> None:
        for lang in LANGS:
            self._path(lang).write_text(f"{self.heads[lang]}\n---\n\n{text}", "utf-8")
        survey.survey(self.project, Report())

    def rendering(self, text: str) -> None:
        if markdown.read(text).fault is None:
            html = without_comments(rendered(text))
            self.gate.refused(html)
            self.gate.clean(html)

    def names(self) -> Iterator[str]:
        """Names of every kind, with and without what parts one from the next."""
        for id in ("iran", "united-states", "qasem-soleimani", "islamic-state", "us-defense"):
            if entity := self.known.actors.get(id):
                forms = (*(entity.name[lang] for lang in LANGS), *(entity.nisba[lang][0] for lang in LANGS if entity.nisba[lang]),
                         *(entity.weak[lang][0] for lang in LANGS if entity.weak[lang]),
                         *(entity.metonyms[lang][0] for lang in LANGS if entity.metonyms[lang]))  # fmt: skip
                yield from (
                    form + joint for form in forms for joint in ("", " ", "-", "/", "، ", ".", " و", " and ", "\n\n")
                )


STAGES: dict[str, Callable[[Bench, str], None]] = {
    "reading": Bench.reading, "linking": Bench.linking, "checking": Bench.checking, "rendering": Bench.rendering
}  # fmt: skip


def timed(work: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def shapes(patterns: list[str]) -> list[str]:
    """Each sign solid, in words, in lines and in paragraphs."""
    return list(dict.fromkeys([each + end for each in SIGNS for end in ("", " ", "\n", "\n\n")] + patterns))


def measure(bench: Bench, stage: str, pattern: str, size: int) -> Cost:
    work = STAGES[stage]
    count = size // len(pattern.encode())
    once, twice = (timed(lambda text: work(bench, text), pattern * (count * times)) for times in (1, 2))
    return Cost(stage, pattern, once, twice)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--kilobytes", type=float, default=200)
    parser.add_argument("--of", default=",".join(STAGES))
    parser.add_argument("--shown", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        patterns = shapes([*PATTERNS, *bench.names()])
        print(f"{len(patterns)} patterns\nstage        ratio  seconds  pattern")
        for stage in options.of.split(","):
            costs = [measure(bench, stage, pattern, int(options.kilobytes * 1000)) for pattern in patterns]
            worst = sorted((each for each in costs if each.twice >= LEAST), key=lambda each: -each.ratio * each.twice)
            for cost in worst[: options.shown]:
                print(f"{cost.stage:10}{cost.ratio:8.1f}{cost.twice:9.2f}  {cost.pattern!a}")


if __name__ == "__main__":
    main()
