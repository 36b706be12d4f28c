"""Longer names that nobody registered, with a registered one in them: «معهد واشنطن», "George Washington"."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text import given
from fihris.text.clitics import is_definite

from .context import LONGEST_LIST, Context
from .matcher import Match
from .states import KIND
from .words import has, has_noun, listed, verbs, words

_FIELDS: Final = (
    "heads",
    "causes",
    "linking",
    "events",
    "unions",
    "marks",
    "tails",
    "seats",
    "fixed",
    "members",
    "bodies",
    "agencies",
    "nouns",
    "given",
    "clubs",
    "wholes",
    "purposes",
    "untold",
    "branches",
    "fields",
    "funds",
)
_LISTS: Final = {lang: {field: listed("compounds", lang, field) for field in _FIELDS} for lang in LANGS}


_TITLE: Final = 40  # characters of the title of a thing on either side of a name
_TITLE_WORDS: Final = 3
_OPENED: Final = '«“"'
_COURT: Final = "ملعب"
_BALL: Final = words("كرة")  # «الكرة في ملعب طهران»
_PEOPLE: Final = listed("surnames", Lang.AR, "titles")
_FUNCTION: Final = listed("surnames", Lang.AR, "particles") | listed("cities", Lang.AR, "adverbs")
_REACH: Final = (
    verbs("cities", Lang.AR, "reach")
    | listed("cities", Lang.AR, "reach_words")
    | verbs("cities", Lang.AR, "struck")
    | listed("cities", Lang.AR, "struck_words")
)
_CLUBS: Final = words("جمعية رابطة نقابة نادي منتدى ملتقى غرفة")
_STATE_BODIES: Final = words("قوات جيش مجلس سلطة لجنة مفوضية")
_OPERATIONS: Final = words("عملية ميليشيا مليشيا فصيل قائمة")
_CLUBS_AND_UNIONS: Final = _CLUBS | (_LISTS[Lang.AR]["unions"] - _STATE_BODIES)
_BEFORE_NOUN: Final = _LISTS[Lang.AR]["heads"] | (_LISTS[Lang.AR]["unions"] - _STATE_BODIES) | _OPERATIONS
_LAST_OF_WHOLES: Final = {
    lang: frozenset(each.rpartition(" ")[2] for each in lists["wholes"]) for lang, lists in _LISTS.items()
}
_ADJECTIVE: Final = re.compile(r"\w+يه|م\w{3,}ه")  # «منظمة دولية», «جماعة مسلحة»
_SHORTEST: Final = 3  # letters of a noun
_LONGEST: Final = 4  # words of a name before its place
_VERB: Final = re.compile(r"[يت]\w{2,}|س[يتن]\w{3,}|\w{2,}ت")
_VERBAL_NOUN: Final = re.compile(r"ت\w{2,3}ي\w|ت\w\w?ا?\w")  # تحرير, تجديد, تقدم
_NO_NOUNS: Final = (
    _PEOPLE
    | _FUNCTION
    | _REACH
    | frozenset().union(*(verbs("grounds", Lang.AR, field) for field in ("says", "moves", "fights")))
    | verbs("cities", Lang.AR, "acts")
) - listed("compounds", Lang.AR, "nouns")
_OF_TWO: Final = words("بن أبو")
_FAMILIES: Final = given.names(Lang.AR, "families")
_PREPOSITIONS: Final = listed("cities", Lang.AR, "place_before") | listed("grounds", Lang.AR, "prepositions")
_CHILDREN: Final = words(
    "ابنتها ابنه ابنها ابنته طفلتها طفلته طفلها طفله مولودتها مولودته مولودها مولوده ابنتهما ابنهما بنتها بنته"
)
_NAMES: Final = words("سمى سمت سميا أسمى أسمت يسمي تسمي تسمية")
_NAMING: Final = 3  # words before a name in which somebody is given it: «سمت ابنتها سوريا»
_WORD: Final = re.compile(r"\w+")
_BEGIN: Final = frozenset().union(
    *(listed("compounds", Lang.AR, field) for field in ("heads", "unions", "events", "agencies"))
) | words("عملية ميليشيا مليشيا فصيل قائمة جمعية")
_WORK: Final = re.compile(r"(?<=[a-z,] )The (?!Hague)(?:[A-Z][\w'-]+ )+(?:to|from) \Z")  # She wrote "The Road to …"
_OPENERS: Final = listed("surnames", Lang.EN, "function")
_CAPITALS_BEFORE: Final = re.compile(r"(?:^|(?<=[\s(“\"]))(?P<word>[A-Z][\w'-]+) (?:of (?:the )?|for )?\Z")
_CAPITALS_AFTER: Final = re.compile(r" (?:(?:of|for|on) (?:the )?|and )?(?P<word>[A-Z][\w-]+)")
_FOR_THE: Final = words("Institute Center Centre Council Foundation Committee Organization Organisation Society Agency")
_OF_AGENCY: Final = (" لل", " لشوون", " لشئون", " لرعايه", " السامي", " الانمايي")
_STATE_IN: Final = (["Islamic", "State", "in"], ["Islamic", "State", "of"])
_WHERE: Final = listed("grounds", Lang.AR, "prepositions") | words("في")
_CITIES: Final = frozenset({"city", "capital"})
_OF_PAPERS: Final = words("العربي الدولي الوطني الإسلامي الرياضي الثقافي الجديد الإخباري الاقتصادي")
_MATCHES: Final = words("مباراة مباريات ديربي كلاسيكو نهائي")
_SPORT: Final = listed("grounds", Lang.AR, "sport") | words("نادي النادي لعب يلعب تعادل تأهل منتخب المنتخب")
_TITLES: Final = listed("surnames", Lang.EN, "titles")
_CAPITALISED: Final = listed("surnames", Lang.EN, "after") | listed("compounds", Lang.EN, "plain")
_REGIONS: Final = listed("surnames", Lang.EN, "regions")
_REGION: Final = re.compile(r", ((?:North |South |New |West |Rhode )?[A-Z][a-z]+)\b")


def stands_in(context: Context, index: int) -> bool:
    """Whether a name stands in the longer one of something else."""
    match = context.matches[index]
    if match.entry.geographic:
        return of_place(context, index)
    if not context.arabic:
        return match.entry.nisba and of_movement(context, match)
    body = not (match.entry.personal or match.entry.nisba)
    return body and (of_agency(context, index) or of_branch(context, index) or of_field(context, match))


def of_place(context: Context, index: int) -> bool:
    """Whether a state or city stands in the proper name of something else."""
    match = context.matches[index]
    if _entitled(context, match) or (
        not context.arabic and _WORK.search(context.text, max(0, match.outset - _TITLE), match.outset)
    ):
        return True
    before, start = context.word_before(match.outset)
    after, end = context.word_after(match.end)
    if match.entry.form in _LISTS[context.lexicon.lang]["given"] and _with_surname(context, match, before, after):
        return True
    if match.chain:
        return goes_on(context, match.end) or _in_match(context, index)
    return (_arabic if context.arabic else _english)(context, index, (before, start), (after, end))


def whole(context: Context, index: int) -> tuple[int, int] | None:
    """Where the longer name begins and ends that a state, city or body stands in; None where it is none that has a record."""
    match = context.matches[index]
    start, end = _entitled(context, match) or (_arabic_span if context.arabic else _english_span)(context, match)
    if (start, end) == (match.start, match.end):
        return None
    head = _WORD.match(context.text, start)
    return None if head and has(head[0], _LISTS[context.lexicon.lang]["untold"]) else (start, end)


def _arabic_span(context: Context, match: Match) -> tuple[int, int]:
    """From the noun that the name begins with to the last of its adjectives: «قوات سوريا الديمقراطية», «معهد واشنطن للدراسات»."""
    lists, start, place = _LISTS[Lang.AR], match.start, match.outset
    for _ in range(_LONGEST):
        word, place = context.word_before(place)
        bare = next((each for each in (word, word[1:], word[2:]) if each in _BEGIN), "")
        if bare:
            start = place + len(word) - len(bare)
            break
    end = match.end
    for _ in range(_LONGEST):
        word, last = context.word_after(end)
        purpose = word in lists["purposes"] or (word.startswith("لل") and word not in _PEOPLE)
        if context.text[end : end + 1] != " " or not (
            word in lists["marks"] | lists["tails"] or purpose or _follows(word, end, match)
        ):
            break
        end = last
    return start, end


def _follows(word: str, place: int, match: Match) -> bool:
    """Whether a word with the article goes on with what a name is for: «لسياسة الشرق الأدنى», «لحقوق الإنسان»."""
    return place > match.end and is_definite(word) and word not in _PEOPLE


def _english_span(context: Context, match: Match) -> tuple[int, int]:
    """From the first to the last of its words with capitals, "of" and "for" between: "University of Baghdad"."""
    start, end = match.start, match.end
    while before := _CAPITALS_BEFORE.search(context.text, max(0, start - _TITLE), start):
        word = before["word"]
        if word in _CAPITALISED or (
            before.start("word") and context.begins_sentence(before.start("word")) and word in _OPENERS
        ):
            break
        start = before.start("word")
    while (after := _CAPITALS_AFTER.match(context.text, end)) and not _names_another(context, after.start("word")):
        if " for the " in after[0] and context.text[start:end].rpartition(" ")[2] not in _FOR_THE:
            break
        end = after.end("word")
    return start, end


def _names_another(context: Context, place: int) -> bool:
    match = context.match_from(place)
    return match is not None and match.outset == place and any(each.names for each in match.candidates)


def of_branch(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of a group of another country: «أنصار حزب الله في إيران»."""
    match = context.matches[index]
    if not has(context.word_before(match.outset)[0], _LISTS[Lang.AR]["branches"]):
        return False
    where = context.match_from(match.end)
    if where is None or context.text[match.end : where.outset].strip() not in {"", "في"}:
        return False
    own = {each.entity.country for each in match.candidates}
    told = where.candidates.states | where.candidates.countries
    return bool(told) and "" not in own and told.isdisjoint(own)


