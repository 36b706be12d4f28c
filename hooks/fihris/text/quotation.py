"""Words quoted from a text: in whole sentences, and with the sentence before where they do not stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fihris.text.fold import Folded, fold
from fihris.text.sentences import sentences

_FIRST: Final = re.compile(r"[«“\"'(\[]*([^\W\d_][\w’'\u064b-\u0652]*)")
_SENTENCE_END: Final = re.compile(r"[.!?؟…][»”\"')\]]*$")

# Words of both lists are folded, and lean on what was said before.
_LEANING: Final = {
    "ar": frozenset(
        [
            "هو",
            "هي",
            "هم",
            "هن",
            "هما",
            "هذا",
            "هذه",
            "هذان",
            "هاتان",
            "ذلك",
            "تلك",
            "ذاك",
            "هولاء",
            "اولئك",
            "هنا",
            "هناك",
            "لذلك",
            "لذا",
            "لهذا",
            "بذلك",
            "بهذا",
            "كذلك",
            "كما",
            "لكن",
            "لكنه",
            "لكنها",
            "لكنهم",
            "بل",
            "ثم",
            "اذ",
            "حيث",
            "غير",
            "اما",
            "بيد",
            "حينها",
            "حينيذ",
            "عندها",
            "بعدها",
            "قبلها",
            "له",
            "لها",
            "لهم",
            "لهما",
            "به",
            "بها",
            "بهم",
            "بهما",
            "منه",
            "منها",
            "منهم",
            "منهما",
            "عنه",
            "عنها",
            "عنهم",
            "فيه",
            "فيها",
            "فيهم",
            "عليه",
            "عليها",
            "عليهم",
            "اليه",
            "اليها",
            "اليهم",
            "معه",
            "معها",
            "معهم",
            "بينهم",
            "بينهما",
            "كلاهما",
            "كلتاهما",
            "جميعهم",
            "بعضهم",
            "احدهما",
            "مثله",
            "مثلها",
            "عنديذ",
        ]
    ),
    "en": frozenset(
        [
            "it",
            "its",
            "he",
            "his",
            "him",
            "she",
            "her",
            "hers",
            "they",
            "their",
            "theirs",
            "them",
            "this",
            "that",
            "these",
            "those",
            "such",
            "there",
            "here",
            "both",
            "but",
            "and",
            "or",
            "yet",
            "so",
            "then",
            "thus",
            "hence",
            "however",
            "still",
            "therefore",
            "moreover",
            "meanwhile",
            "nevertheless",
            "instead",
            "also",
            "otherwise",
            "the_same",
            "the_former",
            "the_latter",
        ]
    ),
}
_AFTER: Final = {
    "ar": frozenset(["ذلك", "هذا", "هذه", "تلك", "ذاك"]),
    "en": frozenset(["this", "that", "these", "those", "then", "it"]),
}
"""A preposition before one of these («بعد ذلك», "after that") leans as they do."""
_PREPOSITIONS: Final = {
    "ar": frozenset(
        [
            "بعد",
            "قبل",
            "منذ",
            "مع",
            "رغم",
            "عند",
            "في",
            "من",
            "علي",
            "الي",
            "عن",
            "خلال",
            "بسبب",
            "اثر",
            "عقب",
            "فوق",
            "بعيد",
        ]
    ),
    "en": frozenset(
        [
            "after",
            "before",
            "since",
            "with",
            "despite",
            "in",
            "from",
            "by",
            "because",
            "besides",
            "for",
            "under",
            "at",
            "on",
            "to",
            "of",
        ]
    ),
}
_THE: Final = frozenset(["same", "former", "latter", "two", "other", "others"])
# Words whose own first letter is و or ف. Any other that begins so has it joined.
_OWN_LETTER: Final = re.compile(
    "(?:واشنطن|وزار|وزير|وزرا|وفد|وفود|وكال|وكيل|وجود|وجه|وجيه|وحد|وثيق|وثايق|وسيل|وسايل|وسط|وسيط|وساط|وصل|وصول|وصف|"
    "وضع|وعد|وعود|وعي|وقع|وقايع|وقف|وقت|وقود|وقوع|وقوف|ولاي|ولاء|ولد|وليد|ولاد|ورق|ورش|ورد|وريث|وراث|وطن|وظيف|وظايف|وفق|وفا|وفير|ورث|"
    "وقاي|وايل|وادي|واسط|واقع|وليم|وتير|وهم|وباء|وشيك|في|فيلق|فريق|فرق|فصايل|فصيل|فصل|فرنس|فلسطين|فنلندا|فنزويلا|فكر|فير|فترة|فتره|فتر|"
    "فتح|فوز|فور|فوق|فوض|فضاء|فضل|فشل|فرض|فرص|فرع|فروع|فعل(?!ي)|فعال|فن|فنون|فنان|فيديو|فيتنام|فيينا|فواد|فارس|فالح|فهد|فايز|فقر|فقير|"
    "فقدان|فساد|فجر|فجو|فجوة|فحص|فوضي|فيصل|فاروق|فاتح|فضيح|فلول|فدرال|فيدرال)"
    "(?:ة|ه|ات|ت|تا|ان|ين|ون|و|وا|ا|ي|ية|يه|يا|يون|يين|اء|ها|هم|نا)?"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Whole sentences of a text; the words that were asked for are `text[start:end]`. `before` is the sentence before,
    where these lean on it, or ""."""

    text: str
    start: int
    end: int
    before: str = ""


def find(words: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a plain text as words of their own, spelling aside; و and the like may be joined to the first."""
    pattern = r"\s+".join(map(re.escape, fold(words).text.split()))
    folded = _folded(text)
    found = re.search(rf"(?<!\w)[وفبلك]?{pattern}(?!\w)", folded.text) if pattern else None
    return folded.span(*found.span()) if found else None


@lru_cache(maxsize=4096)
def whole(words: str, text: str, lang: str) -> Quotation:
    """The words in the whole sentences that hold them; alone where they do not stand in the text."""
    found = find(words, text)
    if not found:
        return Quotation(words, 0, len(words))
    start, end = found
    bounds = [bound for bound in _bounds(text) if bound[1] > start and bound[0] < end]
    first, last = min(start, bounds[0][0]), max(end, bounds[-1][1])
    return Quotation(text[first:last], start - first, end - first, before(text, first, lang))


def before(text: str, start: int, lang: str) -> str:
    """The sentence before the one that begins at `start`, where that one leans on it; "" where it stands alone, where none
    is before it, and where what is before it is a heading."""
    if not leans(text[start:], lang):
        return ""
    earlier = [text[first:last] for first, last in _bounds(text) if last <= start]
    return earlier[-1] if earlier and _SENTENCE_END.search(earlier[-1]) else ""


def leans(sentence: str, lang: str) -> bool:
    """Whether a sentence begins with what leans on another: a pronoun, a demonstrative, a conjunction. In doubt it does:
    a sentence too many does less harm than a «he» of whom nobody is told."""
    words = [fold(found[1]).text for found in _FIRST.finditer(sentence[:80])][:2]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if lang == "ar" and first[0] in "وف" and len(first) > 1 and not _OWN_LETTER.fullmatch(first):
        return True
    if first == "the" and second in _THE:
        return True
    return first in _LEANING[lang] or (first in _PREPOSITIONS[lang] and second in _AFTER[lang])


@lru_cache(maxsize=256)
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=256)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))
