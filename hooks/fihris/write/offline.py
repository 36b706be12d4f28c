"""What a browser needs to keep the site: the service worker, and the list of everything with its size and its hash.

Who only looks whether there is something new reads `offline.json`; the list itself lies beside it in parts (`offline-<n>.json`), for
of a large site it is large.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from fihris import address
from fihris.stamps import Stamp
from fihris.write.editor import FOLDER
from fihris.write.output import File, Finished, parted

# Nothing reads these when the site is kept: the worker itself, what only crawlers, feed readers and those who compute want, what is kept by itself, the editor, and the list.
LEFT_OUT: Final = (
    "_headers",
    "service-worker.js",
    "feeds/",
    "epub/",
    "pdf/",
    address.CARDS,
    address.data(),
    FOLDER,
)

PARTED: Final = re.compile(r"sitemap(-\d+)?\.xml(\.gz)?|offline(-\d+)?\.json")

WORKER: Final = "assets/javascripts/search/service-worker.js"
DIGITS: Final = 24
"""Of a hash: enough that no file passes for another."""


def files(of: Finished) -> Iterator[File]:
    """Of everything that is written before: this is the last output."""
    yield from write_offline(of.theme.text(WORKER), of.written()).items()


def write_offline(worker: str, written: Mapping[str, Stamp]) -> dict[str, bytes]:
    """`service-worker.js`, `offline.json` and the parts of the list: path from the site's root → bytes.

    `worker` is the text of `overrides/assets/javascripts/search/service-worker.js`, `written` every published file. The
    list has each with its size and the beginning of its SHA-256, by which a browser tells that it was given this very
    file, and `offline.json` has the parts of the list in the same way; its version changes whenever a byte of the site
    does: pages offer an update by it. The worker's own text is the same from one published site to the next: a browser
    that changes workers can lose the page that is asked for meanwhile.
    """
    listed = {
        path: written[path] for path in sorted(written) if not path.startswith(LEFT_OUT) and not PARTED.fullmatch(path)
    }
    version = hashlib.sha256("".join(f"{path}\0{each.sum}\0" for path, each in listed.items()).encode()).hexdigest()[
        :12
    ]
    rows = ((path, _row(path, each)) for path, each in listed.items())
    parts = {f"offline-{number}.json": _json(list(part.values())) for number, part in enumerate(parted(rows), 1)}
    known = {
        "version": version,
        "size": sum(each.size for each in listed.values()),
        "parts": [_row(path, Stamp.of(data)) for path, data in parts.items()],
    }
    return {"service-worker.js": worker.encode(), "offline.json": _json(known), **parts}


def _row(path: str, of: Stamp) -> tuple[str, int, str]:
    return path, of.size, of.sum[:DIGITS]


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()
