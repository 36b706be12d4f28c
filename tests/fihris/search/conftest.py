"""The analyses of the site, and the browser's twin of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fihris.text import fold
from fihris.text.analysis import Analysis, load_analysis

sys.path.insert(0, str(Path(__file__).parent))

from search_twin import DATA, ROOT, Twin, node_path


@pytest.fixture(scope="session")
def analyses() -> dict[str, Analysis]:
    return {lang: load_analysis(DATA, lang) for lang in ("ar", "en")}


@pytest.fixture(scope="session")
def twin(analyses: dict[str, Analysis]) -> Iterator[Twin]:
    script = ROOT / "tests" / "search_cases" / "analyse.js"
    with subprocess.Popen(
        [node_path(), str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        twin = Twin(process)
        folding = json.loads(fold.DATA.read_text("utf-8"))
        twin.send({"folding": folding, "analyses": {lang: one.export() for lang, one in analyses.items()}})
        yield twin
        assert process.stdin
        process.stdin.close()
