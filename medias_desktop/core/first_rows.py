"""The beginning of a long list, as services give it and views show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Self, TypeVar

Row = TypeVar("Row")


class FirstRows(tuple[Row, ...], Generic[Row]):
    """The first rows of a list; ``whole`` tells whether fewer than asked for means that there are no others."""

    whole: bool

    def __new__(cls, rows: Iterable[Row] = (), *, whole: bool = True) -> Self:
        """Take rows; not ``whole`` are those that could be found without making anybody wait."""
        made = super().__new__(cls, rows)
        made.whole = whole
        return made
