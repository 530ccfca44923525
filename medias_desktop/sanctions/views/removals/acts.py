"""Opening the list of what is to be taken out of the files, from wherever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.views.removals.dialog import RemovalDialog


class RemovalActs:
    """What is done at the amnesty of a measure, or at the end of a case’s time."""

    def __init__(self, parent: QWidget, disciplinary: Disciplinary, desk: Desk) -> None:
        self._parent, self._disciplinary, self._desk = parent, disciplinary, desk

    def open(self) -> RemovalDialog:
        """Show what is due, and what was removed before."""
        from medias_desktop.sanctions.views.removals.dialog import RemovalDialog

        dialog = RemovalDialog(self._parent, self._disciplinary, self._desk)
        dialog.open()
        return dialog
