"""A brief's folder from an analyst's text: the files, what was changed in the text, and what is left to the author.

Every word of the text is in the files. What no field would take stands in `index.md` under a heading of its own;
headings that became something else stand there in a comment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

from fihris.author import dating, figures, ids, imprint, inline, marks, names, orthography, translation, yaml
from fihris.author.orthography import Change
from fihris.author.outline import Outline, OutlinePoint
from fihris.author.source import Paragraph, Style
from fihris.model import FOR_AUTHOR, UNPLACED, UNTRANSLATED, EntityKind
from fihris.text.sentences import sentences

_TITLE_WORDS, _WHOLE_SENTENCE = 12, 20
_DESCRIPTION = 200
_MOST_FIGURES = 30
_UP = "../../../../"
"""From a brief's folder to what both languages share."""
_UNSHOWN = frozenset({Style.REMARK, Style.ASIDE})
"""What a reader of the site does not see."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor or place that the finder recognised in a text, and the letters it was recognised by."""

    id: str
    kind: EntityKind
    name: str
    surface: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """What stands on the brief's own page: its summary, what it says before its first heading, its event."""

    summary: tuple[Paragraph, ...]
    lead: tuple[Paragraph, ...]
    event: tuple[Paragraph, ...]

    @property
    def blocks(self) -> tuple[Paragraph, ...]:
        return (*self.event, *self.lead, *self.summary)


Recognise = Callable[[Sequence[str]], Sequence[Sequence[Known]]]
"""Texts → who and what is named in each."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the importer must know of the site: the registry's ids, its Arabic forms, and how to find them. `longer` has, once
    they were looked for, the names without a record that others stand in."""

    kinds: Collection[str]
    actors: Collection[str]
    forms: Collection[str]
    genres: Collection[str]
    longer: Sequence[str]
    recognise: Recognise


@dataclass(frozen=True, slots=True)
class Import:
    """The brief's id, its files (path → text or bytes), the changes of orthography, and notes for the author."""

    id: str
    files: Mapping[str, str | bytes]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """When the event was and when the paper was published, as far as it says so; `year` names its folder."""

    event: str
    published: str
    year: str


def dates(text: Outline, given: str = "") -> Dates:
    """The dates of a text. `given` is what its author says beside it: the date of its event, or of its publication where it has
    none. A date that stands in running text is nobody's, and names the folder at most."""
    event = given if text.event else ""
    event = event or (
        _first(block.text for block in (*text.event, *text.summary)) or text.page.published if text.event else ""
    )
    published = text.page.published or ("" if text.event or "/" in given else given)
    published = published or ("" if text.event else _dateline(text))
    written = _first(block.text for block in (*text.summary, *text.lead)) or _first(
        block.text for point in text.points for block in point.blocks
    )
    event = event or (written if text.event else "")
    return Dates(event, published, (event or published or given or written)[:4])


def _dateline(text: Outline) -> str:
    """The day at the head of a text, as the press has it: «مدينة النور، 7 أيار/مايو 2024 – أعلنت …»."""
    first = next((block.text for block in (*text.summary, *text.lead) if block.style is Style.TEXT), "")
    head = _HEAD.match(inline.words(first))
    found = dating.stated(head["words"]) if head else None
    return found.date if found and head and not head["words"][found.end :].strip(" )") and "/" not in found.date else ""


_HEAD = re.compile(r"(?P<words>[^.:«»–—-]{5,60}?)\s*(?:[–—-]|:)\s")


def _first(texts: Iterable[str]) -> str:
    return next((date for text in texts for date in dating.find(inline.words(text))), "")


