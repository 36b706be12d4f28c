"""What the models' own validators say of the open data of a built site: `python tools/validate/opendata.py [site]`.

Frictionless reads the tables by their schemas, FollowTheMoney each entity, NetworkX the graph. They bring more than a hundred megabytes,
so they stand in a lock of their own beside this and not among the packages of the project.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

import networkx
from followthemoney import model
from frictionless import validate


def main(data: Path) -> int:
    faults = [*_tables(data), *_entities(data)]
    graph = networkx.read_graphml(data / "relations.graphml")
    print(f"networkx {networkx.__version__}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    print(*faults, sep="\n")
    return 1 if faults else 0


def _tables(data: Path) -> list[str]:
    report = validate(str(data / "datapackage.json"))
    print(
        f"frictionless {version('frictionless')}: {len(report.tasks)} tables, {'valid' if report.valid else 'not valid'}"
    )
    return [str(fault) for fault in report.flatten(["rowNumber", "fieldName", "type", "message"])]


def _entities(data: Path) -> list[str]:
    """What the model refuses, what it would clean away, and links to nothing or to what a property may not name."""
    faults, found = [], {}
    for line in (data / "entities.ftm.jsonl").read_text("utf-8").splitlines():
        said = json.loads(line)
        model.get(said["schema"]).validate(said)
        found[said["id"]] = kept = model.get_proxy(said, cleaned=False)
        for name, values in said["properties"].items():
            lost = set(values) - set(kept.get(name))
            faults += [f"{said['id']}: {name} loses {lost}"] if lost else []
    for each in found.values():
        for property, value in each.itervalues():
            if property.type.name == "entity" and not (value in found and found[value].schema.is_a(property.range)):
                faults.append(f"{each.id}: {property.name} names {value}")
    print(f"followthemoney {version('followthemoney')}: {len(found)} entities, {len(faults)} faults")
    return faults


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["site"]) / "data/1"))
