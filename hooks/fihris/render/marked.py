"""Whether a text has anything in it for which there is a style sheet of its own, which other pages need not fetch."""

from __future__ import annotations

import re
from typing import Final

_MARKED: Final = (
    re.compile(r"<(?:details|figure|kbd|mark|math|sub|sup(?! id=\"fnref)|dl|abbr|h5|h6)\b"),
    re.compile(
        r" class=\"(?:[^\"]*\s)?(?:admonition|annotate|card|cards|f-enlarged|f-icon|f-math|f-task|f-tabs|grid|highlight)[\s\"]"
    ),
    re.compile(r" align=\""),
)
"""What `assets/stylesheets/markup` sets."""


def is_marked(html: str) -> bool:
    """Of the finished HTML of a text."""
    return any(each.search(html) for each in _MARKED)
