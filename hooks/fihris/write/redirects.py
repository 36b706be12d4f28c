"""A page that leads on to another, for an address at which nothing stands any more."""

from __future__ import annotations

from html import escape
from posixpath import relpath

from fihris import address


def page(lang: str, old: str, new: str, name: str, site_url: str) -> tuple[str, str]:
    """Address and text of the page at `old`, which leads to `new`; works from disk and without a script."""
    here, there = address.page(lang, old), address.page(lang, new)
    target = relpath(there, here.rpartition("/")[0])
    direction = "rtl" if lang == "ar" else "ltr"
    text = (
        f'<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n<title>{escape(name)}</title>\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{site_url}{there}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n'
        f'<body><p><a href="{target}">{escape(name)}</a></p></body>\n</html>\n'
    )
    return here, text
