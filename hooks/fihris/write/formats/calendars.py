"""The dated events as iCalendar (RFC 5545), a file for each language.

An entry of a calendar has a day. An event whose text names a month or a year alone is in the tables and not here: a day of it
would be invented. Who takes it up takes one address: so it begins with the last events, and what it has no room for goes on in other files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fihris.model import Lang
from fihris.text import dates
from fihris.view.dataset import Dataset, Row
from fihris.write.formats.parts import part, parted
from fihris.write.output import File

NAME = "events"
_END = ("END:VCALENDAR",)
OCTETS = 75
"""Of a line; what is longer goes on in the next, behind a space."""


def files(of: Dataset) -> Iterator[File]:
    rows = sorted(filter(_has_day, of.tables["events"].rows), key=lambda row: str(row["date"]), reverse=True)
    for lang in of.langs:
        entries = ((str(row["id"]), _written(_event(of, row, lang))) for row in rows)
        for number, entry in enumerate(parted(entries), start=1):
            yield f"{part(NAME, number)}.{lang}.ics", "".join((_written(_head(of)), *entry, _written(_END))).encode()


def _head(of: Dataset) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fihris//Events//EN")
    yield f"X-WR-CALNAME:{_escaped(of.title)}"


def _written(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _has_day(row: Row) -> bool:
    ends = str(row["date"] or "").split("/")
    return all(dates.precise(end) for end in ends)


def _event(of: Dataset, row: Row, lang: Lang) -> Iterator[str]:
    """The end of a day's event is the day after, as the format wants it. `DTSTAMP` is when the entry was made: the only moment that every
    build knows is the event's own."""
    first, _, last = str(row["date"]).partition("/")
    after = date.fromisoformat(last or first) + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}@{of.url.partition('://')[2].rstrip('/') or 'fihris'}"
    yield f"DTSTAMP:{_day(first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(after.isoformat())}"
    yield f"SUMMARY;LANGUAGE={lang}:{_escaped(str(row[f'title_{lang}']))}"
    sentence = of.sentences.get(row[f"sentence_{lang}"])
    if sentence:
        yield f"DESCRIPTION;LANGUAGE={lang}:{_escaped(str(sentence['text']))}"
    if sentence and of.url:
        yield f"URL:{sentence['url']}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", r"\n")


def _folded(line: str) -> str:
    """No line longer than the format lets it, no letter parted."""
    lines, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > OCTETS:
            lines.append(" ")
            octets = 1
        lines[-1] += letter
        octets += size
    return "\r\n".join(lines)
