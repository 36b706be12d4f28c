"""The registry of these tests, from its own records; the reader of the real ones is not tried here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fihris.link.resolver import Finder
from fihris.model import LANGS, Entity, EntityKind, Forms, Holder, Kind, Lang, Origin, Registry, Text

HERE = Path(__file__).parent / "link"
FIELDS = ("aliases", "weak", "metonyms", "nisba", "offices", "titles")


def entity(path: Path, kind: EntityKind) -> Entity:
    record: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    name = Text.of(record["name"])
    forms = {field: Forms.of(record.get(field, {})) for field in FIELDS}
    return Entity(
        path.stem,
        kind,
        record["kind"],
        name,
        name,
        Origin(str(path)),
        country=record.get("country", ""),
        brief=record.get("brief", ""),
        holders=tuple(Holder(source="a test", **each) for each in record.get("holders", ())),
        **forms,
    )


def load(folder: Path) -> Registry:
    shapes = yaml.safe_load((folder / "kinds.yml").read_text("utf-8"))
    nothing = Text()
    return Registry(
        actors={path.stem: entity(path, EntityKind.ACTOR) for path in sorted(folder.glob("actors/*.yml"))},
        places={path.stem: entity(path, EntityKind.PLACE) for path in sorted(folder.glob("places/*.yml"))},
        topics={},
        kinds={id: Kind(id, nothing, nothing, shape, nothing) for id, shape in shapes.items()},
        relation_kinds={},
    )


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load(HERE / "registry")


@pytest.fixture(scope="session")
def finders(registry: Registry) -> dict[Lang, Finder]:
    return {lang: Finder(registry, lang) for lang in LANGS}
