"""The gate: what may stand in the finished HTML of a text. Nothing that an author writes reaches a page around it.

The table below is all there is. `Gate.clean` gives HTML of nothing else, by nh3, whose parser follows the HTML standard as
browsers do; `Gate.refused` tells what it took out, so that nothing is lost in silence. What is told are the elements,
attributes, names and addresses that the table lacks; and, where all of these are known, the first place at which a
browser would read other elements than were written: one that is never closed, or stands where it may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple

import nh3

from fihris.render.comments import without_comments
from fihris.text.markdown.slugs import OWN

EVERYWHERE: Final = frozenset({"class", "dir", "id", "lang", "title"})

_PLAIN: Final = (
    "b bdi bdo blockquote br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p pre "
    "q rp rt ruby s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr abbr"
)
ELEMENTS: Final[Mapping[str, frozenset[str]]] = dict.fromkeys(_PLAIN.split(), frozenset()) | {
    name: frozenset(attributes.split())
    for name, attributes in {
        "a": "href hreflang",
        "audio": "controls preload src",
        "col": "span",
        "colgroup": "span",
        "del": "datetime",
        "details": "open",
        "img": "align alt height loading src width",
        "ins": "datetime",
        "li": "value",
        "ol": "reversed start type",
        "section": "data-offline",  # the place of what keeps the site on a device
        "td": "colspan headers rowspan",
        "th": "abbr colspan headers rowspan scope",
        "time": "datetime",
        "video": "controls height poster preload src width",
    }.items()
}
"""Every element that a text may have, and what may be said of it beside what may be said of all."""

OURS: Final[Mapping[str, frozenset[str]]] = {"a": frozenset({"data-shape"}), "pre": frozenset({"tabindex"})}
"""What the site itself adds to a text."""

LINKS: Final = frozenset({"http", "https", "mailto", "tel"})
RECORDS: Final = frozenset({"actor", "place", "topic", "not"})
"""Addresses of the site's own records, which become links to pages."""
_FETCHED: Final = frozenset({"src", "poster"})

