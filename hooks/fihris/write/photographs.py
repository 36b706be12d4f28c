"""Photographs as large as paper, or a book in the hand, can show them. A picture of the site may have half a megabyte, for screens that enlarge it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

ROOM: Final = (1000, 1300)
"""Points of a picture across a page of A4 and down most of it: 170 to an inch of its text."""
QUALITY: Final = 75
_KINDS: Final = {"JPEG", "PNG", "WEBP"}


def lighter(data: bytes) -> bytes:
    """A picture with no more points than paper shows, if that makes it lighter. What is no photograph, or cannot be read, stays as it is."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - a large library, which most commands do without

    try:
        with Image.open(BytesIO(data)) as picture:
            fits = picture.width <= ROOM[0] and picture.height <= ROOM[1]
            if fits or picture.format not in _KINDS:
                return data
            clear = "A" in picture.getbands() or "transparency" in picture.info
            upright = ImageOps.exif_transpose(picture).convert("RGBA" if clear else "RGB")
            upright.thumbnail(ROOM)
            made = BytesIO()
            # the format stays, for the file's name says it
            upright.save(made, picture.format, quality=QUALITY, optimize=True)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return data
    return min(data, made.getvalue(), key=len)
