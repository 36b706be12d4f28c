"""The texts of briefs as scripts, for reading both languages side by side: all of a brief in one, by the names of their pages. Where a
brief is long its first script has, in the place of what had no room in it, the number of the one that has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fihris import address
from fihris.text import scripts
from fihris.view.presenter import Presenter
from fihris.write.output import TAKEN, File, Finished, call, parted


def files(of: Finished) -> Iterator[File]:
    if len(of.presenters) < 2:
        return
    for p in of.presenters.values():
        for id in p.site.briefs:
            yield from of.again(address.twins(p.lang, id), partial(_files, of, p, id))


def _files(of: Finished, p: Presenter, id: str) -> Iterator[File]:
    """The parts of a brief."""
    brief = p.site.briefs[id]
    pages = [(address.brief(id), id), *((address.section(each), each.id) for each in brief.sections)]
    first, *others = parted(
        (path.rpartition("/")[2], _twin(p, p.title(text), of.bodies[p.lang, text])) for path, text in pages
    )
    for number, part in enumerate(others, start=2):
        first |= dict.fromkeys(part, number)
        yield address.twins(p.lang, id, number), call(TAKEN, part)
    yield address.twins(p.lang, id), call(TAKEN, first)


def _twin(p: Presenter, title: str, html: str) -> dict[str, str]:
    return {"lang": str(p.lang), "dir": scripts.direction(p.lang), "title": title, "html": html}
