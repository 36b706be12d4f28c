"""Lists over several pages: every item stands on one of them, and none is nearly empty."""

from __future__ import annotations

import pytest

from fihris.pagekinds import MADE


@pytest.mark.parametrize("kind", [kind for kind, made in MADE.items() if made.a_page])
def test_every_item_stands_on_one_page(kind: str) -> None:
    made = MADE[kind]
    for count in range(400):
        items, pages = range(count), made.pages(count)
        shown = [list(items[made.shown(number, pages)]) for number in range(1, pages + 1)]
        assert [each for page in shown for each in page] == list(items)
        assert all(len(page) > made.over for page in shown[1:])
        assert all(len(page) <= max(made.a_page, made.further) + made.over for page in shown)
