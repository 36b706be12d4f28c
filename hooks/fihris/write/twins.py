"""The texts of briefs as scripts, for reading both languages side by side."""

from __future__ import annotations

from collections.abc import Iterator

from fihris import address
from fihris.model import PageKind
from fihris.text import scripts
from fihris.view.presenter import Presenter
from fihris.write.output import File, Finished, call


def files(of: Finished) -> Iterator[File]:
    if len(of.presenters) < 2:
        return
    for presenter in of.presenters.values():
        for route in presenter.edition.routes.values():
            if route.kind in {PageKind.BRIEF, PageKind.SECTION}:
                html = of.bodies[presenter.lang, route.of]
                yield address.twin(presenter.lang, route.path), _twin(presenter, presenter.title(route.of), html)


def _twin(p: Presenter, title: str, html: str) -> bytes:
    direction = scripts.direction(p.lang)
    return call("fihris.twin", {"lang": str(p.lang), "dir": direction, "title": title, "html": html})
