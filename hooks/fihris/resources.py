"""What the engine has besides code: its templates, schemas, words and lists. A package holds them beside the code (`setup.py`);
in the engine's own repository they stand where its editors look for them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

_PACKED: Final = Path(__file__).resolve().parent / "own"

ROOT: Final = _PACKED if _PACKED.is_dir() else Path(__file__).resolve().parents[2]
"""The folder in which they stand as they do in the repository."""
DATA: Final = ROOT / "docs" / "_data"
THEME: Final = ROOT / "overrides"
STARTER: Final = ROOT / "starter"
"""What a new site begins with."""

PRESS: Final = all(map(find_spec, ("typst", "PIL")))
"""Whether pictures and papers can be set (`write/press.py`): where the packages cannot be had, sites are built without them."""
