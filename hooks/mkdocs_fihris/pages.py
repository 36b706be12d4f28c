"""Pages without a file, and links woven into those with one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from fihris import address
from fihris.read.pictures import ENDINGS
from fihris.render.comments import without_comments
from fihris.render.insets import inset
from fihris.render.pointers import pointers
from fihris.render.splice import Wrap, mark
from fihris.study import section_number
from fihris.sums import sum_of
from fihris.write import bundles
from mkdocs_fihris import halves
from mkdocs_fihris.host import PLACES, Build, build_of, language, leads, path_of, relative
from mkdocs_fihris.links import PageLinks
from mkdocs_fihris.rendered import Text, contents, outline
from mkdocs_fihris.standing import Standing

_NO_ANCHORS: Final = (set[str](), dict[Any, Any]())
"""Of any page: the checks have seen to anchors, and the host need not."""


class Written(HostPage):
    """A page with a text of its own."""

    passed: str | None = None
    """Its HTML, where the gate has seen it, and nobody has been told of it yet."""
    kept: Callable[[], str] | None = None
    """What gives its HTML, where that is kept elsewhere."""
    _content: str | None = None

    @property
    def content(self) -> str | None:
        return self.kept() if self.kept else self._content

    @content.setter
    def content(self, html: str | None) -> None:
        self._content = None if self.kept else html

    def let_go(self) -> None:
        """Forget all: it is written, and nobody but the engine would look at it again. The host holds it to the end."""
        vars(self).clear()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """What the host does, and what the gate does with it; a text that was rendered before is taken from there."""
        build = build_of(config)
        made_of = sum_of((self.markdown, self.file.src_uri, self.url, *_woven(build, self, config, files)))
        html, title, headings = build.rendered.texts.of(made_of, lambda: (self._made(config, files), bool(made_of)))
        if build.rendered.standing and made_of and self.file.src_uri in build.pages:
            build.rendered.standing.texts[self.file.dest_uri] = made_of
        self.content = self.passed = html
        if build.rendered.ground:
            self.markdown = ""  # nobody else asks for it; the host would keep it to the end
        self.toc, self._title_from_render = contents(headings), title
        self.present_anchor_ids, self.links_to_anchors = _NO_ANCHORS

    def _made(self, config: MkDocsConfig, files: Files) -> Text:
        build = build_of(config)
        known = build.rendered.ground  # only where all extensions are known
        with build.readers.lent(language(config)) if known else nullcontext():
            super().render(config, files)
        return _gated(self.content or "", self, config), self._title_from_render, outline(self.toc)


class Made(Written):
    """A page without a file. It has no text of its own, unless it shows one that is not translated yet."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Without all the host's extensions where there is nothing to render."""
        if self.markdown:
            super().render(config, files)
            return
        if standing := build_of(config).rendered.standing:
            standing.texts[self.file.dest_uri] = ""
        self.content, self.toc, self._title_from_render = "", get_toc([]), None
        self.present_anchor_ids, self.links_to_anchors = _NO_ANCHORS


