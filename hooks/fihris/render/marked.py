"""Whether a text has anything in it for which there is a style sheet of its own, which other pages need not fetch."""

from __future__ import annotations

import re
from typing import Final

_MARKED: Final = re.compile(
    r"<(?:details|figure|kbd|mark|math|sub|sup(?! id=\"fnref)|dl|abbr|h5|h6)\b"
    r"|\bclass=\"(?:[^\"]*\s)?(?:admonition|annotate|card|cards|f-enlarged|f-icon|f-math|f-task|f-tabs|grid|highlight)[\s\"]|\balign=\""
)
"""What `assets/stylesheets/markup` sets."""


def is_marked(html: str) -> bool:
    """Of the finished HTML of a text."""
    return bool(_MARKED.search(html))
