"""What a Word document draws: pictures and text boxes where they stand, charts as tables, diagrams as lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from fihris.author import inline
from fihris.author.wordxml import attribute, made, name, paragraph, run, table, targets, words

_FILE = "fihris-file"
"""An attribute that says which file of the document a picture is."""
_TOLD = "fihris-told"
"""One that says that the words of a drawing were set out behind its paragraph."""


def letters(element: Element) -> int:
    """How much text is in an element."""
    return sum(len(each.text or "") for each in element.iter() if name(each) == "t")


def file(part: str) -> str:
    return part.rpartition("/")[2]


def is_picture(element: Element) -> bool:
    return any(name(each) in {"imagedata", "OLEObject"} or _described(each) for each in _outside_boxes(element))


def drawing(element: Element) -> list[Element]:
    """The place of a picture, if it shows one or describes itself, and its text boxes in the form that Mammoth reads."""
    outside = list(_outside_boxes(element))
    boxes = [each for each in outside if name(each) == "txbxContent"]
    described = " ".join(dict.fromkeys(filter(None, map(_described, outside))))
    shown = next((each.attrib[_FILE] for each in outside if _FILE in each.attrib), "")
    if _TOLD in element.attrib and not shown:
        return [run(described)] if described else []
    set_in = [words(inline.picture(described, shown))] if described or shown or not boxes else []
    for box in boxes:
        set_in.append(made("pict", made("txbxContent", *box)))
    return set_in


def _outside_boxes(element: Element) -> Iterator[Element]:
    """The elements of a drawing, down to its text boxes; what is in one of them stands for itself."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        if name(each) == "AlternateContent":
            waiting.extend([max(each, key=letters)] if len(each) else [])
        elif name(each) != "txbxContent":
            waiting.extend(reversed(each))


def _described(element: Element) -> str:
    """The words that a picture has in its place."""
    told: tuple[str, ...]
    if name(element) == "docPr":
        told = (attribute(element, "descr"), attribute(element, "title"))
    elif name(element) in {"shape", "imagedata", "textpath"}:
        told = (attribute(element, "alt"), attribute(element, "title"), attribute(element, "string"))
    else:
        return ""
    return " ".join(" ".join(dict.fromkeys(filter(None, told))).split())


# ---------------------------------------------------------------- files


def name_pictures(tree: Element, trees: Mapping[str, Element], part: str, media: Mapping[str, bytes]) -> None:
    """Write at each picture of a part the name of its file."""
    files = {id: file(target) for id, target in targets(trees, part, "image").items() if target in media}
    for element in tree.iter():
        if name(element) in {"blip", "imagedata"}:
            ids = (attribute(element, "embed"), attribute(element, "id"))
            if shown := next((files[id] for id in ids if id in files), ""):
                element.set(_FILE, shown)


# ---------------------------------------------------------------- charts and diagrams


@dataclass(slots=True)
class SetOut:
    """The parts of a document whose words were set out in its text."""

    parts: set[str] = field(default_factory=set)

    def of(self, tree: Element, trees: Mapping[str, Element], part: str) -> None:
        """Set the numbers of each chart and the words of each diagram behind the paragraph that holds it."""
        charts, diagrams = targets(trees, part, "chart"), targets(trees, part, "diagramData")
        if not (charts or diagrams):
            return
        for parent in list(tree.iter()):
            for each in [each for each in parent if name(each) == "p"]:
                behind = list(self._drawn(each, trees, charts, diagrams))
                place = list(parent).index(each) + 1
                parent[place:place] = behind

    def _drawn(
        self, holder: Element, trees: Mapping[str, Element], charts: Mapping[str, str], diagrams: Mapping[str, str]
    ) -> Iterator[Element]:
        for held in (each for each in holder.iter() if name(each) == "drawing"):
            for each in held.iter():
                at = charts.get(attribute(each, "id")) if name(each) == "chart" else None
                at = diagrams.get(attribute(each, "dm")) if name(each) == "relIds" else at
                if at is None or at not in trees:
                    continue
                rows = list(_rows(trees[at])) if name(each) == "chart" else []
                lines = [
                    line for line in (_lines(trees[at]) if name(each) == "relIds" else [_title(trees[at])]) if line
                ]
                if not (lines or rows):
                    continue
                held.set(_TOLD, "")
                self.parts.add(at)
                if name(each) == "relIds":  # drawn once more, for programs that do not know diagrams
                    self.parts.update(other for other in trees if other.startswith("word/diagrams/drawing"))
                    lines = [f"• {line}" for line in lines]
                yield from map(paragraph, lines)
                if rows:
                    yield table(rows)


def _lines(diagram: Element) -> list[str]:
    """The words of a diagram's shapes, in their order."""
    texts = (each for point in diagram.iter() if name(point) == "pt" for each in point if name(each) == "t")
    return [" ".join("".join(each.itertext()).split()) for each in texts]


def _title(chart: Element) -> str:
    """A chart's title and those of its axes."""
    titles = (each for each in chart.iter() if name(each) == "title")
    return " – ".join(filter(None, (" ".join(" ".join(_told(each, "t")).split()) for each in titles)))


def _told(element: Element, kind: str) -> list[str]:
    return [each.text or "" for each in element.iter() if name(each) == kind]


def _rows(chart: Element) -> Iterator[list[str]]:
    """A chart's numbers: a column for each series, below its name, a row for each category."""
    series = [each for each in chart.iter() if name(each) == "ser"]
    columns = [_points(each, "val") or _points(each, "yVal") for each in series]
    labels = next(filter(None, (_points(each, "cat") or _points(each, "xVal") for each in series)), {})
    if not any(columns):
        return
    yield [_CATEGORY, *(" ".join(_points(each, "tx").values()) or _VALUE for each in series)]
    for place in sorted({*labels, *(place for column in columns for place in column)}):
        yield [labels.get(place, ""), *(column.get(place, "") for column in columns)]


_CATEGORY, _VALUE = "الفئة", "القيمة"
"""The heads of columns that a chart leaves without a name."""


def _points(series: Element, kind: str) -> dict[int, str]:
    """What is remembered in a chart of the cells that it draws, by their numbers."""
    made: dict[int, str] = {}
    for part in series:
        if name(part) == kind:
            for point in (each for each in part.iter() if name(each) == "pt"):
                place = attribute(point, "idx")
                made[int(place) if place.isdecimal() else len(made)] = " ".join(_told(point, "v")).strip()
            if not made and (said := " ".join(_told(part, "v")).strip()):
                made[0] = said
    return made
