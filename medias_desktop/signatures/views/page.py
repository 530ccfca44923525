"""A page of the window of signatures: a list and its actions; forms take the place of the whole window's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


class SignaturesPage(QWidget):
    """What every page has; ``form_wanted`` carries the form to show (an IdentityForm or like it)."""

    form_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk

    def refresh(self) -> None:
        """Show what the register holds now."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Return where the keyboard begins."""
        raise NotImplementedError

    def export(self, title: str, name: str, filters: str, content: Any) -> None:
        """Ask for a place, then write what ``content()`` returns; what goes wrong is told."""
        path: Path | None = self._desk.dialogs.save_file(self, title, name, filters)
        if path is None:
            return
        try:
            write_bytes(path, content())
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)

    def tell(self, error: UserError) -> None:
        """Tell a refusal and show what is there now."""
        self._desk.dialogs.tell_error(self, error)
        self.refresh()


def named(widget: QPushButton, name: str, act: Any) -> QPushButton:
    """Give a button its name and what it does."""
    widget.setObjectName(name)
    widget.clicked.connect(lambda _checked=False: act())
    return widget
