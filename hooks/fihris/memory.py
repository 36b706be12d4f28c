"""What was found out once, by the sum of all that it was made from: it is found out again only where that has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Findings by their sums. Those that nobody asks for from one turn to the next are forgotten."""

    def __init__(self) -> None:
        self._before: dict[str, T] = {}
        self._now: dict[str, T] = {}

    def turn(self) -> None:
        """Begin to ask anew."""
        self._before, self._now = self._now, {}

    def of(self, sum: str, make: Callable[[], tuple[T, bool]]) -> T:
        """What was found of this; `make` finds it out, and says whether it may be kept."""
        known = self._now.get(sum) or self._before.get(sum)
        if known is not None:
            self._now[sum] = known
            return known
        made, lasting = make()
        if lasting:
            self._now[sum] = made
        return made
