"""What the mentions and the author's own links of one page become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fihris import address, routes
from fihris.model import EntityKind, LinkedText, MentionClass
from fihris.render.splice import Wrap
from fihris.view.presenter import Presenter


@dataclass
class PageLinks:
    """Every mention in a brief's texts says whom it names; which of them are links is for the page to say that shows the
    text (`render/embedding.py`). On other pages an author's own links lead to the page of whom they name.

    Links lead to Markdown files, so that MkDocs checks them as it checks an author's; `relative` gives the way there
    from this page. `text` is None on pages where mentions are not looked for.
    """

    presenter: Presenter
    text: LinkedText | None
    relative: Callable[[str], str]

    def mention(self, number: int) -> Wrap | None:
        if self.text is None:
            return None
        mention, anchor = self.text.mentions[number], self.text.anchors[number]
        if mention.cls is MentionClass.NISBA:
            return None
        of = self.presenter.registry.entity(mention.kind, mention.id)
        return Wrap("span", {"data-of": address.entity(of), "id": anchor})

    def link(self, scheme: str, target: str) -> Wrap | None:
        if scheme == "topic":
            topic = self.presenter.registry.topics[target]
            path, anchor = routes.topic_place(topic, self.presenter.edition.routes)
            return Wrap("a", {"href": self._href(path) + (f"#{anchor}" if anchor else "")})
        of = self.presenter.registry.entity(EntityKind(scheme), target)
        if self.text is not None:
            return Wrap("span", {"data-of": address.entity(of)})
        shape = self.presenter.registry.kinds[of.kind].shape
        return Wrap("a", {"data-shape": shape, "href": self._href(address.entity(of))})

    def _href(self, path: str) -> str:
        return self.relative(address.source(self.presenter.lang, path))
