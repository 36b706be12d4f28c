"""HTML comments, which are for authors alone."""

from __future__ import annotations


def without_comments(html: str) -> str:
    """Rendered HTML without its comments, nor the paragraphs that held nothing else. What stands in code is escaped there,
    and stays."""
    parts: list[str] = []
    done = 0
    while (start := html.find("<!--", done)) >= 0 and (end := _end(html, start)) > 0:
        before = html[done:start]
        opening = before.rstrip()
        closing = _blank(html, end)
        if opening.endswith("<p>") and html.startswith("</p>", closing):
            before, end = opening.removesuffix("<p>"), closing + len("</p>")
        parts.append(before)
        done = end + html.startswith("\n", end)
    return "".join(parts) + html[done:]


def _end(html: str, start: int) -> int:
    """Where the comments end that begin at a place with nothing but space between them; 0 if the first does not."""
    end = 0
    while html.startswith("<!--", start) and (close := html.find("-->", start + 4)) >= 0:
        end = close + 3
        start = _blank(html, end)
    return end


def _blank(html: str, place: int) -> int:
    """The first place from here on that is no white space."""
    while place < len(html) and html[place].isspace():
        place += 1
    return place
