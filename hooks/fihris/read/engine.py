"""The engine's own package: what runs here, or another version of it, as a wheel, with what a site must install for it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from fihris.resources import ROOT

_OWN: Final = "fihris/own/"
_SCHEMAS: Final = f"{_OWN}docs/_data/schemas/"
_OF_THE_INSTALLER: Final = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_BLOCK: Final = re.compile(r"^([A-Za-z0-9._-]+)==.*\n(?:[ ]+.*\n)*", re.MULTILINE)
_REQUIREMENT: Final = re.compile(r"Requires-Dist: ([A-Za-z0-9._-]+)(.*)")


class Unusable(Exception):
    """There is no wheel, or the file is none of the engine."""


@dataclass(frozen=True, slots=True)
class Engine:
    """`name` is the wheel's file name; `lock` has every package that the engine needs, with its sums; `schemas` are by their names."""

    name: str
    data: bytes
    lock: str
    schemas: dict[str, str]

    @classmethod
    def of(cls, wheel: Path | None) -> Engine:
        """The wheel at a path; without one, of what runs here. Unusable where it cannot be had."""
        try:
            return _read(wheel.name, wheel.read_bytes()) if wheel else _running()
        except (OSError, KeyError, zipfile.BadZipFile, StopIteration) as error:
            raise Unusable(str(error)) from error


def _running() -> Engine:
    version = distribution("fihris").version
    name = f"fihris-{version}-py3-none-any.whl"
    if ROOT.name != "own":  # the engine's own repository
        built = ROOT / "dist" / name
        return _read(name, built.read_bytes())
    return _read(name, _packed_again())


def _packed_again() -> bytes:
    """The wheel from which what runs here was installed, made once more of the installed files."""
    installed = distribution("fihris")
    kept = {
        file.as_posix(): Path(str(file.locate())).read_bytes()
        for file in installed.files or ()
        if ".." not in file.parts and file.suffix != ".pyc" and file.name not in _OF_THE_INSTALLER
    }
    record = next(file.as_posix() for file in installed.files or () if file.name == "RECORD")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in sorted(kept.items()):
            packed.writestr(zipfile.ZipInfo(path, _EARLIEST), data, zipfile.ZIP_DEFLATED)
        sums = [f"{path},sha256={_sum(data)},{len(data)}" for path, data in sorted(kept.items())]
        packed.writestr(zipfile.ZipInfo(record, _EARLIEST), "\n".join([*sums, f"{record},,", ""]))
    return stream.getvalue()


def _sum(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def _read(name: str, data: bytes) -> Engine:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        metadata = next(path for path in packed.namelist() if re.fullmatch(r"fihris-[^/]+\.dist-info/METADATA", path))
        needed = _needed(packed.read(metadata).decode("utf-8"))
        lock = _closure(packed.read(f"{_OWN}requirements.lock").decode("utf-8"), needed)
        schemas = {
            path.removeprefix(_SCHEMAS): packed.read(path).decode("utf-8")
            for path in packed.namelist()
            if path.startswith(_SCHEMAS)
        }
    own = f"./engine/{name} \\\n    --hash=sha256:{hashlib.sha256(data).hexdigest()}\n"
    return Engine(name, data, own + lock, schemas)


def _needed(metadata: str) -> set[str]:
    """What the engine itself needs to run, without the extras."""
    return {_plain(found[1]) for found in _REQUIREMENT.finditer(metadata) if "extra ==" not in found[2]}


def _closure(lock: str, needed: set[str]) -> str:
    """The packages of the lock that are needed, and those that these need, as the lock's own remarks (`# via`) say."""
    blocks = {_plain(found[1]): found[0] for found in _BLOCK.finditer(lock)}
    chosen = needed & blocks.keys()
    while more := {name for name, block in blocks.items() if name not in chosen and not chosen.isdisjoint(_via(block))}:
        chosen |= more
    lines = (line for name in sorted(chosen) for line in blocks[name].splitlines() if "#" not in line)
    return "".join(f"{line}\n" for line in lines)


def _via(block: str) -> Iterator[str]:
    for line in block.splitlines():
        _, sign, said = line.partition("#")
        if sign:
            yield _plain(said.replace("via", "", 1).split("(")[0].strip())


def _plain(name: str) -> str:
    """A package's name as all its spellings have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
