"""A name in a sentence: what a verb and a preposition ask of it, and how a sentence is made with two names.

A pattern is a sentence with two slots: «تعزز {source} علاقاتها مع {target:genitive}». A letter that Arabic writes
together with the next word stands right before its slot: «استكمالًا ل{target:genitive}».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fihris.text import french, scripts
from fihris.text.clitics import has_article

MASCULINE, FEMININE = "masculine", "feminine"
SINGULAR, DUAL, PLURAL = "singular", "dual", "plural"
NOMINATIVE, GENITIVE, ACCUSATIVE = "nominative", "genitive", "accusative"
SLOTS = ("source", "target")

_SLOT: Final = re.compile(r"\{(?P<slot>source|target)(?::(?P<case>genitive|accusative))?\}")
_JOINED: Final = re.compile(r"(?:^|(?<=[\s(«]))[وف]?[بلك]?$")

# Names of states are feminine in Arabic, but for these; Wright, "A Grammar of the Arabic Language", I, § 290.
_MASCULINE_STATES: Final = frozenset(
    ["العراق", "الأردن", "لبنان", "اليمن", "السودان", "المغرب", "الصومال", "الفاتيكان"]
)
# The five nouns, whose last vowel is a letter: nominative → genitive, accusative.
_FIVE: Final = {"أبو": ("أبي", "أبا"), "أخو": ("أخي", "أخا"), "ذو": ("ذي", "ذا")}
_SOUND_PLURAL: Final = re.compile("(?<=[ء-ي]{3})ون$")
_CONSTRUCT: Final = re.compile("(?<=[ء-ي]{4})و$")
_SOUND_DUAL: Final = re.compile("(?<=[ء-ي]{3})ان$")
_PASSIVE: Final = re.compile(
    r"(?P<subject>[^,;:]+?) (?P<verb>is|are) (?P<deed>(?!not )(?:[a-z]{2,}(?:ed|en|wn)|born|built|brought|cut|held|hit|made|sent|shot|struck)\b.*)"
)
_ARTICLE: Final = re.compile("^(?:The|An?)(?= )")
_PREPOSITION: Final = re.compile(r" (?:in|of|on|from|for|to|with|at|and|since)\b")
_ENGLISH_PLURAL: Final = re.compile(r"(?:^|[ -])[a-z]+[^siu\W]s$|(?:^|[ -])people$")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence; `slot` says whose name they are, with the letters written in one with it; "" for neither."""

    text: str
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Passive:
    """What is done, and to whom: «Qasem Soleimani» and «assassinated near the airport», without the verb between them, which is
    of the `number`."""

    subject: str
    number: str
    deed: str


def gender(name: str) -> str:
    """The gender of an Arabic name as its own letters tell it, or "". Not for persons: «أسامة» is a man."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if name in _MASCULINE_STATES or number(name) == PLURAL:
        return MASCULINE
    return FEMININE if first.endswith(("ة", "ات")) else ""


def number(name: str) -> str:
    """The number of an Arabic name: plural is of people alone, for of things Arabic speaks as of one woman."""
    first, _, rest = name.partition(" ")
    if has_article(first) and _SOUND_PLURAL.search(first):
        return PLURAL
    return PLURAL if has_article(rest.split(" ")[-1]) and _CONSTRUCT.search(first) and first not in _FIVE else SINGULAR


def declined(name: str, number: str) -> tuple[str, str]:
    """Genitive and accusative of an Arabic name where they differ from the nominative, as they will be in most cases;
    two times "" where they do not. A proposal for an author: «القانون» and «البرلمان» only look like a plural and a dual."""
    words = name.split()
    first = words[0] if words else ""
    if first in _FIVE:
        genitive, accusative = (" ".join([form, *words[1:]]) for form in _FIVE[first])
        return genitive, accusative
    ending = {PLURAL: _SOUND_PLURAL, DUAL: _SOUND_DUAL}.get(number)
    if ending is None:
        return "", ""
    changed = " ".join([_CONSTRUCT.sub("ي", first), *words[1:]]) if number == PLURAL and len(words) > 1 else name
    changed = " ".join(ending.sub("ين", word) if has_article(word) else word for word in changed.split())
    return ("", "") if changed == name else (changed, changed)


def is_plural(name: str) -> bool:
    """Whether an English name is of several: what stands before its first preposition ends in a common noun's plural."""
    found = _PREPOSITION.search(name)
    return bool(_ENGLISH_PLURAL.search(name[: found.start()] if found else name))


def passive(sentence: str) -> Passive | None:
    """The parts of an English sentence in the passive of the present, as headlines have it; None for any other."""
    found = _PASSIVE.match(sentence)
    if not found:
        return None
    subject = _ARTICLE.sub(lambda article: article[0].lower(), found["subject"])
    return Passive(subject, SINGULAR if found["verb"] == "is" else PLURAL, found["deed"])


def agreeing(patterns: Mapping[str, str], gender: str, number: str) -> str:
    """The Arabic pattern for a subject; "" where there is none for it.

    The verb stands before its subject, and there agrees in gender alone. So one of several needs a pattern of its own
    (`masculine-plural`, `feminine-dual`) only where the two of the singular differ after the subject: «علاقاتهم».
    """
    own = patterns.get(f"{gender}-{number}")
    if number == SINGULAR or own:
        return own or patterns[gender]
    after = {pattern.partition("{source")[2] for pattern in (patterns[MASCULINE], patterns[FEMININE])}
    return patterns[gender] if len(after) == 1 else ""


def slots(pattern: str) -> tuple[tuple[str, str], ...]:
    """The slots of a pattern and their cases, in their order."""
    return tuple((found["slot"], found["case"] or NOMINATIVE) for found in _SLOT.finditer(pattern))


def plain(pattern: str) -> str:
    """A pattern without its slots."""
    return _SLOT.sub("", pattern)


def sentence(pattern: str, name: Callable[[str, str], str]) -> Iterator[Part]:
    """A pattern with its names, `name(slot, case)`, and a full stop."""
    done, capital = 0, True
    for found in _SLOT.finditer(pattern):
        before = pattern[done : found.start()]
        joined = _JOINED.search(before)
        letters = joined.group() if joined else ""
        before = before[: len(before) - len(letters)]
        before, words = french.joined(before, _join(letters, name(found["slot"], found["case"] or NOMINATIVE)))
        if before:
            yield Part(_capital(before) if capital else before)
        yield Part(_capital(words) if capital and not before else words, found["slot"])
        done, capital = found.end(), False
    yield Part(f"{pattern[done:]}.")


def _join(letters: str, name: str) -> str:
    """Letters written in one with a name: the article after ل loses its alef, and three lams are never written."""
    if not letters:
        return name
    if not scripts.ARABIC_LETTER.match(name):
        return f"{letters}\u0640{name}"
    if letters.endswith("ل") and has_article(name):
        rest = name[2:]
        return f"{letters}ل{rest.removeprefix('ل')}"
    return letters + name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
