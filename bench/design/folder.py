"""A folder of files in the browser's own file system, which stands in for the one that somebody picks in the editor."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PICKED: Final = (
    "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('picked')"
)
"""Before a page's own scripts: what it asks somebody to pick is that folder."""
FILL: Final = """async files => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("picked", { create: true })
  await root.getDirectoryHandle(".git", { create: true })
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/")
    const name = folders.pop()
    let folder = root
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true })
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await stream.write(text)
    await stream.close()
  }
}"""
"""Given files by their paths, in a page: puts them there."""


def files(docs: Path) -> dict[str, str]:
    """The texts and records of a project, by their paths from its root."""
    return {
        f"docs/{path.relative_to(docs).as_posix()}": path.read_text("utf-8")
        for path in sorted(docs.rglob("*"))
        if path.suffix in {".md", ".yml"}
    }
