"""A list of any length: its first page at once, the others as they scroll into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from medias_desktop.core.widgets.lazy_rows import LazyRows, RowSource
from medias_desktop.core.widgets.lazy_showing import LazyShowing
from medias_desktop.core.widgets.row_painting import RowPainter
from medias_desktop.core.widgets.table import Column, TableView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medias_desktop.core.widgets.desk import Jobs

__all__ = ["LazyTable", "RowSource"]


class LazyTable(LazyShowing, TableView):
    """A list that reads only what is seen; records are known by number (``key``) and may be a million."""

    counted = Signal(int)
    typed = Signal(str)

    def __init__(
        self, columns: Sequence[Column[Any]], accessible_name: str, key: Callable[[Any], int], jobs: Jobs
    ) -> None:
        rows = LazyRows(columns, key)
        super().__init__(rows, columns, accessible_name, key)
        self._painter = RowPainter(self, rows, columns)
        self._begin_lazily(rows, jobs)

    def rows_in_view(self) -> int:
        """Return how many rows its viewport has room for."""
        return self.viewport().height() // max(self.verticalHeader().defaultSectionSize(), 1) + 2

    def first_in_view(self) -> int:
        """Return the place of the first row seen, -1 when there is none."""
        return self.rowAt(0)

    def top_of(self, place: int) -> int:
        """Return where a row begins, in pixels below the top of the viewport."""
        return self.rowViewportPosition(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the rows that are seen, all at once."""
        self._painter.paint(event.rect())
