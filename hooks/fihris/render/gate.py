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
from functools import cached_property
from html.entities import html5
from html.parser import HTMLParser
from typing import Final, NamedTuple

import nh3

from fihris.render.comments import without_comments
from fihris.render.dialect import CLASSES
from fihris.text.markdown.slugs import OWN
from fihris.text.markdown.spans import TABS

EVERYWHERE: Final = frozenset({"class", "dir", "id", "lang", "title"})

_PLAIN: Final = (
    "b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p pre "
    "rp rt ruby s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr abbr"
)
ELEMENTS: Final[Mapping[str, frozenset[str]]] = dict.fromkeys(_PLAIN.split(), frozenset()) | {
    name: frozenset(attributes.split())
    for name, attributes in {
        "a": "href hreflang",
        "audio": "controls preload src",
        "blockquote": "cite",
        "col": "span",
        "colgroup": "span",
        "del": "cite datetime",
        "details": "name open",
        "img": "align alt height loading src width",
        "ins": "cite datetime",
        "li": "value",
        "ol": "reversed start type",
        "q": "cite",
        "section": "data-offline",  # the place of what keeps the site on a device
        "source": "src type",
        "td": "colspan headers rowspan",
        "th": "abbr colspan headers rowspan scope",
        "time": "datetime",
        "track": "default kind label src srclang",
        "video": "controls height poster preload src width",
    }.items()
}
"""Every element that a text may have, and what may be said of it beside what may be said of all."""

OURS: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset({"data-shape"}),
    "span": frozenset({"data-of"}),
    "abbr": frozenset({"tabindex"}),
    "pre": frozenset({"tabindex"}),
}
"""What the site itself adds to a text."""

LINKS: Final = frozenset({"doi", "ftp", "geo", "http", "https", "mailto", "sms", "tel", "urn"})
RECORDS: Final = frozenset({"actor", "place", "topic", "not"})
"""Addresses of the site's own records, which become links to pages where they are written in Markdown."""
_FETCHED: Final = frozenset({"src", "poster"})
_LEADING: Final = frozenset({"href", "cite"})

_CLASS: Final = re.compile(rf"{'|'.join(map(re.escape, sorted(CLASSES)))}|(?!f-)[\w-]+")
_ROW: Final = re.compile(rf"{TABS}-\d+")
"""The one name that an element may have: that of a row of tabs."""
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN: Final = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What a browser takes out of an address before it reads it."""
_ODD_COMMENT: Final = re.compile(r"<!--+>|<!-->|--!>")
"""What ends a comment for a browser (HTML, 13.2.5.43 to 52) and not for whoever reads the source."""
_DOI: Final = re.compile(r"^\s*doi:/*", re.IGNORECASE)
_MOST: Final = 8
"""Times that a text is cleaned: twice for what an author means, more for what nobody does."""
_PRE: Final = re.compile(r"(<pre(?: [\w-]+=\"[^\"]*\")*>)\n")
"""A parser leaves out the end of line that comes first in <pre>, so one that is meant is written twice (HTML, 13.3)."""
_VOID: Final = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
_ENDS_ITSELF: Final = frozenset(
    ["caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"]
)
"""Elements whose ends may be left out (HTML, 13.1.2.4)."""
_PUT_IN: Final = frozenset({"colgroup", "tbody"})
"""What a browser puts in where it is left out."""


class Refusal(NamedTuple):
    """Something in a text that its page may not have. `name` is the element, attribute, class, id or scheme; `attribute` and
    `value` are those of the attribute it stands in, and `element` the name of that one's tag. `mark` is the number of the
    marked tag (`MARK`) that is at fault, or that stands last before."""

    code: str
    name: str
    message: str
    hint: str
    element: str = ""
    attribute: str = ""
    value: str = ""
    mark: int = -1


MARK: Final = "data-f-mark-"
"""Begins the name of an attribute that numbers a tag of the source, for whoever asks where a refused one stands."""


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
            attribute_filter=lambda tag, name, value: None if self._fault(tag, name, value) else _said(name, value),
            link_rel=None,
            url_schemes={*LINKS, *RECORDS},
        )

    def refused(self, fragment: str, *, marked: bool = False) -> list[Refusal]:
        """What `clean` would take out or turn into something else, in order; comments are no part of a page. `marked` tells that
        tags have numbers (`MARK`)."""
        if _ODD_COMMENT.search(fragment):
            hint = "begin a comment with <!-- and a space, and end it with -->"
            return [Refusal("broken-html", "!", "a browser ends this comment in another place", hint)]
        fragment = without_comments(fragment)
        if "<!--" in fragment:
            return [Refusal("broken-html", "!", "the comment has no end, and would hide the rest", "end it: -->")]
        written = _read(fragment, marked=marked)
        told = [refusal for tag in written.tags for refusal in self._of_tag(*tag)]
        if told:
            return told
        cleaned = self.clean(fragment)
        return list(_broken(written, written if cleaned == fragment else _read(cleaned)))

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
        if name in _FETCHED:
            return self._resource(value)
        return _link(value, LINKS if self.ours else LINKS | RECORDS) if name in _LEADING else None

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


def _said(name: str, value: str) -> str:
    """An attribute's value as the page has it: no browser follows doi:, and doi.org leads to whatever has that number."""
    return _DOI.sub("https://doi.org/", value) if name == "href" else value


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


