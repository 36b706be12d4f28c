"""A brief and its sections, as their files say what is in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from fihris.model import (
    Brief,
    Certainty,
    Claim,
    Event,
    Figure,
    Lang,
    Mode,
    Note,
    Occasion,
    Participant,
    Qualified,
    Reference,
    Relation,
    Section,
    Source,
    Text,
)
from fihris.read import imprint
from fihris.read.bilingual import optional_text, text
from fihris.read.document import Parsed
from fihris.read.files import Tree
from fihris.read.frames import Frame, Paths
from fihris.read.mapping import Placed
from fihris.read.twins import readable
from fihris.report import Problem, Severity
from fihris.text import evidence

Plain = Mapping[Lang, str]
"""The plain text of a page in each language that it has."""


def brief(tree: Tree, frame: Frame, id: str) -> Brief | None:
    """A brief, or None where it has no Arabic page that can be read."""
    folder, paths, stems = f"briefs/{id}", frame.paths, frame.briefs[id]
    if "index" not in stems:
        lang = next(lang for lang in paths if any(path.startswith(f"{folder}/") for path in paths[lang]))
        tree.problem(
            f"docs/{lang}/{folder}/{min(stems)}.md",
            "brief-without-index",
            f"{folder} has no index.md",
            "write the brief's own page: the event, its date and sources",
        )
    parsed = readable(tree, paths, f"{folder}/index.md", "brief")
    sections = tuple(section for stem in sorted(stems - {"index"}) if (section := _section(tree, paths, id, stem)))
    _check_numbers(tree, folder, [stem for stem in stems - {"index"} if f"{folder}/{stem}.md" in paths[Lang.AR]])
    if Lang.AR not in parsed:
        return None
    matter = parsed[Lang.AR].matter
    _check_year(tree, matter, id)
    value, own = matter.value, _plain(parsed)
    texts = {
        0: own,
        **{each.number: {lang: of.reading.text for lang, of in each.documents.items()} for each in sections},
    }
    return Brief(
        id=id,
        documents={lang: each.document for lang, each in parsed.items()},
        sections=sections,
        thesis=_claim(value["thesis"], texts) if "thesis" in value else None,
        judgements=tuple(_claim(each, texts) for each in value.get("judgements", ())),
        imprint=imprint.imprint(value, frame.registry.authors),
        event=_occasion(value["event"]) if "event" in value else None,
        topics=tuple(value.get("topics", ())),
        figures=tuple(
            Figure(text(f["value"]), text(f["label"]), f.get("section", 0)) for f in value.get("figures", ())
        ),
        references=tuple(Reference(text(r["title"]), r.get("brief", "")) for r in value.get("references", ())),
        bibliography=tuple(imprint.work(each) for each in value.get("bibliography", ())),
        sources=tuple(_source(each) for each in value.get("sources", ())),
        relations=_relations(value, id, own),
        events=_events(value, id, own),
    )


def _section(tree: Tree, paths: Paths, brief: str, stem: str) -> Section | None:
    parsed = readable(tree, paths, f"briefs/{brief}/{stem}.md", "section")
    if Lang.AR not in parsed:
        return None
    value, own = parsed[Lang.AR].matter.value, _plain(parsed)
    id = f"{brief}/{stem[:2]}"
    return Section(
        id=id,
        brief=brief,
        number=int(stem[:2]),
        stem=stem,
        documents={lang: each.document for lang, each in parsed.items()},
        topics=tuple(value.get("topics", ())),
        relations=_relations(value, id, own),
        events=_events(value, id, own),
        qualified=tuple(
            Qualified(Certainty(q["certainty"]), _evidence(q["evidence"], own)) for q in value.get("qualified", ())
        ),
        notes=tuple(Note(text(n["label"]), text(n["text"])) for n in value.get("notes", ())),
    )


def _check_numbers(tree: Tree, folder: str, stems: Collection[str]) -> None:
    """The first number of the Arabic sections that is missing or stands twice."""
    for expected, stem in enumerate(sorted(stems), start=1):
        number = int(stem[:2])
        if number == expected:
            continue
        free = len(stems) if number else expected
        message = f"there is no section {expected:02}" if number > expected else f"the number {number:02} is not free"
        hint = _lost(tree, folder, expected) if number > expected else ""
        tree.problem(
            f"docs/ar/{folder}/{stem}.md",
            "section-number",
            message,
            hint
            or (
                f"bring section {expected:02} back; if there is none, give this file and its twin that number"
                if number > expected
                else f"give this file and its twin the number {free:02}"
            ),
        )
        return


def _lost(tree: Tree, folder: str, number: int) -> str:
    """What to do about a section whose file has a wrong ending, such as 04-name.md.txt; "" where there is none."""
    for path in tree.files(f"docs/ar/{folder}", ""):
        name = path.rpartition("/")[2]
        if name.startswith(f"{number:02}-") and name.endswith((".txt", ".markdown", ".MD")):
            return f"rename {path} to {name.partition('.')[0]}.md, and its twin alike"
    return ""


def _check_year(tree: Tree, matter: Placed, id: str) -> None:
    """The folder's year is that of the event or of the publication: it is in the brief's address."""
    dates = {
        ("event", "date"): matter.value.get("event", {}).get("date", ""),
        ("published",): matter.value.get("published", ""),
    }
    stated = {field: str(date) for field, date in dates.items() if date}
    if stated and id[:4] not in {end[:4] for date in stated.values() for end in date.split("/")}:
        field, date = next(iter(stated.items()))
        tree.report.add(
            Problem(
                matter.path,
                *matter.at(*field),
                "year-differs",
                Severity.WARNING,
                f"the date {date} is not in the folder's year, {id[:4]}",
                f"correct the date, or move the folder to briefs/{date[:4]}/ in both languages",
            )
        )


def _occasion(value: Mapping[str, Any]) -> Occasion:
    return Occasion(
        str(value.get("date", "")),
        tuple(value.get("places", ())),
        tuple(_participant(each) for each in value.get("participants", ())),
    )


def _plain(parsed: Mapping[Lang, Parsed]) -> Plain:
    return {lang: each.document.reading.text for lang, each in parsed.items()}


def _evidence(value: Mapping[str, str], plain: Plain) -> Text:
    """The words that evidence gives. Of a sentence that is not there they are "", and the checks say so; where a text is not
    translated, or the site has no English, the Arabic stands in its place."""
    said = {str(lang): evidence.words(value[lang], plain[lang]) or "" for lang in plain if lang in value}
    quoted = {lang: words for lang, words in value.items() if not evidence.is_reference(words)}
    return text({**quoted, **said})


def _claim(value: Mapping[str, Any], texts: Mapping[int, Plain]) -> Claim:
    words = _evidence(value["evidence"], texts.get(value["section"], {}))
    return Claim(text(value["text"]), Certainty(value["certainty"]), value["section"], words)


def _participant(value: Mapping[str, Any]) -> Participant:
    return Participant(
        value["actor"], value.get("side", ""), optional_text(value.get("role")), value.get("leads", False)
    )


def _source(value: Mapping[str, Any]) -> Source:
    author, publisher = optional_text(value.get("author")), optional_text(value.get("publisher"))
    return Source(
        optional_text(value.get("title")),
        author,
        publisher,
        str(value.get("date", "")),
        optional_text(value.get("note")),
        optional_text(value.get("unsaid")),
    )


def _relations(value: Mapping[str, Any], section: str, plain: Plain) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            r["source"],
            r["relation"],
            r["target"],
            Mode(r["mode"]),
            _evidence(r["evidence"], plain),
            section,
            str(r.get("date", "")),
            optional_text(r.get("sentence")),
        )
        for r in value.get("relations", ())
    )


def _events(value: Mapping[str, Any], section: str, plain: Plain) -> tuple[Event, ...]:
    return tuple(
        Event(
            e["id"],
            str(e.get("date", "")),
            text(e["title"]),
            Mode(e["mode"]),
            _evidence(e["evidence"], plain),
            section,
            tuple(e.get("actors", ())),
            tuple(e.get("places", ())),
        )
        for e in value.get("events", ())
    )
