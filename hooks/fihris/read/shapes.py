"""What records and front matter look like, for whoever makes forms of them: the schemas, and what their fields are called."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml

from fihris.read.schema import SCHEMAS, resolved, spoken
from fihris.resources import DATA
from fihris.text import scripts

FIELDS = DATA / "fields.yml"


@cache
def schema(name: str, second: str = "en") -> dict[str, Any]:
    """The schema `name`, with all references followed, of a site whose second language is `second`, "" for none."""
    return dict(resolved(spoken(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")), second), second))


@cache
def words(second: str = "en") -> dict[str, Any]:
    """What `fields.yml` says, and what the second language is called."""
    said = dict(yaml.load(FIELDS.read_text("utf-8"), yaml.CSafeLoader))
    label = {"ar": f"ب{scripts.called(second, 'ar')}", "en": f"In {scripts.called(second)}"}
    return {**said, "fields": {second: {"label": label}, **said["fields"]}}
