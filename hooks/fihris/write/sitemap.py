"""The sitemap (sitemaps.org 0.9). The languages of a page are told in its own head, and there alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from fihris import address
from fihris.write.output import File, Finished

ROOM = 140_000
"""Bytes of one file: far below what the protocol allows (50 MB and 50,000 addresses), and no file of a large site is large."""


def files(of: Finished) -> Iterator[File]:
    """None for a site that does not say where it stands: a sitemap has absolute addresses alone."""
    if not of.url:
        return
    routes = {lang: presenter.edition.routes for lang, presenter in of.presenters.items()}
    paths = sorted(set().union(*routes.values()))
    pages = [f"{of.url}{address.page(lang, path)}" for path in paths for lang in routes if path in routes[lang]]
    for path, text in sitemap(pages, of.url).items():
        yield path, text.encode()


def sitemap(pages: Iterable[str], site_url: str) -> dict[str, str]:
    """File name → text. `pages` are absolute addresses. Where one file has no room for all it lists the others."""
    parts: list[list[str]] = [[]]
    room = ROOM
    for entry in (f"<url><loc>{escape(page)}</loc></url>\n" for page in pages):
        room -= len(entry.encode())
        if room < 0 and parts[-1]:
            parts.append([])
            room = ROOM - len(entry.encode())
        parts[-1].append(entry)
    if len(parts) == 1:
        return {"sitemap.xml": _urlset(parts[0])}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = "".join(f"<sitemap><loc>{escape(site_url)}{name}</loc></sitemap>\n" for name in names)
    files = {name: _urlset(part) for name, part in zip(names, parts, strict=True)}
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return {"sitemap.xml": f"{head}{index}</sitemapindex>\n", **files}


def _urlset(entries: Sequence[str]) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(entries) + "</urlset>\n"
