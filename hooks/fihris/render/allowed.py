"""What may stand in the HTML of a text: elements, attributes and addresses, and the record of what may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

EVERYWHERE: Final = frozenset({"class", "dir", "id", "lang", "title"})

_PLAIN: Final = (
    "b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p pre "
    "rp rt ruby s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr abbr"
)
ELEMENTS: Final[Mapping[str, frozenset[str]]] = dict.fromkeys(_PLAIN.split(), frozenset()) | {
    name: frozenset(attributes.split())
    for name, attributes in {
        "a": "href hreflang",
        "audio": "controls preload src",
        "blockquote": "cite",
        "col": "span",
        "colgroup": "span",
        "del": "cite datetime",
        "details": "name open",
        "img": "align alt height loading src width",
        "ins": "cite datetime",
        "li": "value",
        "ol": "reversed start type",
        "q": "cite",
        "section": "data-offline",  # the place of what keeps the site on a device
        "source": "src type",
        "td": "colspan headers rowspan",
        "th": "abbr colspan headers rowspan scope",
        "time": "datetime",
        "track": "default kind label src srclang",
        "video": "controls height poster preload src width",
    }.items()
}
"""Every element that a text may have, and what may be said of it beside what may be said of all."""

OURS: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset({"data-shape"}),
    "span": frozenset({"data-of"}),
    "abbr": frozenset({"tabindex"}),
    "pre": frozenset({"tabindex"}),
}
"""What the site itself adds to a text."""

LINKS: Final = frozenset({"doi", "ftp", "geo", "http", "https", "mailto", "sms", "tel", "urn"})
RECORDS: Final = frozenset({"actor", "place", "topic", "not"})
"""Addresses of the site's own records, which become links to pages where they are written in Markdown."""

FETCHED: Final = frozenset({"src", "poster"})
LEADING: Final = frozenset({"href", "cite"})

VOID: Final = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
ENDS_ITSELF: Final = frozenset(
    ["caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"]
)
"""Elements whose ends may be left out (HTML, 13.1.2.4)."""

PUT_IN: Final = frozenset({"colgroup", "tbody"})
"""What a browser puts in where it is left out."""


class Refusal(NamedTuple):
    """Something in a text that its page may not have. `name` is the element, attribute, class, id or scheme; `attribute` and
    `value` are those of the attribute it stands in, and `element` the name of that one's tag. `mark` is the number of the
    marked tag (`MARK`) that is at fault, or that stands last before."""

    code: str
    name: str
    message: str
    hint: str
    element: str = ""
    attribute: str = ""
    value: str = ""
    mark: int = -1


MARK: Final = "data-f-mark-"
"""Begins the name of an attribute that numbers a tag of the source, for whoever asks where a refused one stands."""
