"""What the guides name is there: files, targets of make, commands and measurements."""

from __future__ import annotations

import re
import subprocess
from pathlib import PurePosixPath

import pytest

from fihris.__main__ import COMMANDS
from tests.conftest import ROOT

GUIDES = ("README.md", "CONTRIBUTING.md", "HACKING.md", "docs/_data/README.md", "bench/README.md")
MADE = {".fihris", "data/index.html", "edit", "npm", "share/fihris", "arabic.js", "search/version.js", "offline.json"}
MADE |= {"sentences-2.csv", "../shared", "fihris/draft", "fihris/pending_review", "fihris/pending_publish"}
"""What is no file of the repository: what a build or the editor makes, and branches at a code host."""
FILE = re.compile(r"[\w./-]+\.(?:py|yml|json|js|mjs|css|html|md|lock|toml|csv|txt)|[\w.-]+(?:/[\w.-]+)+/?|[\w.-]+/")
TARGET = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"(?:^|`|bin/)fihris ([a-z]+)", re.MULTILINE)
MEASURE = re.compile(r"python -m (bench[\w.]*)")


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_names_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(TARGET.findall(text)) <= set(re.findall("^([a-z]+):", makefile, re.MULTILINE))
    assert set(COMMAND.findall(text)) <= COMMANDS.keys()
    there = _files()
    for module in MEASURE.findall(text):
        assert {f"{module.replace('.', '/')}{end}" for end in (".py", "/__main__.py")} & there, module
    shown = re.sub("```.*?```", "", text, flags=re.DOTALL)
    paths = [*re.findall(r"`([^`\n]+)`", shown), *re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", shown)]
    named = {path.removesuffix("/") for path in paths if FILE.fullmatch(path)} - MADE
    ends = {"/".join(PurePosixPath(path).parts[place:]) for path in there for place in range(path.count("/") + 1)}
    assert {path for path in named if path not in ends and not (ROOT / guide).parent.joinpath(path).exists()} == set()


def test_each_module_of_the_finder_is_on_its_map() -> None:
    told = (ROOT / "HACKING.md").read_text("utf-8")
    modules = {path.name for path in (ROOT / "hooks/fihris/link").glob("[a-z]*.py")}
    assert {name for name in modules if f"`{name}`" not in told} == set()


def _files() -> set[str]:
    """The files and folders of the repository."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = listed.splitlines()
    return {*files, *(parent.as_posix() for path in files for parent in PurePosixPath(path).parents)}
