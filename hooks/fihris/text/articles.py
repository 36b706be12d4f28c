"""The Arabic article in Latin letters («al-Abbasi»), which belongs to its name."""

from __future__ import annotations

import re

from fihris.text.signs import JOINER

_ARTICLE = re.compile(r"\b(?:[Aa](?:[lnrz]|[dst]h?)|[Ee]l)-(?=[^\W\d_a-z])")
"""«al», or as it is spoken before the letters that its own goes into: «ash-Shuhada»."""


def unbroken(text: str) -> str:
    """The text with every article kept on its name's line: at a hyphen a line may end."""
    return _ARTICLE.sub(rf"\g<0>{JOINER}", text) if "-" in text else text
