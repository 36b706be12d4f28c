"""Builds the briefs, as they stand in `docs/`, with Starlight: `python -m bench.starlight.build FOLDER`.

Prints nothing but the build's own words. Needs npm; the Node it runs comes with the packages. The text is the same, word
for word: only links to records, which Starlight knows nothing of, become plain words.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
CONTENT = HERE / "src/content/docs"
INSTALL: list[str | Path] = ["npm", "ci", "--prefix", HERE, "--silent", "--no-fund", "--no-audit"]
BUILD: list[str | Path] = [HERE / "node_modules/.bin/node", HERE / "node_modules/astro/bin/astro.mjs", "build"]
MADE = HERE / "dist"
"""Where it builds, in `HERE`: elsewhere the last step does not find its own packages."""
RECORD = re.compile(r"\[([^\]]*)\]\((?:actor|place|topic|not):[^)]*\)")
TITLES = {"ar": "فهرس", "en": "Fihris"}


def fill(content: Path, docs: Path = DOCS) -> None:
    """Write the briefs of both languages that stand in `docs` as Starlight's pages: Arabic at the root, English under `en/`."""
    shutil.rmtree(content, ignore_errors=True)
    for lang, title in TITLES.items():
        root = content / ("" if lang == "ar" else lang)
        _write(root / "index.md", {"title": title}, "")
        for source in (docs / lang / "briefs").rglob("*.md"):
            _, head, body = source.read_text("utf-8").split("---\n", 2)
            matter = yaml.safe_load(head)
            kept = {key: matter[key] for key in ("title", "description") if key in matter}
            _write(root / source.relative_to(docs / lang), kept, RECORD.sub(r"\1", body))


def _write(path: Path, matter: dict[str, str], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
    path.write_text(f"---\n{fields}---\n{body}", "utf-8")


def build(site: Path) -> None:
    """Install what the lock names, and build into `site`."""
    fill(CONTENT)
    subprocess.run(INSTALL, check=True)
    subprocess.run(BUILD, cwd=HERE, env=os.environ | {"ASTRO_TELEMETRY_DISABLED": "1"}, check=True)
    shutil.copytree(MADE, site, dirs_exist_ok=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
