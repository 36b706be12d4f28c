"""Lists over several pages: every item stands on one of them, and none is nearly empty; sentences that are heavy stand on more of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.model import Lang, PageKind, Quote
from fihris.pagekinds import MADE
from fihris.weights import sentence

ACTOR = MADE[PageKind.ACTOR]
briefs = st.lists(st.lists(st.integers(1, 6_000), min_size=2, max_size=30).map(tuple), max_size=8)


def test_light_sentences_fill_pages_and_a_few_stand_on_no_page_of_their_own() -> None:
    for count in range(400):
        ((_, first), *further) = parts = ACTOR.parted([(9, *[1] * count)])
        assert [0, *(end for _, end in parts)] == [start for start, _ in parts] + [count]
        assert first == min(count, ACTOR.a_page) or not further
        assert all(end - start == ACTOR.further for start, end in further[:-1])
        assert all(ACTOR.over < end - start <= ACTOR.further + ACTOR.over for start, end in further[-1:])


@given(briefs)
def test_no_page_of_sentences_weighs_more_than_there_is_room_for(weights: list[tuple[int, ...]]) -> None:
    every = [(brief[0], weight, n) for n, brief in enumerate(weights) for weight in brief[1:]]
    parts = ACTOR.parted(weights)
    assert list(chain.from_iterable(every[start:end] for start, end in parts)) == every
    for number, (start, end) in enumerate(parts):
        headings = {n: heading for heading, _, n in every[start:end]}
        heavy = sum(headings.values()) + sum(weight for _, weight, _ in every[start:end])
        assert heavy <= ACTOR.room[number > 0] or end - start == 1
        assert end - start or not every


@given(briefs)
def test_more_room_makes_no_more_pages(weights: list[tuple[int, ...]]) -> None:
    larger = replace(ACTOR, room=(2 * ACTOR.room[0], 2 * ACTOR.room[1]))
    assert len(larger.parted(weights)) <= len(ACTOR.parted(weights))


@pytest.mark.parametrize(("light", "heavy"), [*pairwise(["زار", "زار & زار", "زار IMF & زار", "زار IMF & IMF زار"])])
def test_what_a_page_adds_to_words_is_weighed(light: str, heavy: str) -> None:
    assert sentence(Quote(light, 0, 3), "a", "", Lang.AR) < sentence(Quote(heavy, 0, 3), "a", "", Lang.AR)
