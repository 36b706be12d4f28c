"""The sum of everything that a build is made from."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from fihris import component, resources
from fihris.read import past, settings
from fihris.stamps import TICK, mark

_MADE: Final = frozenset({"__pycache__", "dist", "node_modules"})
"""Folders of what was made or fetched."""
_CODE: Final = Path(__file__).resolve().parents[2]
_ENGINE: Final = (_CODE / "fihris", _CODE / "mkdocs_fihris", resources.THEME, resources.DATA)
"""Folders of the engine; the editor's component, where it was fetched, is another."""


class _Loader(yaml.CSafeLoader):
    """As `settings.Loader`, ten times as fast: what is wrong with the settings is told elsewhere."""


_Loader.add_multi_constructor("", lambda *_: None)


class Sums:
    """The sums of files, each read once for as long as its mark is the same; `kept` is what one of a build before has kept."""

    def __init__(self, kept: bytes = b"{}") -> None:
        self._before = _sums_of(kept)
        self._known: dict[str, _Sum] = {}

    def of(self, path: str) -> bytes:
        """The sum of a file; what cannot be read is told by whoever needs it."""
        try:
            at = os.stat(path)
            if not stat.S_ISREG(at.st_mode):  # a pipe would never end
                return b"-"
            seen, known = _mark(at), self._known.get(path) or self._before.get(path)
            if known and seen and seen == known[0]:
                self._known[path] = known
                return known[1]
            with open(path, "rb") as stream:
                sum = hashlib.file_digest(stream, "sha256").digest()
        except OSError:
            return b"-"
        self._known[path] = seen, sum
        return sum

    def kept(self) -> bytes:
        """The sums of all files that were asked for, as far as they will be known again."""
        return json.dumps({path: [mark, sum.hex()] for path, (mark, sum) in self._known.items() if mark}).encode()


_Sum = tuple[list[int], bytes]


def _sums_of(kept: bytes) -> dict[str, _Sum]:
    """What was kept; nothing where it is anything else."""
    try:
        return {path: (mark, bytes.fromhex(sum)) for path, (mark, sum) in json.loads(kept).items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _mark(at: os.stat_result) -> list[int]:
    """The mark of a file that anybody may write, with the time of its last change, which nobody sets; none where that is too late to tell."""
    seen = mark(at)
    return [*seen, at.st_ctime_ns] if seen and at.st_ctime_ns < time.time_ns() - TICK else []


def digest(root: Path, built: Path, host: str, sums: Sums | None = None) -> str:
    """A sum that changes with whatever may change the site of the project at `root`: its files and their history, the engine's, the
    packages that are installed, the host that renders; nothing of the site says when it was built. `built`, the folder that the site comes to, is no part of it.

    "" where nobody can tell: the settings name a file outside the project, or ask the environment.
    """
    if not _within(root.resolve()):
        return ""
    total, sums = hashlib.sha256(), sums or Sums()
    for said in (host, sys.version, past.state(root), *_installed()):
        total.update(f"{said}\0".encode("utf-8", "surrogateescape"))
    for number, folder in enumerate((root.resolve(), *_ENGINE, *_component())):
        for name, path in sorted(_files(folder, built.resolve(), top=number == 0)):
            total.update(f"{number}/{name}\0".encode("utf-8", "surrogateescape") + sums.of(path))
    return total.hexdigest()


@cache
def engine() -> str:
    """A sum that changes with the code and the data of the engine, and with the packages that it uses."""
    total = hashlib.sha256()
    for said in (sys.version, *_installed()):
        total.update(f"{said}\0".encode("utf-8", "surrogateescape"))
    for number, folder in enumerate(_ENGINE):
        for name, path in sorted(_files(folder, folder, top=False)):
            total.update(f"{number}/{name}\0".encode("utf-8", "surrogateescape") + Sums().of(path))
    return total.hexdigest()


def settings_of(root: Path) -> str:
    """A sum that changes with the settings, those that they inherit with them; "" where they look elsewhere (`digest`)."""
    if not _within(root.resolve()):
        return ""
    total = hashlib.sha256()
    for path, _ in _files_of_settings(root.resolve()):
        total.update(Sums().of(str(path)))
    return total.hexdigest()


def _within(root: Path) -> bool:
    """Whether all that the settings name is in the project, as far as they say it themselves."""
    try:
        every = list(_files_of_settings(root))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return False
    said = [yaml.load(text, _Loader) for _, text in every]
    if not all(isinstance(each, Mapping) for each in said) or any("!ENV" in text for _, text in every):
        return False
    # By their names: what a link in the project leads to is summed with it.
    named = [*(path for path, _ in every), *(root / path for each in said for path in _named(each))]
    return all(Path(os.path.normpath(path)).is_relative_to(root) for path in named)


def _files_of_settings(root: Path) -> Iterator[tuple[Path, str]]:
    """The settings, and those that they inherit, each by its path and its text."""
    path, seen = root / settings.FILE, set[Path]()
    while path not in seen:
        seen.add(path)
        text = path.read_text("utf-8")
        yield path, text
        said = yaml.load(text, _Loader)
        if isinstance(said, Mapping) and said.get("INHERIT"):
            path = path.parent / str(said["INHERIT"])


def _named(said: Mapping[str, Any]) -> Iterator[str]:
    theme, hooks = said.get("theme"), said.get("hooks")
    if said.get("docs_dir"):
        yield str(said["docs_dir"])
    if isinstance(theme, Mapping) and theme.get("custom_dir"):
        yield str(theme["custom_dir"])
    yield from map(str, hooks if isinstance(hooks, list) else ())


def _component() -> list[Path]:
    return [component.folder()] if component.there() else []


def _installed() -> list[str]:
    """Names and versions of the packages."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return sorted(
        name for folder in folders if os.path.isdir(folder) for name in os.listdir(folder) if name.endswith("-info")
    )


def _files(folder: Path, built: Path, *, top: bool) -> Iterator[tuple[str, str]]:
    """The name and path of each file of a folder. Links are followed; hidden folders are passed over, and at the `top` hidden
    files, which are tools' own."""
    waiting, seen = [("", str(folder))], {os.path.realpath(folder), str(built)}
    while waiting:
        name, path = waiting.pop()
        for entry in os.scandir(path):
            own = f"{name}{entry.name}"
            if not _is_folder(entry):
                if not (top and not name and entry.name.startswith(".")):
                    yield own, entry.path
                continue
            real = os.path.realpath(entry.path)
            if real not in seen and not entry.name.startswith(".") and entry.name not in _MADE:
                seen.add(real)
                waiting.append((f"{own}/", entry.path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):  # a link that leads to itself
        return entry.is_dir()
    return False
