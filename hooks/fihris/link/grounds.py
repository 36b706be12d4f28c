"""What speaks for a short name: a surname, or a body's one word. Where nothing does it is no mention: `data/grounds.yml`.

A foreign surname («ترامب»), or one made with ي («المالكي»), is hardly anything but a name, and is asked for little; a given
name («صالح») must stand where a person can; a common noun («الأسد», «أمل») where only a person or a body can.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from fihris.model import Entity, EntityKind, Lang
from fihris.text.clitics import ARTICLE, is_definite

from . import abroad, groups, public, surnames
from .candidates import Sense
from .context import Context
from .deeds import ACTS, MOVES, SAYS, VERBS, is_one_of
from .matcher import Match
from .ordinary import Kind, is_quality, kind_of
from .secondnames import goes_on_from
from .senses import in_other_sense
from .vocabulary import PRONOUN
from .words import has, has_noun, key, listed, verbs, words

_AR: Final = {
    field: listed("grounds", Lang.AR, field)
    for field in ("haunts", "meets", "with_b", "with_l", "any", "passing", "heads", "loose", "abstract", "starts", "negatives", "prepositions", "institutions", "qualities", "feminine", "members", "holds", "held")
}  # fmt: skip
_CALLINGS: Final = listed("grounds", Lang.AR, "callings")
_TITLES: Final = (
    listed("surnames", Lang.AR, "titles") - words("الإمام") - listed("bearers", Lang.AR, "strangers") - _CALLINGS
)
_PARTICLES: Final = listed("surnames", Lang.AR, "particles")
_VERSE: Final = listed("surnames", Lang.AR, "verse")
_FOREIGN: Final = re.compile(r"\w{3,}(?:ينا|يا|انا|و)\Z|[گڤپچ]|(?:يل|ين|يك|يس|يج)\Z")
_ALSO_PREPOSITIONS: Final = words("قبل خلف عبر دون حول بعد وراء أمام")
_REACH: Final = 6  # words before a preposition, a clitic or an object in which what is done is looked for
_COUNTED: Final = words("الثلاثة الأربعة الخمسة الستة السبعة الثمانية التسعة العشرة")  # «الإخوان الثلاثة»
_IT_IS: Final = words("هو أنه إنه لأنه بأنه ليس كأنه")
_BEHIND: Final = 4  # words behind a body in which its members are looked for: «ويضم الاتحاد …»
_WITH: Final = words("مع باسم من")
_THAT: Final = words("إن أن لكن ولكن وأن وإن لأن")
_TRAVELS: Final = verbs("grounds", Lang.AR, "travels")


def _is_feminine(verb: str) -> bool:
    return verb.endswith("ت") or verb.startswith(("ت", "ست"))


_PROPER: Final = frozenset(form for form in _AR["abstract"] if " " in form)
_BARE: Final = frozenset(form for form in _AR["abstract"] if " " not in form and not form.startswith(ARTICLE))
_ABSTRACT_ALONE: Final = _AR["abstract"] - _PROPER
_BEING: Final = words("كان يكن يكون ليس ظل بقي بات مازال يزال")
_NOW: Final = frozenset(verb for verb in SAYS if verb[:1] in "يس")
_HER_ACTS: Final = frozenset(filter(_is_feminine, ACTS))


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


def is_anothers(context: Context, match: Match, body: Entity) -> bool:
    """Whether something around a body's short name speaks for another body, or makes an ordinary word of it: «قررت فتح المعابر»."""
    if abroad.elsewhere(context, match, body.country) or groups.elsewhere(context, match, body):
        return True
    if context.arabic and abroad.is_another(context, match, body):
        context.namesakes.setdefault(match.entry.form, []).append(match.start)
        return True
    then = context.in_old_times(match.start) and not has(context.word_before(match.outset)[0], SAYS)
    if then or context.word_after(match.end)[0] in _COUNTED:
        return True
    return context.arabic and _begins_construct(context, match)


def _begins_construct(context: Context, match: Match) -> bool:
    """Whether a definite noun follows a bare one that is an ordinary word too: «قررت فتح المعابر»."""
    beside = match.entry.form in _BARE and context.text[match.end : match.end + 1] == " "
    after = context.word_after(match.end)[0] if beside else ""
    told = after in _AR["prepositions"] or has(after, _AR["passing"]) or context.starts_match(match.end + 1)
    return after.startswith(ARTICLE) and not told


def speaks_for_body(context: Context, index: int, body: Entity) -> bool:
    """Whether something around a body's short name, which nothing makes another's, speaks for that body."""
    match = context.matches[index]
    form = match.entry.form
    if not context.arabic or body.entity is EntityKind.PLACE:
        return True
    if form in public.ORDINARY and has(context.word_before(match.outset)[0], _AR["holds"]):
        return any(has_noun(word, _AR["held"]) for word in context.words_after(match.end, _BEHIND))
    known = form not in _AR["abstract"] and (" " in form or form in _AR["institutions"])
    if known or (" " in form and _joined_to_body(context, index)):
        return not in_other_sense(context, match)
    return _speaks_for_body(context, index, body)


