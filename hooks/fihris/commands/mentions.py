"""`fihris mentions`: the mentions of actors and places in any Markdown text."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fihris.author import dating
from fihris.commands import options, outcome
from fihris.link.finding import finder
from fihris.link.findings import Findings, Setting, mentions_as_json
from fihris.model import Lang, Mention, Registry, Unsettled
from fihris.read import briefs, frames, registry
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity
from fihris.telling import say, told
from fihris.text import markdown, scripts

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


_IN_BRIEF: Final = re.compile(r"docs/(?P<lang>[\w-]+)/briefs/(?P<brief>\d{4}/[\w-]+)/[^/]+\.md")


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("mentions", help="print the mentions of actors and places in a Markdown text")
    options.root(parser)
    parser.add_argument("--lang", type=_language, metavar="LANG", help="the language of the text")
    parser.add_argument("--date", default="", metavar="EDTF", help="when the text speaks: settles who holds an office")
    parser.add_argument(
        "--brief",
        default="",
        metavar="YEAR/SLUG",
        help="the brief it is of: its delegations are meant (a brief's own file needs none of these three)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--explain", action="store_true", help="print every name that was considered, and what became of it"
    )
    parser.add_argument("file", metavar="FILE|-", help="a Markdown file, or - for standard input")
    parser.set_defaults(run=run)


def _language(tag: str) -> Lang:
    if not scripts.is_known(tag):
        raise argparse.ArgumentTypeError(f"no language is called {tag!r}")
    return Lang(tag)


def run(chosen: argparse.Namespace) -> int:
    """Mentions go to standard output, what no rule settles to standard error."""
    gc.disable()  # nothing that is read is thrown away before the end; looking for it takes time
    try:
        return _run(chosen)
    finally:
        gc.enable()


def _run(chosen: argparse.Namespace) -> int:
    if chosen.date and not dating.is_edtf(chosen.date):
        return outcome.wrong(
            "bad-date",
            f"{outcome.shown(chosen.date)!r} is no date in EDTF",
            "2023, 2023-08, 2023-08-07, or two of them with a slash",
        )
    report = Report()
    known = registry.read(Tree(chosen.root, report))
    text = None if report.fatal else _input(chosen.file, report)
    for problem in report:
        print(told(problem), file=sys.stderr)
    if text is None:
        return 1
    place = _place(chosen.file, chosen.root)
    lang = chosen.lang or (Lang(place["lang"]) if place else Lang.AR)
    brief = chosen.brief or (place["brief"] if place else "")
    setting = Setting(chosen.date or _time(chosen.root, brief), brief)
    (findings,) = finder(known, lang).find_all([markdown.read(text)], setting=setting)
    if chosen.explain:
        print(*_explained(findings, known, lang), sep="\n")
        return 0
    if chosen.json:
        for line in mentions_as_json(findings):
            print(line)
    else:
        for each in findings.mentions:
            print(f"{each.line}:{each.column}: {each.surface} → {each.kind}:{each.id} ({each.cls}, {each.rule})")
    for doubt in findings.unsettled:
        message = f"«{doubt.surface}»: {doubt.reason}; it could mean {', '.join(doubt.candidates)}"
        print(
            told(Problem(chosen.file, doubt.line, doubt.column, "unsettled-mention", Severity.NOTICE, message)),
            file=sys.stderr,
        )
    return 0


def _place(file: str, root: Path) -> re.Match[str] | None:
    """Of which brief of the project a file is, and in which language; None where it is of none."""
    path = Path(file).resolve()
    return (
        _IN_BRIEF.fullmatch(path.relative_to(root.resolve()).as_posix())
        if path.is_relative_to(root.resolve())
        else None
    )


def _time(root: Path, brief: str) -> str:
    """The time of which a brief speaks, in EDTF; "" where it is no brief or has none. What is wrong with it, `fihris check` tells."""
    if not brief:
        return ""
    tree = Tree(root, Report())
    known = frames.frame(tree)
    read = briefs.brief(tree, known, brief) if brief in known.briefs else None
    return read.time if read else ""


def _explained(findings: Findings, known: Registry, lang: str) -> Iterator[str]:
    """One line for each name that was considered, in the order of the text: what it means, might mean, or why it fell."""
    rows = [(each.start, f"{_at(each)} → {each.kind}:{each.id} ({each.rule})") for each in findings.mentions]
    for mark, listed in (
        ("?", findings.unsettled),
        ("×", findings.fallen),
        ("·", findings.strangers),
        ("+", findings.longer),
    ):
        for each in listed:
            rows.append((each.start, f"{_at(each)} {mark} {say(each.reason)} [{', '.join(each.candidates)}]"))
    yield from (row for _, row in sorted(rows))
    if not rows:
        yield say("no name of the registry stands in this text")
    for each in findings.unsettled[:1]:
        yield say(f"what is left open (?) is no link; write what it is: {', or '.join(each.repairs(known))}")
    for each in findings.longer[:1]:
        yield say(f'a longer name (+) may have a record of its own: fihris new actor ID --{lang} "{each.surface}"')
    for id in sorted({id for each in findings.strangers for id in each.candidates}):
        yield say(f"a state without a record is named: `fihris adopt {id}` makes one")


def _at(each: Mention | Unsettled) -> str:
    return f"{each.line}:{each.column}: {each.surface}"


def _input(file: str, report: Report) -> str | None:
    """The text of a file or of standard input, exactly as it is, so that offsets count its code points."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        report.add(Problem(file, 1, 1, "unreadable", Severity.ERROR, f"the file cannot be read: {error.strerror}"))
    except UnicodeDecodeError:
        report.add(Problem(file, 1, 1, "not-utf8", Severity.ERROR, "this is not UTF-8 text", "save it as UTF-8"))
    return None
