"""What is derived of a whole centre, counted again in the plainest way."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from fihris.derive import backlinks, crossreferences, offices, timeline
from fihris.model import (
    LANGS,
    CrossReference,
    Entity,
    EntityKind,
    Event,
    Holder,
    Lang,
    Mention,
    MentionClass,
    Mode,
    Origin,
    Site,
    Text,
)
from fihris.report import Report
from fihris.site import compose
from tests.conftest import DIALOGUE


@pytest.fixture(scope="module")
def centre() -> Site:
    return compose(DIALOGUE.parent, Report())


@pytest.mark.parametrize("lang", LANGS)
def test_every_mention_is_counted_once_and_a_briefs_own_page_is_no_section(centre: Site, lang: Lang) -> None:
    edition = centre.editions[lang]
    named: Counter[tuple[EntityKind, str]] = Counter()
    nisba: Counter[tuple[EntityKind, str]] = Counter()
    places: dict[tuple[EntityKind, str], set[str]] = defaultdict(set)
    for id, text in edition.texts.items():
        for mention in text.mentions:
            key = (mention.kind, mention.id)
            (nisba if mention.cls is MentionClass.NISBA else named)[key] += 1
            if mention.cls is not MentionClass.NISBA:
                places[key].add(id)
    assert named
    assert nisba
    assert edition.counts.keys() >= named.keys() | nisba.keys()
    for key, count in edition.counts.items():
        links = edition.backlinks.get(key, ())
        assert len(links) == count.mentions >= named[key], "a title to read may name somebody too"
        assert count.nisba >= nisba[key]
        assert {link.section for link in links} >= places[key]
        assert count.sections == len({link.section for link in links} - centre.briefs.keys())
        assert count.briefs == len(
            {link.section.rpartition("/")[0] if link.section in centre.sections else link.section for link in links}
        )


@pytest.mark.parametrize("lang", LANGS)
def test_an_edition_leads_from_years_and_topics_to_texts(centre: Site, lang: Lang) -> None:
    edition = centre.editions[lang]
    assert edition.lang is lang
    assert [event for _, event in edition.moments if event] == list(centre.timeline)
    for year, place in edition.years.items():
        assert [found for found, _ in edition.moments].index(year) == place
    assert edition.years.keys() >= {found for found, _ in edition.moments}
    for field, found in (("topics", edition.by_topic), ("years", edition.by_year)):
        assert found == {
            value: tuple(id for id in edition.texts if value in getattr(edition.cross[id], field)) for value in found
        }
        assert found
    sections = {id: edition.cross[id] for id in edition.texts if id not in centre.briefs}
    assert edition.related == crossreferences.related(sections, sections)
    assert edition.co_mentions == crossreferences.co_mentions(sections)


@pytest.mark.parametrize("lang", LANGS)
def test_a_section_is_about_whom_it_names_the_commonest_first(centre: Site, lang: Lang) -> None:
    edition = centre.editions[lang]
    for id, text in edition.texts.items():
        for kind, told in ((EntityKind.ACTOR, edition.cross[id].actors), (EntityKind.PLACE, edition.cross[id].places)):
            named = Counter(
                each.id for each in text.mentions if each.kind is kind and each.cls is not MentionClass.NISBA
            )
            assert dict(told) == named
            assert [count for _, count in told] == sorted(named.values(), reverse=True)
        own = [each for each in text.anchors if each]
        assert len(own) == len(set(own)) == sum(each.cls is not MentionClass.NISBA for each in text.mentions)


def test_an_anchor_counts_the_namings_of_one_and_tells_an_actor_from_a_place() -> None:
    def naming(id: str, kind: EntityKind, cls: MentionClass = MentionClass.NAME) -> Mention:
        return Mention(0, 1, 1, 1, "x", id, kind, cls, "full-name")

    actor, place = EntityKind.ACTOR, EntityKind.PLACE
    named = [naming("iraq", actor), naming("iraq", place), naming("iraq", actor, MentionClass.NISBA),
             naming("iran", actor), naming("iraq", actor)]  # fmt: skip
    assert backlinks.anchors(named, 2) == ("s2-iraq-1", "s2-place-iraq-1", "", "s2-iran-1", "s2-iraq-2")


def test_of_those_that_are_as_akin_the_nearest_come_first_on_either_side() -> None:
    cross = {id: CrossReference((), (("iraq", 1),), (), ()) for id in "abcdefgh"}
    assert [kin.section for kin in crossreferences.related(cross, cross)["d"]] == ["c", "e", "b", "f"]


def test_nobody_is_a_companion_of_their_own_but_of_a_place_all_are() -> None:
    cross = {"a": CrossReference((), (("iraq", 3), ("iran", 1)), (("baghdad", 1),), ())}
    together = crossreferences.co_mentions(cross)
    assert together[EntityKind.ACTOR, "iraq"] == (("iran", 1),)
    assert together[EntityKind.PLACE, "baghdad"] == (("iran", 1), ("iraq", 1))


def event(id: str, date: str, section: str) -> Event:
    return Event(id, date, Text(id), Mode.STATED, Text(), section, actors=("iraq",), places=("baghdad",))


def test_events_of_a_day_stand_as_their_texts_do_and_years_without_one_between(centre: Site) -> None:
    assert [(each.date, each.section, each.id) for each in centre.timeline] == sorted(
        (each.date, each.section, each.id) for each in centre.timeline
    )
    first, second = event("z", "2020-01-01", "2020/a/01"), event("a", "2020-01-01", "2020/b/01")
    later = event("m", "2022-03", "2020/a/01")
    moments = timeline.moments([first, second, later], ["2021", "2020", "2023"])
    assert moments == (("2020", first), ("2020", second), ("2021", None), ("2022", later), ("2023", None))
    assert timeline.by_entity([first, later]) == {
        (EntityKind.ACTOR, "iraq"): (first, later),
        (EntityKind.PLACE, "baghdad"): (first, later),
    }


def test_what_somebody_held_is_told_in_the_order_of_time() -> None:
    def office(id: str, *held: tuple[str, str]) -> Entity:
        return Entity(
            id,
            EntityKind.ACTOR,
            "office",
            Text(id),
            Text(id),
            Origin(""),
            holders=tuple(Holder(*each, source="x") for each in held),
        )

    told = offices.held(
        [office("minister", ("hala", "2018/2020"), ("salem", "2012")), office("mayor", ("hala", "2010/2014"))]
    )
    assert {who: [(each.office, each.holder.term) for each in held] for who, held in told.items()} == {
        "hala": [("mayor", "2010/2014"), ("minister", "2018/2020")],
        "salem": [("minister", "2012")],
    }
