"""What templates know: the shell around a page, the view of its kind, and the site's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from fihris import address
from fihris.model import LANGS, Lang
from fihris.text import articles
from fihris.text.runs import OTHER, runs
from fihris.view.elements import Link
from fihris.view.shell import Language, NavItem, Shell
from host import Build, build_of, language, path_of

DIRECTION = {Lang.AR: "rtl", Lang.EN: "ltr"}
ROOMS = (
    ("nav.briefs", address.HOME),
    ("nav.actors", "actors/index"),
    ("nav.places", "places/index"),
    ("nav.topics", address.TOPICS),
    ("nav.timeline", address.TIMELINE),
    ("nav.relations", address.GRAPH),
)
MORE = (("nav.about", "about"), ("nav.contribute", "contribute"))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs leaves text unescaped; a name with a sign of HTML in it must not become HTML."""
    env.autoescape = True
    lang = language(config)
    t = build_of(config).presenters[lang].t
    env.filters["digits"] = t.number
    env.filters["words"] = lambda text: _set_apart(str(text), lang, t.typeset)
    return env


def _set_apart(text: str, lang: Lang, typeset: Callable[[str], str]) -> Markup:
    """A text with what is foreign in it set apart, for the content of an element."""
    other, direction = OTHER[lang]
    return Markup("").join(
        Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(other, direction, articles.unbroken(part))
        if foreign
        else typeset(part)
        for part, foreign in runs(text, lang)
    )


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: HostPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The context of a page, in the language that is being built."""
    build, lang = build_of(config), language(config)
    path = path_of(page, lang)
    ours = build.pages.get(page.file.src_uri)
    shell = _shell(build, config, lang, path, "../" * page.url.count("/"))
    url = (config.site_url or "") + page.url
    view = ours.view(lambda id: build.html.get(f"{lang}/{id}", ""), url) if ours else None
    return context | _words(build, lang) | {"shell": shell, "view": view, "edition": lang}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The context of the page for addresses that are none."""
    build, lang = build_of(config), language(config)
    return (
        context
        | _words(build, lang)
        | {"shell": _shell(build, config, lang, "404", f"{context['base_url'].rstrip('/')}/")}
    )


def _words(build: Build, lang: Lang) -> dict[str, Any]:
    t = build.presenters[lang].t
    scripts = json.dumps(t.scripts(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return {"t": t, "interface": scripts, "search_version": build.version}


def _shell(build: Build, config: MkDocsConfig, lang: Lang, path: str, root: str) -> Shell:
    p = build.presenters[lang]
    source = address.source(lang, path)
    page, plain = build.pages.get(source), build.plain.get(source)
    title = page.title if page else plain.title if plain else p.t("missing.title")
    description = page.description if page else plain.description if plain else p.t("site.description")
    edit = page.edit if page else source if plain else ""
    room = page.room if page else path
    known = page is not None or plain is not None
    foreign = page is not None and not page.is_in(lang)
    return Shell(
        lang=str(lang),
        dir=DIRECTION[lang],
        title=p.t("site.name") if path == address.HOME else title,
        description=description or p.t("site.description"),
        site_name=p.t("site.name"),
        home=p.href(address.HOME),
        root=root,
        nav=tuple(NavItem(p.t(key), p.href(to), to == room) for key, to in ROOMS),
        languages=tuple(_language(build, config, each, lang, path) for each in LANGS),
        search=p.href(address.SEARCH),
        canonical=f"{config.site_url}{address.page(LANGS[0] if foreign else lang, path)}" if known else "",
        more=tuple(NavItem(p.t(key), p.href(to), to == path) for key, to in MORE if build.exists(lang, to)),
        edit=f"{config.edit_uri}{edit}" if edit and config.edit_uri else "",
        actions=tuple(_actions(build, config, lang, path, title)) if known else (),
        crumbs=page.crumbs if page else (),
        digits=p.t.digits,
        foreign=foreign,
        outdated=bool(page and page.outdated),
    )


def _actions(build: Build, config: MkDocsConfig, lang: Lang, path: str, title: str) -> Iterator[Link]:
    """Forms of the code host, filled in with what the page knows; none where no host is set."""
    host = config.extra.get("issues")
    if not host:
        return
    t = build.presenters[lang].t
    address_ = f"{config.site_url}{address.page(lang, path)}"
    yield Link(t("footer.report"), f"{host}?{urlencode({'template': 'correction.yml', 'page': address_})}")
    page = build.pages.get(address.source(lang, path))
    if page and page.kind in ("actor", "place"):
        yield Link(
            t("footer.alias"), f"{host}?{urlencode({'template': 'actor.yml', str(lang): title, 'page': address_})}"
        )


def _language(build: Build, config: MkDocsConfig, lang: Lang, current: Lang, path: str) -> Language:
    """The same page in a language; its home where it has no such page."""
    exists = build.exists(lang, path)
    page = build.pages.get(address.source(lang, path))
    fallback = not exists or (page is not None and not page.is_in(lang))
    href = address.page(lang, path if exists else address.HOME)
    name = {Lang.AR: "العربية", Lang.EN: "English"}[lang]
    return Language(str(lang), DIRECTION[lang], name, href, f"{config.site_url}{href}", lang is current, fallback)