def make(
    text: Outline, slug: str, when: Dates, around: Surroundings, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> Import:
    """The folder `<year>/<slug>`. `when` and `slug` must be valid, and `pictures` fit to be published; what is no
    picture of these is told in its place."""
    return _Maker(text, f"{when.year}/{slug}", when, around, pictures).make()


class _Maker:
    def __init__(
        self, text: Outline, id: str, when: Dates, around: Surroundings, pictures: Mapping[str, bytes]
    ) -> None:
        self._text, self._id, self._when, self._around, self._pictures = text, id, when, around, pictures
        self._addresses: dict[str, str] = {}  # the pictures that were shown, each by the name of its file
        self._changes: list[Change] = []
        self._notes: list[str] = []

    def make(self) -> Import:
        own = OwnText(
            *(tuple(map(self._clean, part)) for part in (self._text.summary, self._text.lead, self._text.event))
        )
        points = [tuple(map(self._clean, point.blocks)) for point in self._text.points]
        known = self._around.recognise([_joined(own.blocks), *(_joined(blocks) for blocks in points)])
        sections = dict(self._sections(points, known[1:]))
        index = self._index(own, points, known[0])
        proposals = dict(self._proposals([own.blocks, *points], known))
        files = {f"docs/ar/briefs/{self._id}/index.md": index[0], f"docs/en/briefs/{self._id}/index.md": index[1]}
        shown = {f"docs/{path}": self._pictures[file] for file, path in self._addresses.items()}
        return Import(self._id, {**files, **sections, **shown, **proposals}, tuple(self._changes), tuple(self._notes))

    def _clean(self, block: Paragraph) -> Paragraph:
        if block.style is Style.PICTURE:
            return self._picture(block)
        cleaned = orthography.clean(block.text)
        self._changes.extend(cleaned.changes)
        if cleaned.unpaired:
            self._notes.append(f"quotation marks that make no pairs were left as they are: {block.text[:60]}…")
        return replace(block, text=cleaned.text)

    def _picture(self, block: Paragraph) -> Paragraph:
        """A picture at its new place, or what to tell of one that cannot be shown."""
        if block.file not in self._pictures:
            (told,) = inline.of_pictures([inline.Picture(block.marker, block.file)])
            return Paragraph(Style.REMARK, f"{told}. {inline.words(block.text)}" if block.text else told)
        number = len(self._addresses) + 1
        ending = PurePosixPath(block.file).suffix.lower()
        path = self._addresses.setdefault(block.file, f"assets/images/{self._id.replace('/', '-')}/{number:02}{ending}")
        return replace(block, text=orthography.clean(block.text).text, file=f"{_UP}{path}")

    # ------------------------------------------------------------ sections

    def _sections(
        self, points: Sequence[tuple[Paragraph, ...]], known: Sequence[Sequence[Known]]
    ) -> Iterator[tuple[str, str]]:
        for number, (point, blocks, found) in enumerate(zip(self._text.points, points, known, strict=True), start=1):
            stem = f"{number:02}-{point.part or _stem(found)}"
            title, body = self._title(point, blocks), self._noted(_section_body(point, blocks), blocks)
            matter = ["---", f"title: {yaml.scalar(title)}", "topics: []", "---", ""]
            yield f"docs/ar/briefs/{self._id}/{stem}.md", "\n".join(matter) + "\n" + body
            yield f"docs/en/briefs/{self._id}/{stem}.md", translation.skeleton(title, "", body, f"section {number}")

    def _title(self, point: OutlinePoint, blocks: Sequence[Paragraph]) -> str:
        if point.title:
            return marks.plain_line(orthography.clean(point.title).text) or UNPLACED
        return _first_words(blocks[0].text if blocks else "")

    # ------------------------------------------------------------ the brief's own page

    def _index(self, own: OwnText, points: Sequence[Sequence[Paragraph]], known: Sequence[Known]) -> tuple[str, str]:
        title = self._brief_title(own)
        unplaced = [self._clean(block) for block in (*self._text.unplaced, *self._uncited(own.blocks, points))]
        body = self._noted("\n\n".join(_index_body(self._text, own, unplaced)) + "\n", [*own.blocks, *unplaced])
        if any(block.style not in _UNSHOWN for block in unplaced):
            self._notes.append(f"text that fitted nowhere stands under «{UNPLACED}» in index.md: move it or delete it")
        if not (self._when.event or self._when.published):
            self._notes.append("the paper does not say when it was published: add `published` to index.md")
        matter = "\n".join(["---", *self._matter(title, own, points, known), "---"])
        return f"{matter}\n\n{body}", translation.skeleton(title, "", body, "the brief")

    def _brief_title(self, own: OwnText) -> str:
        given = self._text.title or self._text.claim
        if given:
            return marks.plain_line(orthography.clean(given).text) or self._id
        self._notes.append("the brief has no title of its own: its first words stand in its place")
        return _first_words(own.blocks[0].text if own.blocks else "")

    # ------------------------------------------------------------ notes

    def _noted(self, body: str, blocks: Sequence[Paragraph]) -> str:
        """A body with the notes that its blocks refer to at its end."""
        lines = [f"[^{number}]: {marks.escape(self._note(number))}" for number in _cited(blocks)]
        return "\n\n".join([body.rstrip("\n"), *lines]) + "\n"

    def _note(self, number: int) -> str:
        """A note's text; a note cannot refer to another, so those are shown by their numbers."""
        cleaned = self._clean(Paragraph(Style.TEXT, self._text.notes.get(number, "")))
        return cleaned.text or "…"

    def _uncited(self, texts: Sequence[Paragraph], points: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
        """The notes to which no text of the brief refers: those of titles, of what is recommended and of sources."""
        cited = {number for blocks in (texts, self._text.unplaced, *points) for number in _cited(blocks)}
        for number, text in self._text.notes.items():
            if number not in cited:
                yield Paragraph(Style.TEXT, f"حاشية {number} لعنوان أو مرجع: {text}")

    def _matter(
        self, title: str, own: OwnText, points: Sequence[Sequence[Paragraph]], known: Sequence[Known]
    ) -> Iterator[str]:
        yield f"title: {yaml.scalar(title)}"
        if description := _description(self._text, own):
            yield f"description: {yaml.scalar(description)}"
        yield from imprint.fields(self._text.page, self._when.published, self._around.genres)
        if self._text.event:
            yield "event:"
            yield f"  date: {yaml.quoted(self._when.event)}"
            yield "  places: []"
            yield from _suggestions(known, EntityKind.PLACE, "أماكن ذكرها نص الحدث، انقل منها إلى places ما وقع فيه")
            yield "  participants: []"
            yield from _suggestions(
                known, EntityKind.ACTOR, "فاعلون ذكرهم نص الحدث، انقل منهم إلى participants من شارك فيه"
            )
        yield "topics: []"
        yield from _group("figures", _figures([own.blocks, *points]))
        yield from _group("references", _titles(self._text.references))
        yield from imprint.works(self._text.bibliography)
        yield from _group("sources", _titles(self._text.sources))

    # ------------------------------------------------------------ names

    def _proposals(
        self, texts: Sequence[Sequence[Paragraph]], known: Sequence[Sequence[Known]]
    ) -> Iterator[tuple[str, str]]:
        surfaces = {each.surface for found in known for each in found}
        paragraphs = [inline.words(block.text) for blocks in texts for block in blocks if block.style is not Style.CODE]
        unknown = names.unknown(paragraphs, surfaces, self._around.forms, self._around.longer)
        yield from names.records(unknown, f"proposals/{self._id}", self._around.kinds, self._around.actors)


_WRITTEN: Mapping[Style, Callable[[Paragraph], str]] = {
    Style.HEADING: lambda block: f"{'#' * _depth(block)} {marks.escape(_numbered(block))}",
    Style.ITEM: lambda block: f"{'    ' * block.level}{_bullet(block)}",
    Style.TEXT: lambda block: marks.escape(_numbered(block)),
    Style.TABLE: lambda block: marks.table(block.text),
    Style.QUOTATION: lambda block: f"> {marks.escape(block.text)}",
    Style.CODE: lambda block: inline.markdown(block.text),
    Style.PICTURE: lambda block: marks.picture(block.text, block.marker, block.file),
    Style.REMARK: lambda block: marks.comment(f"{FOR_AUTHOR}: {block.text}"),
    Style.ASIDE: lambda block: marks.comment(f"في الأصل: {_numbered(block)}"),
}
"""A block as Markdown."""
_SUB, _DEEPEST = 3, 6
"""The highest heading within a text, and the deepest there is."""


def _depth(block: Paragraph) -> int:
    return min(_SUB + block.level, _DEEPEST)


def _numbered(block: Paragraph) -> str:
    sign = "." if block.marker[:1].isdecimal() else ":"
    return f"{block.marker.translate(_DIGITS)}{sign} {block.text}" if block.marker else block.text


_SIGN = 3
"""Letters of a number; what is longer is words."""


_TASKS = {"☐": " ", "☒": "x", "☑": "x"}
"""The box before a task, as documents have it."""


def _bullet(block: Paragraph) -> str:
    number = block.marker.translate(_DIGITS)
    if number.isdecimal():
        return f"{number}. {marks.escape(block.text)}"
    if not number and block.text[:1] in _TASKS:
        return f"- [{_TASKS[block.text[0]]}] {marks.escape(block.text[1:].lstrip())}"
    return f"- {marks.escape(_numbered(block) if len(number) > _SIGN else f'{number}. {block.text}' if number else block.text)}"


_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)}


