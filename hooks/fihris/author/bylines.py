"""Who wrote a text, as the lines above it say it: names, behind titles of scholars or words such as «إعداد», and what each of
them is and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fihris.author import titlelines
from fihris.text import given, titles, wordlists
from fihris.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who wrote a text; what was not said is empty."""

    name: str
    role: str = ""
    affiliation: str = ""
    orcid: str = ""


_WRITTEN_BY = wordlists.choice("papers", "written by")
COMMAS = re.compile(r"\s*[،,؛;]\s*|\s+[–—-]\s+")
RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+")
_MARKED = re.compile(r"(?P<name>.*?)(?P<stars>[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+|\d)?\Z", re.DOTALL)
_CUE = re.compile(
    rf"(?:{_WRITTEN_BY})(?:\s+(?:{_WRITTEN_BY})(?=\s*[:：/]))?(?:\s*[:：/]\s*|\s+)(?P<name>\S.*)\Z",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(rf"(?:(?:{wordlists.choice('papers', 'honorifics')})\s*)+(?=\S)")
WRITTEN = wordlists.folded("papers", "written by")


def signed(line: str) -> str:
    """Whom a line names as the author: after a word that says so, or after a title of scholars."""
    if "؟" in line:
        return ""
    cue = _CUE.match(line)
    if cue:
        return cue["name"] if titlelines.day(cue["name"]) == "" else ""
    return line if honorific(_JOINED.sub("", line, count=1)) else ""


def honorific(line: str) -> str:
    found = _HONORIFIC.match(line)
    if found is None:
        return ""
    name = re.split(r"\s*[،,|(*–—]|\s+-\s", _AND_TITLED.split(line[found.end() :], maxsplit=1)[0])[0]
    return found.group() if 1 < len(name.split()) <= 6 and not re.search(r"[\d:.]", name) else ""


def begins(line: str, key: str) -> bool:
    """Whether a line begins with a word of a list, with the article or without it; in Latin letters, whether it has one."""
    words = line.split()
    listed = wordlists.folded("papers", key)
    if words and words[0][:1].isascii():
        return any(fold_key(word.strip(".,;")) in listed for word in words)
    first = fold_key(words[0].strip("،,:")) if words else ""
    return first in listed or first.removeprefix("ال") in listed


def is_body(line: str) -> bool:
    first = line.split(maxsplit=1)[0] if line.split() else ""
    latin = first[:1].isascii() and not all(word[:1].isupper() or len(word) < 4 for word in line.split())
    short = len(line.split()) <= 10 and not re.search(r"[:؟?]", line) and not _says(line)
    return short and not latin and (begins(line, "institutions") or begins(line, "units"))


def _says(line: str) -> bool:
    """Whether a line is a headline: «هيئة الأنهار تعلن فتح القنوات»."""
    return any(re.sub(r"\Aت", "ي", fold_key(word)) in _SAYING for word in line.split()[1:])


_SAYING = wordlists.folded("papers", "headline verbs")


@cache
def given_names() -> frozenset[str]:
    """Given names, as they are compared."""
    return given.names("ar") | wordlists.folded("titles", "given")


def is_name(words: str) -> bool:
    bare = RAISED.sub("", _HONORIFIC.sub("", words)).strip()
    several = [each for each in _AND.split(bare) if each.strip()]
    if len(several) > 1:
        return all(map(is_name, several))
    parts = bare.split()
    if not 2 <= len(parts) <= 5 or re.search(r"[\d:؟?!.\"«]", bare) or is_body(bare) or begins(bare, "roles"):
        return False
    if all(part.startswith("ال") for part in parts):
        return False
    if bare[0].isascii():
        return all(part[:1].isupper() or part in {"al", "bin", "de", "van", "von", "and"} for part in parts)
    return _sounds(bare)


def _sounds(name: str) -> bool:
    """Whether words sound like a name: by their kind, or since the first of them is given to people and none joins words."""
    first, *more = name.split()
    given_to_people = fold_key(first) in given_names() and more and not any(fold_key(word) in _JOINING for word in more)
    return titles.is_name(name) or bool(given_to_people and len(more) < _MOST_NAMES)


_MOST_NAMES = 4
_JOINING = frozenset(
    map(
        fold_key, ("في", "من", "على", "إلى", "عن", "مع", "بين", "عند", "بعد", "قبل", "أو", "ثم", "هو", "هي", "لم", "لا")
    )
)


def describes(piece: str) -> bool:
    return begins(piece, "roles") or is_body(piece)


_WAW = "|".join(word[1:] for word in wordlists.read("papers")["names with waw"])
_LED = re.compile(rf"و(?!(?:{_WAW})\b)\s*")
_AND = re.compile(rf"\s+و(?!(?:{_WAW})\b)\s*(?=\S+\s+\S)|\s+and\s+|\s+&\s+")


def writers(line: str) -> list[Writer]:
    """Who is named in a line: names with what is said of each behind it."""
    pieces = [piece for piece in COMMAS.split(re.sub(r"\s*\((.*?)\)", r"، \1", line)) if piece.strip()]
    made: list[Writer] = []
    for piece in (*pieces[:1], *map(_led, pieces[1:])):
        if made and describes(piece):
            made[-1] = described(made[-1], piece)
        elif made and not (is_name(piece) or honorific(piece)):
            last = made[-1]
            more = "affiliation" if last.affiliation else "role"
            made[-1] = replace(last, **{more: f"{getattr(last, more)}، {piece}".removeprefix("، ")})
        else:
            made.extend(_named(name) for name in _AND.split(piece) if _bare(name))
    return made


def _led(piece: str) -> str:
    """A piece without the «و» that joins it to whom the line named before: «باحثة، و موسى سالم»."""
    found = _LED.match(piece)
    return piece[found.end() :] if found and is_name(piece[found.end() :]) else piece


def signs(line: str) -> list[str]:
    """The signs behind each name of a line, "" where there is none."""
    pieces = [piece for part in COMMAS.split(line) for piece in _AND.split(part) if _bare(piece)]
    return ["".join(RAISED.findall(piece)) for piece in pieces]


def _named(name: str) -> Writer:
    """Somebody by their name; of a body, what it is part of: «فريق السياسات في معهد الضفة»."""
    found = next((each for each in _places_of(name) if is_body(each["at"])), None) if is_body(name) else None
    return Writer(_bare(name[: found.start()]), "", found["at"]) if found else Writer(_bare(name))


def _bare(name: str) -> str:
    name = _JOINED.sub("", name)
    found = _MARKED.match(_HONORIFIC.sub("", name).strip())
    return (found["name"] if found else name).strip(" .،*")


_TITLED = rf"و\s*(?=(?:{wordlists.choice('papers', 'honorifics')})\s*\S)"
_JOINED = re.compile(rf"\A\s*{_TITLED}")
"""«ود. مريم يوسف»."""
_AND_TITLED = re.compile(rf"\s+{_TITLED}")
_BODIES = "|".join(map(re.escape, wordlists.read("papers")["institutions"] + wordlists.read("papers")["units"]))
_AT = re.compile(rf"\s+(?:(?:في|لدى|at|in|with)\s+(?:the\s+)?|ب(?=(?:ال)?(?:{_BODIES})\b))(?P<at>\S.*)\Z")


def described(writer: Writer, words: str) -> Writer:
    """A writer of whom words say what they are and where."""
    words = words.strip(" .")
    if is_body(words) and not _begins_with_role(words):
        return replace(writer, affiliation=_listed(writer.affiliation, words))
    for piece in COMMAS.split(words):
        found = next((each for each in _places_of(piece) if is_body(each["at"])), None)
        if found:
            writer = replace(
                writer,
                role=_listed(writer.role, piece[: found.start()]),
                affiliation=_listed(writer.affiliation, found["at"]),
            )
        elif is_body(piece) and not _begins_with_role(piece):
            writer = replace(writer, affiliation=_listed(writer.affiliation, piece))
        else:
            writer = replace(writer, role=_listed(writer.role, piece))
    return writer


def _places_of(words: str) -> Iterator[re.Match[str]]:
    """Each place at which words may go on with where somebody works."""
    found = _AT.search(words)
    while found:
        yield found
        found = _AT.search(words, found.start("at"))


def _begins_with_role(words: str) -> bool:
    """In Latin letters a line that names a body may begin with somebody's role: Director, Shore Institute."""
    first = words.split(maxsplit=1)[0]
    return first[:1].isascii() and fold_key(first.strip(",")) in wordlists.folded("papers", "roles")


def _listed(before: str, words: str) -> str:
    return f"{before}، {words}" if before else words
