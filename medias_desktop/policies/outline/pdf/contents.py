"""The table of contents of a PDF: lines with leader dots or a page number at the right edge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.lines import Line

_TITLE = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:table\s+des\s+mati[èe]res|table\s+of\s+contents?|contents|sommaire|index|contenu|table|plan)\s*:?(?:\s+pages?)?$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}|·{4,}|-{6,}")
_PAGED = re.compile(
    r"(?:(?:\.\s?){3,}|…+|_{3,}|·{3,}|-{4,})\s*(?:page\s*)?(?:\d{1,3}|[ivxlc]{1,5}|[A-Z]-?\d{1,2})\s*$"
)
_NUMBER = re.compile(r"(?:\d{1,3}|[ivxlc]{1,5})$")
_LAST = frozenset("0123456789ivxlcIVXLC")
_BETWEEN = 3
"""Lines without a page number that an entry may take."""


def drop_contents(lines: list[Line], pages: int) -> list[Line]:
    """Return the lines without the table of contents, its title included."""
    if not lines:
        return lines
    limit = max(60, len(lines) // 2)
    edge = max(line.right for line in lines[:limit])
    paged = [_is_entry(line, edge, pages) for line in lines[:limit]]
    if sum(paged) < 3:
        return lines
    dropped: set[int] = set()
    at = 0
    while at < len(paged):
        if not paged[at]:
            at += 1
            continue
        last, entries = _reach(lines, paged, at)
        start = _start(lines, at)
        titled = start < at
        sure = sum(1 for n in range(at, last + 1) if paged[n] and _LEADER.search(lines[n].text))
        if entries >= (2 if titled else 4) and (titled or sure * 2 >= entries):
            dropped.update(range(start, last + 1))
        at = last + 1
    return [line for n, line in enumerate(lines) if n not in dropped]


def _is_entry(line: Line, edge: float, pages: int) -> bool:
    """Say whether a line ends with leader dots and a page, or with a page that stands apart at the right edge."""
    if line.text[-1] in _LAST and _PAGED.search(line.text):
        return True
    if not line.parts:
        return False
    cell = line.parts[-1]
    if not _NUMBER.match(cell.text) or line.right < edge - 0.15 * edge or len(line.text) - len(cell.text) < 4:
        return False
    return not cell.text.isdigit() or int(cell.text) <= pages + 20


def _reach(lines: list[Line], paged: list[bool], start: int) -> tuple[int, int]:
    last, entries = start, 1
    for at in range(start + 1, len(paged)):
        if paged[at]:
            last, entries = at, entries + 1
        elif at - last > _BETWEEN or (lines[at].text[-1:] in ".;" and not _LEADER.search(lines[at].text)):
            break
    return last, entries


def _start(lines: list[Line], first: int) -> int:
    """Return the title over the entries, or the first line of an entry that wraps."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if _TITLE.match(lines[at].text):
            return at
        if lines[at].text[-1:] in ".;":
            break
    return first
