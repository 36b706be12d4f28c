"""Pictures of the real pages say how large they are, so that nothing moves when they come."""

from __future__ import annotations

import re
import struct

import pytest

from tests.conftest import ROOT

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.webp)\)(?:\{ width=(\d+) height=(\d+) loading=lazy \})?")


def sides(webp: bytes) -> list[int]:
    """Width and height (RFC 9649): one less in 24 bits each where the file has a header of its own, else 14 bits of two bytes."""
    if webp[12:16] == b"VP8X":
        return [int.from_bytes(webp[at : at + 3], "little") + 1 for at in (24, 27)]
    return [side & 0x3FFF for side in struct.unpack("<HH", webp[26:30])]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_picture_says_its_size(lang: str) -> None:
    page = ROOT / f"docs/{lang}/contribute.md"
    found = PICTURE.findall(page.read_text("utf-8"))
    assert len(found) >= 5
    for words, path, *size in found:
        data = (page.parent / path).read_bytes()
        assert words
        assert [int(each or 0) for each in size] == sides(data), f"{path}: python -m bench.design.pictures"
