"""Titles of people in Arabic, and the names that stand after them.

Arabic has no capitals. A name shows by its place: after an office and what belongs to it («رئيس الوزراء السابق مصطفى
الكاظمي»), or after a rank («الجنرال كينيث ماكنزي»). What looks like one and is not, most often is a noun with its adjective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fihris.text.fold import fold_key
from fihris.text.wordlists import alternatives, words

_MARK = "\u064b-\u0652\u0670"
_TITLE = re.compile(
    r"(?<!\w)(?:[وفبلك](?=\w{3})|و?ل(?=ل))?(?:"
    rf"(?P<office>{alternatives('titles', 'office_titles')})|[اأ]?ل(?:{alternatives('titles', 'ranks')})(?: (?:أول|ثان|ثاني|(?:ال)?(?:ركن|طيار|بحري|متقاعد)))*"
    r"|[آا]ية الله(?: العظمى)?)(?!\w)"
)
_NEXT = re.compile(rf"[ \u00a0]+([^\W\d_][\w{_MARK}]*)")
_REACH = 14
"""Words after a title that are looked at: its complement and the name."""


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """A word as it is compared. Folded, the preposition على would be the name علي."""
    return word if word == "على" else fold_key(word)


def keys(words: str) -> frozenset[str]:
    """Words as they are compared."""
    return frozenset(map(_key, words.split()))


_OFFICES = keys(words("titles", "offices"))
_BODIES = keys(words("titles", "bodies"))
_COUNTRIES = keys(words("titles", "countries"))
_FIRST_OF_TWO = keys(words("titles", "first_of_two"))
_GIVEN = keys(words("titles", "given"))
_OF_FAITH = keys(words("titles", "of_faith"))
_SHORT = keys(words("titles", "short"))
_NOT_NAMES = keys(words("titles", "not_names"))
_VERB = re.compile(r"(?:[يت]|س[يتن])\w{3,}\Z")
_VERBAL_NOUN = re.compile(r"(?:ا\w{2,5}ا\w|ت\w{2,3}ي\w|م\w{2,4}ه)\Z")
_OF_SOMEBODY = re.compile(r"\w{2,}(?:ه|ها|هم)\Z")

_QUALITIES = keys(words("titles", "qualities"))
_NO_SURNAMES = _NOT_NAMES | _QUALITIES | _OFFICES

Piece = tuple[str, int, int]
"""Its key, and its span in the text."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A name, the title before it, and the place of the name in its text."""

    role: str
    name: str
    start: int
    end: int


def find(text: str) -> Iterator[Titled]:
    """The names of a plain text that stand after a title, in their order."""
    done = 0
    for title in _TITLE.finditer(text):
        words = list(_words(text, title.end()))
        speaks = "حدث" in title.group() or "ناطق" in title.group()
        first = _complement(words, speaks=speaks)
        last = _name(text, words[first:]) if first or not title["office"] else 0
        if last and words[first][1] >= done:  # «النائب الأول لرئيس الوزراء» has two titles and one name
            start, done = words[first][1], words[first + last - 1][2]
            role = _without_clitic(" ".join(text[title.start() : start].split()))
            yield Titled(role, " ".join(text[start:done].split()), start, done)


def is_name(words: str) -> bool:
    """Whether words that stand by themselves look like a name, rather than like speech or a quality."""
    parts = list(_words(f" {words}", 0))
    if (
        not parts
        or len(parts) != len(words.split())
        or any(key in _NOT_NAMES or key in _QUALITIES for key, _, _ in parts)
    ):
        return False
    if len(parts) == 1:
        return bool(re.match(r"ال\w{2,}ي\Z", parts[0][0]))
    if parts[0][0].startswith("ال"):  # الصادق الكبير
        return len(parts) == 2 and parts[1][0].startswith("ال")
    return _name(f" {words}", parts) == len(parts)


