"""The words of the site itself, in one language, with numbers by CLDR's plural rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fihris.text import articles, dates, punctuation, quantities
from fihris.text.scripts import locale

Entry = str | Mapping[str, str]


LATIN, ARABIC_INDIC = "latn", "arab"
"""CLDR's names of the two sets of digits a site may choose between; Arabic-Indic ones are for Arabic only."""

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SEPARATORS = {",": "٬", ".": "٫", "%": "٪"}
_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\d)%")
"""W3C, "Arabic & Persian Layout Requirements": these signs go with Arabic-Indic digits only."""


@dataclass(frozen=True, slots=True)
class Interface:
    """Looks words up. `entries` maps a key to a text, or to its plural forms (zero, one, two, few, many, other)."""

    lang: str
    entries: Mapping[str, Entry]
    digits: str
    lacking: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, lang: str, entries: Mapping[str, Any], digits: str = LATIN, instead: Mapping[str, Any] | None = None
    ) -> Interface:
        """`instead` are English words, which stand in the place of those that `entries` lack."""
        said, english = flat(entries), flat(instead or {})
        return cls(
            lang, {**english, **said}, digits if lang == "ar" else LATIN, frozenset(english.keys() - said.keys())
        )

    def number(self, value: object) -> str:
        """A number, or a text with numbers in it, in the site's digits."""
        if self.digits != ARABIC_INDIC:
            return str(value)
        return _SEPARATOR.sub(lambda sign: _SEPARATORS[sign[0]], str(value)).translate(_ARABIC_INDIC)

    def typeset(self, text: str) -> str:
        """A text as it stands on a page: in the site's digits, its dates, quantities and names kept together."""
        kept = articles.unbroken(quantities.unbroken(dates.unbroken(text, self.lang), self.lang))
        return self.number(punctuation.spaced(kept, self.lang))

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The text of `key`, its plural form chosen by `n`; a form for none counts in every language. KeyError where a template asks for an unknown key."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            if n is None:
                raise KeyError(f"{key}: a number is needed to choose a form")
            form = _plural("en" if key in self.lacking else self.lang, n)
            entry = entry["zero"] if n == 0 and "zero" in entry else entry.get(form) or entry["other"]
        return self.number(entry.format(n=n, **values))

    def marked(self) -> Interface:
        """The same for templates, with marks around what is English for want of other words: `foreign` makes elements of them."""
        return _Marked(self.lang, self.entries, self.digits, self.lacking) if self.lacking else self

    def counted(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        """How many of each there are, in words; what there is none of goes unsaid."""
        return tuple(self(f"count.{key}", n) for key, n in counts.items() if n)

    def scripts(self) -> dict[str, Entry]:
        """The words that scripts show: the keys under `js.`, without it."""
        return {key.removeprefix("js."): entry for key, entry in self.entries.items() if key.startswith("js.")}


class _Marked(Interface):
    __slots__ = ()

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        said = Interface.__call__(self, key, n, **values)
        return f"{_BEGIN}{said}{_END}" if key in self.lacking and said else said


_BEGIN, _END = "\U000f0100", "\U000f0101"
_TAG = re.compile(r"(<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)")
_BARE = re.compile(r"<(title|script|style|option|textarea)\b", re.IGNORECASE)


def foreign(html: str) -> str:
    """A page in which English words that stand in for others say that they are English; in attributes, and where no element may
    stand, the marks around them go."""
    if _BEGIN not in html:
        return html
    parts, within = [], False
    for number, part in enumerate(_TAG.split(html)):
        if number % 2 or within:
            parts.append(part.replace(_BEGIN, "").replace(_END, ""))
        else:
            parts.append(part.replace(_BEGIN, '<bdi lang="en" dir="ltr">').replace(_END, "</bdi>"))
        if number % 2:
            within = bool(_BARE.match(part))
    return "".join(parts)


@lru_cache(1 << 12)
def _plural(lang: str, n: int) -> str:
    """The form of words that CLDR has for a number."""
    return str(locale(lang).plural_form(n))


_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


def flat(entries: Mapping[str, Any], prefix: str = "") -> dict[str, Entry]:
    """Nested groups become dotted keys; a mapping of plural forms stays one entry."""
    found: dict[str, Entry] = {}
    for key, value in entries.items():
        if isinstance(value, Mapping) and not set(value) <= _FORMS:
            found.update(flat(value, f"{prefix}{key}."))
        else:
            found[f"{prefix}{key}"] = value if isinstance(value, Mapping) else str(value)
    return found
