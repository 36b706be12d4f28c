"""The fields of a title page, and what one line says of them by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from fihris.author import bylines, titlelines
from fihris.author.bylines import COMMAS, RAISED, begins, describes, honorific, is_body, is_name, signed
from fihris.author.source import Paragraph
from fihris.author.writers import Writers
from fihris.text import wordlists
from fihris.text.fold import fold_key

SUBTITLE = 14
"""Words of a line that says one thing."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"\s+[|•·–—-]\s+|\s*\|\s*")
LABELS = {key: wordlists.folded("papers", key) for key in ("published by", "kind labels", "others")}
INVOCATIONS = wordlists.folded("papers", "invocations")


@dataclass(slots=True)
class Fields:
    """What was read so far. `styled` is the block whose style says that it is the title."""

    styled: Paragraph | None
    title: str = ""
    subtitle: str = ""
    published: str = ""
    kind: str = ""
    publisher: str = ""
    series: str = ""
    number: str = ""
    doi: str = ""
    licence: str = ""
    writers: Writers = field(default_factory=Writers)
    lines: list[str] = field(default_factory=list)
    after: bool = False  # whether the title was the line before
    awaiting: bool = False  # whether the line before says that an author follows

    def says(self, line: str) -> bool:
        """Read a line that says something whoever stands before it: a kind, a date, an author, a series, a publisher."""
        pieces = [piece for piece in _PARTS.split(line) if piece]
        if len(pieces) > 1 and not signed(line) and all(self._clear(piece, dry=True) for piece in pieces):
            return all(self._clear(piece) for piece in pieces)
        return self._clear(line)

    def _clear(self, line: str, *, dry: bool = False) -> bool:
        to = _trial(self) if dry else self
        return (
            fold_key(line) in INVOCATIONS
            or to._names_kind(line)
            or to._dates(line)
            or (line.isdecimal() and bool(to.title))
            or to._reaches(line)
            or to._awaits(line)
            or to.signs(line)
            or to._introduces(line)
            or to._numbers(line)
            or to._publishes(line)
        )

    def _reaches(self, line: str) -> bool:
        """Read a line that says how the text is cited, on what terms, or how its author is reached."""
        label = fold_key(line.partition(":")[0].strip())
        doi, licence = titlelines.doi(line), titlelines.licence(line)
        self.doi, self.licence = self.doi or doi, self.licence or licence
        if self.writers and (orcid := titlelines.orcid(line)):
            self.writers.identify_last(orcid)
            return True
        short = len(line.split()) <= SUBTITLE
        return titlelines.is_contact(line) or (short and (bool(doi or licence) or label in LABELS["others"]))

    def _says(self, line: str) -> bool:
        """The same of a line below the title, where a name by itself and what follows a name say something too."""
        pieces = [piece for piece in _PARTS.split(line) if piece]
        if len(pieces) > 1 and not signed(line):
            tried = _trial(self)
            if all(tried._clear(piece) or tried._adds(piece) for piece in pieces):
                return all(self._clear(piece) or self._adds(piece) for piece in pieces)
        return self._clear(line) or self._adds(line)

    def _adds(self, line: str) -> bool:
        bare = line.lstrip("* ").rstrip(".")
        if self.writers and self.writers.is_key_to_signs(line):
            return self.writers.explains_signs(line)
        if self.writers and begins(bare, "roles"):
            self.writers.say(bare)
            return True
        if self.writers and RAISED.match(line):
            return self.writers.explains_signs(line)
        if is_name(line) or self._introduces(line):
            self.writers.add(line if is_name(line) else "")
            return True
        return False

    def _introduces(self, line: str) -> bool:
        """Read a line that names somebody and says what they are."""
        first, *more = COMMAS.split(line)
        if not (more and is_name(first) and all(is_name(each) or describes(each) for each in more)):
            return False
        self.writers.add(line)
        return True

    def _names_kind(self, line: str) -> bool:
        head, _, rest = line.partition(":")
        kind = titlelines.kind(head)
        if not kind or self.kind or (rest.strip() and (self.title or self.styled)) or (self.title and not self.after):
            return False
        self.kind = kind
        if rest.strip():
            self.title = rest.strip()
        return True

    def _awaits(self, line: str) -> bool:
        """Read a line that says no more than that an author follows, and the lines of such authors."""
        if fold_key(line.rstrip(" :：")) in bylines.WRITTEN:
            self.awaiting = True
            return True
        if not self.awaiting or len(line.split()) > SUBTITLE or (self.writers and not is_name(line)):
            self.awaiting = self.awaiting and bool(honorific(line))
            return False
        self.writers.add(line)
        return True

    def _dates(self, line: str) -> bool:
        if fold_key(line.partition(":")[0].strip()) in LABELS["others"]:  # «تاريخ القبول: …»
            return False
        day = titlelines.day(line) or (line if self.title and _YEAR.fullmatch(line) else "")
        if day.startswith(self.published):  # a day says more than its year
            self.published = day
        return bool(day)

    def signs(self, line: str) -> bool:
        """Read a line that says whose the text is."""
        named = signed(line)
        if named:
            self.writers.add(named)
        return bool(named)

    def _numbers(self, line: str) -> bool:
        place = titlelines.place(line)
        if place is None or (not place.number and self.series):
            return False
        if place.series and (kind := titlelines.kind(place.series)):
            self.kind = self.kind or kind
        self.published = self.published or place.year
        self.series, self.number = self.series or place.series, self.number or place.number
        return True

    def _publishes(self, line: str) -> bool:
        if not is_body(line):
            return False
        if self.title and self.writers.work_at(line):
            return True
        if begins(line, "units") and self.title and not self.writers:
            self.writers.add_body(line)
        elif not self.publisher:
            self.publisher = line.split("|", maxsplit=1)[0].strip()
        return True


def _trial(of: Fields) -> Fields:
    """A reader that may read on without anything coming of it."""
    return replace(of, writers=of.writers.copy(), lines=[])
