"""Runs put together into lines: words, type size, what is bold, cells that stand apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.pdf.characters import HYPHEN
from medias_desktop.policies.outline.pdf.fonts import heavier
from medias_desktop.policies.outline.pdf.pulling import APART, SPACED

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.fonts import Face
    from medias_desktop.policies.outline.pdf.pulling import Box, Run

_WORD_GAP = 0.14
"""Space between two runs, in type sizes, from which they are two words."""
_CELL_GAP = 0.95
"""Space from which they may be two cells of a table or two columns."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NORMAL = 0x404040


@dataclass(slots=True)
class Line:
    """A line of a page, or a part of one that stands apart.

    Sides and baseline are in points from the lower left. ``bold``, ``italic``, ``color`` (0: that of the text) count
    when nearly all of the line has them; ``lead`` is the bold beginning of a line that goes on plain. ``parts`` are
    the cells when a line has several, ``page`` and ``column`` say where it stands, ``note`` that it is a footnote, ``opens`` that it
    begins with a number or a label, ``starts`` with any mark.
    """

    left: float
    right: float
    y: float
    size: float
    text: str
    bold: bool = False
    italic: bool = False
    color: int = 0
    lead: str = ""
    parts: list[Line] = field(default_factory=list)
    page: int = 0
    column: int = 0
    underlined: bool = False
    note: bool = False
    row: tuple[str, ...] = ()
    hyphen: bool = False
    opens: bool = False
    starts: bool = False


def body_face(runs: list[Run]) -> tuple[int, float]:
    """Return the font and the size that most letters are set in."""
    counted: Counter[tuple[int, float]] = Counter()
    for run in runs:
        counted[run.face, round(run.size * 2) / 2] += len(run.text)
    return counted.most_common(1)[0][0] if counted else (0, 10.0)


class Styles:
    """Tells bold and italic faces of a document from its text face."""

    def __init__(self, faces: list[Face], body: int) -> None:
        text = faces[body] if faces else None
        self.bold = [text is not None and heavier(face, text) for face in faces]
        self.italic = [face.italic for face in faces]


def make_lines(runs: list[Run], styles: Styles, page: int, boxes: list[Box] | None = None) -> list[Line]:
    """Return the lines of a page in the order of the file, each with its cells when something stands apart.

    ``boxes`` are the rules of the page: an upright one parts two cells however near they stand.
    """
    upright = [box for box in boxes if box.right - box.left < 3 < box.top - box.bottom] if boxes else []
    lines: list[Line] = []
    row: list[Run] = []
    right = y = size = 0.0
    for run in runs:
        if row:
            tall = size if size > run.size else run.size
            off = abs(run.y - y)
            near = off < 0.45 * tall or (
                off < 0.65 * tall and min(size, run.size) < 0.8 * tall
            )  # raised figures
            if near and run.left > right - 0.6 * tall:
                row.append(run)
                if run.right > right:
                    right = run.right
                if run.size > size:
                    size, y = run.size, run.y
                continue
            lines.append(_line(row, styles, page, upright))
        row = [run]
        _, right, y, size, _, _, _, _ = run
    if row:
        lines.append(_line(row, styles, page, upright))
    return lines


def _line(row: list[Run], styles: Styles, page: int, upright: list[Box]) -> Line:
    if len(row) == 2 and row[1].text == HYPHEN and row[0].face == row[1].face:
        row = [row[0]._replace(text=row[0].text + HYPHEN, right=row[1].right)]
    if len(row) == 1:
        left, right, y, size, face, color, text, _ = row[0]
        bare = text.strip()
        if bare and bare[-1] == HYPHEN:
            return Line(left, right, y, size, bare[:-1] + "-", styles.bold[face], styles.italic[face], _colored(color),
                        page=page, hyphen=True)  # fmt: skip
        return Line(
            left, right, y, size, bare, styles.bold[face], styles.italic[face], _colored(color), page=page
        )
    cells: list[list[Run]] = [[row[0]]]
    right = row[0].right
    for run in row[1:]:
        size = run.size if run.size > row[0].size else row[0].size
        gap = run.left - right + _leading_space(run)
        apart = gap > _CELL_GAP * size or (upright and gap > 2 and _parted(upright, right, run))
        if apart and run.text.strip():
            cells.append([run])
        else:
            cells[-1].append(run)
        right = run.right if run.text.strip() else right
    if len(cells) == 1:
        return _joined(row, styles, page)
    parts = [part for cell in cells if (part := _joined(cell, styles, page)).text]
    if len(parts) < 2:
        return parts[0] if parts else Line(row[0].left, row[0].right, row[0].y, row[0].size, "", page=page)
    return merge(parts)


