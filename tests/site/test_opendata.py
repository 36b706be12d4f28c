"""The open data, read by what others wrote: SQLite, rdflib, icalendar, and a CSV reader that knows nothing of us."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from subprocess import run
from typing import Any

import icalendar
import pytest
import rdflib
from lxml import etree, html

from fihris.__main__ import main
from fihris.view import dataset
from fihris.write.formats import parts
from tests.conftest import DIALOGUE

URL = "https://fihris.example.org/"


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data/1"


def package(data: Path) -> Sequence[Mapping[str, Any]]:
    resources: Sequence[Mapping[str, Any]] = json.loads((data / "datapackage.json").read_bytes())["resources"]
    return resources


def rows(data: Path, table: str) -> list[dict[str, str]]:
    with (data / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_what_its_schema_says(data: Path) -> None:
    for resource in package(data):
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        found = rows(data, resource["name"])
        assert found, resource["name"]
        assert list(found[0]) == list(fields)
        ids = [row["id"] for row in found]
        assert len(set(ids)) == len(ids)
        degrees = [name for name, field in fields.items() if field["type"] == "number"]
        assert all(abs(float(row[name] or 0)) <= 180 for row in found for name in degrees)
        numbers = [name for name, field in fields.items() if field["type"] == "integer"]
        assert all(row[name].isdecimal() for row in found for name in numbers)
        assert all(field["description"] for field in fields.values())


def test_every_id_in_a_field_is_one_of_the_table_it_names(data: Path) -> None:
    with closing(sqlite3.connect(f"file:{data}/tables.sqlite?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = database.execute("SELECT count(*) FROM pragma_foreign_key_list('relations')").fetchone()
        assert keys == (5,)
    ids = {resource["name"]: {row["id"] for row in rows(data, resource["name"])} for resource in package(data)}
    for resource in package(data):
        for key in resource["schema"]["foreignKeys"]:
            named = {row[key["fields"]] for row in rows(data, resource["name"])} - {""}
            assert named <= ids[key["reference"]["resource"] or resource["name"]], key


def test_the_formats_hold_the_same_rows(data: Path) -> None:
    with closing(sqlite3.connect(f"file:{data}/tables.sqlite?mode=ro", uri=True)) as database:
        for resource in package(data):
            name = resource["name"]
            said = [{key: value or None for key, value in row.items()} for row in rows(data, name)]
            listed = json.loads((data / f"{name}.json").read_bytes())
            columns = list(said[0])
            stored = [dict(zip(columns, row, strict=True)) for row in database.execute(f'SELECT * FROM "{name}"')]
            for other in (listed, stored):
                assert [{key: _text(value) for key, value in row.items()} for row in other] == said


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def test_a_mention_leads_to_the_sentence_that_has_its_words(site: Path, data: Path) -> None:
    sentences = {row["id"]: row for row in rows(data, "sentences")}
    found = [row for row in rows(data, "mentions") if row["sentence"]]
    assert found
    for row in found:
        assert row["words"] in sentences[row["sentence"]]["text"]
    for url in {sentences[row["sentence"]]["url"] for row in found[::20]}:
        path, _, anchor = url.removeprefix(URL).partition("#")
        html.document_fromstring((site / path).read_bytes()).get_element_by_id(anchor)


def test_counts_are_those_of_the_rows(data: Path) -> None:
    """A page says how often an actor is named; the table has as many rows."""
    found = [(row["actor"], row["lang"]) for row in rows(data, "mentions")]
    for row in rows(data, "actors"):
        for lang in ("ar", "en"):
            assert int(row[f"mentions_{lang}"]) == found.count((row["id"], lang)), row["id"]


def test_rdflib_reads_what_is_stated_and_by_which_sentence(data: Path) -> None:
    graph = rdflib.Graph().parse(data / "registry.ttl")
    statements = list(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(statements) == len(rows(data, "relations"))
    source = rdflib.URIRef("http://purl.org/dc/terms/source")
    for each in statements:
        assert graph.value(each, rdflib.RDF.subject)
        assert "#s" in str(graph.value(each, source))
    name = rdflib.URIRef("https://schema.org/name")
    said = set(graph.objects(rdflib.URIRef(f"{URL}actors/iran.html#it"), name))
    assert said == {rdflib.Literal("إيران", lang="ar"), rdflib.Literal("Iran", lang="en")}


def test_a_place_stands_at_its_point_in_every_format(data: Path) -> None:
    points = {
        row["id"]: (float(row["longitude"]), float(row["latitude"])) for row in rows(data, "places") if row["latitude"]
    }
    assert points["baghdad"] == (44.4, 33.3)
    drawn = json.loads((data / "places.geojson").read_bytes())
    assert {each["id"]: tuple(each["geometry"]["coordinates"]) for each in drawn["features"]} == points
    graph = rdflib.Graph().parse(data / "registry.ttl")
    word = rdflib.Namespace("https://schema.org/")
    for place, geo in graph.subject_objects(word.geo):
        id = str(place).rpartition("/")[2].removesuffix(".html#it")
        assert (float(graph.value(geo, word.longitude)), float(graph.value(geo, word.latitude))) == points.pop(id)
    assert not points


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_icalendar_reads_the_events_that_have_a_day(data: Path, lang: str) -> None:
    octets = (data / f"events.{lang}.ics").read_bytes()
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    read = icalendar.Calendar.from_ical(octets)
    found = {(str(each["SUMMARY"]), each.decoded("DTSTART"), each.decoded("DTEND")) for each in read.walk("VEVENT")}
    days = [row for row in rows(data, "events") if all(len(end) == 10 for end in row["date"].split("/"))]
    assert days
    assert {(title, str(start)) for title, start, _ in found} == {
        (row[f"title_{lang}"], row["date"][:10]) for row in days
    }
    assert all(start < end for _, start, end in found)
    assert all(isinstance(start, date) for _, start, _ in found)


def test_a_graph_has_every_actor_and_relation(data: Path) -> None:
    actors, relations = ([row["id"] for row in rows(data, table)] for table in ("actors", "relations"))
    drawn = etree.parse(data / "relations.graphml").getroot()
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert [node.get("id") for node in drawn.iterfind(".//g:node", space)] == actors
    assert [edge.get("id") for edge in drawn.iterfind(".//g:edge", space)] == relations
    declared = {key.get("id") for key in drawn.iterfind("g:key", space)}
    assert {each.get("key") for each in drawn.iterfind(".//g:data", space)} <= declared
    graph = json.loads((data / "relations.jgf.json").read_bytes())["graph"]
    assert (list(graph["nodes"]), [edge["id"] for edge in graph["edges"]]) == (actors, relations)


def test_an_entity_of_follow_the_money_names_only_entities(data: Path) -> None:
    """`tools/validate/opendata.py` asks the model itself; this holds what every reader of it takes for granted."""
    found = {
        each["id"]: each for each in map(json.loads, (data / "entities.ftm.jsonl").read_text("utf-8").splitlines())
    }
    assert {each["schema"] for each in found.values()} >= {"Person", "Territory", "PublicBody", "UnknownLink", "Event"}
    for each in found.values():
        said = each["properties"]
        ends = [*said.get("subject", []), *said.get("object", []), *said.get("involved", []), *said.get("holder", [])]
        assert set(ends) <= found.keys()
        assert all(said.values())
        assert all(isinstance(value, str) and value for values in said.values() for value in values)


def test_the_page_tells_every_field_and_leads_to_every_file(site: Path, data: Path) -> None:
    for prefix in ("", "en/"):
        page = html.document_fromstring((site / f"{prefix}data/index.html").read_bytes())
        told = {each.text_content() for each in page.iterfind(".//dt/bdi")}
        assert told >= {field["name"] for resource in package(data) for field in resource["schema"]["fields"]}
        examples = [each.text_content() for each in page.iterfind(".//dd/small/bdi[@dir='auto']")]
        assert any(each.startswith("2023/") for each in examples), "its own direction: an id would be told from its end"
        hrefs = {each.get("href").rpartition("/")[2] for each in page.iter("a") if each.get("download") is not None}
        there = {file.name for file in data.iterdir()}
        assert hrefs >= there - {f"events.{lang}.ics" for lang in ("ar", "en")}
        assert hrefs <= there


def test_export_writes_the_same_without_a_site(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fihris", "export", "--root", DIALOGUE.parent, tmp_path / "out"]
    result = run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    written = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert written == {file.name: file.read_bytes() for file in data.iterdir()}


def test_what_one_file_does_not_hold_goes_on_in_others(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST", 600)
    assert main(["export", "--root", str(DIALOGUE.parent), str(tmp_path)]) == 0

    def files(name: str, ending: str) -> list[Path]:
        found = sorted(tmp_path.glob(f"{name}*.{ending}"), key=lambda path: (len(path.name), path.name))
        assert len(found) > 1
        assert found[0].name == f"{name}.{ending}"
        assert max(path.stat().st_size for path in found) < 10_000
        return found

    whole, joined = rdflib.Graph().parse(data / "registry.ttl"), rdflib.Graph()
    names = files("registry", "ttl")
    for path in names:
        joined += rdflib.Graph().parse(path, publicID=path.name)
    others = set(joined.triples((None, rdflib.RDFS.seeAlso, None)))
    assert {str(other).rpartition("/")[2] for _, _, other in others} == {path.name for path in names[1:]}
    assert named(joined) - others == named(whole)
    assert len(joined) == len(whole) + len(others)
    entities = (path.read_text("utf-8") for path in files("entities", "ftm.jsonl"))
    assert "".join(entities) == (data / "entities.ftm.jsonl").read_text("utf-8")
    told = [day for path in files("events", "en.ics") for day in days(path)]
    assert told == days(data / "events.en.ics") == sorted(told, reverse=True)


def test_rows_of_a_large_table_are_made_anew_and_are_the_same(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "MANY", 5)
    assert main(["export", "--root", str(DIALOGUE.parent), str(tmp_path)]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in data.iterdir()
    }


def named(graph: rdflib.Graph) -> set[tuple[rdflib.term.Node, ...]]:
    """What it says of what has a name."""
    return {each for each in graph if not any(isinstance(it, rdflib.BNode) for it in each)}


def days(calendar: Path) -> list[date]:
    read = icalendar.Calendar.from_ical(calendar.read_bytes())
    return [each.decoded("DTSTART") for each in read.walk("VEVENT")]
