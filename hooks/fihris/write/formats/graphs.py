"""Actors and what is stated between them as a graph: GraphML, for Gephi, yEd and NetworkX, and JSON Graph Format 2."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as XML

from fihris.view.dataset import Dataset, Field, Row, Table
from fihris.write.formats.tables import as_json
from fihris.write.output import File

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"integer": "long"}
_ENDS = ("source", "target")
_DRAWN = ("name", "kind", "country", "side", "mentions", "url", "polarity", "mode", "date", "says", "section")


def files(of: Dataset) -> Iterator[File]:
    actors, relations = of.tables["actors"], of.tables["relations"]
    yield "relations.graphml", _graphml(actors, relations)
    yield "relations.jgf.json", _json_graph(of.title, actors, relations)


def _graphml(actors: Table, relations: Table) -> bytes:
    XML.register_namespace("", GRAPHML)
    root = XML.Element(_tag("graphml"))
    for name, table in (("node", actors), ("edge", relations)):
        for field in _data(table):
            key = {"id": f"{name}_{field.name}", "for": name, "attr.name": field.name}
            XML.SubElement(root, _tag("key"), {**key, "attr.type": _TYPES.get(field.type, "string")})
    graph = XML.SubElement(root, _tag("graph"), {"id": "relations", "edgedefault": "directed"})
    for row in actors.rows:
        _add(graph, "node", {"id": str(row["id"])}, actors, row)
    for row in relations.rows:
        ends = {end: str(row[end]) for end in _ENDS}
        _add(graph, "edge", {"id": str(row["id"]), **ends}, relations, row)
    XML.indent(root, "")
    written: bytes = XML.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _add(graph: XML.Element, name: str, attributes: dict[str, str], table: Table, row: Row) -> None:
    element = XML.SubElement(graph, _tag(name), attributes)
    for field in _data(table):
        if row[field.name] is not None:
            data = XML.SubElement(element, _tag("data"), {"key": f"{name}_{field.name}"})
            data.text = str(row[field.name])


def _data(of: Table) -> Iterator[Field]:
    """What is drawn, or by what a drawing is narrowed; the rest stands in the tables, by the same ids."""
    return (field for field in of.fields if field.name.startswith(_DRAWN))


def _json_graph(title: str, actors: Table, relations: Table) -> bytes:
    graph = {
        "id": "relations",
        "label": title,
        "directed": True,
        "nodes": {
            str(row["id"]): {"label": row[_label(actors)], "metadata": _metadata(actors, row)} for row in actors.rows
        },
        "edges": [
            {
                "id": row["id"],
                **{end: row[end] for end in _ENDS},
                "relation": row["kind"],
                "metadata": _metadata(relations, row),
            }
            for row in relations.rows
        ],
    }
    return as_json({"graph": graph})


def _metadata(of: Table, row: Row) -> dict[str, object]:
    return {field.name: row[field.name] for field in _data(of) if row[field.name] is not None}


def _label(of: Table) -> str:
    """The name in the first language of the site."""
    return next(field.name for field in of.fields if field.name.startswith("name_"))


def _tag(name: str) -> str:
    return f"{{{GRAPHML}}}{name}"
