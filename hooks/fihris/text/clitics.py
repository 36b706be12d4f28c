"""What Arabic writes together with the next word: conjunctions, prepositions, the article, and their chains.

All letters here are folded. A chain is everything that may stand between the start of a written word and a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

ARTICLE: Final = "ال"

_CONJUNCTIONS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ك", "ل")

# Before a word whose own letters follow in full: و + العراق, ب + إيران.
PLAIN_CHAINS: Final = frozenset(first + second for first in _CONJUNCTIONS for second in _PREPOSITIONS) - {""}

# ... that end with the article, before a word that is written without it: وال + ميليشيات. After ل the article's
# alef is not written: لل + ميليشيات, and لل + عراق of the name العراق.
ARTICLE_CHAINS: Final = frozenset(
    first + (second + "ل" if second == "ل" else second + ARTICLE)
    for first in _CONJUNCTIONS
    for second in ("", "ب", "ك", "ل")
)
LAM_CHAINS: Final = frozenset(first + "لل" for first in _CONJUNCTIONS)

# Three lams are never written: ل + اللجنة is للجنة, so only one lam of the chain is left before «لجنة».
SHORT_LAM_CHAINS: Final = frozenset(first + "ل" for first in _CONJUNCTIONS)

# Written with a stroke before what Arabic letters do not join: a sign, a digit, a foreign word («لـ 5», «بـUSAID», «والـ15»), and «هـ»
# for the hijri year. For a regular expression.
TAKES_TATWEEL: Final = "[\u0621-\u063a\u0641-\u064a]|[وف][بلك]|[وف]?[بك]?ال|[وف]?لل"

_DEFINITE: Final = re.compile(f"(?:{'|'.join(sorted(ARTICLE_CHAINS))})..", re.DOTALL)

# Verbs whose first letters are those of the article: التقى, التزم, التحق, with their endings.
_VERBS: Final = re.compile(r"[وف]?الت(?:ق(?:ي|ت|يا|تا|وا)|(?:زم|حق|فت|مس|هم|حم|بس|جا)(?:ت|وا|ا|تا)?)\Z")

LONGEST_CHAIN: Final = max(map(len, PLAIN_CHAINS | ARTICLE_CHAINS))


def has_article(written: str) -> bool:
    """Whether a name as its author spells it begins with the article. ألمانيا does not: its alef bears a hamza."""
    return len(written) > 3 and written[0] in "اٱ" and written[1] == "ل" and not written[2].isspace()


@lru_cache(maxsize=1 << 14)
def is_definite(word: str) -> bool:
    """Whether a folded word bears the article, after any clitics."""
    return _DEFINITE.match(word) is not None and not _VERBS.match(word)
