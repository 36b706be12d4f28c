"""The words of the site itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "_data" / "interface"


def read(lang: str) -> dict[str, Any]:
    """The interface's words in a language, grouped as in the file."""
    entries: dict[str, Any] = yaml.load((FOLDER / f"{lang}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return entries
