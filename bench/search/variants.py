"""Resolve hand-written variant queries: `variants.py CORPUS OUT`, or `variants.py SITE OUT` over the sections of a site;
a third name is that of another file of concepts.

A concept of `variants.json` holds its word forms, slot by slot, folded: a document is relevant when every slot has one of
its forms, side by side if `together`. A form is a whole word with any conjunction, preposition, article and pronoun;
`*` at its end leaves the end open. This truth knows nothing of the search's own stems.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from fihris.text.fold import fold_key  # noqa: E402

BEFORE = "[وف]?(?:[بكلس]?ال|لل|[بكلس])?"
SECTION = re.compile(r"^briefs/.*/\d\d-")
AFTER = "(?:ه|ها|هم|هما|هن|نا|ك|كم|ي)?"


def slot(forms: str) -> str:
    made = []
    for form in forms.split("|"):
        if form.endswith("*"):
            made.append(BEFORE + form[:-1] + r"[^\W\d_]*")
        elif form.isascii():
            made.append(form)
        else:
            made.append(BEFORE + (f"(?:{form}|{form[:-1]}ت{AFTER})" if form.endswith("ه") else form + AFTER))
    return r"(?<!\w)(?:" + "|".join(made) + r")(?!\w)"


def documents(source: Path) -> dict[str, str]:
    if source.is_file():
        docs = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
        return {str(doc["id"]): f"{doc.get('title') or ''} . {doc['text']}" for doc in docs}
    found = {}
    for path in sorted((source / "search" / "ar").glob("text-*.js")):
        script = path.read_text("utf-8")
        payload = script[script.index("/*") + 2 : script.rindex("*/")]
        for href, title, text, *_ in json.loads(payload):
            if SECTION.search(href):
                found[href] = f"{title} . {text}"
    return found


def main(source: Path, out: Path, concepts: Path | None = None) -> None:
    texts = {name: fold_key(text) for name, text in documents(source).items()}
    concepts = concepts or Path(__file__).parent / ("variants.json" if source.is_file() else "variants-site.json")
    rows = []
    for concept in json.loads(concepts.read_text("utf-8")):
        slots = [slot(forms) for forms in concept["truth"]]
        tests = [re.compile(r"\W+".join(slots))] if concept["together"] else list(map(re.compile, slots))
        relevant = [name for name, text in texts.items() if all(test.search(text) for test in tests)]
        if relevant:
            rows += [{"class": name, "query": query, "relevant": relevant} for name, query in concept["queries"]]
    out.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    print(f"{len(rows)} queries")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
