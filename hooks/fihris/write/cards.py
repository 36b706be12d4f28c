"""The pictures that other sites show where somebody shares a page: made here, right to left, of few colours, and only where what they say
has changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from fihris.model import Identity
from fihris.resources import PRESS
from fihris.text import scripts
from fihris.view.card import HEIGHT, WIDTH, Card, cards
from fihris.write.output import File, Finished
from fihris.write.press import Press, Sheet, Unset, said
from fihris.write.theme import Theme

if TYPE_CHECKING:
    from PIL.Image import Image

_PAPER: Final = "#fbfaf7"
_INK: Final = "#1c2326"
_SHADES: Final = 16
"""From the paper to a colour of letters: enough for smooth ones."""
_DRAWN: Final = 32
"""Colours that a language's ground has at most, of which its logo has most."""
_RUNS: Final = 3
"""How to compress (Z_RLE): in a third of the time, and a tenth larger."""
MARK: Final = "assets/images/mark.svg"
ACCENT: Final = "#0b5a5e"
"""The site's sign and colour, where it has none of its own (`tokens.css`)."""
_LONGEST: Final = 180
"""Signs of a title: more of them would be too small to read where the picture is small."""
_SCHEME: Final = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""What a drawing says of dark grounds, of which a card is none."""

_MARGINS: Final = (62, 76, 58)
"""Above the picture's words, beside them, and below."""
_ROUND: Final = 36
_BELOW: Final = 16
"""What letters may reach beyond the lines of a title, and of a note."""
_ROOM: Final = WIDTH - 2 * _MARGINS[1]
_LOGO: Final = 44
_SET: Final = """
#let accent = rgb({accent})
#set text(font: ("Fihris Sans",), weight: "bold", lang: "{lang}", dir: {dir}, fill: rgb("{ink}"), hyphenate: false)
#set par(leading: 0.55em)
"""
_GROUND: Final = (
    _SET
    + """
#set page(width: {width}pt, height: {height}pt, margin: (x: {beside}pt, top: {above}pt), fill: rgb("{paper}"),
  background: place(start, rect(width: 18pt, height: 100%, fill: accent)))
#grid(columns: (auto, 1fr), column-gutter: 18pt, align: horizon + start,
  {logo}, text(size: 31pt, fill: accent, {site}))
"""
)
"""What all pictures of a language have."""
_WORDS: Final = (
    _SET
    + """
#set page(width: auto, height: auto, margin: {round}pt, fill: rgb("{paper}"))
#let held(words) = context block(width: calc.min({room}, calc.ceil(measure(words).width.pt())) * 1pt, words)
#let fitted(most, words) = context {{
  for size in (74, 66, 58, 52, 46, 40, 35) {{
    let set-words = text(size: size * 1pt, words)
    if size == 35 or measure(block(width: {room}pt, set-words)).height <= most {{ return held(set-words) }}
  }}
}}
#held(text(size: 27pt, fill: accent, {kind}))
#v(19.2pt)
#fitted(300pt, {title})
#set page(margin: {below}pt)
#held(text(font: ({text_font}, "Fihris Print"), weight: "regular", size: 29pt, {note}))
"""
)
"""What one has of its own, on two pages no wider than their words: each point more would be drawn, packed and read."""


def files(of: Finished) -> Iterator[File]:
    """Where the site stands at no address nobody could be told of them."""
    if not of.url or not PRESS:
        return
    press, logo = Press(of.theme), _logo(of.theme, of.site.corpus.identity)
    accent = of.site.corpus.identity.accent[0] or ACCENT
    grounds = cache(lambda text: _ground(press, Sheet(text, dict([logo]) if logo[0] else {}), accent))
    for p in of.presenters.values():
        for card in cards(p):
            ground, words = _sheets(card, p.identity, p.t.typeset, logo)
            sum = press.sum(Sheet(ground.text + words.text, ground.files))
            make = partial(_drawn, press, partial(grounds, ground.text), words, rtl=p.rtl)
            yield from of.kept(card.path, sum, make)


def _sheets(of: Card, site: Identity, typeset: Callable[[str], str], logo: File) -> tuple[Sheet, Sheet]:
    """The ground, and the words on it."""
    name, picture = logo
    title = site.name[of.lang]
    above, beside, _ = _MARGINS
    said_of = {
        "site": said(typeset(title) if of.title != title else ""),
        "kind": said(typeset(of.kind)),
        "title": said(typeset(cut(of.title, _LONGEST))),
        "note": said(typeset(cut(of.note, _LONGEST))),
        "accent": said(site.accent[0] or ACCENT),
        "logo": f"image({said(name)}, height: {_LOGO}pt)" if name else "none",
        "text_font": said("Fihris Print" if scripts.script(of.lang) == scripts.ARABIC else "Fihris Serif"),
        "lang": of.lang.partition("-")[0],
        "dir": scripts.direction(of.lang),
        "ink": _INK,
        "paper": _PAPER,
    }
    sizes = {
        "width": WIDTH,
        "height": HEIGHT,
        "above": above,
        "beside": beside,
        "round": _ROUND,
        "below": _BELOW,
        "room": _ROOM,
    }
    text = _GROUND.format(**said_of, **sizes)
    return Sheet(text, {name: picture} if name else {}), Sheet(_WORDS.format(**said_of, **sizes))


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


def _ground(press: Press, sheet: Sheet, accent: str) -> Image:
    """In its own colours and those of all letters, so that nothing but words is left to be looked at for each picture."""
    try:
        (drawn,) = press.pictures(sheet)
    except Unset:  # the logo is of a kind that Typst draws none of (AVIF), or damaged
        (drawn,) = press.pictures(Sheet(re.sub(r'image\("logo[^)]*\)', "none", sheet.text)))
    whole = _read(drawn)
    own = whole.quantize(_DRAWN, _pillow().Quantize.FASTOCTREE, dither=_pillow().Dither.NONE).getpalette() or []
    colours = _pillow().new("P", (1, 1))
    colours.putpalette([*_shades(_INK), *_shades(accent), *own])
    return whole.quantize(palette=colours, dither=_pillow().Dither.NONE)


def _shades(of: str) -> Iterator[int]:
    """Red, green and blue of each of the colours from the paper to another."""
    ends = [bytes.fromhex(each.removeprefix("#")) for each in (_PAPER, of)]
    for n in range(_SHADES):
        yield from (round(light + (dark - light) * n / (_SHADES - 1)) for light, dark in zip(*ends, strict=True))


def _drawn(press: Press, ground: Callable[[], Image], words: Sheet, *, rtl: bool) -> bytes:
    above, beside, below = _MARGINS
    whole = ground().copy()
    head, note = (_read(each).quantize(palette=whole, dither=_pillow().Dither.NONE) for each in press.pictures(words))
    low = HEIGHT - below + _BELOW - note.height
    top, bottom = above + _LOGO - _ROUND, low + _BELOW + _ROUND
    for part, round, at in ((head, _ROUND, (top + bottom - head.height) // 2), (note, _BELOW, low)):
        whole.paste(part, (WIDTH - beside + round - part.width if rtl else beside - round, at))
    stream = io.BytesIO()
    whole.save(stream, "png", compress_type=_RUNS)
    return stream.getvalue()


def _read(drawn: bytes) -> Image:
    with _pillow().open(io.BytesIO(drawn)) as picture:
        read: Image = picture.convert("RGB")
    return read


def _pillow() -> Any:
    from PIL import Image  # noqa: PLC0415 - as `press.py` has it

    return Image
