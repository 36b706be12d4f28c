"""The words of a Markdown text, without its signs, and where nothing may be looked for.

The dialect is Python-Markdown's with the extensions of the site: abbr, admonition, attr_list, def_list, footnotes,
md_in_html, tables, details, superfences. It is read in one walk over the lines, without building a tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Final

from .offsets import Offsets

# Stands in `open` for each character that is no place for a name. It is ASCII, as most English texts are: these are
# read several times faster than any others.
HIDDEN: Final = "\0"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, and its words from `start` to before `end` of the plain text."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The plain text of a Markdown text. Blocks (paragraphs, items, cells, headings) are parted by newlines.

    `open` is as long as `text`; headings, links, code, quoted titles and addresses are blotted out in it.
    Blocks of code, raw HTML and definitions are in neither.
    """

    source: str
    text: str
    open: str
    links: tuple[Link, ...]
    offsets: Offsets

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the Markdown of a span of the plain text."""
        return self.offsets.span(start, end)


def scan(markdown: str) -> Prose:
    """Read a Markdown text; it may begin with front matter, which is skipped."""
    sheet = _Sheet()
    _Blocks(markdown, sheet).read()
    text = "".join(sheet.parts)
    _hide_addresses(text, sheet)
    _hide_titles(text, sheet)
    return Prose(markdown, text, _blotted(text, sheet.hidden), tuple(sheet.links), Offsets(sheet.made, sheet.source))


def plain(markdown: str) -> str:
    """The plain text alone."""
    return scan(markdown).text


class _Sheet:
    """What has been read so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.made = [0]
        self.source = [0]
        self.hidden: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.emphasis: list[int] = []  # where a sign of emphasis was taken out

    def add(self, text: str, origin: int) -> None:
        self.made.append(self.length)
        self.source.append(origin)
        self.parts.append(text)
        self.length += len(text)

    def hide(self, start: int) -> None:
        if start < self.length:
            self.hidden.append((start, self.length))


def _blotted(text: str, hidden: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in sorted(hidden):
        if end > done:
            first = max(start, done)
            parts += text[done:first], HIDDEN * (end - first)
            done = end
    return "".join(parts) + text[done:] if parts else text


# ---------------------------------------------------------------- blocks

_FRONT_MATTER: Final = re.compile(r"\ufeff?---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_QUOTE: Final = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})[^`\n]*$")
_UNDERLINE: Final = re.compile(r"[=-]+[ ]*$")
_RULE: Final = re.compile(r"(?:-[ ]{0,2}){3,}$|(?:_[ ]{0,2}){3,}$|(?:\*[ ]{0,2}){3,}$")
_ITEM: Final = re.compile(r"(?:[*+-]|\d+\.)[ \t]+")
_DEFINITION: Final = re.compile(r":[ ]{1,3}")
_NOTE: Final = re.compile(r"\[\^[^\]\n]+\]:[ ]*")
_HEADER: Final = re.compile(r"(?:!!!|\?\?\?\+?)[ ]?[\w-]+[^\"\n]*(?:\"(?P<title>[^\n]*)\")?[ ]*$")
_UNSEEN: Final = re.compile(r"\*\[[^\]\n]*\][ ]?:|\[[^\]^\n][^\]\n]*\]:[ ]*\S|\{:?[^{}\n]*\}[ ]*$|\[TOC\][ ]*$")
_REFERENCE: Final = re.compile(r"^[ ]{0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_DELIMITER: Final = re.compile(r"[ ]*\|?(?:[ ]*:?-+:?[ ]*\|)*[ ]*:?-+:?[ ]*\|?[ ]*$")
_CELL_END: Final = re.compile(r"\\.|(`+).*?\1|(\|)")
_HTML: Final = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
_MARKDOWN_INSIDE: Final = re.compile(r"\bmarkdown\b")
_BLOCK_TAGS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "canvas",
        "center",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "map",
        "math",
        "menu",
        "meta",
        "nav",
        "noframes",
        "noscript",
        "object",
        "ol",
        "option",
        "output",
        "p",
        "param",
        "picture",
        "pre",
        "progress",
        "script",
        "section",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ]
)
_VOID_TAGS: Final = frozenset(["hr", "link", "meta", "param"])
_TAB: Final = 4


