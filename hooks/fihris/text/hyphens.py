"""Words joined by hyphens, at which a line may end."""

from __future__ import annotations

import re

from fihris.text.signs import JOINER

WHOLE = 12
"""Letters of a compound that a narrow line still has room for."""

_COMPOUND = re.compile(r"\b[^\W\d_]++(?:-[^\W\d_]++)+")


def whole(text: str) -> str:
    """A title or label with its short compounds kept on one line: «long-term» would be two words in a narrow column."""
    if "-" not in text:
        return text
    return _COMPOUND.sub(
        lambda found: found[0].replace("-", f"-{JOINER}") if len(found[0]) <= WHOLE else found[0], text
    )
