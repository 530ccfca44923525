"""What opens the list of everyone shown and the form of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.views.persons.dialog import PersonsDialog


class PersonActs:
    """Opens windows over ``parent``."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> PersonsDialog:
        """Show everyone shown."""
        from medias_desktop.photo_consents.views.persons.dialog import PersonsDialog

        dialog = PersonsDialog(self._parent, self._service, self._desk)
        QWidget.show(dialog)
        return dialog

    def edit(self, portrayed_id: int) -> PersonsDialog:
        """Show somebody’s form."""
        dialog = self.open()
        dialog.edit(portrayed_id)
        return dialog
