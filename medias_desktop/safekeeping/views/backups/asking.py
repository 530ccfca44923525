"""From a chosen backup to the last question: compared with today, opened with the keys of its time where needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.backups.errors import BackupOfOtherKeys
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service.backups.opening import door_of
from medias_desktop.safekeeping.views.backups.backup_unlock import BackupUnlockDialog
from medias_desktop.safekeeping.views.backups.confirming import RestoreWish

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.service.backups import BackupService
    from medias_desktop.safekeeping.service.backups.comparing import Comparison


def compare(
    parent: QWidget,
    service: BackupService,
    desk: Desk,
    what: tuple[Backup, Access | None],
    then: Callable[[Comparison | UserError], object],
) -> None:
    """Compare a backup, opened by an access of its own or by the register's, off the window's thread."""
    desk.jobs.run(
        parent,
        _("Comparing…"),
        lambda _progress: or_error(lambda: service.compare(*what)),
        then,
        quiet=True,
    )


class RestoreAsking(QObject):
    """Belongs to the window of backups; ``ready`` carries the RestoreWish to be confirmed."""

    ready = Signal(object)

    def __init__(self, window: QWidget, service: BackupService, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._service, self._desk = window, service, desk
        self.dialog: BackupUnlockDialog | None = None

    def ask(self, backup: Backup) -> None:
        """Find out what restoring a backup would change, asking for its keys when the register's do not open it."""
        if self._service.kept.access is not None:
            self._compare(backup, None)
            return
        self._ask_keys(backup, _("The register does not open, so the keys of this backup are asked for."))

    def _compare(self, backup: Backup, access: Access | None) -> None:
        compare(
            self._window,
            self._service,
            self._desk,
            (backup, access),
            lambda found: self._on_compared(backup, access, found),
        )

    def _on_compared(self, backup: Backup, access: Access | None, found: Comparison | UserError) -> None:
        if isinstance(found, BackupOfOtherKeys) and access is None:
            why = _("This backup was made before the keys were changed: give the passphrase of that time.")
            self._ask_keys(backup, why)
        elif isinstance(found, UserError):
            self._desk.dialogs.tell_error(self._window, found)
        else:
            self.ready.emit(RestoreWish(backup, found, access))

    def _ask_keys(self, backup: Backup, why: str) -> None:
        try:
            door = door_of(backup, self._service.kept.path)
        except UserError as error:
            self._desk.dialogs.tell_error(self._window, error)
            return
        if (free := door.unlock_freely()) is not None:
            self._compare(backup, free)
            return
        dialog = self.dialog = BackupUnlockDialog(self._window, self._desk.jobs, backup, door, why)
        dialog.opened.connect(lambda access: self._compare(backup, access))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: BackupUnlockDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
