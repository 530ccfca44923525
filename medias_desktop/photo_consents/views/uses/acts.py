"""Planning and recording publications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.rules.uses import PhotoUse
from medias_desktop.photo_consents.service import PhotoConsentService


class UseActs:
    """What the tab does about where items appear; it announces what was recorded."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def plan(self, item_ids: Sequence[int], covered: Mapping[int, frozenset[int]] | None = None) -> None:
        """Ask where and when items are to be published, or were, and record it; ``covered`` says who cannot be seen."""
        if item_ids and self._may_write():
            from medias_desktop.photo_consents.views.uses.dialog import UseDialog

            self._open(UseDialog(self._parent, self._service, self._desk, tuple(item_ids), covered))

    def published(self, use: PhotoUse) -> None:
        """Ask when a planned publication was made, and record it."""
        if self._may_write():
            from medias_desktop.photo_consents.views.uses.published import PublishedDialog

            self._open(PublishedDialog(self._parent, self._service, self._desk, use))

    def drop(self, use: PhotoUse) -> None:
        """Give a planned publication up, once that is confirmed."""
        if not self._may_write():
            return
        text = _("“{title}” will not be published there. The history keeps that it was planned.")
        title = _("Give the publication up")
        if not self._desk.dialogs.confirm(
            self._parent, title, text.format(title=use.item_title), _("&Give it up")
        ):
            return
        try:
            self._service.uses.drop(use.id, use.version)
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
        self._desk.changes.announce("photo_consents")

    def _may_write(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is None

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
