"""What speaks for a short name: a surname, or a body's one word. Where nothing does it is no mention: `data/grounds.yml`.

A foreign surname («ترامب»), or one made with ي («المالكي»), is hardly anything but a name, and is asked for little; a given
name («صالح») must stand where a person can; a common noun («الأسد», «أمل») where only a person or a body can.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import Enum, auto
from typing import Final

from fihris.model import Entity, EntityKind, Lang
from fihris.text import given
from fihris.text.clitics import ARTICLE, is_definite

from . import abroad, groups, public, surnames
from .context import Context
from .lexicon import Sense
from .matcher import Match
from .words import has, key, listed, verbs, words

_AR: Final = {
    field: listed("grounds", Lang.AR, field)
    for field in ("haunts", "meets", "with_b", "with_l", "sport", "any", "passing", "heads", "loose", "abstract", "starts", "negatives", "prepositions", "institutions", "phases", "sizes", "qualities", "feminine", "goes", "members")
}  # fmt: skip
_CALLINGS: Final = listed("grounds", Lang.AR, "callings")
_TITLES: Final = (
    listed("surnames", Lang.AR, "titles") - words("الإمام") - listed("bearers", Lang.AR, "strangers") - _CALLINGS
)
_TRADES: Final = listed("surnames", Lang.AR, "trades")
_PARTICLES: Final = listed("surnames", Lang.AR, "particles")
_FUNCTION: Final = _PARTICLES | _AR["prepositions"]
_VERSE: Final = listed("surnames", Lang.AR, "verse")
ALSO_WORDS: Final = given.names(Lang.AR, "words")
_QUALITY: Final = re.compile(r"\wا\w\w|\w\wي\w|م\w\wر?\w")  # صالح, شريف, مبارك: said of people
_OBJECT: Final = re.compile(r"(?<=\w\w\w)(?:ه|ها|هم)\Z")
_FOREIGN: Final = re.compile(r"\w{3,}(?:ينا|يا|انا|و)\Z|[گڤپچ]|(?:يل|ين|يك|يس|يج)\Z")
_ALSO_PREPOSITIONS: Final = words("قبل خلف عبر دون حول بعد وراء أمام")
_SHORT: Final = 4  # letters of a word without the article that may be any noun: بري, مرسى, عون
_REACH: Final = 6  # words before a preposition, a clitic or an object in which what is done is looked for
_WITH: Final = words("مع باسم من")
_THAT: Final = words("إن أن لكن ولكن وأن وإن لأن")


def _verbs(field: str) -> frozenset[str]:
    """The verbs of a list and of its list of the present: ي as listed, ت, and both with س."""
    now = listed("grounds", Lang.AR, f"{field}_now")
    return verbs("grounds", Lang.AR, field) | {
        future + person + verb[1:] for verb in now for future in ("", "س") for person in "يتن"
    }


SAYS: Final = _verbs("says")
ACTS: Final = SAYS | _verbs("fights")
MOVES: Final = _verbs("moves")
VERBS: Final = SAYS | MOVES
_TRAVELS: Final = verbs("grounds", Lang.AR, "travels")


def _is_feminine(verb: str) -> bool:
    return verb.endswith("ت") or verb.startswith(("ت", "ست"))


_PROPER: Final = frozenset(form for form in _AR["abstract"] if " " in form)
_ABSTRACT_ALONE: Final = _AR["abstract"] - _PROPER
_PROPER_NAMES: Final = listed("grounds", Lang.AR, "proper")
_WRITTEN_ON: Final = frozenset("بلك")  # no surname has them: «اجتمع بلير بالوزراء»
_EXILED: Final = "نفي"
_GOES: Final = verbs("grounds", Lang.AR, "goes")
_BEING: Final = words("كان يكن يكون ليس ظل بقي بات مازال يزال")
_NOW: Final = frozenset(verb for verb in SAYS if verb[:1] in "يس")
_HER_ACTS: Final = frozenset(filter(_is_feminine, ACTS))


class Kind(Enum):
    """What else a form may be."""

    NAME = auto()
    GIVEN = auto()
    NOUN = auto()


def speaks_for_person(context: Context, index: int) -> bool:
    """Whether something around a surname speaks for a person. Of English, whose names have capitals, nothing is asked."""
    if not context.arabic:
        return True
    match = context.matches[index]
    if _in_verse(context, match.start):
        return False
    own = context.word_before(match.outset)[0] in surnames.own(match, Lang.AR)
    form = match.entry.form
    return own or (
        _speaks(context, index, kind_of(context, form), SAYS)
        and (form not in public.SPEAKERS or " " in form or public.speaks(context, context.matches[index]))
    )


def speaks_for_body(context: Context, index: int, body: Entity) -> bool:
    """Whether something around a body's short name speaks for that body, and nothing for another's."""
    match = context.matches[index]
    if abroad.elsewhere(context, match, body.country) or groups.elsewhere(context, match, body):
        return False
    if context.arabic and abroad.is_another(context, match, body):
        context.namesakes.setdefault(match.entry.form, []).append(match.start)
        return False
    form = match.entry.form
    if not context.arabic or body.entity is EntityKind.PLACE:
        return True
    if " " in form and _joined_to_body(context, index):
        return True
    if form not in _AR["abstract"] and (" " in form or form in _AR["institutions"]):
        return True
    feminine = key(body.name[Lang.AR]).partition(" ")[0] in _AR["feminine"] and not form.startswith(ARTICLE)
    speaks = _speaks(context, index, Kind.NOUN, _HER_ACTS if feminine else ACTS)
    return speaks and (" " in form or form not in public.SPEAKERS or public.speaks(context, context.matches[index]))


def is_ordinary(context: Context, form: str) -> bool:
    """Whether an Arabic surname is an ordinary word or a given name too."""
    return kind_of(context, form) is not Kind.NAME


# ---------------------------------------------------------------- Arabic


def kind_of(context: Context, form: str) -> Kind:
    if form in _TRADES or form in _AR["abstract"]:
        return Kind.NOUN
    if " " in form:
        return Kind.GIVEN if form.startswith("عبد ") else Kind.NAME
    if form.startswith(ARTICLE):
        return Kind.NAME if form.endswith("ي") or form in _PROPER_NAMES else Kind.NOUN
    if form in ALSO_WORDS and not _QUALITY.fullmatch(form):
        return Kind.NOUN
    if form in ALSO_WORDS or form in context.given:
        return Kind.GIVEN
    return Kind.GIVEN if len(form) <= _SHORT else Kind.NAME


def _governed(match: Match, words: Sequence[str], kind: Kind) -> bool:
    """Whether a preposition that is written on a name goes with what is done to persons: «أطاحوا بالأسد», «رسالة للأسد»."""
    if kind is Kind.NAME:
        return True
    known = _AR["with_b"] if "ب" in match.chain else _AR["with_l"]
    return match.entry.form not in _AR["abstract"] and any(has(word, known) for word in words[-_REACH:])


def _speaks(context: Context, index: int, kind: Kind, says: Collection[str]) -> bool:
    match = context.matches[index]
    if _joined_to_person(context, index, closely=kind is Kind.NOUN) or surnames.is_object(context, index):
        return True
    words = context.words_before(match)
    if match.chain.strip("وف"):
        return _governed(match, words, kind)
    while words and has(words[-1], _AR["passing"]):
        words.pop()  # «رأى فيها الخالدي فرصة»
    before, after = words[-1] if words else "", context.word_after(match.end)[0]
    if before in _CALLINGS:
        return _is_called(context, match, before)
    if kind is Kind.NOUN and is_preposition(before):
        return False
    if _is_said_of(context, match.entry.form, before) or goes_on_from(context, match, kind, before):
        return False
    return (
        ((not before or has(before, _AR["starts"])) and _begins(context, match, kind, says))
        or ((_is(before, says) or _is(_OBJECT.sub("", before), says)) and not _is_noun(words))  # «مؤتمر عقده الصدر»
        or has(before, _TITLES)
        or (kind is Kind.NOUN and _is(before, _BEING) and _is(after, _NOW))
        or (has(before, _AR["heads"]) and match.entry.form not in _AR["abstract"])
        or (has(before, _AR["members"]) and match.entry.form in _PROPER)
        or _after_preposition(match, words, after, kind)
        or _by_kind(context, match, words, kind)
    )


def _is_called(context: Context, match: Match, calling: str) -> bool:
    """Whether somebody whom a surname may mean is named in full with a calling before, which many others have too."""
    ids = {each.entity.id for each in match.candidates}
    return any(context.word_before(each.outset)[0] == calling for id in ids for each in context.full_names.get(id, ()))


def _begins(context: Context, match: Match, kind: Kind, says: Collection[str]) -> bool:
    """Whether a verb of people's follows, with or without a particle between: «إن الأسد لم يقدم …»."""
    after, end = context.word_after(match.end)
    if _is(after, says):
        return True
    if kind is Kind.GIVEN and context.word_before(match.outset)[0] in _THAT:
        return bool(after) and not is_definite(
            after
        )  # «إن هادي يقيم»: what is said to be so is definite, and here no adjective
    return has(after, _AR["negatives"]) and _is(context.word_after(end)[0], says)


