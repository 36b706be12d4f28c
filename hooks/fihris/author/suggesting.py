"""What a text says between those whom it names, read by rule: proposals that an author accepts or leaves.

A rule errs; so each proposal carries its sentence, one that the text denies is none, and one that it does not vouch for is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from fihris.author.verbs import Form, Frame, frames
from fihris.text import stated, wordlists
from fihris.text.fold import fold_key

_WORD: Final = re.compile(r"[^\W_][\w\u064b-\u0652]*(?:['’-][^\W_]+)*|[،,;:؛()«»“”–—]")
_CLITICS: Final = {"ar": re.compile(r"[وف]?([بلك]?)(?:ا?ل)?\Z"), "en": re.compile(r"()\Z")}
_NEAR, _FAR = 3, 60
"""How many words may stand between a verb and its object, and how many are looked at for its subject."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a sentence, from `start` to before `end` of it. `adjective`: only by a nisba; `place`: no actor;
    `person`: no body."""

    id: str
    start: int
    end: int
    adjective: bool = False
    place: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A relation that a sentence states. `hedged`: it does not vouch for it, or leaves it to be inferred. From `start` to before
    `end` of the sentence stand the words that say it."""

    source: str
    kind: str
    target: str
    hedged: bool
    start: int
    end: int
    event: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, as a clause says it: `date` is EDTF, or ""."""

    date: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, a sign, or a name, with the preposition that is joined to it; `anded`: و is."""

    text: str
    start: int
    end: int
    of: Named | None = None
    joined: str = ""
    anded: bool = False


def relations(sentence: str, named: Sequence[Named], lang: str) -> Iterator[Said]:
    """The relations that a sentence states between those named in it, in the order of the table; each once."""
    items = _items(sentence, named, lang)
    told: set[tuple[str, str, str]] = set()
    by_word: set[tuple[int, str, str]] = set()
    for frame in frames(lang):
        for place, item in enumerate(items):
            form = _form(frame, item, lang)
            if form is None or _denied(items, place, lang):
                continue
            for said in _read(items, place, frame, form, lang):
                key = (said.source, said.kind, said.target)
                here = (place, said.source, said.target)  # of two kinds that one word may say, the first in the table
                if said.source != said.target and key not in told and here not in by_word:
                    told.add(key)
                    by_word.add(here)
                    yield replace(said, hedged=said.hedged or _hedged(items, place, lang))


def happenings(sentence: str, named: Sequence[Named], lang: str) -> Iterator[Happening]:
    """What a sentence dates, with those whom its clause names, and what its verbs say happened without a date."""
    dated: list[tuple[int, int]] = []
    for date in stated.find(sentence, lang):
        if not date.date:
            continue
        first, last = _clause(sentence, date.start, named)
        inside = [each for each in named if first <= each.start < last]
        if inside:
            dated.append((first, last))
            yield _happening(date.date, inside, first, max(last, date.end))
    for said in relations(sentence, named, lang):
        if said.event and not said.hedged and not any(first < said.end and said.start < last for first, last in dated):
            inside = [each for each in named if said.start <= each.start < said.end]
            if inside:
                dated.append((said.start, said.end))
                yield _happening("", inside, said.start, said.end)


def _happening(date: str, inside: Iterable[Named], start: int, end: int) -> Happening:
    actors = dict.fromkeys(each.id for each in inside if not each.place and not each.adjective)
    return Happening(date, tuple(actors), tuple(dict.fromkeys(each.id for each in inside if each.place)), start, end)


# ---------------------------------------------------------------- the words of a sentence


def _items(sentence: str, named: Sequence[Named], lang: str) -> list[_Item]:
    found: list[_Item] = []
    done = 0
    for each in sorted((*named, Named("", len(sentence), len(sentence))), key=lambda each: (each.start, -each.end)):
        if each.start < done:
            continue
        before = sentence[done : each.start]
        letters = re.search(r"\w*\Z", before)
        joined = fold_key(letters[0]) if letters else ""
        if joined and len(joined) <= 4 and _CLITICS[lang].match(joined) and each.id:
            before = before[: -len(joined)] if lang == "ar" else before
        else:
            joined = ""
        found += [
            _Item(fold_key(word[0]) or word[0], done + word.start(), done + word.end())
            for word in _WORD.finditer(before)
        ]
        if each.id:
            surface = fold_key(sentence[each.start : each.end])
            own = "ل" if lang == "ar" and surface.startswith("لل") else ""
            clitic = _CLITICS[lang].match(joined)
            found.append(_Item("", each.start, each.end, each, (clitic[1] if clitic else "") or own, joined[:1] == "و"))
        done = each.end
    return found


