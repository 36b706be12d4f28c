"""What templates know: the shell around a page, the view of its kind, and the site's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import normalize_url

from fihris.interface import foreign
from fihris.model import Lang
from fihris.render.marked import is_marked
from fihris.text import articles, hyphens, scripts
from fihris.text.runs import Run, is_apart, is_foreign, runs
from mkdocs_fihris.compiled import Compiled
from mkdocs_fihris.compiler import compiled_by
from mkdocs_fihris.host import Build, build_of, early_of, language, path_of, policy_of
from mkdocs_fihris.pages import Written
from mkdocs_fihris.rendered import Remembering

_REMEMBERED: Final = 1 << 12
"""Texts of templates: titles and names stand on many pages, and mostly on pages that are made one after another."""


_NAME: Final = "page.html"
_PLAIN: Final = re.compile(r"(?:\w[\w-]*/)*\w[\w-]*\.html(?:#[\w-]*)?")
"""The address of a page of the site."""


_compiled: Final = Compiled()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs leaves text unescaped; a name with a sign of HTML in it must not become HTML."""
    env.autoescape = True
    lang = language(config)
    t = build_of(config).presenters[lang].t
    # Jinja's compiler applies any filter without a context to what stands in a template itself.
    env.filters["digits"] = pass_context(lambda _, number: t.number(number))
    foreign = scripts.foreign(lang, build_of(config).presenters[lang].other)
    set_apart = lru_cache(_REMEMBERED)(lambda text: _set_apart(text, lang, t.typeset, foreign))
    env.filters["words"] = lambda text: set_apart(str(text))
    env.filters["url"] = _addresses.of
    env.globals["t"] = t.marked()  # for macros, which are read once and not for every page
    # What is compiled must hold in every language: no filter of one is applied beforehand.
    env.optimized, env.bytecode_cache = False, _compiled
    compiled_by(env)
    # Jinja's chain of mappings is gone through for each macro that a page imports.
    env.make_globals = lambda d: {**env.globals, **(d or {})}  # type: ignore[method-assign]
    found = env.get_template
    part = cache(found)  # a page takes some fifteen

    def get_template(name: str, parent: str | None = None, **more: Any) -> Any:
        """What the host asks for, a page's template; the templates ask for each other, as their `parent`."""
        if parent:
            return found(name, parent, **more) if more else part(name, parent)
        rendered = build_of(config).rendered  # an environment holds itself, and would hold a build that is let go of
        template = Remembering(name, found, rendered) if rendered.before else found(name, **more)
        return _Telling(template) if t.lacking else template

    env.get_template = get_template  # type: ignore[method-assign, assignment]
    return env


class _Telling:
    """A page's template of which some words are English for want of others: the page says of which."""

    def __init__(self, template: Any) -> None:
        self._template = template

    def render(self, *given: Any, **named: Any) -> str:
        return foreign(self._template.render(*given, **named))


class _Addresses:
    """The host's filter `url`. Pages of one folder, which are built one after another, share what it works out. `page` is the one that is made."""

    def __init__(self) -> None:
        self.page: HostPage | None = None
        self._base = self._folder = ""
        self._known: dict[str, str] = {}
        self._ways: dict[str, str] = {}

    def at(self, page: HostPage | None, base: str = "") -> None:
        """Begin a page; of that for no address, `base` is the way to the site's root."""
        folder = page.url.rpartition("/")[0] if page else ""
        if not page or not self.page or folder != self._folder:
            self._known, self._ways = {}, {}
        self.page, self._base, self._folder = page, base, folder

    @pass_context  # not for what it knows: as with `digits`, an address of a template's own would be worked out once for all pages
    def of(self, _: Context, value: object) -> str:
        written = str(value)
        found = self._known.get(written)
        if found is None:
            found = self._known[written] = self._to(written)
        return found

    def _to(self, address: str) -> str:
        """The way to an address, whose folder most others have, too."""
        start, slash, name = address.rpartition("/")
        if not _PLAIN.fullmatch(address):
            return normalize_url(address, self.page, self._base)
        if (way := self._ways.get(start)) is None:
            way = self._ways[start] = normalize_url(f"{start}{slash}{_NAME}", self.page, self._base).removesuffix(_NAME)
        return way + name


_addresses: Final = _Addresses()
"""Of the page that is being made: macros, which are the same on all pages, know of none."""


def _set_apart(text: str, lang: Lang, typeset: Callable[[str], str], foreign: tuple[str, str]) -> Markup:
    """A text with what is foreign in it set apart, for the content of an element. One that is foreign as a whole, as what has no
    translation yet, is set apart with its figures and its stop, which else run the way of the page."""
    if is_foreign(text, lang):
        return _isolated(_set_apart(text, Lang.AR, typeset, scripts.foreign(Lang.AR)), foreign)
    return Markup("".join([_part(part, run, typeset, foreign) for part, run in runs(text, lang)]))


def _part(part: str, run: Run, typeset: Callable[[str], str], foreign: tuple[str, str]) -> Markup:
    if run is Run.FOREIGN:
        return _isolated(escape(articles.unbroken(part)), foreign)
    shown = hyphens.whole(typeset(part))
    return Markup(f'<bdi dir="ltr">{escape(shown)}</bdi>') if is_apart(run, shown) else escape(shown)


def _isolated(words: Markup, foreign: tuple[str, str]) -> Markup:
    """Words of a language and a direction."""
    lang, direction = foreign
    return Markup(f'<bdi lang="{lang}" dir="{direction}">{words}</bdi>')


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: HostPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The context of a page, in the language that is being built. The one before it is written."""
    before = _addresses.page
    if isinstance(before, Written) and before is not page and build_of(config).rendered.ground:
        before.let_go()
    with build_of(config).rendered.looking(page.file.dest_uri):
        return _context(context, page, config)


def _context(context: dict[str, Any], page: HostPage, config: MkDocsConfig) -> dict[str, Any]:
    build, lang = build_of(config), language(config)
    _addresses.at(page)
    path = path_of(page, lang)
    ours = build.pages.get(page.file.src_uri)
    shell = build.shells.of(lang, path, "../" * page.url.count("/"))
    url = config.site_url + page.url if config.site_url else ""
    texts = [page.content or ""]
    if holder := build.holders.get(page.file.src_uri):
        build.text(lang, holder.id)

    def text(id: str) -> str:
        texts.append(build.text(lang, id))
        return texts[-1]

    view = ours.view(text, url) if ours else None
    marked = any(map(is_marked, set(texts)))
    return context | _words(build, lang, config) | {"shell": shell, "view": view, "edition": lang, "marked": marked}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The context of the page for addresses that are none."""
    build, lang = build_of(config), language(config)
    _addresses.at(None, context["base_url"])
    return (
        context
        | _words(build, lang, config)
        | {"shell": build.shells.of(lang, "404", f"{context['base_url'].rstrip('/')}/")}
    )


def _words(build: Build, lang: Lang, config: MkDocsConfig) -> dict[str, Any]:
    t = build.presenters[lang].t
    return {
        "policy": _attribute(policy_of(config)),
        "early": Markup(early_of(config)),
        "t": t.marked(),
        "search_version": build.version,
    }


@cache
def _attribute(value: str) -> Markup:
    """A value in double quotes."""
    return Markup(str(escape(value)).replace("&#39;", "'"))