def _after_preposition(match: Match, words: Sequence[str], after: str, kind: Kind) -> bool:
    """«لقاء مع صالح», but «على فتح المعابر», where a noun goes on to another."""
    if words[-1:] == ["في"] and any(has(word, _AR["members"]) for word in words[-4:-1]):
        return kind is Kind.NOUN and match.entry.form not in _ABSTRACT_ALONE
    if words[-1:] == ["ضد"]:
        return match.entry.form not in _AR["abstract"]
    if not words or words[-1] not in _AR["prepositions"] or not _met(words[:-1]):
        return False
    if match.entry.form in _AR["abstract"] and words[-1] not in _WITH:
        return False
    return kind is not Kind.NOUN or not is_definite(after) or is_definite(match.entry.form)


def _by_kind(context: Context, match: Match, words: Sequence[str], kind: Kind) -> bool:
    """What speaks for a name, less for a given name, and least of all for a common noun."""
    before = words[-1] if words else ""
    if is_definite(before) and is_quality(match.entry.form):
        return False
    if kind is Kind.NOUN:
        done_to = is_definite(before) and any(has(word, _AR["meets"]) for word in words[-4:-1])
        return done_to or (_is(before, _TRAVELS) and _arrives(context, match))
    if _is(before, MOVES) or has(before, _AR["loose"]):
        return True
    return stands_alone(words) if kind is Kind.NAME else is_definite(before) and _met(words[:-1])


