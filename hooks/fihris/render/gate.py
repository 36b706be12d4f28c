"""The gate: what may stand in the finished HTML of a text. Nothing that an author writes reaches a page around it.

The table of `allowed.py` is all there is. `Gate.clean` gives HTML of nothing else, by nh3, whose parser follows the HTML standard as
browsers do; `Gate.refused` tells what it took out, so that nothing is lost in silence. What is told are the elements,
attributes, names and addresses that the table lacks; and, where all of these are known, the first place at which a
browser would read other elements than were written: one that is never closed, or stands where it may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import nh3

from fihris.render.allowed import ELEMENTS, EVERYWHERE, FETCHED, LEADING, LINKS, OURS, RECORDS, Refusal
from fihris.render.comments import without_comments
from fihris.render.dialect import CLASSES
from fihris.render.nesting import broken, read, said
from fihris.text.markdown.slugs import OWN
from fihris.text.markdown.spans import TABS

_CLASS: Final = re.compile(rf"{'|'.join(map(re.escape, sorted(CLASSES)))}|(?!f-)[\w-]+")
_ROW: Final = re.compile(rf"{TABS}-\d+")
"""The one name that an element may have: that of a row of tabs."""
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN: Final = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What a browser takes out of an address before it reads it."""
ODD_COMMENT: Final = re.compile(r"<!--+>|<!-->|--!>")
"""What ends a comment for a browser (HTML, 13.2.5.43 to 52) and not for whoever reads the source."""
_MOST: Final = 8
"""Times that a text is cleaned: twice for what an author means, more for what nobody does."""
_PRE: Final = re.compile(r"(<pre(?: [\w-]+=\"[^\"]*\")*>)\n")
"""A parser leaves out the end of line that comes first in <pre>, so one that is meant is written twice (HTML, 13.3)."""


@dataclass(frozen=True)
class Gate:
    """`hosts` are those that pictures and films may come from; `ours` lets pass what the site itself adds."""

    hosts: AbstractSet[str] = frozenset()
    ours: bool = False
    _attributes: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, own in ELEMENTS.items():
            self._attributes[name] = {*EVERYWHERE, *own, *(OURS.get(name, ()) if self.ours else ())}

    def clean(self, fragment: str) -> str:
        """The HTML of a text with nothing in it that the table lacks."""
        # A parser may read what it has made in another way, as when elements were in disorder: until nothing changes.
        for _ in range(_MOST):
            before, fragment = fragment, self._once(fragment)
            if fragment == before:
                break
        return fragment

    def _once(self, fragment: str) -> str:
        return _PRE.sub(r"\1\n\n", self._cleaner.clean(fragment))

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        return nh3.Cleaner(
            tags=set(ELEMENTS),
            attributes=self._attributes,
            attribute_filter=lambda tag, name, value: None if self._fault(tag, name, value) else said(name, value),
            link_rel=None,
            url_schemes={*LINKS, *RECORDS},
        )

    def refused(self, fragment: str, *, marked: bool = False) -> list[Refusal]:
        """What `clean` would take out or turn into something else, in order; comments are no part of a page. `marked` tells that
        tags have numbers (`MARK`)."""
        if ODD_COMMENT.search(fragment):
            hint = "begin a comment with <!-- and a space, and end it with -->"
            return [Refusal("broken-html", "!", "a browser ends this comment in another place", hint)]
        fragment = without_comments(fragment)
        if "<!--" in fragment:
            return [Refusal("broken-html", "!", "the comment has no end, and would hide the rest", "end it: -->")]
        written = read(fragment, marked=marked)
        told = [refusal for tag in written.tags for refusal in self._of_tag(*tag)]
        if told:
            return told
        cleaned = self.clean(fragment)
        return list(broken(written, written if cleaned == fragment else read(cleaned, marked=False)))

    def _of_tag(self, name: str, attributes: list[tuple[str, str | None]]) -> Iterator[Refusal]:
        if name not in ELEMENTS:
            shown = name if name.startswith("<") else f"<{name}>"
            message, hint = f"{shown} is not allowed in a text", _INSTEAD.get(name) or _words(name)
            yield Refusal("unsafe-element", name, message, hint)
            return
        for attribute, value in attributes:
            fault = self._fault(name, attribute, value or "")
            if fault:
                yield fault._replace(element=name, attribute=attribute, value=value or "")

    def _fault(self, element: str, name: str, value: str) -> Refusal | None:
        """What is wrong with an attribute."""
        if name not in self._attributes.get(element, ()) or (name == "name" and not _ROW.fullmatch(value)):
            return _unknown(element, name)
        if name == "class" and not self.ours:
            foreign = next((each for each in value.split() if not _CLASS.fullmatch(each)), None)
            return taken("class", foreign) if foreign is not None else None
        if name == "id" and not self.ours and _is_taken(value):
            return _note(value) if value.startswith("fn") else taken("id", value)
        if name in FETCHED:
            return self._resource(value)
        return _link(value, LINKS if self.ours else LINKS | RECORDS) if name in LEADING else None

    def _resource(self, value: str) -> Refusal | None:
        address = _UNSEEN.sub("", value).replace("\\", "/")
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return _address(scheme[1])
        if not scheme and not address.startswith("//"):
            return None
        host = re.split(r"[/?#]", address[scheme.end() if scheme else 0 :].lstrip("/"), maxsplit=1)[0]
        name = host.rpartition("@")[2].lower()
        if name in self.hosts:
            return None
        return Refusal(
            "outside-resource",
            name,
            f"this comes from another host, {name}, which would learn who reads the page",
            "put the file beside the text; or let the site's engineers name the host in mkdocs.yml, under extra.hosts",
        )


