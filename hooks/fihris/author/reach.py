"""Whom a verb or noun reaches in its sentence: the names behind it that are its objects, and those before it that are its subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from fihris.author.sentence import SIGNS, Item, adjective, bare, listed
from fihris.author.verbs import Form, frames

NEAR, FAR = 3, 60
"""How many words may stand between a verb and its object, and how many are looked at for its subject."""


def after(
    items: Sequence[Item],
    place: int,
    to: Sequence[str],
    through: frozenset[str],
    lang: str,
    gap: int,
    *,
    must: bool = False,
    adjectives: bool = False,
) -> list[int]:
    """The names of the row that begins within `gap` words behind a place, after one of the prepositions `to`."""
    passed = led = False
    for n in range(place + 1, len(items)):
        item = items[n]
        if item.of and item.of.adjective and not adjectives:
            continue
        if item.of and (led or _leads(items, n, to, lang)):
            return row(items, _behind_title(items, n, lang), lang) if passed or not must else []
        if item.of:
            gap -= 1 if any(to) and "" not in to else gap + 1
        elif item.text in through or item.text[1:] in through:
            passed = True
        elif item.text in to:
            led = True
        else:
            gap -= _width(item.text, lang, passing=must and not passed, led=led)
        if gap < 0:
            break
    return []


_WALL: Final = 99


def _width(word: str, lang: str, *, passing: bool, led: bool) -> int:
    """How far a word parts a verb from its object: a sign, a preposition and “to” are walls; a colon opens a list of objects."""
    if word in SIGNS:
        return 0 if word == ":" and led else _WALL
    light = listed("light", lang)
    if word in light or word[1:] in light:
        return 0
    wall = word == "to" or (bare(word, lang) in listed("prepositions", lang) and not passing)
    return _WALL if wall else 1


def _behind_title(items: Sequence[Item], n: int, lang: str) -> int:
    """“US Secretary of Defense Lloyd Austin”: the state's name belongs to a title, and its bearer is meant."""
    if lang != "en":
        return n
    last = n + 1
    while last < len(items) and items[last].text and items[last].text in listed("light", lang) and last - n < 6:
        last += 1
    named = last < len(items) and items[last].of
    return last if named and last > n + 1 and named.person and items[n + 1].text != "of" else n


def _leads(items: Sequence[Item], n: int, to: Sequence[str], lang: str) -> bool:
    """Whether one of the prepositions stands before the name, in one with it, or before the nouns that lead to it."""
    before = n - 1
    joined = items[n].joined
    light = listed("light", lang)
    words = []
    while before >= 0 and (
        adjective(items[before]) or items[before].text in light or (lang == "ar" and items[before].text[1:] in light)
    ):
        text = items[before].text
        if lang == "ar" and text and text not in light:
            joined = joined or (text[0] if text[0] in "بلك" else "")
        words.append(text)
        before -= 1
    if before >= 0 and not items[before].of:
        words.append(bare(items[before].text, lang))
    if joined:
        return joined in to
    governing = {word for word in words if word in listed("prepositions", lang)}
    return bool(governing & set(to)) or ("" in to and not (governing - {"of"} if lang == "en" else governing))


def row(items: Sequence[Item], first: int, lang: str) -> list[int]:
    """The names that stand in one row with the first: «أ، وب، وج», “A, B and C”."""
    found, n, linked, last = [first], first + 1, False, False
    linking, light = listed("linking", lang), listed("light", lang)
    while n < len(items) and n - found[-1] <= 4:
        item = items[n]
        if item.of:
            if item.of.adjective:
                n += 1
                continue
            if not linked and not (lang == "ar" and items[n].anded):
                break
            found.append(n)
            if last:
                break
            linked = False
        elif lang == "en" and item.text == "and" and items[n - 1].text == "," and len(found) == 1:
            break  # a new clause
        elif item.text in linking or (
            lang == "ar" and item.text[:1] == "و" and (item.text[1:] in light or item.text[1:] in linking)
        ):
            linked, last = True, lang == "en" and item.text in {"and", "or"}
        elif item.text not in light:
            break
        n += 1
    return found