def _is_described(match: Match, after: str) -> bool:
    """Whether an adjective in ي follows a noun with the article, which is then no name: «السلام العالمي»."""
    adjective = is_definite(after) and after.endswith(("ي", "يه")) and after not in _AR["phases"]
    return adjective and match.entry.form.startswith(ARTICLE)


def is_quality(form: str) -> bool:
    """Whether a name is an adjective that may be said of any noun: «السبب رئيسي», «الماء صالح»."""
    return form.removeprefix(ARTICLE) in _AR["qualities"] or (form in ALSO_WORDS and bool(_QUALITY.fullmatch(form)))


def _is(word: str, known: Collection[str]) -> bool:
    return word in known or (word[:1] in "وف" and word[1:] in known)


def is_preposition(word: str) -> bool:
    """Whether a word has the letters of a preposition, and would be a verb before a name alone: «قبل الفجر», «خلف السراج»."""
    return _is(word, _ALSO_PREPOSITIONS)


def _is_noun(words: Sequence[str]) -> bool:
    """Whether the last word, which has the letters of a verb, is a noun: «كل طالب», «قال طالب»."""
    last, second = words[-1], words[-2] if len(words) > 1 else ""
    past = last[:1] not in "وفيتس"
    return second in _AR["any"] or (past and _is(second, VERBS) and second not in _PARTICLES)


def _met(words: Sequence[str]) -> bool:
    """Whether something is said shortly before that persons and bodies do with one another."""
    return any(has(word, _AR["meets"]) or _is(word, SAYS) for word in words[-_REACH:])


def goes_on_from(context: Context, match: Match, kind: Kind, before: str) -> bool:
    """Whether another's surname follows a name that is a given name too («صالح المطلبي»), or an adjective a noun («السلام العالمي»).

    A definite word behind a verb that has no object is a surname, whatever its shape: «فاز عون الخصاونة», «استقبل عون السفير».
    """
    after = context.word_after(match.end)[0]
    if kind is Kind.NOUN and match.entry.form.startswith(ARTICLE):
        return _is_described(match, after)
    if (is_definite(after) and after[:1] in _WRITTEN_ON) or _denies(context, match, before):
        return False
    if not after or has(after, _AR["passing"]) or after in _AR["phases"]:
        return False
    if not is_definite(after):
        return kind is Kind.GIVEN and _is_second_name(context, match, before, after)
    if match.entry.form.endswith("ي") and not match.entry.form.startswith(ARTICLE) and not _is_adjective_behind(after):
        return not (_is(before, VERBS) or _is_object_behind(context, match))  # «مستشار روحاني الطابع»
    return kind is not Kind.NAME and ((kind is Kind.GIVEN and after.endswith("ي")) or _is(before, _GOES))


def _denies(context: Context, match: Match, before: str) -> bool:
    """Whether the verb before a name is «نفى», which has an object, and not the «نفي» of who is exiled."""
    start = match.outset - 1 - len(before)
    return before.endswith(_EXILED) and context.written(start, match.outset - 1).endswith("ى")


