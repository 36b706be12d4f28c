"""What nobody wrote down: kinship, companions, the drawing."""

from __future__ import annotations

from fihris.derive import crossreferences, graph
from fihris.model import CrossReference, EntityKind, Mode, Relation, Text


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
    assert related["e"] == ()
    assert all(kin.section != section for section, kindred in related.items() for kin in kindred)


def test_companions_are_counted_by_section() -> None:
    cross = {"a": reference("iraq", "iran"), "b": reference("iraq", "iran", "syria")}
    together = crossreferences.co_mentions(cross)
    assert together[EntityKind.ACTOR, "iraq"] == (("iran", 2), ("syria", 1))


def relation(source: str, target: str) -> Relation:
    return Relation(source, "met-with", target, Mode.STATED, Text("", ""), "s")


def test_the_drawing_is_the_same_each_time_and_keeps_actors_apart() -> None:
    relations = [relation("a", "b"), relation("b", "c"), relation("c", "d"), relation("e", "f")]
    points = graph.points(relations)
    assert points == graph.points(reversed(relations))
    assert {point.actor for point in points} == set("abcdef")
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in points)
    assert len({(point.x, point.y) for point in points}) == 6


def test_the_drawing_has_room_for_a_few_only() -> None:
    assert len(graph.points(relation(f"a{i}", f"a{i + 1}") for i in range(200))) == graph.MOST
