"""Numbers in the words that they belong to: «نحو 900 جندي», «200 ألف», “about 2,000 soldiers”."""

from __future__ import annotations

import re

from fihris.text.signs import NO_BREAK

_DIGIT = re.compile(r"\d")
_NUMBER = r"(?<![\d.,٬])\d(?:[\d.,٬]*\d)?(?!\d)"
# what may follow a number and is not what it counts
_APART = {
    "ar": r"(?:في|من|إلى|على|عن|و\w*|أو)(?!\w)",
    "en": r"(?:in|of|to|on|at|by|for|from|with|and|or|who|are|is|were|was)\b",
}
_COUNTED = {lang: rf"(?: (?!{apart})\w{{2,}})" for lang, apart in _APART.items()}
_LARGE = {
    "ar": r" (?:ألف\w*|آلاف|مليون\w*|ملايين|مليار\w*|تريليون\w*)(?!\w)",
    "en": r" (?:thousand|million|billion|trillion)\b",
}
_PATTERNS = {
    "ar": re.compile(
        rf"(?<!\w)[وفبلك]?(?:نحو|زهاء|قرابة|حوالي|(?:أكثر|أقل) من) {_NUMBER}{_COUNTED['ar']}?"
        rf"|(?<!\w)[وف]?(?:من|عن|على) {_NUMBER}(?:{_LARGE['ar']})?"
        rf"|{_NUMBER}{_LARGE['ar']}"
    ),
    "en": re.compile(
        rf"\b(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|than|at least|at most) {_NUMBER}{_COUNTED['en']}?"
        rf"|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})+{_COUNTED['en']}"
        rf"|{_NUMBER}{_LARGE['en']}"
    ),
}


def unbroken(text: str, lang: str) -> str:
    """The text with each number kept on one line with the word before it that says how exact it is, and with what it counts."""
    pattern = _PATTERNS.get(lang) if _DIGIT.search(text) else None
    return pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), text) if pattern else text
