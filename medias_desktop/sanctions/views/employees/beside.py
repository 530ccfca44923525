"""The list and what is beside it: both where there is room, one of the two in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

_SIDE = 52
"""Characters across what is beside the list."""
_BOTH = 100
"""Characters across everything from which there is room for both."""
_LEAST_HEIGHT = 16
"""Lines of text that both have at least; a lower window scrolls as a whole."""


class Beside(QSplitter):
    """Pages of the list at the left, pages of the side at the right."""

    side_alone = Signal(bool)
    """Whether the side has the window to itself."""

    def __init__(self, list_pages: QStackedWidget, side_pages: QStackedWidget) -> None:
        super().__init__()
        self.list_pages, self.side_pages = list_pages, side_pages
        self._wanted = False
        """Whether the side was asked for: a narrow window shows it in place of the list."""
        self.setChildrenCollapsible(False)
        self.setHandleWidth(14)
        self.addWidget(list_pages)
        self.addWidget(side_pages)
        self.setStretchFactor(0, 1)
        self.setMinimumHeight(_LEAST_HEIGHT * self.fontMetrics().lineSpacing())

    def has_room(self) -> bool:
        """Tell whether both are seen."""
        return self.width() >= _BOTH * self.fontMetrics().averageCharWidth()

    def show_side(self, page: QWidget) -> None:
        """Show a page of the side."""
        self.side_pages.setCurrentWidget(page)
        self._wanted = True
        self.fit()

    def show_list(self) -> None:
        """Give a narrow window back to the list."""
        self._wanted = False
        self.fit()

    def fit(self) -> None:
        """Show what there is room for."""
        room = self.has_room()
        self.side_pages.setVisible(room or self._wanted)
        self.list_pages.setVisible(room or not self._wanted)
        self.side_alone.emit(self._wanted and not room)
        if room:
            wide = min(_SIDE * self.fontMetrics().averageCharWidth() + 40, self.width() // 2)
            self.setSizes([self.width() - wide, wide])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: both where there is room."""
        had_room = event.oldSize().width() >= _BOTH * self.fontMetrics().averageCharWidth()
        super().resizeEvent(event)
        if had_room != self.has_room() or event.oldSize().width() <= 0:
            self.fit()
