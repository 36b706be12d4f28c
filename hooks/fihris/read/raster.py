"""How pictures of points are built: parts one after another, up to an end with nothing behind it.

Sources: PNG (W3C, third edition), JPEG (ITU T.81, annex B), GIF89a, WebP (RFC 9649), AVIF (ISO 14496-12), Exif (TIFF 6.0).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from struct import unpack_from
from typing import Final


class Broken(Exception):
    """The data is no sound picture of its kind; the words say why."""


@dataclass(slots=True)
class Raster:
    """`width` and `height` are in points, of the largest picture within; `end` is the place behind the last part, in bytes.

    `notes` are what stands there packed, unpacked; `exif` are blocks of Exif.
    """

    width: int = 0
    height: int = 0
    end: int = 0
    notes: list[bytes] = field(default_factory=list)
    exif: list[bytes] = field(default_factory=list)

    def sized(self, width: int, height: int) -> None:
        if width * height >= self.width * self.height:
            self.width, self.height = width, height

    @property
    def has_place(self) -> bool:
        """Whether the Exif says where on earth the picture was taken."""
        return any(map(_has_place, self.exif))


def read(ending: str, data: bytes) -> Raster:
    """The picture in a file that ends so, `.png` and the like. Raises Broken; reads each byte once or twice."""
    raster = Raster()
    try:
        _READERS[ending](data, raster)
    except (IndexError, struct.error) as error:
        raise Broken("it ends before its time") from error
    except zlib.error as error:
        raise Broken("its points cannot be unpacked") from error
    if not raster.width or not raster.height:
        raise Broken("it says nothing of its size")
    return raster


_MARKUP: Final = re.compile(
    rb"<(?:script|iframe|object|embed|style|!doctype|\?php|(?:html|body|svg|head|img|math|meta|link|base)[\s/>])",
    re.IGNORECASE,
)
"""What of HTML is long enough to stand in no packed data by chance."""


def markup(data: bytes, raster: Raster) -> bytes:
    """The first beginning of HTML in the picture or its notes; empty where there is none."""
    found = next(filter(None, map(_MARKUP.search, (data, *raster.notes))), None)
    return found[0] if found else b""


# ---------------------------------------------------------------- PNG

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PACKED: Final = {b"zTXt": 1, b"iCCP": 1, b"iTXt": 0}
"""Chunks whose words may be packed, with the bytes between the name's end and the packed data."""
_UNPACKED: Final = 1 << 20
"""Bytes, at most, that a note is unpacked to."""
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def _png(data: bytes, raster: Raster) -> None:
    if not data.startswith(_PNG):
        raise Broken("it does not begin as one")
    place, points, left, header = len(_PNG), zlib.decompressobj(), 0, b""
    while raster.end == 0:
        (length,) = unpack_from(">I", data, place)
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (check,) = unpack_from(">I", data, place + 8 + length)
        if not kind.isalpha() or zlib.crc32(kind + body) != check:
            raise Broken(f"what stands at byte {place} is no part of one")
        if (kind == b"IHDR") != (not header):
            raise Broken("it does not begin with its size")
        place += length + 12
        if kind == b"IHDR":
            header = body
            width, height, depth, colours = unpack_from(">IIBB", body)
            raster.sized(width, height)
            left = _length(width, height, depth * _CHANNELS.get(colours, 4), interlaced=body[12] == 1)
        elif kind == b"IDAT":
            left -= _inflated(points, body, left)
        elif kind == b"IEND":
            raster.end = place
        elif kind == b"eXIf":
            raster.exif.append(body)
        elif kind in _PACKED:
            raster.notes.append(_note(kind, body))
    if left or not points.eof:
        raise Broken("it has not as many points as it says")


def _length(width: int, height: int, bits: int, *, interlaced: bool) -> int:
    """Bytes of the points, each line with one before it."""
    sizes = (
        [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _PASSES]
        if interlaced
        else [(width, height)]
    )
    return sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)


def _inflated(points: zlib._Decompress, body: bytes, most: int) -> int:
    """Bytes that some packed data gives."""
    count = 0
    while body or (not points.eof and count < most):
        piece = points.decompress(body, 1 << 16)
        count += len(piece)
        if count > most or points.unused_data:
            raise Broken("it has more points than it says")
        body = points.unconsumed_tail
        if not piece and not body:
            break
    return count


def _note(kind: bytes, body: bytes) -> bytes:
    name, _, rest = body.partition(b"\0")
    if kind == b"iTXt":
        is_packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        if not is_packed:
            return name
    else:
        rest = rest[_PACKED[kind] :]
    try:
        return name + zlib.decompressobj().decompress(rest, _UNPACKED)
    except zlib.error as error:
        raise Broken("a note in it cannot be unpacked") from error


# ---------------------------------------------------------------- JPEG

