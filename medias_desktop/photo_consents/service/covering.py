"""Faces covered for good: what lies under a cover has no part in the picture that leaves.

A blur is no cover: each of its pixels is a sum of those beneath, and sums can be solved; even a mosaic of few cells keeps an
average of every part of a face. So a cover is a mosaic made of what surrounds it alone, and it is laid before the picture
is made smaller, which would mix what is beneath into the pixels beside it. Two pictures that differ only under a cover
become the same copy, byte by byte.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from medias_desktop.photo_consents.rules.items import Frame

_CELLS = 6
"""Of the mosaic, across and down."""
_RING = 12
"""Pixels beside a cover that give it its colours."""
_LEAST_MARGIN = 16
"""Pixels: so far a JPEG spreads the colours of one block into those beside it."""

Box = tuple[int, int, int, int]


def cover(image: Image, frames: Sequence[Frame]) -> None:
    """Cover frames, and a margin around each, in an upright picture (grey, RGB or CMYK) as it was taken."""
    from PIL import Image as Pillow
    from PIL import ImageDraw

    boxes = [_with_margin(frame, image.size) for frame in frames]
    boxes = [box for box in boxes if box[0] < box[2] and box[1] < box[3]]
    hidden = Pillow.new("1", image.size)
    pen = ImageDraw.Draw(hidden)
    for left, top, right, bottom in boxes:
        pen.rectangle((left, top, right - 1, bottom - 1), fill=1)
    # All colours first: a cover already laid beside another has none of its own to give.
    made = [_mosaic(image, hidden, box) for box in boxes]
    for box, mosaic in zip(boxes, made, strict=True):
        image.paste(mosaic, box)


def _with_margin(frame: Frame, size: tuple[int, int]) -> Box:
    from medias_desktop.photo_consents.rules.publishing import box_of

    left, top, right, bottom = box_of(frame, size)
    bare = box_of(frame, size, 0)
    return (
        max(min(left, bare[0] - _LEAST_MARGIN), 0),
        max(min(top, bare[1] - _LEAST_MARGIN), 0),
        min(max(right, bare[2] + _LEAST_MARGIN), size[0]),
        min(max(bottom, bare[3] + _LEAST_MARGIN), size[1]),
    )


def _mosaic(image: Image, hidden: Image, box: Box) -> Image:
    """Return the picture of a cover: each cell between the colours of the four sides, the nearer the more."""
    from PIL import Image as Pillow

    left, top, right, bottom = box
    across = [left + (right - left) * step // _CELLS for step in range(_CELLS + 1)]
    down = [top + (bottom - top) * step // _CELLS for step in range(_CELLS + 1)]
    overall = _colour(image, hidden, (left - _RING, top - _RING, right + _RING, bottom + _RING))
    neutral = overall or (128,) * len(image.getbands())

    def beside(place: Box) -> tuple[int, ...]:
        return _colour(image, hidden, place) or neutral

    over = [beside((x, top - _RING, to, top)) for x, to in _pairs(across)]
    under = [beside((x, bottom, to, bottom + _RING)) for x, to in _pairs(across)]
    before = [beside((left - _RING, y, left, to)) for y, to in _pairs(down)]
    after = [beside((right, y, right + _RING, to)) for y, to in _pairs(down)]
    cells = Pillow.new(image.mode, (_CELLS, _CELLS))
    for row in range(_CELLS):
        for column in range(_CELLS):
            sides = (
                (over[column], row),
                (under[column], _CELLS - 1 - row),
                (before[row], column),
                (after[row], _CELLS - 1 - column),
            )
            cells.putpixel((column, row), _between(sides))
    return cells.resize((right - left, bottom - top), Pillow.Resampling.NEAREST)


def _between(sides: Sequence[tuple[tuple[int, ...], int]]) -> tuple[int, ...]:
    weights = [1 / (distance + 1) ** 2 for _colour_there, distance in sides]
    bands = zip(*(colour for colour, _distance in sides), strict=True)
    return tuple(
        round(sum(value * weight for value, weight in zip(band, weights, strict=True)) / sum(weights))
        for band in bands
    )


def _colour(image: Image, hidden: Image, place: Box) -> tuple[int, ...] | None:
    """Return the mean colour of what no cover hides there; None where nothing is seen."""
    from PIL import ImageChops, ImageStat

    left, top = max(place[0], 0), max(place[1], 0)
    right, bottom = min(place[2], image.width), min(place[3], image.height)
    if left >= right or top >= bottom:
        return None
    seen = ImageChops.invert(hidden.crop((left, top, right, bottom)).convert("L"))
    if seen.getbbox() is None:
        return None
    return tuple(round(mean) for mean in ImageStat.Stat(image.crop((left, top, right, bottom)), seen).mean)


def _pairs(edges: list[int]) -> list[tuple[int, int]]:
    return list(itertools.pairwise(edges))
