"""The editor's component: a package of npm, pinned by the sum of its archive. It is fetched when the environment is set up,
never while a site is built, and is no part of the repository."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Final

NAME: Final = "@sveltia/cms"
VERSION: Final = "0.221.1"
INTEGRITY: Final = "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
"""As npm's locks write it (W3C, Subresource Integrity): of the archive, byte for byte."""
REGISTRY: Final = "https://registry.npmjs.org/"
"""Where npm's settings name no other."""

WANTED: Final = (
    "npm/index.js",
    "npm/chunks/react-",
    "npm/chunks/shiki-engine-",
    "npm/assets/material-symbols-outlined",
    "npm/assets/noto-mono",
    "npm/assets/source-sans-3",
    "locales/ar.json",
    "LICENSE.txt",
)
"""What of the archive is published: how paths in it begin. The others draw maps, read pictures that no page of ours may have, or
help whoever looks for faults in the component itself."""
_SOURCE_MAP: Final = ".map"
_TIMEOUT: Final = 60.0
_LARGEST: Final = 64 << 20
"""Bytes of an archive, above which it is another."""


class Unavailable(Exception):
    """The component cannot be had; the text says why."""


def folder() -> Path:
    """Where it lies in this environment. Another version, or other files of it, have another place."""
    choice = hashlib.sha256("\n".join([INTEGRITY, *WANTED]).encode()).hexdigest()[:12]
    return Path(sys.prefix) / "share" / "fihris" / f"editor-{VERSION}-{choice}"


def files() -> dict[str, bytes]:
    """Path in the package → content; empty where it was not fetched."""
    return {path.relative_to(folder()).as_posix(): path.read_bytes() for path in _paths()}


def there() -> bool:
    """Whether it was fetched."""
    return folder().is_dir()


def _paths() -> list[Path]:
    return sorted(path for path in folder().rglob("*") if path.is_file())


def fetch(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> None:
    """Fetch it, if it is not there, from the registry that npm's settings name. Unavailable: there is nothing, and nothing is
    left half-way."""
    if there():
        return
    address = f"{registry(environment, home or Path.home())}{NAME}/-/{NAME.rpartition('/')[2]}-{VERSION}.tgz"
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:
            put(answer.read(_LARGEST))
    except (OSError, ValueError, HTTPException) as error:
        raise Unavailable(str(error) or type(error).__name__) from error


def put(archive: bytes) -> None:
    """Verify an archive and lay its files in their place, all of them or none."""
    found = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if f"sha512-{found}" != INTEGRITY:
        raise Unavailable(f"what was sent is not {NAME} {VERSION}: its sum is sha512-{found}")
    folder().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder().parent) as aside:
        made = Path(aside, "editor")
        for path, content in _members(archive):
            target = made / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        shutil.rmtree(folder(), ignore_errors=True)
        made.rename(folder())


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            path = member.name.partition("/")[2]
            stream = packed.extractfile(member) if member.isfile() else None
            if stream and path.startswith(tuple(WANTED)) and not path.endswith(_SOURCE_MAP):
                yield path, stream.read()


def registry(environment: Mapping[str, str], home: Path) -> str:
    """The registry of npm, with a slash at its end: as the environment, the project's .npmrc or the user's names it."""
    for name, value in environment.items():
        if name.lower() == "npm_config_registry" and value:
            return f"{value.rstrip('/')}/"
    scope = f"{NAME.partition('/')[0]}:registry"
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
