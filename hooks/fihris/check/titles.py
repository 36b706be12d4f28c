"""Titles of people in Arabic, and the names that stand after them.

Arabic has no capitals. A name shows by its place: after an office and what belongs to it («رئيس الوزراء السابق مصطفى
الكاظمي»), or after a rank («الجنرال كينيث ماكنزي»). What looks like one and is not, most often is a noun with its adjective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fihris.text.fold import fold_key

_MARK = "\u064b-\u0652\u0670"
_TITLE = re.compile(
    r"(?<!\w)[وفبلك]?(?:"
    r"(?P<office>(?:رئيس|وزير|قائد|زعيم|مدير|نائب|مساعد|سفير|مبعوث|متحدث|ناطق|مستشار|ممثل)[ةه]?|أمين|امين|حاكم|محافظ|عضو|مرشد|ملك|أمير|امير|ولي)"
    r"|ال(?:رئيس[ةه]?|جنرال|لواء|فريق|عميد|عقيد|مقدم|أدميرال|سيد|سيدة|شيخ|دكتور|دكتورة|نائب[ةه]?|سيناتور|سفير[ةه]?|أمير|ملك|مرشد|"
    r"مستشار[ةه]?|متحدث[ةه]?|ناطق[ةه]?|أمين|قيادي[ةه]?|مرجع|زعيم)"
    r"|[آا]ية الله(?: العظمى)?)(?!\w)"
)
_NEXT = re.compile(rf"[ \u00a0]+([^\W\d_][\w{_MARK}]*)")
_REACH = 14
"""Words after a title that are looked at: its complement and the name."""


def keys(words: str) -> frozenset[str]:
    """Words as they are compared."""
    return frozenset(fold_key(word) for word in words.split())


_OFFICES = keys("رئيس رئيسة وزير وزيرة قائد قائدة زعيم زعيمة مدير مديرة نائب نائبة مساعد سفير سفيرة مبعوث متحدث ناطق مستشار ممثل أمين حاكم محافظ عضو مرشد ملك أمير ولي")
# What an office is of, without the article: رئيس وزراء العراق، رئيس مجلس النواب.
_BODIES = keys("وزراء مجلس حكومة جمهورية إقليم هيئة وزارة حزب حركة جهاز لجنة كتلة تيار بعثة أركان قيادة وفد منظمة شؤون قوات جيش برلمان مكتب دائرة")
_COUNTRIES = keys("إيران تركيا سوريا مصر روسيا الصين فرنسا بريطانيا ألمانيا إيطاليا إسرائيل لبنان قطر عمان ليبيا تونس فلسطين أمريكا أوكرانيا باكستان أفغانستان واشنطن طهران بغداد أنقرة موسكو")
_FIRST_OF_TWO = keys("عبد أبو أبي ابن بن بنت آل أم")
_GIVEN = keys(
    "محمد أحمد محمود حسن حسين علي عمر عثمان إبراهيم إسماعيل إسحاق يوسف يعقوب موسى عيسى يحيى زكريا كاظم جواد جعفر باقر صادق "
    "رضا مهدي هادي كريم رحيم سليم سالم سعد سعيد سعود سلمان سليمان سامي سمير ياسر ياسين يونس يزيد تميم توفيق فيصل فؤاد فهد خالد "
    "وليد طارق مصطفى مرتضى حيدر عمار نوري قاسم عادل هوشيار برهم مسعود نيجيرفان طه عبده نزيه وجيه أسامة حمزة طلحة معاوية عبيدة "
    "فاطمة خديجة عائشة سارة ستيفن ستيف توني توماس تشارلز يوآف يائير سيرغي تيموثي باسم بهاء علاء ضياء صفاء إسراء دعاء"
)
_SHORT = keys("جو شي لي مي كي")
_NOT_NAMES = keys(
    "في من إلى على عن مع عند بعد قبل أو ثم أن إن لا لم لن ما هو هي هم كما حتى منذ خلال ضمن بين أمام أثناء ضد نحو حول دون غير "
    "قد كان كانت سيكون يكون ليس أي كل بعض هذا هذه ذلك تلك بذلك لذلك الذي التي الذين وقد وهو وهي ولا ولم فقد إذ إذا بأن لأن لكن "
    "قال قالت أعلن أعلنت أكد أكدت أشار أشارت أضاف دعا طالب رأى حذر وصف اعتبر التقى زار وصل بحث ناقش شدد أوضح نفى عقد قاد رفض قبل "
    "وقع أصدر طلب غادر عاد ذكر اتهم هدد أقر بدأ أنهى استقبل قدم منح كشف تعهد وعد نقل أمر ألغى أجرى "
    "يوم أمس اليوم عام سنة زيارة تصريح بيان قوله بقوله إنه إنها أنه أنها جزء عددا بعدما حين حينما عندما لدى إزاء تجاه بشأن "
    "خطة قرار ملف دعم وقف سحب دور حق وضع بدء رد جديد مجددا رسميا سابقا حاليا أيضا لدورة لولاية برئاسة بقيادة بدعم باسم مساء صباح"
)
_VERB = re.compile(r"[يتس]\w{3,}\Z")
_VERBAL_NOUN = re.compile(r"(?:ا\w{2,5}ا\w|ت\w{2,3}ي\w|م\w{2,4}ه)\Z")
_OF_SOMEBODY = re.compile(r"\w{2,}(?:ه|ها|هم)\Z")

Word = tuple[str, int, int]
"""Its key, and its span in the text."""


def names(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a plain text that may be names, each after a title."""
    for title in _TITLE.finditer(text):
        words = list(_words(text, title.end()))
        speaks = "حدث" in title.group() or "ناطق" in title.group()
        first = _complement(words, speaks=speaks)
        if first or not title["office"]:
            last = _name(text, words[first:])
            if last:
                yield words[first][1], words[first + last - 1][2]


