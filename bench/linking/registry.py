"""The registry that the gold set speaks of: one file a country, records as `docs/_data` has them."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import yaml

from fihris.model import Registry
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report

FOLDER: Final = Path(__file__).parent / "registry"
_DATA: Final = Path(__file__).resolve().parents[2] / "tests/fixtures/dialogue/docs/_data"


def records() -> dict[str, dict[str, Any]]:
    """Every record by id, those of one folder of the data (`actors`, `places` …) in one mapping."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for folder, listed in yaml.safe_load(path.read_text("utf-8")).items():
            if twice := found.setdefault(folder, {}).keys() & listed.keys():
                raise ValueError(f"{path.name}: ids given twice: {sorted(twice)}")
            found[folder] |= listed
    return found


def read() -> Registry:
    """The registry, read as a site's own is. ValueError with every problem that its checks find."""
    with tempfile.TemporaryDirectory() as root:
        data = Path(root, "docs/_data")
        shutil.copytree(_DATA / "vocabularies", data / "vocabularies")
        for folder, listed in _with_offices(records()).items():
            (data / folder).mkdir()
            for id, record in listed.items():
                (data / folder / f"{id}.yml").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        report = Report()
        found = registry.read(Tree(Path(root), report))
    if problems := list(report):
        raise ValueError("\n".join(str(problem) for problem in problems))
    return found


def _with_offices(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The offices as records of actors: their forms are titles, each holder has a term."""
    actors = dict(found["actors"])
    for id, office in found["offices"].items():
        shared = {field: office[field] for field in ("name", "country", "aliases") if field in office}
        actors[id] = {"kind": "office", "titles": office["forms"]} | shared
        actors[id]["holders"] = [
            {"actor": each["actor"], "term": f"{each['from']}/{each.get('to', '..')}", "source": "public record"}
            for each in office["holders"]
        ]
    return {"actors": actors, "places": found["places"]}