def _form(frame: Frame, item: _Item, lang: str) -> Form | None:
    """What of a frame a word is; in Arabic also after و, ف, ل and ب."""
    if item.of or not item.text:
        return None
    form = frame.forms.get(item.text)
    if form is None and lang == "ar" and len(item.text) > 3:
        bare = item.text[1:] if item.text[0] in "وفبلس" else ""
        form = frame.forms.get(bare) or (frame.forms.get(bare[1:]) if bare[:1] in tuple("بلس") else None)
        noun = re.sub(r"^[وف]?[بلك]?ا?ل", "", item.text)
        form = form or (Form.NOUN if frame.forms.get(noun) is Form.NOUN else None)
    return form


@cache
def _list(name: str, lang: str) -> frozenset[str]:
    return wordlists.folded("suggesting", f"{name}-{lang}")


def _denied(items: Sequence[_Item], place: int, lang: str) -> bool:
    first = max(0, place - 3)
    first = max([first, *(n + 1 for n in range(first, place) if items[n].text in _SIGNS)])
    for n in range(first, place):
        still = n + 1 < len(items) and items[n + 1].text in _list("still", lang)
        if _bare(items[n].text, lang) in _list("denying", lang) and not still:
            return True
    return any(_bare(item.text, lang) in _list("denying-verbs", lang) for item in items[max(0, place - 8) : place])


def _hedged(items: Sequence[_Item], place: int, lang: str) -> bool:
    dated = {n for n in range(max(0, place - _FAR), place) if items[n + 1].text.isdigit()}  # “May 2018”
    return any(
        _bare(items[n].text, lang) in _list("hedging", lang)
        for n in range(max(0, place - _FAR), place)
        if n not in dated
    )


def _bare(text: str, lang: str) -> str:
    """A particle without the و or ف that is joined to it."""
    return text[1:] if lang == "ar" and len(text) > 2 and text[0] in "وف" and text[1:] in _particles() else text


@cache
def _particles() -> frozenset[str]:
    return frozenset().union(*(_list(name, "ar") for name in ("denying", "denying-verbs", "hedging", "prepositions")))


_SIGNS: Final = frozenset("،,;:؛()«»“”–—")


# ---------------------------------------------------------------- who does it to whom


def _read(items: Sequence[_Item], place: int, frame: Frame, form: Form, lang: str) -> Iterator[Said]:
    if frame.far and not any(
        item.text in frame.far or item.text[1:] in frame.far for item in items[place : place + 16]
    ):
        return
    if frame.both and (pairs := list(_side_by_side(items, place, frame, lang)) or frame.to == ("",)):
        yield from pairs if isinstance(pairs, list) else ()
    elif frame.undergone:
        yield from _undergone(items, place, frame, lang)
    elif lang == "en" and form is Form.PASSIVE and _is_passive(items, place):
        doers = _after(items, place, ("by",), frozenset(), lang, _NEAR)
        whom = [place - 1] if place and items[place - 1].of else _subject(items, place, lang)
        yield from _pairs(items, place, frame, doers, whom)
    elif form is Form.NOUN:
        yield from _of_noun(items, place, frame, lang)
    elif form is Form.QUALITY:
        yield from _of_quality(items, place, frame, lang)
    else:
        yield from _of_verb(items, place, frame, lang)


