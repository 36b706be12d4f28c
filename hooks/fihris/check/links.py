"""Where the links of a text lead: a page, a heading on it, a record of the registry, a picture."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from pymdownx.slugs import slugify  # type: ignore[import-untyped]

from fihris import address
from fihris.address import Routes
from fihris.check.page import CheckedText
from fihris.model import Document, Lang, PageKind, Registry
from fihris.report import Problem, Severity, did_you_mean
from fihris.text.prose import plain

_SCHEME = re.compile(r"([a-zA-Z][\w+.-]*):")
_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=[\"']([^\"']+)[\"']")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*(.+?)[ \t]*#*[ \t]*$|^(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}\s*$")
_SLUG = slugify(case="lower")
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
_IMAGE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,2000})\]\((?P<target>[^)\s]{0,2000})|<img\b(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE
)
_ALT = re.compile(r"\balt\s*=\s*(?:\"\s*[^\"\s]|'\s*[^'\s])", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


_NO_ALT = ("the image has no text for those who do not see it", "say what it shows: ![two canals](…)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A problem unless the site makes the page `path` with this anchor ("" for none): known once all texts are."""

    problem: Problem
    lang: Lang
    path: str
    anchor: str


def settled(doubts: Iterable[Doubt], routes: Mapping[Lang, Routes]) -> Iterator[Problem]:
    """The problems that remain, given the pages that are made."""
    for doubt in doubts:
        route = routes[doubt.lang].get(doubt.path)
        if route is None:
            made = (address.source(doubt.lang, path) for path in routes[doubt.lang])
            near = did_you_mean(address.source(doubt.lang, doubt.path), made)
            yield replace(doubt.problem, hint=near) if near else doubt.problem
        elif doubt.anchor and not address.is_anchor(route.kind, doubt.anchor):
            message = f"the page {doubt.path} has no place #{doubt.anchor}"
            yield replace(doubt.problem, code="anchor-missing", message=message, hint="link to the page alone")