# ---------------------------------------------------------------- what was written, and what a browser makes of it


class _Written(NamedTuple):
    """An event as it stands in the HTML. `mark` is the number of its tag, or of the last marked one before."""

    event: Event
    raw: str
    mark: int


class _Reader(HTMLParser):
    """Beginnings, ends and text of a fragment as they are written."""

    def __init__(self, *, marked: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._is_marked = marked
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.events: list[_Written] = []
        self._mark = -1

    def _add(self, event: Event, raw: str) -> None:
        if found := _MARKED.search(raw):
            self._mark = int(found[1])
        last = self.events[-1] if self.events else None
        if last and event[0] == "text" == last.event[0]:
            self.events[-1] = last._replace(event=("text", last.event[1] + event[1]))
        else:
            self.events.append(_Written(event, _MARKED.sub("", raw), self._mark))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_marked:
            attrs = [each for each in attrs if not each[0].startswith(MARK)]
        self.tags.append((tag, attrs))
        first = {name: _said(name, value or "") for name, value in reversed(attrs)}
        if tag not in _PUT_IN or first:
            said = (f"{name}={_bare(value)}" for name, value in sorted(first.items()))
            self._add(("begin", tag, *said), self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def parse_endtag(self, i: int) -> int:
        self._end_tag = i
        return super().parse_endtag(i)

    def handle_endtag(self, tag: str) -> None:
        end = self.rawdata.find(">", self._end_tag) + 1
        if tag not in _PUT_IN:
            self._add(("end", tag), self.rawdata[self._end_tag : end])

    def handle_data(self, data: str) -> None:
        self._add(("text", data), "")

    def parse_html_declaration(self, i: int) -> int:
        """What begins with <! and is no comment; the parser of the library fails at some of it."""
        if self.rawdata.startswith("<!--", i):
            return super().parse_html_declaration(i)
        return self._odd(i)

    def parse_pi(self, i: int) -> int:
        return self._odd(i)

    def _odd(self, start: int) -> int:
        end = self.rawdata.find(">", start) + 1 or len(self.rawdata)
        self.tags.append((self.rawdata[start : min(end, start + 12)], []))
        return end


_MARKED: Final = re.compile(rf"\s{MARK}(\d+)(?:=\"\")?")


_TAG: Final = re.compile(r"<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
_REFERENCE: Final = re.compile(r"&(?P<name>[a-zA-Z][a-zA-Z0-9]*;?)(?P<sign>=?)")


def _reference(found: re.Match[str]) -> str:
    """A reference in an attribute, which the library's parser reads as it does in a text. In an attribute, one without its end is
    left as it is before a letter or `=` (HTML, 13.2.5.73): &copy=2 is a part of an address."""
    is_one = found["name"] in html5 and (found["name"].endswith(";") or not found["sign"])
    return found[0] if is_one else f"&amp;{found[0][1:]}"


def _bare(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _read(fragment: str, *, marked: bool = False) -> _Reader:
    reader = _Reader(marked=marked)
    reader.feed(_TAG.sub(lambda tag: _REFERENCE.sub(_reference, tag[0]), fragment) if "&" in fragment else fragment)
    reader.close()
    return reader


def _broken(written: _Reader, made: _Reader) -> Iterator[Refusal]:
    """The first place at which something is not closed, or a browser reads something else than was written."""
    unpaired = next(_unpaired(written.events), None)
    if unpaired:
        yield unpaired
        return
    ours, theirs = _settled(written.events), _settled(made.events)
    for number, each in enumerate(ours):
        if number >= len(theirs) or theirs[number].event != each.event:
            other = theirs[number].event if number < len(theirs) else ()
            yield _put_out(ours[number:], theirs[number:]) or _lost(each.event, other) or _misread(ours, number)
            return
    if len(theirs) > len(ours):
        yield _misread(ours, len(ours))


def _unpaired(events: list[_Written]) -> Iterator[Refusal]:
    """Ends that end nothing, and elements that never end; the end of one that may be left out is that of what it stands in."""
    begun: list[_Written] = []
    for each in events:
        kind, name = each.event[:2]
        if kind == "text" or name in _VOID:
            continue
        if kind == "begin":
            begun.append(each)
            continue
        last = len(begun) - 1
        while last >= 0 and begun[last].event[1] != name and begun[last].event[1] in _ENDS_ITSELF:
            last -= 1
        if last >= 0 and begun[last].event[1] == name:
            del begun[last:]
        else:
            yield _not_closed(begun[last]) if any(of.event[1] == name for of in begun) else _closes_nothing(each)
            return
    if begun:
        yield _not_closed(begun[-1])


def _settled(events: list[_Written]) -> list[_Written]:
    """Events without the ends that may be left out, nor the first line end after <pre>, which browsers leave out."""
    settled: list[_Written] = []
    for each in events:
        event = each.event
        if event[0] == "end" and (event[1] in _VOID or event[1] in _ENDS_ITSELF):
            continue
        if event[0] == "text" and settled and settled[-1].event[:2] == ("begin", "pre"):
            event = ("text", event[1].removeprefix("\n"))
        if event != ("text", ""):
            settled.append(each._replace(event=event))
    return settled


def _put_out(ours: list[_Written], theirs: list[_Written]) -> Refusal | None:
    """What may not stand in the table that begins here: browsers put it before the table."""
    if not theirs or ours[0].event[:2] != ("begin", "table"):
        return None
    out = next((each for each in ours if each.event == theirs[0].event), None)
    if out is None or out.event[0] != "begin":
        return None
    message = f"<{out.event[1]}> may not stand here: a browser would put it before the table"
    return Refusal("broken-html", out.event[1], message, "put it into a cell, or write Markdown", mark=out.mark)


def _lost(written: Event, made: Event) -> Refusal | None:
    """An attribute that did not come through: an address that is none."""
    if written[:2] != made[:2] or written[0] != "begin":
        return None
    said = next((each for each in written[2:] if each not in made), None)
    if said is None:
        return None
    name, _, value = said.partition("=")
    message = (
        f"{value!r} is no address that a browser could go to" if name in _LEADING | _FETCHED else f"{said} is lost"
    )
    hint = "write the whole address, from https:// on"
    return Refusal("unsafe-address", name, message, hint, element=written[1], attribute=name, value=value)


def _misread(events: list[_Written], number: int) -> Refusal:
    """What stands wrong where a browser reads something else: a beginning, or else what was begun last before."""
    begun: list[_Written] = []
    for each in events[:number]:
        kind, name = each.event[:2]
        if kind == "begin" and name not in _VOID:
            begun.append(each)
        elif kind == "end" and begun and begun[-1].event[1] == name:
            begun.pop()
    here = events[number] if number < len(events) else None
    if here and here.event[0] == "begin":
        message = f"<{here.event[1]}> may not stand here: a browser would close what it stands in"
        return Refusal("broken-html", here.event[1], message, _CLOSE, mark=here.mark)
    if here and here.event[0] == "end" and begun:
        return _not_closed(begun[-1])
    last = here or (events[-1] if events else None)
    message = "a browser would read this in another place"
    return Refusal("broken-html", "", message, _CLOSE, mark=last.mark if last else -1)


_CLOSE: Final = "close each element in the one it was begun in; or write Markdown"


def _not_closed(each: _Written) -> Refusal:
    name = each.event[1]
    return Refusal("broken-html", name, f"<{name}> is not closed where it should be", _CLOSE, mark=each.mark)


def _closes_nothing(each: _Written) -> Refusal:
    return Refusal("broken-html", f"/{each.event[1]}", f"{each.raw} closes nothing", _CLOSE, mark=each.mark)
