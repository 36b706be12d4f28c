"""What the gate would take out of a text, told at its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Final, NamedTuple

from fihris.model import Document
from fihris.render.allowed import MARK, Refusal
from fihris.render.dialect import rendered
from fihris.render.formulas import mathml
from fihris.render.gate import ODD_COMMENT, Gate, of_html, taken
from fihris.render.icons import drawn
from fihris.report import Problem, Severity
from fihris.text import markdown
from fihris.text.markdown.slugs import OWN
from fihris.text.reading import Given, How, Reading, Tag

_HOST: Final = r"(?:[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*\.)+[a-zA-Z]{2,}"
_TARGET: Final = rf"(?:actor|place|topic|not):[\w-]*|https?://{_HOST}(?:[/?#][\w./?=%#~,;@+-]*)?|[\w./%#-]*"
_SUSPECT: Final = re.compile(
    rf"[<{{&]|```|~~~|!\[|\]:|!!!|\?\?\?|\]\((?!(?:{_TARGET})\))|\[[^\]\n]*\[|[\x00-\x08\x0b\x0c\x0e-\x1f]"
)
"""One of these stands in every text of which Markdown makes more than its own plain elements; a property test holds that."""
_COMMENT: Final = re.compile("<!--")


def problems(document: Document, gate: Gate) -> Iterator[Problem]:
    """An error for each thing in a text that its page may not have."""
    yield from _insets(document)
    if document.reading.fault or not _SUSPECT.search(document.body):
        return  # what cannot be read is told already, and stops the build
    places = _Places(document.reading)
    for refusal in gate.refused(rendered(document.body)):
        yield _problem(document, places.of(refusal), refusal)
    yield from _ids(document)
    for given in document.reading.given:
        if given.name == "href" and (fault := of_html(given.value)):
            yield _problem(document, given.place, fault)


def _insets(document: Document) -> Iterator[Problem]:
    """An error for each icon that nobody has drawn, and each formula that cannot be read."""
    for each in document.reading.insets:
        if each.kind == "icon" and not drawn(each.name):
            message = f"there is no icon or emoji :{each.name}:"
            hint = "take a name of Material's list (material-account, smile), or write \\: for a colon that is one"
            yield _problem(document, each.span[0], Refusal("unknown-icon", each.name, message, hint))
        if each.kind == "formula" and not mathml(each.name, block=False):
            message = f"the formula «{each.name}» cannot be read as LaTeX"
            hint = "look for a bracket that does not close, or a command that is none; words stand in \\text{…}; write \\$ for money"
            yield _problem(document, each.span[0], Refusal("formula-unreadable", each.name, message, hint))


def of_one_page(text: Document | None, sections: Iterable[Document]) -> Iterator[Problem]:
    """An error for each id that the author of a section gives, and that an earlier text on its brief's page has: the brief's own
    `text`, or another section. What is made of a section's headings has other ids there (`embedding`)."""
    holders = dict.fromkeys(text.reading.ids, text.path) if text else {}
    for document in sections:
        for given in _first(document.reading):
            holder = holders.setdefault(given.value, document.path)
            if holder != document.path:
                yield _problem(document, given.place, _twice(given.value, f"in {holder}"))


def _ids(document: Document) -> Iterator[Problem]:
    """Ids that stand twice in one text, and those by which the host numbers notes, which the gate cannot tell from its own."""
    reading = document.reading
    lists = [each.span[0] for each in reading.attributes]
    headings = {
        heading.slug: heading
        for heading in reading.headings
        if not any(heading.span[0] <= place < heading.span[1] for place in lists)
    }
    first = {given.value: given.place for given in _first(reading)}
    for given in reading.given:
        if given.name != "id" or not given.value:
            continue
        if OWN.fullmatch(given.value) and given.value.startswith("fn"):
            yield _problem(document, given.place, taken("id", given.value))
        elif first[given.value] != given.place:
            yield _problem(document, given.place, _twice(given.value, _line(document, first[given.value])))
        elif given.value in headings:
            where = _line(document, headings[given.value].span[0])
            yield _problem(document, given.place, _twice(given.value, f"for the heading {where}"))


def _first(reading: Reading) -> Iterator[Given]:
    """Where each id is given first."""
    seen: set[str] = set()
    for given in reading.given:
        if given.name == "id" and given.value not in seen:
            seen.add(given.value)
            yield given


def _line(document: Document, place: int) -> str:
    return f"in line {document.body.count(chr(10), 0, place) + document.body_line}"


def _twice(id: str, where: str) -> Refusal:
    message = f"the id {id!r} stands on the same page {where} too, so a link cannot say which it means"
    return Refusal("id-twice", id, message, "give one of the two another id")


