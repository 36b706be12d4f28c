"""Which signs of emphasis belong together: the delimiter runs of Python-Markdown 3.11, for `*` and `_`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_ASIDE: Final = "\3"
_SIGN: Final = re.compile(r"[*_]")


class Region(NamedTuple):
    """Emphasis: its opening signs from `start` to before `inner`, its closing ones from `close` to before `end`."""

    start: int
    inner: int
    close: int
    end: int


class _Run(NamedTuple):
    """Signs that wait for others: where they stand, whether they could also close, how many they were and still are."""

    start: int
    end: int
    both: bool
    written: int
    left: int


@dataclass(slots=True)
class _Delimiter:
    sign: str
    boundary: re.Pattern[str]
    stack: list[_Run] = field(default_factory=list)


def _boundary(sign: str, *, smart: bool) -> re.Pattern[str]:
    each = re.escape(sign)
    first, last = (rf"(?<![\w{each}])", rf"(?![\w{each}])") if smart else ("", "")
    opens, closes = rf"(?![\s{each}])(?!$)", rf"(?<!^)(?<![\s{each}])"
    return re.compile(
        rf"(?P<both>{closes}{first}{each}+{last}{opens})|(?P<end>{closes}{each}+{last})|(?P<start>{first}{each}+{opens})"
    )


_BOUNDARIES: Final = {"*": _boundary("*", smart=False), "_": _boundary("_", smart=True)}


def regions(text: str) -> tuple[list[Region], list[Region]]:
    """All emphasis of a text, outer before inner; and of it what the host breaks: it takes a letter for a sign there."""
    found: list[Region] = []
    broken: list[Region] = []
    place = 0
    while sign := _SIGN.search(text, place):
        made, waiting, place = _from(text, sign.start())
        if made:
            broken += [each for each in made if text[each.close : each.end].strip(text[each.start])]
            broken += _mistaken(text, made, waiting)
            found += made
            # The host looks at what follows when this is out of the text: its neighbour is no sign any more.
            start = min(region.start for region in made)
            text = f"{text[:start]}{_ASIDE * (place - start)}{text[place:]}"
    return sorted(found, key=lambda region: (region.start, -region.end)), sorted(broken)


def _mistaken(text: str, made: list[Region], waiting: list[_Run]) -> Iterator[Region]:
    """What the host puts at another place than it found it: where a sign stands between that it did not count."""
    left = sorted(waiting, key=lambda run: run.start)
    last: Region | None = None
    for region in sorted(made, key=lambda region: (region.start, -region.end)):
        if last is not None and region.start < last.end:
            continue
        if last is not None:
            expected = region.start
            while left:
                run = left.pop(0)
                if last.start < run.start <= expected:
                    expected = run.start
                    break
            sign = _SIGN.search(text, last.end)
            if sign and sign.start() != expected:
                yield region
        last = region


def _rule_of_three(opener: int, closer: int) -> bool:
    return (opener + closer) % 3 == 0 and (opener % 3 != 0 or closer % 3 != 0)


def _next(text: str, delimiters: dict[str, _Delimiter], place: int) -> re.Match[str] | None:
    for sign in _SIGN.finditer(text, place):
        delimiter = delimiters[sign[0]]
        found = delimiter.boundary.match(text, sign.start())
        if found and (delimiter.stack or found.lastgroup != "end"):
            return found
    return None


def _from(text: str, place: int) -> tuple[list[Region], list[_Run], int]:
    """The emphasis that begins at a sign, up to where none is open any more; signs that are left; and where to go on."""
    delimiters = {sign: _Delimiter(sign, boundary) for sign, boundary in _BOUNDARIES.items()}
    opening = delimiters[text[place]].boundary.match(text, place)
    if opening is None:
        end = place + len(text[place:]) - len(text[place:].lstrip(text[place]))
        return [], [], end
    if opening.lastgroup == "end":
        return [], [], opening.end()
    found: list[Region] = []
    length = opening.end() - opening.start()
    delimiters[text[place]].stack.append(_Run(place, opening.end(), opening.lastgroup != "start", length, length))
    end = opening.end()
    while any(each.stack for each in delimiters.values()):
        sign = _next(text, delimiters, end)
        if sign is None:
            break
        end = sign.end()
        if _closed(sign, delimiters, found):
            break
    waiting = [run for each in delimiters.values() for run in each.stack]
    if found:
        return found, waiting, max(region.end for region in found)
    return [], waiting, max((run.end for run in waiting), default=place + 1)


def _closed(  # noqa: PLR0912, PLR0915
    sign: re.Match[str], delimiters: dict[str, _Delimiter], found: list[Region]
) -> bool:
    """Take the next signs of a text; says whether nothing is open any more. In one piece, as the host's, to be compared."""
    delimiter = delimiters[sign[0][0]]
    stack = delimiter.stack
    start, end, current = sign.start(), sign.end(), len(sign[0])
    opens, closes = sign.lastgroup != "end", sign.lastgroup != "start"
    both = opens and closes

    def others() -> bool:
        return any(each.stack for each in delimiters.values() if each is not delimiter)

    def add(region: Region) -> None:
        found.append(region)
        for each in delimiters.values():
            while each.stack and max(each.stack[-1].start, region.start) <= min(each.stack[-1].start, region.end - 1):
                each.stack.pop()

    last = stack[-1].left if stack else 0
    if stack and both and current != last and _rule_of_three(stack[-1].written, current):
        for run in reversed(stack[:-1]):
            if run.left == current and not _rule_of_three(run.written, current):
                last = current
                break
    if (
        stack
        and closes
        and (
            (current > last and (not both or not _rule_of_three(stack[-1].written, current)))
            or current == last
            or current >= 3
        )
    ):
        opens, original = False, current
        while stack and current and last <= current:
            run = stack.pop()
            size = min(run.left, 1 if run.left == 3 else 2)
            add(Region(run.end - size, run.end, start, start + size))
            start += size
            current -= size
            if size < run.left:
                stack.append(_Run(run.start, run.end - size, run.both, run.written, run.left - size))
            if not stack:
                if others():
                    continue
                closes = False
                break
            last = stack[-1].left
        if original >= 3 and current and both:
            stack.append(_Run(sign.start() + (original - current), end, False, original, current))
            closes = False
        else:
            closes = bool(current and stack and last > current)
    if stack and closes and (last >= 3 or not both) and last > current:
        run = stack.pop()
        while stack and run.left != 3 and run.both:
            run = stack.pop()
            last = run.left
        if run.both and run.left != 3:
            return not others()
        opens = False
        first, stop = run.start, run.end
        while current:
            size = min(current, 1 if current == 3 else 2)
            new = last - size
            add(Region(first + new, stop, start, start + size))
            start += size
            current -= size
            last -= size
            stop -= size
        if last:
            stack.append(_Run(first, stop, False, run.written, last))
    if opens:
        stack.append(_Run(start, end, both, current, current))
    return False
