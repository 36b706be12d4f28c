"""What nobody wrote down: kinship, companions, the drawing."""

from __future__ import annotations

import random

from fihris.derive import crossreferences
from fihris.model import CrossReference, Edition, EntityKind, Kinship, Lang


def reference(*actors: str, topics: tuple[str, ...] = ()) -> CrossReference:
    return CrossReference(topics, tuple((actor, 1) for actor in actors), (), ())


def test_sections_are_related_by_what_few_others_share() -> None:
    cross = {
        "a": reference("iraq", "troell"),
        "b": reference("iraq"),
        "c": reference("iraq", "troell"),
        "d": reference("iraq", topics=("energy",)),
        "e": reference(),
    }
    related = crossreferences.related(cross, cross)
    assert related["a"][0].section == "c"
    assert related["a"][0].actors == ("troell", "iraq")
    assert [(kin.section, kin.actors, kin.topics) for kin in related["b"]] == [
        ("a", ("iraq",), ()),
        ("c", ("iraq",), ()),
        ("d", ("iraq",), ()),
    ]
    assert related["e"] == ()
    assert all(kin.section != section for section, kindred in related.items() for kin in kindred)


def test_two_that_are_shared_count_for_more_than_one_that_is_rarer() -> None:
    cross = {
        "a": reference("p", "q", "r"),
        "b": reference("r"),
        "c": reference("p", "q"),
        "d": reference("p", "q"),
        "e": reference("x"),
        "f": reference("y"),
    }
    assert [kin.section for kin in crossreferences.related(cross, cross)["a"]] == ["c", "d", "b"]


def edition(cross: dict[str, CrossReference], related: dict[str, tuple[Kinship, ...]]) -> Edition:
    return Edition(Lang.AR, {}, {}, {}, cross, related, {}, {}, (), {}, {}, {})


def test_kin_of_before_stand_where_they_can_be_no_others() -> None:
    cross = {
        "a": reference("p", "q"),
        "b": reference("p"),
        "c": reference("q", "r"),
        "d": reference("r"),
        "e": reference("s"),
    }
    before = crossreferences.related(cross, cross)
    now = {**cross, "b": reference("s", "p")}
    found = crossreferences.related(now, now, edition(cross, before))
    assert found == crossreferences.related(now, now) != before
    assert [id for id in found if found[id] is before[id] and found[id]] == ["a", "c", "d"]


def test_one_edit_after_another_finds_the_same_kin_as_all_at_once() -> None:
    chance = random.Random(7)
    cross: dict[str, CrossReference] = {}
    found: dict[str, tuple[Kinship, ...]] = {}
    for step in range(300):
        before, cross = edition(cross, found), dict(cross)
        id = f"s{chance.randrange(40)}"
        if id in cross and step % 9 == 0:
            del cross[id]
        else:
            few = chance.sample("abcdefghijkl", chance.randrange(5))
            cross[id] = reference(*few, topics=tuple(chance.sample("xyz", chance.randrange(2))))
        found = crossreferences.related(cross, cross, before)
        assert found == crossreferences.related(cross, cross)


def test_companions_are_counted_by_section() -> None:
    cross = {
        "a": reference("iraq", "iran"),
        "b": reference("iraq", "iran", "syria"),
        "c": reference("iraq", "syria"),
        "d": reference("iraq", "syria"),
    }
    together = crossreferences.co_mentions(cross)
    assert together[EntityKind.ACTOR, "iraq"] == (("syria", 3), ("iran", 2))