_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NEXT: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""The next part after the points: in them, FF stands before 0 or the number of a restart."""


def _jpeg(data: bytes, raster: Raster) -> None:
    if data[:2] != b"\xff\xd8":
        raise Broken("it does not begin as one")
    place, has_points = 2, False
    while raster.end == 0:
        if data[place] != 0xFF:
            raise Broken(f"what stands at byte {place} is no part of one")
        while data[place] == 0xFF:
            place += 1
        kind = data[place]
        place += 1
        if kind == 0xD9:
            raster.end = place
        elif kind not in _ALONE:
            (length,) = unpack_from(">H", data, place)
            body = data[place + 2 : place + length]
            if length < 2 or len(body) < length - 2:
                raise Broken("it ends before its time")
            place += length
            if kind in _SIZES:
                height, width = unpack_from(">HH", body, 1)
                raster.sized(width, height)
            elif kind == 0xE1 and body.startswith(b"Exif\0\0"):
                raster.exif.append(body[6:])
            elif kind == 0xDA:
                has_points = True
                found = _NEXT.search(data, place)
                if not found:
                    raise Broken("it has no end")
                place = found.start()
    if not has_points:
        raise Broken("it has no points")


# ---------------------------------------------------------------- GIF


def _gif(data: bytes, raster: Raster) -> None:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise Broken("it does not begin as one")
    raster.sized(*unpack_from("<HH", data, 6))
    place, has_points = 13 + _colours(data[10]), False
    while raster.end == 0:
        kind = data[place]
        if kind == 0x3B:
            raster.end = place + 1
        elif kind == 0x21:
            place = _blocks(data, place + 2)
        elif kind == 0x2C:
            has_points = True
            raster.sized(*unpack_from("<HH", data, place + 5))
            place = _blocks(data, place + 11 + _colours(data[place + 9]))
        else:
            raise Broken(f"what stands at byte {place} is no part of one")
    if not has_points:
        raise Broken("it has no points")


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, place: int) -> int:
    """The place behind blocks that each say their length, the last of them 0."""
    while data[place]:
        place += data[place] + 1
    return place + 1


# ---------------------------------------------------------------- WebP


def _webp(data: bytes, raster: Raster) -> None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Broken("it does not begin as one")
    (size,) = unpack_from("<I", data, 4)
    end, place, first = size + 8, 12, True
    if end > len(data):
        raise Broken("it ends before its time")
    while place < end:
        kind, (length,) = data[place : place + 4], unpack_from("<I", data, place + 4)
        body = data[place + 8 : place + 8 + length]
        if first and kind not in (b"VP8 ", b"VP8L", b"VP8X"):
            raise Broken("it does not begin with its size")
        if kind == b"VP8 ":
            raster.sized(*(side & 0x3FFF for side in unpack_from("<HH", body, 6)))
        elif kind == b"VP8L":
            (bits,) = unpack_from("<I", body, 1)
            raster.sized((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        elif kind == b"VP8X":
            raster.sized(int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1)
        elif kind == b"EXIF":
            raster.exif.append(body.removeprefix(b"Exif\0\0"))
        place, first = place + 8 + length + length % 2, False
    if place != end:
        raise Broken("its parts are longer than it says")
    raster.end = end


# ---------------------------------------------------------------- AVIF

_BRANDS: Final = frozenset({b"avif", b"avis"})
_HOLDING: Final = {b"meta": 4, b"iprp": 0, b"ipco": 0, b"moov": 0, b"trak": 0}
"""Boxes that hold others, and the bytes before the first."""
_TOP: Final = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"moof", b"sidx"})


def _avif(data: bytes, raster: Raster) -> None:
    brands = data[8:12] + data[16 : unpack_from(">I", data)[0]]
    if data[4:8] != b"ftyp" or not _BRANDS & {brands[at : at + 4] for at in range(0, len(brands), 4)}:
        raise Broken("it does not begin as one")
    kinds = [kind for kind, _, _ in _boxes(data, 0, len(data))]
    if not _TOP.issuperset(kinds):
        raise Broken("it has parts that no such picture has")
    waiting = [(0, len(data))]
    while waiting:
        for kind, start, end in _boxes(data, *waiting.pop()):
            if kind in _HOLDING:
                waiting.append((start + _HOLDING[kind], end))
            elif kind == b"ispe":
                raster.sized(*unpack_from(">II", data, start + 4))
    raster.end = len(data)


def _boxes(data: bytes, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each box, and from where to where its content goes."""
    while place < end:
        length, kind = *unpack_from(">I", data, place), data[place + 4 : place + 8]
        head = 8
        if length == 1:
            (length,), head = unpack_from(">Q", data, place + 8), 16
        if length < head or place + length > end:
            raise Broken(f"what stands at byte {place} is no part of one")
        yield kind, place + head, place + length
        place += length


_READERS: Final[Mapping[str, Callable[[bytes, Raster], None]]] = {
    ".png": _png,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".gif": _gif,
    ".webp": _webp,
    ".avif": _avif,
}

# ---------------------------------------------------------------- Exif

_PLACE: Final = 0x8825
"""The tag under which Exif keeps latitude and longitude."""


def _has_place(exif: bytes) -> bool:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 8:
        return False
    (start,) = unpack_from(f"{order}I", exif, 4)
    count = unpack_from(f"{order}H", exif, start)[0] if start + 2 <= len(exif) else 0
    entries = (start + 2 + 12 * number for number in range(count))
    return any(unpack_from(f"{order}H", exif, at)[0] == _PLACE for at in entries if at + 12 <= len(exif))
