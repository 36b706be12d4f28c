"""A corpus of any size out of a smaller one: `grow.py CORPUS COUNT OUT`.

The documents of CORPUS come first, so that its questions can be asked of it; then documents of 150 to 380 words, in each of which
a word follows another as it does somewhere in CORPUS. One word in sixty has a letter of its own, since new texts bring new words.
"""

from __future__ import annotations

import json
import sys
from array import array
from itertools import pairwise
from pathlib import Path
from random import Random

NEW = 1 / 60
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main(corpus: Path, count: int, out: Path) -> None:
    random = Random(7)
    lines = corpus.read_text("utf-8").splitlines()[:count]
    words = [word for line in lines for word in (*json.loads(line)["text"].split(), "")]
    number = {word: place for place, word in enumerate(dict.fromkeys(words))}
    forms = list(number)
    after = [array("I") for _ in forms]
    for word, following in pairwise(words):
        if following:
            after[number[word]].append(number[following])
    with out.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
        for made in range(len(lines), count):
            text, here = [], number[""]
            for _ in range(random.randint(150, 380)):
                here = random.choice(after[here] or after[number[""]])
                text.append(changed(forms[here], random) if random.random() < NEW else forms[here])
            row = {"id": f"g{made}", "title": " ".join(text[:4]), "text": " ".join(text)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def changed(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    return word[:place] + random.choice(LETTERS) + word[place + 1 :]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
