"""The pages for addresses that are none, one a language; a static host shows the root's."""

from __future__ import annotations

from collections.abc import Iterator

from fihris import address
from fihris.write.output import File, Finished


def files(of: Finished) -> Iterator[File]:
    for lang, html in of.missing.items():
        yield address.page(lang, address.MISSING), html.encode()
