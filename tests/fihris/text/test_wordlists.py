"""The word lists that analysts mend."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
import yaml

from fihris.text import wordlists
from fihris.text.fold import fold_key

LISTS = [(name, key) for name in wordlists.NAMES for key in wordlists.read(name)]


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_a_list_has_words_and_none_twice(name: str, key: str) -> None:
    words = wordlists.read(name)[key]
    assert words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_a_word_is_letters_and_the_endings_it_may_have(name: str, key: str) -> None:
    for word in wordlists.read(name)[key]:
        assert re.fullmatch(
            r"(?:[^\W\d_]|[.])+(?:\([^\W\d_]*(?:\|[^\W\d_]*)+\))*|(?:\([^\W\d_]*(?:\|[^\W\d_]*)+\))+", word
        ), word
        assert fold_key(word.replace("(", "").replace(")", "").replace("|", ""))


def test_a_given_name_stands_once() -> None:
    for grades in yaml.safe_load((wordlists.FOLDER / "given.yml").read_text("utf-8")).values():
        for grade, names in grades.items():
            assert sorted(names.split()) == sorted(set(names.split())), grade
        listed = [set(grades[grade].split()) for grade in ("sure", "words", "more")]
        assert not any(one & other for one, other in combinations(listed, 2))


def test_endings() -> None:
    pattern = re.compile(wordlists.alternatives("works", "cues"))
    assert pattern.fullmatch("مقالته")
    assert pattern.fullmatch("titled")
    assert not pattern.fullmatch("مقالتك")