def of_movement(context: Context, match: Match) -> bool:
    """Whether an English nationality begins the name of a movement: "Syrian Democratic Forces", "Free Syrian Army"."""
    marks, following = _LISTS[Lang.EN]["marks"], context.words_after(match.end, 2)
    if len(following) > 1 and following[0] in marks and following[1][:1].isupper():
        return True
    return context.word_before(match.outset)[0] in marks and bool(following) and following[0][:1].isupper()


def of_field(context: Context, match: Match) -> bool:
    """Whether an adjective behind a body's name makes no body of it: «حركة النهضة العلمية»."""
    return context.word_after(match.end)[0] in _LISTS[Lang.AR]["fields"]


def of_agency(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of an agency of it: «منظمة الأمم المتحدة للطفولة»."""
    match, lists = context.matches[index], _LISTS[Lang.AR]
    if not context.text.startswith(_OF_AGENCY, match.end):
        return False
    heads = (match.entry.form.partition(" ")[0], context.word_before(match.outset)[0])
    return any(has(word, lists["agencies"]) for word in heads)


def _entitled(context: Context, match: Match) -> tuple[int, int] | None:
    """The few words in quotation marks at whose end or beginning a name stands: the title of a thing, «صوت العراق»."""
    text = context.text
    first = max(0, match.outset - _TITLE)
    opened = max(text.rfind(sign, first, match.outset) for sign in _OPENED)
    if opened < 0:
        return None
    signs = '"' if text[opened] == '"' else "»”"
    closed = min(
        (place for sign in signs if (place := text.find(sign, match.end, match.end + _TITLE)) >= 0), default=-1
    )
    if closed < 0:
        return None
    before, after = text[opened + 1 : match.outset].split(), text[match.end : closed].split()
    count = len(before) + len(after)
    bare = all(word.isalpha() and not is_definite(word) for word in before) and all(word.isalpha() for word in after)
    return (opened + 1, closed) if bare and 0 < count < _TITLE_WORDS and not (before and after) else None


def _given_name(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a state's name is somebody's given name: «الممثلة فرنسا خوري»; not what he comes to, «زار الرئيس لبنان صباحا»."""
    if before in _CHILDREN and any(has(word, _NAMES) for word in context.words_before(match)[-_NAMING:]):
        return True
    if not (is_definite(before) and before in _PEOPLE and after) or is_definite(after):
        return False
    if after in context.given:
        return True
    return after not in _FUNCTION and not any(has(word, _REACH) for word in context.words_before(match))


def _with_surname(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a surname without the article follows the name of a state or city that is a given name too: «إيران باسيل»."""
    family = after in _FAMILIES or after in _OF_TWO or after in context.given
    if not family or context.text[match.end : match.end + 1] != " " or match.chain.strip("وف"):
        return False
    follows = context.word_after(context.word_after(match.end)[1])[0]
    return not (has(before, _PREPOSITIONS) or has(before, _REACH) or is_definite(follows))


def _in_match(context: Context, index: int) -> bool:
    """Whether it is the second of two that play: «مباراة العراق والأردن»."""
    if not (context.arabic and index and context.coordinated(index)):
        return False
    return has(context.word_before(context.matches[index - 1].outset)[0], _MATCHES)


def goes_on(context: Context, end: int) -> bool:
    """Whether what follows a place makes one longer name with whatever ends there: «رئيس مصر للطيران»."""
    return context.word_after(end)[0] in _LISTS[context.lexicon.lang]["tails"]


def _arabic(context: Context, index: int, before: tuple[str, int], after: tuple[str, int]) -> bool:
    lists, (head, start) = _LISTS[Lang.AR], before
    if head == _COURT and any(has_noun(word, _BALL) for word in context.words_before(context.matches[index])):
        return False
    if (
        after[0] in lists["tails"]
        or _is_masculine(context, context.matches[index], after[0])
        or _given_name(context, context.matches[index], head, after[0])
    ):
        return True
    marked = after[0] in lists["marks"] or after[0].startswith("لل")
    return bool(head) and (
        has(head, lists["heads"])
        or (has(head, lists["unions"]) and marked)
        or (
            has(head, lists["funds"])
            and not any(each.entity.kind == KIND for each in context.matches[index].candidates)
        )
        or _of_members(context, head, start)
        or (has(head, lists["causes"]) and _of_union(context, start))
        or _of_noun(context, head, start)
        or _of_whole(context, index)
        or (has(head, lists["clubs"]) and not _SPORT.isdisjoint(context.sentence_words(start)))
        or (has(head, lists["events"]) and not _second_party(context, index, after[0]))
    )


def _is_masculine(context: Context, match: Match, after: str) -> bool:
    """Whether a masculine adjective follows a city, which is feminine: «القدس العربي» is a newspaper."""
    city = after in _OF_PAPERS and any(each.entity.kind in _CITIES for each in match.candidates)
    before = context.word_before(match.outset)[0] if city else ""
    return city and (not before or before.endswith("ت") or has(before, _FUNCTION | _WHERE))


def _of_members(context: Context, members: str, place: int) -> bool:
    """Whether the words before a place begin the name of a union: «مركز دراسات …», «ائتلاف شباب ثورة …»."""
    lists = _LISTS[Lang.AR]
    first, start = context.word_before(place)
    if has(members, lists["linking"]) and has(first, lists["heads"]):
        return True
    while members in lists["members"]:
        if has(first, _CLUBS_AND_UNIONS):
            return True
        members, (first, start) = first, context.word_before(start)
    return False


def _of_noun(context: Context, noun: str, place: int) -> bool:
    """Whether one bare noun stands between the head of a name and a place: «تحالف فجر ليبيا», «صحيفة صوت العراق»."""
    lists = _LISTS[Lang.AR]
    if noun == "اجل":
        return any(has(word.removeprefix("ال"), lists["unions"]) for word in context.words_until(place, _LONGEST))
    first, _ = context.word_before(place)
    if first.endswith("ه") and _ADJECTIVE.fullmatch(noun):
        return False
    return has(first, _BEFORE_NOUN) and _is_bare(noun)


def _is_bare(word: str) -> bool:
    """Whether a word may be a noun in construct that names nothing of a state's: no verb, particle, title or body."""
    if (
        is_definite(word)
        or word.endswith("ي")
        or len(word) < _SHORTEST
        or has(word, _NO_NOUNS)
        or word in _LISTS[Lang.AR]["bodies"]
    ):
        return False
    return word in _LISTS[Lang.AR]["nouns"] or not _VERB.fullmatch(word) or bool(_VERBAL_NOUN.fullmatch(word))


def _of_whole(context: Context, index: int) -> bool:
    """Whether a name goes on to a place by «في»: «الدولة الإسلامية في …», the second place of two as well."""
    wholes, last = _LISTS[context.lexicon.lang]["wholes"], _LAST_OF_WHOLES[context.lexicon.lang]
    for first in range(index, max(-1, index - LONGEST_LIST), -1):
        start = context.matches[first].outset
        if context.word_before(start)[0] in last:
            words = context.words_until(start, _LONGEST)
            if any(" ".join(words[-count:]) in wholes for count in range(2, _LONGEST + 1)):
                return True
        if not (first and context.coordinated(first)):
            return False
    return False


def _of_two_states(context: Context, index: int) -> bool:
    """ "Islamic State in Iraq and Syria", one name; in Iraq alone it is where it is."""
    match = context.matches[index]
    if _in_state(context, match):
        return context.text.startswith(" and ", match.end)
    return index > 0 and context.coordinated(index) and _in_state(context, context.matches[index - 1])


def _in_state(context: Context, match: Match) -> bool:
    last = context.word_before(match.outset)[0]
    return last in {"in", "of"} and context.words_until(match.outset, 3) in _STATE_IN


def _of_union(context: Context, place: int) -> bool:
    """Whether a movement's name ends at a place: «حركة» or «الحركة الشعبية»."""
    first, start = context.word_before(place)
    second, _ = context.word_before(start)
    return any(has(word.removeprefix("ال"), _LISTS[Lang.AR]["unions"]) for word in (first, second) if word)


def _second_party(context: Context, index: int, after: str) -> bool:
    """Whether another follows it, so that both are parties to what the word before says."""
    return after in {"مع", "بين"} or (index + 1 < len(context.matches) and context.coordinated(index + 1))


def _english(context: Context, index: int, before: tuple[str, int], after: tuple[str, int]) -> bool:
    lists, (head, start), match = _LISTS[Lang.EN], before, context.matches[index]
    region = _REGION.match(context.text, match.end)
    if _of_whole(context, index) or _of_two_states(context, index):
        return True
    if (region and region[1] in _REGIONS) or _capitals_behind(context, match, after[0]):
        return True
    if head in {"of", "for"}:
        return context.word_before(start)[0] in lists["heads"] or _two(context, start) in lists["heads"]
    if head == "the" and context.word_before(start)[0] == "of":
        return context.word_before(context.word_before(start)[1])[0] in lists["heads"]
    return head in lists["fixed"] or head in context.given or _capitals_before(context, index, head, start)


def _capitals_behind(context: Context, match: Match, after: str) -> bool:
    """Whether a name goes on in capitals: "Baghdad Pact", "Jordan Peterson"; not "US Congress", not "Iraq President"."""
    if context.text[match.end : match.end + 1] != " " or not after[:1].isupper() or context.starts_match(match.end + 1):
        return False
    if after in _LISTS[Lang.EN]["tails"]:
        return True
    return not (match.entry.form.isupper() or "." in match.entry.form or after in _TITLES or after in _CAPITALISED)


def _capitals_before(context: Context, index: int, head: str, start: int) -> bool:
    """Whether a name begins in capitals before: "Radio Baghdad"; not "Northern Iraq"."""
    match = context.matches[index]
    if not head[:1].isupper() or head.isupper() or context.text[match.outset - 1] != " " or "'" in head or "-" in head:
        return False
    if head in _TITLES or head in _CAPITALISED or head.endswith(("ern", "ist", "ian", "al", "ish", "ese")):
        return False
    return not context.begins_sentence(start) and not (index and context.matches[index - 1].end == match.outset - 1)


def _two(context: Context, place: int) -> str:
    second, start = context.word_before(place)
    return f"{context.word_before(start)[0]} {second}"
