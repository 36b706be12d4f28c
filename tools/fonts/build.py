"""Cuts the site's fonts out of the npm packages in the lock, and writes the style sheets that name them. Same input, same
bytes.

    cd tools/fonts && npm ci --ignore-scripts && pip install --require-hashes -r requirements.txt && python build.py

One file a script and weight, so that a page fetches the letters of its own language only: digits and signs are in the files
of both, and what few texts need, the letters of other languages of the Arabic script and the Arabic-Indic digits, is in a third;
so are letters of other languages in Latin script.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
ASSETS = HERE / "../../overrides/assets"
OUT = ASSETS / "fonts"
NOTO = HERE / "node_modules/@fontsource-variable/noto-naskh-arabic"
PLEX_LATIN = HERE / "node_modules/@ibm/plex-sans"
PLEX = HERE / "node_modules/@ibm/plex-sans-arabic"
AMIRI = HERE / "node_modules/@fontsource/amiri"

# The letters of Arabic, its marks (which must be in one file with the letter that bears them) and signs; bidi controls
ARABIC = "0020 00A0 060C 061B 061F 0621-063A 0641-0652 0654 0670 200C-200F 2060"
# Letters of Persian, Kurdish, Urdu, Pashto and the Quran, its signs of pause, which may stand alone between spaces, and its brackets, with the digits of both other sets
MORE = "0660-066C 0671 0679 067C 067E 0681 0685 0686 0688 0689 0691 0693 0695 0696 0698 069A 06A4 06A9 06AB 06AF 06B5 06BA 06BC 06BE 06C0-06C3 06C6-06C9 06CC-06CE 06D0 06D2-06ED 06F0-06F9 FD3E FD3F"
LATIN = "0041-005A 0061-007A 00C0-00D6 00D8-00F6 00F8-00FF 0131 0160 0161 017D 017E"
ASKED = "0660-066C 0671-06ED 06F0-06F9 FD3E FD3F"
"""For which of them its file is asked, in fewer words."""
# Letters of French, Turkish, Kurdish, the languages of Europe's east, and of how scholars write Arabic. LATIN comes before them
WIDE = "0100-021B 02BE-02BF 1E00-1EFF"
SIGNS = "0021-0023 0025-003A 003D 005B 005D 005F 00AB 00B7 00BB 00D7 2010 2013 2014 2019 2026 2039 203A 2190 2192 2212"
RARE_SIGNS = (
    "0024 003B 003C 003E-0040 005C 005E 0060 007B-007E 00A7 00A9 00B0 00B1 2011 2012 2015 2018 201A-201E 2020-2022 2030 20AC"
    " 2191 2193 2197"
)
SPACES = "0020 00A0 2060"
# The words of the other script that stand on nearly every page: the name of the other language, and what print is saved as
ENGLISH, ARABIYYA = "EnglishPDF", "العربية"
FEATURES = [
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "calt",
    "liga",
    "clig",
    "tnum",
    "lnum",
    "case",
]
BESIDE_ARABIC = 0.88
"""Latin digits look as large as Arabic letters at this share of their size."""
PLEX_NAMES = (1, 3, 4, 6, 16, 21)  # family, unique id, full name, PostScript name, typographic and WWS family
WEIGHTS = {"naskh": {"regular": "400 500", "bold": "600 700"}, "sans": {"medium": "400 500", "semibold": "600 700"}}
"""The files of a design, and the weights of CSS each is used for."""


@dataclass(frozen=True)
class Face:
    """Which letters of a family come from which file. The family of a language names the files of the other one for what
    only they have."""

    family: str
    file: str
    letters: str
    size: float = 1


FACES = (
    Face("Fihris Naskh", "naskh-arabic", f"{ARABIC} {SIGNS}"),
    Face("Fihris Naskh", "naskh-more", ASKED),
    Face("Fihris Naskh", "naskh-wide", WIDE, BESIDE_ARABIC),
    Face("Fihris Naskh", "naskh-latin", f"{LATIN} {RARE_SIGNS}", BESIDE_ARABIC),
    Face("Fihris Serif", "naskh-wide", WIDE),
    Face("Fihris Serif", "naskh-latin", f"{LATIN} {SIGNS} {RARE_SIGNS} {SPACES}"),
    # in code: a monospaced face would take joined letters apart
    Face("Fihris Code", "naskh-arabic", "060C 061B 061F 0621-063A 0641-0652"),
    Face("Fihris Sans", "sans-arabic", f"{ARABIC} {SIGNS}"),
    Face("Fihris Sans", "sans-more", ASKED),
    Face("Fihris Sans", "sans-wide", WIDE),
    Face("Fihris Sans", "sans-latin", f"{LATIN} {RARE_SIGNS}"),
    Face("Fihris Latin Sans", "sans-wide", WIDE),
    Face("Fihris Latin Sans", "sans-latin", f"{LATIN} {SIGNS} {RARE_SIGNS} {SPACES}"),
    Face("Fihris Word", "sans-arabic", " ".join(f"{ord(letter):04X}" for letter in dict.fromkeys(ENGLISH))),
    Face("Fihris Kalima", "sans-latin", " ".join(f"{ord(letter):04X}" for letter in dict.fromkeys(ARABIYYA))),
)


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for weight, wght in (("regular", 400), ("bold", 650)):
        signs = smaller(cut(naskh("latin", wght), letters(SIGNS)))
        save(joined(cut(naskh("arabic", wght), letters(ARABIC)), signs), f"naskh-arabic-{weight}")
        save(cut(naskh("arabic", wght), letters(MORE, SPACES)), f"naskh-more-{weight}")
        save(cut(naskh("latin", wght), letters(LATIN, SIGNS, RARE_SIGNS, SPACES)), f"naskh-latin-{weight}")
        save(wide(naskh("latin", wght), naskh("latin-ext", wght)), f"naskh-wide-{weight}")
    for weight, name in (("medium", "Medium"), ("semibold", "SemiBold")):
        save(renamed(cut(sans(name), letters(ARABIC, SIGNS, word=ENGLISH))), f"sans-arabic-{weight}")
        save(renamed(cut(sans(name), letters(MORE, SPACES))), f"sans-more-{weight}")
        save(renamed(cut(sans(name), letters(LATIN, SIGNS, RARE_SIGNS, SPACES, word=ARABIYYA))), f"sans-latin-{weight}")
        save(renamed(cut(plex(name), letters(WIDE))), f"sans-wide-{weight}")
    paper()
    (OUT / "OFL.txt").write_text(licence(), encoding="utf-8")
    (ASSETS / "stylesheets/faces.css").write_text(sheet("../fonts/", "regular", "bold", "semibold"), encoding="utf-8")
    (OUT / "medium.css").write_text(sheet("", "medium"), encoding="utf-8")


def paper() -> None:
    """What papers and pictures are set in (`write/press.py`): all letters of a design in one file, which is no page's to fetch.

    Texts on paper are in Amiri: Noto Naskh puts letters together of their bodies and dots, so that who copies or searches a PDF
    of it gets pieces; in Amiri a letter is one glyph.
    """
    for style, weight in (("Regular", 400), ("Bold", 700)):
        wght = {400: 400, 700: 650}[weight]
        latin = cut(naskh("latin", wght), letters(LATIN, SIGNS, RARE_SIGNS, SPACES))
        latin = joined(latin, wide(naskh("latin", wght), naskh("latin-ext", wght)))
        save(named(latin, "Fihris Serif", style), f"print/serif-{style.lower()}", flavor=None)
        arabic = cut(amiri("arabic", weight), letters(ARABIC, MORE))
        signs = cut(amiri("latin", weight), letters(LATIN, SIGNS, RARE_SIGNS))
        more = wide(amiri("latin", weight), amiri("latin-ext", weight))
        save(named(joined(arabic, signs, more), "Fihris Print", style), f"print/print-{style.lower()}", flavor=None)
    all_letters = letters(ARABIC, MORE, LATIN, SIGNS, RARE_SIGNS, SPACES)
    both = joined(cut(sans("SemiBold"), all_letters), cut(plex("SemiBold"), letters(WIDE) - letters(LATIN)))
    save(named(both, "Fihris Sans", "Bold"), "print/sans-bold", flavor=None)


def letters(*ranges: str, word: str = "") -> set[int]:
    found = {ord(letter) for letter in word}
    for part in " ".join(ranges).split():
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def naskh(script: str, weight: int) -> TTFont:
    font = TTFont(NOTO / f"files/noto-naskh-arabic-{script}-wght-normal.woff2", recalcTimestamp=False)
    return instantiateVariableFont(font, {"wght": weight})


def amiri(script: str, weight: int) -> TTFont:
    return TTFont(AMIRI / f"files/amiri-{script}-{weight}-normal.woff2", recalcTimestamp=False)


def sans(weight: str) -> TTFont:
    return TTFont(PLEX / f"fonts/complete/woff2/IBMPlexSansArabic-{weight}.woff2", recalcTimestamp=False)


def plex(weight: str) -> TTFont:
    return TTFont(PLEX_LATIN / f"fonts/complete/woff2/IBMPlexSans-{weight}.woff2", recalcTimestamp=False)


def wide(near: TTFont, far: TTFont) -> TTFont:
    """The letters of WIDE, of which a design has some in the file of its nearer languages."""
    asked = letters(WIDE) - letters(LATIN)
    far = cut(far, asked)
    return joined(far, cut(near, asked - far.getBestCmap().keys()))


def cut(font: TTFont, letters: Iterable[int]) -> TTFont:
    subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def smaller(font: TTFont) -> TTFont:
    """Draws every glyph smaller on an em of the same size."""
    units = font["head"].unitsPerEm
    scale_upem(font, round(units * BESIDE_ARABIC))
    font["head"].unitsPerEm = units
    return font


def joined(*fonts: TTFont) -> TTFont:
    """One font of several. The first gives names and metrics."""
    with tempfile.TemporaryDirectory() as directory:
        paths = [f"{directory}/{n}.ttf" for n in range(len(fonts))]
        for font, path in zip(fonts, paths, strict=True):
            font.flavor = None
            font.save(path)
        merged = Merger().merge(paths)
    merged.recalcTimestamp = False
    for table in ("head", "hhea", "OS/2", "name"):
        merged[table] = fonts[0][table]
    return merged


def renamed(font: TTFont) -> TTFont:
    """Plex under another name: "Plex" is a reserved font name, which a changed file may not bear (OFL 1.1, clause 3)."""
    for record in list(font["name"].names):
        if record.nameID in PLEX_NAMES:
            text = (
                str(record)
                .replace("IBM Plex Sans Arabic", "Fihris Sans")
                .replace("IBMPlexSansArabic", "FihrisSans")
                .replace("IBMPlexSans", "FihrisSans")
                .replace("IBM Plex", "Fihris")
            )
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    return font


def named(font: TTFont, family: str, style: str) -> TTFont:
    """A font under a name and in a weight of ours, as programs that set pages look for them."""
    font["name"].names = []
    for id, text in (
        (1, family),
        (2, style),
        (3, f"{family} {style}"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
    ):
        font["name"].setName(text, id, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass, font["OS/2"].fsSelection, font["head"].macStyle = (
        (700, 0x20, 1) if bold else (400, 0x40, 0)
    )
    return font


def sheet(fonts: str, *weights: str) -> str:
    """The rules that name the files of some weights, which are in the folder `fonts` as the sheet sees it."""
    lines = [
        rule(face, weight, fonts) for weight in weights for face in FACES if weight in WEIGHTS[face.file.split("-")[0]]
    ]
    return "\n".join(["/* written by tools/fonts/build.py */", *lines, ""])


def rule(face: Face, weight: str, fonts: str) -> str:
    css = WEIGHTS[face.file.split("-")[0]][weight]
    ranges = ",".join("U+" + re.sub(r"\b0+", "", part) for part in face.letters.split())
    size = f"size-adjust:{face.size:.0%};" if face.size != 1 else ""
    src = f"url({fonts}fihris-{face.file}-{weight}.woff2)"
    return f'@font-face{{font-family:"{face.family}";src:{src};font-weight:{css};font-display:swap;{size}unicode-range:{ranges}}}'


def licence() -> str:
    """The one licence of all, with the copyright line of each."""
    noto, plex, amiri = (
        (path / name).read_text(encoding="utf-8").splitlines(keepends=True)
        for path, name in ((NOTO, "LICENSE"), (PLEX, "LICENSE.txt"), (AMIRI, "LICENSE"))
    )
    return "".join([noto[0], plex[0], amiri[0].partition(". ")[0] + "\n", *noto[1:]])


def save(font: TTFont, name: str, flavor: str | None = "woff2") -> None:
    font.flavor = flavor
    path = OUT / (f"fihris-{name}.{flavor}" if flavor else f"{name}.ttf")
    path.parent.mkdir(exist_ok=True)
    font.save(path)
    print(f"{path.stat().st_size:7} {path.name}")


if __name__ == "__main__":
    main()
