"""Which languages a site has: Arabic, and one beside it where its `site.yml` names one."""

from __future__ import annotations

from typing import Any, Final

from fihris.model import LANGS, Lang
from fihris.text import scripts

MOST: Final = 2


def of(said: Any) -> tuple[Lang, ...]:
    """The languages that `languages` of a site names, Arabic first; those of a site that says nothing where it names none that can be."""
    if not isinstance(said, list) or fault(said):
        return LANGS
    return tuple(map(Lang, said))


def fault(said: list[Any]) -> str:
    """Why a list names no languages of a site; "" where it does."""
    if not said or said[0] != Lang.AR or len(said) > MOST or len(set(map(str, said))) < len(said):
        return "Arabic stands first, and one language beside it or none"
    return next((f"no language is called {each!r}" for each in said if not scripts.is_known(str(each))), "")
