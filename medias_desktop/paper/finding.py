"""Finding the codes on the picture of a page, however it lies and however badly it was scanned."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.paper.codes import PrintedCode, UnknownCode, parse_code

if TYPE_CHECKING:
    from PIL.Image import Image

SHORT_SIDE = 1700
"""Points across a page at 200 dots per inch: where noise is averaged out and a code still has its modules."""

_LONGEST_SIDE = 7000
_INK = 48
"""How much darker than its paper (of 255) something is that counts as written or printed."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code and how it lies: ``angle`` in degrees clockwise, ``box`` (left, top, right, bottom) in parts of the page.

    ``text`` is what it says, letter by letter.
    """

    code: PrintedCode | UnknownCode
    angle: float
    box: tuple[float, float, float, float]
    text: str = ""

    @property
    def quarter_turns(self) -> int:
        """How many quarter turns clockwise put the page upright: 0 to 3."""
        return -round(self.angle / 90) % 4


def is_blank(picture: Image) -> bool:
    """Tell whether a page (8 bits grey) bears nothing but paper, shadow and a few specks."""
    small = picture.reduce(max(1, min(picture.size) // 210))
    width, height = small.size
    inner = small.crop((width // 20, height // 20, width - width // 20, height - height // 20))
    counts = inner.histogram()
    total = sum(counts)
    paper = _quantile(counts, total // 2)
    ink = sum(counts[: max(0, paper - _INK)])
    return ink * 2500 < total


def find_codes(picture: Image) -> tuple[FoundCode, ...]:
    """Return the codes on a page (8 bits grey), ours before others.

    What is tried: the page at some 200 dots per inch, then, while no code of ours is found, at its own resolution, with
    other thresholds, without specks, enlarged.
    """
    found: dict[str, FoundCode] = {}
    for attempt, binarizer in _attempts(picture):
        found |= _read(attempt, binarizer)
        if any(isinstance(one.code, PrintedCode) for one in found.values()):
            break
    return tuple(sorted(found.values(), key=lambda one: isinstance(one.code, UnknownCode)))


def _attempts(picture: Image) -> Iterator[tuple[Image, str]]:
    from PIL import Image, ImageFilter

    usual = _at_short_side(picture, SHORT_SIDE)
    yield usual, "LocalAverage"
    if is_blank(usual):
        return
    yield usual, "GlobalHistogram"
    whole = picture
    if max(picture.size) > _LONGEST_SIDE:
        whole = picture.resize(_scaled(picture.size, _LONGEST_SIDE / max(picture.size)), Image.Resampling.BOX)
    if whole.size != usual.size:
        yield whole, "LocalAverage"
    yield usual.filter(ImageFilter.GaussianBlur(1)), "LocalAverage"
    yield usual.filter(ImageFilter.MedianFilter(3)), "LocalAverage"
    larger = _scaled(usual.size, 1.7)
    if max(larger) <= _LONGEST_SIDE:
        yield (
            usual.resize(larger, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1)),
            "LocalAverage",
        )


def _at_short_side(picture: Image, side: int) -> Image:
    from PIL import Image

    factor = side / max(1, min(picture.size))
    if factor > 0.9 or max(picture.size) * factor < 50:
        return picture
    return picture.resize(_scaled(picture.size, factor), Image.Resampling.BOX, reducing_gap=1.01)


def _scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _read(picture: Image, binarizer: str) -> dict[str, FoundCode]:
    import zxingcpp

    width, height = picture.size
    # A view of bytes that live as long as the call: zxing-cpp's own ImageView does not keep them alive.
    rows = memoryview(picture.tobytes()).cast("B", (height, width))
    read = zxingcpp.read_barcodes(
        rows,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=False,
        binarizer=getattr(zxingcpp.Binarizer, binarizer),
    )
    return {one.text: _found(one, width, height) for one in read if one.text}


def _found(barcode: Any, width: int, height: int) -> FoundCode:
    corners = barcode.position
    points = [corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left]
    across, along = [point.x for point in points], [point.y for point in points]
    angle = math.degrees(
        math.atan2(points[1].y - points[0].y, points[1].x - points[0].x)  # y grows downwards: clockwise
    )
    box = (min(across) / width, min(along) / height, max(across) / width, max(along) / height)
    return FoundCode(parse_code(barcode.text), angle, box, barcode.text)


def _quantile(counts: list[int], wanted: int) -> int:
    seen = 0
    for value, count in enumerate(counts):
        seen += count
        if seen > wanted:
            return value
    return 255
