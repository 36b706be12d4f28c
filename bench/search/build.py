"""Build the index of a corpus, one `{"id", "title", "text"}` a line: `build.py CORPUS FOLDER [LANG]`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from fihris.text.analysis import load_analysis  # noqa: E402
from fihris.write.search import SearchDoc, write_index  # noqa: E402


def main(corpus: Path, folder: Path, lang: str = "ar") -> None:
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines() if line.strip()]
    docs = [SearchDoc(str(row["id"]), str(row["id"]), "page", row.get("title") or "", row["text"]) for row in rows]
    analysis = load_analysis(ROOT / "docs" / "_data" / "search", lang)
    start = time.process_time()
    files = write_index(analysis, docs, [], {})
    print(json.dumps({"documents": len(docs), "seconds": round(time.process_time() - start, 2)}))
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