def _stem(known: Sequence[Known]) -> str:
    """A name for a section's file: the actors it names most."""
    counts = Counter(each.id for each in known if each.kind is EntityKind.ACTOR)
    return ids.joined(id for id, _ in counts.most_common(3)) or "point"


def _first_words(text: str) -> str:
    text = inline.words(text)
    first = next((text[start:end] for start, end in sentences(text)), text)
    words = marks.plain_line(first).split()
    if not words:
        return UNPLACED
    if len(words) <= _WHOLE_SENTENCE:
        return " ".join(words).rstrip(".،؛:") or UNPLACED
    return " ".join(words[:_TITLE_WORDS]).rstrip(".،؛:") + "…"


def _section_body(point: OutlinePoint, blocks: Sequence[Paragraph]) -> str:
    parts = []
    if point.title:
        parts.append(marks.comment(f"العنوان في الأصل: {point.title}"))
    if point.marker:
        parts.append(marks.comment(f"رقمه في الأصل: {point.marker}"))
    return "\n\n".join([*parts, *_markdown(blocks)]) + "\n"


def _index_body(text: Outline, own: OwnText, unplaced: Sequence[Paragraph]) -> Iterator[str]:
    for line in (*text.page.lines, *text.kept):
        yield marks.comment(f"في الأصل: {line}")
    paper = bool(text.summary_title)
    if paper:
        yield f"## {marks.escape(text.summary_title)}"
        yield from _markdown(own.summary)
    yield from _markdown(own.lead)
    if own.event:
        yield "## الحدث"
        yield from _markdown(own.event)
    if own.summary and not paper:
        yield "## الخلاصة"
        yield from _markdown(own.summary)
    if any(block.style not in _UNSHOWN for block in unplaced):
        yield f"## {UNPLACED}"
    yield from _markdown(unplaced)


