"""What every record is made of: languages, words in several of them, and the place where something was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final


class Lang(str):
    """A language, by its tag (BCP 47). Two of one tag are one object. Every site has Arabic, which stands at its root; what it has beside
    Arabic only its `Identity` says."""

    __slots__ = ()
    AR: ClassVar[Lang]
    EN: ClassVar[Lang]
    _known: ClassVar[dict[str, Lang]] = {}

    def __new__(cls, tag: str) -> Lang:
        known = cls._known.get(tag)
        return known or cls._known.setdefault(str(tag), super().__new__(cls, tag))


Lang.AR, Lang.EN = Lang("ar"), Lang("en")
LANGS: Final = (Lang.AR, Lang.EN)
"""The languages of a site that says nothing else; and those whose texts the engine has rules for."""
UNTRANSLATED = "Not translated yet"
"""Stands where a translation is still to be written: a file whose title says so is no translation."""
UNPLACED = "كلام لم يُعرف موضعه"
"""The heading over what `fihris import` could not place."""
FOR_AUTHOR = "للكاتب"
"""How a comment begins that tells the author of a draft what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages of the site. The Arabic stands in for a language that has none."""

    ar: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        return cls(words.get(Lang.AR, ""), tuple((lang, each) for lang, each in words.items() if lang != Lang.AR))

    def __getitem__(self, lang: str) -> str:
        for other, words in self.others:
            if other == lang:
                return words
        return self.ar


@dataclass(frozen=True, slots=True)
class Forms:
    """Surface forms an author listed, by language."""

    ar: tuple[str, ...] = ()
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, forms: Mapping[str, Iterable[str]]) -> Forms:
        others = ((lang, tuple(each)) for lang, each in forms.items() if lang != Lang.AR)
        return cls(tuple(forms.get(Lang.AR, ())), tuple((lang, each) for lang, each in others if each))

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        return self.ar if lang == Lang.AR else next((forms for other, forms in self.others if other == lang), ())


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a record was written: path from the project's root; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1
