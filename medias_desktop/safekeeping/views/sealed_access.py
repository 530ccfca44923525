"""The key of the sealed records: asked for anew, kept for some minutes of use, forgotten on lock and close."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.access import SealedKeys
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.core.widgets.desk import Jobs
    from medias_desktop.core.widgets.dialogs import Dialogs
    from medias_desktop.safekeeping.views.sealed_dialog import SealedDialog


class SealedAccess(QObject):
    """The one place where the key of sealed records is kept (core.widgets.sealed.SealedDoor)."""

    changed = Signal()
    """It was opened, or forgotten: a view that shows sealed records clears itself when ``is_open`` is false."""

    def __init__(
        self,
        dialogs: Dialogs,
        jobs: Jobs,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._dialogs, self._jobs, self._minutes, self._now = dialogs, jobs, minutes, now
        self._register: Register | None = None
        self._vault: Vault | None = None
        self._last = 0.0
        self.dialog: SealedDialog | None = None

    @property
    def is_open(self) -> bool:
        """Whether the key is kept."""
        return self._vault is not None

    @property
    def has_register(self) -> bool:
        """Whether it belongs to a register."""
        return self._register is not None

    def use(self, register: Register | None) -> None:
        """Belong to another register, or to none."""
        if register is self._register:
            return
        self.forget()
        self._register = register
        self.changed.emit()  # whether who works here is entitled may be another answer now

    def is_entitled(self) -> bool:
        """Tell whether who uses the register may open sealed records."""
        from medias_desktop.core.store.keys.slots import Kind

        if self._register is None:
            return False
        keys, uid = self._register.load_keys(), self._register.actor.uid
        slot = keys.slot_of(uid) or keys.slot_of(uid, Kind.OPEN)
        return slot is not None and slot.sealed

    def with_vault(self, parent: QWidget, then: Callable[[Vault], object]) -> None:
        """Call ``then`` with what opens sealed records, asking for the passphrase unless it was just given."""
        self.check()
        if self._vault is not None and not self.is_entitled():
            self.forget()  # the right was taken meanwhile, here or on another computer
        if self._vault is not None:
            self._last = self._now()
            then(self._vault)
            return
        why = _("Disciplinary records open for whoever is entitled to them. That they were read is recorded.")
        self.with_keys(parent, why, lambda keys: self._keep(keys, then))

    def with_keys(self, parent: QWidget, why: str, then: Callable[[SealedKeys], object]) -> None:
        """Ask for the passphrase and call ``then`` with the keys themselves."""
        from medias_desktop.core.store.keys.errors import NotEntitled
        from medias_desktop.core.store.keys.slots import Kind

        register = self._register
        if register is None:
            return
        try:
            keys = register.load_keys()
            slot = keys.slot_of(register.actor.uid) or keys.slot_of(register.actor.uid, Kind.OPEN)
            if slot is None or not slot.sealed:
                raise NotEntitled(user=register.actor.name)
            opened = keys.unlock_sealed(slot.id, b"") if slot.kind is Kind.OPEN else None
        except UserError as error:
            self._dialogs.tell_error(parent, error)
            return
        if opened is not None:  # the sample municipality has no secrets
            then(opened)
            return
        self._ask(parent, register, why, then)

    def used(self) -> None:
        """Count this moment as use of the key, while it is kept."""
        self.check()
        if self.is_open:
            self._last = self._now()

    def check(self) -> None:
        """Forget the key when it was not used for as long as was set."""
        if self.is_open and self._now() - self._last >= 60 * max(1, self._minutes()):
            self.forget()

    def forget(self) -> None:
        """Forget the key and whatever is being typed to get it."""
        if self.dialog is not None:
            self.dialog.reject()
        if self._vault is not None:
            self._vault = None
            self.changed.emit()

    def _ask(
        self, parent: QWidget, register: Register, why: str, then: Callable[[SealedKeys], object]
    ) -> None:
        from medias_desktop.safekeeping.views.sealed_dialog import SealedDialog

        dialog = SealedDialog(
            parent, self._jobs, register.load_keys, (register.actor.uid, register.actor.name), why
        )
        dialog.opened.connect(then)
        dialog.finished.connect(lambda _result: self._forget_dialog(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self, dialog: SealedDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    def _keep(self, keys: SealedKeys, then: Callable[[Vault], object]) -> None:
        from medias_desktop.core.store.sealed import Vault

        self._vault, self._last = Vault(keys.keys), self._now()
        self.changed.emit()
        then(self._vault)
