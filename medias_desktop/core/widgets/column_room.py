"""Which columns of a list there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from medias_desktop.core.widgets.table import Column

_CELL = 3
"""Characters that the edges of a cell take."""


def columns_with_room(listed: Sequence[Column[Any]], first: Sequence[int], characters: float) -> list[int]:
    """Return the numbers of the columns that a list has room for, given its width in characters.

    ``first`` is the order in which they come in; the first two always do.
    """
    shown: list[int] = []
    for number in first:
        characters -= listed[number].stretch + _CELL
        if characters < 0 and len(shown) >= 2:
            break
        shown.append(number)
    return shown
