"""Sets pages by Typst, with the engine's own fonts and nothing of the machine's: the same bytes of the same words, everywhere.

Words reach Typst as strings alone, so that no sign in them is read as a command.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from fihris.write.theme import Theme

FONTS: Final = "assets/fonts/print"
"""The folder of the theme that has them; no page fetches them."""
PIXELS_A_POINT: Final = 72
"""Pixels per inch at which a point is a pixel."""
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")
"""What no page shows, and Typst writes otherwise than JSON."""
_QUOTED: Final = json.JSONEncoder(ensure_ascii=False).encode


class Unset(Exception):
    """What cannot be set, such as a picture of a kind that nobody here reads."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be set: the text of a document in Typst's language, and the files that it names."""

    text: str
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Press:
    """Sets sheets in the fonts of a theme, and of a site's own in their place."""

    theme: Theme

    def sum(self, of: Sheet) -> str:
        """The sum of all that a sheet is set from."""
        total = hashlib.sha256(f"{self.ground()}\0{of.text}".encode())
        for name, data in sorted(of.files.items()):
            total.update(f"\0{name}\0{len(data)}\0".encode() + data)
        return total.hexdigest()

    def ground(self) -> str:
        """The sum of what every sheet is set with."""
        return _ground(self._folders())

    def pictures(self, of: Sheet) -> list[bytes]:
        """Its pages as PNG, a pixel a point. `Unset` where a file that it names is no picture."""
        made = self._set(of, {"format": "png", "ppi": PIXELS_A_POINT})
        return [made] if isinstance(made, bytes) else made

    def paper(self, of: Sheet) -> bytes:
        """All of it as a tagged PDF, that of the standard for readers who cannot see it (PDF/UA-1) where it fits; `Unset` as above."""
        try:
            made: bytes = self._set(of, {"format": "pdf", "pdf_standards": ["ua-1"]})
        except Unset:  # such as a sign that no font here has
            made = self._set(of, {"format": "pdf"})
        return made

    def _set(self, of: Sheet, how: Mapping[str, Any]) -> Any:
        import typst  # noqa: PLC0415 - a large library, which most commands do without

        with tempfile.TemporaryDirectory() if of.files else nullcontext(self._folders()[0]) as folder:
            for name, data in of.files.items():
                Path(folder, name).write_bytes(data)
            try:
                made = _compiler(self._folders()).compile(of.text.encode(), root=folder, timestamp=0, **how)
            except typst.TypstError as error:
                raise Unset(str(error)) from error
        return made

    def _folders(self) -> tuple[str, ...]:
        return tuple(str(folder / FONTS) for folder in self.theme.folders if (folder / FONTS).is_dir())


def said(words: str) -> str:
    """Words as a string of Typst's."""
    return _QUOTED(_UNSEEN.sub("", words))


@cache
def _compiler(folders: tuple[str, ...]) -> Any:
    import typst  # noqa: PLC0415

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def _ground(folders: tuple[str, ...]) -> str:
    """The sum of what every sheet is set with."""
    total = hashlib.sha256(version("typst").encode())
    for path in sorted(path for folder in folders for path in Path(folder).iterdir()):
        total.update(path.read_bytes())
    return total.hexdigest()
