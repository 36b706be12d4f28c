"""What speaks for a surname whose bearer the text has just named in full: `data/introduced.yml`.

Prose names people in full once and goes on with the surname. Shortly behind the full name less is asked for it than `grounds.py` asks: a noun
of what people have («جثمان القذافي»), a verb before it («ولن يستيقظ شارون»), or what is said of it («كان صدام قد خرج»). Of an
ordinary word («الأسد») only where the lists know what it goes with in its own sense, and nothing of that stands in the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Entity, Lang
from fihris.text import given
from fihris.text.clitics import ARTICLE, has_article, is_definite

from . import deeds, grounds, ordinary, public, secondnames, senses
from .context import Context
from .matcher import Match
from .ordinary import Kind
from .surnames import NOUN_SHAPE
from .vocabulary import PRONOUN
from .words import has, key, listed, verbs, words

_LISTS: Final = {
    field: listed("introduced", Lang.AR, field)
    for field in ("belongings", "own", "being", "voices", "people", "according", "likened", "itself", "after", "that")
}
_VERBS: Final = verbs("introduced", Lang.AR, "does") | deeds.VERBS
_ADVERBS: Final = listed("grounds", Lang.AR, "passing") | listed("grounds", Lang.AR, "phases")
_SPEAKS: Final = deeds.ACTS | verbs("introduced", Lang.AR, "does")
_WITH: Final = {"ب": listed("grounds", Lang.AR, "with_b"), "ل": listed("grounds", Lang.AR, "with_l")}
_BEING: Final = verbs("introduced", Lang.AR, "being")
_BEFORE_VERB: Final = words("لم لن سوف قد لقد حين حينما عندما كيف لماذا متى بعدما قبلما كلما لما ريثما كما حيث")
_CLAUSE: Final = re.compile(r"[وف]ا\w{3}")  # «وأمهل بري …»: of the shape of a verb, and of few nouns
_NOW: Final = re.compile(r"[وف]?س?ي\w{4,}")  # «وينتمي سعيد إلى …»
_DEGREES: Final = listed("bearers", Lang.AR, "complements") | _ADVERBS
_OF_TELLER: Final = re.compile(r"(?<=\w\w\w)(?:ه|ها|هم|ني|نا)\Z")  # «سألني زيناوي»
_NAME: Final = key("اسم")
_THAT: Final = "ان"
_LIKE: Final = "مثل"
_THEN: Final = "ثم"
_PLURAL: Final = re.compile(r"[وفبل]?(?:م\wا\wي?\w|\w\wا\wي\w|انصار|اموال)")
_PREPOSITIONS: Final = listed("grounds", Lang.AR, "prepositions")
_GIVEN: Final = given.known(Lang.AR) | (given.names(Lang.AR, "women") - _LISTS["that"])
_FUTURE: Final = re.compile(r"[وف]?س[يتن]\w{3,}")
_PRESENT: Final = re.compile(r"س?[يت]\w{3,}")
_PLURALS: Final = ("ان", "ون", "ين", "ات")
_DONE: Final = deeds.ACTS | _VERBS
_SENTENCES: Final = 4
"""As many sentences after its bearer's full name a surname goes on with it."""


def speaks(context: Context, index: int, bearer: str) -> bool:
    """Whether a surname goes on with the full name of its bearer, named shortly before, and stands where a person can."""
    if not context.arabic:
        return False
    match = context.matches[index]
    kind = ordinary.kind_of(context, match.entry.form)
    if _is_word(context, match, kind):
        return False
    if match.chain.strip("وف"):
        return _is_given_to(context, match, bearer)
    if (_is_followed_by_adjective(context, match) and not _is_subject(context, match)) or not _is_near(
        context, match, bearer
    ):
        return False
    return _stands_as_person(context, match, kind)


