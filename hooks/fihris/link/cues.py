"""Words around a form that decide what it means. All are folded when the module is loaded; Arabic and English alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fihris.model import Lang
from fihris.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language.

    `place_before`: directly before a metonym they make it the place. `travel` with a preposition of `ways`, and
    `reach` with its object, do so from a few words away; `held` does with the clitic ب. `place_after` follows it.
    `governments`: of several governments, of which each of the following names is one. `government_of` are the
    patterns under which the lexicon is asked for one of them.
    """

    place_before: frozenset[str]
    travel: frozenset[str]
    ways: frozenset[str]
    reach: frozenset[str]
    held: frozenset[str]
    blocking: frozenset[str]
    place_after: re.Pattern[str]
    governments: re.Pattern[str]
    government_of: tuple[str, ...]
    coordination: re.Pattern[str]
    titles: frozenset[str]
    title_heads: frozenset[str]
    unknown_nisba: re.Pattern[str]
    adjectives: frozenset[str]


def _words(*lists: str) -> frozenset[str]:
    return frozenset(fold_key(word.replace("_", " ")) for each in lists for word in each.split())


def _verbs(*lists: str) -> frozenset[str]:
    """Past forms as listed, and with the endings ت, ا, وا."""
    return frozenset(word + ending for word in _words(*lists) for ending in ("", "ت", "ا", "وا", "تا"))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ARABIC_TRAVEL: Final = _verbs("سافر وصل توجه عاد رجع ذهب انتقل رحل طار فر نقل أوفد قدم خرج انسحب") | _words(
    "يسافر تسافر سيسافر سفر سفره سفرها يصل تصل سيصل وصول وصوله وصولها وصولهم يتوجه تتوجه سيتوجه",
    "توجهه توجهها يعود تعود",
    "سيعود عودة عودته عودتها عائدا عائدة يذهب تذهب ينتقل رحلة رحلته قادما قادمة قادم قادمين متوجها",
    "متوجهة زيارة زيارته",
    "زيارتها زيارات يطير رحلات سافروا",
)
_ARABIC_REACH: Final = _verbs("زار غادر وصل") | _words(
    "يزور تزور سيزور ستزور يزوروا زيارة زيارته زيارتها زيارتهم يغادر تغادر سيغادر مغادرة مغادرته",
    "مغادرتها مغادرا يصل تصل سيصل",
)

ARABIC: Final = Cues(
    place_before=_words(
        "في قرب داخل خارج قبالة وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ضواحي ضاحية مشارف محيط",
        "مدينة بمدينة لمدينة",
        "مطار عاصمة العاصمة بالعاصمة للعاصمة محافظة بلدة حي أحياء شوارع شارع ساحات سكان أهالي سماء أجواء جامعة",
        "بالقرب_من مقربة_من بجوار",
    ),
    travel=_ARABIC_TRAVEL,
    ways=_words("إلى من نحو صوب"),
    reach=_ARABIC_REACH,
    held=_verbs("انعقد عقد أقيم التقى اجتمع اغتيل قتل ولد توفي أقام عمل افتتح نظم درس استضيف جرى بدأ انطلق اختتم")
    | _words(
        "ينعقد تنعقد يعقد تعقد سيعقد ستعقد انعقاد انعقاده المنعقد المنعقدة يقيم مقيم المقيم يقام",
        "تقام اجتماع اجتماعات لقاء",
        "لقاءات مؤتمر محادثات مباحثات مفاوضات جلسة جلسات مقر مقره مقرها سفارة سفارته سفارتها قمة",
        "حفل ندوة يجتمع يلتقي المقبل",
    ),
    blocking=_words(
        "الذي التي الذين اللذين أن إن لأن حيث بعد قبل على عن مع بين إلى من في حتى لكن بل منذ خلال",
        "ضد لدى عند إثر عقب بشأن حول",
    ),
    place_after=re.compile(r"(?!)"),
    governments=re.compile(r"حكوم(?:تي|تا|ات) "),
    government_of=("حكومه {}",),
    coordination=re.compile(r"""[\s"“”«»'،,]*(?:و[\s"“”«»']*)?\Z"""),
    titles=_words(
        "الرئيس الوزير الجنرال السيد الشيخ الدكتور النائب القائد الزعيم اللواء الفريق العميد العقيد",
        "المرجع الإمام الحاج",
        "المهندس القاضي السفير المتحدث",
    ),
    title_heads=_words(
        "رئيس رئيسة وزير وزيرة قائد أمين نائب مدير مستشار زعيم مساعد مساعدة وكيل محافظ سفير مبعوث",
        "مرشح لرئيس برئيس",
    ),
    unknown_nisba=re.compile(r" (ال\w{2,}(?:ي|يه))\b"),
    adjectives=_words(
        "السياسي السياسية الأمني الأمنية العسكري العسكرية الوطني الوطنية الحالي الحالية الاتحادي",
        "الاتحادية الرسمي الرسمية",
        "الداخلي الداخلية الخارجي الخارجية المركزي المركزية المحلي المحلية الدولي الدولية الإقليمي",
        "الإقليمية الشرعي الشرعية",
        "التالي التالية الماضي الماضية الثاني الثانية الرئيسي الرئيسية النيابي النيابية الفعلي",
        "الفعلية الموالي الموالية",
        "الانتقالي الانتقالية المعني المعنية النظامي النظامية العادي البري البرية الجوي الجوية",
        "الجديد الشعبي الشعبية",
        "التنفيذي التنفيذية الإضافي الإضافية المنتهي المنتهية القضائي القضائية الذي التي",
    ),
)

_ENGLISH_WAYS: Final = "to from for in into back"

ENGLISH: Final = Cues(
    place_before=_words(
        "in near inside outside around across downtown central throughout within city_of capital_of",
        "capital streets_of",
        "residents_of outskirts_of university_of north_of south_of east_of west_of northern",
        "southern eastern western",
    ),
    travel=_words(
        "travel travels traveled travelled travelling traveling fly flies flew flying flown go goes",
        "went going gone return",
        "returns returned returning arrive arrives arrived arriving come comes came coming trip",
        "trips visit visits journey",
        "move moved moving head headed heading back depart departed departing fled flee",
    ),
    ways=_words(_ENGLISH_WAYS),
    reach=_words(
        "visit visits visited visiting leave leaves left leaving reach reached reaching",
        "tour toured touring enter entered",
    ),
    held=frozenset(),
    blocking=_words("that which who whom with by against after before because of on while and"),
    place_after=re.compile(r"(?:-based\b| airport\b| International\b|'s (?:airport|streets|outskirts|Green Zone)\b)"),
    governments=re.compile(r"overnments (?:of|in) (?:the )?"),
    government_of=(
        "government of {}",
        "{} government",
        "government in {}",
        "government of the {}",
        "{} Regional Government",
    ),
    coordination=re.compile(r"""["“”']*\s*(?:,\s*)?(?:(?:and|or|&)\s+)?(?:(?:the|its|their)\s+)?["“”']*\Z"""),
    titles=frozenset(),
    title_heads=frozenset(),
    unknown_nisba=re.compile(r"(?<=[a-z,;] )([A-Z][a-z]+(?:ian|ish|ese|ean|ani|eli|qi|nch|utch|erman|orean))[ ]\Z"),
    adjectives=frozenset(),
)

CUES: Final = {Lang.AR: ARABIC, Lang.EN: ENGLISH}
