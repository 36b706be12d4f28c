"""The words of the site itself: the engine's, and what a site says in their place or in a language that the engine lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import yaml

from fihris.interface import Entry, flat
from fihris.model import Lang
from fihris.read import mapping
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.report import Problem, Severity, did_you_mean
from fihris.resources import DATA
from fihris.text import scripts

FOLDER: Final = "docs/_data/interface"
SEARCHING: Final = "searching"
"""The group of what the search says, in a site's own file; the engine has it in a file of its own."""
_HOLE: Final = re.compile(r"\{(\w*)\}")
_SHOWN: Final = 6
"""Words that are named of those that lack."""


def read(lang: str) -> dict[str, Any]:
    """The engine's words in a language, grouped as in the file; none where it has no such language."""
    path = DATA / "interface" / f"{lang}.yml"
    return dict(_loaded(path.read_text("utf-8"))) if path.is_file() else {}


def searching(lang: str) -> dict[str, Any]:
    """What the engine's search says in a language; nothing where it has no such language."""
    return dict(_loaded((DATA / "search/interface.yml").read_text("utf-8")).get(str(lang), {}))


@lru_cache(8)
def _loaded(text: str) -> Mapping[str, Any]:
    """What a file says: the same words are asked for several times a build, and at each save while the site is served."""
    return MappingProxyType(yaml.load(text, Loader=yaml.CSafeLoader))


def told(words: Mapping[str, Any], lang: str, second: str) -> dict[str, Any]:
    """Words of a page in `lang`, with the name of a language in the place of {language}: in Arabic words that of the site's second
    language, in English ones that of the page's own."""
    named = (second, Lang.AR) if lang == Lang.AR else (lang, Lang.EN)
    return {
        key: each.replace("{language}", scripts.called(*named)) if isinstance(each, str) else each
        for key, each in words.items()
    }


def own(tree: Tree) -> dict[str, dict[str, Any]]:
    """A site's own words by language. What is wrong with them is reported and left out, and so is, as advice, what its second language lacks."""
    found = {}
    for lang in tree.langs:
        path = f"{FOLDER}/{lang}.yml"
        source = tree.text(path) if tree.exists(path) else ""
        placed = mapping.parse(tree, path, source) if source and mapping.has_fields(source) else None
        found[str(lang)] = _sound(tree, placed, lang) if placed else {}
        if lang is not Lang.AR:
            _lacking(tree, lang, found[str(lang)])
    return {lang: words for lang, words in found.items() if words}


def _sound(tree: Tree, placed: Placed, lang: str) -> dict[str, Any]:
    """The words that the interface has, with no hole that nothing fills."""
    known = {**_english(), **flat(read(lang))}
    wrong = {}
    for key, entry in flat(placed.value).items():
        at = placed.at(*key.split("."))
        if key not in known:
            wrong[key] = Problem(
                placed.path,
                *at,
                "unknown-field",
                Severity.ERROR,
                f"the interface has no word {key!r}",
                did_you_mean(key, known),
            )
        elif strange := sorted(_holes(entry) - _holes(known[key]) - {"n", "language"}):
            fills = ", ".join(f"{{{hole}}}" for hole in sorted(_holes(known[key])))
            hint = f"the engine fills {fills} in here" if fills else "take the braces away"
            message = f"{key}: nothing fills {{{strange[0]}}}"
            wrong[key] = Problem(placed.path, *at, "bad-value", Severity.ERROR, message, hint)
        elif isinstance(entry, Mapping) is not isinstance(known[key], Mapping) or "other" not in (
            entry if isinstance(entry, Mapping) else {"other"}
        ):
            hint = "write {other: …}, with the forms that the language has of one, two, few and many"
            wrong[key] = Problem(
                placed.path, *at, "bad-value", Severity.ERROR, f"{key}: forms for numbers stand here", hint
            )
    tree.report.extend(wrong.values())
    return _without(placed.value, wrong.keys())


def _without(words: Mapping[str, Any], keys: Any, prefix: str = "") -> dict[str, Any]:
    kept = {}
    for name, each in words.items():
        key = f"{prefix}{name}"
        if key not in keys:
            kept[name] = _without(each, keys, f"{key}.") if isinstance(each, dict) else each
    return kept


def _lacking(tree: Tree, lang: Lang, said: Mapping[str, Any]) -> None:
    there = flat(read(lang)).keys() | flat({SEARCHING: searching(lang)}).keys() | flat(said).keys()
    lacking = [key for key in _english() if key not in there]
    if lacking:
        more = ", …" if len(lacking) > _SHOWN else ""
        message = f"the interface has no words in {tree.called} for {len(lacking)} of its {len(_english())}: {', '.join(lacking[:_SHOWN])}{more}"
        hint = f"the English ones stand in their place; write them in {FOLDER}/{lang}.yml"
        tree.report.add(Problem(f"{FOLDER}/{lang}.yml", 1, 1, "words-missing", Severity.NOTICE, message, hint))


def _english() -> Mapping[str, Entry]:
    return flat({**read(Lang.EN), SEARCHING: searching(Lang.EN)})


def _holes(entry: Entry) -> set[str]:
    return {hole for text in _texts(entry) for hole in _HOLE.findall(text)}


def _texts(entry: Entry) -> Iterator[str]:
    yield from entry.values() if isinstance(entry, Mapping) else (entry,)
