"""A section's body as it stands on its brief's page, among the other sections."""

from __future__ import annotations

import re

# What links.py makes of a mention: plain words between tags that hold nothing but these attributes.
_NAMED_PLACE = re.compile(r'<span id="s\d+-[^"]*">(.*?)</span>')
_ANCHOR = re.compile(r'(<a data-shape="[^>]*?) id="[^"]*"')
_HEADING = re.compile(r"(</?h)([2-4])\b")


def embedded(html: str) -> str:
    """The same body without the mentions' anchors (backlinks lead to the section's own page), its headings two levels
    down, since the section's title is the third level there."""
    html = _ANCHOR.sub(r"\1", _NAMED_PLACE.sub(r"\1", html))
    return _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 2}", html)
