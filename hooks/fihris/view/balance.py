"""The balance board: how much cooperation and how much confrontation the briefs state between sides, year by year, and in which sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fihris import address, pagekinds
from fihris.model import Polarity, Relation, Route, Statement
from fihris.sides import COUNTED
from fihris.view import statements
from fihris.view.elements import ONE_PAGE, LinkView, Pager
from fihris.view.paging import pager
from fihris.view.presenter import Presenter

WIDTH, ROW, BAR, YEAR = 320.0, 26.0, 14.0, 56.0
"""Of a drawing: its width, the height of a year and of its bars, and the room of its number in the middle."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many statements there are, and where they are told; `href` is "" where there is none."""

    count: str
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing: as long as there are statements."""

    polarity: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A year; `y` is where its number stands in the drawing."""

    year: str
    cells: tuple[Cell, ...]
    total: str
    bars: tuple[Bar, ...]
    y: float


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class Group:
    """What is stated of one polarity in one year."""

    anchor: str
    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Two sides: their years, the sum of each column, and the sentences that stand on the same page. `more` leads to the page of these
    two, where the sentences have one."""

    anchor: str
    title: str
    rows: tuple[Row, ...]
    totals: tuple[str, ...]
    height: float
    groups: tuple[Group, ...]
    more: str


@dataclass(frozen=True, slots=True)
class BalanceView:
    """`heads` are the polarities: their ids and names. A page of two sides has its one board."""

    title: str
    heads: tuple[tuple[str, str], ...]
    boards: tuple[Board, ...]
    width: float = WIDTH
    bar: float = BAR
    pager: Pager = ONE_PAGE


def view(p: Presenter, route: Route) -> BalanceView:
    """The boards of all sides, or the sentences about two of them."""
    stated = p.site.between
    heads = tuple((str(each), p.t(f"stance.{each}")) for each in COUNTED)
    longest = _longest(stated.values())
    if route.of:
        pair = address.ends(route.of)
        start = (route.number - 1) * pagekinds.MADE[route.kind].a_page
        shown = stated[pair][start : start + pagekinds.MADE[route.kind].a_page]
        board = _board(p, pair, stated[pair], shown, longest)
        path = address.balance(*pair)
        return BalanceView(title(p, route), heads, (board,), pager=pager(p, path, route.number, route.pages))
    together = address.balance(*next(iter(stated))) not in p.edition.routes
    boards = tuple(_board(p, pair, each, each if together else (), longest) for pair, each in stated.items())
    return BalanceView(title(p, route), heads, boards)


def title(p: Presenter, route: Route) -> str:
    """What a page of the board is called."""
    return p.t("balance.of", names=_names(p, address.ends(route.of))) if route.of else p.t("balance.title")


def _names(p: Presenter, pair: Pair) -> str:
    return p.listed([p.actor(id).text for id in pair])


def _longest(stated: Iterable[Sequence[Statement]]) -> int:
    """The longest half of a year's row on any board: all are drawn to one scale."""
    counted = Counter(
        (number, each.year, each.polarity is Polarity.COOPERATION) for number, of in enumerate(stated) for each in of
    )
    return max(counted.values())


def _board(p: Presenter, pair: Pair, every: Sequence[Statement], shown: Sequence[Statement], longest: int) -> Board:
    rows = tuple(_rows(p, pair, every, longest))
    totals = [sum(each.polarity is polarity for each in every) for polarity in COUNTED]
    path = address.balance(*pair)
    return Board(
        anchor=f"f-{address.both(*pair)}",
        title=_names(p, pair),
        rows=rows,
        totals=tuple(p.t.number(n) for n in (*totals, len(every))),
        height=len(rows) * ROW,
        groups=tuple(_groups(p, pair, shown)),
        more=p.href(path) if path in p.edition.routes and not shown else "",
    )


def _rows(p: Presenter, pair: Pair, every: Sequence[Statement], longest: int) -> Iterator[Row]:
    counts = Counter((each.year, each.polarity) for each in every)
    years = list(dict.fromkeys(each.year for each in every))
    places = {(each.year, each.polarity): n for n, each in reversed(list(enumerate(every)))}
    for number, year in enumerate(years):
        cells = tuple(
            Cell(p.t.number(counts[year, each]), _place(p, pair, year, each, places.get((year, each))))
            for each in COUNTED
        )
        y = number * ROW + ROW / 2
        bars = tuple(_bars(p, [counts[year, each] for each in COUNTED], longest, y - BAR / 2))
        total = p.t.number(sum(counts[year, each] for each in COUNTED))
        yield Row(_year(p, year), cells, total, bars, y)


def _bars(p: Presenter, counts: Sequence[int], longest: int, y: float) -> Iterator[Bar]:
    """Cooperation grows from the middle to where reading begins, the other two, one after the other, to where it ends."""
    unit, forward = (WIDTH - YEAR) / 2 / longest, -1 if p.rtl else 1
    done = 0.0
    for polarity, count in zip(COUNTED, counts, strict=True):
        width = count * unit
        way = -forward if polarity is Polarity.COOPERATION else forward
        near = YEAR / 2 + (0 if polarity is Polarity.COOPERATION else done)
        x = WIDTH / 2 + way * near - (width if way < 0 else 0)
        done += 0 if polarity is Polarity.COOPERATION else width
        if count:
            yield Bar(str(polarity), round(x, 1), y, round(width, 1))


def _place(p: Presenter, pair: Pair, year: str, polarity: Polarity, first: int | None) -> str:
    """Where the statements of a cell begin, the `first` of which is so far down the list of all."""
    if first is None:
        return ""
    path, size = address.balance(*pair), pagekinds.MADE[pagekinds.kind_at(address.BALANCE)].a_page
    page = address.numbered(path, first // size + 1) if path in p.edition.routes else address.BALANCE
    return p.href(page, _anchor(pair, year, polarity))


def _anchor(pair: Pair, year: str, polarity: Polarity) -> str:
    return f"f-{address.both(*pair)}-{year or 'undated'}-{polarity}"


def _year(p: Presenter, year: str) -> str:
    return p.t.number(year) if year else p.t("balance.undated")


def _source(p: Presenter, of: Relation) -> LinkView:
    """Where a statement stands; the one brief there is goes unsaid, as it would in each line."""
    link = p.section_link(of.section, of.evidence[p.lang])
    return link if len(p.site.briefs) > 1 else LinkView(p.part(p.number(of.section)), link.href)


def _groups(p: Presenter, pair: Pair, shown: Sequence[Statement]) -> Iterator[Group]:
    for (year, polarity), some in groupby(shown, key=lambda each: (each.year, each.polarity)):
        said = tuple(Said(statements.stated(p, each.relation), _source(p, each.relation)) for each in some)
        label = p.t("balance.group", year=_year(p, year), polarity=p.t(f"polarity.{polarity}"))
        yield Group(_anchor(pair, year, polarity), label, said)
