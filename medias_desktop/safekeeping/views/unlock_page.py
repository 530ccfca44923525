"""The page that asks who opens a register, and for the passphrase; it shows in the main window itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.keys.errors import DeviceRefused, WrongPassphrase
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, label, problem
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.views.arranging import DoorPage
from medias_desktop.safekeeping.views.passphrase_form import PassphraseForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.progress import Progress


class UnlockPage(DoorPage):
    """Who, and the passphrase. ``unlocked`` carries the Access. A ``locked`` register is open behind the page."""

    unlocked = Signal(object)
    forgotten = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        path: Path,
        door: unlocking.Door,
        desk: Desk,
        last_user: str = "",
        *,
        locked: bool = False,
    ) -> None:
        note = _("Locked. Everything is as you left it.") if locked else _("This register is protected.")
        super().__init__("mdi6.lock-outline", path.stem, note)
        self._path, self._door, self._desk = path, door, desk
        self.users = _user_list(door.users, last_user)
        self.form = PassphraseForm(_("&Passphrase"), _("&Unlock") if locked else _("&Open"), "unlock")
        self.computer = button(unlock_with_session(), "mdi6.monitor-lock")
        self.computer.setObjectName("unlock_computer")
        if not door.devices:
            self.computer.hide()
        self.forgot = _link(_("I &forgot my passphrase"), "unlock_forgotten")
        if locked:
            self.forgot.hide()
        leave = _("&Close the register") if locked else _("Open &another register")
        self.leave = _link(leave, "unlock_leave")
        self.problem = problem()
        self.problem.setObjectName("unlock_problem")
        self.restore = button(_("&Restore a backup…"), "mdi6.backup-restore")
        self.restore.setObjectName("unlock_restore")
        self.restore.hide()
        self._arrange()
        self.form.submitted.connect(self._unlock)
        self.computer.clicked.connect(self.unlock_with_computer)
        self.forgot.clicked.connect(self.forgotten)
        self.leave.clicked.connect(self.left)
        self.restore.clicked.connect(self.restore_wanted)
        self.users.currentIndexChanged.connect(self._on_user)
        self.setFocusProxy(self.form)

    def _arrange(self) -> None:
        self.body.addSpacing(4)
        if len(self._door.users) != 1:
            caption = QLabel(_("&Who are you?"))
            caption.setBuddy(self.users)
            self.body.addWidget(caption)
            self.body.addWidget(self.users)
        else:
            self.body.addWidget(label(self.users.currentText()))
        self.body.addWidget(self.form)
        self.body.addWidget(self.computer)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.restore)
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 4, 0, 0)
        ways.addWidget(self.forgot)
        ways.addStretch(1)
        ways.addWidget(self.leave)
        self.body.addLayout(ways)

    def start(self, *, by_computer: bool) -> None:
        """Take the keyboard; let the computer's session open at once where it may."""
        self.form.setFocus()
        if by_computer and self._door.devices:
            self.unlock_with_computer()

    def unlock_with_computer(self) -> None:
        """Open with the key that this computer's session keeps."""
        self.form.set_working(True)
        self._run(lambda: unlocking.unlock_by_device(self._path))

    def tell(self, error: UserError) -> None:
        """Tell why the register did not open."""
        self.form.set_working(False)
        if isinstance(error, WrongPassphrase):
            self.form.refuse(error.sentence())
            return
        self.problem.setText(error.sentence())
        self.problem.show()
        damaged = isinstance(error, RegisterDamaged)
        if damaged:
            self.problem.setText(
                _(
                    "The key is right, but “{name}” is damaged and does not open. Nothing was changed. "
                    "Restore the latest backup."
                ).format(name=self._path.name)
            )
        self.restore.setVisible(damaged)
        (self.restore if damaged else self.form).setFocus()

    def _unlock(self, passphrase: str) -> None:
        self.problem.hide()
        slot = str(self.users.currentData())
        self._run(lambda: unlocking.unlock(self._path, slot, passphrase))

    def _run(self, way: Callable[[], object]) -> None:
        def work(_progress: Progress) -> object:
            return or_error(way)

        self.computer.setEnabled(False)
        # One Argon2 takes half a second: never on the window's own thread.
        self._desk.jobs.run(self, self._path.stem, work, self._on_done, self._on_stopped, quiet=True)

    def _on_done(self, found: object) -> None:
        self._on_stopped()
        if isinstance(found, DeviceRefused):
            self.computer.hide()
        if isinstance(found, UserError):
            self.tell(found)
        else:
            self.unlocked.emit(found)

    def _on_stopped(self) -> None:
        self.computer.setEnabled(True)
        self.form.set_working(False)

    def _on_user(self) -> None:
        self.form.clear()
        self.form.setFocus()


def unlock_with_session() -> str:
    """Return what the button says that uses the computer's session."""
    import os

    if os.name == "nt":
        return _("Unlock with my &Windows session")
    return _("Unlock with my computer &session")


def _user_list(users: tuple[unlocking.User, ...], last_user: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName("unlock_user")
    box.setAccessibleName(_("Who are you?"))
    for user in sorted(users, key=lambda one: one.name.casefold()):
        box.addItem(user.name, user.slot_id)
        if user.uid == last_user:
            box.setCurrentIndex(box.count() - 1)
    return box


def _link(text: str, name: str) -> QPushButton:
    made = button(text)
    made.setObjectName(name)
    made.setFlat(True)
    made.setAutoDefault(False)
    return made
