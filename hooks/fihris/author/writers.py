"""Who the lines above a text name, the signs behind their names, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from fihris.author import bylines, titlelines
from fihris.author.bylines import RAISED, Writer, begins, described

_ONE_SIGN: Final = re.compile(r"\*+|†+|‡+|.")
STARS: Final = re.compile(r"[*†‡]+")
_SIGNS: Final = 4
"""Signs that a line may explain of one writer."""


@dataclass(slots=True)
class Writers:
    """Those whom the lines name, in their order. `signs` are those behind each name, `together` how many each line named that named any."""

    named: list[Writer] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    together: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.named)

    @property
    def are_described(self) -> bool:
        """Whether it is known of each what they are or where they work."""
        return all(writer.role or writer.affiliation for writer in self.named)

    def copy(self) -> Writers:
        return Writers([*self.named], [*self.signs], [*self.together])

    def add(self, names: str) -> None:
        """Add the writers that a line names, with the signs behind their names."""
        written = bylines.writers(names)
        signs = bylines.signs(names)
        self.named.extend(written)
        self.signs.extend(signs if len(signs) == len(written) else [""] * len(written))
        self.together.append(len(written))

    def add_body(self, name: str) -> None:
        """Add a body that wrote the text itself."""
        self.named.append(Writer(name))
        self.signs.append("")
        self.together.append(1)

    def work_at(self, body: str) -> bool:
        """Say where the first works of whom that is not known."""
        without = [place for place, writer in enumerate(self.named) if not writer.affiliation]
        if without:
            self.named[without[0]] = replace(self.named[without[0]], affiliation=body)
        return bool(without)

    def describe_last(self, texts: Sequence[str]) -> None:
        """Say of the last writers what they are, a text for each."""
        for place, text in enumerate(texts, start=len(self.named) - len(texts)):
            self.named[place] = described(self.named[place], text)

    def identify_last(self, orcid: str) -> None:
        self.named[-1] = replace(self.named[-1], orcid=orcid)

    def say(self, line: str, of: int = -1) -> None:
        """What is said of one of the writers, else of the first of whom nothing is said yet, or of the last; of several of those
        where it says so: «باحثان في مركز المدار»."""
        bare = [n for n, writer in enumerate(self.named) if not (writer.role or writer.affiliation)]
        last = len(self.named) - 1
        places = (
            [of] if 0 <= of <= last else bare if bare and begins(line, "roles of several") else (bare or [last])[:1]
        )
        for place in places:
            self.named[place] = described(self.named[place], line)

    def starred(self, line: str) -> int:
        """Whose stars a line begins with; a list has taken the one of the first."""
        stars = STARS.match(line)
        signs = stars.group() if stars else "*"
        return next((place for place, of in enumerate(self.signs) if signs in of), -1)

    def is_key_to_signs(self, line: str) -> bool:
        """Whether a line says one thing behind each of several signs, which the names above it bear."""
        signs = RAISED.findall(line)
        return (
            bool(RAISED.match(line))
            and len(signs) > 1
            and all(any(_bears(of, sign) for of in self.signs) for sign in signs)
        )

    def explains_signs(self, line: str) -> bool:
        """Read a line that says behind each sign what those are whose names bear it: «¹ جامعة الساحل ² معهد البحر»."""
        said = list(zip(RAISED.findall(line), (each.strip(" ،؛,;") for each in RAISED.split(line)[1:]), strict=True))
        if titlelines.is_contact(line) or len(said) > max(len(self.named), _SIGNS):
            return titlelines.is_contact(line)
        for number, (sign, words) in enumerate(said):
            bearing = [place for place, of in enumerate(self.signs) if _bears(of, sign)]
            for place in bearing or [min(number, len(self.named) - 1)]:
                self.named[place] = described(self.named[place], words)
        return True

    def shared(self) -> tuple[Writer, ...]:
        """The writers; where one of those whom one line names has a place to work and the others nothing, it is theirs too."""
        made: list[Writer] = []
        for count in self.together:
            group = self.named[len(made) : len(made) + count]
            first, *others = group or [Writer("")]
            alone = first.affiliation and not first.role and not any(each.role or each.affiliation for each in others)
            made.extend(replace(each, affiliation=first.affiliation) if alone else each for each in group)
        return (*made, *self.named[len(made) :])


def _bears(signs: str, sign: str) -> bool:
    """Whether the signs behind a name have a sign among them: of «¹²» each, but two stars are another sign than one."""
    return sign == signs or sign in _ONE_SIGN.findall(signs)
