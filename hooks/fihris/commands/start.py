"""`fihris start DIR`: a site of one's own, which builds and whose tests pass as it stands."""

from __future__ import annotations

import argparse
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from fihris.author import starting
from fihris.commands import adopt, outcome
from fihris.commands.asking import Wrong, line, said
from fihris.link import states
from fihris.read import interface, languages, schema
from fihris.read.engine import Engine, Unusable
from fihris.read.files import Tree
from fihris.report import Report, did_you_mean
from fihris.resources import ROOT, STARTER
from fihris.telling import say
from fihris.text import scripts
from fihris.write import files
from fihris.write.whole import flush, new_file

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

SHARED = (
    "mkdocs.yml",
    "hooks/engine.py",
    "docs/ar/markup.md",
    "docs/en/markup.md",
    "docs/assets/images/example.svg",
    "docs/_data/vocabularies/genres.yml",
    "docs/_data/vocabularies/kinds.yml",
    "docs/_data/vocabularies/licences.yml",
    "docs/_data/vocabularies/relations.yml",
)
"""Files of the engine's own site that are every site's."""
_WORDS = "words/"
"""Of what a new site begins with, the words of a second language for the English ones: no files of it."""
_ADDRESS = re.compile(r"https?://[-.\w\u00b7-\u1fff\u2c00-\ud7ff]+(:[0-9]{1,5})?(/[^\s<>\"']*)?")
"""As in `site.json`: of a host's name no sign that means something in an address or in a page's policy."""


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("start", help="begin a site of one's own in a new folder")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    parser.add_argument("--name", help="what the site is called, in Arabic")
    parser.add_argument("--name-en", "--name-other", dest="name_other", help="what it is called in the second language")
    parser.add_argument(
        "--languages", default="ar,en", help="ar for Arabic alone, or Arabic and another: ar,fr (ar,en)"
    )
    parser.add_argument("--url", help="where it will stand: https://papers.example.org/ (empty: not known yet)")
    parser.add_argument(
        "--repository", default="", help="where its sources will stand: https://github.com/NAME/PROJECT"
    )
    parser.add_argument("--branch", default="main", help="the branch that is published (main)")
    parser.add_argument("--owners", default="", help="who is asked to review changes: @name, or @team/editors")
    parser.add_argument("--states", default="", help="states that you write about: sudan,egypt (see fihris adopt)")
    parser.add_argument(
        "--digits", choices=("latn", "arab"), default="latn", help="2023 or ٢٠٢٣ on Arabic pages (latn)"
    )
    parser.add_argument("--engine", type=Path, metavar="WHEEL", help="the engine's wheel (what runs here)")
    parser.add_argument("--renew", action="store_true", help="only put another engine into a site that is there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Asks at a terminal for what was not given. Nothing is written into a folder that holds anything."""
    try:
        package = Engine.of(chosen.engine)
        return _renew(chosen.folder, package) if chosen.renew else _start(chosen, package)
    except Unusable as error:
        hint = "give one with --engine fihris-….whl; in the engine's own repository `make package` makes it"
        return outcome.wrong("no-engine", f"the engine's wheel cannot be had: {outcome.shown(str(error))}", hint)
    except Wrong as error:
        return outcome.wrong(error.code, error.message, error.hint)
    except OSError as error:
        message = f"{outcome.shown(str(error.filename or chosen.folder))}: {error.strerror}"
        return outcome.wrong("unwritable", message, "name a folder that can be written")
    except (EOFError, KeyboardInterrupt):
        return outcome.wrong("not-said", "nothing was written: the answers are missing")


def _start(chosen: argparse.Namespace, package: Engine) -> int:
    folder: Path = chosen.folder
    if folder.exists() and (not folder.is_dir() or any(each.name != ".git" for each in folder.iterdir())):
        raise Wrong("file-exists", f"{outcome.shown(str(folder))} holds something already", "name a new folder")
    adopted = _states(chosen.states)
    second = _second(chosen.languages)
    answers = starting.Answers(
        name_ar=said(chosen, "name", "what the site is called, in Arabic", _name),
        name_other=said(chosen, "name_other", f"what it is called in {scripts.called(second)}", _name)
        if second
        else "",
        second=second,
        language=scripts.called(second or "en", "ar"),
        year=datetime.now(UTC).year,
        url=said(chosen, "url", "where it will stand, such as https://papers.example.org/; or nothing", _address),
        repository=said(chosen, "repository", "where its sources will stand", _address),
        branch=said(chosen, "branch", "the branch that is published", _branch),
        owners=said(chosen, "owners", "who is asked to review changes", _owners),
        digits=chosen.digits,
    )
    made = starting.files(answers, _starter(), _words(second)) | _interface(second) | _of(package, second)
    folder.mkdir(parents=True, exist_ok=True)
    problems = files.write(folder, made)
    if problems:
        return outcome.refuse(problems)
    _put(folder, package)
    print(say(f"wrote {len(made) + 1} files into {outcome.shown(str(folder))}"))
    if adopted and (status := adopt.run(argparse.Namespace(root=folder, states=adopted))):
        return status
    outcome.next_steps(f"cd {outcome.shown(str(folder))}", "make site", "make test", "read README.md")
    return 0


def _renew(folder: Path, package: Engine) -> int:
    """Another engine in the place of the one that a site has; its texts and settings stay."""
    if not (folder / starting.IDENTITY).is_file():
        raise Wrong("no-project", f"no site stands in {outcome.shown(str(folder))}", "name its folder")
    old = {path.relative_to(folder).as_posix() for path in folder.glob("engine/fihris-*.whl")}
    made = _of(package, Tree(folder, Report()).second or "")
    _put(folder, package)
    left = sorted(old - {f"engine/{package.name}"})
    return outcome.write(folder, made, replacing=made.keys(), removing=left)


def _starter() -> dict[str, str]:
    own = {path.relative_to(STARTER).as_posix(): path for path in sorted(STARTER.rglob("*")) if path.is_file()}
    shared = {path: ROOT / path for path in SHARED}
    return {
        path: file.read_text("utf-8")
        for path, file in {**own, **shared}.items()
        if "__pycache__" not in path and not path.startswith(_WORDS)
    }


def _words(second: str) -> dict[str, str]:
    """What the engine has of the words of a new site in its second language, by the English ones."""
    path = STARTER / _WORDS / f"{second}.yml"
    return dict(yaml.safe_load(path.read_text("utf-8"))) if path.is_file() else {}


def _interface(second: str) -> dict[str, str]:
    """The English words of the interface, to be translated by a site whose second language the engine has not."""
    if not second or interface.read(second):
        return {}
    head = f"# كلمات الموقع نفسه بلغته الثانية. ترجم السطر ثم احذف علامة # من أوله · The site's own words in {scripts.called(second)}: translate a line, then take its # away."
    words = yaml.safe_dump(
        {**interface.read("en"), interface.SEARCHING: interface.searching("en")},
        allow_unicode=True,
        sort_keys=False,
        width=1 << 16,
    )
    return {f"{interface.FOLDER}/{second}.yml": "\n".join([head, *(f"# {line}" for line in words.splitlines())]) + "\n"}


def _second(listed: str) -> str:
    langs = [each.strip() for each in listed.split(",") if each.strip()]
    if wrong := languages.fault(langs):
        raise Wrong("bad-value", f"--languages: {wrong}", "write ar, or Arabic and another by its tag: ar,en or ar,fr")
    return langs[1] if len(langs) > 1 else ""


def _of(package: Engine, second: str) -> dict[str, str]:
    """What a site has of its engine, besides the wheel: the lock, and the schemas by which editors check records."""
    schemas = {f"docs/_data/schemas/{name}": _spoken(text, second) for name, text in package.schemas.items()}
    return {"requirements.lock": package.lock, **schemas}


def _spoken(text: str, second: str) -> str:
    """A schema as the site's languages ask for it."""
    if second == starting.ENGLISH:
        return text
    return json.dumps(schema.spoken(json.loads(text), second), ensure_ascii=False, indent=2) + "\n"


def _put(folder: Path, package: Engine) -> None:
    target = folder / "engine" / package.name
    target.parent.mkdir(exist_ok=True)
    with new_file(target) as stream:
        stream.write(package.data)
        flush(stream)


def _states(listed: str) -> list[str]:
    chosen = [each.strip() for each in listed.split(",") if each.strip()]
    for id in chosen:
        if id not in states.world():
            hint = did_you_mean(id, states.world())
            raise Wrong("unknown-actor", f"there is no state {outcome.shown(id)!r}", hint)
    return chosen


def _name(text: str) -> str:
    return line(text) or ("write it without @" if "@" in text else "")


def _address(text: str) -> str:
    return "" if not text or _ADDRESS.fullmatch(text) else "write an address that begins with https://"


def _branch(text: str) -> str:
    return "" if re.fullmatch(r"[\w./-]+", text) else "write a branch's name, such as main"


def _owners(text: str) -> str:
    return "" if re.fullmatch(r"(@[\w./-]+( |$))*", text) else "write names that begin with @"
