"""The briefs and pages: one folder a brief, one file a section, the same paths in every language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fihris import address
from fihris.model import (
    UNTRANSLATED,
    Brief,
    Certainty,
    Claim,
    Corpus,
    Document,
    EntityKind,
    Event,
    Figure,
    Identity,
    Lang,
    Mode,
    Note,
    Occasion,
    Participant,
    Prose,
    Qualified,
    Reference,
    Registry,
    Relation,
    Section,
    Source,
    Text,
)
from fihris.read import document, identity, imprint, interface, pictures, redirects, registry, settings, strays
from fihris.read.bilingual import optional_text, text
from fihris.read.document import Parsed
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.report import Problem, Severity, did_you_mean
from fihris.text import evidence

Paths = Mapping[Lang, Mapping[str, None]]
Plain = Mapping[Lang, str]
"""The plain text of a page in each language that it has."""
_BRIEF_FILE = re.compile(r"briefs/(?P<year>\d{4})/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<file>[^/]+)\.md\Z")
_SECTION_FILE = re.compile(r"(?P<number>\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PROSE_FILE = re.compile(r"(?P<folder>actors|places)/(?P<id>[^/]+)\.md\Z")
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PAGE_FILE = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*\.md\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """What briefs stand in: whose site it is, its registry, and the paths of its texts. `briefs` are the files' stems, by
    the brief's id."""

    identity: Identity
    registry: Registry
    paths: Paths
    briefs: Mapping[str, frozenset[str]]
    words: Mapping[str, Mapping[str, Any]]

    def files(self, id: str) -> Iterator[str]:
        """The files of a brief, from the project's root."""
        for lang, own in self.paths.items():
            for stem in sorted(self.briefs[id]):
                if (path := f"briefs/{id}/{stem}.md") in own:
                    yield f"docs/{lang}/{path}"


def read(tree: Tree) -> Corpus:
    """Everything below `docs/`. What has a fault is reported; what can be used is kept, so that all faults show at once."""
    known = frame(tree)
    return whole(tree, known, (brief(tree, known, id) for id in known.briefs))


def frame(tree: Tree) -> Frame:
    """All that stands before the first brief is read."""
    publisher = identity.read(tree)
    known = registry.read(tree)
    # A dict keeps the order of the files, and knows at once whether it has one.
    paths = {
        lang: dict.fromkeys(path.removeprefix(f"docs/{lang}/") for path in tree.files(f"docs/{lang}", ".md"))
        for lang in publisher.langs
    }
    for lang, own in paths.items():
        _check_collisions(tree, lang, own)
    if len(paths) > 1:
        _check_twins(tree, paths)
    strays.report(tree, publisher.langs)
    pictures.report(tree, settings.read(tree))
    return Frame(publisher, known, paths, _briefs(tree, paths), interface.own(tree))


def whole(tree: Tree, frame: Frame, briefs: Iterable[Brief | None]) -> Corpus:
    """The corpus of the briefs that could be read."""
    known, paths = frame.registry, frame.paths
    led = tuple(sorted(redirects.read(tree, known, [path.removesuffix(".md") for path in paths[Lang.AR]]).items()))
    there = sorted(filter(None, briefs), key=lambda brief: (brief.date or brief.id[:4], brief.id), reverse=True)
    pages, prose = _pages(tree, paths), _prose(tree, paths, known)
    return Corpus(frame.identity, known, tuple(there), prose, pages, led, frame.words)


# ---------------------------------------------------------------- files


def _check_collisions(tree: Tree, lang: Lang, paths: Iterable[str]) -> None:
    """`y.md` and `y/index.md`, or `Y.md` and `y.md`, would be written to one address."""
    taken: dict[str, str] = {}
    for path in paths:
        key = path.removesuffix(".md").removesuffix("/index").lower()
        other = taken.setdefault(key, path)
        if other != path:
            tree.problem(
                f"docs/{lang}/{path}", "file-collision", f"this file and {other} have one address", "rename one"
            )


def _check_twins(tree: Tree, paths: Paths) -> None:
    first, second = paths
    for lang, other in ((first, second), (second, first)):
        for path in sorted(set(paths[lang]) - set(paths[other])):
            brief = path.startswith("briefs/")
            if not _PROSE_FILE.match(path) and not (brief and not _in_brief(path)):  # its path is wrong, and reported
                made = lang is Lang.AR and brief
                tree.report.add(
                    Problem(
                        f"docs/{lang}/{path}",
                        1,
                        1,
                        "twin-missing",
                        Severity.NOTICE if made else Severity.ERROR,
                        f"docs/{other}/{path} is missing",
                        f"if no file of another name is meant to be it: fihris translate docs/{lang}/{path} --to {other}"
                        if made
                        else "a page stands in both languages under the same path",
                    )
                )


