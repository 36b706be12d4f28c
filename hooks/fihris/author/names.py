"""Names that the registry does not know, as records to accept or to drop: those in quotation marks that look like a name
or bear one by the word before them, those beside a title, whoever leads something, people by names that are given to them,
and groups by the noun they begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from fihris.author import ids, marks, orthography, yaml
from fihris.model import UNTRANSLATED
from fihris.text import given, titles, wordlists
from fihris.text.fold import fold_key

_NAME = re.compile(r"[^\W\d_][\w\s'’-]*\Z")
_MARKS = re.compile('[«»“”„‟"]')
_REACH = 80
"""Letters behind a word that says who leads."""
_NEAR = 30
"""Letters before a quotation that are looked at."""
_FAR = 120
"""Letters before an office that are looked at: more than its holder's name has."""
_ARTICLE = 3
"""Letters of a Latin word that a name may have in small ones: of, the, al."""
_LONGEST = 5
"""Words. What is longer in quotation marks is a quotation or a title."""

_KINDS = (
    "dialogue",
    "armed-group",
    "party",
    "coalition",
    "government-body",
    "agency",
    "military-command",
    "armed-force",
)
_KIND_OF = {key: kind for kind in _KINDS for key in wordlists.folded("proposals", kind)}


def _choice(key: str) -> str:
    return "|".join(map(re.escape, wordlists.read("proposals")[key]))


_LED = re.compile(rf"(?<!\w)(?:{_choice('led by')})\s+(?=\w)")
_OFFICE = re.compile(rf"[،(]\s*(?P<office>{_choice('offices')})(?!\w)")
_HOLDER = re.compile(r"(?:\w+ ){1,5}\w+\Z")
_GROUP = re.compile(rf"(?<!\w)[وفبلك]?(?P<noun>{_choice('named')}) (?P<first>\w+)(?: (?P<second>\w+))?")
_AND = "وال"
"""What joins the second half of a name to the first: «حركة العدل والمساواة»."""
_GENERAL = wordlists.folded("proposals", "general")
_BEHIND = wordlists.folded("proposals", "behind")
_PERSON = range(4, 1, -1)
"""Words of a name before an office, the most first."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name, shorter forms of it, the paragraph in which it stands first, and what the text says of who bears it: the
    word before a name in quotation marks (`body`: حركة) or the title before a name (`role`)."""

    name: str
    shorter: tuple[str, ...]
    paragraph: str
    body: str = ""
    role: str = ""


def unknown(
    paragraphs: Iterable[str], known: Collection[str], forms: Iterable[str], longer: Collection[str] = ()
) -> tuple[NewName, ...]:
    """The names that no known surface form covers, and that are no form of the registry. A name that is the end of a
    longer one is its short form, one that is its beginning the same name. `longer` are names that known ones stand in, and which are none of theirs."""
    paragraphs = list(paragraphs)
    covered = [fold_key(surface) for surface in known]
    taken = _taken(frozenset(forms))
    found = {fold_key(each.name): each for each in _longer(paragraphs, longer)}
    for each in _candidates(paragraphs):
        key = fold_key(each.name)
        if not any(key in surface or surface in key for surface in covered if surface) and _bare(key) not in taken:
            found.setdefault(key, each)
    longest = [key for key in found if not any(_ends(other, key) or other.startswith(f"{key} ") for other in found)]
    return tuple(
        NewName(
            of.name, tuple(found[other].name for other in found if _ends(key, other)), of.paragraph, of.body, of.role
        )
        for key, of in ((key, found[key]) for key in longest)
    )


@lru_cache(4)
def _taken(forms: frozenset[str]) -> frozenset[str]:
    """The forms of a registry, folded: the same for all of its texts."""
    return frozenset(_bare(fold_key(form)) for form in forms)


def _longer(paragraphs: Sequence[str], names: Iterable[str]) -> Iterator[NewName]:
    """Of names that others stand in those of bodies: «معهد واشنطن», not «قمة بغداد»."""
    for name in dict.fromkeys(names):
        paragraph = next((each for each in paragraphs if name in each), "")
        if paragraph and _kind_of(name):
            yield NewName(name, (), paragraph, body=name.split()[0])


