"""Who and what the briefs name and the site has no page for: a list that invites to add them, and none of dead links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fihris import address
from fihris.model import Brief, Lang, Wanted
from fihris.text.fold import fold_key
from fihris.view import imprint
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter
from fihris.view.reference import reference_view

MOST = 100
"""Names, and works: a list that nobody could finish invites nobody."""
PLACES = 3
"""Where a name stands, by section."""
_NEW = {"github": "/new/{branch}/", "gitlab": "/-/new/{branch}/", "gitea": "/_new/{branch}/"}
"""Where a code host makes a new file, by its kind."""
_FOLDER = "docs/_data/actors"


@dataclass(frozen=True, slots=True)
class NameView:
    """A name as the texts have it, and the sentences that name it first."""

    name: str
    where: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work, and the brief that recommends or cites it."""

    title: str
    where: LinkView


@dataclass(frozen=True, slots=True)
class WantedView:
    """`ways` lead to whatever helps to add one."""

    names: tuple[NameView, ...]
    works: tuple[WorkView, ...]
    ways: tuple[LinkView, ...]


def view(p: Presenter) -> WantedView:
    return WantedView(tuple(_names(p))[:MOST], tuple(_works(p))[:MOST], tuple(_ways(p)))


def _names(p: Presenter) -> Iterator[NameView]:
    """First those of the page's language, then as the Arabic texts have them; of each, those that stand in most sections first."""
    own = [each for each in p.site.wanted if each.lang is p.lang]
    yield from _of_language(p, own)
    if p.lang is not Lang.AR:
        yield from _of_language(p, [each for each in p.site.wanted if each.lang is Lang.AR])


def _of_language(p: Presenter, wanted: Sequence[Wanted]) -> Iterator[NameView]:
    found: dict[str, list[LinkView]] = {}
    called: dict[str, str] = {}
    for each in wanted:
        key = fold_key(each.name)
        called.setdefault(key, each.name)
        anchor = each.sentence if p.text_lang(p.holder(each.section)) is each.lang else ""
        link = LinkView(p.section_link(each.section).text, p.section_href(each.section, anchor))
        found.setdefault(key, []).append(link)
    for key, links in sorted(found.items(), key=lambda item: -len(item[1])):
        yield NameView(called[key], tuple(links[:PLACES]))


def _works(p: Presenter) -> Iterator[WorkView]:
    """The titles that briefs recommend or cite and that are none of the site's briefs, each once."""
    told = {fold_key(p.title(id)) for id in p.site.briefs}
    for of in p.site.corpus.briefs:
        for title, anchor in (*_recommended(p, of), *_cited(of)):
            if (key := fold_key(title)) not in told:
                told.add(key)
                yield WorkView(title, LinkView(p.short(of.id), p.section_href(of.id, anchor)))


def _recommended(p: Presenter, of: Brief) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(of.references, start=1):
        if not each.brief:
            yield "".join(part.text for part in reference_view(p, each, number).parts), address.reference(number)


def _cited(of: Brief) -> Iterator[tuple[str, str]]:
    """A work whose particulars nobody parted is told as it is written."""
    return ((each.title or each.before, each.anchor) for each in imprint.works(of))


def _ways(p: Presenter) -> Iterator[LinkView]:
    if "contribute" in p.edition.routes:
        yield LinkView(p.t("wanted.how"), p.href("contribute"))
    if p.identity.code_host:
        new = _NEW[p.identity.code_host].format(branch=p.identity.branch)
        yield LinkView(p.t("wanted.new"), f"{p.identity.repository}{new}{_FOLDER}")