def _parted(upright: list[Box], right: float, run: Run) -> bool:
    middle = run.y + 0.3 * run.size
    return any(right - 1 < box.left < run.left + 1 and box.bottom < middle < box.top for box in upright[:400])


def _leading_space(run: Run) -> float:
    spaces = len(run.text) - len(run.text.lstrip())
    return 0.25 * spaces * run.size if spaces else 0.0


def _colored(color: int) -> int:
    """Return a colour, 0 for what is read as black or as white."""
    red, green, blue = color >> 16, color >> 8 & 255, color & 255
    plain = max(red, green, blue) - min(red, green, blue) < 24
    return 0 if plain else color


def _joined(row: list[Run], styles: Styles, page: int) -> Line:
    """Join the runs of a cell; small raised figures become raised signs."""
    main = row[0]
    for run in row:
        if run.size > main.size + 0.1 or (run.size > main.size - 0.1 and len(run.text) > len(main.text)):
            main = run
    size, y = main.size, main.y
    pieces: list[str] = []
    lead: list[str] = []
    letters = bold = italic = 0
    leading = True
    right = row[0].left
    color = 0
    for run in row:
        text, face = run.text, run.face
        if pieces and (run.joint == SPACED or (run.joint == APART and run.left - right > _WORD_GAP * size)):
            text = " " + text
        if run.size < 0.8 * size and run.y > y + 0.12 * size and text.strip().isdigit():
            text = text.translate(_RAISED)
        count = len(text.strip())
        letters += count
        if styles.bold[face]:
            bold += count
        if leading and (styles.bold[face] or (count and not any(map(str.isalpha, text)) and not lead)):
            lead.append(text)
        elif count:
            leading = False
        italic += count if styles.italic[face] else 0
        color = color or _colored(run.color)
        pieces.append(text)
        if count:
            right = run.right
    text = " ".join("".join(pieces).split())
    hyphen = text[-1:] == HYPHEN
    first = "".join(lead).strip()
    return Line(
        row[0].left, max(run.right for run in row), y, size, text.replace(HYPHEN, "-"),
        bold > 0.85 * letters, italic > 0.85 * letters, color if letters else 0,
        first if 0 < bold <= 0.85 * letters and any(map(str.isalpha, first)) else "",
        page=page, hyphen=hyphen,
    )  # fmt: skip


def merge(parts: list[Line]) -> Line:
    """Make one line of parts that stand beside each other."""
    first = parts[0]
    main = max(parts, key=lambda part: (part.size, len(part.text)))
    made = Line(
        first.left, parts[-1].right, main.y, main.size, " ".join(part.text for part in parts),
        all(part.bold for part in parts), all(part.italic for part in parts),
        main.color if all(part.color == main.color for part in parts) else 0,
        parts=parts, page=first.page, hyphen=parts[-1].hyphen,
    )  # fmt: skip
    if not made.bold and (first.bold or first.lead):
        bold = [part.text for part in parts[: next(n for n, part in enumerate(parts) if not part.bold)]]
        cut = parts[len(bold)].lead if len(bold) < len(parts) else ""
        made.lead = " ".join([*bold, cut] if cut else bold)
    elif not made.bold and len(parts) == 2 and parts[1].lead and len(first.text) < 6:
        made.lead = f"{first.text} {parts[1].lead}"
    return made
