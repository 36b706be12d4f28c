"""Templates, style sheets and scripts: the engine's, and a site's own in their place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fihris.resources import THEME


@dataclass(frozen=True, slots=True)
class Theme:
    """`folders`, of which the first that has a file gives it."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, own: Path | None) -> Theme:
        """The theme of a site with a folder of its own, or without one."""
        layers = [own.resolve()] if own and own.is_dir() else []
        return cls((*layers, *([] if THEME in layers else [THEME])))

    def text(self, path: str) -> str:
        """The text of a file that is there."""
        return self.data(path).decode("utf-8")

    def data(self, path: str) -> bytes:
        """The bytes of a file that is there."""
        return next(file for folder in self.folders if (file := folder / path).is_file()).read_bytes()
