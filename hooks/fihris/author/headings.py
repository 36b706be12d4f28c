"""The headings by which analysts part a brief, in the words they use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fihris.text.fold import fold_key


class Part(StrEnum):
    EVENT = "event"
    SUMMARY = "summary"
    ANALYSIS = "analysis"
    REFERENCES = "references"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Heading:
    """A known heading and what stands after it on its line: «التحليل: …»."""

    part: Part
    rest: str


_WORDS = {
    Part.EVENT: ("الحدث", "الخبر", "الواقعة", "ماذا حدث", "ملخص الحدث", "خلفية الحدث"),
    Part.SUMMARY: ("الخلاصة", "الملخص", "ملخص", "خلاصة", "ملخص تنفيذي", "الملخص التنفيذي"),
    Part.ANALYSIS: ("التحليل", "تحليل", "قراءة تحليلية", "القراءة", "المحاور", "الدلالات", "التقدير", "تقدير موقف",
                    "التحليل والتقدير", "أبعاد الحدث", "الأبعاد والدلالات"),
    Part.REFERENCES: ("اقرأ أيضا", "اقرأ المزيد", "للمزيد", "لمزيد من القراءة", "مواضيع ذات صلة", "موضوعات ذات صلة",
                      "مقالات ذات صلة", "روابط ذات صلة", "طالع أيضا", "انظر أيضا"),
    Part.SOURCES: ("المصادر", "المصدر", "المراجع", "مصادر"),
}  # fmt: skip
_PART = {fold_key(words): part for part, listed in _WORDS.items() for words in listed}
_LINE = re.compile(r"(?P<head>[^:：–—]*?)\s*(?:(?P<sign>[:：]|\s[-–—])\s*(?P<rest>.*))?\Z", re.DOTALL)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 60


def known(line: str) -> Heading | None:
    """The heading that a line is, or None."""
    if len(_EDGE.sub("", line)) <= _LONGEST and (part := _PART.get(_key(line))):
        return Heading(part, "")
    found = _LINE.match(line)
    if found is None or len(found["head"]) > _LONGEST or not found["sign"]:
        return None
    part = _PART.get(_key(found["head"]))
    return Heading(part, found["rest"].strip()) if part else None


def _key(words: str) -> str:
    return fold_key(_EDGE.sub("", words))
