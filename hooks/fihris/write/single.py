"""One brief in one HTML file, with its search: of what a built site has of it, its EPUB and its open data.

The file asks nobody for anything: style, script, fonts and pictures stand in it, and its policy lets nothing else in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from fihris import address
from fihris.interface import Interface
from fihris.text import scripts
from fihris.write.bundles import SINGLE_SCRIPT, SINGLE_STYLE
from fihris.write.formats.tables import PACKAGE
from fihris.write.theme import Theme

_BODY: Final = re.compile(r"<body>\n(.*)\n</body>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_SOURCE: Final = re.compile(r'(?<=src=")(pictures/[^"]+)(?=")')
_FACE: Final = re.compile(r"url\((fonts/[^)]+)\)")
_CHAPTER: Final = re.compile(r"\b(id|href)=\"(#?)([^\"]*)\"")
_NAMING: Final = re.compile(r'<span id="s\d+-(place-)?([a-z0-9-]+?)-\d+">([^<]*)</span>')
_XMLNS: Final = re.compile(r' xmlns(?::\w+)?="[^"]*"| xml:lang="[^"]*"')
_VOID: Final = re.compile(r"<(br|col|hr|img|wbr)((?: [^<>]*)?)/>")
_SPACES: Final = {"o": "http://www.idpf.org/2007/opf"}


@dataclass(frozen=True, slots=True)
class _Known:
    """An actor or place that the brief names: what its record says, and the sentences that name it."""

    anchor: str
    name: str
    kind: str
    lead: str
    sentences: tuple[str, ...]


def briefs(site: Path, lang: str) -> list[str]:
    """The ids of the briefs that a site has in a language."""
    folder = site / Path(address.epub(lang, "x")).parent
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.epub"))


def single(site: Path, lang: str, brief_id: str, theme: Theme, t: Interface) -> bytes:
    """The file: the same bytes for the same site."""
    with zipfile.ZipFile(site / address.epub(lang, brief_id)) as book:
        files = {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}
    root = ElementTree.fromstring(files["package.opf"])
    names = {item.get("id"): item.get("href", "") for item in root.iterfind(".//o:item", _SPACES)}
    chapters = [names[each.get("idref")] for each in root.iterfind(".//o:itemref", _SPACES)]
    known = {each.anchor: each for each in _known(site, lang, brief_id)}
    texts = [(name.removesuffix(".xhtml"), files[name].decode()) for name in chapters]
    title = _TITLE.search(texts[0][1])
    style = _style(files, theme)
    script = theme.text(SINGLE_SCRIPT)
    policy = (
        f"default-src 'none'; style-src {_sum(style)}; script-src {_sum(script)}; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    listed = "".join(
        f'<li><a href="#{name}">{found[1]}</a></li>' for name, text in texts if (found := _TITLE.search(text))
    )
    words = {"none": t("single.none"), "found": t("single.found"), "most": t("single.most")}
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{lang}" dir="{scripts.direction(lang)}">',
            f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
            f"<title>{title[1] if title else ''}</title>",
            f"<style>{style}</style></head>",
            f'<body data-words="{escape(json.dumps(words, ensure_ascii=False))}">',
            f'<search class="f-single__search"><label>{escape(t("single.search"))} <input type="search" autocomplete="off"></label>',
            '<p role="status"></p><ol></ol></search>',
            f'<nav aria-label="{escape(t("contents.brief"))}"><ol>{listed}<li><a href="#who">{escape(t("brief.mentioned"))}</a></li></ol></nav>',
            "<main>",
            *(_chapter(name, text, files, known) for name, text in texts),
            _who(known.values(), t),
            "</main>",
            f"<script>{script}</script>",
            "</body></html>",
            "",
        ]
    ).encode()


def _chapter(name: str, text: str, files: Mapping[str, bytes], known: Mapping[str, _Known]) -> str:
    """A chapter as HTML. Its ids but those of sentences are its own: other chapters may have the same."""
    found = _BODY.search(text)
    body = _VOID.sub(r"<\1\2>", _XMLNS.sub("", found[1] if found else ""))
    body = _NAMING.sub(lambda naming: _naming(naming, known), body)
    body = _SOURCE.sub(lambda source: _inline(source[1], files[source[1]]), body)

    def own(place: re.Match[str]) -> str:
        attribute, sign, id = place.groups()
        kept = id.startswith(("s", "who")) and re.fullmatch(r"s\d+-[0-9a-f]{4}(-\d+)?|who-.*", id)
        if (attribute == "href" and not sign) or kept:
            return place[0]
        return f'{attribute}="{sign}{name}:{id}"'

    return f'<section id="{name}">\n{_CHAPTER.sub(own, body)}\n</section>'


def _naming(of: re.Match[str], known: Mapping[str, _Known]) -> str:
    anchor = f"who-{of[1] or ''}{of[2]}"
    return f'<a class="f-naming" href="#{anchor}">{of[3]}</a>' if anchor in known else of[3]


def _known(site: Path, lang: str, brief_id: str) -> Iterator[_Known]:
    """Whom the brief names, those named most first."""
    data = site / address.data()
    kinds = {row["id"]: row for row in _rows(data, "kinds")}
    said: dict[str, list[str]] = {}
    of_brief = f"{lang}:{brief_id}"
    for row in _rows(data, "mentions"):
        sentence = row["sentence"] or ""
        if sentence.startswith((f"{of_brief}#", f"{of_brief}/")):
            anchor = f"who-{row['actor']}" if row["actor"] else f"who-place-{row['place']}"
            said.setdefault(anchor, []).append(sentence.rpartition("#")[2])
    records = {f"who-{row['id']}": row for row in _rows(data, "actors")}
    records |= {f"who-place-{row['id']}": row for row in _rows(data, "places")}
    for anchor, sentences in sorted(said.items(), key=lambda item: (-len(item[1]), item[0])):
        row = records[anchor]
        kind = kinds.get(row["kind"], {}).get(f"label_{lang}") or ""
        yield _Known(
            anchor, row[f"name_{lang}"] or "", kind, row.get(f"lead_{lang}") or "", tuple(dict.fromkeys(sentences))
        )


def _rows(data: Path, table: str) -> Iterator[dict[str, Any]]:
    """Those of all files of a table (`formats/tables.py`)."""
    listed = json.loads((data / PACKAGE).read_bytes())["resources"]
    paths = next(each["json"] for each in listed if each["name"] == table)
    for path in [paths] if isinstance(paths, str) else paths:
        yield from json.loads((data / path).read_bytes())


def _who(of: Iterator[_Known] | Any, t: Interface) -> str:
    entries = "".join(
        f'<dt id="{each.anchor}">{escape(each.name)} <small>{escape(each.kind)}</small></dt>'
        f"<dd>{escape(each.lead)} "
        + " ".join(f'<a href="#{id}">{t.number(n)}</a>' for n, id in enumerate(each.sentences, start=1))
        + "</dd>"
        for each in of
    )
    return (
        f'<section id="who">\n<h1>{escape(t("brief.mentioned"))}</h1>\n<dl>{entries}</dl>\n</section>'
        if entries
        else ""
    )


def _style(files: Mapping[str, bytes], theme: Theme) -> str:
    style = files["style.css"].decode() + theme.text(SINGLE_STYLE)
    return _FACE.sub(lambda face: f"url({_inline(face[1], files[face[1]])})", style)


def _inline(name: str, data: bytes) -> str:
    kind = "font/woff2" if name.endswith(".woff2") else guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _sum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
