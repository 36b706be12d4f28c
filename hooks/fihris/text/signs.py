"""Signs that are not seen, and keep what belongs together on one line (Unicode Standard Annex 14, classes WJ and GL)."""

from __future__ import annotations

JOINER = "\u2060"
"""Between signs, at which a line could end."""

NO_BREAK = "\u00a0"
"""In the place of a space."""


def unbound(text: str) -> str:
    """Words for machines and for other people's programs, to which a joiner is a letter that they do not know."""
    return text.replace(JOINER, "")
