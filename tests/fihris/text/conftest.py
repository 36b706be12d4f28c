"""The folder's own helpers can be imported by its tests; and what search knows of Arabic."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fihris.text.analysis import Analysis, load_analysis

sys.path.insert(0, str(Path(__file__).parent))
DATA = Path(__file__).parents[3] / "docs/_data/search"


@pytest.fixture(scope="session")
def arabic() -> Analysis:
    return load_analysis(DATA, "ar")
