"""What the search answers, in node: small sites and what is asked of them, as cases in `tests/search_cases/asked.yml`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from search_twin import DATA, ROOT, node_path
from small_site import write

from fihris.text.analysis import load_analysis
from fihris.text.sentences import sentences
from fihris.write import lexicon, search
from fihris.write.search import Card, SearchDoc, write_index

CASES = yaml.safe_load((ROOT / "tests" / "search_cases" / "asked.yml").read_text("utf-8"))
ASKED = [(site, case) for site, each in CASES.items() for case in each["asked"]]

Ask = Callable[[str, str], dict[str, Any]]


def _card(row: dict[str, Any]) -> Card:
    forms, nisba = tuple(row["forms"]), tuple(row.get("nisba", ()))
    shape = row.get("shape", "org")
    return Card(row["id"], "actor", forms[0], forms[-1], "", "", {}, f"{row['id']}.html", forms, shape, nisba)


def _text(number: int, text: str) -> SearchDoc:
    starts = tuple((f"s{place}", start) for place, (start, _) in enumerate(sentences(text)))
    return SearchDoc(str(number), f"{number}.html", "section", "", text, sentences=starts)


def _fact(row: dict[str, Any]) -> SearchDoc:
    card = Card(row["id"], row["kind"], row["name"], "", "", row["role"], {}, f"{row['id']}.html", ())
    title = f"{row['name']} {row['role']}".strip()
    actors = tuple(row.get("actors", ()))
    return SearchDoc(row["id"], "1.html", f"fact-{row['kind']}", title, row["said"], actors=actors, card=card)


def write_small(folder: Path, site: dict[str, Any]) -> None:
    docs = [_text(number, text) for number, text in enumerate(site["texts"], 1)]
    docs += [_fact(row) for row in site.get("facts", ())]
    cards = [_card(row) for row in site.get("cards", ())]
    for path, data in write_index(load_analysis(DATA, site["lang"]), docs, cards, {}).items():
        write(folder / path, data)


@pytest.fixture(scope="module", params=["whole", "cut"])
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the small sites, with an index as they have it, and with one in many pieces as a large site has it."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "cut":
            for name, size in {"WHOLE": 0, "CUT": 100, "ROLL": 100}.items():
                patch.setattr(lexicon, name, size)
            patch.setattr(search, "MOST", 2_000)
        for name, site in CASES.items():
            write_small(folder / name, site)
    script = ROOT / "tests" / "search_cases" / "ask.js"
    with subprocess.Popen(
        [node_path(), str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:

        def answer(name: str, text: str) -> dict[str, Any]:
            assert process.stdin
            assert process.stdout
            message = {"folder": str(folder / name), "lang": CASES[name]["lang"], "text": text}
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            found: dict[str, Any] = json.loads(process.stdout.readline())
            return found

        yield answer
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize(("site", "case"), ASKED, ids=[f"{site}: {case['query']}" for site, case in ASKED])
def test_answers(ask: Ask, request: pytest.FixtureRequest, site: str, case: dict[str, Any]) -> None:
    if CASES[site].get("whole") and "cut-" in request.node.name:
        return
    found = ask(site, case["query"])
    found["hits"] = [int(href.partition(".")[0]) for href in found["hits"]]
    wanted = {name: value for name, value in case.items() if name in found}
    assert wanted
    assert {name: found[name] for name in wanted} == wanted


RARE = "نسر غزال ذئب حصان دجاجة خروف سلحفاة كنغر"
OTHERS = "طاووس"


def answers(folder: Path, *asked: str) -> Iterator[dict[str, Any]]:
    """What one page answers to one question after another."""
    lines = "\n".join(json.dumps({"folder": str(folder), "lang": "ar", "text": text}) for text in asked)
    node = [node_path(), str(ROOT / "tests" / "search_cases" / "ask.js")]
    run = subprocess.run(node, input=lines, capture_output=True, encoding="utf-8", check=True)
    return map(json.loads, run.stdout.splitlines())


def test_a_question_has_the_same_hits_whatever_was_asked_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in {"WHOLE": 0, "CUT": 1}.items():
        monkeypatch.setattr(lexicon, name, size)
    same = ["زيارة", "زار", "زارت", "يزور", "وفاة", "مصرع", "توفي", "مات", "استشهاد"]
    texts = [f"{word} {number}" for number, word in enumerate(same)]
    for path, data in write_index(load_analysis(DATA, "ar"), [*map(_text, range(9), texts)], [], {}).items():
        write(tmp_path / path, data)
    (first,) = answers(tmp_path, "وفاة")
    *_, last = answers(tmp_path, *same, "وفاه", "وفاا", "وفاة")
    assert (last["hits"], last["cards"]) == (first["hits"], first["cards"])
    assert last["files"] <= first["files"]


def test_a_question_to_a_large_index_costs_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in {"WHOLE": 0, "CUT": 1, "SIGNS": 1}.items():
        monkeypatch.setattr(lexicon, name, size)
    monkeypatch.setattr(search, "SHARD", 1)
    common = "الوزير المدينة القوات البرلمان"
    texts = [f"{common} {number}" for number in range(90)] + [f"{common} زرافة فيل تمساح {RARE} {OTHERS}"]
    for path, data in write_index(load_analysis(DATA, "ar"), [*map(_text, range(91), texts)], [], {}).items():
        write(tmp_path / path, data)
    asked = ["زرافة فيل تمساح", f"زرافة فيل تمساح {common}", f"«زرافة فيل» تمساح {common}", f"{RARE} زرافة فيل"]
    asked += [f"{OTHERS} برلمانن", *map(str, range(90)), "20 21 67"]
    plain, long, quoted, rare, misspelt, *others, again = answers(tmp_path, *asked)
    assert plain["hits"] == long["hits"] == quoted["hits"] == ["90.html"]
    assert (plain["words"], long["words"], long["absent"]) == (3, 0, [])
    assert quoted["words"] == 4
    assert (rare["hits"], rare["words"], rare["left"], rare["absent"]) == (["90.html"], 8, 2, [])
    # how a word put right is written is read of a text that is shown
    assert (misspelt["corrected"], misspelt["files"]) == ({"برلمانن": "برلمان"}, 3)
    assert [one["hits"] for one in others] == [[f"{number}.html"] for number in range(90)]
    assert [max(one["held"][place] for one in others) for place in range(2)] == [64, 25]  # what was read is let go of
    # but not before it is shown: the text that was read longest ago costs no file again
    assert (again["hits"], again["files"] - again["words"]) == (["20.html", "21.html", "67.html"], 2)

    for path in (tmp_path / "search" / "ar").glob("words-*.js"):
        if "فيل" in path.read_text("utf-8"):
            path.unlink()
    (left,) = answers(tmp_path, asked[0])
    assert (left["hits"], left["absent"]) == (["90.html"], [])
