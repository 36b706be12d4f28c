"""A brief's folder from an analyst's text: the files, what was changed in the text, and what is left to the author.

Every word of the text is in the files. What no field would take stands in `index.md` under a heading of its own;
headings that became something else stand there in a comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

from fihris.author import ids, imprint, inline, marks, names, orthography, translation, yaml
from fihris.author.body import UNSHOWN, OwnText, cited, index_body, joined, section_body
from fihris.author.matter import Known, description_of, figures_in, group, suggestions, titles
from fihris.author.occasion import Dates
from fihris.author.orthography import Change
from fihris.author.outline import Outline, OutlinePoint
from fihris.author.source import Paragraph, Style
from fihris.model import UNPLACED, EntityKind
from fihris.text.sentences import sentences

_TITLE_WORDS, _WHOLE_SENTENCE = 12, 20
_UP = "../../../../"
"""From a brief's folder to what both languages share."""
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
        known = self._around.recognise([joined(own.blocks), *(joined(blocks) for blocks in points)])
        sections = dict(self._sections(points, known[1:]))
        index = self._index(own, points, known[0])
        proposals = dict(self._proposals([own.blocks, *points], known))
        # its own pages come last: sections without one are told, whatever ends the command
        files = {f"docs/ar/briefs/{self._id}/index.md": index[0], f"docs/en/briefs/{self._id}/index.md": index[1]}
        shown = {f"docs/{path}": self._pictures[file] for file, path in self._addresses.items()}
        return Import(self._id, {**sections, **shown, **proposals, **files}, tuple(self._changes), tuple(self._notes))

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
            title, body = self._title(point, blocks), self._noted(section_body(point, blocks), blocks)
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
        body = self._noted("\n\n".join(index_body(self._text, own, unplaced)) + "\n", [*own.blocks, *unplaced])
        if any(block.style not in UNSHOWN for block in unplaced):
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
        lines = [f"[^{number}]: {marks.escape(self._note(number))}" for number in cited(blocks)]
        return "\n\n".join([body.rstrip("\n"), *lines]) + "\n"

    def _note(self, number: int) -> str:
        """A note's text; a note cannot refer to another, so those are shown by their numbers."""
        cleaned = self._clean(Paragraph(Style.TEXT, self._text.notes.get(number, "")))
        return cleaned.text or "…"

    def _uncited(self, texts: Sequence[Paragraph], points: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
        """The notes to which no text of the brief refers: those of titles, of what is recommended and of sources."""
        referred = {number for blocks in (texts, self._text.unplaced, *points) for number in cited(blocks)}
        for number, text in self._text.notes.items():
            if number not in referred:
                yield Paragraph(Style.TEXT, f"حاشية {number} لعنوان أو مرجع: {text}")

    def _matter(
        self, title: str, own: OwnText, points: Sequence[Sequence[Paragraph]], known: Sequence[Known]
    ) -> Iterator[str]:
        yield f"title: {yaml.scalar(title)}"
        if description := description_of(self._text, own):
            yield f"description: {yaml.scalar(description)}"
        yield from imprint.fields(self._text.page, self._when.published, self._around.genres)
        if self._text.event:
            yield "event:"
            yield f"  date: {yaml.quoted(self._when.event)}"
            yield "  places: []"
            yield from suggestions(known, EntityKind.PLACE, "أماكن ذكرها نص الحدث، انقل منها إلى places ما وقع فيه")
            yield "  participants: []"
            yield from suggestions(
                known, EntityKind.ACTOR, "فاعلون ذكرهم نص الحدث، انقل منهم إلى participants من شارك فيه"
            )
        yield "topics: []"
        yield from group("figures", figures_in([own.blocks, *points]))
        yield from group("references", titles(self._text.references))
        yield from imprint.works(self._text.bibliography)
        yield from group("sources", titles(self._text.sources))

    # ------------------------------------------------------------ names

    def _proposals(
        self, texts: Sequence[Sequence[Paragraph]], known: Sequence[Sequence[Known]]
    ) -> Iterator[tuple[str, str]]:
        surfaces = {each.surface for found in known for each in found}
        paragraphs = [inline.words(block.text) for blocks in texts for block in blocks if block.style is not Style.CODE]
        unknown = names.unknown(paragraphs, surfaces, self._around.forms, self._around.longer)
        yield from names.records(unknown, f"proposals/{self._id}", self._around.kinds, self._around.actors)


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
