"""The index of one kind of actors or places speaks of that kind alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from fihris.interface import Interface
from fihris.model import Edition, EntityKind, Kind, Lang, Site, Text
from fihris.read import interface
from fihris.view import index
from fihris.view.presenter import Presenter

PEOPLE = Kind(
    "person",
    Text.of({"ar": "شخص", "en": "Person"}),
    Text.of({"ar": "أشخاص", "en": "People"}),
    "person",
    Text.of({"ar": "الأشخاص", "en": "People"}),
)
SITE = cast(Site, SimpleNamespace(corpus=SimpleNamespace(registry=SimpleNamespace(kinds={"person": PEOPLE}))))


@pytest.mark.parametrize(
    ("lang", "title", "lead"),
    [
        (Lang.AR, "الأشخاص", "الأشخاص في الإيجازات. الترتيب على الحروف، ولا تُحسب أداة التعريف."),
        (Lang.EN, "People", "People named in the briefs, in alphabetical order."),
    ],
)
def test_an_index_of_a_kind_is_headed_by_it(lang: Lang, title: str, lead: str) -> None:
    p = Presenter(SITE, cast(Edition, SimpleNamespace(lang=lang)), Interface.of(lang, interface.read(lang)))
    assert index.title(p, EntityKind.ACTOR, "person") == title
    assert index.lead(p, EntityKind.ACTOR, "person") == lead
    assert index.title(p, EntityKind.ACTOR) == p.t("nav.actors")