@dataclass(frozen=True)
class Web:
    """Everything a link may lead to. `exists` tells of a file below the project's root."""

    documents: Mapping[str, Document]
    registry: Registry
    exists: Callable[[str], bool]
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """A file, also one that is shown in Arabic for want of a translation."""
        original = path.replace(f"docs/{Lang.EN}/", f"docs/{Lang.AR}/", 1)
        return path in self.documents or original in self.documents or self.exists(path)

    def near(self, path: str) -> str:
        """A hint with the files of nearly this name."""
        folder = posixpath.dirname(path)
        here = [posixpath.basename(each) for each in self.documents if posixpath.dirname(each) == folder]
        return did_you_mean(posixpath.basename(path), here)

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors of a page that somebody wrote; None for one that the site makes."""
        if path not in self.documents:
            return None
        if path not in self._anchors:
            self._anchors[path] = frozenset(_anchors(self.documents[path].body))
        return self._anchors[path]


def _anchors(body: str) -> Iterator[str]:
    shown = _without_fences(body)
    for found in _ID.finditer(shown):
        yield found[1] or found[2]
    taken: set[str] = set()
    for found in _HEADING.finditer(shown):
        slug = _SLUG(plain(_ATTRIBUTES.sub("", found[1] or found[2])).strip(), "-")
        number, unique = 0, slug
        while unique in taken:  # as Python-Markdown's toc numbers equal headings
            number += 1
            unique = f"{slug}_{number}"
        taken.add(unique)
        yield unique


def _without_fences(body: str) -> str:
    """The body with the lines of fenced code left empty."""
    lines, fence = body.split("\n"), ""
    for row, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            lines[row] = ""
            if found and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence, lines[row] = found[1], ""
    return "\n".join(lines)


# ---------------------------------------------------------------- links


def links(page: CheckedText, web: Web) -> Iterator[Problem | Doubt]:
    """Links that lead nowhere."""
    for link in page.prose.links:
        fault = _fault(page.document.path, link.target, web)
        if fault:
            end = max(link.end, link.start + 1)
            problem = page.body.problem(link.start, end, fault.code, Severity.ERROR, fault.message, fault.hint)
            yield fault.made(problem) if fault.made else problem


_WRITTEN = re.compile(
    r"<a\b[^<>]{0,2000}?\bhref\s*=\s*[\"'](?P<href>[^\"'<>]{0,2000})"
    r"|(?P<image>!?)\[(?P<words>(?!\^)[^\[\]\n]{0,500})\](?:(?P<inline>\()|\[(?P<label>(?!\^)[^\[\]\n]{0,200})\])",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*<?([^\s>]+)", re.MULTILINE)


def written(page: CheckedText, web: Web) -> Iterator[Problem | Doubt]:
    """What else is wrong with links and images as they are written: in HTML, by a label, without words."""
    body = page.document.body
    if "](" not in body and "][" not in body and "<a" not in body.lower():
        return
    shown, path = _blank_code(body), page.document.path
    defined = {_label(name): target for name, target in _DEFINED.findall(shown)} if "]:" in shown else {}
    for found in _WRITTEN.finditer(shown):
        line, column = page.body.at_source(found.start())
        fault = _fault(path, found["href"], web) if found["href"] is not None else None
        if fault:
            problem = Problem(path, line, column, fault.code, Severity.ERROR, fault.message, fault.hint)
            yield fault.made(problem) if fault.made else problem
        elif found["label"] is not None:
            yield from _labelled(path, (line, column), found, defined, web)
        elif found["inline"] and not found["image"] and not found["words"].strip():
            yield Problem(
                path,
                line,
                column,
                "link-no-text",
                Severity.WARNING,
                "the link has no words, so nobody can follow it",
                "write what it leads to: [the words](…)",
            )


def _labelled(
    path: str, at: tuple[int, int], found: re.Match[str], defined: Mapping[str, str], web: Web
) -> Iterator[Problem]:
    """What is wrong with [words][label] or ![words][label]."""
    name = found["label"].strip() or found["words"]
    target = defined.get(_label(name))
    if target is None:
        yield Problem(
            path,
            *at,
            "link-undefined",
            Severity.WARNING,
            f"nothing says where [{name}] leads",
            f"write below the text: [{name}]: address; or the address right here: [words](address)",
        )
    elif found["image"]:
        if not found["words"].strip():
            yield Problem(path, *at, "image-alt", Severity.WARNING, *_NO_ALT)
        if not _SCHEME.match(target) and _fault(path, target.partition("#")[0], web):
            yield Problem(
                path,
                *at,
                "image-missing",
                Severity.ERROR,
                f"the image {target!r} is missing",
                "put it into docs/assets/images/",
            )


def _label(name: str) -> str:
    return " ".join(name.lower().split())


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a link; `made` makes a doubt of it where the site may yet make such a page."""

    code: str
    message: str
    hint: str
    made: Callable[[Problem], Doubt] | None = None


def _fault(path: str, target: str, web: Web) -> _Fault | None:
    """What is wrong with a link in the file at `path`; None where it leads somewhere."""
    scheme = _SCHEME.match(target)
    if scheme:
        return _record(scheme[1], target[scheme.end() :], web)
    if target.startswith("//"):
        return None
    if target.startswith("/"):
        return _Fault(
            "link-absolute",
            f"the address {target} begins at a host's root, where the site may not stand",
            "write it from this file: ../name.md",
        )
    file, _, anchor = target.partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
    if not target or not wanted.startswith("docs/") or wanted.startswith("docs/_data/"):
        return _Fault("link-missing", f"the link «{target}» leads to no page of the site", "link to a file below docs/")
    if "\0" in wanted or not web.has(wanted):
        hint = web.near(wanted) or "link to a Markdown file, from this one: ../name.md"
        return _Fault("link-missing", f"there is no {wanted}", hint, _made(wanted, unquote(anchor)))
    return _anchor(wanted, unquote(anchor), web) if anchor else None


_IN_FILES = {PageKind.PLAIN, PageKind.BRIEF, PageKind.SECTION}


