"""What an arrow of a drawing says of the relations from one actor to another, and the lines of a name in a box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fihris.model import Polarity, Relation
from fihris.text import grammar
from fihris.view.presenter import Presenter

WORDS = 19
"""Letters over an arrow."""


def stance(p: Presenter, relations: Sequence[Relation]) -> Polarity:
    """That of most of them; in a tie the graver."""
    counted = Counter(p.polarity(each) for each in relations)
    return max(Polarity, key=lambda polarity: (counted[polarity], -list(Polarity).index(polarity)))


def width(relations: Sequence[Relation]) -> float:
    """How wide an arrow is of which so many are stated."""
    return round(min(7.0, 1.3 + 0.8 * len(relations)), 1)


def words(p: Presenter, relations: Sequence[Relation], stance: Polarity) -> str:
    """The verb of what is stated most often, where it is short enough; else the vocabulary's noun for it, or what nature the
    relations have."""
    for kind, _ in Counter(each.kind for each in relations if p.polarity(each) is stance).most_common():
        said = (
            _verb(p, [each for each in relations if each.kind == kind]) or p.registry.relation_kinds[kind].arrow[p.lang]
        )
        if said:
            return said
    return p.t(f"stance.{stance}")


def _verb(p: Presenter, relations: Sequence[Relation]) -> str:
    """What stands between the two names in the sentence of a kind of relation, "" where an arrow has no room for it."""
    if pattern := next(filter(None, map(p.pattern, relations)), ""):
        said = "".join(part.text for part in grammar.sentence(pattern, lambda _slot, _case: ""))
        verb = " ".join(said.removesuffix(".").split())
        if len(verb) <= WORDS and "{target" in pattern and not verb.endswith(("\u0640", "ل", " ب")):
            return verb[:1].lower() + verb[1:]
    return ""


def lines(name: str, letters: float) -> list[str]:
    """A name in lines of at most so many letters; a longer word has a line of its own."""
    found = [""]
    for word in name.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found
