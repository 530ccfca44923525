"""The places of the tab: reading, the first page, and the page that stands there instead for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from medias_desktop.policies.views.page import Page


class Pages(QStackedWidget):
    """Shows one place at a time; a page is asked before it goes."""

    left = Signal()
    """The page went; show what the register holds now."""

    def __init__(self) -> None:
        super().__init__()
        self.page: Page | None = None

    def show_page(self, page: Page) -> bool:
        """Show a page until the user leaves it; tell whether the one before it let itself go."""
        if not self.close_page():
            return False
        self.page = page
        page.left.connect(self.close_page)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()
        return True

    def close_page(self) -> bool:
        """Let the page go unless it asks to stay; tell whether it went."""
        page = self.page
        if page is None:
            return True
        if not page.may_leave():
            return False
        held = page.focusWidget()
        keyboard = held is not None and held.hasFocus()
        self.page = None
        self.removeWidget(page)
        page.deleteLater()
        self.left.emit()
        if keyboard and (parent := self.parentWidget()) is not None:
            parent.setFocus()  # the keyboard goes on in the text, not wherever the page’s end leaves it
        return True
