"""The lines above a paper's text: what it is, its title, who wrote it, for whom, when, and in what series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from fihris.author import dating, headings, hijri, inline
from fihris.author.headings import PaperPart
from fihris.author.source import Paragraph, Style
from fihris.text import given, titles, wordlists
from fihris.text.fold import fold_key

GENRES = ("brief", "situation-assessment", "policy-paper", "report", "study")
"""Kinds of papers by which they may call themselves; each is a list of words."""
_LONGEST = 25
"""Words of a line above a text."""
_SUBTITLE = 14
_NEAR = 12
"""Blocks among which a title with a style of its own is looked for."""
_SENTENCE = (".", "؛", "،", "…", ":")
_FREE = frozenset({Style.TABLE, Style.PICTURE, Style.QUOTATION, Style.REMARK})


@dataclass(frozen=True, slots=True)
class Writer:
    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What was read; an empty field was not there. `published` is EDTF, a day at most; `lines` are all lines as they stood, and
    `noted` the numbers of the notes that say what an author is."""

    title: str = ""
    writers: tuple[Writer, ...] = ()
    published: str = ""
    kind: str = ""
    publisher: str = ""
    series: str = ""
    number: str = ""
    lines: tuple[str, ...] = ()
    noted: tuple[int, ...] = ()


def read(blocks: Sequence[Paragraph], notes: Mapping[int, str]) -> tuple[TitlePage, tuple[Paragraph, ...]]:
    """What stands above a text or signs it at its end, and the text without it."""
    blocks = _unframed(blocks)
    reader = _Reader(_styled_title(blocks), notes)
    rest: list[Paragraph] = []
    for place, block in enumerate(blocks):
        if block.style in {Style.ASIDE, Style.REMARK, Style.PICTURE}:
            rest.append(block)
        elif not reader.takes(block, blocks[place + 1 : place + 1 + _NEAR]):
            rest.extend(blocks[place:])
            break
        elif inline.has_note(block.text):
            reader.lines[-1] = inline.shown(block.text)
            reader.explains(block)
    if len(rest) > 1 and reader.ends(rest[-1], rest[-2]):
        reader.lines.append(inline.words(rest.pop().text))
    return reader.page(), tuple(rest)