def stands_as_body(context: Context, match: Match, body: Entity) -> bool:
    """Whether a body's short name goes on with its full name, named shortly before: as who does something («وفصلت النهضة الدعوي عن السياسي»), or
    behind what bodies have («وعد الإخوان»); «الحركة التجارية» and «تنظيم المرور» are not asked for here."""
    if not context.arabic or match.chain.strip("وف") or senses.in_other_sense(context, match):
        return False
    after, said = context.word_after(match.end)[0], context.words_before(match)
    beside = context.text[match.end : match.end + 1] == " " and not has(after, _ADVERBS)
    if (beside and _agrees(match.entry.form, after)) or not _is_near(context, match, body.id):
        return False
    before = said[-1] if said else ""
    if not before or has(before, _LISTS["that"]):
        return deeds.is_one_of(after, _DONE) or (" " in match.entry.form and bool(_PRESENT.fullmatch(after)))
    if deeds.is_one_of(before, _DONE) and (len(said) == 1 or grounds.stands_alone(said)):
        return True
    return has(before, _LISTS["belongings"]) and match.entry.form not in ordinary.ABSTRACT


def _agrees(form: str, after: str) -> bool:
    """Whether a definite word behind a body's word may be its adjective: «التنظيم الإداري», not «ويجند التنظيم الفتيان»."""
    feminine = form.endswith("ه")
    if after in _PREPOSITIONS:
        return False  # «إلى»
    return is_definite(after) and is_definite(form) and feminine == after.endswith("ه") and not after.endswith(_PLURALS)


def _is_given_to(context: Context, match: Match, bearer: str) -> bool:
    """Whether a name with a preposition written on it goes with what is done to persons: «خلفا لنصر الله»."""
    said = context.words_before(match)[-1:]
    known = _WITH["ب"] if "ب" in match.chain else _WITH["ل"]
    return bool(said) and has(said[0], known) and _is_near(context, match, bearer)


def _is_word(context: Context, match: Match, kind: Kind) -> bool:
    """Whether an ordinary word may be that in its sentence: something there goes with it, or nobody knows what does."""
    known = senses.of(match.entry.form)
    if not known:
        return kind is Kind.NOUN
    return any(senses.goes_with(word, known) for word in context.sentence_words(match.start))


def _is_subject(context: Context, match: Match) -> bool:
    """Whether a verb in the present goes before, which may have an object behind: «أن يفاجئ الصدر الجميع»."""
    said = context.words_before(match)[-2:]
    return len(said) > 1 and said[0] in {_THAT, "لم", "لن"} and said[1].startswith("ي")


def _is_near(context: Context, match: Match, bearer: str) -> bool:
    """Whether the bearer is named in full at most some sentences before; a paragraph's end is no more than a sentence's."""
    start = match.start
    for _ in range(_SENTENCES + 1):
        first, _last = context.span(start)
        around = context.within(first, match.start)
        if any(each.names and each.entity.id == bearer for one in around for each in one.candidates):
            return True
        before = context.sentence_before(start, across=True)
        if before is None:
            return False
        start = before
    return False


def _stands_as_person(context: Context, match: Match, kind: Kind) -> bool:
    """Whether the words beside a surname leave it nothing but somebody's."""
    said = context.words_before(match)
    before, after = said[-1] if said else "", context.word_after(match.end)[0]
    if after in _LISTS["itself"]:
        return not match.chain
    if before in _GIVEN or grounds.is_preposition(before) or secondnames.is_quality_of(context, match, before, after):
        return False
    return _is_before(context, match, kind, said, after)


def _is_before(context: Context, match: Match, kind: Kind, said: list[str], after: str) -> bool:
    """Whether what stands before a surname, no given name or preposition, leaves it nothing but somebody's."""
    before = said[-1] if said else ""
    if _is_belonging(before, kind):
        return (
            before.endswith(("ه", "ات")) or bool(_PLURAL.fullmatch(before)) or not ordinary.is_quality(match.entry.form)
        )
    if has(before, _LISTS["according"]) or (before in _LISTS["people"] and _is_done_to(said)):
        return kind is not Kind.NOUN
    likened = before == _LIKE and kind is not Kind.NOUN and said[-2:][0] in _LISTS["likened"]
    if likened or (kind is Kind.NAME and before in _PREPOSITIONS):
        return not (is_definite(after) or is_definite(match.entry.form) or after in context.known_given)
    if before in _BEING or before[1:] in _BEING:
        return _is_state(after)
    if not before or has(before, _LISTS["that"]):
        aside = bool(before) and context.text[match.end : match.end + 1] == "،"  # «أن عون، وبعد استشارات، …»
        return aside or bool(_PRESENT.fullmatch(after)) or after in _LISTS["after"] or _is_done_by(before, after)
    return _is_voiced(context, match, said, kind)


