"""Icons and emoji by their names, as Material's reference writes them: `:material-account:`, `:smile:`."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Final

_VIEW: Final = re.compile(r'viewBox="([\d .-]+)"')
_PATH: Final = re.compile(r'<path d="([MmLlHhVvCcSsQqTtAaZz\d.,\s-]+)"/>')


@cache
def drawn(name: str) -> str:
    """The icon as HTML, or an emoji as its sign; "" where none is called so."""
    from pymdownx import gemoji_db  # noqa: PLC0415 - a table of all emoji, and most texts have none

    if found := gemoji_db.emoji.get(f":{gemoji_db.aliases.get(f':{name}:', f':{name}:').strip(':')}:"):
        return "".join(chr(int(part, 16)) for part in found["unicode"].split("-"))
    file = _file(name)
    if file is None:
        return ""
    source = file.read_text("utf-8")
    view, paths = _VIEW.search(source), _PATH.findall(source)
    if not view or not paths:
        return ""
    drawing = "".join(f'<path d="{path}"/>' for path in paths)
    return f'<svg aria-hidden="true" viewBox="{view[1]}">{drawing}</svg>'


def _file(name: str) -> Path | None:
    """Of the theme's package, which is not imported: a hyphen of the name may part folders."""
    package = importlib.util.find_spec("material")
    if package is None or package.origin is None:
        return None
    folder, parts = Path(package.origin).parent / "templates/.icons", name.split("-")
    ways = (folder.joinpath(*parts[:depth], "-".join(parts[depth:]) + ".svg") for depth in (1, 2))
    return next((way for way in ways if way.is_file()), None)
