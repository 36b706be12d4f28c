"""Files of this project as forms write them anew, and edits of them."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import yaml

from fihris.author.canonical import parted
from tests.conftest import DIALOGUE, ROOT, TINY

WORDS = ("interface", "messages", "search")
FILES = {
    path.relative_to(folder.parents[1]).as_posix(): path.read_text("utf-8")
    for folder in (DIALOGUE, TINY, ROOT / "tests/fixtures/signed")
    for path in sorted(folder.rglob("*"))
    if path.suffix in {".md", ".yml"} and not set(path.parts) & {*WORDS} and path.name != "README.md"
}


class Loader(yaml.SafeLoader):
    """Reads as JavaScript's readers do: a day is text."""


class Dumper(yaml.SafeDumper):
    """Writes as the editor's component does: blocks alone, lists indented, one line a value."""

    def increase_indent(self, flow: bool = False, *_: object, **__: object) -> None:
        super().increase_indent(flow, False)


Loader.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def data_of(text: str) -> Any:
    """What the data of a file says."""
    return yaml.load(parted(text)[0], Loader)


def as_a_form_writes(data: Any, text: str) -> str:
    """The file `text` with other data, as a form writes it anew."""
    matter, body = parted(text)
    dumped = yaml.dump(data, Dumper=Dumper, allow_unicode=True, width=1 << 20, sort_keys=False)
    return f"---\n{dumped}{body}" if matter != text else dumped


def scalars(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of the words in some data."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        yield from scalars(each, (*path, key))
    if not isinstance(value, dict | list):
        yield path


def collections(value: Any) -> Iterator[Any]:
    """The mappings and lists in some data, itself first."""
    yield value
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield from collections(each)


ODD = ("كلمة أخرى", "نص: آخر", "a, b", "yes", "12", "1:30", "2024-03-05", "#x", "it’s", "it's", '"q"', "{x}", "- a", " lead", "@x", "null", "س\nص", "?x", ":x", "-x", "x:", "%a", "a #b", "=", "<<", "1_000", "~", "*a", "&a", "!a", "|", "> x")  # fmt: skip


def edits(count: int, seed: int = 1) -> Iterator[tuple[str, Any]]:
    """Files, and their data with a word changed, or something added or taken out."""
    chance = random.Random(seed)
    for name in chance.choices([name for name, text in FILES.items() if len(parted(text)[0]) < 1500], k=count):
        data, word = copy.deepcopy(data_of(FILES[name])), chance.choice(ODD)
        of = chance.choice([*collections(data)])
        if chance.random() < 0.5:
            *above, last = chance.choice([*scalars(data)])
            of = data
            for key in above:
                of = of[key]
            of[last] = word
        elif isinstance(of, list):
            of.insert(chance.randint(0, len(of)), chance.choice([word, {"ar": word, "en": "b"}, [word, "x"]]))
        elif len(of) > 1 and chance.random() < 0.5:
            of.pop(chance.choice([*of]))
        else:
            of["novel"] = chance.choice([word, {"ar": word}, [word, "x"]])
        yield FILES[name], data