def _problem(document: Document, place: int, refusal: Refusal) -> Problem:
    body = document.body
    line = body.count("\n", 0, place) + document.body_line
    column = place - body.rfind("\n", 0, place)
    return Problem(document.path, line, column, refusal.code, Severity.ERROR, refusal.message, refusal.hint)


# ---------------------------------------------------------------- where it stands


class _Said(NamedTuple):
    """Something in the source that becomes an attribute of an element; "" for an element that is not known."""

    attribute: str
    value: str
    place: int
    element: str


class _Places:
    """Finds what the gate refuses in what was read; equal things one after the other, as they stand there."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._said = tuple(_said(reading))
        self._told: Counter[tuple[str, ...]] = Counter()

    def of(self, refusal: Refusal) -> int:
        """Where it stands; where nothing like it was read, the first sign of more than plain Markdown outside code."""
        found = list(self._candidates(refusal))
        if not found:
            return self._first()
        key = (refusal.code, refusal.name, refusal.element, refusal.attribute, refusal.value)
        number = self._told[key]
        self._told[key] += 1
        return found[min(number, len(found) - 1)]

    def _candidates(self, refusal: Refusal) -> Iterable[int]:
        if refusal.code == "broken-html":
            return self._broken(refusal)
        if not refusal.attribute:
            return [tag.span[0] for tag in self._reading.tags if _is_named(tag, refusal.name)]
        alike = [each for each in self._said if each.attribute == refusal.attribute]
        ways: tuple[Callable[[_Said], bool], ...] = (
            lambda each: each.value == refusal.value and each.element in (refusal.element, ""),
            lambda each: each.value == refusal.value,
            lambda each: refusal.name in each.value.split(),
            lambda each: refusal.name.lower() in unescape(each.value).lower(),
            lambda _: True,
        )
        for way in ways:
            if places := [each.place for each in alike if way(each)]:
                return places
        return ()

    def _broken(self, refusal: Refusal) -> Iterable[int]:
        """The text is rendered once more, with each tag's number in it."""
        if refusal.name == "!":  # a comment that ends elsewhere for a browser, or else the last, which has no end
            return list(self._outside_code(ODD_COMMENT)) or list(self._outside_code(_COMMENT))[-1:]
        tags = [tag for tag in self._reading.tags if tag.name[:1] not in "!?"]
        parts: list[str] = []
        done = 0
        for number, tag in enumerate(tags):
            end = tag.span[1] - (2 if self._reading.source.endswith("/>", 0, tag.span[1]) else 1)
            parts += self._reading.source[done:end], f" {MARK}{number}"
            done = end
        marked = "".join(parts) + self._reading.source[done:]
        if [tag.name for tag in markdown.read(marked).tags] == [tag.name for tag in self._reading.tags]:
            again = next(iter(Gate().refused(rendered(marked), marked=True)), None)
            if again and again.message == refusal.message and again.mark >= 0:
                return [tags[again.mark].span[0]]
        return [tag.span[0] for tag in tags if tag.name == refusal.name]

    def _first(self) -> int:
        return next(self._outside_code(_SUSPECT), 0)

    def _outside_code(self, signs: re.Pattern[str]) -> Iterator[int]:
        """Where such signs stand in the source, but for its code."""
        for found in signs.finditer(self._reading.source):
            if not any(code.span[0] <= found.start() < code.span[1] for code in self._reading.code):
                yield found.start()


def _is_named(tag: Tag, name: str) -> bool:
    """Whether a tag is that of a refused element; a declaration is called by its beginning."""
    return tag.name == name or (tag.name in ("!", "?") and name.startswith(f"<{tag.name}"))


def _said(reading: Reading) -> Iterator[_Said]:
    """All that becomes an attribute, in the order of the source for each kind."""
    for given in reading.given:
        yield _Said(given.name, given.value, given.place, given.element)
    for link in reading.links:
        if link.how is not How.HTML:
            yield _Said("href", link.target, link.address[0], "a")
    for image in reading.images:
        if image.how is not How.HTML:
            yield _Said("src", image.target, image.address[0], "img")
    for note in reading.notes:
        yield _Said("id", f"fnref:{note.name}", note.span[0], "sup")
    for definition in reading.footnotes:
        yield _Said("id", f"fn:{definition.name}", definition.span[0], "li")
    for block in reading.blocks:
        head = reading.source[block.span[0] : block.span[1]].partition("\n")[0]
        for word in _KIND.finditer(head.partition('"')[0]) if head.startswith(("!!!", "???")) else ():
            yield _Said("class", word[0].lower(), block.span[0] + word.start(), block.kind)


_KIND: Final = re.compile(r"[\w-]+")
