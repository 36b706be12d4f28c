"""What records and front matter look like, for whoever makes forms of them: the schemas, and what their fields are called."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml

from fihris.read.schema import SCHEMAS, resolved
from fihris.resources import DATA

FIELDS = DATA / "fields.yml"


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema `name`, with all references followed."""
    return dict(resolved(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))))


@cache
def words() -> dict[str, Any]:
    """What `fields.yml` says."""
    return dict(yaml.safe_load(FIELDS.read_text("utf-8")))
