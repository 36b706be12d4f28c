"""What surrounds every page."""

from __future__ import annotations

from dataclasses import dataclass

from fihris.view.elements import Link


@dataclass(frozen=True, slots=True)
class NavItem:
    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Language:
    """The same page in a language; `fallback` when there is none in it: this leads to its home, or to a text in another
    language."""

    lang: str
    dir: str
    name: str
    href: str
    url: str
    current: bool
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page. `root` is the relative path to the site's root ("", "../", "../../").

    `actions` lead to the code host: report a fault of this page, add a name. `foreign` tells that the page's text is in
    another language than the site around it, `outdated` that it is a translation of an older original.
    """

    lang: str
    dir: str
    title: str
    description: str
    site_name: str
    home: str
    root: str
    nav: tuple[NavItem, ...]
    languages: tuple[Language, ...]
    search: str
    canonical: str
    more: tuple[NavItem, ...] = ()
    edit: str = ""
    actions: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    foreign: bool = False
    outdated: bool = False
    digits: str = "latn"
