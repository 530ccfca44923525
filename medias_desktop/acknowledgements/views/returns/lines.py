"""The lines of a group sheet: who signed, who refused, who left theirs empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.acknowledgements.service.returned_pages import has_signed
from medias_desktop.core.i18n import _

_ROW = Qt.ItemDataRole.UserRole + 1
_REFUSED = Qt.ItemDataRole.UserRole + 2


class LineList(QListWidget):
    """Everybody on a sheet, ticked as long as they have not signed yet; those who have are shown as such."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_lines")
        self.setAccessibleName(_("Lines of the sheet"))
        self.setMinimumHeight(4 * self.fontMetrics().height() + 40)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def keyboardSearch(self, search: str) -> None:
        """Qt: letters decide about a line, they do not look for one."""

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show the lines of another sheet."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_ROW, row)
            if has_signed(row):
                item.setText(_("{name} – signed already").format(name=row.listed_name))
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setForeground(self.palette().placeholderText())
            else:
                item.setText(row.listed_name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        if self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)
        self.ticked.emit()

    def toggle_refused(self) -> bool:
        """Note that the person on the current line refused, or no more; return whether there is one who could."""
        item = self.currentItem()
        if item is None or has_signed(item.data(_ROW)):
            return False
        refused = not item.data(_REFUSED)
        row: PersonRow = item.data(_ROW)
        self.blockSignals(True)
        item.setData(_REFUSED, refused)
        item.setText(_("{name} – refused").format(name=row.listed_name) if refused else row.listed_name)
        item.setCheckState(Qt.CheckState.Unchecked if refused else Qt.CheckState.Checked)
        self.blockSignals(False)
        self.ticked.emit()
        return True

    def signed(self) -> tuple[int, ...]:
        """Return who signed."""
        return tuple(
            item.data(_ROW).person_id
            for item in self._items()
            if not has_signed(item.data(_ROW)) and item.checkState() is Qt.CheckState.Checked
        )

    def refused(self) -> tuple[int, ...]:
        """Return who refused: a line that was ticked again has not."""
        signed = set(self.signed())
        return tuple(
            item.data(_ROW).person_id
            for item in self._items()
            if item.data(_REFUSED) and item.data(_ROW).person_id not in signed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar ticks, Enter is the window’s."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]
