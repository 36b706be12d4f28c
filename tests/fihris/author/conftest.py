"""A project to write in: a whole centre, and a small one for what runs many times."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

DIALOGUE = Path(__file__).resolve().parents[2] / "fixtures" / "dialogue"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sources of dialogue."""
    shutil.copytree(DIALOGUE / "docs", tmp_path / "project" / "docs")
    return tmp_path / "project"


ACTORS = {"iran", "iraq", "united-states", "islamic-state", "qasem-soleimani", "nouri-al-maliki"}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few actors of its registry, without briefs. Tests leave it as it was."""
    root = tmp_path_factory.mktemp("small")
    shutil.copytree(DIALOGUE / "docs" / "_data", root / "docs" / "_data")
    (root / "docs/_data/redirects.yml").unlink()  # of actors that are not among these
    for record in (*root.glob("docs/_data/actors/*.yml"), *root.glob("docs/_data/places/*.yml")):
        if record.stem not in ACTORS:
            record.unlink()
            continue
        lines = record.read_text("utf-8").split("\n")
        kept = [line for line in lines if "section:" not in line and not line.startswith(("roles:", "affiliations:"))]
        record.write_text("\n".join(kept), "utf-8")
    return root
