"""Names that stand after a title in Arabic: «رئيس الوزراء السابق مصطفى الكاظمي», «الجنرال كينيث ماكنزي».

Arabic has no capitals. A title shows that a name follows; what belongs to the title, and where the name ends, is read
from the words alone, and is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fihris.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Titled:
    """A name, the title before it, and the place of the name in its text."""

    role: str
    name: str
    start: int
    end: int


def _key(word: str) -> str:
    """A word to be compared. Folded, the name علي and the word على would be one."""
    return word if word == "على" else fold_key(word)


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(_key, words.split()))


_WORD = re.compile("[\u0621-\u063a\u0641-\u0652\u0670-\u06d3]+")
# A title that needs a complement, and one that may stand right before a name.
_OFFICES = _keys(
    "رئيس رئيسة وزير وزيرة قائد قائدة زعيم زعيمة أمين مدير مديرة نائب نائبة مساعد مساعدة سفير سفيرة مبعوث مبعوثة متحدث "
    "متحدثة ناطق ناطقة مستشار مستشارة حاكم محافظ ممثل ممثلة عضو مرشد ملك أمير ولي وكيل قاضي"
)
_RANKS = _keys(
    "الرئيس الرئيسة الجنرال اللواء الفريق العميد العقيد المقدم الرائد الأدميرال السيد السيدة الشيخ الدكتور الدكتورة النائب "
    "النائبة السيناتور السفير السفيرة الأمير الملك المرشد المستشار المستشارة المتحدث المتحدثة القاضي الوزير الوزيرة الزعيم "
    "القائد الأمين المبعوث"
)
_INSTITUTIONS = _keys(
    "وزراء مجلس هيئة أركان حزب تيار حركة كتلة ائتلاف تحالف جهاز لجنة منظمة دولة حكومة إقليم قوات قوة فيلق جيش استخبارات "
    "مخابرات شرطة وزارة عام أمن شؤون بعثة وفد فريق مكتب غرفة بنك مصرف شركة مؤسسة جمهورية عهد سلطة برلمان محكمة"
)
_LANDS = _keys(
    "إيران تركيا سوريا مصر قطر لبنان فرنسا روسيا بريطانيا ألمانيا أمريكا أميركا ليبيا تونس فلسطين إسرائيل عمان أوكرانيا "
    "إيطاليا إسبانيا أفغانستان باكستان كردستان أوروبا بغداد واشنطن طهران دمشق أنقرة موسكو بيروت القاهرة"
)
_AT = _keys("لدى في باسم")
_PARTS = _keys("عبد أبو أبي أبا بن ابن بنت آل أم ولد")
"""What is no name without the word after it."""
_GIVEN = _keys("محمد أحمد محمود علي حسن حسين كاظم جاسم قاسم عباس إبراهيم خليل صالح سعيد جعفر مهدي هادي حيدر كريم رشيد جواد")
"""Given names that stand third as often as first."""
_QUALITIES = _keys(
    "السياسي الأمني العسكري الاقتصادي الوطني الرسمي الدولي الإقليمي المحلي الشعبي الثقافي الديني الطائفي القومي الاستراتيجي "
    "الحالي التالي الثاني الماضي النهائي الفوري الضروري الحقيقي الطبيعي التقليدي المركزي الخارجي الداخلي السيادي التاريخي"
)
_OF_FAITH = _keys("الدين الله")
_NEVER = _keys(
    "في من إلى على عن مع عند بعد قبل أو ثم أن إن لا لم لن ما هو هي هم كما حتى منذ خلال ضمن بين أمام أثناء ضد نحو حول دون غير "
    "قد كان كانت سيكون يكون ليس ليست أي كل بعض هذا هذه ذلك تلك الذي التي الذين وقد وهو وهي ولا ولم فقد إذ إذا بأن لأن لكن "
    "قال قالت أعلن أعلنت أكد أكدت أشار أشارت أضاف دعا طالب رأى حذر وصف اعتبر التقى زار وصل بحث ناقش شدد أوضح نفى عقد قاد عاد "
    "يوم أمس اليوم غدا عام سنة زيارة تصريح بيان قوله بقوله إنه إنها أنه أنها جزء عددا بعدما حين حينما عندما لدى إزاء تجاه بشأن "
    "خطة قرار ملف جديد رسميا سابقا حاليا أيضا برئاسة بقيادة بدعم برفقة باسم ضرورة انتهاء ناخبيه رسالة"
)
_VERB = re.compile(r"(?:[يتن]|س[يتن])[^\W\d_]{3,}\Z")
# Given names that begin like a verb of the present tense, or end like an adverb.
_LIKE_VERBS = _keys(
    "ياسر يوسف يحيى يعقوب يونس يزيد تميم توفيق تيم ياسين سليم سليمان سلمان سعد سعيد سعود سامي سالم سمير سيف ستيفن ستيف سيليست "
    "تيموثي توني توماس تشارلز يوآف يائير سيرغي نوري ناصر نبيل نجيب نصر نعيم نزار نادر نيكولاس سعدون سهيل سامر"
)
_LIKE_ADVERBS = _keys("رضا زكريا عطا رنا لينا دينا مايا كارلا ماريا أنجيلا باراك أوباما مها هنا نورا سارا يارا كمالا")


def find(text: str) -> Iterator[Titled]:
    """The names of a text that stand after a title, in their order; each of at least two words."""
    for run in _runs(text):
        keys = [_key(found.group()) for found in run]
        place = 0
        while place < len(run):
            first = _after_title(keys, place)
            end = _name(keys, first) if first else place
            if first and end - first >= 2:
                yield Titled(
                    " ".join((_without_clitic(run[place].group()), *(found.group() for found in run[place + 1 : first]))),
                    " ".join(found.group() for found in run[first:end]),
                    run[first].start(),
                    run[end - 1].end(),
                )
                place = end
            else:
                place += 1


def is_name(words: str) -> bool:
    """Whether words that stand by themselves look like a name, rather than like speech or a quality."""
    keys = [_key(word) for word in words.split()]
    if len(keys) == 1:
        return bool(re.match(r"ال\w{2,}ي\Z", keys[0])) and keys[0] not in _QUALITIES
    if any(key in _NEVER or key in _QUALITIES for key in keys):
        return False
    if _may_begin(keys[0]) and any(key.startswith("ال") for key in keys[1:]):
        return True
    alike = len({key.startswith("ال") for key in keys}) == 1  # ريتشارد نورلاند, الصادق الكبير
    begins = keys[0].startswith("ال") or _may_begin(keys[0])
    return alike and begins and len(keys) == 2 and not any(key.endswith(("ه", "ا", "ات", "اء", "ون", "ين")) for key in keys)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with nothing but spaces between them."""
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(text):
        if run and text[run[-1].end() : found.start()].strip(" \u00a0"):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _after_title(keys: list[str], place: int) -> int:
    """Where the title that begins at `place` ends; 0 where none begins."""
    key = _bare(keys[place])
    if key == fold_key("آية") and keys[place + 1 : place + 2] == [fold_key("الله")]:
        return place + 2
    if key in _RANKS:
        return _complement(keys, place + 1)
    if key not in _OFFICES or place + 1 >= len(keys):
        return 0
    following = keys[place + 1]
    if following in _OFFICES:  # «نائب رئيس الوزراء»
        return _after_title(keys, place + 1)
    belongs = following.startswith("ال") or following in _INSTITUTIONS or following in _LANDS
    return _complement(keys, place + 2) if belongs else 0


