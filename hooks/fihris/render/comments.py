"""HTML comments, which are for authors alone."""

from __future__ import annotations

import re

_COMMENT = r"<!--.*?-->"
_PARAGRAPH = re.compile(rf"<p>\s*(?:{_COMMENT}\s*)+</p>\n?", re.DOTALL)
_ANYWHERE = re.compile(rf"{_COMMENT}\n?", re.DOTALL)


def without_comments(html: str) -> str:
    """Rendered HTML without its comments, nor the paragraphs that held nothing else. What stands in code is escaped there,
    and stays."""
    return _ANYWHERE.sub("", _PARAGRAPH.sub("", html)) if "<!--" in html else html