class _Blocks:
    """The walk over the lines. `depth` says how many steps of indent belong to lists, notes and admonitions."""

    def __init__(self, source: str, sheet: _Sheet) -> None:
        self.source = source
        self.sheet = sheet
        self.depth = 0
        self.lines: list[tuple[int, int]] = []
        self.unclosed: set[str] = set()
        found = _REFERENCE.findall(source) if "]:" in source else ()
        self.inline = _Inline(sheet, {_label(name): target for name, target in found})

    def read(self) -> None:
        front = _FRONT_MATTER.match(self.source)
        place = front.end() if front else 0
        source = self.source
        while place < len(source):
            end = source.find("\n", place)
            end = len(source) if end < 0 else end
            if end == place:
                self._flush()
                place += 1
            elif source[place].isalpha():
                if not self.lines:
                    self.depth = 0
                self.lines.append((place, end))
                place = end + 1
            else:
                place = self._line(place, end)
        self._flush()

    def _line(self, start: int, end: int) -> int:
        """Read a line that begins with no letter; says where the next one starts."""
        if quote := _QUOTE.match(self.source, start, end):
            start = quote.end()
        text = self.source[start:end]
        bare = text.lstrip()
        if not bare:
            self._flush()
            return end + 1
        blank = len(text) - len(bare)
        steps = len(text[:blank].expandtabs(_TAB)) // _TAB if blank else 0
        level = min(steps, self.depth)
        if not self.lines:
            self.depth = level
            if steps > level:
                return end + 1
        start = end - len(bare)
        while opener := _opener(self.source[start : start + 1], self.source, start, end):
            self._flush()
            level += 1
            self.depth = level
            start = opener.end()
        return self._block(start, end, level) if start < end else end + 1

    def _block(self, start: int, end: int, level: int) -> int:
        """What a line that is neither blank nor indented code begins or goes on with."""
        source = self.source
        first = source[start]
        if first == "#":
            self._flush()
            self._heading(start, end)
        elif first in "`~" and (after := self._fenced(start, end)):
            self._flush()
            return after
        elif first == "<" and (after := self._html(start)):
            return after
        elif len(self.lines) == 1 and first in "=-" and _UNDERLINE.match(source, start, end):
            ((start, end),) = self.lines
            self.lines = []
            self._heading(start, end)
            return source.find("\n", end + 1) + 1 or len(source)
        elif first in "-_*" and _RULE.match(source, start, end):
            self._flush()
        elif first in "!?" and (header := _HEADER.match(source, start, end)):
            self._flush()
            if header["title"]:
                self._heading(*header.span("title"))
            self.depth = level + 1
        elif first in "*[{" and _UNSEEN.match(source, start, end):
            self._flush()
        else:
            self.lines.append((start, end))
        return end + 1

    def _heading(self, start: int, end: int) -> None:
        before = self.sheet.length
        words = self.source[start:end]
        bare = words.lstrip("# ")
        self.inline.read(_Run(bare.rstrip("# "), Offsets((0,), (end - len(bare),))))
        self.sheet.hide(before)
        self.sheet.add("\n", end)

    def _fenced(self, start: int, end: int) -> int:
        """The line after a fenced block of code, 0 if the fence is never closed."""
        fence = _FENCE.match(self.source, start, end)
        if not fence:
            return 0
        sign = fence[1]
        close = re.compile(rf"^[ \t>]*{re.escape(sign[0])}{{{len(sign)},}}[ \t]*$", re.MULTILINE)
        found = None if sign in self.unclosed else close.search(self.source, end)
        if not found:
            self.unclosed.add(sign)  # nor is one that begins below; to search for each would grow with their square
        return found.end() + 1 if found else 0

    def _html(self, start: int) -> int:
        """The place after a raw block of HTML, 0 if the line begins none. Words in an unclosed one are lost."""
        source = self.source
        if source.startswith("<!--", start):
            self._flush()
            return source.find("-->", start) + 3 if source.find("-->", start) >= 0 else len(source)
        tag = _HTML.match(source, start)
        if not tag or tag[2].lower() not in _BLOCK_TAGS:
            return 0
        self._flush()
        name = tag[2].lower()
        if tag[1] or name in _VOID_TAGS or tag[3].endswith("/") or _MARKDOWN_INSIDE.search(tag[3]):
            return tag.end()
        open_tags = 0
        for each in re.finditer(rf"<(/?){name}\b[^>]*>", source[start:], re.IGNORECASE):
            open_tags += -1 if each[1] else 1
            if not open_tags:
                return start + each.end()
        return len(source)

    def _flush(self) -> None:
        """The paragraph, item or table that was gathered is complete."""
        lines = self.lines
        if not lines:
            return
        self.lines = []
        if len(lines) > 1 and "|" in self.source[slice(*lines[0])] and _DELIMITER.match(self.source, *lines[1]):
            for start, end in (lines[0], *lines[2:]):
                self._row(start, end)
        elif len(lines) == 1 and not _SPECIAL.search(self.source, *lines[0]):
            start, end = lines[0]
            self.sheet.add(self.source[start:end] + "\n", start)
        else:
            self.inline.read(_run(self.source, lines))
            self.sheet.add("\n", lines[-1][1])

    def _row(self, start: int, end: int) -> None:
        cell = start
        for sign in _CELL_END.finditer(self.source, start, end):
            if sign[2]:
                self._cell(cell, sign.start())
                cell = sign.end()
        self._cell(cell, end)

    def _cell(self, start: int, end: int) -> None:
        if self.source[start:end].strip():
            self.inline.read(_run(self.source, [(start, end)]))
            self.sheet.add("\n", end)


