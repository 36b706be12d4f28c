"""Times long past, in which nobody lived who is in a registry of today: «في القرن الثامن الهجري», "in 1453"."""

from __future__ import annotations

from typing import Final

from fihris.model import Lang
from fihris.text import scanning


def _after(words: str, then: str) -> str:
    return "(?:" + "|".join(rf"(?<=\b{word}{then})" for word in words.split()) + ")"


_CENTURY: Final = r"\b" + _after(
    "[1-9]th 1[0-8]th first second third 1st 2nd 3rd fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    "[- ]century",
)
_YEAR: Final = r"(?:[0-7]\d\d|8[0-4]\d)\b" + _after("[Ii]n since of year circa by", r" \d{4}")
_OLD_TIMES: Final = {
    Lang.AR: scanning.begun(
        (
            "القرن ",
            r"(?:ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|سابع) (?:ال)?(?:عشر\b|هجري|للهجره|ميلادي|قبل)|ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن) عشر)",
        ),
        *((year, r" (?:1[0-7]\d\d|18[0-4]\d|[1-9]\d\d)(?![\d])") for year in ("سنه", "عام", "سنتي", "عامي")),
        *(
            (
                age,
                r" (?:ال)?(?:اموي|عباسي|مملوكي|فاطمي|ايوبي|سلجوقي|صفوي|اندلسي|جاهلي|اغلبي|مماليك|عباسيين|امويين|فاطميين|ايوبيين)",
            )
            for age in ("العهد", "عهد", "العصر", "عصر", "الدوله", "زمن", "ايام")
        ),
    ),
    # The rare letters come first, and what must stand before them is looked for behind: some times as fast.
    Lang.EN: scanning.begun(
        ("century", _CENTURY),
        ("1", _YEAR),
        *((age, r"\b") for age in ("Abbasid", "Umayyad", "Mamluk", "Fatimid", "Ayyubid", "Safavid", "medieval")),
    ),
}


def told(text: str, lang: Lang) -> list[int]:
    """Where a folded text tells of them, in order."""
    return [start for start, _ in scanning.spans(text, _OLD_TIMES[lang])]