def _candidates(paragraphs: list[str]) -> Iterator[NewName]:
    """First the names with something said of them: the same name may stand elsewhere without it."""
    quoted = [(words, before, paragraph) for paragraph in paragraphs for before, words in _quoted(paragraph)]
    times = Counter(fold_key(words) for words, _, _ in quoted)
    for paragraph in paragraphs:
        for titled in titles.find(_MARKS.sub(" ", paragraph)):
            if not _kind_of(titled.name):  # «القائد العام لقوات الردع» has none
                yield NewName(titled.name, (), paragraph, role=titled.role)
        yield from _led(paragraph)
        yield from _holding(paragraph)
        yield from _given_to_people(paragraph)
    yield from _groups(paragraphs)
    whole = [fold_key(words) for words, _, _ in quoted if titles.is_name(words)]
    for words, before, paragraph in quoted:
        body, key = _body(before), fold_key(words)
        named = titles.is_name(words) or _kind_of(words) or any(_ends(other, key) for other in whole)
        if words[0].isascii() and not all(word[0].isupper() for word in words.split() if len(word) > _ARTICLE):
            continue
        if body or named or (times[key] > 1 and " " in words):
            yield NewName(words, (), paragraph, body=body)


def _led(paragraph: str) -> Iterator[NewName]:
    """Who leads something: «بقيادة سامر الخطيب». A word that says so stands where the title does."""
    for cue in _LED.finditer(paragraph):
        behind = _MARKS.sub(" ", paragraph[cue.end() : cue.end() + _REACH])
        tried = (next(titles.find(words), None) for words in (behind, f"{_LEADER} {behind}"))
        found = next((each for each in tried if each and each.start <= len(each.role) + 1), None)
        if found and not _kind_of(found.name):
            name = found.name if "ال" in found.name else f"{found.name}{_more(behind, found.name)}"
            yield NewName(name, (), paragraph, role=found.role.removeprefix(_LEADER).strip() or cue.group().strip())


_LEADER = "القائد"


def _more(text: str, name: str) -> str:
    """One word more of a name that no part with the article ends: محمد حمدان دقلو."""
    place = text.find(name)
    found = re.match(r" ([^\W\d_]{3,})", text[place + len(name) :]) if place >= 0 else None
    key = fold_key(found[1]) if found else ""
    joined = key[:1] in "وفبلكيت" or key.startswith("ال") or key in wordlists.folded("titles", "not_names")
    return "" if found is None or joined else found.group()


def _holding(paragraph: str) -> Iterator[NewName]:
    """Who is said to hold an office: «سامر الخطيب، وزير الخارجية». The name begins with one that is given to people."""
    text, done = _MARKS.sub(" ", paragraph), 0
    for found in _OFFICE.finditer(text):  # by its few words: looking for a name's would begin at every letter
        holder = _HOLDER.search(text[max(done, found.start() - _FAR) : found.start()].rstrip())
        if not holder:
            continue
        words, done = holder[0].split(), found.end()
        for count in _PERSON:
            first = fold_key(words[-count]) if len(words) >= count else ""
            name = " ".join(words[-count:])
            if first in _given() and titles.is_name(name):
                yield NewName(name, (), paragraph, role=found["office"])
                break


def _given_to_people(paragraph: str) -> Iterator[NewName]:
    """Who is named by a name that is given to people and another such or one with the article behind it: «جبريل إبراهيم»."""
    words = list(_WORD.finditer(paragraph))
    place = 0
    while place < len(words):
        count = _length(paragraph, words[place : place + _PERSON[0]])
        if count > 1 and not (place and _joins(paragraph, words[place - 1], words[place])):
            name = paragraph[words[place].start() : words[place + count - 1].end()]
            yield NewName(name, (), paragraph)
        place += max(count, 1)


def _length(paragraph: str, words: Sequence[re.Match[str]]) -> int:
    """How many of the words are the name of a person; 0 where the first two are none."""
    if not words or fold_key(words[0][0]) not in _given() or words[0][0] in _ORDINARY:
        return 0
    count = 1
    while count < len(words) and paragraph[words[count - 1].end() : words[count].start()] == " ":
        word = words[count][0]
        key = fold_key(word)
        nisba = _NISBA.fullmatch(word) and key not in _QUALITIES
        if not nisba and (key not in _given() or word in _ORDINARY):
            break
        count += 1
        if nisba:
            break
    return count if count > 1 else 0