_CLASS: Final = re.compile(r"f-(?:left|center|right)|(?!f-)[\w-]+")
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN: Final = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What a browser takes out of an address before it reads it."""
_ODD_COMMENT: Final = re.compile(r"<!--+>|<!-->|--!>")
"""What ends a comment for a browser (HTML, 13.2.5.43 to 52) and not for whoever reads the source."""
_VOID: Final = frozenset({"br", "col", "hr", "img", "wbr"})


class Refusal(NamedTuple):
    """Something in a text that its page may not have. `written` is the beginning tag it stands in as it is in the HTML,
    `name` the element, attribute, class or id, and `value` that of the attribute, if it stands in one."""

    code: str
    name: str
    message: str
    hint: str
    written: str = ""
    value: str = ""


Event = tuple[str, ...]
"""A beginning or an end of an element, or some text."""


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
        return nh3.clean(
            fragment,
            tags=set(ELEMENTS),
            attributes=self._attributes,
            attribute_filter=lambda tag, name, value: None if self._fault(tag, name, value) else value,
            link_rel=None,
            url_schemes={*LINKS, *RECORDS},
        )

    def refused(self, fragment: str) -> list[Refusal]:
        """What `clean` would take out or turn into something else, in order; comments are no part of a page."""
        if odd := _ODD_COMMENT.search(fragment):
            hint = "begin a comment with <!-- and a space, and end it with -->"
            return [Refusal("broken-html", "", "a browser ends this comment in another place", hint, odd.group())]
        fragment = without_comments(fragment)
        if "<!--" in fragment:
            return [
                Refusal("broken-html", "", "the comment has no end, and would hide the rest", "end it: -->", "<!--")
            ]
        told = [refusal for tag in _tags(fragment) for refusal in self._of_tag(*tag)]
        return told or list(_differences(fragment, self.clean(fragment)))

    def _of_tag(self, name: str, attributes: list[tuple[str, str | None]], written: str) -> Iterator[Refusal]:
        if name not in ELEMENTS:
            shown = name if name.startswith("<") else f"<{name}>"
            message, hint = f"{shown} is not allowed in a text", _INSTEAD.get(name, "write it in Markdown")
            yield Refusal("unsafe-element", name, message, hint, written)
            return
        for attribute, value in attributes:
            fault = self._fault(name, attribute, value or "")
            if fault:
                yield fault._replace(written=written)

    def _fault(self, element: str, name: str, value: str) -> Refusal | None:
        """What is wrong with an attribute."""
        if name not in self._attributes.get(element, ()):
            return _unknown(element, name, value)
        if name == "class" and not self.ours:
            foreign = next((each for each in value.split() if not _CLASS.fullmatch(each)), None)
            return _taken("class", foreign, value) if foreign is not None else None
        if name == "id" and not self.ours:
            return _taken("id", value, value) if _is_taken(value) else None
        if name in _FETCHED:
            return self._resource(value)
        return _link(value) if name == "href" else None

    def _resource(self, value: str) -> Refusal | None:
        address = _UNSEEN.sub("", value).replace("\\", "/")
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return _address(scheme[1], value)
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
            value=value,
        )


def _is_taken(id: str) -> bool:
    """Markdown's own footnotes have such ids; an author's word for one is looked for in the text itself."""
    return (
        not id.strip()
        or bool(re.search(r"\s", id))
        or (bool(OWN.fullmatch(id)) and not re.match(r"fn(?:ref\d*)?:", id))
    )


def _unknown(element: str, name: str, value: str) -> Refusal:
    hint = "leave it out"
    if name == "style":
        hint = "leave it out: how a text looks is the site's business"
    elif name in {"srcset", "background", "data"}:
        hint = "leave it out: give a picture with ![what it shows](picture.png)"
    return Refusal("unsafe-attribute", name, f"{name}=… is not allowed on <{element}>", hint, value=value)


def _taken(what: str, name: str, value: str) -> Refusal:
    message = f"the {what} {name!r} is one of the site's own, or none at all"
    return Refusal("taken-name", name, message, f"give the {what} another name", value=value)


def _link(value: str) -> Refusal | None:
    scheme = _SCHEME.match(_UNSEEN.sub("", value))
    return None if not scheme or scheme[1].lower() in LINKS | RECORDS else _address(scheme[1], value)


def _address(scheme: str, value: str) -> Refusal:
    return Refusal(
        "unsafe-address",
        scheme,
        f"an address may not begin with {scheme.lower() + ':'!r}",
        "use an https address or a page of this site",
        value=value,
    )


_INSTEAD: Final = {
    "script": "leave it out: a text has no scripts",
    "style": "leave it out: how a text looks is the site's business",
    "iframe": "link to the page: [its title](https://…)",
    "center": "leave it out: how a text looks is the site's business",
    "font": "leave it out: how a text looks is the site's business",
    "svg": "save the drawing as a file, and show it: ![what it shows](drawing.svg)",
}


# ---------------------------------------------------------------- what was written, and what a browser makes of it


class _Reader(HTMLParser):
    """Beginnings, ends and text of a fragment as they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]], str]] = []
        self.events: list[Event] = []
        self.raw: list[str] = []

    def _add(self, event: Event, raw: str) -> None:
        if event[0] == "text" and self.events and self.events[-1][0] == "text":
            self.events[-1] = ("text", self.events[-1][1] + event[1])
        else:
            self.events.append(event)
            self.raw.append(raw)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        self.tags.append((tag, attrs, written))
        first = {name: value or "" for name, value in reversed(attrs)}
        if tag != "tbody" or first:  # a browser puts in what is left out of it
            self._add(("begin", tag, *(f"{name}={_bare(value)}" for name, value in sorted(first.items()))), written)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag != "tbody":
            self._add(("end", tag), f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(("text", data), data)

    def handle_decl(self, decl: str) -> None:
        self._odd(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self._odd(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self._odd(f"<?{data}>")

    def _odd(self, written: str) -> None:
        self.tags.append((written[:12], [], written))


def _bare(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _read(fragment: str) -> _Reader:
    reader = _Reader()
    reader.feed(fragment)
    reader.close()
    return reader


def _tags(fragment: str) -> list[tuple[str, list[tuple[str, str | None]], str]]:
    return _read(fragment).tags


def _differences(fragment: str, cleaned: str) -> Iterator[Refusal]:
    """The first place at which the cleaned HTML has something else than was written."""
    if fragment == cleaned:
        return
    written, made = _read(fragment), _read(cleaned)
    ours, theirs = _settled(written, as_written=True), _settled(made, as_written=False)
    for number, event in enumerate(ours):
        if number >= len(theirs) or theirs[number][0] != event[0]:
            yield _broken(ours, number)
            return
    if len(theirs) > len(ours):
        yield _broken(ours, len(ours))


def _settled(reader: _Reader, *, as_written: bool) -> list[tuple[Event, str]]:
    """Events without the ends of elements that have none, nor, in what was written, the line end after <pre>: browsers leave
    out the first, and what they made has none left but those that are meant."""
    events: list[tuple[Event, str]] = []
    for event, raw in zip(reader.events, reader.raw, strict=True):
        if event[0] == "end" and event[1] in _VOID:
            continue
        if event[0] == "text":
            text = event[1]
            if as_written and events and events[-1][0][:2] == ("begin", "pre"):
                text = text.removeprefix("\n")
            if text:
                events.append((("text", text), raw))
        else:
            events.append((event, raw))
    return events


def _broken(events: list[tuple[Event, str]], number: int) -> Refusal:
    """What stands wrong: the element that was begun last before the place at which a browser reads something else."""
    begun: list[tuple[str, str]] = []
    for event, raw in events[:number]:
        if event[0] == "begin" and event[1] not in _VOID:
            begun.append((event[1], raw))
        elif event[0] == "end" and begun and begun[-1][0] == event[1]:
            begun.pop()
    event, written = events[number] if number < len(events) else (("end", ""), "")
    name = event[1] if event[0] != "text" else ""
    if event[0] == "begin":
        message = f"<{name}> may not stand here: a browser would close what it stands in"
    elif event[0] == "end" and begun:
        name, written = begun[-1]
        message = f"<{name}> is not closed where it should be"
    else:
        message = f"{written} closes nothing" if event[0] == "end" else "a browser would read this in another place"
    return Refusal(
        "broken-html", name, message, "close each element in the one it was begun in; or write Markdown", written
    )
