"""One `Markdown` for the texts of a language. The host makes one for each page, and making it costs half as much as reading a text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import markdown
from mkdocs.structure import pages

from fihris.model import Lang


@dataclass(frozen=True, slots=True)
class Readers:
    """Where every extension begins anew when it is told to, as those of Markdown itself, of pymdown-extensions and the engine do."""

    _made: dict[Lang, markdown.Markdown] = field(default_factory=dict)

    @contextmanager
    def lent(self, lang: Lang) -> Iterator[None]:
        """Within, the host gets the one that it has made before. One that has failed is not used again."""

        def given(**settings: Any) -> markdown.Markdown:
            self._made[lang] = (self._made.pop(lang, None) or markdown.Markdown(**settings)).reset()
            return self._made[lang]

        host = vars(pages)
        host["markdown"] = SimpleNamespace(Markdown=given)
        try:
            yield
        except BaseException:
            self._made.clear()
            raise
        finally:
            host["markdown"] = markdown
