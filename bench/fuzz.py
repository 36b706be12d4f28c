"""Looks for texts that harm: made without end from pieces of Markdown, HTML and YAML, for so many seconds of the processor.

    python -m bench.fuzz [--seconds 60] [--seed 1] [--of reading,check,fields,matter,gate]

`reading` compares what is read with what Python-Markdown renders; `check` looks for faults of ours and for texts that
take longer than they may in all that reads and checks a text; `fields` does so for YAML and `matter` for whole files
with front matter. `gate` breeds the injections of the tests with one another: what has passed must pass again and hold
nothing but what the table has, for a second parser too, and what is refused must have a place. What is found is made as
short as it can be and printed as a case of YAML, for tests/fihris/text/cases and tests/fixtures/injections.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent / "hooks"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "fihris" / "text"))

import rendered  # type: ignore[import-not-found]
from lxml import html as lxml_html
from rendered import told  # type: ignore[import-not-found]
from test_reading import PIECES  # type: ignore[import-not-found]

from fihris.link.resolver import Finder
from fihris.model import Document, Lang, Registry
from fihris.read import document, mapping
from fihris.read.files import Tree
from fihris.render import dialect, refusals
from fihris.render.allowed import ELEMENTS, EVERYWHERE
from fihris.render.embedding import embedded, parted
from fihris.render.gate import Gate
from fihris.report import Problem, Report
from fihris.text import dates, markdown, runs, sentences

SLOW = 3.0
"""Seconds that no text of the lengths made here may take."""
FIELDS = [
    *"[]{}:,-?|>&*!%@`'\"# \n\t",
    "- ",
    "a: ",
    "\n  ",
    "\n- ",
    "<<: ",
    "*a",
    "&a ",
    "! ",
    "---\n",
    "...\n",
    "\x1b",
    "نص",
    "1",
    "~",
]


INJECTIONS = [
    source
    for path in sorted((Path(__file__).parent.parent / "tests/fixtures/injections").glob("*.yml"))
    for cases in yaml.safe_load(path.read_text("utf-8")).values()
    for source in cases
]
_TOKENS = re.compile(r"</?\w+|[\w-]+=|\w+:|\w+|\s+|.")


@dataclass(frozen=True, slots=True)
class Target:
    """`make` a text, `fails` says what is wrong with it, or ""."""

    make: Callable[[random.Random], str]
    fails: Callable[[str], str]


def _text(chance: random.Random) -> str:
    pieces = chance.sample(PIECES, chance.randint(1, 12))
    return "".join(chance.choice(pieces) for _ in range(chance.choice([4, 10, 20, 40])))


def _long(chance: random.Random) -> str:
    """Few pieces very often: what grows with the square shows."""
    pieces = [chance.choice([*PIECES, chr(chance.randint(32, 126))]) for _ in range(chance.randint(1, 3))]
    return "".join(pieces) * chance.choice([10, 300, 5000])


def _fields(chance: random.Random) -> str:
    pieces = chance.sample(FIELDS, chance.randint(1, 8))
    return "".join(chance.choice(pieces) for _ in range(chance.choice([5, 20, 20_000])))


def _injection(chance: random.Random) -> str:
    """Pieces of injections and of Markdown, cut and put together anew."""
    parents = [chance.choice(INJECTIONS) for _ in range(chance.randint(1, 3))]
    tokens = [token for parent in parents for token in (*_TOKENS.findall(parent), chance.choice(PIECES))]
    for _ in range(chance.randint(0, 6)):
        place, width = chance.randrange(len(tokens)), chance.randint(0, 3)
        tokens[place : place + width] = chance.choice([[], [chance.choice(tokens)], [chance.choice(PIECES)]])
        tokens = tokens or ["<"]
    return "".join(tokens)


def _matter(chance: random.Random) -> str:
    return f"---\n{chance.choice(['title: نص', ''])}\n{_fields(chance)}\n---\n{_text(chance)}"


def _differs(text: str) -> str:
    body = "x\n\n" + text
    reading = markdown.read(body)
    if reading.fault or reading.broken:
        return ""
    made = rendered.rendered(body)
    for listed in (made.links, made.images, made.code):
        listed.sort()
    said = told(reading)
    return "" if said == made else f"host {made}\nread {said}"


def _harms(finder: Finder) -> Callable[[str], str]:
    def harms(text: str) -> str:
        reading = markdown.read(text)
        finder.find_all([reading])
        list(sentences.sentences(reading.text))
        list(runs.runs(reading.text, "ar"))
        dates.years(reading.text, "ar")
        if reading.fault is None:
            rendered.rendered(text)
        return ""

    return harms


def _spoils(text: str) -> str:
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.yml").write_text(text, "utf-8", newline="")
        report = Report()
        tree = Tree(Path(folder), report)
        read = tree.text("a.yml")
        if read is not None and mapping.parse(tree, "a.yml", read) is None and not list(report):
            return "neither read nor reported"
    return ""


def _neither(text: str) -> str:
    """A whole file: it is read, or it is told why not."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.md").write_text(text, "utf-8", newline="")
        report = Report()
        if document.read(Tree(Path(folder), report), "a.md", Lang.AR, "page") is None and not list(report):
            return "neither read nor reported"
    return ""


