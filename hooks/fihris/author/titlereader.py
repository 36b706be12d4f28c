"""The lines above a text, read one after the other for what they say by their words and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fihris.author import bylines, headings, inline, titlelines
from fihris.author.bylines import RAISED, begins, describes, honorific, is_name, signed
from fihris.author.headings import PaperPart
from fihris.author.source import Paragraph, Style
from fihris.author.titlefields import INVOCATIONS, LABELS, SUBTITLE, Fields
from fihris.author.writers import STARS
from fihris.text import scripts, wordlists
from fihris.text.fold import fold_key

LONGEST = 25
"""Words of a line above a text."""
_SENTENCE = (".", "؛", "،", "…", ":")
FREE = frozenset({Style.TABLE, Style.CODE, Style.PICTURE, Style.QUOTATION, Style.REMARK})
"""Blocks that are no lines of their own."""


def is_line(text: str) -> bool:
    """Whether a line says who wrote a text, or when and nothing else."""
    return bool(signed(text) or titlelines.day(text))


def is_short(text: str) -> bool:
    """Whether a line may stand above a text: few words that are no sentence."""
    return len(text.split()) <= LONGEST and (not text.endswith(_SENTENCE) or is_line(text) or text.startswith("*"))


@dataclass(slots=True)
class Reader(Fields):
    """Reads the lines above a text, one after the other, each by its words and by where it stands."""

    notes: Mapping[int, str] = field(default_factory=dict)
    noted: list[int] = field(default_factory=list)
    signature: str = ""  # the name above the last line, where that says what its bearer is

    def takes(self, block: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Read one block of the beginning; False where the text begins with it."""
        line = whole(block)
        if block.style is Style.ITEM and not block.marker and self.writers.is_key_to_signs(f"* {line}"):
            line = f"* {line}"  # a list has taken the star
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
        if not self.writers or len(notes) > len(self.writers) or not all(describes(text) for _, text in notes):
            return
        self.writers.describe_last([text for _, text in notes])
        self.noted.extend(number for number, _ in notes)

    def ends(self, block: Paragraph, before: Paragraph) -> bool:
        """Read the last line of a text, which may sign it, or say behind a star what its author is."""
        line = inline.words(block.text).strip()
        if len(line.split()) > SUBTITLE:
            return False
        if not self.writers:
            return block.style is Style.TEXT and (self.signs(line) or self._signs_below(line, before))
        if self.signature and line == self.signature:
            self.signature = ""
            return True
        listed = block.style is Style.ITEM and not block.marker and before.style is not Style.ITEM
        below = headings.known(inline.words(before.text))
        starred = STARS.match(line) or (listed and (not below or below.part is PaperPart.NOTES))
        bare = line.lstrip("*†‡ ")
        if not (starred and describes(bare)) or self.writers.are_described:
            return False
        self.writers.say(bare, of=self.writers.starred(line))
        return True

    def _signs_below(self, line: str, before: Paragraph) -> bool:
        """Read the last two lines of a text: a name, and below it what they are."""
        name = inline.words(before.text).strip()
        if before.style not in {Style.TEXT, Style.HEADING} or not (is_name(name) and begins(line, "roles")):
            return False
        self.writers.add(name)
        self.writers.say(line)
        self.signature = name
        return True

    def _is_labelled(self, block: Paragraph, line: str) -> bool:
        """Read a line of which its style or its first word says what it is."""
        if fold_key(line) in INVOCATIONS:
            return self._kept(line)
        if block is self.styled:
            return self._entitles(line)
        labelled = _TITLED.match(line)
        if labelled and not (self.title or self.styled):
            self._entitles(line)
            self.title = labelled["title"]
            return True
        label, _, said = line.partition(":")
        if said.strip() and "|" not in said and (kept := self._labels(fold_key(label.strip()), said.strip())):
            return self._kept(line) if kept else False
        source = headings.known(line)
        if source and source.part is PaperPart.SOURCES and source.rest and self.title and not self.publisher:
            self.publisher = source.rest
            return self._kept(line)
        return False

    def _labels(self, label: str, said: str) -> bool:
        """Read what stands behind the label of a line, where it is known by that alone."""
        if label in LABELS["published by"] and not self.publisher:
            self.publisher = said
        elif label in LABELS["kind labels"] and (self.title or self.styled):
            self.kind = self.kind or titlelines.kind(said)
        else:
            if label in LABELS["others"]:
                self._reaches(said)
            return label in LABELS["others"]
        return True

    def _takes_other(self, block: Paragraph, line: str, following: Sequence[Paragraph]) -> bool:
        """A line that says nothing by its words: the title, or what stands around it."""
        if not self.title and not self.styled and block.style is not Style.ITEM:
            return self._entitles(line)
        if block.style is not Style.TEXT:
            if (
                self.title
                and not block.level
                and fold_key(line.split(maxsplit=1)[0]) in bylines.given_names()
                and self._adds(line)
            ):
                return self._kept(line)  # a name in bold
            looks = block.style is Style.HEADING and not block.level
            return looks and _says_something(following) and self._continues(line, following)
        return self._kept(line) if self.styled and not self.title else self._continues(line, following)

    def _may_be_above(self, block: Paragraph, line: str) -> bool:
        if block.style in FREE:
            return False
        if block.style is Style.ITEM:
            reached = titlelines.is_contact(line)
            return bool(honorific(line)) or (bool(self.writers) and (reached or begins(line, "roles")))
        return is_short(line)

    def _entitles(self, line: str) -> bool:
        self.title, self.after = line, True
        self.kind = self.kind or titlelines.kind(line.partition(":")[0] if ":" in line else "")
        self.lines.append(line)
        return True

    def _kept(self, line: str) -> bool:
        self.after = False
        self.lines.append(line)
        return True

    def _continues(self, line: str, following: Sequence[Paragraph]) -> bool:
        """A line behind the title that says nothing of the rest: a subtitle, or somebody's name, where such lines follow."""
        next_ = following[0] if following else None
        follows = next_ is not None and (next_.style is Style.HEADING or _says_something(following))
        known = _lead_to_part(following)
        if not (follows or known) or len(line.split()) > SUBTITLE:
            return False
        if (
            self.after and not self.subtitle and _is_arabic(line) == _is_arabic(self.title)
        ):  # else it is the title once more
            self.subtitle = line
        return self._kept(line)


