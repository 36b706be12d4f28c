"""The forms under which texts have a name: its inflections, its other spellings, its plurals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from fihris.model import Lang
from fihris.text.fold import fold_key

from .candidates import Sense
from .words import mapped


@cache  # the states of the world are the same in every lexicon
def variants(written: str, sense: Sense, lang: Lang, person: bool) -> tuple[str, ...]:
    """The folded forms a listed form stands for."""
    if lang is Lang.EN:
        titles = (written.lower(), written.title().replace(" Of ", " of ")) if sense is Sense.TITLE else ()
        plural = sense in {Sense.NISBA, Sense.ALIAS, Sense.NAME} and not person
        return tuple(
            fold_key(form, case=False)
            for each in (written, *titles, *(_particles(written) if person else ()))
            for form in _english(each, sense, plural)
        )
    if sense is Sense.NISBA:
        stem = fold_key(written, case=False)
        return (*(stem + ending for ending in _NISBA_ENDINGS), *mapped("adjectives", lang, "plurals").get(stem, ()))
    return tuple(fold_key(form, case=False) for form in _arabic(written))


# أمريكي: ـة، ـين، ـون، ـان، ـتان، ـتين، ـات، the adverb and accusative ـًا, and the construct plurals ـو and ـي.
_NISBA_ENDINGS: Final = ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات", "ا", "و", "ي")

_SOUND_PLURAL: Final = re.compile(r"\b(\w{3,})ون\b")
_CAPITAL: Final = " العاصمة"
_OF_TWO: Final = re.compile(
    r"\b(?:عبد (?:ال|رب)|(?!عبد|حزب|أنصار|جند|آية)\w{2,} (?:الله|الدين)\b)"
)  # names in two words that many write as one
_KUNYA: Final = re.compile(r"\bأبو(?=\s)")


def _arabic(written: str) -> Iterable[str]:
    """The form, its genitive where it is a sound plural or a kunya, and the two seats of hamza (مسؤول, مسئول). Of «تونس
    العاصمة» also «العاصمة تونس»."""
    forms = {written, _SOUND_PLURAL.sub(r"\1ين", written)}
    if written.endswith(_CAPITAL):
        forms.add(f"{_CAPITAL.strip()} {written.removesuffix(_CAPITAL)}")
    forms |= {_OF_TWO.sub(lambda found: found[0].replace(" ", ""), form) for form in forms}
    forms |= {_KUNYA.sub(kunya, form) for form in forms for kunya in ("أبي", "أبا")}
    return forms | {form.replace("ؤو", "ئو") for form in forms}


_PARTICLE: Final = re.compile(r"\b(?P<word>al|el|bin|ben)(?P<joint>[- ])(?=[A-Z])")
_LEADING: Final = re.compile(r"\b(?:al|el|bin|ben)\b(?=[- ][A-Z])")


def _particles(written: str) -> Iterable[str]:
    """A person's name with its particle in the other ways in which papers write it: "Bashar Al Assad", "El-Sisi", "Bin Salman"."""
    found = _PARTICLE.search(written)
    for joint in ("-", " ") if found and found["joint"] == "-" else " " * bool(found):
        plain = _PARTICLE.sub(rf"\g<word>{joint}", written)
        yield plain
        yield _LEADING.sub(lambda each: each[0].title(), plain)


_ACRONYM: Final = re.compile(r"\b[A-Z]{2,5}\b")
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.){2,5}")
_PLURAL_OF: Final = re.compile(r"[A-Za-z]{2,}$")
_COMMON_WORD: Final = re.compile(r"\b(?!(?:of|the|and|in|for|on|to|al|bin|ibn|de|du|von|van)\b)[a-z]{3,}")


def _english(written: str, sense: Sense, plural: bool) -> Iterable[str]:
    """The form with and without an article, dots and a plural ending, and with another first letter.

    A name's capitals count, so only a form that holds a common word may begin with a small letter.
    """
    bare = re.sub(r"^[Tt]he\s+", "", written)
    forms = {bare, bare.replace(" & ", " and "), _ACRONYM.sub(lambda found: ".".join(found[0]) + ".", bare)}
    forms.add(_DOTTED.sub(lambda found: found[0].replace(".", ""), bare))
    forms |= {form[:1].upper() + form[1:] for form in forms}
    if _COMMON_WORD.search(bare.partition(" ")[2]) and not bare[1:2].isupper():
        forms.add(bare[:1].lower() + bare[1:])
    # A name has no plural: "Irans" and "the Bidens" are not the ones who are named.
    return forms | {
        _plural(form) for form in forms if plural and (sense is Sense.NISBA or form.rpartition(" ")[2].islower())
    }


def _plural(form: str) -> str:
    if form.endswith("s") or form.endswith("S") or not _PLURAL_OF.search(form):
        return form
    return form[:-1] + "ies" if re.search(r"[^aeiou]y$", form) else form + "s"
