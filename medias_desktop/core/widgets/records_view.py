"""What every view of records shares, a table or a grid: places, records, ranges, the keys that open and that begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, SignalInstance
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractItemView

    _View = QAbstractItemView
else:
    _View = object

_FLAG = QItemSelectionModel.SelectionFlag


class RecordsView(_View):
    """Mixed into a view whose model gives a record for each row (``row``); the view has the signal ``activated_row``."""

    MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
    """Keys that move the cursor; the first of them selects where it is."""

    if TYPE_CHECKING:
        activated_row: SignalInstance

    def record_at(self, number: int) -> Any | None:
        """Return the record at a place of the list."""
        model = cast(Any, self.model())
        return model.row(number) if 0 <= number < model.rowCount() else None

    def current(self) -> Any | None:
        """Return the record under the cursor."""
        index = self.currentIndex()
        return self.record_at(index.row()) if index.isValid() else None

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the places of what is selected as (first, last), in order: of a million rows it is one pair."""
        # A QItemSelection is a list of ranges, which PySide's types do not say.
        ranges = cast(Sequence[QItemSelectionRange], self.selectionModel().selection())
        return sorted({(one.top(), one.bottom()) for one in ranges})

    def select_ranges(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Select these places, and nothing else."""
        model, selection = self.model(), QItemSelection()
        last_column = model.columnCount() - 1
        for first, last in ranges:
            selection.select(model.index(first, 0), model.index(last, last_column))
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)

    def open_record(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Tell that a record is to be opened."""
        if (row := self.record_at(index.row())) is not None:
            self.activated_row.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens the record; the first key that moves selects where the cursor is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_record(self.currentIndex())
            return
        moves = event.key() in self.MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if moves and not self.selectionModel().hasSelection() and self.model().rowCount():
            # Qt puts the cursor on the first row with the focus, without selecting it: Down would pass over it, and
            # in a list of one row select nothing at all.
            here = self.model().index(max(self.currentIndex().row(), 0), 0)
            self.selectionModel().setCurrentIndex(here, _FLAG.ClearAndSelect | _FLAG.Rows)
            return
        super().keyPressEvent(event)
