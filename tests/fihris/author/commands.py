"""What the tests of the commands share: a command in a project, and the site that comes of it."""

from __future__ import annotations

from pathlib import Path

from fihris.__main__ import main
from fihris.model import Site
from fihris.report import Report
from fihris.site import compose

BRIEF = "2023/us-iraq-security-dialogue"
OLD, NEW = "05-iran-long-term-strategy", "05-iran-strategy"
"""A section of it, and what another name makes of its file."""


def fihris(root: Path, *words: str) -> int:
    return main([*words, "--root", str(root)])


def sound(root: Path) -> Site:
    """The site; it has no error."""
    report = Report()
    site = compose(root, report)
    assert [str(problem) for problem in report if problem.severity == "error"] == []
    return site
