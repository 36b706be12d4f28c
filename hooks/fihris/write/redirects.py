"""A page that leads on to another, for an address at which nothing stands any more."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from posixpath import relpath

from fihris import address, routes
from fihris.text.scripts import direction
from fihris.write.output import File, Finished


def files(of: Finished) -> Iterator[File]:
    for presenter in of.presenters.values():
        for old, new, anchor in routes.moved(of.site.corpus, presenter.edition):
            name = presenter.t("redirect", name=presenter.named(new))
            yield _page(presenter.lang, old, new, anchor, name, of.url)


def _page(lang: str, old: str, new: str, anchor: str, name: str, site_url: str) -> File:
    """Address and text of the page at `old`, which leads to a place of `new`; works from disk and without a script."""
    here, there = address.page(lang, old), address.page(lang, new)
    target = relpath(there, here.rpartition("/")[0] or ".") + (f"#{anchor}" if anchor else "")
    canonical = f'<link rel="canonical" href="{site_url}{there}">' if site_url else ""
    text = (
        f'<!DOCTYPE html><html lang="{lang}" dir="{direction(lang)}"><head><meta charset="utf-8"><title>{escape(name)}</title>'
        f'{canonical}<meta http-equiv="refresh" content="0;url={target}"></head>'
        f'<body><p><a href="{target}">{escape(name)}</a></p></body></html>\n'
    )
    return here, text.encode()
