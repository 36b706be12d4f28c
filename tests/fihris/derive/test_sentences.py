"""The sentences of a text, packed, are those that were given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.model import Sentence, Sentences

_PLACES = st.integers(0, 2**31)
_EVERY = st.lists(st.builds(Sentence, st.from_regex(r"s[0-9]-[0-9a-f]{4}(-2)?", fullmatch=True), _PLACES, _PLACES))


@given(_EVERY)
def test_they_are_those_that_were_given(every: list[Sentence]) -> None:
    packed = Sentences.of(every)
    assert (list(packed), len(packed)) == (every, len(every))
    assert packed == Sentences.of(packed)
    assert [packed[each] for each in range(len(every))] == every


@pytest.mark.parametrize(("place", "id"), [(0, "a"), (3, "a"), (9, "a"), (10, "b"), (25, "b"), (31, "c"), (99, "c")])
def test_a_place_has_the_sentence_that_begins_before_it(place: int, id: str) -> None:
    packed = Sentences.of([Sentence("a", 3, 9), Sentence("b", 10, 20), Sentence("c", 30, 40)])
    assert packed.at(place) == id
    assert Sentences.of([]).at(place) == ""
