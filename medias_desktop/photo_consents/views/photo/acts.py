"""What opens a photo or another item, large, among those it stands with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.views.photo.dialog import PhotoDialog


class PhotoActs:
    """Opens items over ``parent``."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self, item_id: int, item_ids: Sequence[int] = ()) -> PhotoDialog:
        """Show an item; the keys go through ``item_ids``."""
        from medias_desktop.photo_consents.views.photo.dialog import PhotoDialog

        dialog = PhotoDialog(self._parent, self._service, self._desk, item_ids, item_id)
        dialog.show()
        return dialog
