"""Printing sheets from the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.widgets.desk import Desk


class PrintActs:
    """Prints the sheets of a list, over its service and desk."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent = parent
        self._service = service
        self._desk = desk

    def print_sheets(self, scope: Scope, person_ids: Sequence[int]) -> None:
        """Ask what to print for these persons (for nobody: sheets with empty lines), show it, print or save it."""
        from medias_desktop.acknowledgements.views.printing.dialog import PrintDialog

        dialog = PrintDialog(self._parent, self._service, self._desk, scope, person_ids)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
