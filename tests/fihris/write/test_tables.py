"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json

import pytest

from fihris.model import Lang, Text
from fihris.view.dataset import Dataset, Field, Table
from fihris.write.formats import tables


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
