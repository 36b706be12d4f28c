"""How many pages and bytes a site is, by kind of file: `python -m bench.design.weight [site]`.

A page is every HTML file that shows something, in either language: those for addresses that are none are pages too, and those of
two actors, one for each pair with a stated relation, are counted apart. Files that only lead on from an old address are counted apart as
well, and so is all that is no HTML. What a reader's browser may be sent are the pages with their styles, scripts and fonts, the search,
previews, what is compared and the texts to read beside each other; the rest is for authors, for other programs, and for whoever follows
an old address. Bytes are those of the files as they stand, uncompressed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from fihris import pagekinds
from fihris.model import LANGS, Lang, PageKind
from fihris.write.editor import FOLDER

LEADS_ON = b'http-equiv="refresh"'
PAIR = f"page: {PageKind.PAIR}"
READ = ("page: ", "assets", "compare", "search", "previews", "twins")


def kind(path: str, data: bytes) -> str:
    """What a file of a site is, by its path from the root."""
    if path.startswith(FOLDER):
        return "the editor"
    if not path.endswith(".html"):
        return path.removeprefix(f"{Lang.EN}/").partition("/")[0] if "/" in path else "other files at the root"
    if LEADS_ON in data:
        return "leads on"
    first, _, rest = path.removesuffix(".html").partition("/")
    return f"page: {pagekinds.kind_at(rest if first in LANGS else path.removesuffix('.html'))}"


def weigh(site: Path) -> dict[str, tuple[int, int]]:
    """For each kind how many files there are, and their bytes; the heaviest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for file in site.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            found[kind(file.relative_to(site).as_posix(), data)].append(len(data))
    return {each: (len(sizes), sum(sizes)) for each, sizes in sorted(found.items(), key=lambda item: -sum(item[1]))}


def main(site: Path) -> None:
    found = weigh(site)

    def line(name: str, rows: Iterable[tuple[int, int]]) -> None:
        files, bytes_ = (sum(column) for column in zip(*rows, strict=True))
        print(f"{name:28}{files:6}{bytes_:12,}")

    for name, row in found.items():
        line(name, [row])
    line("pages but those of two", [row for name, row in found.items() if name.startswith("page: ") and name != PAIR])
    line("what a reader may be sent", [row for name, row in found.items() if name.startswith(READ)])
    line("all files", found.values())


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["site"]))
