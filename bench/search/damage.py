"""Make keyword queries of judged questions, and spoil them as people do: `damage.py QUESTIONS OUT [EVERY]`.

Class AK: the words of a question that are no stop words. Classes B-…: the same, damaged. Relevant documents stay those
of the question. The same input gives the same output.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from fihris.text.analysis import load_analysis  # noqa: E402

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
MARKS = "َُِّْ"
Damage = Callable[[str, random.Random], str]


def no_hamza(word: str, _: random.Random) -> str:
    return word.translate(str.maketrans("أإآؤئ", "اااوي"))


def wrong_hamza(word: str, rnd: random.Random) -> str:
    return rnd.choice("أإآ") + word[1:] if word[0] in "اأإآ" and not word.startswith("ال") else no_hamza(word, rnd)


def endings(word: str, _: random.Random) -> str:
    return word[:-1] + {"ة": "ه", "ى": "ي", "ي": "ى", "ه": "ة"}.get(word[-1], word[-1])


def tatweel(word: str, rnd: random.Random) -> str:
    place = rnd.randrange(1, max(len(word), 2))
    return word[:place] + "ـ" * rnd.randint(1, 4) + word[place:]


def tashkeel(word: str, rnd: random.Random) -> str:
    return "".join(letter + rnd.choice([*MARKS, ""]) for letter in word)


def persian(word: str, _: random.Random) -> str:
    return word.translate(str.maketrans("يكى", "یکی"))


def no_article(word: str, _: random.Random) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def clitic(word: str, rnd: random.Random) -> str:
    one = rnd.choice("وبلفك")
    return ("لل" + word[2:]) if one == "ل" and word.startswith("ال") else one + word


def typo(word: str, rnd: random.Random) -> str:
    if len(word) < 4:
        return word
    place = rnd.randrange(1, len(word) - 1)
    kind = rnd.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + rnd.choice(LETTERS) + word[place:]
    if kind == 2:
        return word[:place] + rnd.choice(LETTERS) + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


DAMAGES: dict[str, Damage] = {
    "hamza-dropped": no_hamza,
    "hamza-wrong": wrong_hamza,
    "endings": endings,
    "tatweel": tatweel,
    "tashkeel": tashkeel,
    "persian": persian,
    "article-dropped": no_article,
    "clitic-added": clitic,
}


def main(questions: Path, out: Path, every: int = 7) -> None:
    analysis = load_analysis(ROOT / "docs" / "_data" / "search", "ar")
    stop = set(analysis.export()["stop"])
    rnd = random.Random(1)
    rows = []
    for question in json.loads(questions.read_text("utf-8"))[::every]:
        text = question["query"]
        words = [text[w.start : w.end] for w in analysis.words(text) if w.key not in stop and len(w.key) > 1]
        if not words:
            continue

        def row(name: str, spoiled: list[str], relevant: list[str] = question["relevant"]) -> None:
            rows.append({"class": name, "query": " ".join(spoiled), "relevant": relevant})

        row("AK", words)
        for name, damage in DAMAGES.items():
            row(f"B-{name}", [damage(word, rnd) for word in words])
        unlucky = rnd.randrange(len(words))
        row("B-typo", [typo(word, rnd) if place == unlucky else word for place, word in enumerate(words)])
    out.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