def _opener(first: str, source: str, start: int, end: int) -> re.Match[str] | None:
    """What begins an item of a list, a definition or a footnote."""
    if first in "*+-" or first.isdecimal():
        return _ITEM.match(source, start, end)
    if first == ":":
        return _DEFINITION.match(source, start, end)
    return _NOTE.match(source, start, end) if first == "[" else None


def _label(name: str) -> str:
    return " ".join(name.lower().split())


# ---------------------------------------------------------------- within a block


@dataclass(frozen=True)
class _Run:
    """The text of one block, its lines joined by newlines, and where they stand in the source."""

    text: str
    offsets: Offsets

    @cached_property
    def closings(self) -> dict[int, int]:
        return _closings(self.text)


def _run(source: str, lines: list[tuple[int, int]]) -> _Run:
    made, starts, texts, length = [], [], [], 0
    for start, end in lines:
        text = source[start:end]
        bare = text.strip()
        made.append(length)
        starts.append(start + len(text) - len(text.lstrip()))
        texts.append(bare)
        length += len(bare) + 1
    return _Run("\n".join(texts), Offsets(made, starts))


# A token is looked for only where one of these stands: a set of characters is found many times faster than a choice.
_SPECIAL: Final = re.compile(r"[\\`*_\[<&{!]")
_TOKEN: Final = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    |(?P<comment><!--.*?-->)
    |(?P<auto><(?:[a-zA-Z][\w+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>)
    |(?P<tag><(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>)
    |(?P<note>\[\^[^\]\s]+\](?!\())
    |(?P<image>!\[)
    |(?P<bracket>\[)
    |(?P<entity>&(?:\#\d+|\#[xX][\da-fA-F]+|\w+);)
    |(?P<attributes>\{:?[^{}\n]*\})
    |(?P<emphasis>\*+(?=\S)|(?<=\S)\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))""",
    re.VERBOSE | re.DOTALL,
)
_BALANCE: Final = re.compile(r"\\.|(`+).*?\1|[\[\]]", re.DOTALL)
_TARGET: Final = re.compile(
    r"""\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
_LABEL: Final = re.compile(r"\s?\[([^\[\]]*)\]")
_CLOSED_TAGS: Final = frozenset(
    ["a", "abbr", "button", "code", "kbd", "pre", "samp", "script", "style", "svg", "textarea", "title", "var"]
)


_DEEPEST: Final = 20
"""Links and tags in one another; no text has so many, and what is deeper is taken as it stands."""


class _Inline:
    """Reads a run: signs are left out, and links, code and addresses hidden."""

    def __init__(self, sheet: _Sheet, references: dict[str, str]) -> None:
        self.sheet = sheet
        self.references = references
        self.depth = 0

    def read(self, run: _Run) -> None:
        self._read(run, 0, len(run.text))

    def _read(self, run: _Run, place: int, end: int) -> None:
        look = place
        while special := _SPECIAL.search(run.text, look, end):
            found = _TOKEN.match(run.text, special.start(), end)
            if found:
                self._copy(run, place, found.start())
                place = look = self._token(run, found, end)
            else:
                look = special.end()
        self._copy(run, place, end)
        self.depth -= 1

    def _token(self, run: _Run, found: re.Match[str], end: int) -> int:
        """Take one sign and what it rules over; says where to go on. Comments, notes and attributes leave nothing."""
        sheet, before = self.sheet, self.sheet.length
        if found["bracket"] or found["image"]:
            return self._bracket(run, found, end)
        if found["escape"]:
            self._copy(run, found.start() + 1, found.end())
        elif found["code"]:
            width = len(found["ticks"])
            self._copy(run, found.start() + width, found.end() - width)
            sheet.hide(before)
        elif found["auto"]:
            self._copy(run, found.start(), found.end())
            sheet.hide(before)
        elif found["entity"]:
            sheet.add(unescape(found.group())[:1], run.offsets.origin(found.start()))
        elif found["emphasis"]:
            sheet.emphasis.append(before)
        elif found["tag"]:
            return self._tag(run, found, end)
        return found.end()

    def _tag(self, run: _Run, found: re.Match[str], end: int) -> int:
        name = found["name"].lower()
        if name in {"br", "wbr", "img"}:
            self.sheet.add(" ", run.offsets.origin(found.start()))
        if name in _CLOSED_TAGS and not found["close"]:
            close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(run.text, found.end(), end)
            inner_end = close.start() if close else end
            before = self.sheet.length
            self._read(run, found.end(), inner_end)
            self.sheet.hide(before)
            return close.end() if close else end
        return found.end()

    def _bracket(self, run: _Run, found: re.Match[str], end: int) -> int:
        """A link or an image, or else brackets that are nothing but brackets."""
        start = found.end()
        close = run.closings.get(start - 1, -1)
        if close >= end:
            close = -1
        target, after = self._target(run.text, start, close, end) if close >= 0 else ("", -1)
        if after < 0:
            self._copy(run, found.start(), start)
            return start
        before = self.sheet.length
        if found["image"]:
            self.sheet.add(" ", run.offsets.origin(found.start()))
        else:
            self._read(run, start, close)
            self.sheet.links.append(Link(target, before, self.sheet.length))
            self.sheet.hide(before)
        return after

    def _target(self, text: str, start: int, close: int, end: int) -> tuple[str, int]:
        """Where the link leads whose words end at `close`, and where it ends; -1 if it is none."""
        inline = _TARGET.match(text, close + 1, end)
        if inline:
            return inline["angled"] or inline["bare"] or "", inline.end()
        label = _LABEL.match(text, close + 1, end)
        if label and (target := self.references.get(_label(label[1] or text[start:close]))):
            return target, label.end()
        target = self.references.get(_label(text[start:close]), "")
        return target, close + 1 if target else -1

    def _copy(self, run: _Run, start: int, end: int) -> None:
        """Take letters over; the end of a line becomes a space."""
        while start < end:
            stop = run.text.find("\n", start, end)
            if stop < 0:
                self.sheet.add(run.text[start:end], run.offsets.origin(start))
                return
            self.sheet.add(run.text[start:stop] + " ", run.offsets.origin(start))
            start = stop + 1


def _closings(text: str) -> dict[int, int]:
    """Opening bracket → the one that closes it, found in one walk: a search for each would grow with their square."""
    pairs, opened = {}, []
    for sign in _BALANCE.finditer(text):
        if sign.group() == "[":
            opened.append(sign.start())
        elif sign.group() == "]" and opened:
            pairs[opened.pop()] = sign.start()
    return pairs


# ---------------------------------------------------------------- addresses, titles of other works

_ADDRESS: Final = re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>]+")

_QUOTE_SIGN: Final = re.compile('[«“”"]')
_QUOTED: Final = re.compile(r"«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|”[^“”\n]{1,300}“|\"[^\"\n]{1,300}\"")
_CUE: Final = re.compile(
    r"""(?:^|[\s(«“"])[وفبلك]{0,2}(?:ال|لل)?(?:
        عنوان(?:ها?)?|معنون[ةه]?|مقال(?:[ةه]|ت[هي]ا?|ه|ها|ات)?|تقرير(?:ا|ه|ها|هم)?|كتاب(?:ا|ه|ها)?|دراس(?:[ةه]|ته|تها)|
        رواي(?:[ةه]|ته)|فيلم(?:ا|ه)?|بحث(?:ا|ه|ها)?|ورق(?:[ةه]|ته|تها)|وثائقي|صحيف[ةه]|مجل[ةه]|
        titled|entitled|headlined|called|article|report|book|study|paper|essay|film|novel|documentary
    )\s*[:،,]?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CUE_REACH: Final = 30


def _hide_addresses(text: str, sheet: _Sheet) -> None:
    """Hide addresses written out in the text."""
    if "://" in text or "www." in text:
        sheet.hidden.extend(found.span() for found in _ADDRESS.finditer(text))


def _hide_titles(text: str, sheet: _Sheet) -> None:
    """Hide what stands in quotation marks or italics directly after «بعنوان», "titled" and the like."""
    place = 0
    while opening := _QUOTE_SIGN.search(text, place):
        found = _QUOTED.match(text, opening.start())
        if found and _after_cue(text, found.start()):
            sheet.hidden.append(found.span())
        place = found.end() if found else opening.end()
    for start, end in zip(sheet.emphasis, sheet.emphasis[1:], strict=False):
        if start < end and "\n" not in text[start:end] and _after_cue(text, start):
            sheet.hidden.append((start, end))


def _after_cue(text: str, place: int) -> bool:
    return bool(_CUE.search(text[max(0, place - _CUE_REACH) : place]))