def _joins(paragraph: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether the word before is part of the same name: «أبي بكر», «عبد ربه منصور هادي»."""
    key = fold_key(before[0])
    return paragraph[before.end() : word.start()] == " " and (key in _FIRST or key in _given() or key.startswith("عبد"))


_WORD = re.compile(r"[^\W\d_]+")
_ORDINARY = frozenset(wordlists.words("titles", "not_names").split())
_FIRST = wordlists.folded("titles", "first_of_two")
_NISBA = re.compile(r"ال\w{3,}ي")
_QUALITIES = wordlists.folded("titles", "qualities")


@cache
def _given() -> frozenset[str]:
    return given.names("ar") | wordlists.folded("titles", "given") | wordlists.folded("proposals", "given")


def _groups(paragraphs: Sequence[str]) -> Iterator[NewName]:
    """Groups by the noun that their names begin with: with two words behind it, or with one that the text says twice."""
    found = [(each, paragraph) for paragraph in paragraphs for each in _GROUP.finditer(_MARKS.sub("|", paragraph))]
    times = Counter(fold_key(f"{each['noun']} {each['first']}") for each, _ in found)
    for each, paragraph in found:
        first, second = each["first"], each["second"] or ""
        if (
            fold_key(first) in _GENERAL
            or first[-1:] in "ًا"
            or (not first.startswith("ال") and not second.startswith("ال"))
        ):
            continue
        whole = bool(second) and _names_group(first, second)
        if whole or (first.startswith("ال") and times[fold_key(f"{each['noun']} {first}")] > 1):
            name = f"{each['noun']} {first} {second}" if whole else f"{each['noun']} {first}"
            yield NewName(name, (), paragraph, body=each["noun"])


def _names_group(first: str, second: str) -> bool:
    key = fold_key(second)
    if second.startswith(_AND) and first.startswith("ال"):
        return len(second) > len(_AND) + 2 and fold_key(second.removeprefix("و")) not in _GENERAL
    return second.startswith("ال") and len(second) > 4 and key not in _BEHIND and fold_key(first) not in _GENERAL


def _quoted(paragraph: str) -> Iterator[tuple[str, str]]:
    """What stands in quotation marks and is no speech, each with what stands before it."""
    place = 0
    for words in orthography.quotations(paragraph):
        start = paragraph.find(words, place)
        before = paragraph[max(0, start - _NEAR) : start].rstrip(' «“”"„‟')
        place = start + len(words)
        if _NAME.match(words) and len(words.split()) <= _LONGEST and not before.endswith(":"):
            yield before, words


def _body(before: str) -> str:
    """The word right before a quotation that says what bears the name: حركة, الحزب."""
    words = before.split()
    word = words[-1] if words and before[-1:].isalpha() else ""
    return word if word and _kind_of(word) else ""


def _kind_of(name: str) -> str:
    """What bears a name, by its first word; "" where that does not say it."""
    first = fold_key(name.split(maxsplit=1)[0])
    return _KIND_OF.get(first) or _KIND_OF.get(re.sub(r"\A[وفبلك]?(?:ال|لل)?", "", first), "")


def _bare(key: str) -> str:
    return key.removeprefix("ال")


def _ends(long: str, short: str) -> bool:
    return long.endswith(f" {short}") or long.endswith(f" ال{short}")


def _kind(of: NewName, kinds: Collection[str]) -> str:
    """A guess at what bears the name."""
    guess = "person" if of.role else _kind_of(of.body or of.name) or "person"
    return guess if guess in kinds else min(kinds, default="person")


def records(
    names: Iterable[NewName], folder: str, kinds: Collection[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """A record for each name: path and text. `taken` are the ids that exist."""
    used = set(taken)
    for each in names:
        id = _free(ids.of_name(each.name) or "name", lambda id: id in used)
        used.add(id)
        yield f"{folder}/{id}.yml", _record(each, _kind(each, kinds))


def _free(wanted: str, taken: Callable[[str], bool]) -> str:
    number, id = 1, wanted
    while taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id


def _record(of: NewName, kind: str) -> str:
    weak = f"weak: {{ar: {yaml.row(of.shorter)}}}\n" if of.shorter else ""
    said = f"# صفته في النص: {marks.plain_line(of.role)}\n" if of.role else ""
    # The schema's path is the one from where the record is to stand.
    return (
        "# yaml-language-server: $schema=../schemas/actor.json\n"
        "# اقتراح لم يُعتمد. لاعتماده: اكتب الاسم بلغة الموقع الثانية إن كانت، وراجع النوع فهو تخمين، وسمِّ الملف بالاسم\n"
        "# بحروف لاتينية صغيرة بينها شرطات، ثم انقله إلى docs/_data/actors/. ولردِّه احذف الملف.\n"
        f"# ورد في: {marks.plain_line(of.paragraph)}\n"
        f"{said}"
        f"name: {yaml.pair(of.name, UNTRANSLATED)}\n"
        f"kind: {kind}\n"
        f"{weak}"
    )
