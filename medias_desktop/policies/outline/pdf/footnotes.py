"""Footnotes: small type at the foot of a page, begun by a figure or a star."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.lines import Line
    from medias_desktop.policies.outline.pdf.pulling import Box

_MARK = re.compile(r"(?:\(?\d{1,2}[.)]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3}|†|‡)\s*(?=\S)")
_TIGHT = re.compile(r"^(\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?=[^\W\d_«“])")


def mark_notes(pages: list[list[Line]], boxes: list[list[Box]], size: float) -> None:
    """Mark the lines of footnotes; ``size`` is the type size of the text."""
    for lines, drawn in zip(pages, boxes, strict=True):
        for column in (0, 1, 2):
            foot = [line for line in lines if line.column == column]
            if foot and foot[-1].size < 0.93 * size:
                _mark(foot, drawn, size)


def _mark(lines: list[Line], boxes: list[Box], size: float) -> None:
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.size > 0.93 * size or line.row:
            break
        if at < len(lines) - 1 and line.y - lines[at + 1].y > 2.5 * size:
            break
        first = at
    while first < len(lines) and not _MARK.match(lines[first].text):
        first += 1
    if first == len(lines) or first == 0:
        return
    apart = lines[first - 1].y - lines[first].y > 1.35 * size
    ruled = any(
        box.top - box.bottom < 2
        and lines[first].y < box.bottom < lines[first - 1].y
        and box.right - box.left > 20
        for box in boxes
    )
    if apart or ruled:
        for line in lines[first:]:
            line.note = True
            line.text = _TIGHT.sub(r"\1 ", line.text)