def _passes(text: str) -> str:
    """Whatever of the gate's promises the text breaks."""
    reading = markdown.read(text)
    problems = list(refusals.problems(Document("a.md", Lang.AR, "", "", text, 1, reading), Gate()))
    unplaced = _unplaced(text, problems)
    if unplaced or reading.fault:
        return unplaced
    made = dialect.rendered(text)
    clean = Gate().clean(made)
    parts = [each for heading in parted(embedded(clean, 1, ()))[1] for each in heading]
    faults = [*_mutates(clean), *filter(None, map(_foreign, (clean, *parts)))]
    if not problems:
        faults += [f"refused and not told: {each}" for each in Gate().refused(made)]
        faults += [f"twice: {id}" for id, times in Counter(_ID.findall(clean)).items() if times > 1]
    return faults[0] if faults else ""


_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def _unplaced(text: str, problems: list[Problem]) -> str:
    lines = text.split("\n")
    for problem in problems:
        if not (1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1):
            return f"no such place: {problem}"
        if not problem.hint:
            return f"no hint: {problem}"
    return ""


def _mutates(clean: str) -> Iterator[str]:
    """What the gate makes of its own work; a parser leaves out the first end of line in <pre>."""
    if re.sub(r"<pre([^>]*)>\n+", r"<pre\1>", Gate().clean(clean)) != re.sub(r"<pre([^>]*)>\n+", r"<pre\1>", clean):
        yield "what has passed does not pass as it is"
    yield from (f"what has passed is refused: {each}" for each in Gate().refused(clean))


def _foreign(clean: str) -> str:
    """What lxml, another parser than the gate's, finds in it that the table lacks."""
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", clean)  # lxml takes none of them
    for element in lxml_html.fragment_fromstring(clean, "div").iter() if clean.strip() else ():
        if not isinstance(element.tag, str) or element.tag not in ELEMENTS:
            return f"lxml reads {element.tag}"
        foreign = set(element.attrib) - EVERYWHERE - ELEMENTS[element.tag]
        if foreign:
            return f"lxml reads {foreign} on {element.tag}"
        for name in ("href", "src", "poster"):
            address = re.sub(r"[\t\n\r]|^[\x00-\x20]+", "", element.get(name, "")).lower()
            if re.match(r"(?:java|vb)script:|data:|blob:|file:", address):
                return f"lxml reads {address}"
    return ""


def _wrong(target: Target, text: str) -> str:
    """What is wrong with a text, its time included."""
    start = time.process_time()
    try:
        found = target.fails(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - start
    return found or (f"{took:.1f} s" if took > SLOW else "")


def _short(target: Target, text: str) -> str:
    """The text with all taken away that its fault does not need."""
    width = max(1, len(text) // 2)
    end = time.process_time() + 30
    while width and time.process_time() < end:
        place = 0
        while place < len(text) and time.process_time() < end:
            shorter = text[:place] + text[place + width :]
            if shorter and _wrong(target, shorter):
                text = shorter
            else:
                place += width
        width //= 2
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--of", default="reading,check,fields,matter,gate")
    chosen = parser.parse_args()
    finder = Finder(Registry({}, {}, {}, {}, {}), Lang.AR)
    targets = {
        "reading": Target(_text, _differs),
        "check": Target(lambda chance: chance.choice([_text, _long])(chance), _harms(finder)),
        "fields": Target(_fields, _spoils),
        "matter": Target(_matter, _neither),
        "gate": Target(_injection, _passes),
    }
    names = chosen.of.split(",")
    cases = []
    for name in names:
        chance, runs_made, end = random.Random(chosen.seed), 0, time.process_time() + chosen.seconds / len(names)
        found: set[str] = set()
        while time.process_time() < end:
            text = targets[name].make(chance)
            runs_made += 1
            if _wrong(targets[name], text):
                found.add(_short(targets[name], text))
        print(f"# {name:<8} {runs_made:>9,} texts, {len(found)} found")
        cases += [{"id": f"{name}: {_wrong(targets[name], text)[:300]}", "text": text} for text in sorted(found)]
    if cases:
        print(yaml.safe_dump(cases, allow_unicode=True, sort_keys=False))


if __name__ == "__main__":
    main()
