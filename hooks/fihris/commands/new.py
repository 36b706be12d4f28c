"""`fihris new`: a new brief, section, actor, place or topic, as a file that is valid from the start."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.author import dating, ids, templates
from fihris.commands import options, outcome
from fihris.commands.asking import Wrong, line, said
from fihris.model import UNTRANSLATED, EntityKind, Registry
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity, did_you_mean
from fihris.text import scripts

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("new", help="write a new brief, section, actor, place or topic")
    nouns = parser.add_subparsers(required=True, metavar="NOUN")
    _noun(
        nouns,
        "brief",
        _brief,
        ("id", "YEAR/NAME, such as 2024/water-accord"),
        title="in Arabic",
        date="of the event, EDTF",
    )
    _noun(
        nouns,
        "section",
        _section,
        ("brief", "the id of its brief, YEAR/NAME"),
        slug="for its file's name",
        title="its claim, in Arabic",
    )
    for kind in EntityKind:
        _noun(
            nouns,
            str(kind),
            _entity(kind),
            ("id", "small Latin letters and hyphens"),
            ar="its name in Arabic",
            en="its name in the second language",
            kind="an id of docs/_data/vocabularies/kinds.yml",
        )
    _noun(
        nouns,
        "topic",
        _topic,
        ("id", "small Latin letters and hyphens"),
        ar="its label in Arabic",
        en="its label in the second language",
    )


def _noun(
    nouns: Subparsers, name: str, make: Callable[[argparse.Namespace], int], first: tuple[str, str], **asked: str
) -> None:
    parser = nouns.add_parser(name, help=f"a new {name}")
    options.root(parser)
    parser.add_argument(first[0], help=first[1])
    for option, meaning in asked.items():
        parser.add_argument(*_spelt(option), dest=option, help=meaning)
    parser.set_defaults(run=run, make=make)


def _spelt(option: str) -> list[str]:
    """How an option may be written: words of the second language go by its tag too."""
    second = Tree(options.around(), Report()).second if option == "en" else None
    return [f"--{option}", *([f"--{second}"] if second and second != option else [])]


def _in_second(chosen: argparse.Namespace, question: str) -> str:
    """What is said in the site's second language; what says that it is still to be written, where it has none."""
    second = Tree(chosen.root, Report()).second
    return said(chosen, "en", f"{question} {scripts.called(second)}", line) if second else UNTRANSLATED


def run(chosen: argparse.Namespace) -> int:
    """Asks at a terminal for what was not given; never replaces a file."""
    try:
        return int(chosen.make(chosen))
    except Wrong as error:
        return outcome.wrong(error.code, error.message, error.hint)
    except (EOFError, KeyboardInterrupt):
        return outcome.wrong("not-said", "nothing was written: the answers are missing")


def _date(text: str) -> str:
    return "" if dating.is_edtf(text) else "write a date as 2023, 2023-08, 2023-08-07 or 2023-08-07/2023-08-08"


def _slug(text: str) -> str:
    return "" if ids.is_id(text) else "use small Latin letters, digits and hyphens"


def _checked_id(id: str, test: Callable[[str], bool], example: str) -> str:
    if not test(id):
        raise Wrong("bad-id", f"{outcome.shown(id)!r} is no id", f"small Latin letters, digits and hyphens: {example}")
    return id


def _known(root: Path) -> Registry:
    report = Report()
    known = registry.read(Tree(root, report))
    if report.fatal:
        raise Wrong(
            "registry-faults", "the registry has faults, so nothing can be added to it now", "run `fihris check`"
        )
    return known


# ---------------------------------------------------------------- briefs


def _brief(chosen: argparse.Namespace) -> int:
    id = _checked_id(chosen.id, ids.is_brief, "2024/water-accord")
    date = said(chosen, "date", "the event's date", _date)
    if date[:4] != id[:4]:
        raise Wrong("bad-date", f"the folder is of {id[:4]}, the event of {date[:4]}", f"name it {date[:4]}{id[4:]}")
    made = templates.brief(id, said(chosen, "title", "its title in Arabic", line), date)
    status = outcome.write(chosen.root, made)
    if not status:
        outcome.next_steps(
            f"write the event in docs/ar/briefs/{id}/index.md", f"fihris new section {id}", "fihris check"
        )
    return status


def _section(chosen: argparse.Namespace) -> int:
    id = _checked_id(chosen.brief, ids.is_brief, "2024/water-accord")
    folder = chosen.root / "docs" / "ar" / "briefs" / id
    if not (folder / "index.md").is_file():
        known = (
            path.parent.relative_to(folder.parents[1]).as_posix() for path in folder.parents[1].glob("*/*/index.md")
        )
        raise Wrong("unknown-section", f"there is no brief {id!r}", did_you_mean(id, known))
    slug = said(chosen, "slug", "a short name in Latin letters for its address", _slug)
    title = said(chosen, "title", "its claim in one Arabic sentence", line)
    taken = [int(path.name[:2]) for path in folder.glob("*.md") if re.match(r"\d\d-", path.name)]
    number = max(taken, default=0) + 1
    if number > 99:
        raise Wrong("section-number", "a brief has at most 99 sections", "join some of them")
    status = outcome.write(chosen.root, templates.section(id, number, slug, title))
    if not status:
        outcome.next_steps(f"write docs/ar/briefs/{id}/{number:02}-{slug}.md", "fihris check")
    return status


# ---------------------------------------------------------------- records


def _entity(of: EntityKind) -> Callable[[argparse.Namespace], int]:
    def make(chosen: argparse.Namespace) -> int:
        id = _checked_id(chosen.id, ids.is_id, "qasem-soleimani")
        known = _known(chosen.root)
        shapes = {
            id: kind.shape for id, kind in known.kinds.items() if (kind.shape == "place") is (of is EntityKind.PLACE)
        }

        def is_kind(text: str) -> str:
            return "" if text in shapes else f"one of {', '.join(shapes)} {did_you_mean(text, shapes)}".strip()

        ar = said(chosen, "ar", "its name in Arabic", line)
        en = _in_second(chosen, "its name in")
        kind = said(chosen, "kind", f"its kind ({', '.join(shapes)})", is_kind)
        made = templates.entity(of, id, ar, en, kind)
        status = outcome.write(chosen.root, made)
        if not status:
            more = "other names and roles" if of is EntityKind.ACTOR else "other names"
            outcome.next_steps(
                f"add {more} in {next(iter(made))} (docs/_data/README.md explains the fields)", "fihris check"
            )
        return status

    return make


def _topic(chosen: argparse.Namespace) -> int:
    id = _checked_id(chosen.id, ids.is_id, "strategic-dialogue")
    if id in _known(chosen.root).topics:
        problem = Problem(
            templates.TOPICS, 1, 1, "file-exists", Severity.ERROR, f"there is a topic {id!r} already", "use it"
        )
        return outcome.refuse([problem])
    report = Report()
    vocabulary = Tree(chosen.root, report).text(templates.TOPICS)
    if vocabulary is None:
        return outcome.refuse(report)
    ar, en = said(chosen, "ar", "its label in Arabic", line), _in_second(chosen, "its label in")
    status = outcome.write(chosen.root, templates.topic(vocabulary, id, ar, en), replacing={templates.TOPICS})
    if not status:
        outcome.next_steps(f"name it in a section's front matter: topics: [{id}]", "fihris check")
    return status
