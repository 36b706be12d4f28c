"""Actors, places, offices, events and relations as FollowTheMoney 4, an entity a line: for Aleph, OpenSanctions' tools and yente.

What that model has no schema for (a policy, a political system) is left out, with what is stated of it: kinds say by `type` what
they are (`docs/_data/vocabularies/kinds.yml`). What a brief states between two actors is an `UnknownLink`, for the model's own kinds
of link say more than that (ownership, employment), and `role` has the words of the relation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from fihris.text import dates
from fihris.view.dataset import SEVERAL, Dataset, Row, Value
from fihris.write.formats.parts import part, parted
from fihris.write.output import File

NAME = "entities"
_SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "PoliticalParty": "Organization",
    "GovernmentOrganization": "PublicBody",
    "Country": "Territory",
    "AdministrativeArea": "Territory",
    "City": "Territory",
    "Place": "Address",
    "Airport": "Address",
    "Event": "Event",
    "Position": "Position",
}
"""By the type of schema.org that the vocabulary of kinds gives."""

Properties = Mapping[str, Sequence[Value]]


def files(of: Dataset) -> Iterator[File]:
    entities = (
        (str(each["id"]), json.dumps(each, ensure_ascii=False, sort_keys=True) + "\n") for each in _entities(of)
    )
    for number, lines in enumerate(parted(entities), start=1):
        yield f"{part(NAME, number)}.ftm.jsonl", "".join(lines).encode()


def _entities(of: Dataset) -> Iterator[Mapping[str, object]]:
    types = {row["id"]: row["type"] for row in of.tables["kinds"].rows}
    known: dict[Value, str] = {}
    for table in ("actors", "places"):
        for row in of.tables[table].rows:
            schema = _SCHEMATA.get(str(types[row["kind"]]))
            if schema:
                id = f"{table}/{row['id']}"
                known[id] = schema
                yield _entity(id, schema, {
                    "name": _every(of, row, "name"),
                    "alias": [alias for said in _every(of, row, "aliases") for alias in str(said).split(SEVERAL)],
                    "summary": _every(of, row, "lead"),
                    "wikidataId": [row["wikidata"]],
                    "sourceUrl": _addresses(_every(of, row, "url")),
                })  # fmt: skip
    yield from _held(of, known)
    for row in of.tables["relations"].rows:
        source, target = f"actors/{row['source']}", f"actors/{row['target']}"
        if source in known and target in known:
            yield _entity(f"relations/{row['id']}", "UnknownLink", {
                "subject": [source],
                "object": [target],
                "role": _every(of, row, "says"),
                "status": [row["mode"]],
                **_dated(row["date"]),
                "sourceUrl": _told(of, row),
            })  # fmt: skip
    for row in of.tables["events"].rows:
        involved = [f"actors/{id}" for id in str(row["actors"] or "").split()]
        yield _entity(f"events/{row['id']}", "Event", {
            "name": _every(of, row, "title"),
            "involved": [id for id in involved if known.get(id) in _LEGAL],
            **_dated(row["date"]),
            "sourceUrl": _told(of, row),
        })  # fmt: skip


_LEGAL = {"Person", "Organization", "PublicBody"}


def _held(of: Dataset, known: Mapping[Value, str]) -> Iterator[Mapping[str, object]]:
    """Terms of office. A post is held by persons; whoever holds it by another kind of record is left out."""
    for row in of.tables["offices"].rows:
        office, holder = f"actors/{row['office']}", f"actors/{row['holder']}"
        if known.get(office) == "Position" and known.get(holder) == "Person":
            first, _, last = str(row["term"]).partition("/")
            ends = [] if last in ("", "..") else [last]
            yield _entity(f"offices/{row['id']}", "Occupancy", {
                "holder": [holder],
                "post": [office],
                "startDate": [first] if "/" in str(row["term"]) else [],
                "date": [] if "/" in str(row["term"]) else [first],
                "endDate": ends,
            })  # fmt: skip


def _entity(id: str, schema: str, properties: Properties) -> Mapping[str, object]:
    """Letters, digits and a few signs alone make an id there."""
    said = {name: [_named(name, value) for value in values if value] for name, values in properties.items()}
    kept = {name: list(dict.fromkeys(values)) for name, values in said.items() if values}
    return {"id": _id(id), "schema": schema, "properties": kept}


def _named(name: str, value: Value) -> str:
    return _id(str(value)) if name in {"subject", "object", "involved", "holder", "post"} else str(value)


def _id(id: str) -> str:
    return "fihris-" + id.replace("/", ".")


def _every(of: Dataset, row: Row, name: str) -> list[Value]:
    """What a field says in each language; a table may not have it."""
    said = [row.get(f"{name}_{lang}") for lang in of.langs]
    return [each for each in said if each]


def _addresses(urls: Sequence[Value]) -> list[Value]:
    """Whole addresses alone: a site that does not know its own has none to give."""
    return [url for url in urls if str(url).startswith("http")]


def _told(of: Dataset, row: Row) -> list[Value]:
    return _addresses([of.sentences[sentence]["url"] for sentence in _every(of, row, "sentence")])


def _dated(edtf: Value) -> Properties:
    """A date, or the two ends of an interval."""
    first, _, last = str(edtf or "").partition("/")
    return {"startDate": [first], "endDate": [last]} if last and last != first else {"date": [dates.machine(first)]}
