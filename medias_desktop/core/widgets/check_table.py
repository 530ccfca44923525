"""A table of records with a box to tick before each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from medias_desktop.core.widgets.table import Column, Index, RecordTable, RowsModel

_BOX = Qt.ItemDataRole.CheckStateRole


class CheckedRows(RowsModel[Any]):
    """Rows, and the keys of those that are ticked; what is no longer shown is no longer ticked."""

    ticked = Signal()

    def __init__(self, columns: Sequence[Column[Any]], key: Callable[[Any], object]) -> None:
        super().__init__(columns)
        self._key = key
        self.keys: set[object] = set()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace everything shown."""
        self.keys &= {self._key(row) for row in rows}
        super().set_rows(rows)
        self.ticked.emit()

    def rename_column(self, number: int, title: str) -> None:
        """Give a column another title."""
        columns = list(self._columns)
        columns[number] = replace(columns[number], title=title)
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, number, number)

    def tick(self, numbers: Sequence[int], ticked: bool) -> None:
        """Tick rows, or take their ticks away."""
        keys = {self._key(self.rows[number]) for number in numbers}
        self.keys = self.keys | keys if ticked else self.keys - keys
        if numbers:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), 0), [_BOX])
        self.ticked.emit()

    def is_ticked(self, number: int) -> bool:
        """Tell whether a row is ticked."""
        return self._key(self.rows[number]) in self.keys

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: the first column has the box."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the box, and what every row has."""
        if role == _BOX and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a click on the box."""
        if role != _BOX or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class CheckTable(RecordTable):
    """A list of records to tick with the mouse, or with the space bar for all selected ones."""

    ticked = Signal()

    def __init__(
        self, columns: Sequence[Column[Any]], accessible_name: str, key: Callable[[Any], object]
    ) -> None:
        super().__init__(columns, accessible_name, key)
        self._boxes = CheckedRows(columns, key)
        self._model = self._boxes
        self.setModel(self._boxes)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self._boxes.ticked.connect(self.ticked)

    def ticked_rows(self) -> list[Any]:
        """Return the ticked records, top first."""
        return [row for number, row in enumerate(self._boxes.rows) if self._boxes.is_ticked(number)]

    def rename_column(self, number: int, title: str) -> None:
        """Give a column another title."""
        self._boxes.rename_column(number, title)

    def tick(self, keys: Collection[object], *, ticked: bool) -> None:
        """Tick the records with these keys, or take their ticks away."""
        rows = self._boxes.rows
        self._boxes.tick([n for n in range(len(rows)) if self._key(rows[n]) in keys], ticked)

    def tick_all(self, ticked: bool) -> None:
        """Tick everything shown, or nothing."""
        self._boxes.tick(range(len(self._boxes.rows)), ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar ticks what is selected, or takes the ticks away when all of it is ticked."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not self.selectionModel().hasSelection() and self._boxes.rows:
                self.selectRow(max(self.currentIndex().row(), 0))  # the focus alone selects nothing
            numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
            self._boxes.tick(numbers, not all(map(self._boxes.is_ticked, numbers)))
            return
        super().keyPressEvent(event)
