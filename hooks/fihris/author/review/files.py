"""What a change does to texts and other files: which are new, gone or other, what they say otherwise, which twins are behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fihris import address
from fihris.author import difference, front, marks, translation
from fihris.author.review.lines import MOST, code, rest, row
from fihris.author.review.records import _content
from fihris.author.review.state import State, documents_of, records_of
from fihris.model import Document, Lang, Site
from fihris.report import Severity
from fihris.text import scripts

_FOLDERS = tuple(f"{folder}/" for folder in address.FOLDERS.values())


def texts(before: State, after: State) -> Iterator[str]:
    """The texts that are new, gone, or other than before."""
    old, new = documents_of(before.site), documents_of(after.site)
    for key in sorted(new.keys() - old.keys()):
        yield row("جديد · new", key, new[key].title)
    for key in sorted(new.keys() & old.keys()):
        first, second = old[key], new[key]
        if (first.title, first.description, first.body) != (second.title, second.description, second.body):
            yield row("معدّل · changed", key, second.title)
        elif before.files.get(first.path) != after.files.get(second.path):
            yield row("تغيرت بياناته · its data changed", key, second.title)
        elif first.path != second.path:
            yield row("انتقل · moved", key, second.title)
    for key in sorted(old.keys() - new.keys()):
        yield row("محذوف · removed", key, old[key].title)


_GROUPS = ("actors/", "places/", "topics/", "authors/", "briefs/")
"""The groups of `redirects.yml` that have a folder; whatever else has an address is a plain page."""
_RECORDS = tuple(f"docs/_data/{folder}/" for folder in (*address.FOLDERS.values(), "authors"))


def _changed(before: State, after: State) -> list[str]:
    paths = sorted(before.files.keys() | after.files.keys())
    return [path for path in paths if before.files.get(path) != after.files.get(path)]


def other_files(before: State, after: State) -> Iterator[str]:
    """The files that changed and are told nowhere else: vocabularies, word lists, redirects, pictures, whatever is unread."""
    told = {document.path for state in (before, after) for document in documents_of(state.site).values()}
    told |= {entity.origin.path for state in (before, after) for entity in records_of(state.site).values()}
    rows = []
    for path in _changed(before, after):
        if path not in told or (path.startswith(_RECORDS) and not _told_apart(before.site, after.site, path)):
            what = (
                "جديد · new"
                if path not in before.files
                else "محذوف · removed"
                if path not in after.files
                else "معدّل · changed"
            )
            rows.append(f"- {what}: {code(path)}")
    yield from rows[:MOST]
    yield from rest(rows)


def _told_apart(before: Site, after: Site, path: str) -> bool:
    """Whether a record at the path says something else than it did."""
    old, new = (
        {entity.origin.path: _content(entity) for entity in records_of(site).values()} for site in (before, after)
    )
    return old.get(path) != new.get(path)


def differences(before: State, after: State) -> Iterator[str]:
    """Every file that changed, the Arabic texts first; one that was moved is compared with what it was."""
    moved = {
        new.path: old.path
        for old, new in _paired(documents_of(before.site), documents_of(after.site))
        if old.path != new.path
    }
    paths = {*_changed(before, after), *moved} - set(moved.values())
    rows = []
    for path in sorted(paths, key=lambda path: (not path.startswith("docs/ar/"), path)):
        first, second = _text(before.files.get(moved.get(path, path))), _text(after.files.get(path))
        if first and second and (made := _difference(path, first, second)):
            rows.append(f"\n### {code(path)}\n\n{made}\n")
    yield from rows[:MOST]
    yield from rest(rows)


def _paired(
    old: Mapping[tuple[str, Lang], Document], new: Mapping[tuple[str, Lang], Document]
) -> Iterator[tuple[Document, Document]]:
    return ((old[key], new[key]) for key in old.keys() & new.keys())


def _text(data: bytes | None) -> str:
    """A file's text; "" of one that is none, or is not there."""
    text = (data or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    return "" if "\0" in text or "\ufffd" in text else text


def _difference(path: str, before: str, after: str) -> str:
    """What changed in a file: in its fields line by line, in its prose word by word, each in its own direction."""
    if not path.endswith(".md"):
        return difference.lines(before, after, scripts.LTR)
    old, new = front.split(before) or ("", before), front.split(after) or ("", after)
    direction = scripts.direction(path.split("/")[1])
    parts = (
        difference.lines(old[0], new[0], direction),
        difference.html(marks.without_comments(old[1]), marks.without_comments(new[1]), direction),
    )
    return "\n\n".join(filter(None, parts))


def lost(before: State, after: State) -> Iterator[str]:
    """The addresses that were published, at which there is now nothing, and from which nobody is led on."""
    here = {*_addresses(after), *dict(after.site.corpus.redirects)}
    if not after.site.corpus.registry.topics:  # the vocabulary cannot be read, and that is told
        here.update(map(address.topic, before.site.corpus.registry.topics))
    stood = {address.section(section): id for id, section in before.site.sections.items()}
    rows = []
    for path in sorted({*_addresses(before), *dict(before.site.corpus.redirects)} - here):
        moved = after.site.sections.get(stood.get(path, ""))
        folder, _, id = path.partition("/") if path.startswith(_GROUPS) else ("pages", "", path)
        to = address.section(moved).removeprefix("briefs/") if moved else "…"
        rows.append(
            f"- {code(path)}\n  - **{Severity.ERROR}** عنوان منشور زال ولا تحويل عنه · a published address is gone, and nothing leads on "
            f"from it. `docs/_data/redirects.yml`: `{folder}:` → {code(f'{id}: {to}')}"
        )
    yield from rows[:MOST]
    yield from rest(rows)


def _addresses(state: State) -> Iterator[str]:
    """The addresses of all that stands in files: what cannot be read for now is not gone."""
    for path in state.files:
        if path.startswith(f"docs/{Lang.AR}/") and path.endswith(".md"):
            yield path.removeprefix(f"docs/{Lang.AR}/").removesuffix(".md")
        elif path.startswith(_RECORDS):
            yield path.removeprefix("docs/_data/").removesuffix(".yml")
    yield from map(address.topic, state.site.corpus.registry.topics)


def twins(state: State) -> Iterator[str]:
    """The texts without a twin, and the twins that are behind their original."""
    rows = []
    documents = documents_of(state.site)
    for (id, lang), document in sorted(documents.items()):
        if lang is not Lang.AR or id.startswith(_FOLDERS):
            continue
        second = next((each for each in state.site.editions if each is not Lang.AR), None)
        if second is None:
            return
        twin = documents.get((id, second))
        if twin is None:
            path = document.path.replace(f"docs/{Lang.AR}/", f"docs/{second}/", 1)
            rows.append(f"- لم يُترجم بعد · not translated yet: `{path}`")
        elif not translation.follows(state.translated.get(twin.path, ""), document):
            rows.append(f"- تغير الأصل بعد الترجمة · stale: `{twin.path}`")
    yield from rows[:MOST]
    yield from rest(rows)
