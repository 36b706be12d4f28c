"""Each brief as a paper: PDF, tagged, with bookmarks, right to left, its fonts within; of the same chapters as its book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from fihris.model import Brief
from fihris.text import scripts
from fihris.view.presenter import Presenter
from fihris.write import photographs
from fihris.write.book import Book
from fihris.write.cards import ACCENT
from fihris.write.press import Press, Sheet, Unset, said
from fihris.write.setting import Setting, plain

_FORM: Final = """// photographs: {room}, {quality}
#set document(title: {title}, author: ({authors}), description: {description}, keywords: ({keywords}), date: {date})
#let accent = rgb({accent})
#set page(paper: "a4", margin: (x: 32mm, top: 27mm, bottom: 25mm),
  header: context if here().page() > 1 {{ set text(size: 8.5pt, fill: luma(90)); grid(columns: (1fr, auto), column-gutter: 6mm, {short}, {site}) }},
  footer: context align(center, text(size: 9pt, fill: luma(90), numbering({digits}, here().page()))))
#set text(font: ({fonts}), size: {size}pt, lang: "{lang}", dir: {dir}, hyphenate: false)
#set par(leading: {leading}em, spacing: {spacing}em)
#show heading: set text(font: ({heads}), weight: "bold")
#show heading.where(level: 1): set text(size: 1.15em)
#show heading.where(level: 1): set block(above: 1.8em, below: .85em)
#show heading.where(level: 2): set text(size: 1.1em)
#show heading: set block(above: 1.5em, below: .8em, sticky: true)
#show title: set text(font: ({heads}), size: {large}pt, weight: "bold")
#show title: set block(below: 1em)
#show title: set par(leading: .6em)
#show emph: set text(weight: "bold")
#show raw: set text(font: ("DejaVu Sans Mono", "Fihris Print"), size: .92em)
#show raw.where(block: true): it => block(width: 100%, inset: 8pt, fill: luma(244), {{ set text(dir: ltr, size: 8.5pt); set par(leading: .55em); set align(left); it }})
#show link: set text(fill: accent)
#show quote.where(block: true): it => block(width: 100%, stroke: ({start}: 1.5pt + luma(190)), inset: ({start}: 10pt), {{ set pad(0pt); it }})
#set table(stroke: .5pt + luma(170), inset: 6pt)
#set figure(supplement: none, numbering: none)
#show figure.where(kind: table): set figure.caption(position: top)
#set footnote(numbering: {digits})
#set footnote.entry(gap: .5em)
#show footnote.entry: set text(size: 9pt)
#show footnote.entry: set par(leading: {close}em)
#set enum(numbering: (..n) => numbering({digits} + ".", n.pos().last()))
#let smaller(words) = text(size: .82em, fill: luma(80), words)
#let aside(words) = block(width: 100%, stroke: ({start}: 1.5pt + accent), inset: ({start}: 10pt, y: 3pt), words)
#let shown(name, alt, wide) = {{
  let drawn = layout(room => {{
    let natural = measure(image(name))
    let width = calc.min(room.width, if wide == none {{ natural.width }} else {{ wide * .75pt }}, 160mm * (natural.width / natural.height))
    image(name, width: width, alt: if alt == "" {{ " " }} else {{ alt }})
  }})
  drawn
}}
#let sign(drawing, alt) = {{
  let drawn = box(height: 1em, baseline: .15em, image(bytes(drawing), format: "svg", alt: if alt == none {{ " " }} else {{ alt }}))
  if alt == none {{ pdf.artifact(drawn) }} else {{ drawn }}
}}
"""


@dataclass(frozen=True, slots=True)
class _Script:
    """How texts in a script are set: fonts of texts and heads, sizes of texts and of the title, and between lines and between
    paragraphs, in em. Arabic has marks above and below its letters."""

    fonts: tuple[str, ...]
    heads: tuple[str, ...]
    size: float
    large: float
    leading: float
    spacing: float


_ARABIC: Final = _Script(("Fihris Print", "Fihris Serif"), ("Fihris Print", "Fihris Serif"), 13, 24, 0.9, 1.3)
_OTHER: Final = _Script(("Fihris Serif", "Fihris Print"), ("Fihris Sans", "Fihris Print"), 10.5, 20, 0.78, 1.2)


def made_of(press: Press, p: Presenter, of: Brief, made: Book) -> str:
    """The sum of all that a paper is set from."""
    return press.sum(_sheet(p, of, made))


def printed(press: Press, p: Presenter, of: Brief, made: Book) -> bytes:
    """What cannot be set as it stands is set without its pictures, of which one may be damaged, or else as plain words: no text costs a
    site its build."""
    for each in (made, Book(made.chapters, {}, made.url)):
        with suppress(Unset):
            sheet = _sheet(p, of, each)
            files = {name: photographs.lighter(data) for name, data in sheet.files.items()}
            return press.paper(Sheet(sheet.text, files))
    return press.paper(Sheet(_form(p, of) + "\n\n".join(plain(each.body) for each in made.chapters)))


def _sheet(p: Presenter, of: Brief, made: Book) -> Sheet:
    names = {each: f"picture-{n}{PurePosixPath(each).suffix.lower()}" for n, each in enumerate(made.pictures)}
    setting = Setting(p.lang, names)
    opening, *others = made.chapters
    chapters = [setting.chapter(opening.name, opening.body, lift=1)]
    chapters += [setting.chapter(each.name, each.body) for each in others]
    text = _form(p, of) + "\n\n".join(chapters)
    return Sheet(text, {names[each]: data for each, data in made.pictures.items()})


def _form(p: Presenter, of: Brief) -> str:
    form = _ARABIC if scripts.script(p.lang) == scripts.ARABIC else _OTHER
    topics = [each.text for each in p.topics(of.topics)]
    return _FORM.format(
        room=photographs.ROOM,
        quality=photographs.QUALITY,
        title=said(p.title(of.id)),
        authors=_listed([author.name[p.lang] for author in of.imprint.authors]),
        description=said(p.description(of.id)) if p.description(of.id) else "none",
        keywords=_listed(topics),
        date=_day(of.imprint.updated or of.imprint.published),
        accent=said(p.identity.accent[0] or ACCENT),
        short=said(p.t.typeset(p.short(of.id))),
        site=said(p.t.typeset(p.identity.name[p.lang])),
        digits=said("١" if p.t.digits == "arab" else "1"),
        fonts=_listed(form.fonts),
        heads=_listed(form.heads),
        size=form.size,
        large=form.large,
        lang=p.lang.partition("-")[0],
        dir=scripts.direction(p.lang),
        start="right" if p.rtl else "left",
        leading=form.leading,
        close=form.leading * 0.85,
        spacing=form.spacing,
    )


def _listed(words: tuple[str, ...] | list[str]) -> str:
    """Items of one of Typst's lists, which needs a comma behind a single one."""
    return "".join(f"{said(each)}, " for each in words)


def _day(said_date: str) -> str:
    """When the paper was published, where that is known to the day; a PDF says so of itself, and nothing of when it was made."""
    try:
        day = date.fromisoformat(said_date)
    except ValueError:
        return "none"
    return f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
