"""`fihris import`: a paper as an analyst has it, in Word, LibreOffice, Markdown, HTML or plain text, becomes a brief's folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fihris.author import brief, dating, formats, headings, ids, inline, occasion, package, sorting, source
from fihris.author.brief import Import, Surroundings
from fihris.author.headings import PaperPart
from fihris.author.matter import Known
from fihris.author.occasion import Dates
from fihris.author.outline import Outline
from fihris.author.source import Manuscript
from fihris.commands import options, outcome
from fihris.link.finding import finder
from fihris.link.findings import Findings, Setting
from fihris.model import Lang, Registry
from fihris.read import pictures, registry, settings
from fihris.read.files import LARGEST, Tree
from fihris.read.settings import Settings
from fihris.report import Problem, Report, Severity, counted, visible
from fihris.telling import say
from fihris.text import markdown, scripts

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LARGEST_DOCUMENT = 32 * 1024 * 1024
"""Bytes of a document, which may hold pictures."""


class _Unusable(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "import",
        help="make a brief's folder from a document of Word or LibreOffice, Markdown, a page of HTML or a text file",
    )
    options.root(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a .docx, .odt, .md, .html or .txt file, in Arabic; where to move what is in the second language is told",
    )
    parser.add_argument(
        "--id", required=True, metavar="SLUG", help="the folder's name: small Latin letters and hyphens"
    )
    parser.add_argument(
        "--date", default="", metavar="EDTF", help="the day of the event, or of publication, where the text states none"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """What was written and changed goes to standard output, faults to standard error."""
    if not ids.is_id(chosen.id):
        return outcome.wrong(
            "bad-id",
            f"{outcome.shown(chosen.id)!r} is no name of a folder",
            "use small Latin letters, digits and hyphens: water-accord",
        )
    if chosen.date and not dating.is_edtf(chosen.date):
        return outcome.wrong(
            "bad-date",
            f"{outcome.shown(chosen.date)!r} is no date in EDTF",
            "2023, 2023-08, 2023-08-07, or two of them with a slash",
        )
    report = Report()
    known = registry.read(Tree(chosen.root, report))
    if report.fatal:
        return outcome.refuse(report)
    try:
        made = _import(chosen, known)
    except _Unusable as error:
        path = outcome.shown(str(chosen.file))
        return outcome.refuse([Problem(path, 1, 1, error.code, Severity.ERROR, error.message, error.hint)])
    return _finish(chosen, made)


def _import(chosen: argparse.Namespace, known: Registry) -> Import:
    read = source.in_letters(_source(chosen.file))
    text = sorting.of(read)
    if not text.has_text:
        raise _Unusable(
            "nothing-to-import",
            "no text of a brief was found in the file",
            "a brief has at least a paragraph that says what happened",
        )
    when = occasion.dates(text, chosen.date)
    if not when.year:
        hint = "add the day of the event, or else of publication: --date 2023-08-07"
        raise _Unusable("date-needed", "the text states no date", hint)
    states: set[str] = set()
    longer: list[str] = []
    tree = Tree(chosen.root, Report())
    fit = dict(_fit(read.pictures, settings.read(tree)))
    shown = {name: data for name, data in fit.items() if isinstance(data, bytes)}
    made = brief.make(text, chosen.id, when, _surroundings(known, when, states, longer), shown)
    foreign = _foreign(read, text, f"docs/{tree.second}/briefs/{made.id}" if tree.second else "")
    unfit = [f"of the picture {outcome.shown(name)}: {told}" for name, told in fit.items() if isinstance(told, str)]
    adopted = [f"the text names a state without a record: `fihris adopt {id}` makes one" for id in sorted(states)]
    return replace(made, notes=(*foreign, *read.remarks, *unfit, *made.notes, *adopted))


def _foreign(read: Manuscript, text: Outline, twin: str) -> Iterator[str]:
    """What to do with words in another language than Arabic: an import makes the Arabic text. `twin` is the folder of the site's
    second language, "" where it has none."""
    said = [inline.words(block.text) for block in read.blocks]
    if not any(map(_is_arabic, said)):
        yield "the text has no Arabic: it stands where the Arabic text is to be"
        if twin:
            yield f"move what is in each file to its twin in {twin}, and write the Arabic in its place"
    elif twin and _is_arabic(text.title) and any(_is_abstract(line) for line in said if not _is_arabic(line)):
        yield (
            f"the text has an abstract in another language too: move it to {twin}/index.md, with its title and its first "
            "sentence as `description`"
        )


def _is_abstract(line: str) -> bool:
    known = headings.known(line)
    return known is not None and known.part in {PaperPart.ABSTRACT, PaperPart.SUMMARY}


def _is_arabic(text: str) -> bool:
    return bool(scripts.ARABIC_LETTER.search(text))


def _surroundings(known: Registry, when: Dates, states: set[str], longer: list[str]) -> Surroundings:
    """What the registry recognises in a text. The states without a record that are named go to `states`, the names without
    one that others stand in to `longer`."""
    find_all = finder(known, Lang.AR).find_all

    def recognise(texts: Sequence[str]) -> list[list[Known]]:
        found = find_all(
            [markdown.read(text) for text in texts], setting=Setting(when.event or when.published or when.year)
        )
        states.update(id for findings in found for each in findings.strangers for id in each.candidates)
        longer.extend(each.surface for findings in found for each in findings.longer)
        return [_known(known, findings) for findings in found]

    kinds = {kind.id for kind in known.kinds.values() if kind.shape != "place"}
    return Surroundings(kinds, set(known.actors), set(_forms(known)), set(known.genres), longer, recognise)


def _forms(known: Registry) -> Iterator[str]:
    """Every Arabic form by which the registry knows somebody."""
    for entity in (*known.actors.values(), *known.places.values()):
        yield entity.name.ar
        for forms in (entity.aliases, entity.weak, entity.metonyms, entity.nisba, entity.offices, entity.titles):
            yield from forms.ar


def _known(known: Registry, findings: Findings) -> list[Known]:
    return [
        Known(mention.id, mention.kind, known.entity(mention.kind, mention.id).name.ar, mention.surface)
        for mention in findings.mentions
    ]


# ---------------------------------------------------------------- the file


def _source(path: Path) -> Manuscript:
    try:
        size = path.stat().st_size
        if size > LARGEST_DOCUMENT:
            raise _Unusable(
                "too-large", f"the file has {size} bytes; the most is {LARGEST_DOCUMENT}", "import one brief"
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "its name is no name of a file"
        raise _Unusable("unreadable", f"the file cannot be read: {reason}", "check its name and folder") from error
    if not formats.is_package(path.name, data):
        text = source.usable(_decoded(data).replace("\r\n", "\n").replace("\r", "\n"))
        read = formats.of_text(path.name, text)
        return replace(read, pictures=dict(_beside(path.parent, read)))
    try:
        return formats.of_package(path.name, data)
    except package.TooLarge as error:
        raise _Unusable("too-large", f"the document is too large: {error}", "import one brief") from error
    except package.DamagedFile as error:
        raise _Unusable(
            "unreadable",
            f"the document cannot be read: {error}",
            "open it in Word or LibreOffice and save it again as .docx or .odt, or save it as plain text",
        ) from error


def _beside(folder: Path, read: Manuscript) -> Iterator[tuple[str, bytes]]:
    """The pictures of a text that lie in its folder or below it; nothing is fetched from elsewhere."""
    for block in read.blocks:
        name = unquote(block.file)
        path = folder / name
        if name and path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            with suppress(OSError):
                yield block.file, path.read_bytes()


def _fit(of: Mapping[str, bytes], settings: Settings) -> Iterator[tuple[str, bytes | str]]:
    """Each picture that may be published, or what is wrong with it."""
    for name, data in of.items():
        ending = Path(name).suffix.lower()
        fault = next(pictures.faults(data, ending, settings), None) if ending in pictures.ENDINGS else None
        if ending not in pictures.ENDINGS:
            yield (
                name,
                f"a picture of the kind {ending or '?'} cannot be published: save it as .png and put it in its place",
            )
        else:
            yield name, f"{fault.message}: {fault.hint}" if fault else data


def _decoded(data: bytes) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or in the old Windows code page of Arabic."""
    if len(data) > LARGEST:
        raise _Unusable("too-large", f"the text has {len(data)} bytes; the most is {LARGEST}", "import one brief")
    try:
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1256", errors="replace")
    arabic = sum("\u0621" <= char <= "\u064a" for char in text)
    if "\0" in text or arabic * 2 < sum(char.isalpha() for char in text):
        raise _Unusable(
            "not-utf8", "this is neither UTF-8 text nor a Word document", "save it as UTF-8 text or as .docx"
        )
    return text


