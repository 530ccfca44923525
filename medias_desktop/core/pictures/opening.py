"""Opening a picture without trusting it."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

EVERYDAY = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "MPO")
"""Read by Pillow itself: others run programs of the system (EPS) or have seldom been tried by hostile files."""

MOST_BYTES = 300_000_000
"""Bytes that a decoded picture may fill: a scan of A3 at 600 dots per inch in colour is 210 million."""

UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    LookupError,
    TypeError,
    ArithmeticError,
)
"""What Pillow raises for files that are not quite pictures."""

_COEFFICIENT = 2
"""Bytes that each number of a progressive JPEG fills until the last pass is read, at whatever size it is drawn."""


class NotAPicture(Exception):
    """It is no picture of a format tried, or one that is damaged or cut short."""


class PictureTooLarge(Exception):
    """Decoded it would fill more memory than it may."""


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turn whatever Pillow says of a file into NotAPicture or PictureTooLarge."""
    from PIL import Image

    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge from error
    except UNREADABLE as error:
        raise NotAPicture from error


def open_image(stream: IO[bytes], formats: tuple[str, ...] = EVERYDAY) -> Any:
    """Open a picture of one of these formats; nothing is decoded yet. Raises NotAPicture or PictureTooLarge."""
    from PIL import Image, TiffImagePlugin  # noqa: F401 – Pillow itself loads it only for files that no other reads

    with explained():
        return Image.open(stream, formats=formats)


class Opened(NamedTuple):
    """A picture that may be decoded, perhaps at a part of its size, and its full size in pixels as it lies."""

    image: Image
    full: tuple[int, int]


@contextlib.contextmanager
def opened(
    stream: IO[bytes], *, side: int | None = None, formats: tuple[str, ...] = EVERYDAY
) -> Iterator[Opened]:
    """Give an open picture that may be decoded: what goes wrong within the block is explained as well.

    With ``side`` a JPEG is decoded at a half, a quarter or an eighth, its sides no shorter than that many pixels. Raises
    NotAPicture, or PictureTooLarge when decoded it would fill more than MOST_BYTES.
    """
    with open_image(stream, formats) as image, explained():
        full = image.size
        if side is not None:
            image.draft("RGB", (side, side))
        require_decodable(image, full)
        yield Opened(image, full)


def require_decodable(image: Image, full: tuple[int, int] | None = None) -> None:
    """Raise PictureTooLarge when decoding would fill more than MOST_BYTES; ``full`` is the size before any draft."""
    width, height = image.size
    across, down = full or image.size
    whole = _coefficients(image, across * down)
    if max(width * height * bytes_per_pixel(image), whole) > MOST_BYTES:
        raise PictureTooLarge


def bytes_per_pixel(image: Image) -> int:
    """Return what a pixel fills once decoded."""
    return 4 if image.mode.startswith(("I", "F")) else max(len(image.getbands()), 1)


def _coefficients(image: Image, pixels: int) -> int:
    """Return what a progressive JPEG holds at full size while it is read, 0 for others."""
    if not image.info.get("progressive"):
        return 0
    return pixels * len(image.getbands()) * _COEFFICIENT
