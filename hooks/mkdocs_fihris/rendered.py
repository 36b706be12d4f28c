"""What was rendered for the last build, by all that it was rendered from: the same is not rendered again.

Only where nobody but the engine has a hand in it: with further hooks or plugins, with templates of a site's own, or with
extensions that read files, everything is rendered each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import AnchorLink, TableOfContents

from fihris.memory import Memory
from fihris.read import inputs
from fihris.spilled import Spilled
from fihris.sums import sum_of
from fihris.write.output import File
from fihris.write.store import Store
from fihris.write.theme import Theme
from fihris.write.told import Told
from mkdocs_fihris.apart import Apart
from mkdocs_fihris.standing import Standing

Text = tuple[str, str | None, tuple[Any, ...]]
"""The HTML of a text, the title that it gives, and its headings."""

_HANDS: Final = frozenset({"mkdocs_fihris", "mkdocs_static_i18n"})
"""Whose hooks do with a page what depends on its text, the settings and the site alone."""
_SUMMED: Final = ("edition", "policy", "shell", "view", "marked", "search_version")
_READERS: Final = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions of pymdown-extensions that read other files."""


def ours_alone(config: MkDocsConfig) -> bool:
    """Whether all hooks are the engine's and those of the packages that it knows."""
    said = (method for methods in config.plugins.events.values() for method in methods)
    return {(method.__module__ or "").partition(".")[0] for method in said} <= _HANDS


@dataclass
class Rendered:
    """What there is of the last build, and what this one makes. `before` is None where no page may be taken from there; `told` is the
    same for files whose sums have all that they are made from. `asked` are the `texts` of this build. `pages` are the sums of what each page and such file of this build is made from."""

    ground: str = ""
    texts: Memory[Text] = field(default_factory=Memory)
    asked: Spilled[str, Text] = field(default_factory=Spilled)
    before: Told | None = None
    told: Told = field(default_factory=Told)
    pages: dict[str, str] = field(default_factory=dict)
    standing: Standing | None = None
    beside: Apart[Any] | None = None
    """What another process makes of this build."""

    @classmethod
    def of(cls, config: MkDocsConfig, root: Path, theme: Theme, before: Told, words: object) -> Rendered:
        settings = inputs.settings_of(root)
        names = [each for each in config.markdown_extensions if isinstance(each, str)]
        known = all("." not in name or (name.startswith("pymdownx.") and name not in _READERS) for name in names)
        templates = next((path for folder in theme.folders[:-1] for path in folder.rglob("*.html")), None)
        if not settings or not known or templates or not ours_alone(config):
            return cls(told=before)
        ground = sum_of((settings, inputs.engine(), words))
        asked = Spilled[str, Text]()
        return cls(ground, Memory(Store(root), "texts", ground, asked), asked, before, before)

    def looking(self, path: str) -> AbstractContextManager[None]:
        """Note what is looked at within, to make a file."""
        return self.standing.looking(path) if self.standing else nullcontext()

    def body(self, path: str) -> str:
        """The HTML of the text of a page that stands."""
        sum = self.standing.text(path) if self.stands(path) and self.standing else ""
        return self.texts.of(sum, _lost)[0] if sum else ""

    def file(self, path: str, sum: str, make: Callable[[], bytes]) -> Iterator[File]:
        """A file, where it does not stand as the last build made it of the same."""
        self.pages[path] = sum
        known = sum and self.told.pages.get(path) == sum
        if not (known and self.standing and self.standing.taken(path)):
            yield path, make()

    def files(self, name: str, make: Callable[[], Iterable[File]]) -> Iterator[File]:
        """Files that are made together, where they do not stand as the last build made them, because something that `make` looks at is another."""
        return self.standing.files(name, make) if self.standing else iter(make())

    def sum(self, value: object) -> str:
        """The sum of records with the settings and the engine; "" where others have a hand in what is made of them."""
        return self.ground and sum_of((self.ground, value))

    def page(self, template: str, context: Mapping[str, Any]) -> str | None:
        """A page as the last build made it of the same; None where it must be rendered. All that templates of the engine look
        at (a test holds that) is in the sum."""
        page = context["page"]
        if not self.before or page is None:
            return None
        path, given = page.file.dest_uri, [context[name] for name in _SUMMED]
        text = (page.url, page.content, outline(page.toc))
        sum = self.pages[path] = sum_of((self.ground, template, *given, context["t"].digits, *text))
        kept = self.before.file(path, sum)
        return kept.decode() if kept else None

    def stands(self, path: str) -> bool:
        """Whether a file stands in the site's folder as the last build made it."""
        return self.standing is not None and path in self.standing.pages


class Remembering:
    """A template of pages that are not rendered again where they are the same."""

    def __init__(self, name: str, find: Callable[[str], jinja2.Template], rendered: Rendered) -> None:
        self._name, self._find, self._rendered = name, find, rendered

    def render(self, context: dict[str, Any]) -> str:
        return self._rendered.page(self._name, context) or self._find(self._name).render(context)


def _lost() -> tuple[Text, bool]:
    raise PluginError("the store is damaged: remove the folder .fihris")


def outline(toc: Iterable[AnchorLink]) -> tuple[Any, ...]:
    """The headings of a text as plain values."""
    return tuple((each.title, each.id, each.level, outline(each.children)) for each in toc)


def contents(outline: tuple[Any, ...]) -> TableOfContents:
    """The headings of a text as the host has them."""

    def links(outline: tuple[Any, ...]) -> list[AnchorLink]:
        made = []
        for title, id, level, children in outline:
            link = AnchorLink(title, id, level)
            link.children = links(children)
            made.append(link)
        return made

    return TableOfContents(links(outline))
