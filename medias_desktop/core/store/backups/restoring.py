"""Put a backup in a register's place: nothing is replaced before the copy was read back, and what was there is kept.

The replacement is one rename. Whatever interrupts the work before it leaves the register as it was, whatever comes
after finds the restored one; the copy kept aside exists before.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medias_desktop.core.files import is_there, read_head
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.backups import disk
from medias_desktop.core.store.backups.aside import forget, held, keep_aside
from medias_desktop.core.store.backups.errors import (
    BackupDamaged,
    BackupOfOtherRegister,
    RegisterOpenElsewhere,
)
from medias_desktop.core.store.backups.keeping import LEFTOVER
from medias_desktop.core.store.backups.key_copies import key_file_for, put_back
from medias_desktop.core.store.backups.listing import Backup
from medias_desktop.core.store.backups.manifest import REGISTER, Manifest
from medias_desktop.core.store.backups.reading import Unsound, read_in_full
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.connection import HEAD, connect, register_id_of
from medias_desktop.core.store.errors import NewerRegister
from medias_desktop.core.store.register_file import encrypt_anew
from medias_desktop.core.store.version import SCHEMA_NUMBER

Replay = Callable[[Path], None]
"""Destroys again in a closed register, not yet in place, what was destroyed since the backup."""


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """What was restored; ``kept_aside`` are the files of the register that was replaced, itself first."""

    manifest: Manifest
    kept_aside: tuple[Path, ...]
    keys_restored: bool


def restore(
    backup: Backup,
    register_path: Path,
    data_key: bytes,
    *,
    now: dt.datetime,
    present_key: bytes | None = None,
    keys_too: bool = False,
    replay: Replay | None = None,
    progress: Progress | None = None,
) -> RestoreOutcome:
    """Replace a closed register, or one that is damaged or missing, by a backup that ``data_key`` opens.

    With a ``present_key``, which the present key file gives, the register is put under that one, and the key file
    stays. It also stays when it gives ``data_key``, so that a user who was removed since does not come back, unless
    ``keys_too`` asks for the backup's. Raises BackupDamaged, BackupOfOtherKeys, BackupOfOtherRegister, NewerRegister,
    RegisterOpenElsewhere, DiskFull…, or Cancelled from ``progress``: the register is as it was then.
    """
    progress = progress or Silent()
    manifest = verify_backup(backup.folder, data_key, disk.Stretch(progress, 0, 30))
    require_readable(manifest, backup.name)
    key = present_key or data_key
    with disk.refusals_explained(register_path), _workshop(register_path, now) as workshop:
        draft = workshop / register_path.name
        _bring(backup, manifest, draft, data_key, disk.Stretch(progress, 30, 60))
        if key != data_key:
            _change_key(draft, data_key, key)
        if replay:
            replay(draft)
        if replay or key != data_key:
            _finish(backup, draft, key, disk.Stretch(progress, 60, 80))
        progress.report(80, 100)
        with held(register_path, dict.fromkeys((key, data_key))) as holding:
            _require_same_register(backup, register_path, holding, manifest.facts.register_id)
            kept = keep_aside(register_path, holding, now)
        try:
            keys_restored = key == data_key and _restore_keys(
                backup, register_path, data_key, keys_too=keys_too
            )
            _clear(register_path, opened=holding is not None)
            disk.replace(draft, register_path)
        except BaseException:
            if holding:  # otherwise what was put aside may be all there is
                forget(kept)
            raise
    heads.forget(manifest.facts.register_id)  # the trail ends earlier on purpose
    return RestoreOutcome(manifest, kept, keys_restored)


def require_readable(manifest: Manifest, name: str) -> None:
    """Refuse what this version of the program could not open afterwards. Raises NewerRegister."""
    from medias_desktop import __version__

    if manifest.facts.schema_number > SCHEMA_NUMBER:
        raise NewerRegister(name=name, theirs=manifest.facts.program_version, ours=__version__)


@contextlib.contextmanager
def _workshop(path: Path, now: dt.datetime) -> Iterator[Path]:
    """Give an empty folder beside the register; earlier ones that were left behind are removed."""
    marker = path.name + ".restoring-"
    folder = path.with_name(f"{marker}{os.urandom(4).hex()}.part")
    for left in path.parent.iterdir():
        age = abs(now.timestamp() - left.lstat().st_mtime)
        if left.name.startswith(marker) and age > LEFTOVER.total_seconds():
            disk.remove_tree(left)
    folder.mkdir()
    try:
        yield folder
    finally:
        disk.remove_tree(folder)


def _bring(backup: Backup, manifest: Manifest, draft: Path, key: bytes, progress: Progress) -> None:
    """Copy the backup's register beside the present one and read it back there."""
    copied = disk.copy(backup.register_file, draft, lambda: progress.report(0, 2))
    progress.report(1, 2)
    try:
        same = copied == manifest.files[REGISTER] and read_in_full(draft, key, progress) == manifest.facts
    except Unsound as error:
        raise BackupDamaged(name=backup.name, reason=str(error)) from error
    if not same:
        raise BackupDamaged(name=backup.name, reason=_("its register was altered"))


def _change_key(draft: Path, old: bytes, new: bytes) -> None:
    with contextlib.closing(connect(draft, old, alone=True)) as connection:
        encrypt_anew(connection, draft, new)


def _finish(backup: Backup, draft: Path, key: bytes, progress: Progress) -> None:
    """Bring what was changed in the draft into its one file and read that in full."""
    connect(draft, key, alone=True).close()
    disk.sync_file(draft)
    try:
        read_in_full(draft, key, progress)
    except Unsound as error:
        raise BackupDamaged(name=backup.name, reason=str(error)) from error


def _require_same_register(
    backup: Backup, path: Path, holding: tuple[Any, bytes] | None, register_id: str
) -> None:
    """Refuse to replace another register. Raises BackupOfOtherRegister."""
    if holding:
        # A file that is held is never opened by its path: closing it would take the locks away.
        other = register_id_of(bytes.fromhex(holding[0].execute("PRAGMA cipher_salt").fetchone()[0]))
    else:
        other = register_id_of(read_head(path, HEAD)) if is_there(path) else ""
    if other not in ("", register_id):
        raise BackupOfOtherRegister(name=backup.name, register=path.name)


def _restore_keys(backup: Backup, path: Path, data_key: bytes, *, keys_too: bool) -> bool:
    """Put the backup's key file beside the register when no other gives its key, or when it is asked for."""
    register_id = backup.manifest.facts.register_id
    if not backup.has_keys or (key_file_for(path, register_id, data_key) and not keys_too):
        return False
    put_back(path, backup.keys_file)
    return True


def _clear(path: Path, *, opened: bool) -> None:
    """Remove the log of a register that does not open, kept aside by now: it would be applied to the restored one."""
    for suffix in disk.BESIDE:
        if (left := disk.beside(path, suffix)).exists():
            if opened:  # it was folded in: somebody has just opened the register again
                raise RegisterOpenElsewhere(name=path.name)
            left.unlink()
