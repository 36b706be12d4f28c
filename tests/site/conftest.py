"""What the tests of built sites share."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import corpus
from tests.conftest import Once, build


@pytest.fixture(scope="session")
def long(once: Once) -> Path:
    """A project whose lists go over several pages, with its site in `site`."""

    def make(folder: Path) -> None:
        project = corpus.project(folder)
        corpus.fill(project, 25)
        result = build(project, folder / "site", strict=False)
        assert result.returncode == 0, result.stderr

    return once("long", make)
