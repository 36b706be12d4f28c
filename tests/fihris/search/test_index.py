"""The files of the index: the same bytes every time, and nothing lost on the way."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_site import DOCS, cards

from fihris.text.analysis import Analysis
from fihris.write import search
from fihris.write.coding import BASE, DIGITS
from fihris.write.postings import TEXT
from fihris.write.search import SearchDoc, write_index

TEXTS = st.lists(st.text(st.sampled_from("ابتعلوي ٣é12𐌰𐌱'\n-*/\\"), max_size=60), max_size=8)


def part(files: dict[str, bytes], name: str) -> Any:
    script = files[f"search/ar/{name}.js"].decode()
    found = re.fullmatch(rf"fihrisSearch\.part\('ar','{name}',\(\)=>\{{/\*(.*)\*/\}}\)\n", script)
    assert found
    assert "*/" not in found[1]
    return json.loads(found[1])


def numbers(text: str) -> list[int]:
    found, value, scale = [], 0, 1
    for sign in text:
        digit = DIGITS.index(sign)
        value += digit % BASE * scale
        scale *= BASE
        if digit < BASE:
            found.append(value)
            value, scale = 0, 1
    return found


def words(text: str) -> list[str]:
    """As JavaScript counts letters, which are two signs beyond U+FFFF."""
    found = [b""]
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", text):
        found.append(found[-1][: 2 * (ord(shared) - 65)] + rest.encode("utf-16-le"))
    return [word.decode("utf-16-le") for word in found[1:]]


def postings(part: dict[str, Any], analysis: Analysis) -> dict[str, dict[int, list[int]]]:
    """Where each word stands, by document; of stop words only in which."""
    left = iter(numbers(part["postings"]))
    found: dict[str, dict[int, list[int]]] = {}
    for word in words(part["words"]):
        doc = -1
        for _ in range(next(left)):
            doc += next(left) + 1
            places: list[int] = []
            last = analysis.is_stop(analysis.bare(word))
            while not last:
                gap = next(left)
                places.append((places[-1] if places else -1) + gap // 2 + 1)
                last = gap % 2 == 1
            found.setdefault(word, {})[doc] = places
    assert not list(left)
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_same_input_gives_the_same_bytes(lang: str, analyses: dict[str, Analysis]) -> None:
    made = [write_index(analyses[lang], DOCS[lang], cards(lang), {"title": "ن"}) for _ in range(2)]
    assert made[0] == made[1]
    assert {name.rsplit("/", 1)[1] for name in made[0]} == {"index.js", "labels.js", "text-0.js"}


@settings(deadline=None, max_examples=100)
@given(texts=TEXTS)
def test_every_word_of_every_text_is_in_the_index(texts: list[str], analyses: dict[str, Analysis]) -> None:
    docs = [SearchDoc(str(number), f"{number}.html", "page", "", text) for number, text in enumerate(texts)]
    files = write_index(analyses["ar"], docs, [], {})
    index = part(files, "index")
    wanted: dict[str, dict[int, list[int]]] = {}
    for number, text in enumerate(texts):
        for place, key in enumerate(analyses["ar"].keys(text), TEXT):
            places = wanted.setdefault(key, {}).setdefault(number, [])
            if not analyses["ar"].is_stop(analyses["ar"].bare(key)):
                places.append(place)
    assert postings(index, analyses["ar"]) == wanted
    assert sum(index["shards"]) == len(texts)
    assert [row[2] for row in part(files, "text-0")] == texts if texts else index["shards"] == []


def test_long_texts_are_shared_out(analyses: dict[str, Analysis]) -> None:
    docs = [SearchDoc(str(n), f"{n}.html", "page", "عنوان", "كلمة " * 2000) for n in range(12)]
    files = write_index(analyses["ar"], docs, [], {})
    shards = part(files, "index")["shards"]
    assert len(shards) > 3
    assert sum(shards) == 12


def test_what_stands_under_many_documents_is_written_once(analyses: dict[str, Analysis]) -> None:
    said = [(f"2024-01-{day:02}", f"{day} كانون الثاني 2024", "فريق الإعداد") for day in (9, 7, 8)]
    docs = [
        SearchDoc(str(n), f"{n}.html", "page", "عنوان", "كلمة", date=date, when=when, signed=signed)
        for n, (date, when, signed) in enumerate(said * 100)
    ]
    files = write_index(analyses["ar"], docs, [], {})
    index = part(files, "index")
    left = iter(numbers(index["imprint"]))
    assert [tuple(index["imprints"][next(left)] for _ in range(next(left))) for _ in docs] == said * 100
    assert files["search/ar/index.js"].count("فريق الإعداد".encode()) == 1


def test_a_large_index_comes_in_parts_of_few_bytes(
    analyses: dict[str, Analysis], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = [
        SearchDoc(str(n), f"{n}.html", "page", "عنوان", f"كلمة {n}", str(n), f"الورقة {n}", actors=(f"actor-{n}",))
        for n in range(1000)
    ]
    whole = part(write_index(analyses["ar"], docs, [], {}), "index")
    most = 45_000
    monkeypatch.setattr(search, "MOST", most)
    files = write_index(analyses["ar"], docs, [], {})
    index = part(files, "index")
    parts = [index, *(part(files, name) for name in index.pop("more"))]
    assert len(parts) > 1
    assert all(len(data) < most * 1.01 for path, data in files.items() if "/index" in path)
    joined: dict[str, Any] = {}
    for name, value in chain.from_iterable(part.items() for part in parts):
        joined[name] = joined[name] + value if name in joined else value
    assert joined == {name: value for name, value in whole.items() if name != "more"}
