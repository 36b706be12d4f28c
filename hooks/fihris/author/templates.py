"""New source files, filled with what their author said and with what stays to be written."""

from __future__ import annotations

from collections.abc import Mapping

from fihris import address
from fihris.author import marks, translation, yaml
from fihris.model import EntityKind

TOPICS = "docs/_data/vocabularies/topics.yml"


def brief(id: str, title: str, date: str) -> Mapping[str, str]:
    """A brief's own page and its twin. `id` is `<year>/<name>`, `date` EDTF."""
    event = marks.comment("للكاتب: اكتب هنا ماذا حدث، ومتى وأين، ومن شارك فيه، ثم احذف هذا التعليق.")
    summary = marks.comment("للكاتب: اكتب هنا خلاصة المحاور في فقرتين أو ثلاث، ثم احذف هذا التعليق.")
    body = f"## الحدث\n\n{event}\n\n## الخلاصة\n\n{summary}\n"
    matter = [
        f"title: {yaml.scalar(title)}",
        "event:",
        f"  date: {yaml.quoted(date)}",
        "  places: []       # docs/_data/places/",
        "  participants: [] # مثال: - {actor: thabit-al-abbasi, side: iraqi-delegation, leads: true}",
        f"topics: [] # {TOPICS}",
        "figures: []",
        "references: []",
        "bibliography: []",
        "relations: []",
        "events: []",
    ]
    return _pair(f"briefs/{id}/index.md", matter, title, body, "the brief")


def section(brief: str, number: int, slug: str, title: str) -> Mapping[str, str]:
    """A section and its twin."""
    body = marks.comment("للكاتب: اكتب هنا المحور، ثم احذف هذا التعليق.") + "\n"
    matter = [
        f"title: {yaml.scalar(title)}",
        f"topics: [] # {TOPICS}",
        "relations: []",
        "events: []",
    ]
    return _pair(f"briefs/{brief}/{number:02}-{slug}.md", matter, title, body, f"section {number}")


def entity(of: EntityKind, id: str, ar: str, en: str, kind: str) -> Mapping[str, str]:
    """A record of the registry."""
    lines = [
        f"# yaml-language-server: $schema=../schemas/{of}.json",
        f"name: {yaml.pair(ar, en)}",
        f"kind: {yaml.key(kind)}",
        "aliases: {ar: [], en: []} # أسماء لا تعني غيره",
        "weak: {ar: [], en: []}    # أسماء لا تكفي وحدها",
        "",
    ]
    return {f"docs/_data/{address.FOLDERS[of]}/{id}.yml": "\n".join(lines)}


def topic(vocabulary: str, id: str, ar: str, en: str) -> Mapping[str, str]:
    """The vocabulary of topics, with one more at its end."""
    return {TOPICS: f"{vocabulary.rstrip()}\n{yaml.key(id)}: {{label: {yaml.pair(ar, en)}}}\n"}


def _pair(path: str, matter: list[str], title: str, body: str, label: str) -> Mapping[str, str]:
    front = "\n".join(["---", *matter, "---"])
    return {
        f"docs/ar/{path}": f"{front}\n\n{body}",
        f"docs/en/{path}": translation.skeleton(title, "", body, label),
    }