def _without_clitic(word: str) -> str:
    """A title's first word as it is said by itself."""
    return word if _bare(_key(word)) == _key(word) else f"ال{word[2:]}" if word.startswith("لل") else word[1:]


def _bare(key: str) -> str:
    """A word without the conjunction or preposition before it."""
    if key in _OFFICES or key in _RANKS:
        return key
    return f"ال{key[2:]}" if key.startswith("لل") else key[1:] if key[:1] in "وفبلك" else key


def _complement(keys: list[str], place: int) -> int:
    """Where the words end that belong to a title: «مجلس النواب العراقي السابق», «إيران لدى العراق»."""
    while place < len(keys):
        key = keys[place]
        if key in _AT:
            place += 1
        elif not (key.startswith(("ال", "لل", "وال", "بال")) or key in _LANDS or key in _INSTITUTIONS):
            break
        place += 1
    return place


def _name(keys: list[str], start: int) -> int:
    """Where the name ends that begins at `start`; `start` itself where none does."""
    if start >= len(keys) or not _may_begin(keys[start]):
        return start
    end = _part(keys, start)
    parts = 1
    while end < len(keys) and parts < 4 and _goes_on(keys, end, parts):
        end = _part(keys, end)
        parts += 1
    return end if parts > 1 else start


def _part(keys: list[str], place: int) -> int:
    """Where one part of a name ends: «عبد المهدي» is one, «علاء الدين» too."""
    while place < len(keys) - 1 and keys[place] in _PARTS:
        place += 1
    place += 1
    return place + 1 if place < len(keys) and keys[place] in _OF_FAITH else place


def _goes_on(keys: list[str], place: int, parts: int) -> bool:
    key, before = keys[place], keys[place - 1]
    if key in _NEVER or key in _OFFICES or (_VERB.match(key) and key not in _LIKE_VERBS):
        return False
    if parts == 1:
        return key.startswith("ال") or key in _PARTS or _may_begin(key)
    if key in _PARTS or (key in _GIVEN and not before.startswith("ال")):
        return True
    return not before.startswith("ال") and bool(re.match(r"ال\w{2,}[يه]?\Z", key))


def _may_begin(key: str) -> bool:
    if key in _NEVER or key in _OFFICES or key in _INSTITUTIONS or len(key) < 2 or key.startswith(("ال", "لل")):
        return False
    if key in _LIKE_VERBS or key in _LIKE_ADVERBS or key in _PARTS:
        return True
    return not (_VERB.match(key) or key.endswith("ا") or _bare(key) in _OFFICES | _RANKS)
