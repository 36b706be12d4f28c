"""A map from the places of a text that was made back to those of the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offsets:
    """Stretches in which both texts advance together: from `made[k]` on, the source stands at `source[k]`.

    `made` ascends and starts with 0. Where two stretches start at the same place the last one holds, so that
    characters left out need no stretch of their own.
    """

    made: Sequence[int]
    source: Sequence[int]

    def origin(self, place: int) -> int:
        """The place in the source of the character at `place`."""
        stretch = bisect_right(self.made, place) - 1
        return self.source[stretch] + place - self.made[stretch]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The tight source span of the characters from `start` to before `end`."""
        after = bisect_right(self.made, start)
        shift = self.source[after - 1] - self.made[after - 1]
        if after == len(self.made) or end <= self.made[after]:
            return start + shift, end + shift
        return start + shift, self.origin(end - 1) + 1

    def place(self, origin: int) -> int:
        """The place of the source's character at `origin`; for one that was left out, of the next that was not."""
        stretch = bisect_right(self.source, origin) - 1
        place = self.made[stretch] + origin - self.source[stretch]
        return min(place, self.made[stretch + 1]) if stretch + 1 < len(self.made) else place


SAME = Offsets((0,), (0,))
