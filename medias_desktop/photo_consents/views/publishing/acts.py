"""Making copies fit to be published."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.errors.publishing import NotAPhoto
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.photo_consents.service import PhotoConsentService


class PublishingActs:
    """What the tab does to hand photos out; nothing is recorded but what the user then records."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def export(self, item_ids: Sequence[int]) -> None:
        """Show what copies of photos would be, and write them."""
        from medias_desktop.photo_consents.views.publishing.dialog import ExportDialog

        found = self._service.items.several(item_ids)
        photos = [item for item in found if item.kind is ItemKind.PHOTO and item.sha256]
        if photos:
            dialog = ExportDialog(self._parent, self._service, self._desk, photos)
            dialog.recording_wanted.connect(self._record)
            dialog.open()
        elif found:
            self._desk.dialogs.tell_error(self._parent, NotAPhoto(title=found[0].title))

    def _record(self, covered: dict[int, frozenset[int]]) -> None:
        from medias_desktop.photo_consents.views.uses.acts import UseActs

        UseActs(self._parent, self._service, self._desk).plan(list(covered), covered)
