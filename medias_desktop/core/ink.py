"""A drawing made by hand, such as a signature: strokes with time and pressure, and the SVG that keeps them.

Coordinates are whole units on a sheet of ``WIDTH`` × ``HEIGHT``, whatever it was drawn on, from its upper left corner.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDTH, HEIGHT = 3000, 1000
MEDIA_TYPE = "image/svg+xml"
MOST_POINTS = 20_000
"""Ten minutes of drawing without a pause; nothing more is taken in."""
MOST_PRESSURE = 255
LEAST_LENGTH, LEAST_EXTENT = 200, 80
"""Units of ink, and of the drawing’s longer side, below which it is a dot and no signature. A cross is one."""

_THIN, _THICK = 9.0, 26.0
_FAST = 9.0
"""Units a millisecond at which a line drawn without pressure is at its thinnest."""
_STEP = 2
"""Widths are rounded to this many units: neighbours of one width make one path."""
_EDGE = 20
"""Units around a drawing that is cut: half of the thickest line, and some air."""
_NAMESPACE = "urn:medias-desktop:ink:1"
_INK = re.compile(rb'<ink xmlns="urn:medias-desktop:ink:1">([0-9,; -]*)</ink>')


class InkPoint(NamedTuple):
    """A place of the pen: ``ms`` since the first touch, ``pressure`` 1 to 255, 0 when the device tells none."""

    x: int
    y: int
    ms: int
    pressure: int = 0


Stroke = tuple[InkPoint, ...]


class Curve(NamedTuple):
    """A piece of a line: two control points and where it ends (a cubic Bézier curve)."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Run(NamedTuple):
    """Pieces of a line that have one width, with round ends; none at all for a dot."""

    width: int
    x: int
    y: int
    curves: tuple[Curve, ...]


class NotADrawing(ValueError):
    """What should be a kept drawing is none."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes in the order in which they were made."""

    strokes: tuple[Stroke, ...] = ()

    @property
    def length(self) -> float:
        """Return how much line there is, in units."""
        return sum(
            math.hypot(b.x - a.x, b.y - a.y) for stroke in self.strokes for a, b in itertools.pairwise(stroke)
        )

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Return the left, upper, right and lower edge of what is drawn, in units; zeros when nothing is."""
        points = [point for stroke in self.strokes for point in stroke]
        if not points:
            return 0, 0, 0, 0
        across, down = [one.x for one in points], [one.y for one in points]
        return min(across), min(down), max(across), max(down)

    @property
    def extent(self) -> int:
        """Return the longer side of what is drawn, in units."""
        left, top, right, bottom = self.box
        return max(right - left, bottom - top)

    @property
    def is_trivial(self) -> bool:
        """Tell whether it is nothing, or too small to be anybody’s signature."""
        return self.length < LEAST_LENGTH or self.extent < LEAST_EXTENT

    def without_last(self) -> Drawing:
        """Return the drawing before its last stroke."""
        return Drawing(self.strokes[:-1])


def runs(stroke: Stroke) -> tuple[Run, ...]:
    """Return how a stroke is drawn: smooth, thicker where it was pressed or slow."""
    first = stroke[0]
    if len(stroke) == 1:
        return (Run(round(_THICK), first.x, first.y, ()),)
    widths = _widths(stroke)
    curves = _curves(stroke)
    found = []
    at = 0
    for width, same in itertools.groupby(widths):
        count = len(list(same))
        found.append(Run(width, stroke[at].x, stroke[at].y, tuple(curves[at : at + count])))
        at += count
    return tuple(found)


def _widths(stroke: Stroke) -> list[int]:
    """Return the width of each piece, following what the hand did with a little delay."""
    widths = []
    width = None
    for a, b in itertools.pairwise(stroke):
        if a.pressure or b.pressure:
            share = (a.pressure + b.pressure) / (2 * MOST_PRESSURE)
        else:
            speed = math.hypot(b.x - a.x, b.y - a.y) / max(1, b.ms - a.ms)
            share = 0.75 - 0.65 * min(1.0, speed / _FAST)
        wanted = _THIN + (_THICK - _THIN) * share
        width = wanted if width is None else width + 0.3 * (wanted - width)
        widths.append(round(width / _STEP) * _STEP)
    return widths


def _curves(stroke: Stroke) -> list[Curve]:
    """Return the smooth line through all points (Catmull and Rom’s, as Bézier curves)."""
    around = (stroke[0], *stroke, stroke[-1])
    return [
        Curve(
            b.x + (c.x - a.x) / 6,
            b.y + (c.y - a.y) / 6,
            c.x - (d.x - b.x) / 6,
            c.y - (d.y - b.y) / 6,
            c.x,
            c.y,
        )
        for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False)
    ]


def to_svg(drawing: Drawing, *, cut: bool = False) -> bytes:
    """Return a drawing as SVG, black, with all that is needed to have its strokes again.

    It shows the whole sheet, or with ``cut`` no more than what is drawn on it.
    """
    view = (0, 0, WIDTH, HEIGHT)
    if cut and drawing.strokes:
        left, top, right, bottom = drawing.box
        view = (left - _EDGE, top - _EDGE, right - left + 2 * _EDGE, bottom - top + 2 * _EDGE)
    paths = "".join(_path(run) for stroke in drawing.strokes for run in runs(stroke))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, view))}">'
        f'<metadata><ink xmlns="{_NAMESPACE}">{_written(drawing.strokes)}</ink></metadata>'
        f'<g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">{paths}</g></svg>'
    ).encode()


def from_svg(svg: bytes) -> Drawing:
    """Return the drawing that ``to_svg`` wrote. Raises NotADrawing."""
    found = _INK.search(svg)
    if found is None:
        raise NotADrawing
    try:
        return Drawing(tuple(_read(one) for one in found[1].decode().split(";") if one))
    except ValueError as error:
        raise NotADrawing from error


def _path(run: Run) -> str:
    # A line of no length has no ends in some programs: a dot is one unit long.
    data = f"M{run.x} {run.y}" + ("".join(map(_piece, _relative(run))) or "h1")
    return f'<path stroke-width="{run.width}" d="{data}"/>'


def _relative(run: Run) -> Iterable[tuple[int, ...]]:
    x, y = run.x, run.y
    for curve in run.curves:
        yield tuple(round(value) - (y if n % 2 else x) for n, value in enumerate(curve))
        x, y = round(curve.x), round(curve.y)


def _piece(values: Sequence[int]) -> str:
    return "c" + " ".join(map(str, values)).replace(" -", "-")


def _written(strokes: Iterable[Stroke]) -> str:
    """Return strokes as text: each point as its difference to the one before."""
    parts = []
    for stroke in strokes:
        before = InkPoint(0, 0, 0, 0)
        points = []
        for point in stroke:
            points.append(",".join(str(new - old) for new, old in zip(point, before, strict=True)))
            before = point
        parts.append(" ".join(points))
    return ";".join(parts)


def _read(text: str) -> Stroke:
    """Return a stroke. Raises ValueError."""
    points = []
    last = InkPoint(0, 0, 0, 0)
    for one in text.split(" "):
        x, y, ms, pressure = map(int, one.split(","))
        last = InkPoint(last.x + x, last.y + y, last.ms + ms, last.pressure + pressure)
        points.append(last)
    return tuple(points)