def _of_verb(items: Sequence[_Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """In Arabic the subject may stand behind the verb, before its object or behind it; else it stands before."""
    reach = 14 if frame.far else _NEAR
    behind = _after(items, place, ("",), frozenset(), lang, 1) if lang == "ar" else []
    if behind:
        targets = _targets(items, place, behind[-1], frame, lang, reach + 2)
        if targets:
            yield from _pairs(items, place, frame, behind, targets)
            return
    targets = _targets(items, place, place, frame, lang, reach)
    if not targets:
        return
    late = _after(items, targets[-1], ("",), frozenset(), lang, 0) if lang == "ar" and "" not in frame.to else []
    yield from _pairs(items, place, frame, late or _subject(items, place, lang), targets)


def _of_noun(items: Sequence[_Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """Its subject stands behind it («دعم الولايات المتحدة لبغداد»), as an adjective or, in English, before it; else it is that of
    the sentence."""
    if lang == "ar":
        own = ("",) if "ل" in frame.to else ("", "ل")
        behind = _after(items, place, own, frozenset(), lang, 1, adjectives=True)
        if behind and (frame.to != ("",) or frame.must or _adjective(items[behind[-1]])):
            targets = _targets(items, place, behind[-1], frame, lang, _NEAR)
            if targets:
                yield from _pairs(items, place, frame, behind, targets)
                return
    targets = _targets(items, place, place, frame, lang, _NEAR)
    if targets:
        own_name = [n for n in range(place) if _names(items[n]) and (frame.nearest or n == place - 1)]
        if lang == "en" and not own_name:
            own_name = [n for n in (place - 2, place - 1) if n >= 0 and _adjective(items[n])]
        before = own_name[-1:] if lang == "en" or frame.nearest else []
        yield from _pairs(items, place, frame, before or _subject(items, place, lang), targets)


def _of_quality(items: Sequence[_Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """«الإطار التنسيقي الموالي لإيران»: whom it describes stands right before it; «قائد فيلق القدس قاسم سليماني»: or behind."""
    targets = _targets(items, place, place, frame, lang, 0)[: None if frame.inverse else 1]
    if not targets:
        return
    another = frame.inverse and lang == "ar" and items[place].text not in frame.forms and items[place].text[:1] in "وف"
    reach = 1 if another else 2 if frame.inverse else 4  # «… ومديرة الشركة نورة»: not who stands before
    before = next(
        (n for n in range(place - 1, max(-1, place - reach), -1) if items[n].of and not _adjective(items[n])), None
    )
    sources = [before] if before is not None else _after(items, targets[-1], ("",), frozenset(), lang, 0)
    leaders = [n for n in sources if not frame.group or ((named := items[n].of) and named.person)]
    yield from _pairs(items, place, frame, leaders, targets)


def _targets(items: Sequence[_Item], cue: int, place: int, frame: Frame, lang: str, gap: int) -> list[int]:
    if not frame.at:
        return _after(items, place, frame.to, frame.through, lang, gap, must=frame.must)
    for n in range(cue + 1, min(len(items), cue + _FAR)):
        if items[n].text in frame.at or items[n].text[1:] in frame.at:
            behind = _after(items, n, ("", *frame.to), frame.through, lang, 2)
            return (
                behind
                or [
                    before for before in range(max(cue, n - 3), n) if items[before].of and not _adjective(items[before])
                ][-1:]
            )
    return []


def _undergone(items: Sequence[_Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    behind = _after(items, place, ("",), frozenset(), lang, 0) if lang == "ar" else []
    source = behind or _subject(items, place, lang)
    yield from _pairs(
        items,
        place,
        frame,
        source,
        _after(items, behind[-1] if behind else place, frame.to, frame.through, lang, _NEAR),
    )


def _side_by_side(items: Sequence[_Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """«يتعاون فيها الأمريكيون والأكراد», “Americans and Kurds work together”, «خلافات بغداد وأربيل»."""
    row = _after(items, place, ("", "بين", "between"), frozenset(), lang, 3)
    if len(row) < 2 and lang == "en":
        row = _subject(items, place, lang)
    if len(row) == 2:
        yield from _pairs(items, place, frame, row[:1], row[1:])


def _pairs(
    items: Sequence[_Item], place: int, frame: Frame, sources: Sequence[int], targets: Sequence[int]
) -> Iterator[Said]:
    if frame.inverse:
        sources, targets = targets, sources
    for source in sources:
        for target in targets:
            one, other = items[source].of, items[target].of
            if one and other and not one.place and not other.place and not (frame.group and other.person):
                if _lends(items, source, place) or _lends(items, target, place):
                    continue
                spots = (source, place, target)
                start, end = items[min(spots)].start, items[max(spots)].end
                yield Said(one.id, frame.kind, other.id, False, start, end, frame.event)


def _lends(items: Sequence[_Item], n: int, place: int) -> bool:
    """Whether a name only says whose somebody is: «أمير قطر», “Iraq’s minister”."""
    named = items[n].of
    if named is None or named.person:
        return False
    behind = [item.text for item in items[n + 1 : n + 3]]
    if behind[:1] == ["s"] and behind[-1] not in _list("light", "en") - _list("titles", "en"):
        return True
    return n - 1 != place and n > 0 and items[n - 1].text.lstrip("وف") in _list("titles", "ar")


def _after(
    items: Sequence[_Item],
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
            return _row(items, _behind_title(items, n, lang), lang) if passed or not must else []
        if item.of:
            gap -= 1 if any(to) and "" not in to else gap + 1
        elif item.text in through or item.text[1:] in through:
            passed = True
        elif item.text in to:
            led = True
        else:
            gap -= _width(item.text, lang, passing=must and not passed, listed=led)
        if gap < 0:
            break
    return []


_WALL: Final = 99


def _width(word: str, lang: str, *, passing: bool, listed: bool) -> int:
    """How far a word parts a verb from its object: a sign, a preposition and “to” are walls; a colon opens a list of objects."""
    if word in _SIGNS:
        return 0 if word == ":" and listed else _WALL
    light = _list("light", lang)
    if word in light or word[1:] in light:
        return 0
    wall = word == "to" or (_bare(word, lang) in _list("prepositions", lang) and not passing)
    return _WALL if wall else 1


def _behind_title(items: Sequence[_Item], n: int, lang: str) -> int:
    """“US Secretary of Defense Lloyd Austin”: the state's name belongs to a title, and its bearer is meant."""
    if lang != "en":
        return n
    last = n + 1
    while last < len(items) and items[last].text and items[last].text in _list("light", lang) and last - n < 6:
        last += 1
    named = last < len(items) and items[last].of
    return last if named and last > n + 1 and named.person and items[n + 1].text != "of" else n


def _leads(items: Sequence[_Item], n: int, to: Sequence[str], lang: str) -> bool:
    """Whether one of the prepositions stands before the name, in one with it, or before the nouns that lead to it."""
    before = n - 1
    joined = items[n].joined
    light = _list("light", lang)
    words = []
    while before >= 0 and (
        _adjective(items[before]) or items[before].text in light or (lang == "ar" and items[before].text[1:] in light)
    ):
        text = items[before].text
        if lang == "ar" and text and text not in light:
            joined = joined or (text[0] if text[0] in "بلك" else "")
        words.append(text)
        before -= 1
    if before >= 0 and not items[before].of:
        words.append(_bare(items[before].text, lang))
    if joined:
        return joined in to
    governing = {word for word in words if word in _list("prepositions", lang)}
    return bool(governing & set(to)) or ("" in to and not (governing - {"of"} if lang == "en" else governing))


def _row(items: Sequence[_Item], first: int, lang: str) -> list[int]:
    """The names that stand in one row with the first: «أ، وب، وج», “A, B and C”."""
    row, n, linked, last = [first], first + 1, False, False
    linking, light = _list("linking", lang), _list("light", lang)
    while n < len(items) and n - row[-1] <= 4:
        item = items[n]
        if item.of:
            if item.of.adjective:
                n += 1
                continue
            if not linked and not (lang == "ar" and items[n].anded):
                break
            row.append(n)
            if last:
                break
            linked = False
        elif lang == "en" and item.text == "and" and items[n - 1].text == "," and len(row) == 1:
            break  # a new clause
        elif item.text in linking or (
            lang == "ar" and item.text[:1] == "و" and (item.text[1:] in light or item.text[1:] in linking)
        ):
            linked, last = True, lang == "en" and item.text in {"and", "or"}
        elif item.text not in light:
            break
        n += 1
    return row


def _subject(items: Sequence[_Item], place: int, lang: str) -> list[int]:
    """The row of names before a verb that is likeliest its subject."""
    near = place - 1
    while near >= 0 and (items[near].text in _list("between", lang) or (items[near].text == "،" and near < place - 1)):
        near -= 1
    skipped = {item.text for item in items[near + 1 : place]}
    aside = lang == "en" and "," in skipped and not skipped & {"who", "which", "that"} and _governed(items, near, lang)
    if (
        near >= 0
        and items[near].of
        and not _adjective(items[near])
        and not aside
        and (lang == "en" or near < place - 1)
    ):
        return _back(items, near, place, lang)
    far = max(0, place - _FAR)
    first = max((n + 1 for n in range(far, place) if items[n].text in {";", "؛"}), default=far)
    for adjective in (False, True):
        fit = [
            n
            for n in range(first, place)
            if items[n].of
            and _adjective(items[n]) is adjective
            and not items[n].joined
            and not _governed(items, n, lang)
        ]
        heads = [n for n in fit if adjective or _opens(items, n, lang)]
        if heads or (fit and lang == "en"):
            return _back(items, heads[-1] if heads else fit[0], place, lang)
    return []


def _back(items: Sequence[_Item], n: int, place: int, lang: str) -> list[int]:
    """The whole row of which a name before a verb is one, or the last."""
    while n >= 2 and items[n - 1].text in {"and", "و"} and items[n - 2].of:
        n -= 2
    if lang == "ar" and n >= 1 and items[n - 1].of and items[n].anded:
        n -= 1
    n = _behind_title(items, n, lang)
    return [each for each in _row(items, n, lang) if each < place]


def _governed(items: Sequence[_Item], n: int, lang: str) -> bool:
    """Whether a preposition governs the name."""
    light = _list("light", lang)
    before = n - 1
    while before >= 0 and (_adjective(items[before]) or (items[before].text and items[before].text in light)):
        if items[before].text in _list("prepositions", lang):
            return True
        before -= 1
    word = _bare(items[before].text, lang) if before >= 0 else ""
    return bool(word) and (
        word in _list("prepositions", lang)
        or (lang == "ar" and items[before + 1].text[:1] in "بل" and items[before + 1].text[1:] in light)
    )


def _opens(items: Sequence[_Item], n: int, lang: str) -> bool:
    """Whether a name stands where subjects do: at the head of a clause; in Arabic also right behind a verb."""
    before = n - 1
    while lang == "en" and before >= 0 and items[before].text in _ARTICLES:
        before -= 1
    word = items[before].text if before >= 0 else ""
    if lang == "en":
        return word in _list("opening", lang)
    shape = len(word) > 3 and word.lstrip("وف")[:1] in tuple("يت") and not word.endswith(("يه", "ه"))
    verb = shape or word in _verbs(lang) or word[1:] in _verbs(lang)
    first = before == 0 or (before > 0 and items[before - 1].text in _SIGNS)
    verb = verb or (
        first and not word.lstrip("وف").startswith("ال") and not word.endswith(("ه", "ات")) and word not in _nouns(lang)
    )
    return before < 0 or word in _SIGNS or word in _list("between", "ar") or verb


@cache
def _verbs(lang: str) -> frozenset[str]:
    return frozenset(word for frame in frames(lang) for word, form in frame.forms.items() if form is Form.ACTIVE)


@cache
def _nouns(lang: str) -> frozenset[str]:
    found = {word for frame in frames(lang) for word, form in frame.forms.items() if form is not Form.ACTIVE}
    return frozenset(found | {f"و{word}" for word in found}) | _list("light", lang)


_ARTICLES: Final = frozenset({"the", "a", "an"})


def _names(item: _Item) -> bool:
    """Whether it names an actor, and does so by a noun."""
    return bool(item.of and not item.of.adjective and not item.of.place)


def _adjective(item: _Item) -> bool:
    return bool(item.of and item.of.adjective)


def _is_passive(items: Sequence[_Item], place: int) -> bool:
    before = {item.text for item in items[max(0, place - 2) : place]}
    by = any(item.text == "by" for item in items[place + 1 : place + 3])
    return by or (
        bool({"was", "were", "been", "is", "are", "being"} & before) and not items[place].text.endswith("ing")
    )


def _clause(sentence: str, place: int, named: Sequence[Named]) -> tuple[int, int]:
    """The clause around a place: from the last comma before it that has a name behind it, to the next comma."""
    cuts = [found.end() for found in re.finditer(r"[،؛;,](?=\s)", sentence)]
    last = next((cut - 1 for cut in cuts if cut > place), len(sentence))
    for first in [cut for cut in reversed(cuts) if cut <= place] + [0]:
        if any(first <= each.start < last and not each.adjective for each in named):
            return first + len(sentence[first:]) - len(sentence[first:].lstrip()), last
    return 0, last
