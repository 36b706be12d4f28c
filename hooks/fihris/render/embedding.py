"""A section's body as it stands on its brief's page, among the other sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import unquote

from fihris.render.allowed import VOID
from fihris.text.markdown.spans import TABS

# What links.py makes of a mention. One in which a sentence ends has elements of the same name in it, and stays as it is.
_NAMING = re.compile(
    r'<span data-of="(?P<of>[^"]*)"(?P<id> id="[^"]*")?>(?P<words>(?:(?!</?span\b).)*)</span>', re.DOTALL
)
_ANCHOR = re.compile(r'(<span data-of="[^"]*") id="[^"]*"')
_HEADING = re.compile(r"(</?h)([2-4])\b")
_SENTENCE = re.compile(r"s\d+-.*")
_POINTING = re.compile(r'(?P<name> (?:id|headers|href))="(?P<value>[^"]*)"')


def embedded(html: str, number: int, own: Collection[str]) -> str:
    """The same body without the mentions' anchors (backlinks lead to the section's own page), its headings two levels
    down, since the section's title is the third level there. What is made of words or numbers, the ids of headings and of
    notes, another section may have too: such an id gets the section's `number`, and so does the name of a row of tabs. Those that the author gives, `own`, stay."""
    html = _ANCHOR.sub(r"\1", html)
    html = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 2}", html)
    html = html.replace(f' name="{TABS}-', f' name="{TABS}-s{number}-')
    made = {
        unescape(found["value"])
        for tag in _TAG.finditer(html)
        for found in _POINTING.finditer(tag[0])
        if found["name"] == " id" and not _SENTENCE.fullmatch(found["value"]) and unescape(found["value"]) not in own
    }

    def pointing(found: re.Match[str]) -> str:
        sign = "#" if found["name"] == " href" else ""
        ids = [found["value"]] if sign or found["name"] == " id" else found["value"].split(" ")
        renamed = [
            f"{sign}f-s{number}-{each.removeprefix(sign)}"
            if each.startswith(sign) and unquote(unescape(each.removeprefix(sign))) in made
            else each
            for each in ids
        ]
        return f'{found["name"]}="{" ".join(renamed)}"'

    return _TAG.sub(lambda tag: _POINTING.sub(pointing, tag[0]), html) if made else html


def linked(html: str, link: Callable[[str], str]) -> str:
    """The body with namings made links. `link` is asked about each in order, by the path of whom it names, and gives the
    attributes of a link, or "" where the naming stays plain words: those a script makes links of for who wants them all.
    There are many, so an actor's path loses its folder."""

    def made(naming: re.Match[str]) -> str:
        attributes = link(naming["of"])
        if attributes:
            return f"<a {attributes}{naming['id'] or ''}>{naming['words']}</a>"
        return naming[0].replace('"actors/', '"', 1)

    return _NAMING.sub(made, html)


_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>")


def parted(html: str) -> tuple[str, list[tuple[str, str]]]:
    """A body in parts: what stands before the first heading of the second level, then each heading's content and what
    follows it. A heading within another element parts nothing: both halves would lack half of that element."""
    cuts: list[tuple[int, int, int]] = []
    depth = begun = inner = 0
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if name in VOID:
            continue
        if tag["close"]:
            depth -= 1
            if name == "h2" and depth == 0:
                cuts.append((begun, inner, tag.start()))
        else:
            if name == "h2" and depth == 0:
                begun, inner = tag.span()
            depth += 1
    if not cuts:
        return html, []
    ends = [*(begun for begun, _, _ in cuts[1:]), len(html)]
    parts = [
        (html[inner:close], html[close + len("</h2>") : end]) for (_, inner, close), end in zip(cuts, ends, strict=True)
    ]
    return html[: cuts[0][0]], parts


def words(html: str) -> str:
    """The words of a piece of HTML, without the numbers of notes."""
    return unescape(_TAG.sub("", re.sub(r"<sup id=\"fnref[^>]*>.*?</sup>", "", html))).strip()
