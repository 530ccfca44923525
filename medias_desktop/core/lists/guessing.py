"""What the cells of a column show where its header says nothing, or not enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from medias_desktop.core.lists.reading import ListTable

SAMPLE = 400
MOSTLY = 0.6
"""The share of cells from which on a column is taken for what they look like."""


def samples_of(listed: ListTable) -> list[list[str]]:
    """Return the cells of each column that say something, among the first rows."""
    return [filled(listed, index) for index in range(len(listed.header))]


def filled(listed: ListTable, index: int) -> list[str]:
    """Return the same of one column."""
    return [cell for row in listed.rows[:SAMPLE] if (cell := row[index].strip())]


def share(sample: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of cells that pass a test, 0 when there are none."""
    return sum(1 for cell in sample if test(cell)) / len(sample) if sample else 0.0


def are_whole_names(sample: Sequence[str]) -> bool:
    """Tell whether a column of names holds first and last names together."""
    return share(sample, lambda cell: len(cell.replace(",", " ").split()) > 1) >= MOSTLY
