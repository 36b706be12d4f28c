"""What the site's settings, mkdocs.yml, say to the core: hosts and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from fihris.read.files import Tree

FILE = "mkdocs.yml"
LARGEST_PICTURE = 1024
"""KB; a photograph as wide as the page has some 200."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`hosts` are those that pictures and films may come from, `largest_picture` is in KB."""

    hosts: frozenset[str] = frozenset()
    largest_picture: int = LARGEST_PICTURE


class _Loader(yaml.SafeLoader):
    """Passes over what the host's settings have of Python."""


_Loader.add_multi_constructor("", lambda *_: None)


def read(tree: Tree) -> Settings:
    """The settings of a project, with those that it inherits; the usual ones where it has none."""
    extra: dict[str, Any] = {}
    path, seen = tree.root / FILE, set()
    while path.is_file() and path not in seen:
        seen.add(path)
        loaded = yaml.load(path.read_text("utf-8"), _Loader)
        if not isinstance(loaded, Mapping):
            break
        extra = {**(loaded.get("extra") or {}), **extra}
        if not loaded.get("INHERIT"):
            break
        path = (path.parent / str(loaded["INHERIT"])).resolve()
    hosts = frozenset(str(host).lower() for host in extra.get("hosts") or ())
    return Settings(hosts, int(extra.get("largest_picture", LARGEST_PICTURE)))