def subject(items: Sequence[Item], place: int, lang: str) -> list[int]:
    """The row of names before a verb that is likeliest its subject."""
    near = place - 1
    while near >= 0 and (items[near].text in listed("between", lang) or (items[near].text == "،" and near < place - 1)):
        near -= 1
    skipped = {item.text for item in items[near + 1 : place]}
    aside = lang == "en" and "," in skipped and not skipped & {"who", "which", "that"} and _governed(items, near, lang)
    if near >= 0 and items[near].of and not adjective(items[near]) and not aside and (lang == "en" or near < place - 1):
        return _back(items, near, place, lang)
    far = max(0, place - FAR)
    first = max((n + 1 for n in range(far, place) if items[n].text in {";", "؛"}), default=far)
    for by_nisba in (False, True):
        fit = [
            n
            for n in range(first, place)
            if items[n].of and adjective(items[n]) is by_nisba and not items[n].joined and not _governed(items, n, lang)
        ]
        heads = [n for n in fit if by_nisba or _opens(items, n, lang)]
        if heads or (fit and lang == "en"):
            return _back(items, heads[-1] if heads else fit[0], place, lang)
    return []


def _back(items: Sequence[Item], n: int, place: int, lang: str) -> list[int]:
    """The whole row of which a name before a verb is one, or the last."""
    while n >= 2 and items[n - 1].text in {"and", "و"} and items[n - 2].of:
        n -= 2
    if lang == "ar" and n >= 1 and items[n - 1].of and items[n].anded:
        n -= 1
    n = _behind_title(items, n, lang)
    return [each for each in row(items, n, lang) if each < place]


def _governed(items: Sequence[Item], n: int, lang: str) -> bool:
    """Whether a preposition governs the name."""
    light = listed("light", lang)
    before = n - 1
    while before >= 0 and (adjective(items[before]) or (items[before].text and items[before].text in light)):
        if items[before].text in listed("prepositions", lang):
            return True
        before -= 1
    word = bare(items[before].text, lang) if before >= 0 else ""
    return bool(word) and (
        word in listed("prepositions", lang)
        or (lang == "ar" and items[before + 1].text[:1] in "بل" and items[before + 1].text[1:] in light)
    )


def _opens(items: Sequence[Item], n: int, lang: str) -> bool:
    """Whether a name stands where subjects do: at the head of a clause; in Arabic also right behind a verb."""
    before = n - 1
    while lang == "en" and before >= 0 and items[before].text in _ARTICLES:
        before -= 1
    word = items[before].text if before >= 0 else ""
    if lang == "en":
        return word in listed("opening", lang)
    shape = len(word) > 3 and word.lstrip("وف")[:1] in tuple("يت") and not word.endswith(("يه", "ه"))
    verb = shape or word in _verbs(lang) or word[1:] in _verbs(lang)
    first = before == 0 or (before > 0 and items[before - 1].text in SIGNS)
    verb = verb or (
        first and not word.lstrip("وف").startswith("ال") and not word.endswith(("ه", "ات")) and word not in _nouns(lang)
    )
    return before < 0 or word in SIGNS or word in listed("between", "ar") or verb


@cache
def _verbs(lang: str) -> frozenset[str]:
    return frozenset(word for frame in frames(lang) for word, form in frame.forms.items() if form is Form.ACTIVE)


@cache
def _nouns(lang: str) -> frozenset[str]:
    found = {word for frame in frames(lang) for word, form in frame.forms.items() if form is not Form.ACTIVE}
    return frozenset(found | {f"و{word}" for word in found}) | listed("light", lang)


_ARTICLES: Final = frozenset({"the", "a", "an"})
