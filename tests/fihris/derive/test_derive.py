"""What nobody wrote down: kinship, companions, the drawing."""

from __future__ import annotations

import random

from fihris.derive import backlinks, crossreferences, relations
from fihris.derive.crossreferences import Kin
from fihris.memory import Memory
from fihris.model import (
    Backlink,
    CrossReference,
    Edition,
    EntityCounts,
    EntityKind,
    Kinship,
    Lang,
    MentionClass,
    Mode,
    Quote,
    Relation,
    Text,
)


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


def test_kin_that_are_remembered_are_those_of_the_same_sections() -> None:
    memory = Memory[Kin]()
    cross = {"a": reference("p", "q"), "b": reference("p"), "c": reference("q", topics=("x",))}
    found = crossreferences.related(cross, cross, memory=memory)
    assert found == crossreferences.related(cross, cross)
    memory.turn()
    assert crossreferences.related(dict(cross), cross, memory=memory) is found
    other = {**cross, "b": reference("q", topics=("x",))}
    assert crossreferences.related(other, other, memory=memory) == crossreferences.related(other, other) != found


def test_what_is_stated_outright_is_told_once_and_counted() -> None:
    def relation(section: str, mode: Mode = Mode.STATED, **more: Text) -> Relation:
        return Relation("a", "supports", "b", mode, Text("x"), section, **more)

    first, again, said = relation("01"), relation("02"), relation("02", sentence=Text("y"))
    own, implied = relation("brief"), relation("03", Mode.IMPLIED)
    told = relations.stated([implied, first, again, said, own], {"brief"})
    assert told == ((first, 4), (said, 4), (own, 4))
    assert relations.stated([implied], ()) == ()


def test_namings_are_counted_by_section_and_brief_and_nationalities_apart() -> None:
    def naming(entity: str, section: str, cls: MentionClass = MentionClass.NAME) -> Backlink:
        return Backlink(entity, EntityKind.ACTOR, Lang.AR, section, "", cls, "name", Quote("", 0, 0))

    namings = [
        *(naming("iraq", section) for section in ("a", "a/01", "a/01", "a/02", "b/01")),
        *(naming(entity, "a/01", MentionClass.NISBA) for entity in ("iraq", "iran", "iran")),
    ]
    brief_of = {"a": "a", "a/01": "a", "a/02": "a", "b": "b", "b/01": "b"}
    assert backlinks.counts(namings, brief_of) == {
        (EntityKind.ACTOR, "iraq"): EntityCounts(mentions=5, sections=3, briefs=2, nisba=1),
        (EntityKind.ACTOR, "iran"): EntityCounts(mentions=0, sections=0, briefs=0, nisba=2),
    }
    assert backlinks.by_entity(namings) == {(EntityKind.ACTOR, "iraq"): tuple(namings[:5])}


def test_companions_are_counted_by_section() -> None:
    cross = {
        "a": reference("iraq", "iran"),
        "b": reference("iraq", "iran", "syria"),
        "c": reference("iraq", "syria"),
        "d": reference("iraq", "syria"),
    }
    together = crossreferences.co_mentions(cross)
    assert together[EntityKind.ACTOR, "iraq"] == (("syria", 3), ("iran", 2))
