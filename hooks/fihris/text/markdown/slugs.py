"""Anchors of headings, as the site's settings have the host make them: pymdownx.slugs, lower case, numbered by toc."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TAGS: Final = re.compile(r"</?[^>]*>")
_NO_SIGN: Final = re.compile(r"[^\w\- ]")
_NUMBERED: Final = re.compile(r"^(.*)_([0-9]+)$")


OWN: Final = re.compile(
    r"f-.*|s\d+(?:-.*)?|y\d{4}|reference-\d+|part-\d+|lead|event|summary|analysis|mentioned|also|source|cite|imprint|bibliography|papers|around"
    r"|qualified|relations|related|mentions|together|events|topics|actors|places|years|fn(?:ref)?:.*"
    r"|judgements|notes|end|apparatus|newest|who|strip|most"
)
"""Anchors that the site itself puts on its pages, now or when a page has more to show."""


def slug(words: str, separator: str = "-") -> str:
    """The anchor that the words make, numbered where the site has such an anchor of its own; where it has numbered ones too, as
    for F-16, after a line. Of nothing but signs it is empty."""
    bare = _TAGS.sub("", unicodedata.normalize("NFC", words)).strip().lower()
    anchor = _NO_SIGN.sub("", bare).replace(" ", separator)
    ways = (anchor, f"{anchor}_1", f"_{anchor}")
    return next(each for each in ways if not OWN.fullmatch(each))


class Anchors:
    """The anchors of one page. `taken` are those that attributes give."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._counters: dict[str, int] = {}

    def unique(self, anchor: str) -> str:
        """The anchor, or if it is taken or empty the next of its numbers."""
        if anchor in self._taken or not anchor:
            found = _NUMBERED.match(anchor)
            base, count = (found[1], int(found[2])) if found else (anchor, 0)
            known = self._counters.get(base, 0)
            counted = count <= known or anchor == f"{base}_{known + 1}"
            count = (max(count, known) if counted else count) + 1
            while f"{base}_{count}" in self._taken:
                count += 1
            anchor = f"{base}_{count}"
            if counted:
                self._counters[base] = count
        self._taken.add(anchor)
        return anchor
