"""Running headers, footers and page numbers, known by coming back at the same place page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.numbers import parse

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.lines import Line

_EDGE = 4
"""Lines from the top and from the bottom of a page that may be furniture."""
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,6}$", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:[-–—|~\[(]\s*)?(?:page|pg?\.?|p)?\s*:?\s*\d{1,4}(?:\s*(?:of|de|sur|/|\|)\s*\d{1,4})?\s*(?:[-–—|~\])])?(?:\s*\|?\s*page)?$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"\bpage\s*:?\s*\d{1,4}\b|\b\d{1,4}\s*(?:of|de|sur|/)\s*\d{1,4}$", re.IGNORECASE)


def drop_furniture(pages: list[list[Line]], leading: float) -> list[list[Line]]:
    """Return the pages without what runs along their edges; ``leading`` is the distance of two lines of text."""
    edges = [_edges(lines) for lines in pages]
    running = _repeated(edges, len(pages)) | _set_apart(edges, leading)
    dropped: set[int] = set()
    for top, bottom in edges:
        for rows in (top, bottom):
            dropped.update(id(row) for row in rows[: _outside(rows, running, leading)])
        _drop_numbers(dropped, (bottom, top), leading, single=len(pages) == 1)
    if not dropped:
        return pages
    return [[line for line in lines if id(line) not in dropped] for lines in pages]


def _outside(rows: list[Line], running: set[int], leading: float) -> int:
    """Return how many lines from the edge inward are furniture: those that run, as far as the text is set apart."""
    many = next((n for n, row in enumerate(rows) if id(row) not in running), len(rows))
    for n in range(min(many, len(rows) - 1), 0, -1):
        if abs(rows[n].y - rows[n - 1].y) > 1.25 * leading:
            return n
    return 1 if many and (len(rows) == 1 or rows[0].size < 0.95 * rows[1].size) else 0


def drop_overlap(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop the line at the foot of a page that comes again at the head of the next: it was cut off there, unseen."""
    for upper, lower in pairwise(pages):
        for many in (3, 2, 1):
            if [line.text for line in upper[-many:]] == [line.text for line in lower[:many]] and len(
                upper
            ) > many:
                if sum(len(line.text) for line in lower[:many]) > 3:
                    del upper[-many:]
                break
    return pages


def _edges(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the highest lines from the top down and the lowest from the bottom up."""
    if len(lines) <= 2 * _EDGE:
        ordered = sorted(lines, key=_height)
        half = (len(lines) + 1) // 2
        return ordered[: max(half, min(2, len(lines)))], ordered[::-1][:half]
    # Nearly sorted already: the first and last dozen hold the edges, unless columns reach there.
    many = lines if len(lines) < 40 or any(line.column for line in lines) else lines[:12] + lines[-12:]
    ordered = sorted(many, key=_height)
    return ordered[:_EDGE], ordered[: -_EDGE - 1 : -1]


def _height(line: Line) -> float:
    return -line.y


def _repeated(edges: list[tuple[list[Line], list[Line]]], count: int) -> set[int]:
    """Find the same words at the same height; figures may grow with the pages."""
    groups: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for n, (top, bottom) in enumerate(edges):
        for line in {id(line): line for line in top + bottom}.values():
            groups[_NUMBER.sub("#", line.text), round(line.y / 4)].append((n, line))
    dropped: set[int] = set()
    for (words, height), places in groups.items():
        near = places + groups.get((words, height + 1), []) if (words, height + 1) in groups else places
        if len({n for n, _ in near}) < max(2, min(3, count // 3)):
            continue
        if "#" in words and (not _counts_pages(near) or _numbers_sections(near)):
            continue
        dropped.update(id(line) for _, line in near)
    return dropped


def _numbers_sections(places: list[tuple[int, Line]]) -> bool:
    """Say whether the lines are « Annex 1 », « Annex 2 » at the head of their pages, not page numbers."""
    if len({line.text for _, line in places}) == 1:
        return False
    parsed = parse(places[0][1].text)
    if parsed is None:
        return False
    return parsed.kind != "number" or places[0][1].text[len(parsed.number) : len(parsed.number) + 1] in (
        ".",
        ")",
    )


def _counts_pages(places: list[tuple[int, Line]]) -> bool:
    """Say whether each figure stays the same or follows the page."""
    rows = [(n, [int(number) for number in _NUMBER.findall(line.text)]) for n, line in places]
    for column in range(len(rows[0][1])):
        values = [numbers[column] for _, numbers in rows]
        steps = {numbers[column] - n for n, numbers in rows}
        if len(set(values)) > 1 and len(steps) > max(1, len(rows) // 4):
            return False
    return True


def _set_apart(edges: list[tuple[list[Line], list[Line]]], leading: float) -> set[int]:
    """Find the header or footer whose words change (the chapter’s title): always at one height, set apart."""
    dropped: set[int] = set()
    if len(edges) < 4:
        return dropped
    for side in (0, 1):
        heights: dict[int, list[tuple[Line, float]]] = defaultdict(list)
        for pair in edges:
            rows = pair[side]
            if len(rows) > 1 and len(rows[0].text) < 100:
                gap = abs(rows[0].y - next((row.y for row in rows if abs(row.y - rows[0].y) > 2), rows[0].y))
                heights[round(rows[0].y / 3)].append((rows[0], gap))
        for places in heights.values():
            many = len(places) * 5 >= 3 * len(edges)
            if (
                many
                and median(gap for _, gap in places) > 1.7 * leading
                and len({p[0].size for p in places}) <= 2
            ):
                dropped.update(id(line) for line, _ in places)
    return dropped


def _drop_numbers(
    dropped: set[int], sides: tuple[list[Line], list[Line]], leading: float, *, single: bool
) -> None:
    """Drop a page number alone at an edge, and « Page 3 of 9 » within its footer."""
    for rows in sides:
        left = [row for row in rows if id(row) not in dropped]
        if not left:
            continue
        line = left[0]
        apart = len(left) < 2 or abs(line.y - left[1].y) > 1.3 * leading
        alone = _PAGE.match(line.text) or (_ROMAN.match(line.text) and not single)
        if apart and (
            alone
            or (len(line.text) < 90 and _PAGE_WORD.search(line.text) and not single and _small(line, rows))
        ):
            dropped.add(id(line))


def _small(line: Line, rows: list[Line]) -> bool:
    return line.size <= max(row.size for row in rows)
