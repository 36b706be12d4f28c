"""The search index of one language, as scripts that load from a disk as well as from a server.

`write_index` returns `search/<lang>/index.js` (words, where they stand, what the facets need, and the answers that
stand before the hits; of a large site in parts, `index-<n>.js`), `labels.js` (what the search says), `offline.js` (what reading without a network says) and `text-<n>.js`
(addresses, titles and texts, loaded only for the hits shown); a large site's words come in parts of their own (`lexicon.py`). Each
script calls `fihrisSearch.part(lang, name, holder)`, and `overrides/assets/javascripts/search/index.js` reads it. The same input
gives the same bytes, in time proportional to its length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fihris.text.analysis import Analysis
from fihris.text.fold import DATA as FOLDING

from .coding import numbers
from .lexicon import Lexicon
from .postings import postings

FORMAT: Final = 7
"""Of the index; a script reads none of another. Raise it, and that of `search/index.js`, whenever its shape changes."""
OFFLINE: Final = "offline"
"""The words of reading without a network, which one page shows."""
SHARD: Final = 12_000  # signs of the texts of one file
SHARDS: Final = 1_050  # such files of the largest site; with the words' not 2,000 at any size
MOST: Final = 140_000  # bytes of a part of the index


@dataclass(frozen=True, slots=True)
class Card:
    """The answer to a query that names an actor, a place, a topic or a date in any way known to the registry.

    `shape` is the family of an actor or a place (names of persons, states and places are no words), or "office" for one
    that somebody holds; `nisba` are the adjectives of a state.
    """

    id: str
    kind: str
    name: str
    other_name: str
    kind_label: str
    role: str
    counts: Mapping[str, int]
    href: str
    forms: tuple[str, ...]
    shape: str = ""
    nisba: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """Something that can be found. `href` is relative to the site's root and may end in an anchor.

    `group` is the id of the brief it belongs to ("" for none); `text` is plain text, block by block with a space
    between; `years` and the ids of actors, places and topics feed the facets. What has a `card` is an answer: it is never a
    hit, and its text is the sentence that states it. `signed` are the names of who wrote it. `sentences` are ids of elements in its page, and where in the text each begins.
    """

    id: str
    href: str
    kind: str
    title: str
    text: str
    group: str = ""
    group_title: str = ""
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    date: str = ""
    when: str = ""
    signed: str = ""
    card: Card | None = None
    sentences: tuple[tuple[str, int], ...] = ()


def write_index(
    analysis: Analysis, docs: Sequence[SearchDoc], cards: Sequence[Card], labels: Mapping[str, Any]
) -> dict[str, bytes]:
    """Every file of the index of `analysis.lang`: path from the site's root → bytes."""
    shards = list(_shards(docs))
    stand = postings(analysis, ((doc.title, doc.text, doc.card is not None) for doc in docs))
    persons = frozenset(
        key for card in cards if card.shape == "person" for form in card.forms for key in analysis.keys(form)
    )
    words = Lexicon(analysis, stand, persons)
    held, parts = words.export()
    index = {
        "format": FORMAT,
        "analysis": {**analysis.export(), "same": words.same},
        "folding": json.loads(FOLDING.read_text("utf-8")),
        "count": len(docs),
        "shards": [len(shard) for shard in shards],
        "lengths": numbers(stand.lengths),
        **held,
        **_facets(docs),
        "cards": [_card(card, analysis) for card in cards],
    }
    first, *more = _parted(index)
    names = [f"index-{number}" for number in range(1, len(more) + 1)]
    parts |= {"index": {**first, "more": names}, **dict(zip(names, more, strict=True))}
    parts["labels"] = {name: words for name, words in labels.items() if name != OFFLINE}
    if OFFLINE in labels:
        parts[OFFLINE] = labels[OFFLINE]
    for number, shard in enumerate(shards):
        parts[f"text-{number}"] = [_row(doc, analysis) for doc in shard]
    return {f"search/{analysis.lang}/{name}.js": _script(analysis.lang, name, part) for name, part in parts.items()}


