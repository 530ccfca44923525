"""Printing consent forms from the tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.photo_consents.rules.forms import FormKind

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.views.printing.dialog import FormsDialog


class FormActs:
    """Prints consent forms, over its service and desk."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def print_forms(
        self, portrayed_ids: Sequence[int], item_id: int | None = None, event_id: int | None = None
    ) -> FormsDialog:
        """Ask what to print for these persons (for nobody: blank forms), show it, print or save it."""
        return self._open(portrayed_ids, item_id, event_id, FormKind.INDIVIDUAL)

    def print_blank(self) -> FormsDialog:
        """Print forms to be filled in by hand."""
        return self._open((), None, None, FormKind.BLANK)

    def print_group(self, event_id: int) -> FormsDialog:
        """Print one form for everybody who is named in an event."""
        persons = self._service.forms.persons_of_event(event_id)
        return self._open(persons, None, event_id, FormKind.GROUP)

    def _open(
        self, portrayed_ids: Sequence[int], item_id: int | None, event_id: int | None, kind: FormKind
    ) -> FormsDialog:
        from medias_desktop.photo_consents.views.printing.dialog import FormsDialog

        dialog = FormsDialog(
            self._parent, self._service, self._desk, portrayed_ids, (item_id, event_id), kind
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
