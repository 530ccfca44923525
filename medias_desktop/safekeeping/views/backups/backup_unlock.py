"""Asks for what opens a backup: of a register that does not open, or made under earlier keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, label
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.backup_words import moment_text
from medias_desktop.safekeeping.views.passphrase_form import PassphraseForm

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.widgets.desk import Jobs
    from medias_desktop.safekeeping.service.backups.opening import BackupDoor

_BY_CODE = ""


class BackupUnlockDialog(QDialog):
    """``opened`` carries the Access. Any user of that time opens it, or the recovery code on paper."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, backup: Backup, door: BackupDoor, why: str) -> None:
        super().__init__(parent)
        self._jobs, self._door = jobs, door
        self.setObjectName("backup_unlock")
        self.setWindowTitle(_("Open the backup"))
        fit_to_text(self, 480)
        self.users = QComboBox()
        self.users.setObjectName("backup_user")
        self.users.setAccessibleName(_("Who are you?"))
        for user in sorted(door.users, key=lambda one: one.name.casefold()):
            self.users.addItem(user.name, user.slot_id)
        self.users.addItem(_("Recovery key on paper"), _BY_CODE)
        caption = QLabel(_("&Who are you?"))
        caption.setBuddy(self.users)
        self.form = PassphraseForm(_("&Passphrase, or recovery key"), _("&Open the backup"), "backup")
        leave = button(_("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.form.buttons.insertWidget(0, leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Backup of {moment}").format(moment=moment_text(backup.created_at))))
        for widget in (label(why), caption, self.users, self.form):
            layout.addWidget(widget)
        self.form.submitted.connect(self._unlock)
        self.users.currentIndexChanged.connect(lambda _row: self.form.clear())
        self.form.setFocus()

    def _unlock(self, secret: str) -> None:
        slot = str(self.users.currentData())

        def work(_progress: Progress) -> object:
            if slot == _BY_CODE:
                return or_error(lambda: self._door.unlock_by_code(secret))
            return or_error(lambda: self._door.unlock(slot, secret))

        # One Argon2 takes half a second: never on the window's own thread.
        self._jobs.run(
            self, self.windowTitle(), work, self._on_done, lambda: self.form.set_working(False), quiet=True
        )

    def _on_done(self, found: object) -> None:
        self.form.set_working(False)
        if isinstance(found, WrongPassphrase):
            self.form.refuse(found.sentence())
        elif isinstance(found, UserError):
            self.form.tell(found.sentence())
            self.form.setFocus()
        else:
            self.accept()
            self.opened.emit(found)
