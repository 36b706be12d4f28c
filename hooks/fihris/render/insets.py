"""What the site sets into a text after the gate has let it pass: formulas and icons. The text itself has but their names, in an
attribute, so that nothing an author writes needs more elements than a text may have."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from fihris.render.formulas import mathml
from fihris.render.icons import drawn

ICON: Final = "f-icon"
FORMULA: Final = "f-math"
BLOCK: Final = "f-math--block"
_PLACE: Final = re.compile(rf'<span class="({ICON}|{FORMULA}(?: {BLOCK})?)" title="([^"]*)"></span>')


def inset(html: str) -> str:
    """The finished HTML of a text, with each in its place."""
    if ICON not in html and FORMULA not in html:
        return html
    return _PLACE.sub(lambda place: f'<span class="{place[1]}">{made(place[1], unescape(place[2]))}</span>', html)


def made(kind: str, name: str) -> str:
    """The HTML of an icon, or of a formula; "" where it cannot be made."""
    return drawn(name) if kind == ICON else mathml(name, block=BLOCK in kind)
