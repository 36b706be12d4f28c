"""What the editor is made of: packages of npm, each pinned by the sum of its archive. They are fetched when the environment is set up,
never while a site is built, and are no part of the repository."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REGISTRY: Final = "https://registry.npmjs.org/"
"""Where npm's settings name no other."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm. `integrity` is the sum of its archive, byte for byte, as npm's locks write it (W3C, Subresource Integrity);
    `wanted` is what of it is published: how paths in it begin. Its files stand in the folder `place`."""

    name: str
    version: str
    integrity: str
    wanted: tuple[str, ...]
    place: str


EDITOR: Final = Package(
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    # The others draw maps, read pictures that no page of ours may have, or help whoever looks for faults in the component itself.
    (
        "npm/index.js",
        "npm/chunks/react-",
        "npm/chunks/shiki-engine-",
        "npm/assets/material-symbols-outlined",
        "npm/assets/noto-mono",
        "npm/assets/source-sans-3",
        "locales/ar.json",
        "LICENSE.txt",
    ),
    "cms",
)
YAML: Final = Package(
    "yaml",
    "2.9.1",
    "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
    ("browser/", "LICENSE"),
    "yaml",
)
"""Reads YAML with the place of each word, by which what a form says is laid into a file as it was."""
_SOURCE_MAP: Final = ".map"
_TIMEOUT: Final = 60.0
_LARGEST: Final = 64 << 20
"""Bytes of an archive, above which it is another."""


class Unavailable(Exception):
    """The component cannot be had; the text says why."""


def folder() -> Path:
    """Where it lies in this environment. Other versions, or other files of them, have another place."""
    choice = hashlib.sha256(repr(packages()).encode()).hexdigest()[:12]
    return Path(sys.prefix) / "share" / "fihris" / f"editor-{EDITOR.version}-{choice}"


def packages() -> tuple[Package, ...]:
    """What it is made of."""
    return EDITOR, YAML


def files() -> dict[str, bytes]:
    """Path, from the place of its package → content; empty where it was not fetched."""
    return {path.relative_to(folder()).as_posix(): path.read_bytes() for path in _paths()}


def there() -> bool:
    """Whether it was fetched."""
    return folder().is_dir()


def _paths() -> list[Path]:
    return sorted(path for path in folder().rglob("*") if path.is_file())


def fetch() -> None:
    """Fetch it, if it is not there, from the registry that npm's settings name. Unavailable: there is nothing, and nothing is
    left half-way."""
    if there():
        return
    from http.client import HTTPException  # noqa: PLC0415 - a build fetches nothing, and does without

    try:
        put({package: _archive(package, registry(package.name, os.environ, Path.home())) for package in packages()})
    except (OSError, ValueError, HTTPException) as error:
        raise Unavailable(str(error) or type(error).__name__) from error


def _archive(package: Package, at: str) -> bytes:
    address = f"{at}{package.name}/-/{package.name.rpartition('/')[2]}-{package.version}.tgz"
    from urllib import request  # noqa: PLC0415 - as above

    with request.urlopen(address, timeout=_TIMEOUT) as answer:
        data: bytes = answer.read(_LARGEST)
    return data


def put(archives: Mapping[Package, bytes]) -> None:
    """Verify archives and lay their files in their places, all of them or none."""
    for package, archive in archives.items():
        found = base64.b64encode(hashlib.sha512(archive).digest()).decode()
        if f"sha512-{found}" != package.integrity:
            raise Unavailable(f"what was sent is not {package.name} {package.version}: its sum is sha512-{found}")
    folder().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder().parent) as aside:
        made = Path(aside, "editor")
        for package, archive in archives.items():
            for path, content in _members(package, archive):
                target = made / package.place / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        shutil.rmtree(folder(), ignore_errors=True)
        made.rename(folder())


def _members(package: Package, archive: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            path = member.name.partition("/")[2]
            stream = packed.extractfile(member) if member.isfile() else None
            ours = path.startswith(package.wanted) and not path.endswith(_SOURCE_MAP) and ".." not in path.split("/")
            if stream and ours:
                yield path, stream.read()


def registry(name: str, environment: Mapping[str, str], home: Path) -> str:
    """The registry of the package `name`, with a slash at its end: as the environment, the project's .npmrc or the user's names it."""
    for setting, value in environment.items():
        if setting.lower() == "npm_config_registry" and value:
            return f"{value.rstrip('/')}/"
    scope = f"{name.partition('/')[0]}:registry"
    for file in (Path(".npmrc"), home / ".npmrc"):
        said = _settings(file)
        if chosen := said.get(scope) or said.get("registry"):
            return f"{chosen.rstrip('/')}/"
    return REGISTRY


def _settings(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and not line.lstrip().startswith(("#", ";")))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}
