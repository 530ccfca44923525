"""Opening the ladder, from wherever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.service import SanctionService
    from medias_desktop.sanctions.views.ladder.dialog import LadderDialog


class LadderActs:
    """What is done with the ladder of a register."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> LadderDialog:
        """Show the ladder; whoever may not change it reads it."""
        from medias_desktop.sanctions.views.ladder.dialog import LadderDialog

        dialog = LadderDialog(self._parent, self._service, self._desk)
        dialog.open()
        return dialog