def _words(text: str, place: int) -> Iterator[Word]:
    """The words after a place, up to the first sign."""
    for _ in range(_REACH):
        found = _NEXT.match(text, place)
        if found is None:
            return
        yield _key(found[1]), *found.span(1)
        place = found.end()


def _complement(words: list[Word], *, speaks: bool) -> int:
    """How many words belong to the title: «الوزراء السابق», «العام للأمم المتحدة», «باسم الجيش», «لدى العراق»."""
    count = 0
    while count < len(words):
        word = words[count][0]
        next_ = words[count + 1][0] if count + 1 < len(words) else ""
        if _is_definite(word) or word in _COUNTRIES or word in _BODIES or word.removeprefix("ل") in _OFFICES & {word[1:]}:
            count += 1
        elif (word in {"لدي", "في"} or (speaks and word == "باسم")) and (_is_definite(next_) or next_ in _COUNTRIES or next_ in _BODIES):
            count += 2
        else:
            break
    return count


_key = lru_cache(maxsize=4096)(fold_key)


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "لل")) and len(word) > 3


def _name(text: str, words: list[Word]) -> int:
    """How many of the words make a name; 0 for none. A part may have two: عبد المهدي، أبو مهدي، آل صادق."""
    first = _part(words)
    if not first or not _may_begin(text, words):
        return 0
    second = _part(words[first:])
    if first == 2 and (not second or not words[first][0].startswith("ال")):
        return first if words[0][0] == "عبد" else 0
    if not second or not _may_follow(words[first][0]):
        return 0
    count = first + second
    while not words[count - 1][0].startswith("ال") and (more := _part(words[count:])) and _goes_on(words[count][0]):
        count += more
    return count


def _part(words: list[Word]) -> int:
    if not words:
        return 0
    if words[0][0] in _FIRST_OF_TWO:
        return 2 if len(words) > 1 else 0
    return 1


def _may_begin(text: str, words: list[Word]) -> bool:
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
    return word in _GIVEN or (len(word) > 1 and word not in _NOT_NAMES and word not in _OFFICES and (word.startswith("ال") or not (_VERB.match(word) or _OF_SOMEBODY.match(word))))


def _goes_on(word: str) -> bool:
    """Whether a name that has two parts has this one too."""
    return word in _GIVEN or word in _FIRST_OF_TWO
