"""Asks for the passphrase of the disciplinary records, which is asked for anew however the register was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.widgets.desk import Jobs
from medias_desktop.core.widgets.parts import button, fit_to_text, label
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.views.arranging import head
from medias_desktop.safekeeping.views.passphrase_form import PassphraseForm

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.key_file import KeyFile


class SealedDialog(QDialog):
    """``opened`` carries the SealedKeys."""

    opened = Signal(object)

    def __init__(
        self, parent: QWidget, jobs: Jobs, keys: Callable[[], KeyFile], user: tuple[str, str], why: str
    ) -> None:
        """``keys`` reads the key file; ``user`` is the uid and the name of who is asked."""
        super().__init__(parent)
        self._jobs, self._keys = jobs, keys
        self._user_uid, user_name = user
        self.setObjectName("sealed_dialog")
        self.setWindowTitle(_("Passphrase"))
        fit_to_text(self, 480)
        self.form = PassphraseForm(
            _("&Passphrase of {name}").format(name=user_name.replace("&", "&&")), _("&Continue"), "sealed"
        )
        leave = button(_("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.form.put_before(leave)
        note = _("Asked for anew each time, even in an open register.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(head("mdi6.safe-square-outline", _("Sealed records"), note))
        layout.addWidget(label(why))
        layout.addWidget(self.form)
        self.form.submitted.connect(self._unlock)
        self.form.setFocus()

    def event(self, event: QEvent) -> bool:
        """Qt: a refusal, which takes several lines, gets its room."""
        if event.type() == QEvent.Type.LayoutRequest and (layout := self.layout()) is not None:
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return super().event(event)

    def _unlock(self, passphrase: str) -> None:
        def work(_progress: Progress) -> object:
            return or_error(lambda: unlocking.sealed_keys(self._keys(), self._user_uid, passphrase))

        self._jobs.run(
            self, self.windowTitle(), work, self._on_done, lambda: self.form.set_working(False), quiet=True
        )

    def _on_done(self, found: object) -> None:
        if isinstance(found, WrongPassphrase):
            self.form.refuse(found.sentence())
        elif isinstance(found, UserError):
            self.form.tell(found.sentence())
        else:
            self.form.clear()
            self.accept()
            self.opened.emit(found)
