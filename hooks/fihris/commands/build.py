"""`fihris build`: the whole site in its folder, or the folder as it was."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.commands import hosting, options, outcome
from fihris.read import inputs
from fihris.report import counted
from fihris.stamps import mark, sum_of_file
from fihris.telling import briefly, say
from fihris.write.store import Store
from fihris.write.told import FAILED, KILLED, MANIFEST, Told, hand
from fihris.write.whole import Place

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

HOSTS = ("mkdocs", "properdocs")


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("build", help="build the site aside and put it in its place as a whole")
    options.root(parser)
    parser.add_argument("--host", choices=HOSTS, default=HOSTS[0], help="the site generator that renders the pages")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="the folder to build (site)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """One build of a folder at a time: another waits, and says for whom. 1: the build failed, and the folder is as it was."""
    place = Place(chosen.site)
    try:
        if why := _refused(chosen, place.target):
            return outcome.wrong(*why)
        with place.locked(lambda holder: _wait(chosen.site, holder)) as lock:
            place.recover()
            last = _last(chosen, place)
            if _is_current(place, last):
                shown = outcome.shown(str(chosen.site))
                print(say(f"{shown} is as it would be built: nothing has changed"), file=sys.stderr)
                return 0
            made = place.prepare()
            try:
                return _build(chosen, place, made, lock, last)
            finally:
                shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        where = outcome.shown(str(error.filename or chosen.site))
        message = f"{where}: {error.strerror}; {outcome.shown(str(chosen.site))} is as it was"
        outcome.wrong("unwritable", message, "make room, or give the folder rights to be written")
        return 1


_SOURCES = ("docs", "overrides")
"""Folders of a project of whose files a site is made."""


def _refused(chosen: argparse.Namespace, target: Path) -> tuple[str, str, str] | None:
    """Why no site may take this place, and what to do instead; None where one may."""
    shown, sources = outcome.shown(str(chosen.site)), [Path(os.path.realpath(chosen.root / each)) for each in _SOURCES]
    if not (chosen.root / "docs").is_dir():
        return "no-project", f"there is no folder docs in {outcome.shown(str(chosen.root))}", "give it with --root"
    if not _is_a_site(target):
        hint = "name a folder that holds a built site, or that is not there yet"
        return "not-a-site", f"{shown} is no built site", hint
    if any(map(target.is_relative_to, sources)):
        message = f"{shown} lies among the sources, and would be read as one of them"
        return "not-a-site", message, "name a folder beside docs"
    if any(each.is_relative_to(target) for each in sources):  # with a page of its own, by which it seems to be a site
        return (
            "not-a-site",
            f"{shown} holds the sources of the site, and they would be lost",
            "name a folder beside docs",
        )
    if os.path.ismount(target):
        message = f"{shown} is a mounted folder, and no other can take its place"
        return "not-a-site", message, "name a folder within it"
    return None


def _is_a_site(target: Path) -> bool:
    """Whether a folder may be replaced: it is not there, or empty, or a built site. A link that is followed to its end and is one is a loop."""
    if not target.exists():
        return not target.is_symlink()
    return target.is_dir() and ((target / "index.html").is_file() or not any(target.iterdir()))


def _wait(site: Path, holder: str) -> None:
    print(say(f"{site} is being built by {holder or say('another process')}; waiting for it"), file=sys.stderr)


@dataclass
class _Last:
    """What the last build of a folder `told`, and the sum of what it was `made_of`; nothing where nobody knows. `now` is the sum of what there is to
    make one of, of files with these `sums`."""

    told: Told
    made_of: str
    now: str
    sums: inputs.Sums


def _is_current(place: Place, last: _Last) -> bool:
    """Whether the site stands there as it would be built now. What is wrong with the sources is told again."""
    if not last.now or last.made_of != last.now or not place.target.is_dir():
        return False
    wrong, _ = _compared(place.target, last.told.sums, {})
    if wrong:
        last.told = replace(last.told, marks={})  # somebody leaves marks that say nothing
        return False
    for line in briefly(last.told.problems, set(last.told.problems)):
        print(line, file=sys.stderr)
    return True


_BUILDS = "builds"
"""The room of the store that has, by the folder of a site, the sum of all that was built there and what the build told."""
_INPUTS, _SUMS = "inputs", "sums"
"""The room of the store that has the sums of the files that builds are made of, and its only key."""
_SUM = 64
"""Letters of such a sum."""


def _last(chosen: argparse.Namespace, place: Place) -> _Last:
    store = Store(chosen.root)
    kept, sums = store.get(_BUILDS).get(str(place.target), b""), inputs.Sums(store.get(_INPUTS).get(_SUMS, b""))
    now = inputs.digest(chosen.root, place.target, chosen.host, sums)
    return _Last(Told.of(kept[_SUM:]), kept[:_SUM].decode("ascii", "replace"), now, sums)


def _keep(chosen: argparse.Namespace, place: Place, told: Told, made_of: str, sums: inputs.Sums) -> None:
    store = Store(chosen.root)
    store.keep(_INPUTS, {_SUMS: sums.kept()}, {})
    others = {each: None for each in store.get(_BUILDS) if Path(each).is_dir()}
    store.keep(_BUILDS, {str(place.target): made_of.encode() + told.written()}, others)


def _build(chosen: argparse.Namespace, place: Place, made: Path, lock: int, last: _Last) -> int:
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder, "manifest.json")
        if hosting.is_copied(chosen.root):
            hand(last.told)
        else:
            manifest.write_bytes(last.told.written())
        settings = chosen.root / "mkdocs.yml"
        arguments = ["build", "--strict", "-f", str(settings), "-d", str(made)]
        code = hosting.run(chosen.root, chosen.host, arguments, {MANIFEST: str(manifest)}, lock)
        if code > FAILED:
            raise OSError(code - FAILED, os.strerror(code - FAILED), str(chosen.site))
        if code < 0:
            print(say(KILLED.format(-code)), file=sys.stderr)
        if code:
            return 1
        told = replace(Told.of(manifest.read_bytes()), site=str(place.target))
    wrong, marks = _compared(made, told.sums, last.told.known(told.sums))
    if wrong:
        few = ", ".join(outcome.shown(path) for path in wrong[:5])
        hint = "something else writes into the folders of this project; build again"
        outcome.wrong("build-damaged", f"{counted(len(wrong), 'file')} did not stay as written: {few}", hint)
        return 1
    place.take(made)
    for each in place.left():
        print(say(f"{outcome.shown(str(each))} could not be removed: it is another user's"), file=sys.stderr)
    if last.now and last.now == inputs.digest(
        chosen.root, place.target, chosen.host, last.sums
    ):  # nobody wrote while it was built
        _keep(chosen, place, replace(told, marks=marks), last.now, last.sums)
    return 0


def _compared(
    made: Path, sums: Mapping[str, str], known: Mapping[str, Sequence[int]]
) -> tuple[list[str], dict[str, list[int]]]:
    """The files that are missing, other than they were written, or not of the build: all, where nobody says what was written. And the marks
    of those that are there; those whose mark is `known` are not read."""
    marks, wrong = dict[str, list[int]](), set({*sums, "index.html"})
    for at, _, names in os.walk(made):
        within = os.path.relpath(at, made).replace(os.sep, "/")
        for name in names:
            path, file = name if within == "." else f"{within}/{name}", os.path.join(at, name)
            marks[path] = mark(os.lstat(file))
            if sums.get(path) and ((marks[path] and marks[path] == known.get(path)) or sum_of_file(file) == sums[path]):
                wrong.discard(path)
            else:
                wrong.add(path)
    return sorted(wrong), marks
