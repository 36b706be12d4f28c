"""Build the index of a corpus, one `{"id", "title", "text"}` a line: `build.py CORPUS FOLDER [LANG]`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from fihris.text.analysis import load_analysis  # noqa: E402
from fihris.write.search import SearchDoc, write_index  # noqa: E402


def main(corpus: Path, folder: Path, lang: str = "ar") -> None:
    with corpus.open(encoding="utf-8") as lines:
        rows = map(json.loads, filter(str.strip, lines))
        docs = [SearchDoc(row["id"], row["id"], "page", row.get("title") or "", row["text"]) for row in rows]
    analysis = load_analysis(ROOT / "docs" / "_data" / "search", lang)
    before, start = _peak(), time.process_time()
    files = write_index(analysis, docs, [], {})
    seconds = round(time.process_time() - start, 2)
    print(
        json.dumps(
            {"documents": len(docs), "seconds": seconds, "files": len(files), "MB": _peak(), "MB of the texts": before}
        )
    )
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _peak() -> int:
    """The most memory that was held until now, in MB."""
    return getrusage(RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
