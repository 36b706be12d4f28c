"""What the mentions and the author's own links of one page become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fihris import address
from fihris.model import EntityKind, LinkedText, MentionClass
from fihris.render.splice import Wrap
from fihris.view.presenter import Presenter


@dataclass
class PageLinks:
    """The first mention of an actor or place on the page is a link; every other is a named place.

    Links lead to Markdown files, so that MkDocs checks them as it checks an author's; `relative` gives the way there
    from this page. `text` is None on pages where mentions are not looked for.
    """

    presenter: Presenter
    text: LinkedText | None
    relative: Callable[[str], str]
    first: dict[tuple[EntityKind, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, mention in enumerate(self.text.mentions if self.text else ()):
            if mention.cls is not MentionClass.NISBA:
                self.first.setdefault((mention.kind, mention.id), number)

    def mention(self, number: int) -> Wrap | None:
        if self.text is None:
            return None
        mention, anchor = self.text.mentions[number], self.text.anchors[number]
        if mention.cls is MentionClass.NISBA:
            return None
        key = (mention.kind, mention.id)
        if self.first[key] != number and mention.cls is not MentionClass.EXPLICIT:
            return Wrap("span", {"id": anchor})
        return self._link(mention.kind, mention.id, {"id": anchor})

    def link(self, scheme: str, target: str) -> Wrap | None:
        if scheme == "topic":
            return Wrap("a", {"href": self._href(address.topic(target))})
        return self._link(EntityKind(scheme), target, {})

    def _link(self, kind: EntityKind, id: str, more: dict[str, str]) -> Wrap:
        of = self.presenter.registry.entity(kind, id)
        shape = self.presenter.registry.kinds[of.kind].shape
        return Wrap("a", {"data-shape": shape, "href": self._href(address.entity(of)), **more})

    def _href(self, path: str) -> str:
        return self.relative(address.source(self.presenter.lang, path))
