"""What search makes of a word: one analysis for the index (here) and for the query (`search/analysis.js`).

A text becomes words; a word has a key (folded), a stem (light10; in English Snowball's) and a root (what a broken
plural or a verb shares with its noun). Lists are data in `docs/_data/search`; both languages of code run the cases of
`tests/search_cases`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import snowballstemmer
import yaml
from babel import Locale

from .fold import fold, fold_key
from .sounds import heard

# Digits and letters part company («1990م»); an apostrophe inside a word and a separator of thousands do not part it.
WORD: Final = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
_NO_STATES: Final = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")  # unions, and codes for tests
_CONJUNCTIONS: Final = "وف"
_APART: Final = frozenset("',٬")
_INNER: Final = dict.fromkeys(map(ord, _APART))
_SPACE: Final = re.compile(r"[^ \n]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its key, and the span it has in the text as written."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Affixes:
    """Letters that may be taken off, as long as `rest` letters stay."""

    forms: tuple[str, ...]
    rest: int

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Affixes:
        return cls(tuple(fold_key(form) for form in data["forms"]), data["rest"])

    def unprefix(self, word: str) -> str:
        for form in self.forms if word.startswith(self.forms) else ():
            if word.startswith(form) and len(word) - len(form) >= self.rest:
                return word[len(form) :]
        return word

    def unsuffix(self, word: str) -> str:
        for form in self.forms if word.endswith(self.forms) else ():
            if word.endswith(form) and len(word) - len(form) >= self.rest:
                return word[: -len(form)]
        return word

    def unsuffix_each(self, word: str) -> str:
        for form in self.forms if word.endswith(self.forms) else ():
            if word.endswith(form) and len(word) - len(form) >= self.rest:
                word = word[: -len(form)]
        return word

    def export(self) -> dict[str, Any]:
        return {"forms": list(self.forms), "rest": self.rest}


class Analysis:
    """The analysis of one language. `data` is its file in `docs/_data/search`, `synonyms` the common one."""

    def __init__(self, lang: str, data: Mapping[str, Any], synonyms: Mapping[str, Any]) -> None:
        self.lang = lang
        self._data = data
        self._synonyms = synonyms
        self._plain = bool(data.get("plain"))
        self._english = lru_cache(1 << 16)(snowballstemmer.stemmer("english").stemWord)

    def words(self, text: str) -> list[Word]:
        folded = fold(text)
        found = []
        for match in WORD.finditer(folded.text):
            start, end = folded.span(*match.span())
            found.append(Word(match.group().translate(_INNER), start, end))
        return found

    def keys(self, text: str) -> list[str]:
        """The keys of the words alone; what stands between two spaces was mostly met before."""
        return [key for chunk in _SPACE.findall(text) for key in _keys(chunk)]

    def keys_each(self, stretches: Collection[str]) -> Iterable[tuple[str, ...]]:
        """The keys of each of many stretches of text, none with a break of the line in it, which are folded together."""
        return map(_parted, fold("\n".join(stretches)).text.split("\n")) if stretches else ()

    def content(self, text: str) -> list[str]:
        """The keys of the words that say something by themselves."""
        return [key for key in self.keys(text) if key not in self._stop]

    def stem(self, key: str) -> str:
        return self.stem_of(self.bare(key))

    def stem_of(self, bare: str) -> str:
        """The stem of a word that has no conjunction and article any more."""
        if self._stem is None:
            return str(self._english(bare)) if bare.isascii() and not self._plain else bare
        return bare if not _arabic(bare) or bare in self._whole else self._stem[2].unsuffix_each(bare)

    def root(self, key: str) -> str:
        return self.root_of(self.stem(key))

    def root_of(self, stem: str) -> str:
        if self._root is None or not _arabic(stem) or stem in self._whole:
            return stem
        suffixes, prefixes, letters = self._root
        bare = letters.unprefix(prefixes.unprefix(suffixes.unsuffix(stem)))
        rest = bare[1:]
        for vowel in self._data["root"]["vowels"]:
            rest = rest.replace(vowel, "")
        return bare[0] + rest if len(rest) + 1 >= self._data["root"]["rest"] else stem

    def bare(self, key: str, waw: Container[str] = ()) -> str:
        """The word without conjunction and article, as a reader thinks of it; `waw` are those whose beginning is their own."""
        if self._stem is None or not _arabic(key):
            return key
        if key in self._whole:
            return self._whole[key]
        if self.is_stop(key):  # الذي is no «ذي»
            return key
        conjunctions, articles, _ = self._stem
        if key in waw:
            return key
        return articles.unprefix(conjunctions.unprefix(key))

    def is_stop(self, key: str) -> bool:
        """A stop word, also after a conjunction: فلم."""
        return key in self._stop or (key[0] in _CONJUNCTIONS and key[1:] in self._stop)

    def heard(self, key: str) -> str:
        """The consonants that can be heard, in letters common to both scripts."""
        return heard(key, self._sounds)

    def synonyms(self, key: str) -> list[str]:
        """The word itself, and the words of one key that say the same."""
        return [key, *(form for group in self._same if key in group for form in group)]

    def export(self) -> dict[str, Any]:
        """What the browser needs to analyse in the same way; plain data, in a fixed order."""
        weak = self._data.get("weak", {"weight": 1, "words": ""})
        return {
            "lang": self.lang,
            **({"plain": True} if self._plain else {}),
            "stem": [part.export() for part in self._stem] if self._stem else None,
            "root": [part.export() for part in self._root] if self._root else None,
            "vowels": self._data["root"]["vowels"] if self._root else "",
            "rootRest": self._data["root"]["rest"] if self._root else 0,
            "clitics": [fold_key(clitic) for clitic in self._data.get("clitics", ())],
            "pronouns": [fold_key(pronoun) for pronoun in self._data.get("pronouns", ())],
            "after": [fold_key(ending) for ending in self._data.get("after", ())],
            "whole": dict(sorted(self._whole.items())),
            "inflections": [[fold_key(ending) for ending in row] for row in self._data.get("inflections", ())],
            "singles": {fold_key(end): fold_key(one) for end, one in self._data.get("singles", {}).items()},
            "endings": [fold_key(ending) for ending in self._data.get("endings", ())],
            "plurals": [[fold_key(form) for form in pair] for pair in self._data.get("plurals", ())],
            "stop": sorted(self._stop),
            "sounds": self._sounds,
            "weak": {"weight": weak["weight"], "words": sorted(set(self.keys(weak["words"])))},
            "offices": sorted(self.keys(self._data.get("offices", ""))),
            "keyboard": [list(pair) for pair in self._keyboard.items()],
            "months": self.groups("months"),
            "ambiguous": sorted({fold_key(word) for word in self._synonyms.get("ambiguous", ())}),
            "asks": {
                kind: {place: [fold_key(word) for word in words.get(place, ())] for place in ("first", "any")}
                for kind, words in self._data.get("asks", {}).items()
            },
            "same": self._same,
            "states": [list(dict.fromkeys(" ".join(self.keys(name)) for name in names)) for names in _states()],
        }

    @cached_property
    def _stop(self) -> frozenset[str]:
        return frozenset(self.keys(self._data["stop"]))

    @cached_property
    def scales(self) -> dict[str, str]:
        """The words that stand for zeros behind a number, each with its zeros."""
        return {fold_key(word): "0" * zeros for word, zeros in self._data.get("scales", {}).items()}

    @cached_property
    def _sounds(self) -> dict[str, dict[str, str]]:
        return {name: dict(letters) for name, letters in self._synonyms["sounds"].items()}

    @cached_property
    def _keyboard(self) -> dict[str, str]:
        """What each key writes in the other script; a capital the same, where it has no letter of its own."""
        keys: Mapping[str, str] = self._synonyms.get("keyboard", {})
        return {**{key.upper(): letter for key, letter in keys.items()}, **keys}

    @cached_property
    def _same(self) -> list[list[str]]:
        return self.groups("same")

    def groups(self, name: str) -> list[list[str]]:
        """Words that say the same, folded, from the common file: its groups of this name."""
        groups: Sequence[Sequence[str]] = self._synonyms.get(name, ())
        return [list(dict.fromkeys(" ".join(self.keys(form)) for form in group)) for group in groups]

    @cached_property
    def _stem(self) -> tuple[Affixes, Affixes, Affixes] | None:
        data = self._data.get("stem")
        if not data:
            return None
        return Affixes.of(data["conjunctions"]), Affixes.of(data["articles"]), Affixes.of(data["suffixes"])

    @cached_property
    def _whole(self) -> dict[str, str]:
        """Words that begin with letters of the article and keep them, in every form → the word."""
        forms = self._data.get("whole", {})
        return {fold_key(form): fold_key(word) for word, each in forms.items() for form in (word, *each)}

    @cached_property
    def _root(self) -> tuple[Affixes, Affixes, Affixes] | None:
        data = self._data.get("root")
        if not data:
            return None
        return Affixes.of(data["suffixes"]), Affixes.of(data["prefixes"]), Affixes.of(data["letters"])


_PLAIN: Final = {"plain": True, "stop": ""}


def load_analysis(folder: Path, lang: str) -> Analysis:
    """The analysis of `lang`, from the folder `docs/_data/search`. Of a language that it has not a word is its own stem, and none is a stop word."""
    own = folder / f"{lang}.yml"
    synonyms = yaml.load((folder / "synonyms.yml").read_text("utf-8"), yaml.CSafeLoader)
    return Analysis(lang, yaml.load(own.read_text("utf-8"), yaml.CSafeLoader) if own.is_file() else _PLAIN, synonyms)


def load_labels(folder: Path, lang: str) -> Mapping[str, Any]:
    """What the search says in `lang`, from `interface.yml` in the same folder."""
    labels: Mapping[str, Any] = yaml.load((folder / "interface.yml").read_text("utf-8"), yaml.CSafeLoader)[lang]
    return labels


@cache
def _states() -> tuple[tuple[str, ...], ...]:
    """The states and territories of the world, each in both languages, as CLDR calls them."""
    names: list[Mapping[str, str]] = [Locale(lang).territories for lang in ("ar", "en")]
    codes = sorted(code for code in names[0] if len(code) == 2 and code.isalpha() and code not in _NO_STATES)
    return tuple(tuple(each[code] for each in names) for code in codes)


@lru_cache(maxsize=1 << 18)
def _keys(chunk: str) -> tuple[str, ...]:
    return _parted(fold(chunk).text)


def _parted(folded: str) -> tuple[str, ...]:
    if folded.isalpha():
        return (folded,)
    words = WORD.findall(folded)
    return tuple(words if _APART.isdisjoint(folded) else (word.translate(_INNER) for word in words))


def _arabic(key: str) -> bool:
    return "ء" <= key[0] <= "ي"
