"""What stands at the ends of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Keys = tuple[str | int, ...]
At = Callable[..., tuple[int, int]]
"""Gives line and column of the value at a path of keys."""


def words(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """All that somebody wrote in a record, with its path of keys; what is a key itself stands at "#key" below it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield (*keys, key, "#key"), key
            yield from words(each, (*keys, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from words(each, (*keys, index))
