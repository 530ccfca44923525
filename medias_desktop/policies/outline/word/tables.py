"""Tables as lines of text; tables that only lay a page out taken apart into their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medias_desktop.policies.outline.numbers import parse
from medias_desktop.policies.outline.word.story import Block, Cell, Paragraph, Table

_TITLE = re.compile(
    r"(?:titre|title|objet|sujet|subject|(?:nom|titre) (?:de la|du) \w+|policy (?:title|name)|name of policy)\s*:?$",
    re.IGNORECASE,
)
"""What stands beside the title of the document in a table on its cover."""
_LONG = 60
"""Letters of a cell that holds text rather than a value."""


def unrolled(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the tables that only lay out the page replaced by what they hold."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _lays_out(block):
            inside = [one for row in block.rows for cell in row for one in unrolled(cell.blocks)]
            if inside:
                inside[0].page = inside[0].page or block.page
            found += inside
        else:
            found.append(block)
    return found


def _lays_out(table: Table) -> bool:
    """Say whether a table is of one column, holds headings over their text, or sets titles beside their text."""
    if max(len(row) for row in table.rows) == 1:
        return True
    for row in table.rows:
        filled = [cell for cell in row if cell.blocks]
        for cell in filled:
            headed = [one for one in cell.blocks if isinstance(one, Paragraph) and one.heading]
            if headed and (len(filled) == 1 or len(headed) < len(cell.blocks) or _beside_text(cell, filled)):
                return True
    return _titles_beside(table)


def _beside_text(cell: Cell, row: list[Cell]) -> bool:
    return any(len(cell_text(other)) > _LONG for other in row if other is not cell)


def _titles_beside(table: Table) -> bool:
    """Say whether numbered titles stand at the left, what they rule at the right."""
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return False
    left = [parse(row[0]) for row in rows]
    titled = sum(1 for one in left if one is not None and len(one.text) > 3)
    return titled == len(rows) and all(len(row[1]) > _LONG for row in rows)


def cell_text(cell: Cell) -> str:
    """Return the text of a cell on one line, nested tables included."""
    if cell.continued:
        return ""
    return " ".join(" ".join(_texts(cell.blocks)).split())


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            mark = "" if block.label is None else "•" if block.label.bullet else block.label.number
            yield f"{mark} {block.text}"
        else:
            for row in block.rows:
                yield from (cell_text(cell) for cell in row)


def notes_of(blocks: list[Block]) -> Iterator[str]:
    """Return the notes cited in the blocks, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.notes
        else:
            for row in block.rows:
                for cell in row:
                    yield from notes_of(cell.blocks)


def table_lines(table: Table) -> list[str]:
    """Return the rows as lines ``| cell | cell |``, a head row followed by ``| --- | --- |``."""
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            cells += [cell_text(cell).replace("|", "\\|"), *[""] * (cell.columns - 1)]
        rows.append(cells)
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |" for cells in rows]
    if table.head or _bold_head(table):
        lines.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return lines


def _bold_head(table: Table) -> bool:
    return len(table.rows) > 1 and _all_bold(table.rows[0]) and not _all_bold(table.rows[1])


def _all_bold(row: list[Cell]) -> bool:
    held = [one for cell in row for one in cell.blocks]
    return bool(held) and all(isinstance(one, Paragraph) and one.look.bold for one in held)


def cover_lines(table: Table) -> list[str]:
    """Return the rows of a table on the cover, a name and its value as « name : value », the title alone."""
    lines = []
    for row in table.rows:
        cells = [text for cell in row if (text := cell_text(cell))]
        if len(cells) == 2 and (_TITLE.match(cells[0]) or cells[0].isupper()):
            lines += cells if cells[0].isupper() else cells[1:]
        elif len(cells) == 2:
            lines.append(f"{cells[0].rstrip(' :')} : {cells[1]}")
        elif cells:
            lines.append(" · ".join(cells))
    return lines
