"""Changes of a record as somebody may make them, by chance."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml


def change(path: Path, chance: random.Random) -> None:
    """Another form of a name, a new name, another kind, another record, or one less."""
    forms = ["القنوات", "الوزارة", "الاتفاق", "أهل المدينة", "الوزير", "موسم الزرع", "كلام جديد", "التعاون"]
    record = _read(path) if path.exists() else {}
    if not isinstance(record.get("name"), dict):
        record = {"name": {"en": "One"}, "kind": "person"}
    form = chance.choice(forms)
    match chance.choice(
        ["aliases", "weak", "nisba", "metonyms", "offices", "titles", "less", "name", "kind", "note", "gone"]
    ):
        case "less":
            record = {field: value for field, value in record.items() if field not in {"aliases", "weak", "nisba"}}
        case "name":
            record["name"]["ar"] = f"{form} الكبير"
        case "kind":
            record["kind"] = chance.choice(["person", "state", "government-body", "city"])
        case "note":
            record["note"] = {"ar": form, "en": "Words."}
        case "gone":
            path.unlink(missing_ok=True)
            return
        case field:
            record[field] = {"ar": [form, *chance.sample(forms, 1)]}
    record["name"].setdefault("ar", form)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")


def _read(path: Path) -> dict[str, Any]:
    """A record, as far as it is one."""
    try:
        record = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError:
        return {}
    return record if isinstance(record, dict) else {}
