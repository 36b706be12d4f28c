"""Pictures below `docs/`: each is what its ending says, not too large, and a drawing does nothing but draw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from fihris.read import raster
from fihris.read.files import Tree
from fihris.read.settings import Settings
from fihris.report import Problem, Severity, counted
from fihris.resources import THEME

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")
"""What is published beside Markdown; mkdocs.yml has the same list."""

_MOST_POINTS: Final = 40_000_000
"""Width by height; a browser makes four bytes of each, whatever the file weighs."""

_DEEPEST: Final = 200
_MOST_DRAWN: Final = 200_000
"""Elements of a drawing, with those that are drawn once more for each <use>."""

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_SILENT: Final = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns",
    "http://web.resource.org/cc/",
    "http://www.w3.org/XML/1998/namespace",
)
"""Namespaces of what drawing programs note for themselves; a browser shows nothing of them."""
_ELEMENTS: Final = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "title",
        "desc",
        "metadata",
        "defs",
        "symbol",
        "use",
        "marker",
        "pattern",
        "mask",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "style",
        "switch",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feConvolveMatrix",
        "feDiffuseLighting",
        "feDisplacementMap",
        "feDistantLight",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "fePointLight",
        "feSpecularLighting",
        "feSpotLight",
        "feTile",
        "feTurbulence",
    ]
)
_FETCHING: Final = re.compile(
    r"url\(\s*[\"']?\s*(?!#)|@import|@font-face|expression\(|-moz-binding|\\|javascript:", re.IGNORECASE
)


def report(tree: Tree, settings: Settings) -> None:
    """An error for each picture that must not be published as it is."""
    for ending in ENDINGS:
        for path in tree.files("docs", ending):
            if path.startswith("docs/_data/") or "/." in path:  # neither is published
                continue
            tree.report.extend(
                Problem(path, fault.line, fault.column, fault.code, fault.severity, fault.message, fault.hint)
                for fault in _faults(tree, path, ending, settings)
            )


class Fault(NamedTuple):
    """What is wrong with a picture, and where in it."""

    code: str
    message: str
    hint: str
    line: int = 1
    column: int = 1
    severity: Severity = Severity.ERROR


_NAME: Final = re.compile(r"[^\W_][\w.() -]*")
"""Letters of any script, digits, and signs that no address, shell or page reads as anything else."""


def _faults(tree: Tree, path: str, ending: str, settings: Settings) -> Iterator[Fault]:
    if not all(map(_NAME.fullmatch, path.split("/")[1:])):
        hint = "name it with letters, digits and hyphens: two-canals.png"
        yield Fault("bad-path", "the picture's name has signs that an address cannot have", hint)
    if any((theme / path.removeprefix("docs/")).exists() for theme in (tree.root / "overrides", THEME)):
        yield Fault("file-collision", "a file of the site itself has this address", "give the picture another name")
    if large := _large((tree.root / path).stat().st_size, settings):
        yield large
    else:
        yield from faults((tree.root / path).read_bytes(), ending, settings)


def faults(data: bytes, ending: str, settings: Settings) -> Iterator[Fault]:
    """What is wrong with the data of a picture whose file's name ends so."""
    if large := _large(len(data), settings):
        yield large
    else:
        yield from _drawing(data) if ending == ".svg" else _points(data, ending)


def _large(size: int, settings: Settings) -> Fault | None:
    if size <= settings.largest_picture * 1024:
        return None
    hint = "make it smaller, or have the site's engineers raise extra.largest_picture in mkdocs.yml"
    return Fault(
        "picture-large", f"the picture has {size // 1024} KB, and {settings.largest_picture} KB are allowed", hint
    )