def _parted(index: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Parts of few bytes each: a long text or list goes on in the next, and the browser joins what is of one name."""
    part: dict[str, Any] = {}
    room = MOST
    for name, value in index.items():
        for piece in _pieces(value):
            took = _weight(piece)
            if took > room and part:
                yield part
                part, room = {}, MOST
            part[name] = part[name] + piece if name in part else piece
            room -= took
    yield part


def _pieces(value: Any) -> Iterator[Any]:
    if isinstance(value, str | list) and len(value) > 1 and _weight(value) > MOST // 8:
        middle = len(value) // 2
        yield from _pieces(value[:middle])
        yield from _pieces(value[middle:])
    else:
        yield value


def _weight(value: object) -> int:
    return len(_json(value).encode())


def _facets(docs: Sequence[SearchDoc]) -> dict[str, Any]:
    groups = {doc.group: doc.group_title for doc in docs if doc.group}
    group_number = {group: number for number, group in enumerate(groups, 1)}
    columns: dict[str, list[tuple[str, ...]]] = {
        "kind": [(doc.kind,) for doc in docs],
        "actor": [doc.actors for doc in docs],
        "place": [doc.places for doc in docs],
        "topic": [doc.topics for doc in docs],
        "year": [doc.years for doc in docs],
    }
    return {
        "groups": [[group, title] for group, title in groups.items()],
        "group": numbers(group_number.get(doc.group, 0) for doc in docs),
        **_column("imprint", [(doc.date, doc.when, doc.signed) for doc in docs]),
        "facets": list(columns),
        **{key: value for name, column in columns.items() for key, value in _column(name, column).items()},
    }


def _column(name: str, column: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """The values of a facet, or what is written under a document, and for each document how many it has and which."""
    values = sorted({value for row in column for value in row})
    place = {value: number for number, value in enumerate(values)}
    return {f"{name}s": values, name: numbers(n for row in column for n in (len(row), *(place[v] for v in row)))}


def _shards(docs: Sequence[SearchDoc]) -> Iterable[list[SearchDoc]]:
    enough = max(SHARD, sum(len(doc.text) for doc in docs) // SHARDS)
    shard: list[SearchDoc] = []
    size = 0
    for doc in docs:
        shard.append(doc)
        size += len(doc.text)
        if size >= enough:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _row(doc: SearchDoc, analysis: Analysis) -> list[Any]:
    """Address, title, text; then the card of a fact, or where the sentences begin that can be led to."""
    more: Any = (
        _card(doc.card, analysis) if doc.card else [[id, _units(doc.text, start)] for id, start in doc.sentences]
    )
    return [doc.href, doc.title, doc.text, *([more] if more else [])]


def _units(text: str, place: int) -> int:
    """A place of a text as JavaScript counts it."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _card(card: Card, analysis: Analysis) -> dict[str, Any]:
    """A card; of forms that the search takes for the same, one."""
    forms = {tuple(analysis.keys(form)): form for form in reversed(card.forms)}
    return {
        "id": card.id,
        "kind": card.kind,
        "shape": card.shape,
        **({"nisba": list(card.nisba)} if card.nisba else {}),
        "name": card.name,
        "other": card.other_name,
        "kindLabel": card.kind_label,
        "role": card.role,
        "counts": dict(card.counts),
        "href": card.href,
        "forms": list(reversed(forms.values())),
    }


def _script(lang: str, name: str, data: object) -> bytes:
    """As JSON in the comment of a function, whose text is its source: a browser copies it nowhere, as it does what a script says, and
    lets go of it with the script."""
    payload = _json(data).replace("*/", "*\\/")
    return f"fihrisSearch.part('{lang}','{name}',()=>{{/*{payload}*/}})\n".encode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