def _made(wanted: str, anchor: str) -> Callable[[Problem], Doubt] | None:
    """What makes a doubt of a link to a file that is none, where a page without a file may be meant."""
    lang, page = address.path_of(wanted.removeprefix("docs/"))
    if not lang or address.kind_at(page) in _IN_FILES:
        return None
    return lambda problem: Doubt(problem, Lang(lang), page, anchor)


def _record(scheme: str, id: str, web: Web) -> _Fault | None:
    known: Mapping[str, object] | None = {
        "actor": web.registry.actors, "place": web.registry.places, "topic": web.registry.topics,
    }.get(scheme)  # fmt: skip
    if known is not None and id not in known:
        return _Fault(f"unknown-{scheme}", f"there is no {scheme} {id!r}", did_you_mean(id, known))
    if scheme == "not" and id != "mention":
        return _Fault("bad-link", f"not:{id} says nothing", "write [words](not:mention)")
    return None


def _anchor(path: str, anchor: str, web: Web) -> _Fault | None:
    known, (_, page) = web.anchors(path), address.path_of(path.removeprefix("docs/"))
    if known is None or anchor in known or address.is_anchor(address.kind_at(page), anchor):
        return None
    return _Fault(
        "anchor-missing",
        f"{path} has no heading #{anchor}",
        did_you_mean(anchor, known) or "give the heading an id: {#name}",
    )


# ---------------------------------------------------------------- pictures and tables


def pictures(page: CheckedText, web: Web) -> Iterator[Problem]:
    """Images without a text for those who do not see them, or without a file."""
    body = page.document.body
    if "![" not in body and "<img" not in body.lower():
        return
    shown = _blank_code(body)
    for found in _IMAGE.finditer(shown):
        line, column = page.body.at_source(found.start())
        attributes = found["attributes"]
        if not (found["alt"] or "").strip() if attributes is None else not _ALT.search(attributes):
            yield Problem(page.document.path, line, column, "image-alt", Severity.WARNING, *_NO_ALT)
        source = _SOURCE.search(attributes or "")
        target = found["target"] if attributes is None else source[1] if source else ""
        fault = (
            None if _SCHEME.match(target or "") else _fault(page.document.path, (target or "").partition("#")[0], web)
        )
        if fault:
            yield Problem(
                page.document.path,
                line,
                column,
                "image-missing",
                Severity.ERROR,
                f"the image {target!r} is missing",
                "put it into docs/assets/images/",
            )


_DELIMITER = re.compile(r"^[ >]*\|?(?:[ ]*:?-+:?[ ]*\|)+[ ]*(?::?-+:?)?[ ]*$", re.MULTILINE)
_RAW_TABLE = re.compile(r"<table\b", re.IGNORECASE)


def tables(page: CheckedText) -> Iterator[Problem]:
    """Tables whose columns have no names: a screen reader says the name of the column before each cell."""
    body = page.document.body
    if "|" not in body and "<table" not in body.lower():
        return
    lines = _blank_code(body).split("\n")
    place = 0
    for row, line in enumerate(lines):
        if row and _DELIMITER.match(line) and "|" in lines[row - 1]:
            cells = lines[row - 1].strip().strip("|").split("|")
            # The first cell may be empty: it stands over the names of the rows.
            if not all(cell.strip() for cell in cells[1:] or cells):
                yield _unnamed(page, place - len(lines[row - 1]) - 1)
        elif (found := _RAW_TABLE.search(line)) and "<th" not in "\n".join(lines[row : row + 200]).lower():
            yield _unnamed(page, place + found.start())
        place += len(line) + 1


def _unnamed(page: CheckedText, origin: int) -> Problem:
    line, column = page.body.at_source(origin)
    return Problem(
        page.document.path,
        line,
        column,
        "table-header",
        Severity.WARNING,
        "a column of the table has no name",
        "name each column in the table's first row",
    )


_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")


def _blank_code(body: str) -> str:
    """The body with code blotted out, as long as it is."""
    if "`" not in body and "~" not in body:
        return body
    shown = _without_fences(body).split("\n")
    lines = (seen if seen else " " * len(line) for line, seen in zip(body.split("\n"), shown, strict=True))
    return _INLINE_CODE.sub(lambda code: " " * len(code.group()), "\n".join(lines))
