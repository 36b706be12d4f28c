"""Pictures of the real pages say how large they are, so that nothing moves when they come."""

from __future__ import annotations

import re
import struct

import pytest

from tests.conftest import ROOT

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.png)\)(?:\{ width=(\d+) height=(\d+) loading=lazy \})?")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_picture_says_its_size(lang: str) -> None:
    page = ROOT / f"docs/{lang}/contribute.md"
    found = PICTURE.findall(page.read_text("utf-8"))
    assert len(found) >= 5
    for words, path, *size in found:
        data = (page.parent / path).read_bytes()
        assert words
        assert [int(each or 0) for each in size] == list(struct.unpack(">II", data[16:24])), (
            f"{path}: python -m bench.design.pictures"
        )
