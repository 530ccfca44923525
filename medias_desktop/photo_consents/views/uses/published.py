"""Asking when a planned publication was made, and where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted
from medias_desktop.photo_consents.errors.uses import LinkIsNoLink
from medias_desktop.photo_consents.labels.uses import place_label
from medias_desktop.photo_consents.rules.use_checks import LONGEST_LINK
from medias_desktop.photo_consents.rules.uses import PhotoUse
from medias_desktop.photo_consents.service import PhotoConsentService


class PublishedDialog(QDialog):
    """The day and the link of one publication."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk, use: PhotoUse) -> None:
        super().__init__(parent)
        self._service, self._desk, self._use = service, desk, use
        self.setObjectName("published_dialog")
        self.setWindowTitle(_("Record a publication"))
        fit_to_text(self, 520)
        self.day = DateField(
            _("&Published on"), "published_on", min(use.planned_on or service.today, service.today)
        )
        self.link = TextField(_("&Link"), "published_link", use.link, longest=LONGEST_LINK)
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.save = button(_("&Record"), primary=True)
        self.save.setObjectName("published_save")
        self.save.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Record a publication")))
        layout.addWidget(muted(f"{use.item_title} · {place_label(use)}"))
        layout.addWidget(self.day)
        layout.addWidget(self.link)
        layout.addLayout(action_row(leave, self.save))
        self.save.setDefault(True)

    def accept(self) -> None:
        """Qt: record it, or say what is wrong at its field."""
        for field in (self.day, self.link):
            field.show_problem()
        try:
            self._service.uses.publish(self._use.id, self._use.version, self.day.day(), self.link.text())
        except LinkIsNoLink as error:
            self.link.show_problem(error.sentence())
            self.link.setFocus()
            return
        except UserError as error:
            self.day.show_problem(error.sentence())
            self.day.setFocus()
            return
        super().accept()
        self._desk.changes.announce("photo_consents")
