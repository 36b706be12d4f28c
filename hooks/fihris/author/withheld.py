"""What a document holds and its reader should not see in silence: hidden, struck out, deleted, added or remarked on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fihris.author.source import Paragraph, Style


class Why(StrEnum):
    HIDDEN = "hidden"
    STRUCK = "struck"
    DELETED = "deleted"
    ADDED = "added"
    COMMENT = "comment"


_TOLD = {
    Why.HIDDEN: ("كلام مخفي في الأصل لم يُنشر", "إن أردته فانسخه إلى موضعه"),
    Why.STRUCK: ("كلام مشطوب في الأصل لم يُنشر", "إن أردته فانسخه إلى موضعه"),
    Why.DELETED: ("كلام حُذف مع تتبع التغييرات ولم يُنشر", "إن أردته فانسخه إلى موضعه"),
    Why.ADDED: ("كلام أُضيف مع تتبع التغييرات وهو في النص", "إن لم تقبله فاحذفه من النص"),
    Why.COMMENT: ("تعليق في الهامش لم يُنشر", "إن كان فيه ما يلزم النص فأضفه إليه"),
}
"""What is said of each to the author, and the choice."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words, why they are told apart, and who wrote them, or ""."""

    why: Why
    text: str
    by: str = ""


def remarks(told: Iterable[Withheld]) -> Iterator[Paragraph]:
    """One remark for each reason, with all of its words."""
    by: dict[Why, list[str]] = {}
    for each in dict.fromkeys(told):
        if words := " ".join(each.text.split()):
            by.setdefault(each.why, []).append(f"({each.by}) [{words}]" if each.by else f"[{words}]")
    for why in Why:
        if why in by:
            what, choice = _TOLD[why]
            yield Paragraph(Style.REMARK, f"{what}: {'، '.join(by[why])}. {choice}، ثم احذف هذا التعليق")