def _unframed(blocks: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The blocks with a table that a paper begins with as lines, where it says what the paper is: «الكاتب | سلوى الهاجري»."""
    if not blocks or blocks[0].style is not Style.TABLE:
        return blocks
    rows = [row.split(inline.CELL) for row in blocks[0].text.split("\n")]
    known = sum(fold_key(inline.words(row[0]).strip(" :")) in _LABELS for row in rows)
    if known < _KNOWN or any(len(row) != 2 for row in rows):
        return blocks
    lines = (Paragraph(Style.TEXT, f"{label.strip(' :')}: {said.strip()}") for label, said in rows if said.strip())
    return (*lines, *blocks[1:])


_KNOWN = 2
"""Rows that a table above a text must have of which the label is known."""


def completed(page: TitlePage, declared: Mapping[str, str]) -> TitlePage:
    """A title page with what the file says of itself where the page says nothing."""
    writers = page.writers or tuple(
        each for name in _SEVERAL.split(declared.get("author", "")) for each in _writers(name)
    )
    date = declared.get("date", "")[:10]
    return replace(
        page,
        title=page.title or declared.get("title", ""),
        writers=writers,
        published=page.published or (date if dating.is_edtf(date) else _day(declared.get("date", ""))),
    )


_LABEL = re.compile(rf"(?:{'|'.join(wordlists.read('papers')['titled'])})\s*[:：]\s*(?P<title>\S.*)\Z", re.IGNORECASE)
"""«العنوان: سد الوادي»."""
_SEVERAL = re.compile(r"\s*[؛;]\s*")


def is_line(text: str) -> bool:
    """Whether a line says who wrote a text, or when and nothing else."""
    return bool(_signed(text) or _day(text))


def says_something(line: str) -> bool:
    """Whether a line above a text says what it is, whose, when or in what series."""
    return len(line.split()) <= _LONGEST and _Reader(None).says(line)


# ---------------------------------------------------------------- the title


def _styled_title(blocks: Sequence[Paragraph]) -> Paragraph | None:
    """The heading near the beginning that is higher than all others, or that nothing but other lines stand above."""
    levels = [block.level for block in blocks if block.style is Style.HEADING and block.level]
    above = False
    for block in blocks[:_NEAR]:
        if block.style in _FREE or (block.style is Style.TEXT and not _is_short(inline.words(block.text))):
            return None
        if block.style is Style.HEADING and block.level:
            alone = block.level == min(levels) and levels.count(block.level) == 1
            return block if (alone or not above) and not headings.known(inline.words(block.text)) else None
        above = above or (block.style is Style.HEADING and not _Reader(None).says(inline.words(block.text)))
    return None


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST and (not text.endswith(_SENTENCE) or is_line(text) or text.startswith("*"))


# ---------------------------------------------------------------- lines


@dataclass(slots=True)
class _Reader:
    styled: Paragraph | None
    notes: Mapping[int, str] = field(default_factory=dict)
    title: str = ""
    subtitle: str = ""
    published: str = ""
    kind: str = ""
    publisher: str = ""
    series: str = ""
    number: str = ""
    writers: list[Writer] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    after: bool = False  # whether the title was the line before
    awaiting: bool = False  # whether the line before says that an author follows

    def takes(self, block: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Read one block of the beginning; False where the text begins with it."""
        line = _whole(block)
        if self._is_labelled(block, line):
            return True
        if not self._may_be_above(block, line):
            return False
        if self._names_kind(line):
            return self._kept(line)
        if headings.known(line):
            return False
        if self._says(line) if self.title and block.style is not Style.HEADING else self.says(line):
            return self._kept(line)
        return self._takes_other(block, line, following)

    def explains(self, block: Paragraph) -> None:
        """Read the notes of a line that names authors, where they say what these are: one for each, or one for the last."""
        notes = [(number, self.notes.get(number, "")) for number in inline.notes(block.text)]
        if not self.writers or len(notes) > len(self.writers) or not all(_describes(text) for _, text in notes):
            return
        for place, (number, text) in enumerate(notes, start=len(self.writers) - len(notes)):
            self.writers[place] = _described(self.writers[place], text)
            self.noted.append(number)

    def ends(self, block: Paragraph, before: Paragraph) -> bool:
        """Read the last line of a text, which may sign it, or say behind a star what its author is."""
        line = inline.words(block.text).strip()
        if len(line.split()) > _SUBTITLE:
            return False
        if not self.writers:
            return block.style is Style.TEXT and self.signs(line)
        starred = line.startswith("*") or (
            block.style is Style.ITEM and not block.marker and before.style is not Style.ITEM
        )
        bare = line.lstrip("* ")
        alone = len(self.writers) == 1 and not (self.writers[0].role or self.writers[0].affiliation)
        if not (starred and alone and _describes(bare)):
            return False
        self._describe(bare)
        return True

    def _is_labelled(self, block: Paragraph, line: str) -> bool:
        """Read a line of which its style or its first word says what it is."""
        if fold_key(line) in _INVOCATIONS:
            return self._kept(line)
        if block is self.styled:
            return self._entitles(line)
        labelled = _LABEL.match(line)
        if labelled and not (self.title or self.styled):
            self._entitles(line)
            self.title = labelled["title"]
            return True
        published = _PUBLISHER.match(line)
        if published and not self.publisher:
            self.publisher = published["name"]
            return self._kept(line)
        source = headings.known(line)
        if source and source.part is PaperPart.SOURCES and source.rest and self.title and not self.publisher:
            self.publisher = source.rest
            return self._kept(line)
        return False

    def _takes_other(self, block: Paragraph, line: str, following: Sequence[Paragraph]) -> bool:
        """A line that says nothing by its words: the title, or what stands around it."""
        if not self.title and not self.styled and block.style is not Style.ITEM:
            return self._entitles(line)
        if block.style is not Style.TEXT:
            if self.title and not block.level and fold_key(line.split(maxsplit=1)[0]) in _given() and self._adds(line):
                return self._kept(line)  # a name in bold
            signed = following and following[0].style is Style.TEXT and _Reader(None).says(_whole(following[0]))
            return (
                bool(signed) and not block.level and block.style is Style.HEADING and self._continues(line, following)
            )
        return self._kept(line) if self.styled and not self.title else self._continues(line, following)

    def _may_be_above(self, block: Paragraph, line: str) -> bool:
        if block.style in _FREE:
            return False
        if block.style is Style.ITEM:
            return bool(_honorific(line)) or (bool(self.writers) and _begins(line, "roles"))
        return _is_short(line)

    def _entitles(self, line: str) -> bool:
        self.title, self.after = line, True
        self.lines.append(line)
        return True

    def _kept(self, line: str) -> bool:
        self.after = False
        self.lines.append(line)
        return True

    def _continues(self, line: str, following: Sequence[Paragraph]) -> bool:
        """A line behind the title that says nothing of the rest: a subtitle, or somebody's name, where such lines follow."""
        next_ = following[0] if following else None
        follows = next_ is not None and (
            next_.style is Style.HEADING or (next_.style is Style.TEXT and _Reader(None).says(_whole(next_)))
        )
        known = _lead_to_part(following)
        if not (follows or known) or len(line.split()) > _SUBTITLE:
            return False
        if self.after and not self.subtitle:
            self.subtitle = line
        return self._kept(line)

    # ------------------------------------------------------------ what a line says

    def says(self, line: str) -> bool:
        """Read a line that says something whoever stands before it: a kind, a date, an author, a series, a publisher."""
        pieces = [piece for piece in _PARTS.split(line) if piece]
        if len(pieces) > 1 and not _signed(line) and all(self._clear(piece, dry=True) for piece in pieces):
            return all(self._clear(piece) for piece in pieces)
        return self._clear(line)

    def _clear(self, line: str, *, dry: bool = False) -> bool:
        to = _trial(self) if dry else self
        return (
            fold_key(line) in _INVOCATIONS
            or to._names_kind(line)
            or to._dates(line)
            or to._awaits(line)
            or to.signs(line)
            or to._introduces(line)
            or to._numbers(line)
            or to._publishes(line)
        )

    def _says(self, line: str) -> bool:
        """The same of a line below the title, where a name by itself and what follows a name say something too."""
        pieces = [piece for piece in _PARTS.split(line) if piece]
        if len(pieces) > 1 and not _signed(line):
            tried = _trial(self)
            if all(tried._clear(piece) or tried._adds(piece) for piece in pieces):
                return all(self._clear(piece) or self._adds(piece) for piece in pieces)
        return self._clear(line) or self._adds(line)

    def _adds(self, line: str) -> bool:
        bare = line.lstrip("* ").rstrip(".")
        if self.writers and _begins(bare, "roles"):
            self._describe(bare)
            return True
        if self.writers and _RAISED.match(line):
            each = [piece.strip(" ،؛,;") for piece in _RAISED.split(line) if piece.strip()]
            for place, piece in enumerate(each[: len(self.writers)]):
                self.writers[place] = _described(self.writers[place], piece)
            return len(each) <= len(self.writers)
        if _is_name(line) or self._introduces(line):
            self.writers.extend(_writers(line) if _is_name(line) else [])
            return True
        return False

    def _introduces(self, line: str) -> bool:
        """Read a line that names somebody and says what they are."""
        first, *more = _COMMAS.split(line)
        if not (more and _is_name(first) and all(_is_name(each) or _describes(each) for each in more)):
            return False
        self.writers.extend(_writers(line))
        return True

    def _describe(self, line: str) -> None:
        """What is said of the first of whom nothing is said yet, or of the last."""
        bare = (n for n, writer in enumerate(self.writers) if not (writer.role or writer.affiliation))
        place = next(bare, len(self.writers) - 1)
        self.writers[place] = _described(self.writers[place], line)

    def _names_kind(self, line: str) -> bool:
        head, _, rest = line.partition(":")
        kind = _GENRE.get(fold_key(head.strip(" -–—[]()")))
        if (
            kind is None
            or self.kind
            or (rest.strip() and (self.title or self.styled))
            or (self.title and not self.after)
        ):
            return False
        self.kind = kind
        if rest.strip():
            self.title = rest.strip()
        return True

    def _awaits(self, line: str) -> bool:
        """Read a line that says no more than that an author follows, and the lines of such authors."""
        if fold_key(line.rstrip(" :：")) in _WRITTEN:
            self.awaiting = True
            return True
        if not self.awaiting or len(line.split()) > _SUBTITLE or not (self.writers == [] or _is_name(line)):
            self.awaiting = self.awaiting and bool(_honorific(line))
            return False
        self.writers.extend(_writers(line))
        return True

    def _dates(self, line: str) -> bool:
        day = _day(line)
        self.published = self.published or day
        return bool(day)

    def signs(self, line: str) -> bool:
        """Read a line that says whose the text is."""
        named = _signed(line)
        if named:
            self.writers.extend(_writers(named))
        return bool(named)

    def _numbers(self, line: str) -> bool:
        found = _NUMBERED.match(line) or _NUMBERED_KIND.match(line)
        if found is None and fold_key(line).startswith(_SERIES) and len(line.split()) <= _SUBTITLE and not self.series:
            self.series = line
            return True
        if found is None or len(line.split()) > _SUBTITLE:
            return False
        words = found["words"].strip(" ،,-–—|")
        if words and (kind := _GENRE.get(fold_key(words))):
            self.kind = self.kind or kind
        year = _YEAR.search(found["number"] or "")
        self.published = self.published or (year.group() if year else "")
        self.series, self.number = (
            self.series or words,
            self.number or (found["number"] or found.groupdict().get("bare", "")).strip(),
        )
        return True

    def _publishes(self, line: str) -> bool:
        if not _is_body(line):
            return False
        if self.writers and self.title and not self.writers[-1].affiliation:
            self.writers[-1] = replace(self.writers[-1], affiliation=line)
        elif _begins(line, "units") and self.title and not self.writers:
            self.writers.append(Writer(line))
        elif not self.publisher:
            self.publisher = line.split("|", maxsplit=1)[0].strip()
        return True

    def page(self) -> TitlePage:
        title = self.title
        if self.subtitle and ":" not in title and not title.endswith(("؟", "?", "!")):
            title = f"{title}: {self.subtitle}"
        return TitlePage(
            title,
            tuple(self.writers),
            self.published,
            self.kind,
            self.publisher,
            self.series,
            self.number,
            tuple(self.lines),
            tuple(self.noted),
        )


def _lead_to_part(blocks: Sequence[Paragraph]) -> bool:
    """Whether nothing but short lines stands before a heading that opens a paper."""
    for block in blocks:
        if headings.known(_whole(block)):
            return True
        if block.style not in {Style.TEXT, Style.ASIDE} or not _is_short(inline.words(block.text)):
            return False
    return False


def _trial(of: _Reader) -> _Reader:
    """A reader that may read on without anything coming of it."""
    return replace(of, writers=[*of.writers], lines=[])


_PARTS = re.compile(r"\s+[|•·–—-]\s+|\s*\|\s*")
_COMMAS = re.compile(r"\s*[،,؛;]\s*|\s+[–—-]\s+")
_GENRE = {key: genre for genre in GENRES for key in wordlists.folded("papers", genre)}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+")
_ABOVE = re.compile(f"{inline.ABOVE[0]}([0-9]){inline.ABOVE[1]}")
_MARKED = re.compile(r"(?P<name>.*?)(?P<stars>[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+|\d)?\Z", re.DOTALL)
_INVOCATIONS = wordlists.folded("papers", "invocations")


def _whole(block: Paragraph) -> str:
    line = inline.words(_ABOVE.sub(lambda found: found[1].translate(_SUPERSCRIPT), block.text)).strip()
    if not block.marker:
        return line
    return f"{block.marker}{block.form if block.form in {'.', ')'} else '.'} {line}"


def _alternatives(key: str) -> str:
    return "|".join(map(re.escape, sorted(wordlists.read("papers")[key], key=len, reverse=True)))


_NUMBERED = re.compile(
    rf"(?P<words>.*?)\s*(?:(?P<number>(?:{_alternatives('numbered')})\s*[:#(]?\s*[0-9٠-٩]+\b.*)|\((?P<bare>[0-9٠-٩]{{1,3}})\))\Z",
    re.IGNORECASE,
)
_NUMBERED_KIND = re.compile(
    rf"(?P<words>{'|'.join(re.escape(words) for genre in GENRES for words in wordlists.read('papers')[genre])})"
    r"\s+#?(?P<number>[0-9٠-٩]{1,4}(?:\s*[/-]\s*[0-9٠-٩]{1,4})?)\Z",
    re.IGNORECASE,
)
"""«Working Paper 2023/07»، «ورقة سياسات 8»."""
_PUBLISHER = re.compile(rf"(?:{_alternatives('published by')})\s*[:：]\s*(?P<name>\S.*)\Z", re.IGNORECASE)
_LABELS = frozenset().union(
    *(wordlists.folded("papers", key) for key in ("titled", "written by", "dated", "published by"))
)
_SERIES = tuple(f"{word} " for word in wordlists.folded("papers", "series"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Of a journal: «العدد 2 (ربيع 2023)»."""
_CUE = re.compile(
    rf"(?:{_alternatives('written by')})(?:\s+(?:{_alternatives('written by')})(?=\s*[:：/]))?(?:\s*[:：/]\s*|\s+)(?P<name>\S.*)\Z",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(rf"(?:(?:{_alternatives('honorifics')})\s*)+(?=\S)")
_WRITTEN = wordlists.folded("papers", "written by")
_CUED_DATE = re.compile(rf"(?:{_alternatives('dated')})\b", re.IGNORECASE)
_MONTH = re.compile("|".join(sorted({*dating.MONTHS, *dating.ENGLISH}, key=len, reverse=True)) + r"|\d[-/.]\d")


_LETTERS = re.compile(r"[^\W_]+")


def _day(line: str) -> str:
    """The day that a line states, where it says little else."""
    lunar, line = hijri.parted(line)
    found = dating.stated(line)
    if found is None or "/" in found.date or not found.date:
        return lunar if len(_LETTERS.findall(line)) <= 1 + bool(_CUED_DATE.match(line)) else ""
    words = len(line.split()) - len(line[found.start : found.end].split())
    cued = bool(_CUED_DATE.match(line))
    if words > 3 + cued or not (cued or _MONTH.search(line[found.start : found.end])):
        return ""
    return found.date


def _signed(line: str) -> str:
    """Whom a line names as the author: after a word that says so, or after a title of scholars."""
    if "؟" in line:
        return ""
    cue = _CUE.match(line)
    if cue:
        return cue["name"] if _day(cue["name"]) == "" else ""
    return line if _honorific(line) else ""


def _honorific(line: str) -> str:
    found = _HONORIFIC.match(line)
    if found is None:
        return ""
    name = re.split(r"\s*[،,|(*–—]|\s+-\s", line[found.end() :])[0]
    return found.group() if 1 < len(name.split()) <= 6 and not re.search(r"[\d:.]", name) else ""


def _begins(line: str, key: str) -> bool:
    """Whether a line begins with a word of a list, with the article or without it; in Latin letters, whether it has one."""
    words = line.split()
    listed = wordlists.folded("papers", key)
    if words and words[0][:1].isascii():
        return any(fold_key(word.strip(".,;")) in listed for word in words)
    first = fold_key(words[0].strip("،,:")) if words else ""
    return first in listed or first.removeprefix("ال") in listed


def _is_body(line: str) -> bool:
    first = line.split(maxsplit=1)[0] if line.split() else ""
    latin = first[:1].isascii() and not all(word[:1].isupper() or len(word) < 4 for word in line.split())
    short = len(line.split()) <= 10 and not re.search(r"[:؟?]", line)
    return short and not latin and (_begins(line, "institutions") or _begins(line, "units"))


@cache
def _given() -> frozenset[str]:
    return given.names("ar") | wordlists.folded("titles", "given")


def _is_name(words: str) -> bool:
    bare = _RAISED.sub("", _HONORIFIC.sub("", words)).strip()
    parts = bare.split()
    if not 2 <= len(parts) <= 5 or re.search(r"[\d:؟?!.\"«]", bare) or _is_body(bare) or _begins(bare, "roles"):
        return False
    if all(part.startswith("ال") for part in parts):
        return False
    if bare[0].isascii():
        return all(part[:1].isupper() or part in {"al", "bin", "de", "van", "von", "and"} for part in parts)
    return titles.is_name(bare) or all(titles.is_name(part) for part in _AND.split(bare) if part)


def _describes(piece: str) -> bool:
    return _begins(piece, "roles") or _is_body(piece)


_WAW = "|".join(word[1:] for word in wordlists.read("papers")["names with waw"])
_AND = re.compile(rf"\s+و(?!(?:{_WAW})\b)\s*(?=\S+\s+\S)|\s+and\s+|\s+&\s+")


def _writers(line: str) -> list[Writer]:
    """Who is named in a line: names with what is said of each behind it."""
    pieces = [piece for piece in _COMMAS.split(re.sub(r"\s*\((.*?)\)", r"، \1", line)) if piece.strip()]
    made: list[Writer] = []
    for piece in pieces:
        if made and _describes(piece):
            made[-1] = _described(made[-1], piece)
        elif made and not (_is_name(piece) or _honorific(piece)):
            last = made[-1]
            more = "affiliation" if last.affiliation else "role"
            made[-1] = replace(last, **{more: f"{getattr(last, more)}، {piece}".removeprefix("، ")})
        else:
            made.extend(_named(name) for name in _AND.split(piece) if _bare(name))
    return made


def _named(name: str) -> Writer:
    """Somebody by their name; of a body, what it is part of: «فريق السياسات في معهد الضفة»."""
    found = next((each for each in _places_of(name) if _is_body(each["at"])), None) if _is_body(name) else None
    return Writer(_bare(name[: found.start()]), "", found["at"]) if found else Writer(_bare(name))


def _bare(name: str) -> str:
    found = _MARKED.match(_HONORIFIC.sub("", name).strip())
    return (found["name"] if found else name).strip(" .،*")


_BODIES = "|".join(map(re.escape, wordlists.read("papers")["institutions"] + wordlists.read("papers")["units"]))
_AT = re.compile(rf"\s+(?:(?:في|لدى|at|in|with)\s+(?:the\s+)?|ب(?=(?:ال)?(?:{_BODIES})\b))(?P<at>\S.*)\Z")


def _described(writer: Writer, words: str) -> Writer:
    """A writer of whom words say what they are and where."""
    words = words.strip(" .")
    if _is_body(words) and not _begins_with_role(words):
        return replace(writer, affiliation=_listed(writer.affiliation, words))
    for piece in _COMMAS.split(words):
        found = next((each for each in _places_of(piece) if _is_body(each["at"])), None)
        if found:
            writer = replace(
                writer,
                role=_listed(writer.role, piece[: found.start()]),
                affiliation=_listed(writer.affiliation, found["at"]),
            )
        elif _is_body(piece) and not _begins_with_role(piece):
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
