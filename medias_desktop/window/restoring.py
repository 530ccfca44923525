"""The window of backups in the program: over the open register, and over one that does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import EmptyFile, FileMissing
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.errors import NotARegister, RegisterDamaged

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.service.backups import BackupService, Slices
    from medias_desktop.safekeeping.service.backups.restoring import Restored
    from medias_desktop.safekeeping.service.rotating import Changed
    from medias_desktop.safekeeping.views.backups.confirming import RestoreWish
    from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog
    from medias_desktop.window.main_window import MainWindow

BEYOND_REPAIR = (FileMissing, EmptyFile, NotARegister, RegisterDamaged)
"""Why a register does not open, where a backup is the way out."""


def show_backups(window: MainWindow, register: Register, desk: Desk, slices: Slices) -> BackupsDialog:
    """Open the backups of an open register; a restoration closes it and opens it again."""
    from medias_desktop.safekeeping.service.backups import BackupService

    service = BackupService.over(register, slices)

    def restore(wish: RestoreWish) -> None:
        kept, found = service.kept.closed(), []

        def work(progress: Progress) -> Changed:
            from medias_desktop.safekeeping.service.rotating import Changed

            try:
                found.append(_restored(service, wish, progress))
            except UserError as error:
                assert kept.access is not None
                return Changed(kept.access, error)
            return Changed(found[0].access)

        def told(_register: Register | None, problem: UserError | None) -> None:
            if problem is not None:
                desk.dialogs.tell_error(window, problem)
            for done in found:
                desk.dialogs.tell(window, _told(done))

        window.restore_wanted.emit(work, told)

    return _opened(window, service, desk, restore)


def restore_unopened(
    window: QWidget, path: Path, desk: Desk, slices: Slices, opened: Callable[[Access], object]
) -> BackupsDialog | None:
    """Open the backups of what lay at a path and does not open; ``opened`` is called with what opens the restored one.

    Where none are known on this computer, asks for a folder that holds some.
    """
    service = _known(window, path, desk, slices)
    if service is None:
        return None

    def restore(wish: RestoreWish) -> None:
        def done(found: Restored) -> None:
            desk.dialogs.tell(window, _told(found))
            opened(found.access)

        desk.jobs.run(
            window,
            _("Restoring the backup…"),
            lambda progress: _restored(service, wish, progress),
            done,
        )

    return _opened(window, service, desk, restore)


def has_backups(path: Path, desk: Desk, slices: Slices) -> bool:
    """Return whether this computer knows backups of what lay at a path."""
    from medias_desktop.safekeeping.service.backups.finding import backups_at

    return backups_at(path, desk.clock, slices) is not None


def _known(window: QWidget, path: Path, desk: Desk, slices: Slices) -> BackupService | None:
    from medias_desktop.safekeeping.service.backups.finding import backups_at, backups_in

    if (service := backups_at(path, desk.clock, slices)) is not None:
        return service
    text = _(
        "No backup of “{name}” is known on this computer. If one lies on a drive or in another folder, show where."
    )
    if not desk.dialogs.confirm(
        window, _("Restore a backup"), text.format(name=path.name), _("&Choose a folder…")
    ):
        return None
    folder = desk.dialogs.choose_folder(window, _("Folder of the backups"))
    if folder is None:
        return None
    try:
        return backups_in(folder, path, desk.clock, slices)
    except UserError as error:
        desk.dialogs.tell_error(window, error)
        return None


def _opened(
    window: QWidget, service: BackupService, desk: Desk, restore: Callable[[RestoreWish], object]
) -> BackupsDialog:
    from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog

    dialog = BackupsDialog(window, service, desk)
    dialog.accepted.connect(lambda: dialog.wish and restore(dialog.wish))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
    return dialog


def _restored(service: BackupService, wish: RestoreWish, progress: Progress) -> Restored:
    from medias_desktop.safekeeping.service.backups.restoring import restore

    return restore(
        service.kept.closed(),
        wish.backup,
        service.slices,
        access=wish.access,
        found=wish.found.preview,
        progress=progress,
    )


def _told(done: Restored) -> str:
    told = [_("The backup was restored.")]
    if done.outcome.kept_aside:
        told.append(
            _("What the register held before is kept in “{file}”.").format(file=done.outcome.kept_aside[0])
        )
    if done.destroyed_again:
        text = ngettext(
            "{n} record that had been destroyed since was destroyed again.",
            "{n} records that had been destroyed since were destroyed again.",
            done.destroyed_again,
        )
        told.append(text.format(n=format_number(done.destroyed_again)))
    return "\n\n".join(told)
