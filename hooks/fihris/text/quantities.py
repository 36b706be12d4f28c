"""Numbers in the words that they belong to: «نحو 900 جندي», «200 ألف», “about 2,000 soldiers”."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"

_NUMBER = r"(?<![\d.,٬])\d(?:[\d.,٬]*\d)?(?!\d)"
_PATTERNS = {
    "ar": re.compile(
        rf"(?<!\w)[وفبلك]?(?:نحو|زهاء|قرابة|حوالي|(?:أكثر|أقل) من) {_NUMBER}(?: (?!(?:في|من|إلى|على|عن|و\w*|أو)(?!\w))\w{{2,}})?"
        rf"|(?<!\w)[وف]?(?:من|عن|على) {_NUMBER}(?: (?:ألف\w*|آلاف|مليون\w*|ملايين|مليار\w*|تريليون\w*)(?!\w))?"
        rf"|{_NUMBER} (?:ألف\w*|آلاف|مليون\w*|ملايين|مليار\w*|تريليون\w*)(?!\w)"
    ),
    "en": re.compile(
        rf"\b(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|than|at least|at most) {_NUMBER}(?: (?!(?:in|of|to|on|at|by|for|from|with|and|or|who|are|is|were|was)\b)\w{{2,}})?"
        rf"|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})+(?: (?!(?:in|of|to|on|at|by|for|from|with|and|or|who|are|is|were|was)\b)\w{{2,}})"
        rf"|{_NUMBER} (?:thousand|million|billion|trillion)\b"
    ),
}


def unbroken(text: str, lang: str) -> str:
    """The text with each number kept on one line with the word before it that says how exact it is, and with what it counts."""
    return _PATTERNS[lang].sub(lambda found: found[0].replace(" ", NO_BREAK), text)
