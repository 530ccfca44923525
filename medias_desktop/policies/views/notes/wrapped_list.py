"""A list whose entries are read whole, however many lines they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget

_AROUND = 12


class WrappedList(QListWidget):
    """Gives every entry the height of its text."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_texts(self, texts: list[str]) -> None:
        """Show other entries."""
        self.clear()
        self.addItems(texts)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: texts wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Room for the bar is left whether it is there or not: its coming would wrap the words anew.
        width = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        room = QRect(0, 0, max(40, width - 2 * _AROUND), 100_000)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text())
            item.setSizeHint(QSize(width, words.height() + 2 * _AROUND))
