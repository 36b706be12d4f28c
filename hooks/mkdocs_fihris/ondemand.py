"""The site one page at a time, when somebody asks for it: a saved sentence need not wait for pages that nobody looks at.

What is asked for comes out letter for letter as a build writes it (a test compares all of a site).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import RLock
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as HostPage

from fihris import telling
from fihris.memory import Memory
from fihris.model import Lang, Site
from fihris.report import Report, Severity
from fihris.site import compose
from fihris.study import Known
from fihris.write import bundles, editor, offline
from fihris.write.output import File as Output
from fihris.write.output import Finished, Large, held
from fihris.write.outputs import OUTPUTS
from mkdocs_fihris import sources
from mkdocs_fihris.exports import finished
from mkdocs_fihris.host import Bodies, Build, i18n
from mkdocs_fihris.pages import Made, Written
from mkdocs_fihris.rendered import ours_alone
from mkdocs_fihris.sources import build_from, hand_over, remembered, root_of

MISSING = "404.html"
_THEME = "assets/"


class Edition:
    """One language of the site, as the host has it before it renders a page."""

    def __init__(self, config: MkDocsConfig, build: Build, lang: Lang) -> None:
        i18n(config).current_language, i18n(config).building = str(lang), True
        hand_over(config, build)
        self.lang = lang
        self.config: MkDocsConfig = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        self.files: Files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav: Navigation = config.plugins.on_nav(
            get_navigation(self.files, config), config=config, files=self.files
        )
        self.env: jinja2.Environment = config.plugins.on_env(env, config=config, files=self.files)
        self._rendered: list[File] = []
        self.pages = {file.dest_uri: file for file in self.files.documentation_pages()}
        copied = (file for file in self.files if not file.is_documentation_page() and file.inclusion.is_included())  # type: ignore[no-untyped-call]
        self.others = {file.dest_uri: file for file in copied}

    def show(self, build: Build) -> None:
        """Show another state of the site, with the same files and pages."""
        self.config.extra["fihris"] = build
        sources.on_config(self.config)
        self.env = self.config.plugins.on_env(self.config.theme.get_env(), config=self.config, files=self.files)
        for file in self._rendered:
            (Made if file.generated_by else Written)(None, file, self.config)  # becomes the file's page
        self._rendered = []

    def text(self, file: File) -> HostPage:
        """A page with its text rendered, once."""
        config, page = self.config, file.page or HostPage(None, file, self.config)
        if page.content is None:
            self._rendered.append(file)
            page = config.plugins.on_pre_page(page, config=config, files=self.files)
            page.read_source(config)
            page.markdown = config.plugins.on_page_markdown(
                page.markdown or "", page=page, config=config, files=self.files
            )
            page.render(config, self.files)
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=self.files
            )
        return page

    def page(self, file: File) -> bytes:
        page, config = self.text(file), self.config
        context = get_context(self.nav, self.files, config, page)
        template = self.env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        output: str = config.plugins.on_post_page(template.render(context), page=page, config=config)
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def missing(self) -> None:
        """Make the page for no address; the event keeps it."""
        context = get_context(self.nav, self.files, self.config, base_url=urlsplit(self.config.site_url or "/").path)
        context = self.config.plugins.on_template_context(context, template_name=MISSING, config=self.config)
        output = self.env.get_template(MISSING).render(context)
        self.config.plugins.on_post_template(output, template_name=MISSING, config=self.config)


class OnDemand:
    """The site as its sources are now. `report` has what is wrong with them."""

    def __init__(self, settings: Path, folder: Path, url: str = "") -> None:
        self._lock = RLock()
        self._load = partial(_config, settings, folder, url)
        self._memory: Memory[Known] | None = None
        self._site: Site | None = None
        self._editions: dict[Lang, Edition] = {}
        self._shape: object = None
        self._settings: dict[Path, int] = {}
        self._sources: dict[tuple[Lang, str], str] = {}
        self._made: dict[str, bytes] = {}
        self.is_there = False
        """Whether there were ever sources without an error. Before that there is the editor alone, to mend them."""
        self.read()

    def read(self) -> None:
        """Read the sources again. With an error in them the pages stay as they were; at first there are none."""
        gc.disable()  # nearly nothing of what is read is thrown away before it is read again
        try:
            self._read()
        finally:
            gc.enable()

    def _read(self) -> None:
        settings = {path: path.stat().st_mtime_ns for path in sorted(self._load.args[0].parent.glob("*.yml"))}
        if settings != self._settings:
            self._config, self._shape = self._load(), None
        report, root = Report(), root_of(self._config)
        if self._memory is None:
            self._memory = remembered(root)
        self._site = site = compose(root, report, self._memory, self._site)
        telling.speak(telling.language(root))
        self._settings, self.report = settings, report
        is_sound = not report.count(Severity.ERROR)
        if is_sound or not self.is_there:
            self.is_there = is_sound
            # Of what is not sound nobody has promised that the host can go through it: then there is no editor either.
            with nullcontext() if is_sound else suppress(Exception):
                self._show(replace(build_from(self._config, site, report), html=Bodies(self._body)))
        self._memory.keep()

    def _show(self, build: Build) -> None:
        shape = _shape(self._config, build)
        with self._lock:
            if shape and shape == self._shape:
                for edition in self._editions.values():
                    edition.show(build)
            else:
                self._editions = {lang: Edition(self._load(), build, lang) for lang in build.presenters}
            self._shape, self._sources, self._made = shape, build.sources(), {}
            self._outputs = self._all_outputs()

    def get(self, path: str) -> bytes | None:
        """A file of the site, by its path from the site's root; None where the site has none."""
        with self._lock:
            if path not in self._made:
                for edition in self._editions.values():
                    if path in edition.pages and self.is_there:
                        return self._made.setdefault(path, edition.page(edition.pages[path]))
                for edition in self._editions.values():
                    if path in edition.others and not path.endswith(MISSING) and self._is_open(path):
                        return Path(edition.others[path].abs_src_path or "").read_bytes()
                for made, data in self._outputs if self._editions else ():
                    self._made[made] = held(data)
                    if made == path:
                        break
            return self._made.get(path)

    def _is_open(self, path: str) -> bool:
        """Whether a copied file may be shown: with an error in the sources, only those of the theme."""
        return self.is_there or path.startswith(_THEME)

    def paths(self) -> Iterator[str]:
        """All pages and all files that the host copies."""
        for edition in self._editions.values():
            yield from edition.pages
            yield from edition.others

    def _all_outputs(self) -> Iterator[Large]:
        first = next(iter(self._editions.values()))
        of = finished(first.config)
        if not self.is_there:
            yield from editor.files(of)
            return
        for edition in self._editions.values():
            edition.missing()
        for output in OUTPUTS:
            if output is bundles.files:
                yield from _bundled(of)
            elif output is not offline.files:  # a browser that kept pages would show them in the place of newer ones
                yield from output(of)

    def _body(self, key: tuple[Lang, str]) -> None:
        edition = self._editions[key[0]]
        file = edition.files.src_uris.get(self._sources.get(key, ""))
        if file:
            edition.text(file)


def _config(settings: Path, folder: Path, url: str) -> MkDocsConfig:
    config = load_config(str(settings), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = url or config.site_url
    return config


def _shape(config: MkDocsConfig, build: Build) -> object:
    """All that the host works out with these settings before it renders a page; None where others have a say in it, too."""
    if not ours_alone(config):
        return None
    folders = [config.docs_dir, *map(str, build.theme.folders)]
    files = tuple(
        sorted(
            f"{at}/{name}" for folder in folders for at, _, names in os.walk(folder, followlinks=True) for name in names
        )
    )
    return files, tuple(build.pages), tuple(build.presenters), build.theme, build.publication


_last: dict[object, list[Output]] = {}


def _bundled(of: Finished) -> list[Output]:
    """Style sheets and scripts, which every page asks for again: made anew only where a file of the theme is another."""
    stamps = (path.stat() for folder in of.theme.folders for path in sorted(folder.rglob("*")))
    key = of.theme, repr(of.site.corpus.identity), tuple((each.st_mtime_ns, each.st_size) for each in stamps)
    if key not in _last:
        _last.clear()
        _last[key] = list(bundles.files(of))
    return _last[key]