def _is_second_name(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a word behind a given name, which no verb governs, goes on with it: «في غياب صالح جمعة»."""
    if context.text[match.end : match.end + 1] != " " or context.starts_match(match.end + 1) or has(before, VERBS):
        return False
    known = _is(after, ACTS) or _is(after, MOVES) or has(after, _FUNCTION)
    known = known or context.written(match.end + 1, match.end + 1 + len(after)).endswith(
        ("ه", "ها")
    )  # «مكتب هادي مشاركته»
    return not known and after[0] not in "وفبلكيتسأ" and len(after) > len("في") and _is_noun_head(before)


def _is_noun_head(word: str) -> bool:
    """Whether a noun in construct stands before, whose complement a name is."""
    return has(word, _AR["heads"]) or has(word, _AR["loose"])


def _is_adjective_behind(word: str) -> bool:
    """Whether a definite word may describe what is somebody's: «مستشار روحاني السياسي», «حكومة روحاني الثانية»."""
    return word.endswith(("ي", "يه", "ه", "ين", "ون", "ات"))


def _is_object_behind(context: Context, match: Match) -> bool:
    """Whether a verb of people's goes before within a few words, so that its object may follow."""
    return any(_is(word, VERBS) for word in context.words_before(match)[-2:])


def _is_said_of(context: Context, form: str, before: str) -> bool:
    """Whether an adjective goes with the noun before it, masculine as it is: «اجتماع رئيسي», not «تصريحات رئيسي»."""
    quality = form in _AR["qualities"] and form not in context.given
    return quality and not before.endswith(("ه", "ات", "و")) and has(before, _AR["heads"])


def _joined_to_person(context: Context, index: int, closely: bool) -> bool:
    """Whether it is joined by و to somebody's name, before or behind; `closely` with no comma between."""
    matches = context.matches
    for other, joined in ((index - 1, index), (index + 1, index + 1)):
        if (
            0 <= other < len(matches)
            and context.coordinated(joined)
            and (not closely or context.touching(joined))
            and matches[other].chain in ("", "و")
        ):
            if closely and matches[other].entry.surname and kind_of(context, matches[other].entry.form) is Kind.NOUN:
                continue  # «القول الفيصل والبرهان القاطع»
            own = {each.entity.id for each in matches[index].candidates}
            if any(
                context.is_person(each.entity) and each.sense is not Sense.TITLE and each.entity.id not in own
                for each in matches[other].candidates
            ):
                return True
    return False


def _joined_to_body(context: Context, index: int) -> bool:
    """Whether a name of several words is joined by و to a body's, before or behind: «الجيش والدعم السريع»."""
    for other, joined in ((index - 1, index), (index + 1, index + 1)):
        if 0 <= other < len(context.matches) and context.coordinated(joined):
            found = context.matches[other]
            if not (found.entry.geographic or found.entry.nisba) and not any(
                context.is_person(each.entity) for each in found.candidates
            ):
                return True
    return False


def _arrives(context: Context, match: Match) -> bool:
    """Whether a known place, or one where persons are taken, follows."""
    following = context.words_after(match.end, 4)
    if any(word.lstrip("بل") in _AR["haunts"] or word in _AR["haunts"] for word in following[:3]):
        return True
    return any(each.entry.geographic for each in context.within(match.end, match.end + sum(map(len, following)) + 4))


def stands_alone(words: Sequence[str]) -> bool:
    """Whether the last word may be a verb, title or preposition, not the noun or given name that a surname goes on from.

    A verb that no list has is known by its place: it begins its clause, or follows a particle that verbs follow; in the
    present also a noun that is its object's or subject's.
    """
    first, before = ("", "", *words)[-2:]
    if not before or has(before, _PARTICLES) or is_definite(before):
        return True
    if not first or has(first, _PARTICLES) or has(first, _AR["passing"]):
        return _may_be_verb(before)
    return before[:1] in "يتسو" and (is_definite(first) or bool(_OBJECT.search(first)))


def _may_be_verb(word: str) -> bool:
    """Whether a word that begins a clause has the shape of an Arabic verb, and not that of a foreign given name: «وأولينا زيلينسكي»."""
    return not _FOREIGN.search(word.removeprefix("و"))


def _in_verse(context: Context, place: int) -> bool:
    """Whether a quotation of a verse or a proverb goes before it in its sentence."""
    start = context.span(place)[0]
    return not _VERSE.isdisjoint(context.text[start:place].replace(":", " ").split())
