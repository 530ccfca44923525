"""Restore the newest backup where it harms nobody, to know that it could be done."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import os_errors_explained
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import disk
from medias_desktop.core.store.backups.errors import BackupDamaged, BackupMissing
from medias_desktop.core.store.backups.listing import Backup, list_backups
from medias_desktop.core.store.backups.manifest import KEYS, REGISTER
from medias_desktop.core.store.backups.reading import Unsound, read_in_full
from medias_desktop.core.store.backups.restoring import require_readable
from medias_desktop.core.store.backups.verifying import authenticate


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was rehearsed, when, and what stood in the way; nothing when it would have worked."""

    backup: Backup
    at: dt.datetime
    problem: UserError | None

    @property
    def succeeded(self) -> bool:
        """Whether the backup can be restored."""
        return self.problem is None


def rehearse(
    folder: Path,
    register_id: str,
    data_key: bytes,
    *,
    now: dt.datetime,
    check: Callable[[Path], None] | None = None,
    progress: Progress | None = None,
) -> Rehearsal:
    """Restore the newest backup of a register into a temporary folder, read it in full and remove it.

    ``check`` is given the restored register, with its key file beside it, and raises a UserError for what is wrong
    with it. Raises BackupMissing, or Cancelled from ``progress``.
    """
    backups = list_backups(folder, register_id)
    if not backups:
        raise BackupMissing(folder=folder)
    try:
        with tempfile.TemporaryDirectory(prefix="medias-", ignore_cleanup_errors=True) as place:
            _restore_to(backups[0], Path(place), data_key, check, progress or Silent())
    except UserError as problem:
        return Rehearsal(backups[0], now, problem)
    return Rehearsal(backups[0], now, None)


def _restore_to(
    backup: Backup, place: Path, data_key: bytes, check: Callable[[Path], None] | None, progress: Progress
) -> None:
    manifest = authenticate(backup.folder, data_key)
    require_readable(manifest, backup)
    restored = place / REGISTER
    with os_errors_explained(restored):
        for name in manifest.files:
            target = disk.beside(restored, ".keys") if name == KEYS else place / name
            if disk.copy(backup.folder / name, target, lambda: progress.report(0, 3)) != manifest.files[name]:
                reason = _("its register was altered") if name == REGISTER else _("its key file was altered")
                raise BackupDamaged(name=backup.name, reason=reason)
    progress.report(1, 3)
    try:
        if read_in_full(restored, data_key, progress) != manifest.facts:
            raise BackupDamaged(name=backup.name, reason=_("its register is not the one described"))
    except Unsound as error:
        raise BackupDamaged(name=backup.name, reason=str(error)) from error
    progress.report(2, 3)
    if check:
        check(restored)
    progress.report(3, 3)
