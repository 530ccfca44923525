"""Opening the letters of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import LetterKind, OpenCase
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.views.letters.dialog import LetterDialog


class LetterActs(QObject):
    """What is done on letters, with one vault."""

    recorded = Signal(object)
    """The case as it is now, after a letter was kept, dropped or issued."""

    def __init__(self, parent: QWidget, disciplinary: Disciplinary, desk: Desk) -> None:
        super().__init__()
        self._parent, self._disciplinary, self._desk = parent, disciplinary, desk

    def open(self, open_case: OpenCase, kind: LetterKind | None = None, uid: str = "") -> LetterDialog:
        """Show the letters of a case; begin one of a kind, or show the one with ``uid``."""
        from medias_desktop.sanctions.views.letters.dialog import LetterDialog

        dialog = LetterDialog(self._parent, self._disciplinary, self._desk, open_case)
        dialog.acts = self  # kept as long as its window
        dialog.recorded.connect(self._done)
        dialog.begin(kind, uid)
        return dialog

    def _done(self, open_case: OpenCase) -> None:
        self._desk.changes.announce("sanctions")
        self.recorded.emit(open_case)
