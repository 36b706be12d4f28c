"""The places that have a point as GeoJSON (RFC 7946), for QGIS, Leaflet and code hosts, which draw such a file as a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fihris.view.dataset import Dataset, Row
from fihris.write.formats.tables import as_json
from fihris.write.output import File

NAME = "places.geojson"
_COORDINATES = ("longitude", "latitude")
"""In the order of RFC 7946, 3.1.1."""


def files(of: Dataset) -> Iterator[File]:
    known = [row for row in of.tables["places"].rows if row["latitude"] is not None]
    yield NAME, as_json({"type": "FeatureCollection", "features": [_feature(row) for row in known]})


def _feature(row: Row) -> Mapping[str, object]:
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [row[name] for name in _COORDINATES]},
        "properties": {name: value for name, value in row.items() if name not in ("id", *_COORDINATES)},
    }
