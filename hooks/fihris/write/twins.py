"""The texts of briefs as scripts, for reading both languages side by side: all of a brief in one, by the names of their pages. Where a
brief is long its first script has, in the place of what had no room in it, the number of the one that has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fihris import address
from fihris.model import PageKind
from fihris.text import scripts
from fihris.view.presenter import Presenter
from fihris.write.output import TAKEN, File, Finished, call, parted


def files(of: Finished) -> Iterator[File]:
    if len(of.presenters) < 2:
        return
    for presenter in of.presenters.values():
        texts: dict[str, list[tuple[str, object]]] = defaultdict(list)
        for route in presenter.edition.routes.values():
            if route.kind in {PageKind.BRIEF, PageKind.SECTION}:
                html = of.bodies[presenter.lang, route.of]
                brief_id, _, name = route.path.removeprefix("briefs/").rpartition("/")
                texts[brief_id].append((name, _twin(presenter, presenter.title(route.of), html)))
        for brief_id, twins in texts.items():
            first, *others = parted(twins)
            for number, part in enumerate(others, start=2):
                first |= dict.fromkeys(part, number)
                yield address.twins(presenter.lang, brief_id, number), call(TAKEN, part)
            yield address.twins(presenter.lang, brief_id), call(TAKEN, first)


def _twin(p: Presenter, title: str, html: str) -> dict[str, str]:
    return {"lang": str(p.lang), "dir": scripts.direction(p.lang), "title": title, "html": html}
