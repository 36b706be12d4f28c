"""Where a language has no rules, names are found exactly as the registry has them."""

from __future__ import annotations

import pytest

from fihris.link.exact import ExactFinder
from fihris.link.findings import Setting
from fihris.model import Entity, EntityKind, Forms, Lang, Origin, Registry, Text
from fihris.text.markdown import read

FR = Lang("fr")
HERE = "2024/ponts"


def actor(id: str, name: str, *aliases: str, brief: str = "") -> Entity:
    said = Text.of({"ar": "اسم", "fr": name})
    forms = Forms.of({"fr": list(aliases)})
    return Entity(id, EntityKind.ACTOR, "person", said, said, Origin(id), brief=brief, aliases=forms)


ACTORS = (
    actor("dupont", "Marie Dupont", "Mme Dupont"),
    actor("ligue", "Ligue du Nord"),
    actor("ponts", "Ligue du Nord des Ponts"),
    actor("morel-one", "Jean Morel"),
    actor("morel-two", "Jean Morel"),
    actor("here", "Délégation du Port", brief=HERE),
    actor("there", "Délégation du Lac", brief="2024/lacs"),
)


@pytest.fixture(scope="module")
def finder() -> ExactFinder:
    return ExactFinder(Registry({each.id: each for each in ACTORS}, {}, {}, {}, {}), FR)


@pytest.mark.parametrize(
    ("text", "found", "open"),
    [
        ("Marie Dupont arrive.\n\nMme Dupont\nparle.", ["dupont name", "dupont alias"], []),
        ("Sur place, marie dupont, AMarie Dupont et Marie Dupontel.", [], []),
        ("La Ligue du Nord des Ponts et la Ligue du Nord.", ["ponts name", "ligue name"], []),
        ("Jean Morel salue Marie Dupont.", ["dupont name"], [("Jean Morel", ("morel-one", "morel-two"))]),
        ("[Jean Morel](actor:morel-two) parle.", ["morel-two explicit:link"], []),
        ("[La dame](actor:dupont) et [le lac](actor:nobody).", ["dupont explicit:link"], []),
        ("La Délégation du Port et la Délégation du Lac.", ["here name"], []),
    ],
)
def test_names_are_found_as_they_are(
    text: str, found: list[str], open: list[tuple[str, tuple[str, ...]]], finder: ExactFinder
) -> None:
    (findings,) = finder.find_all([read(text)], setting=Setting("2024", HERE))
    assert [f"{each.id} {each.rule}" for each in findings.mentions] == found
    assert [(each.surface, each.candidates) for each in findings.unsettled] == open
    for each in (*findings.mentions, *findings.unsettled):
        before = text[: each.start]
        assert text[each.start : each.end] == each.surface
        assert (each.line, each.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    for mention in findings.mentions:
        assert findings.quote(mention, FR).text.replace("\n", " ")
