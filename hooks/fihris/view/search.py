"""What search opens on, before anything is typed: whom the briefs name most, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from fihris import address
from fihris.model import EntityKind
from fihris.view import index, topic
from fihris.view.elements import EntityLink, LinkView
from fihris.view.presenter import Presenter

ACTORS, TOPICS = 7, 4


@dataclass(frozen=True, slots=True)
class SearchView:
    """`topics` ends with the way to the others, where there are more than it shows."""

    actors: tuple[EntityLink, ...]
    topics: tuple[LinkView, ...]


def view(p: Presenter) -> SearchView:
    topics = [p.topic(each.id) for each in topic.topics_view(p).topics if each.counted]
    others = [LinkView(p.t("search.all_topics"), p.href(address.TOPICS))] if len(topics) > TOPICS else []
    return SearchView(index.most_named(p, EntityKind.ACTOR, ACTORS), (*topics[:TOPICS], *others))
