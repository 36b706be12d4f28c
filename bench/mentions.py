"""Measures the finder: folding, matching and resolving, with lines and columns; and the same with the reading of the Markdown.

    python -m bench.mentions [--megabytes 4] [--patterns 16000] [--repeat 5]

`brief` is the project's own briefs, over and over, with its own registry: a mention every 66 bytes in Arabic. The other texts
are generated, and a registry for them until its lexicon holds the patterns asked for; making the lexicon is not counted. `dense`
ones name somebody about as often, `usual` ones seven times less.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from fihris.link.lexicon import Lexicon
from fihris.link.resolver import Finder
from fihris.model import LANGS, Entity, EntityKind, Forms, Kind, Lang, Origin, Registry, Text
from fihris.read import registry as own_registry
from fihris.read.files import Tree
from fihris.report import Report
from fihris.text.markdown import read

DIALOGUE = Path(__file__).resolve().parents[1] / "tests/fixtures/dialogue"
LETTERS = {Lang.AR: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", Lang.EN: "abcdefghijklmnoprstuvwz"}
NISBA = {Lang.AR: "ي", Lang.EN: "ian"}
MARK = {Lang.AR: "،", Lang.EN: ","}


@dataclass(frozen=True, slots=True)
class Names:
    """Generates words and names of one language."""

    lang: Lang
    chance: random.Random

    def word(self, shortest: int = 2) -> str:
        return "".join(self.chance.choices(LETTERS[self.lang], k=self.chance.randint(shortest, 8)))

    def name(self, words: int) -> str:
        made = [self.word(4) for _ in range(words)]
        return " ".join(made if self.lang is Lang.AR else [word.title() for word in made])


def entity(names: Names, number: int) -> Entity:
    """A person, body or state, with forms of every kind."""
    name, surname, country = names.name(2), names.name(1), names.name(1)
    text = Text.of({Lang.AR: name, Lang.EN: name})
    return Entity(
        f"a{number}",
        EntityKind.ACTOR,
        "person",
        text,
        text,
        Origin("bench"),
        aliases=forms(names.lang, f"{name} {surname}"),
        weak=forms(names.lang, *[surname] * (number % 3 > 0)),
        metonyms=forms(names.lang, *[country] * (number % 10 == 0)),
        nisba=forms(names.lang, *[country + NISBA[names.lang]] * (number % 10 == 0)),
        offices=forms(names.lang, *[names.name(2)] * (number % 5 == 0)),
        country="a0",
    )


def forms(lang: Lang, *listed: str) -> Forms:
    return Forms.of({lang: listed})


def registry(lang: Lang, patterns: int, seed: int = 1) -> Registry:
    """A registry whose lexicon holds about as many patterns as asked for."""
    names = Names(lang, random.Random(seed))
    kinds = {"person": Kind("person", Text(), Text(), "person", Text())}

    def of(count: int) -> Registry:
        names.chance.seed(seed)
        actors = {made.id: made for made in (entity(names, number) for number in range(count))}
        return Registry(actors, MappingProxyType({}), MappingProxyType({}), kinds, MappingProxyType({}))

    none, some = (len(Lexicon.of(of(count), lang).entries) for count in (0, 100))
    return of(max(1, round((patterns - none) / (some - none) * 100)))


def markdown(lang: Lang, actors: Sequence[Entity], size: int, every: int, seed: int = 2) -> str:
    """Paragraphs, lists and headings, `size` bytes long, with a form of some actor about every `every` bytes."""
    names = Names(lang, random.Random(seed))
    chance = names.chance
    common = [names.word() for _ in range(2000)]
    cast = chance.sample(list(actors), min(40, len(actors)))
    parts: list[str] = []
    length = since = 0
    while length < size:
        if since >= every:
            word, since = _form(chance.choice(cast), lang, chance), 0
        else:
            word = chance.choice(common)
        parts.append(
            word + chance.choices(["", MARK[lang], ".", ".\n\n", ".\n\n- ", "\n\n## "], [90, 6, 5, 1, 1, 0.2])[0]
        )
        bytes_long = len(parts[-1].encode()) + 1
        length += bytes_long
        since += bytes_long
    return " ".join(parts)


def _form(actor: Entity, lang: Lang, chance: random.Random) -> str:
    forms = [actor.name[lang], *actor.aliases[lang], *actor.weak[lang], *actor.metonyms[lang], *actor.nisba[lang]]
    form = chance.choice(forms)
    if lang is Lang.AR:
        return chance.choice(["", "", "و", "ل", "ب"]) + form
    return chance.choice([form, form, f"{form}'s", f"**{form}**"])


def briefs(lang: Lang, size: int) -> str:
    """The texts of the dialogue's briefs, repeated until they are about `size` bytes long."""
    bodies = [
        path.read_text("utf-8").split("---\n", 2)[-1]
        for path in sorted((DIALOGUE / "docs" / lang / "briefs").rglob("*.md"))
    ]
    text = "\n\n".join(bodies)
    return "\n\n".join([text] * max(1, round(size / len(text.encode()))))


def best(repeat: int, work: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds of processor time: other work on the machine counts less."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--patterns", type=int, default=16_000)
    parser.add_argument("--repeat", type=int, default=5)
    chosen = parser.parse_args()
    gc.disable()  # as every command does that finds mentions
    print("text             MB patterns mentions    MB/s  w/ reading  µs/mention  × regex \\w+  × translate")
    own = own_registry.read(Tree(DIALOGUE, Report()))
    for lang in LANGS:
        for size in (chosen.megabytes / 4, chosen.megabytes):
            text, patterns = briefs(lang, round(size * 1e6)), len(Lexicon.of(own, lang).entries)
            print(f"{lang} {'brief':10}", row(Finder(own, lang), text, patterns, chosen.repeat))
        known = registry(lang, chosen.patterns)
        finder = Finder(known, lang)
        patterns = len(Lexicon.of(known, lang).entries)
        for kind, every in (("usual", 500), ("dense", 50)):
            for size in (chosen.megabytes / 4, chosen.megabytes):
                text = markdown(lang, list(known.actors.values()), round(size * 1e6), every)
                print(f"{lang} {kind:10}", row(finder, text, patterns, chosen.repeat))


def row(finder: Finder, text: str, patterns: int, repeat: int) -> str:
    """One line of the table, from the size on."""
    word, table = re.compile(r"\w+"), str.maketrans("أإآىةؤئ", "ااايهوي")
    megabytes = len(text.encode()) / 1e6
    reading = read(text)
    count = len(finder.find_all([reading])[0].mentions)
    seconds = best(repeat, lambda: finder.find_all([reading]))
    reads = best(repeat, lambda: read.__wrapped__(text))  # what was read before is remembered
    regex = best(repeat, lambda: word.findall(text))
    translate = best(repeat, lambda: text.translate(table))
    return (
        f"{megabytes:5.1f} {patterns:8} {count:8} {megabytes / seconds:7.1f} {megabytes / (seconds + reads):11.1f} {seconds / count * 1e6:10.2f}"
        f" {seconds / regex:12.2f} {seconds / translate:12.2f}"
    )


if __name__ == "__main__":
    main()
