"""The sitemap, with the languages of each page (sitemaps.org 0.9; hreflang as Google's sitemap extension)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from fihris import address
from fihris.model import Lang
from fihris.write.output import File, Finished

MOST = 50_000
"""Addresses in one file, by the protocol."""

Addresses = dict[Lang, str]


def files(of: Finished) -> Iterator[File]:
    routes = {lang: presenter.edition.routes for lang, presenter in of.presenters.items()}
    pages = [
        {lang: f"{of.url}{address.page(lang, path)}" for lang in routes if path in routes[lang]}
        for path in sorted(set().union(*routes.values()))
    ]
    for path, text in sitemap(pages, of.url).items():
        yield path, text.encode()


def sitemap(pages: Iterable[Addresses], site_url: str) -> dict[str, str]:
    """File name → text. `pages` has for each page its absolute address by language."""
    entries = [entry for addresses in pages for entry in _entries(addresses)]
    parts = [entries[start : start + MOST] for start in range(0, len(entries), MOST)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _urlset(parts[0])}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = "".join(f"<sitemap><loc>{site_url}{name}</loc></sitemap>\n" for name in names)
    files = {name: _urlset(part) for name, part in zip(names, parts, strict=True)}
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return {"sitemap.xml": f"{head}{index}</sitemapindex>\n", **files}


def _entries(addresses: Addresses) -> list[str]:
    default = addresses.get(Lang.AR) or next(iter(addresses.values()))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(url)}/>'
        for lang, url in [*addresses.items(), ("x-default", default)]
    )
    return [f"<url><loc>{url}</loc>{links}</url>\n" for url in addresses.values()]


def _urlset(entries: Sequence[str]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )
