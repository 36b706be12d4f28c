"""One language's view of everything derived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fihris.derive import backlinks as links
from fihris.derive import crossreferences, timeline
from fihris.derive.crossreferences import Kin
from fihris.memory import Memory
from fihris.model import Backlink, Brief, Edition, Event, Lang, LinkedText, Route


def derive(
    lang: Lang,
    briefs: Sequence[Brief],
    texts: Mapping[str, LinkedText],
    backlinks: Sequence[Backlink],
    events: Sequence[Event],
    routes: Mapping[str, Route],
    before: Edition | None,
    kin: Memory[Kin] | None,
) -> Edition:
    """The edition of a language. `texts` are by section id (a brief's id for its own page), in reading order; of the edition
    `before` is taken what can be no other now, and from `kin` what was once found of the same."""
    topics = {brief.id: brief.topics for brief in briefs}
    topics.update({section.id: section.topics for brief in briefs for section in brief.sections})
    brief_of = {brief.id: brief.id for brief in briefs}
    brief_of.update({section.id: brief.id for brief in briefs for section in brief.sections})
    cross = crossreferences.of_all(texts, topics, before)
    by_year = crossreferences.gather(cross, cross, "years")
    moments = timeline.moments(events, by_year)
    sections = {id: reference for id, reference in cross.items() if brief_of[id] != id}
    return Edition(
        lang=lang,
        texts=texts,
        backlinks=links.by_entity(backlinks),
        counts=links.counts(backlinks, brief_of),
        cross=cross,
        related=crossreferences.related(sections, sections, before, kin),
        by_topic=crossreferences.gather(cross, cross, "topics"),
        by_year=by_year,
        moments=moments,
        years={year: place for place, (year, _) in reversed(list(enumerate(moments)))},
        co_mentions=crossreferences.co_mentions(sections, before),
        routes=routes,
    )
