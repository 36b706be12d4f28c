"""Names that stand in quotation marks and that the registry does not know, as records to accept or to drop."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from fihris.author import ids, marks, orthography, yaml
from fihris.model import UNTRANSLATED
from fihris.text.fold import fold_key

_NAME = re.compile(r"[^\W\d_][\w\s'’-]*\Z")
_LONGEST = 5
"""Words. What is longer in quotation marks is a quotation or a title."""

_KINDS = {
    "dialogue": ("حوار",),
    "armed-group": ("كتائب", "حركة", "جماعة", "لواء", "تنظيم", "ميليشيا", "ميليشيات", "فصائل", "عصائب", "سرايا"),
    "party": ("حزب", "تيار"),
    "coalition": ("تحالف", "ائتلاف", "الإطار"),
    "government-body": ("وزارة", "مجلس", "برلمان", "حكومة", "هيئة"),
    "agency": ("وكالة", "جهاز", "شركة", "مؤسسة", "بنك", "صندوق"),
    "military-command": ("قيادة",),
    "armed-force": ("جيش", "قوات", "فيلق"),
}
_KIND_OF = {fold_key(word): kind for kind, words in _KINDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name, shorter forms of it, and the paragraph in which it stands first."""

    name: str
    shorter: tuple[str, ...]
    paragraph: str


def unknown(paragraphs: Iterable[str], known: Collection[str]) -> tuple[Unknown, ...]:
    """The quoted names that no known surface form covers. A name that is the end of a longer one is its short form."""
    covered = [fold_key(surface) for surface in known]
    found: dict[str, tuple[str, str]] = {}
    for paragraph in paragraphs:
        for quotation in orthography.quotations(paragraph):
            key = fold_key(quotation)
            if _is_name(quotation) and not any(key in surface or surface in key for surface in covered if surface):
                found.setdefault(key, (quotation, paragraph))
    longest = [key for key in found if not any(_ends(other, key) for other in found)]
    return tuple(
        Unknown(found[key][0], tuple(found[other][0] for other in found if _ends(key, other)), found[key][1])
        for key in longest
    )


def _ends(long: str, short: str) -> bool:
    return long.endswith(f" {short}") or long.endswith(f" ال{short}")


def _is_name(quotation: str) -> bool:
    return bool(_NAME.match(quotation)) and len(quotation.split()) <= _LONGEST


def kind(name: str, kinds: Collection[str]) -> str:
    """A guess at what bears the name, by its first word."""
    first = fold_key(name.split(maxsplit=1)[0])
    guess = _KIND_OF.get(first) or _KIND_OF.get(first.removeprefix("ال")) or "person"
    return guess if guess in kinds else min(kinds, default="person")


def records(
    names: Iterable[Unknown], folder: str, kinds: Collection[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """A record for each name: path and text. `taken` are the ids that exist."""
    used = set(taken)
    for each in names:
        id = _free(ids.of_name(each.name) or "name", lambda id: id in used)
        used.add(id)
        yield f"{folder}/{id}.yml", _record(each, kind(each.name, kinds))


def _free(wanted: str, taken: Callable[[str], bool]) -> str:
    number, id = 1, wanted
    while taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id


def _record(of: Unknown, kind: str) -> str:
    weak = f"weak: {{ar: {yaml.row(of.shorter)}}}\n" if of.shorter else ""
    return (
        "# yaml-language-server: $schema=../../../docs/_data/schemas/actor.json\n"
        "# اقتراح لم يُعتمد. لاعتماده: اكتب الاسم الإنجليزي، وراجع النوع فهو تخمين، وسمِّ الملف بالاسم الإنجليزي\n"
        "# بحروف لاتينية صغيرة بينها شرطات، ثم انقله إلى docs/_data/actors/. ولردِّه احذف الملف.\n"
        f"# ورد في: {marks.plain_line(of.paragraph)}\n"
        f"name: {yaml.pair(of.name, UNTRANSLATED)}\n"
        f"kind: {kind}\n"
        f"{weak}"
    )
