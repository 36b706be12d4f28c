"""The words of the site itself."""

from __future__ import annotations

from typing import Any

import yaml

from fihris.resources import DATA


def read(lang: str) -> dict[str, Any]:
    """The interface's words in a language, grouped as in the file."""
    entries: dict[str, Any] = yaml.load(
        (DATA / "interface" / f"{lang}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return entries
