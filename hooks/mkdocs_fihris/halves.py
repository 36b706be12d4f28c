"""A build in two processes: the one makes the first language and the other the rest, and at the end the one has what both know."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from fihris import address
from fihris.model import Lang
from fihris.render.pointers import Pointer
from fihris.spilled import Place
from fihris.write.told import MANIFEST
from mkdocs_fihris import apart
from mkdocs_fihris.apart import Apart, possible
from mkdocs_fihris.host import Build, build_of, i18n
from mkdocs_fihris.rendered import Text
from mkdocs_fihris.standing import Seen


@dataclass(frozen=True, slots=True)
class Half:
    """What a process has added to a `Build` since it was forked."""

    html: tuple[Mapping[tuple[Lang, str], Place], Mapping[tuple[Lang, str], str]]
    missing: Mapping[Lang, str]
    pointers: Mapping[str, list[Pointer]]
    pages: Mapping[str, str]
    asked: tuple[Mapping[str, Place], Mapping[str, Text]]
    wanted: set[str]
    seen: Seen

    @classmethod
    def of(cls, build: Build) -> Half:
        rendered, standing = build.rendered, build.rendered.standing
        assert standing
        return cls(
            build.html.told(),
            build.missing,
            build.pointers,
            rendered.pages,
            rendered.asked.told(),
            rendered.texts.wanted,
            standing.seen(),
        )

    def into(self, build: Build) -> None:
        """Add it to what this process has."""
        rendered, standing = build.rendered, build.rendered.standing
        assert standing
        build.html.hear(*self.html)
        build.missing.update(self.missing)
        build.pointers.update(self.pointers)
        rendered.pages.update(self.pages)
        rendered.asked.hear(*self.asked)
        rendered.texts.wanted |= self.wanted
        standing.add(self.seen)


def begun(config: MkDocsConfig) -> Apart[Half] | None:
    """The other languages, begun beside the first, where nobody but the engine has a hand in the build; None where they come after it."""
    build = build_of(config)
    if not possible_in(build) or len(build.presenters) < 2 or i18n(config).building:
        return None
    return apart.begun(lambda: _others(config))


def possible_in(build: Build) -> bool:
    """Whether another process may make a part of it, and there is enough to make that it pays."""
    standing = build.rendered.standing
    if MANIFEST not in os.environ or not build.rendered.ground or not standing or not possible():
        return False
    lacking = sum(not standing.holds(address.page(*address.path_of(source))) for source in build.pages)
    return lacking >= min(_FEWEST, len(build.pages) // 2)


_FEWEST: Final = 200
"""Pages that are worth a process of their own, where they are not most: to copy what it writes to of the other's memory costs as much as twenty of them."""


def _others(config: MkDocsConfig) -> Half:
    """What the plugin does when the first language is built."""
    build = build_of(config)
    build.html.beside()
    build.rendered.asked.beside()
    i18n(config).on_post_build(config)
    return Half.of(build)


def joined(config: MkDocsConfig, half: Apart[Half]) -> None:
    """Wait for the other languages. The plugin finds none left to build."""
    half.result().into(build_of(config))
    plugin: Any = i18n(config)
    for each in plugin.config.languages:
        each.build = each.locale == plugin.current_language
