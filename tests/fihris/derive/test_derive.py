"""What nobody wrote down: kinship, companions, the drawing."""

from __future__ import annotations

from fihris.derive import crossreferences
from fihris.model import CrossReference, EntityKind


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


def test_companions_are_counted_by_section() -> None:
    cross = {
        "a": reference("iraq", "iran"),
        "b": reference("iraq", "iran", "syria"),
        "c": reference("iraq", "syria"),
        "d": reference("iraq", "syria"),
    }
    together = crossreferences.co_mentions(cross)
    assert together[EntityKind.ACTOR, "iraq"] == (("syria", 3), ("iran", 2))
