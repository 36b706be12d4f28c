"""What was written, and what a browser makes of it: the first place at which the two part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from html.parser import HTMLParser
from typing import Final, NamedTuple

from fihris.render.allowed import ENDS_ITSELF, FETCHED, LEADING, MARK, PUT_IN, VOID, Refusal

_DOI: Final = re.compile(r"^\s*doi:/*", re.IGNORECASE)

Event = tuple[str, ...]
"""A beginning or an end of an element, or some text."""


def said(name: str, value: str) -> str:
    """An attribute's value as the page has it: no browser follows doi:, and doi.org leads to whatever has that number."""
    return _DOI.sub("https://doi.org/", value) if name == "href" else value


class _Written(NamedTuple):
    """An event as it stands in the HTML. `mark` is the number of its tag, or of the last marked one before."""

    event: Event
    raw: str
    mark: int


class _Reader(HTMLParser):
    """Beginnings, ends and text of a fragment as they are written."""

    def __init__(self, *, marked: bool) -> None:
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
        first = {name: said(name, value or "") for name, value in reversed(attrs)}
        if tag not in PUT_IN or first:
            whole = (f"{name}={_bare(value)}" for name, value in sorted(first.items()))
            self._add(("begin", tag, *whole), self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def parse_endtag(self, i: int) -> int:
        self._end_tag = i
        return super().parse_endtag(i)

    def handle_endtag(self, tag: str) -> None:
        end = self.rawdata.find(">", self._end_tag) + 1
        if tag not in PUT_IN:
            self._add(("end", tag), self.rawdata[self._end_tag : end])

    def handle_data(self, data: str) -> None:
        self._add(("text", data), "")

    def parse_html_declaration(self, i: int) -> int:
        """What begins with <! and is no comment; the parser of the library fails at some of it."""
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


def read(fragment: str, *, marked: bool) -> _Reader:
    reader = _Reader(marked=marked)
    reader.feed(_TAG.sub(lambda tag: _REFERENCE.sub(_reference, tag[0]), fragment) if "&" in fragment else fragment)
    reader.close()
    return reader


def broken(written: _Reader, made: _Reader) -> Iterator[Refusal]:
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
        if (kind, name) == ("end", "br"):  # of which a browser makes another <br>
            yield _closes_nothing(each)
            return
        if kind == "text" or name in VOID:
            continue
        if kind == "begin":
            begun.append(each)
            continue
        last = len(begun) - 1
        while last >= 0 and begun[last].event[1] != name and begun[last].event[1] in ENDS_ITSELF:
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
        if event[0] == "end" and (event[1] in VOID or event[1] in ENDS_ITSELF):
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
    lost = next((each for each in written[2:] if each not in made), None)
    if lost is None:
        return None
    name, _, value = lost.partition("=")
    message = f"{value!r} is no address that a browser could go to" if name in LEADING | FETCHED else f"{lost} is lost"
    hint = "write the whole address, from https:// on"
    return Refusal("unsafe-address", name, message, hint, element=written[1], attribute=name, value=value)


def _misread(events: list[_Written], number: int) -> Refusal:
    """What stands wrong where a browser reads something else: a beginning, or else what was begun last before."""
    begun: list[_Written] = []
    for each in events[:number]:
        kind, name = each.event[:2]
        if kind == "begin" and name not in VOID:
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
