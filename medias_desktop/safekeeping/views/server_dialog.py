"""Asks for the password of the server that a register lies on; it is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.server.errors import PasswordRefused
from medias_desktop.core.store.server.place import ServerPlace
from medias_desktop.core.widgets.parts import button, fit_to_text
from medias_desktop.safekeeping.views.arranging import head
from medias_desktop.safekeeping.views.passphrase_form import PassphraseForm


class ServerDialog(QDialog):
    """``given`` carries the place with its password."""

    given = Signal(object)

    def __init__(self, parent: QWidget, place: ServerPlace, why: UserError) -> None:
        super().__init__(parent)
        self._place = place
        self.setObjectName("server_dialog")
        self.setWindowTitle(_("Password of the server"))
        fit_to_text(self, 480)
        caption = _("&Password of {user}") if place.address.user else _("&Password")
        caption = caption.format(user=place.address.user.replace("&", "&&"))
        self.form = PassphraseForm(caption, _("&Connect"), "server")
        leave = button(_("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.form.buttons.insertWidget(0, leave)
        note = _("On the server {server}. The password is not kept.").format(server=place.address.server)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(head("mdi6.server-network", place.name, note))
        layout.addWidget(self.form)
        self.form.submitted.connect(self._on_submitted)
        self.form.setFocus()
        if isinstance(why, PasswordRefused):
            self.form.tell(why.sentence())

    def _on_submitted(self, password: str) -> None:
        self.form.clear()
        self.accept()
        self.given.emit(self._place.with_password(password))
