"""What the site's settings, mkdocs.yml, say to the core: hosts and limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
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


class Loader(yaml.SafeLoader):
    """Passes over what the host's settings have of Python."""


Loader.add_multi_constructor("", lambda *_: None)


def read(tree: Tree) -> Settings:
    """The settings of a project, with those that it inherits; the usual ones where it has none. What the host could not read
    either, or what means nothing here, is reported."""
    extra: dict[str, Any] = {}
    path, seen = tree.root / FILE, set()
    while path.is_file() and path not in seen:
        seen.add(path)
        loaded = _loaded(tree, path)
        if not isinstance(loaded, Mapping):
            break
        more = loaded.get("extra")
        extra = {**(more if isinstance(more, Mapping) else {}), **extra}
        if not loaded.get("INHERIT"):
            break
        path = (path.parent / str(loaded["INHERIT"])).resolve()
    return Settings(frozenset(_hosts(tree, extra.get("hosts") or ())), _largest(tree, extra))


def _loaded(tree: Tree, path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "put back what was there, or ask the site's engineers"
        tree.problem(path.name, "bad-yaml", f"this is no valid YAML: {error.problem}", hint, *place)
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        tree.problem(path.name, "bad-yaml", f"this is no valid YAML: {error}", "save it as UTF-8 text")
    return None


_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?")


def _hosts(tree: Tree, listed: object) -> Iterator[str]:
    """The hosts that are named; they come into the policy of each page, so they are nothing but names."""
    for host in listed if isinstance(listed, list | tuple) else [listed]:
        if _HOST.fullmatch(name := str(host).lower()):
            yield name
        else:
            hint = "write a list of names: hosts: [media.example.org]"
            tree.problem(FILE, "bad-value", f"extra.hosts: {host!r} is no name of a host", hint)


def _largest(tree: Tree, extra: Mapping[str, Any]) -> int:
    value = extra.get("largest_picture", LARGEST_PICTURE)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    message, hint = f"extra.largest_picture: {value!r} is no number of KB", "write for example largest_picture: 1024"
    tree.problem(FILE, "bad-value", message, hint)
    return LARGEST_PICTURE