def _speaks_for_body(context: Context, index: int, body: Entity) -> bool:
    """The same of a short name that is an ordinary word too."""
    match = context.matches[index]
    if in_other_sense(context, match):
        return False
    form = match.entry.form
    feminine = key(body.name[Lang.AR]).partition(" ")[0] in _AR["feminine"] and not form.startswith(ARTICLE)
    before = context.word_before(match.outset)[0]
    if feminine and not form.endswith("ه") and not match.chain.strip("وف") and is_one_of(before, _HER_ACTS):
        return True  # «واعترفت فتح»: of the word it were a masculine
    speaks = _speaks(context, index, Kind.NOUN, _HER_ACTS if feminine else ACTS, titles=frozenset())
    return speaks and (" " in form or form not in public.SPEAKERS or public.speaks(context, context.matches[index]))


def _governed(match: Match, words: Sequence[str], kind: Kind, after: str) -> bool:
    """Whether a preposition that is written on a name goes with what is done to persons: «أطاحوا بالأسد», «رسالة للأسد»."""
    if kind is Kind.NAME:
        return True
    if "ل" in match.chain and is_quality(match.entry.form) and is_definite(after):
        return False  # «لصالح الاقتراح»
    known = _AR["with_b"] if "ب" in match.chain else _AR["with_l"]
    return match.entry.form not in _AR["abstract"] and any(has(word, known) for word in words[-_REACH:])


def _speaks(context: Context, index: int, kind: Kind, says: Collection[str], titles: frozenset[str] = _TITLES) -> bool:
    match = context.matches[index]
    if _joined_to_person(context, index, closely=kind is Kind.NOUN) or surnames.is_object(context, index):
        return True
    words = context.words_before(match)
    if match.chain.strip("وف"):
        return _governed(match, words, kind, context.word_after(match.end)[0])
    while words and has(words[-1], _AR["passing"]):
        words.pop()  # «رأى فيها الخالدي فرصة»
    before, after = words[-1] if words else "", context.word_after(match.end)[0]
    if before in _CALLINGS:
        return _is_called(context, match, before)
    if kind is Kind.NOUN and is_preposition(before):
        return False
    if _is_said_of(context, match.entry.form, words) or goes_on_from(context, match, kind, before):
        return False
    return (
        ((not before or has(before, _AR["starts"])) and _begins(context, match, kind, says))
        or (
            (is_one_of(before, says) or is_one_of(PRONOUN.sub("", before), says)) and not _is_noun(words)
        )  # «مؤتمر عقده الصدر»
        or has_noun(before, titles)
        or (kind is Kind.NOUN and is_one_of(before, _BEING) and is_one_of(after, _NOW))
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
    if is_one_of(after, says):
        return True
    if kind is Kind.GIVEN and context.word_before(match.outset)[0] in _THAT:
        return bool(after) and not is_definite(
            after
        )  # «إن هادي يقيم»: what is said to be so is definite, and here no adjective
    return has(after, _AR["negatives"]) and is_one_of(context.word_after(end)[0], says)


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
        told = len(words) > 1 and has(words[-2], _THAT)  # «إن الحكم الفيصل …»
        done_to = is_definite(before) and not told and any(has(word, _AR["meets"]) for word in words[-4:-1])
        after = context.word_after(match.end)[0]
        goes_on = is_definite(after) and not is_definite(match.entry.form) and not has(after, _AR["passing"])
        return (done_to and not goes_on) or (is_one_of(before, _TRAVELS) and _arrives(context, match))
    if is_one_of(before, MOVES) or has(before, _AR["loose"]):
        return True
    return stands_alone(words) if kind is Kind.NAME else is_definite(before) and _met(words[:-1])


def is_preposition(word: str) -> bool:
    """Whether a word has the letters of a preposition, and would be a verb before a name alone: «قبل الفجر», «خلف السراج»."""
    return is_one_of(word, _ALSO_PREPOSITIONS)


def _is_noun(words: Sequence[str]) -> bool:
    """Whether the last word, which has the letters of a verb, is a noun: «كل طالب», «قال طالب»."""
    last, second = words[-1], words[-2] if len(words) > 1 else ""
    past = last[:1] not in "وفيتس"
    return second in _AR["any"] or (past and is_one_of(second, VERBS) and second not in _PARTICLES)


def _met(words: Sequence[str]) -> bool:
    """Whether something is said shortly before that persons and bodies do with one another."""
    return any(has(word, _AR["meets"]) or is_one_of(word, SAYS) for word in words[-_REACH:])


def _is_said_of(context: Context, form: str, words: Sequence[str]) -> bool:
    """Whether an adjective goes with the noun before it, masculine as it is: «اجتماع رئيسي», «وهو أمر صالح»; not «تصريحات رئيسي»."""
    second, before = ("", "", *words)[-2:]
    if is_quality(form) and has(second, _IT_IS) and not is_definite(before):
        return True
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
    return before[:1] in "يتسو" and (is_definite(first) or bool(PRONOUN.search(first)))


def _may_be_verb(word: str) -> bool:
    """Whether a word that begins a clause has the shape of an Arabic verb, and not that of a foreign given name: «وأولينا زيلينسكي»."""
    return not _FOREIGN.search(word.removeprefix("و"))


def _in_verse(context: Context, place: int) -> bool:
    """Whether a quotation of a verse or a proverb goes before it in its sentence."""
    start = context.span(place)[0]
    return not _VERSE.isdisjoint(context.text[start:place].replace(":", " ").split())