def _is_arabic(line: str) -> bool:
    return bool(scripts.ARABIC_LETTER.search(line))


def _lead_to_part(blocks: Sequence[Paragraph]) -> bool:
    """Whether nothing but short lines stands before a heading that opens a paper."""
    for block in blocks:
        if headings.known(whole(block)):
            return True
        if block.style not in {Style.TEXT, Style.ASIDE} or not is_short(inline.words(block.text)):
            return False
    return False


def _says_something(following: Sequence[Paragraph]) -> bool:
    """Whether the next line says what the text is, whose or when, or the one below a name."""
    named = False
    for block in following[:2]:
        line = whole(block)
        starred = named and not block.marker and describes(line)  # «* باحثة», which looks like an item
        if block.style in FREE or block.level or (block.style is Style.ITEM and not (honorific(line) or starred)):
            return False
        if Reader(None).says(line) or (named and (RAISED.match(line) or describes(line))):
            return True
        named = is_name(line)
        if not named:
            return False
    return False


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ABOVE = re.compile(f"{inline.ABOVE[0]}([0-9]){inline.ABOVE[1]}")


def whole(block: Paragraph) -> str:
    """The words of a line with its number; a number above the line stays one."""
    line = inline.words(_ABOVE.sub(lambda found: found[1].translate(_SUPERSCRIPT), block.text)).strip()
    if not block.marker:
        return line
    return f"{block.marker}{block.form if block.form in {'.', ')'} else '.'} {line}"


_TITLED = re.compile(rf"(?:{'|'.join(wordlists.read('papers')['titled'])})\s*[:：]\s*(?P<title>\S.*)\Z", re.IGNORECASE)
"""«العنوان: سد الوادي»."""
