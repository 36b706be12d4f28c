"""The whole site in one file, for a reader without a network."""

from __future__ import annotations

import zipfile
from pathlib import Path

from fihris.write.editor import FOLDER
from fihris.write.whole import new_file

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can hold; one and the same for every entry, so that the same site gives the same bytes."""

FOR_A_SERVER = frozenset({"404.html"})
"""What only a server shows, at whatever address was wrong: opened from disk it cannot find its own style. The editor is another."""


def _is_for_a_server(path: Path) -> bool:
    return path.name in FOR_A_SERVER or path.parts[0] == FOLDER.rstrip("/")


def archive(site: Path, target: Path, name: str) -> int:
    """Pack the folder `site` into `target`, to unpack into a folder `name`. Returns the number of files."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and not _is_for_a_server(path.relative_to(site)))
    with new_file(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files:
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    return len(files)
