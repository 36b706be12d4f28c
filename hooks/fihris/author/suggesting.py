"""What a text says between those whom it names, read by rule: proposals that an author accepts or leaves.

A rule errs; so each proposal carries its sentence, one that the text denies is none, and one that it does not vouch for is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fihris.author.reach import FAR, NEAR, after, subject
from fihris.author.sentence import SIGNS, Item, Named, adjective, bare, items_of, listed, names
from fihris.author.verbs import Form, Frame, frames
from fihris.text import stated


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


def relations(sentence: str, named: Sequence[Named], lang: str) -> Iterator[Said]:
    """The relations that a sentence states between those named in it, in the order of the table; each once."""
    items = items_of(sentence, named, lang)
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


def _form(frame: Frame, item: Item, lang: str) -> Form | None:
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


def _denied(items: Sequence[Item], place: int, lang: str) -> bool:
    first = max(0, place - 3)
    first = max([first, *(n + 1 for n in range(first, place) if items[n].text in SIGNS)])
    for n in range(first, place):
        still = n + 1 < len(items) and items[n + 1].text in listed("still", lang)
        if bare(items[n].text, lang) in listed("denying", lang) and not still:
            return True
    return any(bare(item.text, lang) in listed("denying-verbs", lang) for item in items[max(0, place - 8) : place])


def _hedged(items: Sequence[Item], place: int, lang: str) -> bool:
    dated = {n for n in range(max(0, place - FAR), place) if items[n + 1].text.isdigit()}  # “May 2018”
    return any(
        bare(items[n].text, lang) in listed("hedging", lang)
        for n in range(max(0, place - FAR), place)
        if n not in dated
    )


def _read(items: Sequence[Item], place: int, frame: Frame, form: Form, lang: str) -> Iterator[Said]:
    if frame.far and not any(
        item.text in frame.far or item.text[1:] in frame.far for item in items[place : place + 16]
    ):
        return
    if frame.both and (pairs := list(_side_by_side(items, place, frame, lang)) or frame.to == ("",)):
        yield from pairs if isinstance(pairs, list) else ()
    elif frame.undergone:
        yield from _undergone(items, place, frame, lang)
    elif lang == "en" and form is Form.PASSIVE and _is_passive(items, place):
        doers = after(items, place, ("by",), frozenset(), lang, NEAR)
        whom = [place - 1] if place and items[place - 1].of else subject(items, place, lang)
        yield from _pairs(items, place, frame, doers, whom)
    elif form is Form.NOUN:
        yield from _of_noun(items, place, frame, lang)
    elif form is Form.QUALITY:
        yield from _of_quality(items, place, frame, lang)
    else:
        yield from _of_verb(items, place, frame, lang)


def _of_verb(items: Sequence[Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """In Arabic the subject may stand behind the verb, before its object or behind it; else it stands before."""
    reach = 14 if frame.far else NEAR
    behind = after(items, place, ("",), frozenset(), lang, 1) if lang == "ar" else []
    if behind:
        targets = _targets(items, place, behind[-1], frame, lang, reach + 2)
        if targets:
            yield from _pairs(items, place, frame, behind, targets)
            return
    targets = _targets(items, place, place, frame, lang, reach)
    if not targets:
        return
    late = after(items, targets[-1], ("",), frozenset(), lang, 0) if lang == "ar" and "" not in frame.to else []
    yield from _pairs(items, place, frame, late or subject(items, place, lang), targets)


def _of_noun(items: Sequence[Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """Its subject stands behind it («دعم الولايات المتحدة لبغداد»), as an adjective or, in English, before it; else it is that of
    the sentence."""
    if lang == "ar":
        own = ("",) if "ل" in frame.to else ("", "ل")
        behind = after(items, place, own, frozenset(), lang, 1, adjectives=True)
        if behind and (frame.to != ("",) or frame.must or adjective(items[behind[-1]])):
            targets = _targets(items, place, behind[-1], frame, lang, NEAR)
            if targets:
                yield from _pairs(items, place, frame, behind, targets)
                return
    targets = _targets(items, place, place, frame, lang, NEAR)
    if targets:
        own_name = [n for n in range(place) if names(items[n]) and (frame.nearest or n == place - 1)]
        if lang == "en" and not own_name:
            own_name = [n for n in (place - 2, place - 1) if n >= 0 and adjective(items[n])]
        before = own_name[-1:] if lang == "en" or frame.nearest else []
        yield from _pairs(items, place, frame, before or subject(items, place, lang), targets)


def _of_quality(items: Sequence[Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """«الإطار التنسيقي الموالي لإيران»: whom it describes stands right before it; «قائد فيلق القدس قاسم سليماني»: or behind."""
    targets = _targets(items, place, place, frame, lang, 0)[: None if frame.inverse else 1]
    if not targets:
        return
    another = frame.inverse and lang == "ar" and items[place].text not in frame.forms and items[place].text[:1] in "وف"
    reach = 1 if another else 2 if frame.inverse else 4  # «… ومديرة الشركة نورة»: not who stands before
    before = next(
        (n for n in range(place - 1, max(-1, place - reach), -1) if items[n].of and not adjective(items[n])), None
    )
    sources = [before] if before is not None else after(items, targets[-1], ("",), frozenset(), lang, 0)
    leaders = [n for n in sources if not frame.group or ((named := items[n].of) and named.person)]
    yield from _pairs(items, place, frame, leaders, targets)


def _targets(items: Sequence[Item], cue: int, place: int, frame: Frame, lang: str, gap: int) -> list[int]:
    if not frame.at:
        return after(items, place, frame.to, frame.through, lang, gap, must=frame.must)
    for n in range(cue + 1, min(len(items), cue + FAR)):
        if items[n].text in frame.at or items[n].text[1:] in frame.at:
            behind = after(items, n, ("", *frame.to), frame.through, lang, 2)
            return (
                behind
                or [
                    before for before in range(max(cue, n - 3), n) if items[before].of and not adjective(items[before])
                ][-1:]
            )
    return []


def _undergone(items: Sequence[Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    behind = after(items, place, ("",), frozenset(), lang, 0) if lang == "ar" else []
    source = behind or subject(items, place, lang)
    yield from _pairs(
        items,
        place,
        frame,
        source,
        after(items, behind[-1] if behind else place, frame.to, frame.through, lang, NEAR),
    )


def _side_by_side(items: Sequence[Item], place: int, frame: Frame, lang: str) -> Iterator[Said]:
    """«يتعاون فيها الأمريكيون والأكراد», “Americans and Kurds work together”, «خلافات بغداد وأربيل»."""
    found = after(items, place, ("", "بين", "between"), frozenset(), lang, 3)
    if len(found) < 2 and lang == "en":
        found = subject(items, place, lang)
    if len(found) == 2:
        yield from _pairs(items, place, frame, found[:1], found[1:])


def _pairs(
    items: Sequence[Item], place: int, frame: Frame, sources: Sequence[int], targets: Sequence[int]
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


def _lends(items: Sequence[Item], n: int, place: int) -> bool:
    """Whether a name only says whose somebody is: «أمير قطر», “Iraq’s minister”."""
    named = items[n].of
    if named is None or named.person:
        return False
    behind = [item.text for item in items[n + 1 : n + 3]]
    if behind[:1] == ["s"] and behind[-1] not in listed("light", "en") - listed("titles", "en"):
        return True
    return n - 1 != place and n > 0 and items[n - 1].text.lstrip("وف") in listed("titles", "ar")


def _is_passive(items: Sequence[Item], place: int) -> bool:
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
