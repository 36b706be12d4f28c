"""What French asks of names within a sentence: the article of a state, and the contraction of «de le» and «à les»."""

from __future__ import annotations

import re
from typing import Final

_WITHOUT: Final = re.compile(
    r"(?:Israël|Cuba|Chypre|Malte|Djibouti|Bahreïn|Oman|Singapour|Monaco|Haïti|Maurice|Madagascar|Andorre|Taïwan|Kiribati|Nauru"
    r"|Niue|Palaos|Tuvalu|Vanuatu|Samoa|Tonga|Sao Tomé|Antigua|Trinité|Saint|Sainte|Hong Kong|Macao|Guam|Mayotte)\b"
)
_PLURAL: Final = re.compile(
    r"(?:États|Émirats|Pays-Bas|Philippines|Maldives|Bahamas|Comores|Seychelles|Fidji|Îles|Territoires)\b"
)
_MASCULINE: Final = re.compile(r"(?:Mexique|Cambodge|Mozambique|Zimbabwe|Belize|Suriname)\b")
_ELIDED: Final = re.compile(r"[AEÉÈÊIÎOUaeéiou]")
_CONTRACTED: Final = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
_JOINT: Final = re.compile(r"\b(de|à) $")
_ARTICLE: Final = re.compile(r"(les?) ")


def state(name: str) -> tuple[str, bool]:
    """A state's name within a sentence, and whether it takes a plural verb: «l’Irak», «la Syrie», «les États-Unis», «Oman»."""
    if _WITHOUT.match(name):
        return name, False
    if _PLURAL.match(name):
        return f"les {name}", True
    if _ELIDED.match(name):
        return f"l’{name}", False
    first = name.split(maxsplit=1)[0]
    feminine = first.endswith("e") and not _MASCULINE.match(name)
    return f"{'la' if feminine else 'le'} {name}", False


def joined(before: str, name: str) -> tuple[str, str]:
    """What stands before a name, and the name, with its article contracted into a preposition: «du» Hezbollah."""
    joint, article = _JOINT.search(before), _ARTICLE.match(name)
    if not joint or not article:
        return before, name
    return f"{before[: joint.start()]}{_CONTRACTED[f'{joint[1]} {article[1]}']} ", name[article.end() :]
