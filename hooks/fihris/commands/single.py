"""`fihris single SITE BRIEF FILE`: one brief in one HTML file, with its search."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from fihris.commands import outcome
from fihris.interface import Interface
from fihris.read import interface
from fihris.telling import say
from fihris.write.single import briefs, single
from fihris.write.theme import Theme
from fihris.write.whole import new_file

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("single", help="write one brief of the built site as one HTML file, with its search")
    parser.add_argument("site", type=Path, help="the built site's folder")
    parser.add_argument("brief", help="the brief's id, such as 2024/water-accord")
    parser.add_argument("target", type=Path, help="the file to write")
    parser.add_argument("--lang", default="ar", help="the language of the text (ar)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Made of what the built site has of the brief, and nothing else: the site may have been built elsewhere."""
    there = briefs(chosen.site, chosen.lang)
    if not there:
        message = f"no built site is in {outcome.shown(str(chosen.site))}"
        return outcome.wrong("not-a-site", message, "run make site first")
    if not chosen.brief:  # `make single` by itself
        return outcome.wrong("unknown-brief", "no brief is named", f"name one of these: {', '.join(there[:8])}")
    if chosen.brief not in there:
        message = f"the site has no brief {outcome.shown(chosen.brief)} in {outcome.shown(chosen.lang)}"
        return outcome.wrong("unknown-brief", message, f"name one of these: {', '.join(there[:8])}")
    t = Interface.of(chosen.lang, interface.read(chosen.lang))
    try:
        data = single(chosen.site, chosen.lang, chosen.brief, Theme.of(None), t)
    except (OSError, ValueError, LookupError, BadZipFile, ParseError):  # half a site, or one of another engine
        message = f"the site in {outcome.shown(str(chosen.site))} is not whole"
        return outcome.wrong("not-a-site", message, "run make site first")
    try:
        with new_file(chosen.target) as stream:
            stream.write(data)
    except OSError as error:
        message = f"{outcome.shown(str(chosen.target))}: {error.strerror}; it is as it was"
        outcome.wrong("unwritable", message, "make room, or give the folder rights to be written")
        return 1
    print(say(f"{chosen.target}: {len(data) / 1000:.0f} KB"))
    return 0
