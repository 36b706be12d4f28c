"""Whether the records of actors and places lead to others that are there, and name themselves alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from fihris.check.sources import Path, Record, Sources
from fihris.model import UNTRANSLATED, EntityKind, Lang, Registry
from fihris.report import Problem, Severity, did_you_mean
from fihris.text import dates, ordinary
from fihris.text.fold import fold
from fihris.text.spelt import apart

_OFFICE = "office"
"""The kind of a record that has holders."""
Owner = tuple[Record, str, Path]
"""A record, its id, and where in it a form stands."""

# No name has these; who writes them means several names, or copied a quotation. The Latin comma is one of some English names.
_NO_LETTER = {
    Lang.AR: re.compile(r'[،؛,;«»“”„"*\[\]<>{}|`\u0640]'),
    Lang.EN: re.compile(r'[،؛;«»“”„"*\[\]<>{}|`\u0640]'),
}
_FORMS = ("aliases", "weak", "metonyms", "nisba", "offices", "titles")


def records(registry: Registry, sources: Sources) -> Iterator[Problem]:
    """What is wrong with every record of the registry, one by one and beside each other."""
    for kind, entities in ((EntityKind.ACTOR, registry.actors), (EntityKind.PLACE, registry.places)):
        found = {id: sources.sound[entity.origin.path] for id, entity in entities.items()}
        for id, record in found.items():
            yield from _references(record, kind, registry, sources)
            yield from _itself(record, id)
            yield from _terms(record)
            yield from _forms(record)
        yield from _shared(found)


def briefs(registry: Registry, known: Collection[str], sources: Sources) -> Iterator[Problem]:
    """Briefs and sections that a record names as where something is stated, and that there are not."""
    for entity in (*registry.actors.values(), *registry.places.values()):
        record = sources.sound[entity.origin.path]
        for field, section in _stated_in(record):
            if section not in known:
                message = f"there is no brief or section {section!r}"
                yield record.error(field, "unknown-section", message, did_you_mean(section, known))


def _stated_in(record: Record) -> Iterator[tuple[Path, str]]:
    value = record.value
    if "lead" in value:
        yield ("lead", "section"), value["lead"]["section"]
    for field in ("roles", "affiliations", "holders"):
        for index, each in enumerate(value.get(field, ())):
            if "section" in each:
                yield (field, index, "section"), each["section"]
    if "brief" in value:
        yield ("brief",), value["brief"]


def _references(record: Record, entity: EntityKind, registry: Registry, sources: Sources) -> Iterator[Problem]:
    value = record.value
    fitting = {id for id, each in registry.kinds.items() if (each.shape == "place") is (entity is EntityKind.PLACE)}
    if value["kind"] not in registry.kinds:
        yield from _unknown(record, ("kind",), "kind", fitting, sources)
    elif value["kind"] not in fitting:
        folder = "places" if entity is EntityKind.ACTOR else "actors"
        hint = f"move the file to docs/_data/{folder}/, or choose one of {', '.join(sorted(fitting))}"
        yield record.error(("kind",), "wrong-kind", f"{value['kind']!r} is not a kind of {entity}", hint)
    for field in (each for each in ("country", "side") if each in value):
        yield from _unknown(record, (field,), "actor", registry.actors, sources)
    for field in ("affiliations", "holders"):
        for index in range(len(value.get(field, ()))):
            yield from _unknown(record, (field, index, "actor"), "actor", registry.actors, sources)
    yield from _office(record, registry)


def _itself(record: Record, id: str) -> Iterator[Problem]:
    """An actor that is a part of itself, or holds itself."""
    for field in ("affiliations", "holders"):
        for index, each in enumerate(record.value.get(field, ())):
            if each["actor"] == id:
                yield record.itself((field, index, "actor"), id)


def _office(record: Record, registry: Registry) -> Iterator[Problem]:
    """A person holds an office for a time; so the office has the record, and its holders in it."""
    kind = registry.kinds.get(record.value["kind"])
    if kind is None:
        return
    wrong = [field for field in ("titles", "holders") if kind.id != _OFFICE and record.value.get(field)]
    if kind.shape == "person" and any(record.value.get("offices", {}).values()):
        wrong.append("offices")
    for field in wrong:
        yield record.error(
            (field,),
            "office-of-nobody",
            f"a record of the kind {kind.id!r} has no {field}",
            f"an office is a record of its own, of the kind {_OFFICE!r}: its titles, and its holders with the term of each",
        )


def _terms(record: Record) -> Iterator[Problem]:
    """Terms of days that no calendar has, and two holders at one time: then a title of that time means neither."""
    holders = record.value.get("holders", ())
    for index, each in enumerate(holders):
        field, term = ("holders", index, "term"), str(each["term"])
        if fault := dates.impossible(term):
            yield record.error(field, "bad-date", f"{term!r}: {fault}", "look it up in a calendar")
            continue
        for other in holders[:index]:
            if other["actor"] != each["actor"] and dates.overlap(term, str(other["term"])):
                yield Problem(
                    record.path,
                    *record.at(*field),
                    "holders-overlap",
                    Severity.NOTICE,
                    f"{each['actor']} and {other['actor']} hold the office at one time: {term}, {other['term']}",
                    "end the earlier term where the later one begins: YYYY-MM-DD/YYYY-MM-DD",
                )


def _unknown(record: Record, field: Path, noun: str, known: Collection[str], sources: Sources) -> Iterator[Problem]:
    id = record.value
    for part in field:
        id = id[part]  # type: ignore[index]
    if not sources.is_known(noun, str(id), known):
        hint = sources.nearest(noun, str(id), known)
        yield record.error(field, f"unknown-{noun}", f"there is no {noun} {id!r}", hint)


def _forms(record: Record) -> Iterator[Problem]:
    """A form that holds what no name holds is never found in a text."""
    for lang in _langs(record):
        for form, field in _forms_of(record, lang):
            if form.startswith(UNTRANSLATED):
                continue  # told as such where all fields are (check/drafts.py)
            if (sign := _NO_LETTER.get(lang, _NO_LETTER[Lang.EN]).search(form)) or not any(
                char.isalpha() for char in form
            ):
                what = f"holds {sign.group()}, which is part of no name" if sign else "has no letters, so it is no name"
                yield record.error(field, "bad-form", f"«{form}» {what}", _right_form(form, field))
            elif ordinary.is_word(form, lang):
                yield record.error(
                    field, "ordinary-word", f"«{form}» stands in every text", "take it out: it names nobody"
                )
            elif field[0] in {"name", "aliases"} and ordinary.is_noun(form, lang):
                yield record.error(
                    field,
                    "ordinary-word",
                    f"«{form}» means another in every text",
                    "list it under weak: then it counts only where the brief names the actor in full",
                )


def _right_form(form: str, field: Path) -> str:
    """What to write instead of a form that is none."""
    parts = [re.sub(r"[^\w\s.’'()–-]", "", part.replace("\u0640", "")).strip() for part in re.split("[،؛,;]", form)]
    names = [part for part in parts if any(char.isalpha() for char in part)]
    if len(names) > 1 and field[0] != "name":
        return f"these are {len(names)} names, so part them with a Latin comma: [{', '.join(names)}]"
    return f"write {' '.join(names)}" if names else "take it out"


def _langs(record: Record) -> tuple[Lang, ...]:
    """The languages in which a record has a name, or other forms."""
    fields = (record.value.get(field, {}) for field in ("name", *_FORMS))
    return tuple(dict.fromkeys(Lang(lang) for each in fields for lang in each))


def _forms_of(record: Record, lang: Lang) -> Iterator[tuple[str, Path]]:
    if lang in record.value["name"]:  # a site in Arabic alone has no other
        yield record.value["name"][lang], ("name", lang)
    for field in _FORMS:
        for index, form in enumerate(record.value.get(field, {}).get(lang, ())):
            yield form, (field, lang, index)


def _shared(found: Mapping[str, Record]) -> Iterator[Problem]:
    """A name or an alias belongs to one record alone: two would make every mention of it a guess."""
    for lang in dict.fromkeys(chain.from_iterable(map(_langs, found.values()))):
        owners: dict[str, list[tuple[Owner, str]]] = {}
        for id, record in found.items():
            for form, field in _strong_forms(record, lang):
                mine = (record, id, field)
                others = owners.setdefault(fold(form, case=lang is Lang.AR).text, [])
                for theirs, other in others:
                    if theirs[1] != id and not _apart(record, theirs[0]) and not apart(form, other):
                        yield _twice(mine, theirs, form)
                        yield _twice(theirs, mine, form)
                others.append((mine, form))


def _apart(one: Record, other: Record) -> bool:
    """Whether two records are bound to two briefs, so that no text can mean both: «الوفد العراقي»."""
    briefs = {one.value.get("brief"), other.value.get("brief")}
    return len(briefs) == 2 and None not in briefs


def _twice(mine: Owner, theirs: Owner, form: str) -> Problem:
    """A form that names another record too. Both are told: either may be the one that was just written."""
    record, _, field = mine
    _, owner, other = theirs
    if field[0] == "aliases" == other[0]:
        hint = "take it from one of them, or list it in both under weak"
    elif field[0] == "aliases":
        hint = f"take it out here: it is the name of {owner!r}"
    elif other[0] == "aliases":
        hint = f"take it out of the aliases of {owner!r}"
    else:
        hint = "if both are the same, keep one record; if not, add to each name what tells them apart"
    return record.error(field, "alias-twice", f"«{form}» names {owner!r} too", hint)


def _strong_forms(record: Record, lang: Lang) -> Iterator[tuple[str, Path]]:
    if lang in record.value["name"]:
        yield record.value["name"][lang], ("name", lang)
    for index, form in enumerate(record.value.get("aliases", {}).get(lang, ())):
        yield form, ("aliases", lang, index)