def _readable(tree: Tree, paths: Paths, path: str, schema_name: str) -> dict[Lang, Parsed]:
    """The documents of a path, in each language where it can be read."""
    found = {}
    for lang in paths:
        if path in paths[lang]:
            parsed = document.read(tree, f"docs/{lang}/{path}", lang, schema_name if lang is Lang.AR else "page")
            if parsed and not (lang is not Lang.AR and _is_untranslated(tree, parsed)):
                found[lang] = parsed
    return found


def _is_untranslated(tree: Tree, twin: Parsed) -> bool:
    """Whether a file only holds the place of a translation; the site shows the Arabic text there, and says so."""
    path = twin.document.path
    if not twin.document.title.startswith(UNTRANSLATED):
        return False
    words = twin.document.reading.text
    if words.strip() and UNTRANSLATED not in words:
        tree.report.add(
            Problem(
                path,
                *twin.matter.at("title"),
                "not-translated",
                Severity.WARNING,
                "the text is translated and its title is not, so the site shows neither",
                f"write the title in {tree.called} here",
            )
        )
    else:
        tree.report.add(
            Problem(path, 1, 1, "not-translated", Severity.NOTICE, "this text is not translated yet", _translate(path))
        )
    return True


def _translate(path: str) -> str:
    done = f", then: fihris translate {path} --done" if "/briefs/" in path else ""
    return f"translate the title and the text{done}"


def _pages(tree: Tree, paths: Paths) -> tuple[Document, ...]:
    pages: list[Document] = []
    for path in sorted({path for lang in paths for path in paths[lang]}):
        if (
            path.startswith("briefs/")
            or _PROSE_FILE.match(path)
            or not address.is_free(path.removesuffix(".md"), tree.langs)
        ):
            continue
        if not _PAGE_FILE.match(path):
            lang = next(lang for lang in paths if path in paths[lang])
            tree.problem(
                f"docs/{lang}/{path}",
                "bad-id",
                f"an address cannot be made of {path!r}",
                "use small Latin letters, digits and hyphens",
            )
            continue
        pages.extend(parsed.document for parsed in _readable(tree, paths, path, "page").values())
    return tuple(pages)


def _prose(tree: Tree, paths: Paths, known: Registry) -> tuple[Prose, ...]:
    found = []
    for lang in paths:
        for path in paths[lang]:
            match = _PROSE_FILE.match(path)
            if match is None or not address.is_free(path.removesuffix(".md"), tree.langs):
                continue
            full = f"docs/{lang}/{path}"
            entities = known.actors if match["folder"] == address.FOLDERS[EntityKind.ACTOR] else known.places
            if match["id"] not in entities:
                noun = match["folder"].removesuffix("s")
                tree.problem(
                    full, f"unknown-{noun}", f"there is no {noun} {match['id']!r}", did_you_mean(match["id"], entities)
                )
                continue
            parsed = document.read(tree, full, lang, "prose")
            if parsed:
                found.append(Prose(match["id"], parsed.document))
    return tuple(found)


# ---------------------------------------------------------------- briefs


def _briefs(tree: Tree, paths: Paths) -> Mapping[str, frozenset[str]]:
    files: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    for lang in paths:
        for path in paths[lang]:
            if not path.startswith("briefs/"):
                continue
            if match := _in_brief(path):
                files[f"{match['year']}/{match['slug']}"].add(match["file"])
            else:
                _refuse(tree, lang, path, told)
    return {id: frozenset(files[id]) for id in sorted(files)}


def _in_brief(path: str) -> re.Match[str] | None:
    """The parts of a path that is a brief's own page or a section."""
    match = _BRIEF_FILE.match(path)
    return match if match and (match["file"] == "index" or _SECTION_FILE.match(match["file"])) else None


def _refuse(tree: Tree, lang: Lang, path: str, told: set[str]) -> None:
    """Report a file that is no brief and no section; for a folder that can be no address, `told` once."""
    where = "a brief is briefs/<year>/<name>/index.md, a section briefs/<year>/<name>/01-<name>.md"
    *folders, name = path.removesuffix(".md").split("/")
    odd = next((place for place, part in enumerate((*folders, name)) if not _PART.match(part)), None)
    if odd is None:
        tree.problem(f"docs/{lang}/{path}", "bad-path", "this is neither a brief nor a section", where)
        return
    key = f"{lang}/{'/'.join(path.split('/')[: odd + 1])}"
    if key not in told:
        told.add(key)
        part, noun = (*folders, name)[odd], "folder" if odd < len(folders) else "file"
        tree.problem(
            f"docs/{lang}/{path}",
            "bad-path",
            f"an address cannot be made of the {noun}'s name {part!r}",
            f"name the {noun} in small Latin letters, digits and hyphens, the same in both languages: {where}",
        )


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
    parsed = _readable(tree, paths, f"{folder}/index.md", "brief")
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
    parsed = _readable(tree, paths, f"briefs/{brief}/{stem}.md", "section")
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