def _without_clitic(role: str) -> str:
    """A title as it is said by itself: «للرئيس» is «الرئيس», «لوزير» is «وزير»."""
    bare = f"ال{role[2:]}" if role.startswith("لل") else role[1:]
    return (
        bare
        if (not _TITLE.match(role[1:]) and role.startswith("لل")) or (_TITLE.match(bare) and role[0] in "وفبلك")
        else role
    )


def _words(text: str, place: int) -> Iterator[Piece]:
    """The words after a place, up to the first sign."""
    for _ in range(_REACH):
        found = _NEXT.match(text, place)
        if found is None:
            return
        yield _key(found[1]), *found.span(1)
        place = found.end()


def _complement(words: list[Piece], *, speaks: bool) -> int:
    """How many words belong to the title: «الوزراء السابق», «العام للأمم المتحدة», «باسم الجيش», «لدى العراق»."""
    count = 0
    while count < len(words):
        word = words[count][0]
        next_ = words[count + 1][0] if count + 1 < len(words) else ""
        if _is_definite(word) or word in _COUNTRIES or word in _BODIES or word.removeprefix("ل") in _OFFICES:
            count += 1
        elif (word in {"لدي", "في"} or (speaks and word == "باسم")) and (
            _is_definite(next_) or next_ in _COUNTRIES or next_ in _BODIES
        ):
            count += 2
        else:
            break
    return count


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "لل")) and len(word) > 3


def _name(text: str, words: list[Piece]) -> int:
    """How many of the words make a name; 0 for none. A part may have two or more: عبد المهدي، بن عبد العزيز، علاء الدين."""
    first = _part(words)
    if not first or not _may_begin(text, words):
        return 0
    second = _part(words[first:])
    if first > 1 and (not second or not words[first][0].startswith("ال")):
        return first if words[0][0] == "عبد" else 0
    if not second or not _may_follow(words[first][0]):
        return 0
    count = first + second
    while (more := _part(words[count:])) and (
        _goes_on(words[count - 1][0], words[count][0])
        or (count == first + second and not words[first][0].startswith("ال") and _is_surname(words[count][0]))
    ):
        count += more
    return count


def _part(words: list[Piece]) -> int:
    if not words:
        return 0
    length = next((place for place, word in enumerate(words) if word[0] not in _FIRST_OF_TWO), len(words)) + 1
    if length > len(words):
        return 0
    return length + 1 if length < len(words) and words[length][0] in _OF_FAITH else length


def _may_begin(text: str, words: list[Piece]) -> bool:
    word, start, end = words[0]
    if word in _GIVEN or word in _SHORT or word in _FIRST_OF_TWO:
        return True
    written = text[start:end]
    following = words[1][0] if len(words) > 1 else ""
    if len(word) < 3 or word in _NOT_NAMES or word in _OFFICES or word.startswith("ال") or _VERB.match(word):
        return False
    if word[0] in "بلوف" and (word[1:] in _OFFICES or word[1:] in _NOT_NAMES or word[1:].startswith("ال")):
        return False
    if written.endswith("ة") or _OF_SOMEBODY.match(word):
        return False
    if written.endswith(("ا", "ا\u064b", "\u064bا")) and (following.endswith("ا") or not _may_follow(following)):
        return False
    return not (following.startswith("ال") and _VERBAL_NOUN.match(word))


def _may_follow(word: str) -> bool:
    return word in _GIVEN or (
        len(word) > 1
        and word not in _NOT_NAMES
        and word not in _OFFICES
        and (word.startswith("ال") or not (_VERB.match(word) or _OF_SOMEBODY.match(word)))
    )


def _is_surname(word: str) -> bool:
    """Whether a word behind two names looks like that of a family: «محمد شياع السوداني». What is said of somebody's country
    or office stands before the name."""
    return bool(_NISBA.match(word)) and word not in _NO_SURNAMES


_NISBA = re.compile(r"ال\w{3,}ي\Z")


def _goes_on(before: str, word: str) -> bool:
    """Whether a name that has two parts has this one too."""
    return word in _FIRST_OF_TWO or (word in _GIVEN and not before.startswith("ال"))
