"""The pictures that other sites show where somebody shares a page: made here, right to left, of few colours, and only where what they say
has changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from fihris.model import Identity
from fihris.resources import PRESS
from fihris.text import scripts
from fihris.view.card import HEIGHT, WIDTH, Card, cards
from fihris.write.output import File, Finished
from fihris.write.press import Press, Sheet, Unset, said
from fihris.write.theme import Theme

COLOURS: Final = 48
"""Of a picture: enough for smooth letters on two grounds and for a logo."""
_STEP: Final = 4
"""Of so many points across and down one is looked at for its colours: they are as good as those of all, and found in a third of the time."""
MARK: Final = "assets/images/mark.svg"
ACCENT: Final = "#0b5a5e"
"""The site's sign and colour, where it has none of its own (`tokens.css`)."""
_LONGEST: Final = 180
"""Signs of a title: more of them would be too small to read where the picture is small."""
_SCHEME: Final = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""What a drawing says of dark grounds, of which a card is none."""

_FORM: Final = """
#let accent = rgb({accent})
#let ink = rgb("#1c2326")
#set page(width: {width}pt, height: {height}pt, margin: (x: 76pt, top: 62pt, bottom: 58pt), fill: rgb("#fbfaf7"),
  background: place(start, rect(width: 18pt, height: 100%, fill: accent)))
#set text(font: ("Fihris Sans",), weight: "bold", lang: "{lang}", dir: {dir}, fill: ink, hyphenate: false)
#set par(leading: 0.55em)
#let fitted(most, words) = layout(room => {{
  for size in (74, 66, 58, 52, 46, 40, 35) {{
    let set-words = text(size: size * 1pt, words)
    if size == 35 or measure(block(width: room.width, set-words)).height <= most {{ return set-words }}
  }}
}})
#grid(columns: (auto, 1fr), column-gutter: 18pt, align: horizon + start,
  {logo}, text(size: 31pt, fill: accent, {site}))
#v(1fr)
#text(size: 27pt, fill: accent, {kind})
#v(0pt)
#fitted(300pt, {title})
#v(1fr)
#text(font: ({text_font}, "Fihris Print"), weight: "regular", size: 29pt, {note})
"""


def files(of: Finished) -> Iterator[File]:
    """Where the site stands at no address nobody could be told of them."""
    if not of.url or not PRESS:
        return
    press, logo = Press(of.theme), _logo(of.theme, of.site.corpus.identity)
    for p in of.presenters.values():
        for card in cards(p):
            sheet = _sheet(card, p.identity, p.t.typeset, logo)
            yield from of.kept(card.path, press.sum(sheet), partial(_drawn, press, sheet))


def _sheet(of: Card, site: Identity, typeset: Callable[[str], str], logo: File) -> Sheet:
    name, picture = logo
    title = site.name[of.lang]
    words = {
        "site": said(typeset(title) if of.title != title else ""),
        "kind": said(typeset(of.kind)),
        "title": said(typeset(cut(of.title, _LONGEST))),
        "note": said(typeset(cut(of.note, _LONGEST))),
        "accent": said(site.accent[0] or ACCENT),
        "logo": f"image({said(name)}, height: 44pt)" if name else "none",
        "text_font": said("Fihris Print" if scripts.script(of.lang) == scripts.ARABIC else "Fihris Serif"),
    }
    lang, direction = of.lang.partition("-")[0], scripts.direction(of.lang)
    text = _FORM.format(width=WIDTH, height=HEIGHT, lang=lang, dir=direction, **words)
    return Sheet(text, {name: picture} if name else {})


def cut(words: str, most: int) -> str:
    """So many signs at most, of whole words; of a word that is longer, its beginning."""
    return words if len(words) <= most else (words[:most].rpartition(" ")[0] or words[:most]) + " …"


def _logo(theme: Theme, site: Identity) -> File:
    """The site's picture under a plain name, in the site's colour where it is the engine's sign; none where it is of a kind that cannot be drawn."""
    path = site.logo or MARK
    data = theme.data(path)
    if path.endswith(".svg"):
        data = _SCHEME.sub("", data.decode("utf-8")).encode()
    if not site.logo:
        data = data.replace(ACCENT.encode(), (site.accent[0] or ACCENT).encode())
    return f"logo{PurePosixPath(path).suffix}", data


def _drawn(press: Press, sheet: Sheet) -> bytes:
    try:
        drawn = press.picture(sheet)
    except Unset:  # the logo is of a kind that Typst draws none of (AVIF), or damaged
        drawn = press.picture(Sheet(re.sub(r'image\("logo[^)]*\)', "none", sheet.text)))
    from PIL import Image  # noqa: PLC0415 - as `press.py` has it

    stream = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        whole = picture.convert("RGB")
    some = whole.resize((WIDTH // _STEP, HEIGHT // _STEP), Image.Resampling.NEAREST)
    colours = some.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    whole.quantize(palette=colours, dither=Image.Dither.NONE).save(stream, "png")
    return stream.getvalue()