@event_priority(-99)
def _early(files: Files, config: MkDocsConfig) -> Files:
    """Just before i18n, so that it routes the generated pages like real ones. The stock theme's own files are left out,
    and so are the parts of which one style sheet and one script are made."""
    build = build_of(config)
    left_out = bundles.left_out(build.theme)
    folders = set(map(str, build.theme.folders))
    own = str(language(config))
    # Of all languages: what one is told to have looked at must not depend on which of them is built last.
    places = {
        file.src_uri for file in files if file.src_dir == config.docs_dir and file.src_uri.endswith((*ENDINGS, ".md"))
    }
    for file in list(files):
        of_theme = file.src_dir != config.docs_dir
        if not of_theme and not (file.src_uri.endswith(ENDINGS) or _is_text(file.src_uri, own)):
            files.remove(file)
        if of_theme and (file.src_dir not in folders or file.src_uri in left_out):
            files.remove(file)
    there = dict(files.src_uris)
    build.shared.update(
        file.src_uri for file in files if file.src_dir == config.docs_dir and file.src_uri.startswith("assets/")
    )
    stood = set[str]()
    if standing := build.rendered.standing:
        build.reads.watch(PLACES, tuple(sorted(places.union(build.pages))))
        standing.compare()
        build.rendered.beside = build.rendered.beside or halves.begun(config)
        stood.update(_stand(build, standing, own, there))
    for source in build.pages:
        if source in stood:
            if source in there:
                files.remove(there[source])
        elif source not in there and _is_text(
            source, own
        ):  # a page made from records, or a text that has no translation yet
            files.append(File(source, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _stand(build: Build, standing: Standing, own: str, there: Container[str]) -> Iterator[str]:
    """Put into the site's folder the pages of a language that stand; their sources. An author's own page may look at what nobody has noted, and is made;
    so is that of a record from which an author's words were taken away."""
    for source in build.pages:
        lang, path = address.path_of(source)
        if lang == own and (source in build.holders or source not in there):
            page = address.page(lang, path)
            text = standing.text(page)
            is_known = source in build.holders and build.rendered.texts.has(text) if text else True
            if is_known and standing.holds(page) and standing.page(page):
                yield source


class _Stood(File):
    """A page that stands, as the host lists it: another page may lead to it. i18n, which makes every File anew, takes ten times as long."""

    def __init__(self, source: str, page: str, docs: str, site: str, folders: bool) -> None:
        self.src_uri, self.dest_uri = source, page
        self.src_dir, self.dest_dir, self.use_directory_urls = docs, site, folders
        self.inclusion = InclusionLevel.NOT_IN_NAV


def _is_text(path: str, lang: str) -> bool:
    """Whether a file is a text in a language. Those in others are none of this build's: i18n would make each anew, and pass it over."""
    return path.endswith(".md") and path.startswith(f"{lang}/")


@event_priority(-200)
def _late(files: Files, config: MkDocsConfig) -> Files:
    """After i18n, which makes every File anew: only now can a page be told its content. It leaves out of all languages but the
    first the pictures that are beside none of them."""
    build, own = build_of(config), language(config)
    where = config.docs_dir, config.site_dir, config.use_directory_urls
    for source in sorted(build.shared - set(files.src_uris)):
        files.append(File(source, *where))
    pages = files.documentation_pages()
    for source in build.pages:
        lang, path = address.path_of(source)
        if lang == own and build.rendered.stands(page := address.page(lang, path)):
            files.append(_Stood(source, page, *where))  # for links to it
    files.documentation_pages = lambda *, inclusion=InclusionLevel.is_included: [  # type: ignore[method-assign]
        file for file in pages if inclusion(file.inclusion)
    ]
    for file in pages:
        if file.src_uri in build.pages and not Path(config.docs_dir, file.src_uri).exists():
            file.content_string = ""
            file.generated_by = "fihris"
            Made(None, file, config)  # becomes the file's page
        else:
            Written(None, file, config)
    config.nav = [f"{own}/index.md"]
    return files


on_files = CombinedEvent(_early, _late)


@event_priority(100)
def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Mark the mentions; the extension makes links of them once Markdown has become HTML. Before i18n, which moves letters."""
    with build_of(config).rendered.looking(page.file.dest_uri):
        return _marked(markdown, page, config)


def _marked(markdown: str, page: HostPage, config: MkDocsConfig) -> str:
    build = build_of(config)
    lang = language(config)
    ours = build.pages.get(page.file.src_uri)
    if ours:
        page.meta.update(template=ours.template, title=ours.title, description=ours.description)
    here = page.file.src_uri
    holder = build.holders.get(page.file.src_uri)
    presenter = build.presenters[lang]
    text = build.site.editions[presenter.text_lang(holder)].texts[holder.id] if holder else None
    build.weave.use(
        PageLinks(presenter, text, lambda target: relative(target, here)), section_number(holder.id) if holder else None
    )
    if text:
        return mark(text.document.body, text.mentions)
    plain = build.plain.get(here)
    return plain.body if plain and plain.lang is not lang else markdown


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Drop comments, let nothing pass that no text may have, set formulas and icons in, and keep the body for pages that show it within another: a
    brief's sections, an actor's prose."""
    build = build_of(config)
    written = page if isinstance(page, Written) else None
    if html and not (written and html == written.passed):
        html = _gated(html, page, config)
    html = inset(html)
    lang = language(config)
    holder = build.holders.get(page.file.src_uri)
    key = holder.id if holder else path_of(page, lang)
    if holder or page.file.src_uri in build.prose:
        build.html[lang, key] = html
        if written and build.rendered.ground:  # nobody else has a hand in what it shows
            written.passed, written.kept = None, partial(build.html.__getitem__, (lang, key))
    if found := list(pointers(page.file.src_uri, page.url, html)):
        build.pointers[page.file.dest_uri] = found
    return html


def _gated(html: str, page: HostPage, config: MkDocsConfig) -> str:
    gate, html = build_of(config).gate, without_comments(html)
    passed = gate.clean(html)
    refused = gate.refused(html) if passed != html else ()
    if refused:  # the checks told it of the source; but another extension may be switched on than they know of
        raise PluginError(f"{page.file.src_uri}: {refused[0].message}")
    return passed


def _woven(build: Build, page: HostPage, config: MkDocsConfig, files: Files) -> tuple[object, ...]:
    """What the rendering of a text depends on besides its Markdown and the settings."""
    weave, lang = build.weave, language(config)
    wraps = weave.wraps
    mentions: tuple[Wrap | None, ...] = ()
    if isinstance(wraps, PageLinks) and wraps.text:
        mentions = tuple(map(wraps.mention, range(len(wraps.text.mentions))))
    ground = build.places(lang, files) if leads(page.markdown or "") else ""
    return str(lang), build.presenters[lang].t.digits, weave.section, mentions, ground