def _markdown(blocks: Iterable[Paragraph]) -> Iterator[str]:
    """The blocks, the items of one list together. Without a sign between them, a list goes on in one of another kind."""
    before: Paragraph | None = None
    lines: list[str] = []
    blocks = list(blocks)
    depths = {level: depth for depth, level in enumerate(sorted({b.level for b in blocks if b.style is Style.HEADING}))}
    for given in blocks:
        block, item = given, given.style is Style.ITEM
        if lines and not item:
            yield "\n".join(lines)
            lines = []
        if block.style is Style.HEADING:
            block = replace(block, level=depths[block.level])
        if not item:
            yield _WRITTEN[block.style](block)
        else:
            lower = before is not None and before.style is Style.ITEM
            block = replace(given, level=min(given.level, before.level + 1 if before and lower else 0))
            if lines and before and not block.level and not before.level and _ordered(block) != _ordered(before):
                yield "\n".join(lines)
                yield _BETWEEN_LISTS
                lines = []
            lines.append(_WRITTEN[block.style](block))
        before = block
    if lines:
        yield "\n".join(lines)


_BETWEEN_LISTS = "<!-- قائمة أخرى -->"


def _ordered(block: Paragraph) -> bool:
    return block.marker.isdecimal()


def _cited(blocks: Iterable[Paragraph]) -> Iterator[int]:
    """The notes that blocks refer to, each once."""
    yield from dict.fromkeys(number for block in blocks for number in inline.notes(block.text))


def _description(text: Outline, own: OwnText) -> str:
    """The claim, where the title is another; else the first sentence of what the brief says first of itself."""
    if text.title and text.claim:
        return marks.plain_line(orthography.clean(text.claim).text)
    first = text.points[0].blocks if text.points else ()
    said = (*own.event, *own.summary, *own.lead, *first)
    opening = next((block for block in said if block.style in {Style.TEXT, Style.ITEM}), None)
    if opening is None:
        return ""
    words = inline.words(orthography.clean(opening.text).text)
    line = marks.plain_line(next((words[start:end] for start, end in sentences(words)), ""))
    return line if len(line) <= _DESCRIPTION else f"{line[:_DESCRIPTION].rpartition(' ')[0].rstrip('،؛')}…"


def _suggestions(known: Sequence[Known], kind: EntityKind, heading: str) -> Iterator[str]:
    found = dict.fromkeys((each.id, each.name) for each in known if each.kind is kind)
    if found:
        yield f"# {heading}:"
        for id, name in found:
            yield f"#   {id} ({marks.plain_line(name)})"


def _figures(texts: Sequence[Sequence[Paragraph]]) -> Iterator[str]:
    rows = {
        (number.value, number.label): f"  - {{value: {yaml.pair(number.value, number.english)}, "
        f"label: {imprint.both(number.label)}, section: {section}}}"
        for section, blocks in enumerate(texts)
        for block in blocks
        if block.style is not Style.CODE
        for words in _phrases(block)
        for number in figures.find(words)
    }
    yield from list(rows.values())[:_MOST_FIGURES]


def _phrases(block: Paragraph) -> Iterator[str]:
    """What a block says in one breath: a cell of a table says nothing of the next one."""
    for part in re.split(f"[\n{inline.CELL}{inline.LINE}]", block.text) if block.style is Style.TABLE else [block.text]:
        yield inline.words(part)


def _group(field: str, rows: Iterable[str]) -> Iterator[str]:
    listed = list(rows)
    if listed:
        yield f"{field}:"
        yield from listed


def _titles(lines: Iterable[str]) -> Iterator[str]:
    return (f"  - title: {_untranslated(line)}" for line in lines)


def _untranslated(line: str) -> str:
    words = inline.shown(inline.without_notes(orthography.quote(line).text))
    return yaml.pair(marks.plain_line(words), UNTRANSLATED)


def _joined(blocks: Iterable[Paragraph]) -> str:
    return "\n\n".join(_markdown(blocks))
