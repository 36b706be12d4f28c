"""The open data of the site, in every format, at addresses that hold within a version."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fihris import address
from fihris.view.dataset import Dataset, dataset
from fihris.write.formats import calendars, followthemoney, geojson, graphs, sqlite, tables, turtle
from fihris.write.output import Finished, Large

FORMATS: tuple[Callable[[Dataset], Iterator[Large]], ...] = (
    tables.files,
    sqlite.files,
    followthemoney.files,
    graphs.files,
    turtle.files,
    geojson.files,
    calendars.files,
)


def files(of: Finished) -> Iterator[Large]:
    for name, data in exported(dataset(of.presenters, of.url)):
        yield address.data(name), data


def exported(of: Dataset) -> Iterator[Large]:
    """Every file of the data, by its name."""
    for format in FORMATS:
        yield from format(of)
