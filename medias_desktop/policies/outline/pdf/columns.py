"""Lines brought into reading order: one column, two columns, titles across both."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.pdf.lines import merge

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.lines import Line
    from medias_desktop.policies.outline.pdf.pulling import Box

_FEWEST = 4
"""Lines that a column has at least."""


def in_reading_order(lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Return the lines of a page as they are read; each knows its column (0: across the page, 1 left, 2 right)."""
    if len(lines) < 2:
        return lines
    simple = all(upper.y > lower.y for upper, lower in pairwise(lines))
    if simple and not any(line.parts for line in lines):
        return lines
    pieces = [part for line in lines for part in (line.parts or (line,))]
    gutter = find_gutter(pieces, boxes) or _turn(pieces)
    if gutter is None:
        return lines if simple else rows_of(pieces)
    return _by_columns(pieces, gutter)


def rows_of(pieces: list[Line]) -> list[Line]:
    """Put pieces on one baseline together, from the top of the page down."""
    ordered = sorted(pieces, key=lambda piece: (-piece.y, piece.left))
    rows: list[list[Line]] = []
    for piece in ordered:
        row = rows[-1] if rows else None
        if row and abs(row[0].y - piece.y) < 0.3 * max(row[0].size, piece.size) and _beside(row, piece):
            row.append(piece)
        else:
            rows.append([piece])
    made = []
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        made.append(row[0] if len(row) == 1 else merge(row))
    return made


def _beside(row: list[Line], piece: Line) -> bool:
    reach = 0.5 * piece.size
    return all(piece.left > one.right - reach or piece.right < one.left + reach for one in row[-8:])


def find_gutter(pieces: list[Line], boxes: list[Box]) -> float | None:
    """Return the middle of the white strip between two columns of text, None when there is but one."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    width = right - left
    if width <= 0:
        return None
    starts = [piece for piece in pieces if left + 0.35 * width < piece.left < left + 0.75 * width]
    if len(starts) < _FEWEST:
        return None
    text = [
        piece for piece in pieces if piece.right - piece.left > 0.12 * width
    ]  # no page number in the middle
    best = None
    for start in sorted({round(piece.left) for piece in starts}):
        judged = _judge(text, start - 1.0, left)
        if judged and (best is None or judged > best):
            best = judged
    if best is None or _is_ruled(boxes, best[1], pieces):
        return None
    return best[1]


def _turn(pieces: list[Line]) -> float | None:
    """Return the strip between two columns when the file itself writes first the left, then the right one."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    for at, (before, piece) in enumerate(pairwise(pieces), start=1):
        if piece.y - before.y < 3 * piece.size or not left + 0.35 * (
            right - left
        ) < piece.left < left + 0.7 * (right - left):
            continue
        ones = sorted(one.right for one in pieces[:at] if one.right < piece.left - 4)
        others = [one for one in pieces[at:] if ones and one.left > ones[-1] + 4]
        sides = len(ones) >= max(3, 0.8 * at) and len(others) >= max(3, 0.8 * (len(pieces) - at))
        if sides:
            start = min(one.left for one in others)
            if sum(1 for one in others if one.left < start + 2) * 3 >= len(others):
                return (ones[-1] + start) / 2
    return None


def _judge(pieces: list[Line], start: float, left: float) -> tuple[float, float] | None:
    """Return how much text stands in the two columns beside a strip ending at ``start``, and the strip’s middle."""
    before = [piece for piece in pieces if piece.right <= start]
    after = [piece for piece in pieces if piece.left >= start]
    if len(before) < _FEWEST or len(after) < _FEWEST:
        return None
    edge = max(piece.right for piece in before)
    if start - edge < 5:
        return None
    one, two = edge - left, max(piece.right for piece in after) - start
    if not 0.5 < one / two < 2 or not (_is_text(before, left, one) and _is_text(after, start, two)):
        return None
    if not _overlap(before, after):
        return None
    across = sum(len(piece.text) for piece in pieces if piece.left < start < piece.right)
    return sum(len(piece.text) for piece in before + after) - 2 * across, (edge + start) / 2


def _is_text(pieces: list[Line], left: float, width: float) -> bool:
    """Say whether pieces are lines of running text: most begin at the left and many fill their column."""
    flush = sum(1 for piece in pieces if piece.left - left < 0.1 * width)
    full = sum(1 for piece in pieces if piece.right - piece.left > 0.7 * width)
    letters = sum(len(piece.text) for piece in pieces)
    return flush * 2 >= len(pieces) and full * 5 >= 2 * len(pieces) and letters > 18 * len(pieces)


def _overlap(before: list[Line], after: list[Line]) -> bool:
    top = min(max(piece.y for piece in before), max(piece.y for piece in after))
    bottom = max(min(piece.y for piece in before), min(piece.y for piece in after))
    beside = [piece for piece in after if bottom - 2 <= piece.y <= top + 2]
    return len(beside) >= 3


def _is_ruled(boxes: list[Box], gutter: float, pieces: list[Line]) -> bool:
    """Say whether rules cross the strip again and again: then it parts the cells of a table."""
    low, high = min(piece.y for piece in pieces), max(piece.y for piece in pieces)
    heights = {
        round(box.top)
        for box in boxes
        if box.left < gutter - 3 and box.right > gutter + 3 and box.top - box.bottom < 3
    }
    return len([height for height in heights if low < height < high]) >= 4


def _by_columns(pieces: list[Line], gutter: float) -> list[Line]:
    """Read from one line across the page to the next: the left column, then the right one."""
    across = [piece for piece in pieces if piece.left < gutter < piece.right]
    left = rows_of([piece for piece in pieces if piece.right <= gutter])
    right = rows_of([piece for piece in pieces if piece.left >= gutter])
    for line in left:
        line.column = 1
    for line in right:
        line.column = 2
    ordered: list[Line] = []
    for bar in [*rows_of(across), None]:
        height = bar.y if bar else float("-inf")
        for column in (left, right):
            while column and column[0].y > height:
                ordered.append(column.pop(0))
        if bar:
            ordered.append(bar)
    return ordered