def _is_taken(id: str) -> bool:
    """Markdown's own footnotes have such ids; an author's word for one is looked for in the text itself."""
    return (
        not id.strip()
        or bool(re.search(r"\s", id))
        or (bool(OWN.fullmatch(id)) and not re.match(r"fn(?:ref\d*)?:", id))
    )


def _unknown(element: str, name: str) -> Refusal:
    hint = _LEFT_OUT.get(name, "leave it out; or, where < begins no HTML, write &lt;")
    return Refusal("unsafe-attribute", name, f"{name}=… is not allowed on <{element}>", hint)


def taken(what: str, name: str) -> Refusal:
    """Of a class or an id that is none of an author's."""
    message = f"the {what} {name!r} is one of the site's own, or none at all"
    return Refusal("taken-name", name, message, f"give the {what} another name")


def _note(id: str) -> Refusal:
    name = id.partition(":")[2]
    return Refusal(
        "taken-name", name, f"the name of the note, {name!r}, has white space in it", "name it [^1] or [^source]"
    )


def _link(value: str, schemes: AbstractSet[str]) -> Refusal | None:
    scheme = _SCHEME.match(_UNSEEN.sub("", value))
    return None if not scheme or scheme[1].lower() in schemes else _address(scheme[1])


def _address(scheme: str) -> Refusal:
    hint = "use an https address or a page of this site"
    return Refusal("unsafe-address", scheme, f"an address may not begin with {scheme.lower() + ':'!r}", hint)


def of_html(target: str) -> Refusal | None:
    """What is wrong with the address of a link that is written in HTML: a record's is a page's in Markdown alone."""
    scheme, _, id = target.partition(":")
    if scheme not in RECORDS:
        return None
    return _address(scheme)._replace(hint=f"write the link in Markdown: [words]({scheme}:{id})")


def _words(name: str) -> str:
    if not name[0].isalpha():
        return "leave it out"
    return f"write it in Markdown; or, if these are words and no HTML, in backticks or with signs: &lt;{name}&gt;"


_STYLE: Final = "leave it out: how a text looks is the site's business"
_PICTURE: Final = "leave it out: give a picture with ![what it shows](picture.png)"
_LEFT_OUT: Final = {
    "style": _STYLE,
    "align": _STYLE,
    "srcset": _PICTURE,
    "background": _PICTURE,
    "data": _PICTURE,
    "target": "leave it out: readers choose themselves where a link opens",
    "rel": "leave it out: the site says it of every link itself",
    "bgcolor": _STYLE,
    "color": _STYLE,
    "border": _STYLE,
    "name": "leave it out; a place that links lead to has an id",
}
_INSTEAD: Final = {
    "script": "leave it out: a text has no scripts",
    "style": _STYLE,
    "iframe": "link to the page: [its title](https://…)",
    "center": _STYLE,
    "font": _STYLE,
    "svg": "save the drawing as a file, and show it: ![what it shows](drawing.svg)",
}
