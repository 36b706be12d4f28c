"""Patterns of which a text has no sign are not looked for: each would go through all of it, and most texts have none of most."""

from __future__ import annotations

from typing import Final

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from fihris.text.markdown.spans import SPANS

_SIGNS: Final = {
    "backtick": "`",
    "escape": "\\",
    "entity": "&",
    "fihris-formula": "$",
    "fihris-keys": "+",
    "fihris-icon": ":",
    **dict.fromkeys(
        ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref", "footnote"), "["
    ),
    **dict.fromkeys(("autolink", "automail", "html"), "<"),
    **{f"fihris-{tag}": sign[0] for sign, _, tag in SPANS},
}
"""By the name of a pattern, what it is not found without. What others leave in the place of something has none of these but one colon, where an icon has two."""


class Absent(Preprocessor):
    """Looks at the text as the author has written it, before anything is put aside."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md = md

    def run(self, lines: list[str]) -> list[str]:
        text, patterns = "\n".join(lines), self.md.inlinePatterns
        absent = [patterns[name] for name, sign in _SIGNS.items() if sign not in text and name in patterns]
        inline = self.md.treeprocessors["inline"]
        vars(inline)["inlinePatterns"] = [each for each in patterns if each not in absent]
        return lines
