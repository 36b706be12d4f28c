"""A mapping that notes what it is asked for, whether it has that or not."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")


EVERY: Final = "\0"
"""Is asked for by whoever goes through all of a mapping."""


class Noted(dict[K, V]):
    """`asked` are the keys asked for."""

    def __init__(self, of: Mapping[K, V]) -> None:
        super().__init__(of)
        self.asked: set[Any] = set()

    def get(self, key: Any, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: K) -> V:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[K]:
        self.asked.add(EVERY)
        return super().__iter__()

    def keys(self) -> KeysView[K]:  # type: ignore[override]
        self.asked.add(EVERY)
        return super().keys()

    def values(self) -> ValuesView[V]:  # type: ignore[override]
        self.asked.add(EVERY)
        return super().values()

    def items(self) -> ItemsView[K, V]:  # type: ignore[override]
        self.asked.add(EVERY)
        return super().items()
