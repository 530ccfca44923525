"""Make a backup: a snapshot under the same key, read back in full before it counts."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from medias_desktop.core.files import (
    DiskFull,
    EmptyFile,
    FileMissing,
    FolderMissing,
    FolderReadOnly,
    is_there,
    os_errors_explained,
)
from medias_desktop.core.i18n import _
from medias_desktop.core.patience import rename_patiently
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import disk, manifest
from medias_desktop.core.store.backups.errors import BackupNotMade
from medias_desktop.core.store.backups.key_copies import key_file_for
from medias_desktop.core.store.backups.listing import PART, Backup, stamp
from medias_desktop.core.store.backups.manifest import (
    KEYS,
    MANIFEST,
    REGISTER,
    BackupReason,
    Facts,
    Head,
    StoredFile,
)
from medias_desktop.core.store.backups.reading import Unsound, has_trail, head_of, read_in_full
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.errors import explained
from medias_desktop.core.store.holding import reached

_STEPS = 5


def make_backup(
    register_path: Path,
    data_key: bytes,
    folder: Path,
    *,
    reason: BackupReason,
    now: dt.datetime,
    connection: Any = None,
    progress: Progress | None = None,
) -> Backup:
    """Back a register up into a new folder in ``folder``, which is made when it is missing.

    The register may be open and written meanwhile; ``connection`` is one that holds it alone. Raises BackupNotMade,
    DiskFull, FolderReadOnly, RegisterDamaged…, or Cancelled from ``progress``: nothing finished stays behind then.
    """
    progress = progress or Silent()
    _require_content(register_path)
    with os_errors_explained(folder / REGISTER), _unfinished(folder, now) as (part, moment):
        copy = part / REGISTER
        progress.report(0, _STEPS)
        before = _snapshot(register_path, data_key, copy, connection, progress)
        facts = _read_back(register_path, copy, data_key, before, progress)
        progress.report(2, _STEPS)
        files = {REGISTER: disk.measure(copy, lambda: progress.report(2, _STEPS))}
        files |= _copy_keys(register_path, part / KEYS, facts.register_id, data_key)
        progress.report(3, _STEPS)
        sealed = manifest.seal(data_key, moment, reason, facts, files)
        disk.write_new(part / MANIFEST, sealed)
        disk.sync_folder(part)
        progress.report(4, _STEPS)
        finished = folder / stamp(moment)
        rename_patiently(part, finished)
        disk.sync_folder(folder)
    return Backup(finished, manifest.parse(sealed), authentic=True)


def _require_content(path: Path) -> None:
    # Never opened from here: closing it again would take away the locks that this program's connections hold on it.
    if not is_there(path):
        raise FileMissing(name=path.name)
    if not path.stat().st_size:
        raise EmptyFile(name=path.name)


@contextlib.contextmanager
def _unfinished(folder: Path, now: dt.datetime) -> Iterator[tuple[Path, dt.datetime]]:
    """Give a folder of our own for the backup and the instant that names it; whatever fails takes it away again."""
    part, moment = _claim(folder, now)
    try:
        yield part, moment
    except BaseException:
        disk.remove_tree(part)
        raise


def _claim(folder: Path, now: dt.datetime) -> tuple[Path, dt.datetime]:
    """Make the unfinished folder; another backup of the same microsecond, even another program's, moves us on by one."""
    with os_errors_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    while True:
        part = folder / (stamp(now) + PART)
        with contextlib.suppress(FileExistsError):
            part.mkdir(mode=0o700)
            # Only the owner of the unfinished folder gives the finished one its name, so this cannot change any more.
            if not (folder / stamp(now)).exists():
                return part, now
            part.rmdir()
        now += dt.timedelta(microseconds=1)


def _snapshot(path: Path, key: bytes, copy: Path, connection: Any, progress: Progress) -> Head | None:
    """Write one state of the register to ``copy`` and return the head of its trail just before."""
    with contextlib.ExitStack() as stack:
        with disk.refusals_explained(path):
            if connection is None:
                connection = stack.enter_context(reached(path, key))
            head = head_of(connection)[0] if has_trail(connection) else None
        try:
            with disk.interruptible(connection, progress, 0, _STEPS):
                connection.execute("VACUUM INTO ?", (str(copy),))
        except driver.Error as error:
            raise _refused(error, path, connection, folder=copy.parent.parent) from error
    disk.sync_file(copy)
    return head


def _refused(error: driver.Error, path: Path, connection: Any, folder: Path) -> Exception:
    """Return the sentence for a snapshot that failed: no room and no right are the backup's folder's, damage is ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == driver.SQLITE_FULL or (code == driver.SQLITE_IOERR and _can_be_read(connection)):
        return DiskFull(folder=folder)
    if code in (driver.SQLITE_CANTOPEN, driver.SQLITE_READONLY):
        return FolderReadOnly(folder=folder) if is_there(folder) else FolderMissing(folder=folder)
    return explained(error, path) or BackupNotMade(name=path.name, reason=str(error))


def _can_be_read(connection: Any) -> bool:
    """Return whether the register itself is whole: the driver does not tell which of the two files an error is about."""
    try:
        return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except driver.Error:
        return False


def _read_back(path: Path, copy: Path, key: bytes, before: Head | None, progress: Progress) -> Facts:
    progress.report(1, _STEPS)
    try:
        facts = read_in_full(copy, key, progress)
    except Unsound as error:
        raise BackupNotMade(name=path.name, reason=str(error)) from error
    if before and (facts.head is None or facts.head.seq < before.seq):
        raise BackupNotMade(name=path.name, reason=_("the copy is older than the register"))
    return facts


def _copy_keys(path: Path, copy: Path, register_id: str, key: bytes) -> dict[str, StoredFile]:
    """Copy the key file, from wherever a whole one that gives the register's key is found."""
    if (key_file := key_file_for(path, register_id, key)) is None:
        return {}
    disk.write_new(copy, key_file.content())
    return {KEYS: disk.measure(copy, lambda: None)}
