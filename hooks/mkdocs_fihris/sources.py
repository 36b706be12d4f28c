"""Reads and checks all sources once, before the old site is touched."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from fihris import telling
from fihris.render.dialect import DialectExtension
from fihris.render.gate import Gate
from fihris.render.sentences import SentenceExtension
from fihris.render.splice import LinkExtension
from fihris.render.typography import IsolateExtension
from fihris.report import Report, Severity
from fihris.site import compose
from fihris.text.markdown.slugs import slug
from fihris.view.shell import Publication
from fihris.write.theme import Theme
from mkdocs_fihris.host import Build, build_of, i18n, language

log = get_plugin_logger("fihris")

PERMALINK = {"ar": "رابط دائم", "en": "Permanent link"}
FOOTNOTE = {"ar": "عودة إلى الموضع {}", "en": "Back to reference {}"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compose the site in the first language's build; the others find it ready."""
    if not i18n(config).building:
        gc.unfreeze()
        config.extra["fihris"] = _compose(config)
        gc.freeze()  # it stays until the build ends: the collector need not go through it after every few pages
    lang = language(config)
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = PERMALINK[lang]
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = FOOTNOTE[lang]
    config.mdx_configs["toc"]["slugify"] = slug
    build = build_of(config)
    ours: list[Any] = [
        LinkExtension(build.weave),
        SentenceExtension(build.weave),
        IsolateExtension(lang, build.presenters[lang].t.typeset),
        DialectExtension(),
    ]
    others = [each for each in config.markdown_extensions if not isinstance(each, tuple(map(type, ours)))]
    config.markdown_extensions = [*others, *ours]
    return config


def _compose(config: MkDocsConfig) -> Build:
    root = Path(config.config_file_path).parent
    report = Report()
    site = compose(root, report)
    telling.speak(telling.language(root))
    for problem in report:
        print(telling.told(problem), file=sys.stderr)
    if report.fatal and (config.strict or report.count(Severity.ERROR)):
        raise PluginError(
            f"the sources have {report.count(Severity.ERROR)} errors and {report.count(Severity.WARNING)} warnings"
        )
    log.info(
        "%d actors, %d places, %d briefs",
        len(site.corpus.registry.actors),
        len(site.corpus.registry.places),
        len(site.briefs),
    )
    gate = Gate(frozenset(config.extra.get("hosts", ())), ours=True)
    config.site_url = config.site_url or site.corpus.identity.url  # it has one where it serves the site itself
    i18n(config).config.languages = [each for each in i18n(config).config.languages if each.locale in site.editions]
    theme = _theme(config)
    return Build.of(root, site, report, Publication.of(site.corpus.identity, config.site_url), gate, theme)


def _theme(config: MkDocsConfig) -> Theme:
    """The theme, of which the host is told: the engine's folder comes right after the site's own."""
    own = config.theme.custom_dir
    theme = Theme.of(Path(own) if own else None)
    others = [folder for folder in config.theme.dirs if folder != own]
    config.theme.dirs[:] = [*map(str, theme.folders), *others]
    return theme