def _points(data: bytes, ending: str) -> Iterator[Fault]:
    kind = ending.removeprefix(".")
    try:
        picture = raster.read(ending, data)
    except raster.Broken as error:
        hint = f"save it once more as {kind} with a picture program, or give it the ending of what it is"
        yield Fault("picture-kind", f"this is no sound {kind} picture: {error}", hint)
        return
    if picture.width * picture.height > _MOST_POINTS:
        message = f"the picture has {picture.width} by {picture.height} points, too many for a telephone"
        yield Fault("picture-large", message, "make it smaller: 2000 points are as wide as any page")
    again = "save it once more with a picture program, without notes and attachments"
    if (more := len(data) - picture.end) > 0:
        message = f"the picture ends at byte {picture.end}, and the file has {counted(more, 'byte')} more"
        yield Fault("picture-more", message, again)
    elif markup := raster.markup(data, picture):
        yield Fault("picture-more", f"the picture holds HTML: {markup.decode('ascii')}", again)
    if picture.has_place:
        message = "the picture says in its Exif data where it was taken"
        yield Fault("picture-place", message, f"{again}; a place can endanger people", severity=Severity.WARNING)


class _Drawing:
    """Reads a drawing and gathers what it may not have, each with its place."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._styled = False
        self._open: list[str] = []
        """The ids of what has begun, "" for what has none."""
        self._size: Counter[str] = Counter()
        self._used: dict[str, Counter[str]] = {}
        """How many elements stand within each id (all of them within ""), and which ids are drawn once more there."""
        self._parser = parser = ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> None:
        """Raises ExpatError where it is no sound XML, and for a document type, whose entities are not read."""
        self._parser.Parse(data, True)
        if self._drawn("", {}, 0) > _MOST_DRAWN:
            self._fault("the drawing repeats itself so often that no browser could draw it")

    def _drawn(self, id: str, known: dict[str, int], depth: int) -> int:
        """How many elements a browser draws for those within an id, with all that is drawn once more. What would draw itself is
        not drawn again."""
        if depth > _DEEPEST:
            return _MOST_DRAWN + 1
        if id not in known:
            known[id] = 0
            again = sum(times * self._drawn(each, known, depth + 1) for each, times in self._used.get(id, {}).items())
            known[id] = min(self._size[id] + again, _MOST_DRAWN + 1)
        return known[id]

    def _fault(self, message: str) -> None:
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        hint = "save the drawing as a plain SVG, without scripts and links; or as a PNG"
        self.faults.append(Fault("picture-active", message, hint, *place))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, name = _parts(tag)
        if space == _SVG:
            if name not in _ELEMENTS:
                self._fault(f"<{name}> is not allowed in a drawing")
        elif not space.startswith(_SILENT):
            self._fault(f"<{name}> is no element of a drawing")
        within = {"", *self._open, attributes.get("id", "")}
        self._open.append(attributes.get("id", ""))
        if len(self._open) > _DEEPEST:
            self._fault("the drawing has more elements in one another than any program writes")
            raise ExpatError
        target = (attributes.get("href") or attributes.get(f"{_XLINK} href") or "").strip().removeprefix("#")
        for each in within:
            self._size[each] += 1
            if name == "use" and target:
                self._used.setdefault(each, Counter())[target] += 1
        for key, value in attributes.items():
            self._attribute(*_parts(key), value)
        self._styled = name == "style"

    def _attribute(self, space: str, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._fault(f"the attribute {name} runs a script")
        elif name == "href" and space in {"", _XLINK} and not value.strip().startswith("#"):
            self._fault(f"a drawing may not lead or load from elsewhere: {value[:60]}")
        elif not space.startswith(_SILENT) and _FETCHING.search(value):
            self._fault(f"{name} may not load from elsewhere")

    def _words(self, words: str) -> None:
        if self._styled and _FETCHING.search(words):
            self._fault("a style may not load from elsewhere")

    def _end(self, _tag: str) -> None:
        self._styled = False
        self._open.pop()

    def _instruction(self, target: str, _text: str) -> None:
        self._fault(f"<?{target}?> is not allowed in a drawing")

    def _doctype(self, *_: object) -> None:
        self._fault("a drawing has no document type of its own")
        raise ExpatError


def _drawing(data: bytes) -> Iterator[Fault]:
    drawing = _Drawing()
    try:
        drawing.read(data)
    except (ExpatError, ValueError, LookupError) as error:
        if not drawing.faults:
            line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
            yield Fault(
                "picture-kind", "this is no sound SVG drawing", "save it once more with a drawing program", line, column
            )
    yield from drawing.faults


def _parts(name: str) -> tuple[str, str]:
    """The namespace, "" for none, and the local name."""
    space, _, local = name.rpartition(" ")
    return space, local
