"""Plain text as blocks, also text that was pasted from a page: broken lines, page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from fihris.author import headings, numbering, titlepage, titlereader
from fihris.author.headings import PaperPart
from fihris.author.source import Paragraph, Style
from fihris.text.fold import fold_key

_MARKER = re.compile(
    r"\s*(?:[•·▪●◦‣⁃○■□►]\s*|[-–—](?:\s+|(?=[^\W\d_]|[«“\"(\[]))|\*\s+"
    r"|(?P<open>\(?)(?P<number>[0-9٠-٩]{1,2})\s*(?P<close>[-–ـ.)])(?:\s+|(?=[^\W\d_])))(?=\S)"
)
_MARKS = re.compile(r"[\s\u0640\u064b-\u0652\u0670]+")
"""What a PDF has left of words on other lines."""
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTED = re.compile(r">\s+(?=\S)")
_PAGE = re.compile(r"\s*(?:(?:صفحة|ص|Page)\s*)?[-–—|]?\s*[0-9٠-٩]{1,4}\s*(?:[-–—|]|(?:من|/|of)\s*[0-9٠-٩]{1,4})?\s*\Z")
_HEADING_WORDS = 12
_QUESTION = 8
"""Words of a heading that asks."""
_SENTENCE_ENDS = (".", "؟", "!", "…", "؛", "،", ":", ",")
_ENDED = (".", "…", "؛")
_WHOLE = (".", "؟", "!", "…", ":")
_UNWRAPPED = 120
"""Letters. A text with a longer line was not broken by hand at a margin: each of its lines is a paragraph."""
_DEEPEST = 3
_FULL = 0.6
"""How much of the longest line a line fills that goes on in the next one."""
_FULL_NUMBERED = 0.9
"""The same of a line with a number, which more often is a heading."""
_OFTEN = 3
"""Times that a short line stands in a text which is a running head wherever it stands."""

_WIDE = re.compile(r"\s{3,}")
"""What parts the two ends of a running head."""
_LISTED = re.compile(r"[\s.…]\s*[0-9٠-٩]{1,3}\s*\Z")
_HEADED = re.compile(r"\S\s{3,}[0-9٠-٩]{1,3}\s*\Z")
"""A running head with the number of its page."""
_RULE = re.compile(r"\s*(?:_{5,}|[-–—]{5,})\s*\Z")
"""A line drawn above the notes of a page."""
_LEADER = re.compile(r"(?:[.…·_]\s?){4,}\s*[0-9٠-٩]{1,3}\s*\Z")
"""A line of a table of contents: a heading, dots, the number of a page."""
_GAP = 5
"""Empty lines between the number of a page and its head."""


def blocks(text: str) -> tuple[Paragraph, ...]:
    """The blocks of a plain text. Lines broken by hand at a margin are joined again, across the end of a page too."""
    lines = text.replace("\f", "\n").splitlines()
    aside = _asides(lines)
    heads = {_key(lines[place]) for place in aside} - {""}
    lines = [_WIDE.sub(" | ", line.strip()) if heads and _key(line) in heads else line for line in lines]
    longest = max(
        (len(_WIDE.sub(" ", line.strip())) for place, line in enumerate(lines) if place not in aside), default=0
    )
    margin = longest * _FULL if longest <= _UNWRAPPED and (aside or any(not line.strip() for line in lines)) else None
    made: list[Paragraph] = []
    open_line, part, above, ruled = "", None, True, False
    for place, line in enumerate(lines):
        if _RULE.match(line):
            made.append(Paragraph(Style.ASIDE, line.strip()))
            open_line, ruled = "", True
            continue
        block = of_line(line)
        if block is None:
            if not (_at_page(lines, place, aside) and not open_line.rstrip().endswith(_WHOLE)):
                open_line = ""
            continue
        if place in aside or (part is PaperPart.CONTENTS and _LISTED.search(line)) or _LEADER.search(line):
            made.append(Paragraph(Style.ASIDE, " ".join(line.split())))
            open_line, ruled = "" if ruled else open_line, False  # no note goes on with the text of the next page
            continue
        heading = headings.known(block.text)
        part = heading.part if heading else part
        above = above and not heading and not line.rstrip().endswith(_ENDED)
        if above and (titlepage.says_something(block.text) or titlepage.says_something(" ".join(open_line.split()))):
            open_line = ""
        if _goes_on(line, block, open_line, margin) and not heading and part is not PaperPart.REFERENCES:
            last = next(n for n in range(len(made) - 1, -1, -1) if made[n].style is not Style.ASIDE)
            made[last] = replace(made[last], text=f"{made[last].text} {block.text}")
        elif _stands_alone(lines, place, block):
            made.append(replace(block, style=Style.HEADING))
        else:
            made.append(block)
        open_line = "" if heading or made[-1].style is Style.HEADING else line
    return tuple(made)


def of_line(line: str) -> Paragraph | None:
    """One line as a block, or None where it has no words."""
    text = " ".join(line.split())
    if not text or _MARKS.fullmatch(text):
        return None
    if hashes := _HASHES.match(text):
        return Paragraph(Style.HEADING, text[hashes.end() :], level=len(hashes.group().rstrip()))
    if quoted := _QUOTED.match(text):
        return Paragraph(Style.QUOTATION, text[quoted.end() :])
    numbered = numbering.split(text)
    if numbered.marker:
        return Paragraph(Style.ITEM, numbered.rest, numbered.marker, form=numbered.form)
    if plain := _MARKER.match(text):
        depth = len(line[: len(line) - len(line.lstrip())].expandtabs(4)) // 2
        form = f"{plain['open']}{plain['close']}" if plain["number"] else ""
        return Paragraph(Style.ITEM, text[plain.end() :], plain["number"] or "", min(depth, _DEEPEST), form)
    return Paragraph(Style.TEXT, text)


# ---------------------------------------------------------------- pages


def _asides(lines: Sequence[str]) -> frozenset[int]:
    """The lines that belong to a page and not to the text: its number, and what stands at its head or foot again and again."""
    pages = {place for place, line in enumerate(lines) if _PAGE.match(line)}
    keys = [_key(line) for line in lines]
    times = Counter(key for key in keys if key)
    made = set(pages)
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if times[key] < 2 or place in pages:
            continue
        first = key not in seen and not _begun(lines, place, pages)  # the title may stand at the head of the pages too
        if _HEADED.search(lines[place]) or (not first and (times[key] >= _OFTEN or _near(lines, place, pages))):
            made.add(place)
        seen.add(key)
    return frozenset(made)


def _begun(lines: Sequence[str], place: int, pages: Collection[int]) -> bool:
    """Whether a line stands at the number of a page behind a page that has sentences, where no title can be."""
    turned = next((page for page in range(place - 1, max(place - _GAP, -1), -1) if page in pages), 0)
    return any(line.rstrip().endswith(_ENDED) for line in lines[:turned])


def _key(line: str) -> str:
    """A line as it is on every page; "" for one that may well be said twice."""
    words = line.split()
    if not 2 <= len(words) <= _HEADING_WORDS or line.strip().endswith(_SENTENCE_ENDS) or _MARKER.match(line):
        return ""
    return "" if headings.known(" ".join(words)) else fold_key(re.sub(r"\d+", "", line))


def _near(lines: Sequence[str], place: int, pages: Collection[int]) -> bool:
    """Whether nothing but white space stands between a line and the number of a page."""
    for step in (-1, 1):
        between = range(place + step, place + step * _GAP, step)
        near = next((n for n in between if 0 <= n < len(lines) and lines[n].strip()), -1)
        if near in pages:
            return True
    return False


def _at_page(lines: Sequence[str], place: int, aside: Collection[int]) -> bool:
    return bool(aside) and _near(lines, place, aside)


# ---------------------------------------------------------------- lines


def _stands_alone(lines: Sequence[str], place: int, block: Paragraph) -> bool:
    """Whether a line looks like a heading: short, no sentence, with an empty line before it and a paragraph after it."""
    if block.style is not Style.TEXT or not place or lines[place - 1].strip() or ":" in block.text:
        return False
    asks = block.text.endswith("؟") and len(block.text.split()) <= _QUESTION
    if len(block.text.split()) > _HEADING_WORDS or (block.text.endswith(_SENTENCE_ENDS) and not asks):
        return False
    after = next((line.strip() for line in lines[place + 1 :] if line.strip()), "")
    if len(block.text.split()) <= _HEADING_WORDS // 2 and numbering.split(after).marker:
        return True
    return len(after) > 2 * len(block.text) and len(after.split()) > _HEADING_WORDS // 2


def _goes_on(line: str, block: Paragraph, before: str, margin: float | None) -> bool:
    if not before or block.style is not Style.TEXT or _is_front(before) or _is_front(block.text):
        return False
    hangs = line[:1].isspace() and not before[:1].isspace()
    numbered = numbering.split(" ".join(before.split())).marker
    full = _FULL_NUMBERED / _FULL if numbered else 1
    return hangs or (margin is not None and len(before) >= margin * full)


def _is_front(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not line.endswith(".") and titlereader.is_line(line)
