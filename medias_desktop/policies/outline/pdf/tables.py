"""Tables: cells between rules, or cells that stand under one another; a row becomes one line."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.policies.outline.pdf.columns import rows_of
from medias_desktop.policies.outline.pdf.lines import Line

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.pulling import Box

_THIN = 3.0
_MARK = re.compile(
    r"(?:[-–—•*▪➢➤►○●·‣✓☐☑❖o§]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})\s?[.)°:–-]{0,2})$"
)


class Grid(NamedTuple):
    """A ruled table: the heights of its horizontal rules from the top down, the places of its vertical ones."""

    heights: list[float]
    places: list[float]


def find_grids(boxes: list[Box]) -> list[Grid]:
    """Return the ruled tables of a page with two columns or more."""
    across: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for left, bottom, right, top in boxes:
        if top - bottom < _THIN < right - left:
            across.append(((top + bottom) / 2, left, right))
        elif right - left < _THIN < top - bottom:
            upright.append(((left + right) / 2, bottom, top))
        elif right - left > 8 and top - bottom > 8:
            across += [(top, left, right), (bottom, left, right)]
            upright += [(left, bottom, top), (right, bottom, top)]
    grids = []
    for group in _connected(upright):
        low, high = min(one[1] for one in group), max(one[2] for one in group)
        places = _distinct([one[0] for one in group])
        heights = _distinct([y for y, left, right in across
                             if low - 3 < y < high + 3 and left < places[-1] and right > places[0]])  # fmt: skip
        if len(places) > 2 and len(heights) > 1 and len(places) < 40:
            grids.append(Grid(heights[::-1], places))
    return grids


def _connected(upright: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    groups: list[list[tuple[float, float, float]]] = []
    low = 0.0
    for one in sorted(upright, key=lambda rule: -rule[2]):
        if groups and one[2] >= low - 3:
            groups[-1].append(one)
            low = min(low, one[1])
        else:
            groups.append([one])
            low = one[1]
    return groups


def _distinct(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 4:
            found.append(value)
    return found


def read_grids(lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Replace the lines inside ruled tables by one line for each row."""
    for grid in find_grids(boxes) if len(boxes) > 3 else []:
        lines = _read_grid(lines, grid)
    return lines


def _read_grid(lines: list[Line], grid: Grid) -> list[Line]:
    top, bottom = grid.heights[0], grid.heights[-1]
    left, right = grid.places[0], grid.places[-1]
    cells: dict[tuple[int, int], list[Line]] = {}
    kept: list[Line] = []
    at = -1
    for line in lines:
        middle = line.y + 0.3 * line.size
        if not (bottom < middle < top and line.left > left - 4 and line.right < right + 12):
            kept.append(line)
            continue
        if at < 0:
            at = len(kept)
        row = bisect_left([-height for height in grid.heights], -middle)
        for part in line.parts or [line]:
            column = bisect_left(grid.places, part.left + 2)
            cells.setdefault((row, column), []).append(part)
    if len({row for row, _ in cells}) < 2 or len({column for _, column in cells}) < 2:
        return lines
    rows = [_row(cells, row, len(grid.places)) for row in sorted({row for row, _ in cells})]
    return kept[:at] + rows + kept[at:]


def _row(cells: dict[tuple[int, int], list[Line]], row: int, columns: int) -> Line:
    texts, parts = [], []
    for column in range(1, columns):
        cell = rows_of(cells.get((row, column), []))
        texts.append(" ".join(line.text for line in cell))
        parts += cell
    first = parts[0]
    return Line(
        first.left, max(part.right for part in parts), max(part.y for part in parts), first.size, " ".join(filter(None, texts)),
        bold=all(part.bold for part in parts), page=first.page, column=first.column, row=tuple(texts),
    )  # fmt: skip


def join_marks(lines: list[Line]) -> None:
    """Make one part of a list’s mark and its text when nothing else stands on the line."""
    for line in lines:
        if len(line.parts) == 2 and not line.row and _MARK.match(line.parts[0].text):
            line.parts = []


def read_aligned(lines: list[Line]) -> list[Line]:
    """Replace lines whose parts stand under one another, three times or more, by rows; other lines lose their parts."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        if not lines[at].parts or lines[at].row:
            found.append(lines[at])
            at += 1
            continue
        end, rows = _gather(lines, at)
        full = sum(1 for row in rows if sum(1 for cell in row if cell) > 1)
        if full >= 3 or (full == 2 and len(rows[0]) > 2):
            found += [_aligned_row(lines[at], row) for row in rows]
        else:
            found += lines[at:end]
        at = end
    for line in found:
        line.parts = []
    return found


def _gather(lines: list[Line], at: int) -> tuple[int, list[list[str]]]:
    """Return the line after the table that begins at ``at``, and its rows."""
    widest = lines[at].parts
    for line in lines[at + 1 : at + 4]:
        if len(line.parts) > len(widest) and _alike(line.parts, widest):
            widest = line.parts
    rows: list[list[str]] = []
    before = lines[at]
    end = at
    while end < len(lines):
        line = lines[end]
        if line.row or line.page != before.page or before.y - line.y > 3.2 * line.size or before.y < line.y:
            break
        if line.parts and (end == at or _alike(line.parts, widest)):
            rows.append(_spread(line.parts, widest))
        elif not line.parts and rows and _continues(line, before, widest):
            column = max(0, _column(line, widest))
            rows[-1][column] = f"{rows[-1][column]} {line.text}".strip()
        else:
            break
        before = line
        end += 1
    return max(end, at + 1), rows


def _column(part: Line, columns: list[Line]) -> int:
    """Return the column that a part stands in (its left side, right side or middle on that of the column), or -1."""
    reach = 0.7 * part.size
    for n, column in enumerate(columns):
        if abs(part.left - column.left) < reach or abs(part.right - column.right) < reach:
            return n
        if abs(part.left + part.right - column.left - column.right) < reach:
            return n
    return -1


def _alike(parts: list[Line], columns: list[Line]) -> bool:
    places = [_column(part, columns) for part in parts]
    return len({place for place in places if place >= 0}) > 1


def _continues(line: Line, before: Line, columns: list[Line]) -> bool:
    column = _column(line, columns)
    return before.y - line.y < 1.5 * line.size and (
        column > 0 or (column == 0 and line.right < columns[1].left)
    )


def _spread(parts: list[Line], columns: list[Line]) -> list[str]:
    row = [""] * len(columns)
    last = 0
    for part in parts:
        column = _column(part, columns)
        if column < 0:
            column = max([n for n, one in enumerate(columns) if one.left <= part.left + 2] or [0])
        last = max(last, column)
        row[last] = f"{row[last]} {part.text}".strip()
    return row


def _aligned_row(like: Line, cells: list[str]) -> Line:
    return Line(like.left, like.right, like.y, like.size, " ".join(filter(None, cells)), page=like.page,
                column=like.column, row=tuple(cells))  # fmt: skip
