"""What a browser needs to keep the site: the service worker, and the list of everything with its size."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

from fihris.write.output import File, Finished

# Nothing reads these when the site is kept: the worker itself, what only crawlers want, and the list.
LEFT_OUT: Final = ("_headers", "service-worker.js", "offline.json", "sitemap.xml", "sitemap.xml.gz")


WORKER: Final = "assets/javascripts/search/service-worker.js"


def files(of: Finished) -> Iterator[File]:
    """Of everything that is written before: this is the last output."""
    written = of.written()
    version = hashlib.sha256()
    for path, data in written.items():
        version.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
    sizes = {path: len(data) for path, data in written.items()}
    yield from write_offline((of.theme / WORKER).read_text("utf-8"), sizes, version.hexdigest()[:12]).items()


def write_offline(worker: str, sizes: Mapping[str, int], version: str) -> dict[str, bytes]:
    """`service-worker.js` and `offline.json`: path from the site's root → bytes.

    `worker` is the text of `overrides/assets/javascripts/search/service-worker.js`, `sizes` every published file with
    its size, and `version` changes whenever a byte of the site does: browsers take an update by it.
    """
    files = sorted((path, size) for path, size in sizes.items() if path not in LEFT_OUT)
    listing = json.dumps({"version": version, "files": files}, ensure_ascii=False, separators=(",", ":"))
    return {
        "service-worker.js": f"// {version}\n{worker}".encode(),
        "offline.json": f"{listing}\n".encode(),
    }