# ---------------------------------------------------------------- the answer


def _finish(chosen: argparse.Namespace, made: Import) -> int:
    folder = f"docs/ar/briefs/{made.id}"
    if any(not each.name.startswith(".") for each in (chosen.root / folder).glob("*")):  # else what died there left it
        return outcome.refuse(
            [
                Problem(
                    folder,
                    1,
                    1,
                    "file-exists",
                    Severity.ERROR,
                    "there is a brief of this name already",
                    "choose another --id",
                )
            ]
        )
    if chosen.dry_run:
        for path in made.files:
            print(say(f"would write {path}"))
    elif status := outcome.write(chosen.root, made.files):
        return status
    for change in dict.fromkeys(made.changes):
        before, after = (inline.cells(words) for words in (change.before, change.after))
        print(visible(say(f"{change.rule}: {before} → {after}")))
    for note in made.notes:
        print(visible(say(f"note: {say(note)}")))
    proposals = [path for path in made.files if path.startswith("proposals/")]
    outcome.next_steps(
        f"read {folder}/index.md: title, description, authors, topics, participants",
        "give each section its claim as title; its file's name is its address and stays once published",
        *(
            [
                f"accept or drop what is proposed under {proposals[0].rpartition('/')[0]}: {counted(len(proposals), 'name')}"
            ]
            if proposals
            else []
        ),
        "run `fihris check`",
    )
    return 0
