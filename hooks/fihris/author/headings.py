"""The headings by which analysts part a brief, in the words they use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fihris.text import stated
from fihris.text.fold import fold_key


class PaperPart(StrEnum):
    EVENT = "event"
    ABSTRACT = "abstract"
    SUMMARY = "summary"
    ANALYSIS = "analysis"
    REFERENCES = "references"
    SOURCES = "sources"
    INTRODUCTION = "introduction"
    CONCLUSION = "conclusion"
    RECOMMENDATIONS = "recommendations"
    BIBLIOGRAPHY = "bibliography"


SECTIONS = frozenset({PaperPart.INTRODUCTION, PaperPart.CONCLUSION, PaperPart.RECOMMENDATIONS, PaperPart.BIBLIOGRAPHY})
"""Parts of a paper that are sections of it, in the place where they stand."""


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A known heading and what stands after it on its line: «التحليل: …»."""

    part: PaperPart
    rest: str


_WORDS = {
    PaperPart.EVENT: ("الحدث", "الخبر", "الواقعة", "ماذا حدث", "ملخص الحدث", "خلفية الحدث"),
    PaperPart.ABSTRACT: ("الملخص", "ملخص", "ملخص تنفيذي", "الملخص التنفيذي", "ملخص الدراسة", "ملخص الورقة", "المستخلص", "مستخلص",
                    "موجز", "الموجز", "موجز تنفيذي", "الموجز التنفيذي", "خلاصة تنفيذية", "الخلاصة التنفيذية", "نبذة", "Abstract",
                    "Executive Summary", "Summary"),
    PaperPart.SUMMARY: ("الخلاصة", "خلاصة"),
    PaperPart.ANALYSIS: ("التحليل", "تحليل", "قراءة تحليلية", "القراءة", "المحاور", "الدلالات", "التقدير", "تقدير موقف",
                    "التحليل والتقدير", "أبعاد الحدث", "الأبعاد والدلالات"),
    PaperPart.REFERENCES: ("اقرأ أيضا", "اقرأ المزيد", "للمزيد", "لمزيد من القراءة", "مواضيع ذات صلة", "موضوعات ذات صلة",
                      "مقالات ذات صلة", "روابط ذات صلة", "طالع أيضا", "انظر أيضا"),
    PaperPart.SOURCES: ("المصادر", "المصدر", "مصادر"),
    PaperPart.INTRODUCTION: ("مقدمة", "المقدمة", "تمهيد", "التمهيد", "مدخل", "المدخل", "توطئة", "مقدمة عامة"),
    PaperPart.CONCLUSION: ("خاتمة", "الخاتمة", "خلاصة وخاتمة", "الخاتمة والتوصيات", "خاتمة وتوصيات", "الخلاصة والتوصيات",
                      "خلاصة وتوصيات", "خلاصات", "استنتاجات", "الاستنتاجات", "النتائج", "نتائج", "النتائج والتوصيات"),
    PaperPart.RECOMMENDATIONS: ("التوصيات", "توصيات", "توصيات الورقة", "توصيات عامة", "المقترحات", "توصيات السياسات", "بدائل السياسات"),
    PaperPart.BIBLIOGRAPHY: ("المراجع", "مراجع", "قائمة المراجع", "المصادر والمراجع", "المراجع والمصادر", "قائمة المصادر والمراجع",
                        "ثبت المراجع", "الهوامش", "الهوامش والمراجع", "الإحالات", "ببليوغرافيا", "References", "Bibliography"),
}  # fmt: skip
_PART = {fold_key(words): part for part, listed in _WORDS.items() for words in listed}
_LINE = re.compile(r"(?P<head>[^:：–—]*?)\s*(?:(?P<sign>[:：]|\s[-–—])\s*(?P<rest>.*))?\Z", re.DOTALL)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 60


_BYLINE = frozenset(map(fold_key, ("كتبه", "كتب", "كتبها", "إعداد", "أعده", "أعدها", "بقلم", "تحرير", "التاريخ", "تاريخ",
                                   "الباحث", "الباحثة", "المؤلف", "الكاتب", "نشر", "By", "Author", "Date")))  # fmt: skip
"""First words of lines that say who wrote a text, or when."""


def is_byline(line: str) -> bool:
    """Whether a line says who wrote a text, or when and nothing else."""
    words = line.split()
    if words and fold_key(words[0]).rstrip(":") in _BYLINE:
        return True
    found = next(iter(stated.find(line, "ar")), None)
    return found is not None and len(words) <= 2 + len(line[found.start : found.end].split())


def known(line: str) -> KnownHeading | None:
    """The heading that a line is, or None."""
    if len(_EDGE.sub("", line)) <= _LONGEST and (part := _PART.get(_key(line))):
        return KnownHeading(part, "")
    found = _LINE.match(line)
    if found is None or len(found["head"]) > _LONGEST or not found["sign"]:
        return None
    part = _PART.get(_key(found["head"]))
    return KnownHeading(part, found["rest"].strip()) if part else None


def _key(words: str) -> str:
    return fold_key(_EDGE.sub("", words))
