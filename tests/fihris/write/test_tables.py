"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from itertools import chain

import pytest

from fihris.model import Lang, Text
from fihris.view.dataset import Dataset, Field, Table
from fihris.write.formats import parts, tables


@pytest.mark.parametrize("words", ['=HYPERLINK("https://example.org")', "+1", "-1+2", "@SUM(A1)", "＝1+1"])
def test_a_spreadsheet_finds_no_formula(words: str) -> None:
    note = Text()
    table = Table(
        "events",
        note,
        note,
        (Field("id", "string", note), Field("title", "string", note)),
        ({"id": "1", "title": words},),
    )
    made = dict(tables.files(Dataset("", "", "", "", (Lang.AR,), {"events": table}, {})))
    assert next(csv.DictReader(io.StringIO(made["events.csv"].decode("utf-8-sig"))))["title"] == f"'{words}"
    assert json.loads(made["events.json"])[0]["title"] == words


def test_a_large_table_goes_on_in_files_that_an_edit_leaves_as_they_are() -> None:
    note, fields = Text(), ("id", "text")
    rows = [{"id": f"s{number}", "text": f'"{number}" {"كلام " * 40}'} for number in range(3000)]

    def written(rows: list[dict[str, str]]) -> dict[str, bytes]:
        table = Table("sentences", note, note, tuple(Field(name, "string", note) for name in fields), tuple(rows))
        return dict(tables.files(Dataset("", "", "", "", (Lang.AR,), {"sentences": table}, {})))

    made = written(rows)
    listed = json.loads(made[tables.PACKAGE])["resources"][0]
    assert {*listed["path"], *listed["json"], tables.PACKAGE} == made.keys()
    assert (listed["path"][:2], listed["json"][0]) == (["sentences.csv", "sentences-2.csv"], "sentences.json")
    assert max(map(len, made.values())) <= 150_000
    assert [row for path in listed["json"] for row in json.loads(made[path])] == rows
    read = [csv.DictReader(io.StringIO(made[path].decode("utf-8-sig"))) for path in listed["path"]]
    assert [row for part in read for row in part] == rows
    rows.insert(5, {"id": "new", "text": "كلام " * 300})
    again = written(rows)
    assert sum(again.get(path) != data for path, data in made.items()) <= 6


@pytest.mark.parametrize("large", [[0], [50], [99], [0, 1, 50], list(range(100))])
def test_a_record_that_is_more_than_a_file_holds_takes_no_others_apart(large: list[int]) -> None:
    records = [(str(number), "x" * (parts.MOST + 1 if number in large else 100)) for number in range(100)]
    made = list(parts.parted(records))
    assert all(made)
    assert list(chain.from_iterable(made)) == [record for _, record in records]
    assert len(made) <= 2 * len(large) + 1