def _is_done_by(before: str, after: str) -> bool:
    """Whether a verb follows a name behind «إن», where a noun without the article had «ا» behind it: «إن صدام بدا متعبا», not «إن صداما وقع»."""
    return before.endswith(_THAT) and (after in _BEING or deeds.is_one_of(after, _VERBS))


def _is_belonging(before: str, kind: Kind) -> bool:
    """Whether a noun is one of what people have; before a name that is no ordinary word its shape is enough."""
    if has(before, _LISTS["belongings"]) or (kind is Kind.NAME and before == _NAME):
        return True
    shaped = bool(NOUN_SHAPE.fullmatch(before)) or (before.endswith("ات") and len(before) >= len("غارات"))
    return kind is Kind.NAME and (has(before, _LISTS["own"]) or shaped)


def _is_done_to(said: list[str]) -> bool:
    """Whether the word before the last is a verb, whose object follows its subject: «هنأ السفراء عباس»."""
    return len(said) > 1 and (has(said[-2], deeds.MEETS) or said[-2].removeprefix("و") in _VERBS)


def _is_voiced(context: Context, match: Match, said: list[str], kind: Kind) -> bool:
    """Whether a verb goes before it, which of who is an ordinary word too and speaks is one of public life."""
    before = said[-1]
    particle = len(said) > 1 and has(said[-2], _BEFORE_VERB)
    if kind is Kind.NOUN and not particle and has(before, deeds.MOVES):
        return public.speaks(context, match)
    if before.removeprefix("و") in _LISTS["voices"] and match.entry.form in public.SPEAKERS:
        return _is_verb(said, kind, match.entry.form) and public.speaks(context, match)
    return _is_verb(said, kind, match.entry.form) and not secondnames.goes_on_from(context, match, kind, before)


def _is_state(after: str) -> bool:
    """Whether what follows «كان» and a name says what somebody did or was: «كان صدام قد خرج», «كان صدام مختبئا»; not «كان سعيد جدا»."""
    if after in _LISTS["after"] or _PRESENT.fullmatch(after):
        return True
    return after.endswith("ا") and not is_definite(after) and not has(after, _DEGREES)


def _is_verb(said: list[str], kind: Kind, form: str) -> bool:
    """Whether the last of some words is a verb, by a list or its place."""
    first, before = ("", "", *said)[-2:]
    if _FUTURE.fullmatch(before) or has(first, _BEFORE_VERB):
        return True
    if first == _THAT and before.startswith("ي" if kind is Kind.NOUN else ("ي", "ت")):
        return True  # «توقع أن يفاجئ الصدر الجميع»
    verbs_ = _SPEAKS if kind is Kind.NOUN else _VERBS
    if kind is Kind.GIVEN and not first and (_CLAUSE.fullmatch(before) or _NOW.fullmatch(before)):
        return True
    if kind is not Kind.NOUN and not first and not _is_known(form) and grounds.stands_alone(said):
        return True
    stem = (_OF_TELLER if kind is Kind.NAME else PRONOUN).sub("", before)
    told = kind is Kind.NAME and stem != before  # «عشرون عاما قضاها بوتفليقة»
    done = {before, f"{stem[:-1]}ي"} if stem != before and stem.endswith("ا") else {before}  # «أداه عون»
    done |= {stem} if told else set()
    known = any(each in verbs_ or (each[:1] in "وف" and each[1:] in verbs_) for each in done)
    begins = not first or told or first == _THEN or is_definite(first) or bool(PRONOUN.search(first))
    return known and (begins or before[:1] in "وفيتس") if kind is not Kind.GIVEN else known and begins


def _is_known(form: str) -> bool:
    """Whether a form is a given name or a word of the lists: «حفتر», «بلير» are none."""
    return form in _GIVEN or form in ordinary.ALSO_WORDS or " " in form


def _is_followed_by_adjective(context: Context, match: Match) -> bool:
    """Whether a definite adjective agrees with an ordinary word behind which it stands: «الشرع الحنيف», «الصدر المفتوح»."""
    after = context.word_after(match.end)[0]
    word = match.entry.form.startswith(ARTICLE) and ordinary.kind_of(context, match.entry.form) is Kind.NOUN
    beside = context.text[match.end : match.end + 1] == " " and not has(after, _ADVERBS)
    return word and beside and has_article(context.written(match.end + 1, match.end + 1 + len(after)))
