"""Restore the newest backup where it harms nobody, to know that it could be done."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import os_errors_explained
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import disk
from medias_desktop.core.store.backups.errors import BackupDamaged, BackupMissing
from medias_desktop.core.store.backups.listing import list_backups, unreadable_backups
from medias_desktop.core.store.backups.manifest import KEYS, REGISTER
from medias_desktop.core.store.backups.reading import Unsound, read_in_full
from medias_desktop.core.store.backups.restoring import require_readable
from medias_desktop.core.store.backups.verifying import authenticate

ABANDONED = 3600
"""Seconds after which a copy that is still there belongs to a rehearsal that was killed."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The folder of what was rehearsed, when, and what stood in the way; nothing when it would have worked."""

    backup: Path
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
    """Restore the newest backup of a register into a folder of the profile, read it in full and remove it.

    ``check`` is given the restored register, with its key file beside it, and raises a UserError for what is wrong
    with it. Raises BackupMissing, or Cancelled from ``progress``.
    """
    newest = _newest(folder, register_id)
    try:
        with _place() as place:
            _restore_to(newest, place, data_key, check, progress or Silent())
    except UserError as problem:
        return Rehearsal(newest, now, problem)
    return Rehearsal(newest, now, None)


def sweep() -> None:
    """Remove the copies that killed rehearsals left; one that may still be at work, here or elsewhere, is left alone."""
    with contextlib.suppress(OSError):
        for folder in _folder().iterdir():
            # A clock that was set back must not keep a copy for years.
            if abs(time.time() - folder.stat().st_mtime) > ABANDONED:
                disk.remove_tree(folder)


def _folder() -> Path:
    return paths.profile_folder() / "rehearsals"


@contextlib.contextmanager
def _place() -> Iterator[Path]:
    """Give an empty folder where the next rehearsal finds what a killed one left: never the one that everybody shares.

    A profile that cannot be written to must not make the rehearsal fail, so the system's own place does there.
    """
    sweep()
    try:
        _folder().mkdir(exist_ok=True)
        made = tempfile.TemporaryDirectory(dir=_folder(), ignore_cleanup_errors=True)
    except OSError:
        made = tempfile.TemporaryDirectory(prefix="medias-", ignore_cleanup_errors=True)
    with made as place:
        yield Path(place)


def _newest(folder: Path, register_id: str) -> Path:
    """Return the newest backup, be it one whose description is not readable any more."""
    found = [*(backup.folder for backup in list_backups(folder, register_id)), *unreadable_backups(folder)]
    if not found:
        raise BackupMissing(folder=folder)
    return max(found, key=lambda path: path.name)


def _restore_to(
    folder: Path, place: Path, data_key: bytes, check: Callable[[Path], None] | None, progress: Progress
) -> None:
    manifest = authenticate(folder, data_key)
    require_readable(manifest, folder.name)
    restored = place / REGISTER
    with os_errors_explained(restored):
        for name in manifest.files:
            target = disk.beside(restored, ".keys") if name == KEYS else place / name
            if disk.copy(folder / name, target, lambda: progress.report(0, 3)) != manifest.files[name]:
                reason = _("its register was altered") if name == REGISTER else _("its key file was altered")
                raise BackupDamaged(name=folder.name, reason=reason)
    progress.report(1, 3)
    try:
        if read_in_full(restored, data_key, progress) != manifest.facts:
            raise BackupDamaged(name=folder.name, reason=_("its register is not the one described"))
    except Unsound as error:
        raise BackupDamaged(name=folder.name, reason=str(error)) from error
    progress.report(2, 3)
    if check:
        check(restored)
    progress.report(3, 3)
