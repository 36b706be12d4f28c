"""Reads and checks all sources once, before the old site is touched."""

from __future__ import annotations

import errno
import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from fihris import address, telling
from fihris.derive.crossreferences import Kin
from fihris.memory import Memory
from fihris.model import Lang, Site
from fihris.read import inputs
from fihris.render.dialect import DialectExtension
from fihris.render.gate import Gate
from fihris.render.insets import inset
from fihris.render.sentences import SentenceExtension
from fihris.render.splice import LinkExtension
from fihris.render.typography import IsolateExtension
from fihris.report import Problem, Report, Severity, counted
from fihris.site import compose, derived
from fihris.study import Known
from fihris.survey import Survey, survey
from fihris.text.markdown.slugs import slug
from fihris.view.shell import Publication
from fihris.write.store import Store
from fihris.write.theme import Theme
from fihris.write.told import FAILED, MANIFEST, Told
from mkdocs_fihris import apart
from mkdocs_fihris.host import Bodies, Build, build_of, i18n, language, speak
from mkdocs_fihris.rendered import Rendered
from mkdocs_fihris.standing import Standing

log = get_plugin_logger("fihris")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compose the site in the first language's build; the others find it ready."""
    if not i18n(config).building:
        gc.unfreeze()
        gc.disable()
        try:
            _compose(config)
        finally:
            gc.freeze()  # it stays until the build ends: the collector need not go through it after every few pages
            gc.set_threshold(*_COLLECTED)
            gc.enable()
    lang, build = language(config), build_of(config)
    presenter = build.presenters[lang]
    t = presenter.t
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = t("prose.permalink")
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = t("prose.footnote", place="{}")
    config.mdx_configs["toc"]["slugify"] = slug
    ours: list[Any] = [
        LinkExtension(build.weave),
        SentenceExtension(build.weave),
        IsolateExtension(lang, t.typeset, presenter.other),
        DialectExtension(lang),
    ]
    others = [each for each in config.markdown_extensions if not isinstance(each, tuple(map(type, ours)))]
    config.markdown_extensions = [*others, *ours]
    return config


def _compose(config: MkDocsConfig) -> None:
    """Read and check the sources, tell what is wrong with them, and hand over what the languages are built from."""
    report = Report()
    root, manifest = root_of(config), os.environ.get(MANIFEST)
    sys.excepthook = _failed if manifest else sys.excepthook
    site = _composed(root, report) if manifest else compose(root, report)
    telling.speak(telling.language(root))
    before = Told.before(Path(manifest)) if manifest else Told()
    for line in telling.briefly(list(report), set(before.problems)):
        print(line, file=sys.stderr)
    if report.fatal and (config.strict or report.count(Severity.ERROR)):
        errors, warnings = (counted(report.count(each), each) for each in (Severity.ERROR, Severity.WARNING))
        raise PluginError(telling.say(f"the sources have {errors} and {warnings}"))
    corpus = site.corpus
    log.info(
        "%s, %s, %s",
        counted(len(corpus.registry.actors), "actor"),
        counted(len(corpus.registry.places), "place"),
        counted(len(site.briefs), "brief"),
    )
    build = build_from(config, site, report)
    if manifest:
        build = _remembering(build, Rendered.of(config, root, build.theme, before, site.corpus.words), config)
    hand_over(config, build)


def _composed(root: Path, report: Report) -> Site:
    """The site, of what builds remember."""
    kin = Memory[Kin](Store(root), "kin", inputs.engine())
    site = derived(root, _surveyed(root, report), kin=kin)
    kin.keep()
    apart.give_back()
    return site


def _surveyed(root: Path, report: Report) -> Survey:
    """What a site is derived from. What else was found is kept for the next build, and let go of: where all is read anew, with the process that
    has read it, for most of what that took is not free again by letting go of it."""
    memory = remembered(root)

    def work() -> tuple[Survey, list[Problem]]:
        found = Report()
        surveyed = survey(root, found, memory)
        memory.keep()
        return surveyed.bare(), list(found)

    reader = apart.begun(work) if memory.is_new and apart.possible() else None
    surveyed, problems = reader.result() if reader else work()
    report.extend(problems)
    return surveyed


def _remembering(build: Build, rendered: Rendered, config: MkDocsConfig) -> Build:
    """A build that makes nothing again of what stands."""
    shared, sources = build.reads.shared, build.sources()
    ground = rendered.sum((shared, build.publication, build.version)) if rendered.before and shared else ""
    build.reads.begin(rendered.told.looked)
    rendered.standing = Standing(rendered.told, ground, build.reads, Path(config.site_dir))

    def body(key: tuple[Lang, str]) -> None:
        html = rendered.body(address.page(*address.path_of(sources[key]))) if key in sources else ""
        if html:
            made.html[key] = inset(html)

    made = replace(build, rendered=rendered, html=Bodies(body))
    made.html.spill()
    rendered.asked.spill()
    return made


_COLLECTED: Final = (20_000, 20, 20)
"""After how many new objects the collector looks for those that hold each other alone. Nearly all that a build makes stays until it ends; of what
is read and composed all does."""


def _failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End so that `fihris build` can say why nothing could be written, in the place of a traceback."""
    if isinstance(error, OSError) and error.errno in _FULL:
        apart.stop()
        sys.stderr.flush()
        os._exit(FAILED + error.errno)
    sys.__excepthook__(kind, error, trace)


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


def remembered(root: Path) -> Memory[Known]:
    """What builds of a project have found in its briefs."""
    return Memory(Store(root), "briefs", inputs.engine())


def root_of(config: MkDocsConfig) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).parent


def build_from(config: MkDocsConfig, site: Site, report: Report) -> Build:
    """What all languages are built from."""
    gate = Gate(frozenset(config.extra.get("hosts", ())), ours=True)
    publication = Publication.of(site.corpus.identity, config.site_url or site.corpus.identity.url)
    return Build.of(root_of(config), site, report, publication, gate, _theme(config))


def hand_over(config: MkDocsConfig, build: Build) -> None:
    """Tell the host's settings what is built, in which languages, and where the templates are."""
    config.extra["fihris"] = build
    config.site_url = config.site_url or build.site.corpus.identity.url  # it has one where it serves the site itself
    speak(config, build.site.editions)
    # The engine's folder comes right after the site's own; of the stock theme's 14,000 files none is published or looked at.
    own = config.theme.custom_dir
    others = [each for each in config.theme.dirs if each != own and not Path(each, "mkdocs_theme.yml").is_file()]
    config.theme.dirs[:] = [*map(str, build.theme.folders), *others]


def _theme(config: MkDocsConfig) -> Theme:
    return Theme.of(Path(config.theme.custom_dir) if config.theme.custom_dir else None)
