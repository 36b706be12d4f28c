"""The words of the site itself, in one language, with numbers by CLDR's plural rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from fihris.text import articles, dates, quantities

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
    _plural: Callable[[int], str]

    @classmethod
    def of(cls, lang: str, entries: Mapping[str, Any], digits: str = LATIN) -> Interface:
        chosen = digits if lang == "ar" else LATIN
        return cls(lang, _flat(entries), chosen, Locale.parse(lang).plural_form)

    def number(self, value: object) -> str:
        """A number, or a text with numbers in it, in the site's digits."""
        if self.digits != ARABIC_INDIC:
            return str(value)
        return _SEPARATOR.sub(lambda sign: _SEPARATORS[sign[0]], str(value)).translate(_ARABIC_INDIC)

    def typeset(self, text: str) -> str:
        """A text as it stands on a page: in the site's digits, its dates, quantities and names kept together."""
        return self.number(articles.unbroken(quantities.unbroken(dates.unbroken(text, self.lang), self.lang)))

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The text of `key`, its plural form chosen by `n`; a form for none counts in every language. KeyError where a template asks for an unknown key."""
        entry = self.entries[key]
        if isinstance(entry, Mapping):
            if n is None:
                raise KeyError(f"{key}: a number is needed to choose a form")
            entry = entry["zero"] if n == 0 and "zero" in entry else entry.get(self._plural(n)) or entry["other"]
        return self.number(entry.format(n=n, **values))

    def counted(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        """How many of each there are, in words; what there is none of goes unsaid."""
        return tuple(self(f"count.{key}", n) for key, n in counts.items() if n)

    def scripts(self) -> dict[str, Entry]:
        """The words that scripts show: the keys under `js.`, without it."""
        return {key.removeprefix("js."): entry for key, entry in self.entries.items() if key.startswith("js.")}


_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


def _flat(entries: Mapping[str, Any], prefix: str = "") -> dict[str, Entry]:
    """Nested groups become dotted keys; a mapping of plural forms stays one entry."""
    flat: dict[str, Entry] = {}
    for key, value in entries.items():
        if isinstance(value, Mapping) and not set(value) <= _FORMS:
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value if isinstance(value, Mapping) else str(value)
    return flat
