"""`fihris build`: the whole site in its folder, or the folder as it was."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.commands import options, outcome
from fihris.read import inputs
from fihris.telling import say
from fihris.write.store import Store
from fihris.write.told import FAILED, MANIFEST, Told
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
    if not _is_a_site(place.target):
        hint = "name a folder that holds a built site, or that is not there yet"
        return outcome.wrong("not-a-site", f"{outcome.shown(str(chosen.site))} is no built site", hint)
    try:
        with place.locked(lambda holder: _wait(chosen.site, holder)) as lock:
            place.recover()
            if _is_current(chosen, place):
                shown = outcome.shown(str(chosen.site))
                print(say(f"{shown} is as it would be built: nothing has changed"), file=sys.stderr)
                return 0
            made = place.prepare()
            try:
                return _build(chosen, place, made, lock)
            finally:
                shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        where = outcome.shown(str(error.filename or chosen.site))
        message = f"{where}: {error.strerror}; {outcome.shown(str(chosen.site))} is as it was"
        outcome.wrong("unwritable", message, "make room, or give the folder rights to be written")
        return 1


def _is_a_site(target: Path) -> bool:
    """Whether a folder may be replaced: it is not there, or empty, or a built site."""
    if not target.exists():
        return True
    return target.is_dir() and ((target / "index.html").is_file() or not any(target.iterdir()))


def _wait(site: Path, holder: str) -> None:
    print(say(f"{site} is being built by {holder or say('another process')}; waiting for it"), file=sys.stderr)


def _is_current(chosen: argparse.Namespace, place: Place) -> bool:
    """Whether the site stands there as it would be built now. What is wrong with the sources is told again."""
    told, made_of = _last(chosen, place)
    if not made_of or made_of != inputs.digest(chosen.root, place.target, chosen.host):
        return False
    if not place.target.is_dir() or _differing(place.target, told.sums):
        return False
    for problem in told.problems:
        print(problem, file=sys.stderr)
    return True


_BUILDS = "builds"
"""The room of the store that has, by the folder of a site, the sum of all that was built there and what the build told."""
_SUM = 64
"""Letters of such a sum."""


def _last(chosen: argparse.Namespace, place: Place) -> tuple[Told, str]:
    """What the last build of a folder told, and the sum of what it was made from; nothing where nobody knows."""
    kept = Store(chosen.root).get(_BUILDS).get(str(place.target), b"")
    return Told.of(kept[_SUM:]), kept[:_SUM].decode("ascii", "replace")


def _keep(chosen: argparse.Namespace, place: Place, told: Told, made_of: str) -> None:
    store = Store(chosen.root)
    others = {each: None for each in store.get(_BUILDS) if Path(each).is_dir()}
    store.keep(_BUILDS, {str(place.target): made_of.encode() + told.written()}, others)


def _build(chosen: argparse.Namespace, place: Place, made: Path, lock: int) -> int:
    made_of = inputs.digest(chosen.root, place.target, chosen.host)
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder, "manifest.json")
        manifest.write_bytes(_last(chosen, place)[0].written())
        settings = chosen.root / "mkdocs.yml"
        command = [sys.executable, "-m", chosen.host, "build", "--strict", "-f", str(settings), "-d", str(made)]
        # The host has the lock too: should this process die alone, nobody else begins before the host has ended.
        kept = {"pass_fds": (lock,)} if os.name == "posix" else {}
        done = subprocess.run(command, env=os.environ | {MANIFEST: str(manifest)}, check=False, **kept)  # type: ignore[call-overload]
        if done.returncode > FAILED:
            raise OSError(done.returncode - FAILED, os.strerror(done.returncode - FAILED), str(chosen.site))
        if done.returncode:
            return 1
        told = replace(Told.of(manifest.read_bytes()), site=str(place.target))
    wrong = _differing(made, told.sums)
    if wrong:
        few = ", ".join(outcome.shown(path) for path in wrong[:5])
        hint = "something else writes into the folders of this project; build again"
        outcome.wrong("build-damaged", f"{len(wrong)} files are not as they were written: {few}", hint)
        return 1
    place.take(made)
    for each in place.left():
        print(say(f"{outcome.shown(str(each))} could not be removed: it is another user's"), file=sys.stderr)
    if made_of and made_of == inputs.digest(chosen.root, place.target, chosen.host):  # nobody wrote while it was built
        _keep(chosen, place, told, made_of)
    return 0


def _differing(made: Path, sums: Mapping[str, str]) -> list[str]:
    """The files that are missing, other than they were written, or not of the build; all, where nobody says what was written."""
    there = {
        os.path.relpath(os.path.join(at, name), made).replace(os.sep, "/")
        for at, _, names in os.walk(made)
        for name in names
    }
    return sorted(
        path for path in {*there, *sums, "index.html"} if path not in there or _sum(made / path) != sums.get(path)
    )


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
