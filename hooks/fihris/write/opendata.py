"""The open data of the site, in every format, at addresses that hold within a version."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fihris import address
from fihris.view.dataset import Dataset, dataset
from fihris.write.formats import calendars, followthemoney, geojson, graphs, sqlite, tables, turtle
from fihris.write.output import File, Finished

FORMATS: tuple[Callable[[Dataset], Iterator[File]], ...] = (
    tables.files,
    sqlite.files,
    followthemoney.files,
    graphs.files,
    turtle.files,
    geojson.files,
    calendars.files,
)


def files(of: Finished) -> Iterator[File]:
    for name, data in exported(dataset(of.presenters, of.url)):
        yield address.data(name), data


def exported(of: Dataset) -> Iterator[File]:
    """Every file of the data, by its name."""
    for format in FORMATS:
        yield from format(of)
