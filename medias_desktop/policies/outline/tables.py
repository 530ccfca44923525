"""Table rows of plain text and Markdown, written in the one way in which a section's text holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELL_EDGE: Final = re.compile(r"(?<!\\)\|")
_SIGNS_OF_RULE: Final = frozenset("|-:+= \t")


def is_rule(line: str) -> bool:
    """Say whether a line only divides rows: ``|---|:--:|``, ``+----+``, or a row of empty cells."""
    return set(line) <= _SIGNS_OF_RULE


def is_border(line: str) -> bool:
    """Say whether a line is the border of a grid: ``+----+----+``."""
    return line.startswith(("+-", "+=")) and line.endswith("+") and is_rule(line)


def table_cells(line: str) -> list[str]:
    """Return the cells of a row as printed, with or without bars at its ends."""
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [" ".join(cell.replace("\\|", "|").split()) for cell in _CELL_EDGE.split(line)]


def table_row(cells: Sequence[str]) -> str:
    """Return a row: ``| a | b |``, a bar within a cell escaped."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def head_rules(lines: Sequence[str]) -> dict[int, str]:
    """Return the rule to keep in a run of rows: the one under its first row, where that tells the head from the rest.

    A grid with the same rule under each of its rows has no head.
    """
    rows = [at for at, line in enumerate(lines) if not is_rule(line)]
    inner = [at for at in range(rows[0], rows[-1]) if _divides(lines[at])] if rows else []
    double = [at for at in inner if "=" in lines[at]]
    chosen = double if len(double) == 1 else inner
    if len(chosen) != 1 and not (len(rows) == 2 and chosen):
        return {}
    if chosen[0] != rows[0] + 1:
        return {}
    return {chosen[0]: table_row(["---"] * len(table_cells(lines[rows[0]])))}


def _divides(line: str) -> bool:
    return is_rule(line) and ("-" in line or "=" in line)
