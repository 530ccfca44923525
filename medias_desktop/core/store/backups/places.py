"""Where backups lie, a second place outside this computer, and what is due."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import is_there, os_errors_explained, read_head, write_bytes
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import disk, erasures
from medias_desktop.core.store.backups.errors import BackupDamaged, SecondDestinationMissing
from medias_desktop.core.store.backups.keeping import prune
from medias_desktop.core.store.backups.listing import PART, Backup
from medias_desktop.core.store.backups.manifest import MANIFEST, Manifest
from medias_desktop.core.store.backups.verifying import authenticate, verify_backup

BACKUP_EVERY = dt.timedelta(hours=24)
COPY_EVERY = dt.timedelta(days=7)
REHEARSE_EVERY = dt.timedelta(days=30)
_LARGEST = 1 << 16
_TOLD = ("backup_problem", "rehearsal_problem", "register_path")


class Due(StrEnum):
    """What should be done now."""

    BACKUP = "backup"
    SECOND_COPY = "second_copy"
    REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True)
class BackupState:
    """What this computer remembers of a register's backups; ``folder`` and ``destination`` are "" when not chosen.

    ``backup_problem`` and ``rehearsal_problem`` are the sentences that say why the last one failed, "" when it did not;
    ``register_path`` is where the register lay when it was last backed up.
    """

    folder: str = ""
    destination: str = ""
    last_backup: dt.datetime | None = None
    last_copy: dt.datetime | None = None
    last_rehearsal: dt.datetime | None = None
    backup_problem: str = ""
    rehearsal_problem: str = ""
    register_path: str = ""


def backup_folder(register_id: str, state: BackupState | None = None) -> Path:
    """Return the folder of a register's backups: the chosen one, or one in the profile."""
    if state and state.folder:
        return Path(state.folder) / register_id
    return paths.profile_folder() / "backups" / register_id


def load_state(register_id: str) -> BackupState:
    """Return what is remembered; what cannot be read is forgotten, and so more is due rather than less."""
    try:
        content = json.loads(read_head(_state_file(register_id), _LARGEST))
        return BackupState(
            folder=str(content["folder"]),
            destination=str(content["destination"]),
            last_backup=_moment(content["last_backup"]),
            last_copy=_moment(content["last_copy"]),
            last_rehearsal=_moment(content["last_rehearsal"]),
            **{name: str(content.get(name, "")) for name in _TOLD},
        )
    except (UserError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return BackupState()


def register_ids_at(path: Path) -> tuple[str, ...]:
    """Return the registers that were last backed up from this path: what lay there when nothing readable does now."""
    folder = paths.profile_folder() / "backups"
    try:
        names = sorted(file.stem for file in folder.glob("*.json"))
    except OSError:
        return ()
    return tuple(name for name in names if load_state(name).register_path == str(path))


def remember(register_id: str, **changes: Any) -> BackupState:
    """Change what is remembered (fields of BackupState) and return it. Raises DiskFull or FolderReadOnly."""
    state = replace(load_state(register_id), **changes)
    content = {field.name: getattr(state, field.name) for field in fields(state)}
    path = _state_file(register_id)
    with os_errors_explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, json.dumps(content, default=dt.datetime.isoformat, indent=1).encode("ascii"))
    return state


def due(state: BackupState, now: dt.datetime) -> frozenset[Due]:
    """Return what should be done; a moment still to come, left by a wrong clock, counts as long ago."""
    found = set()
    if _is_over(state.last_backup, now, BACKUP_EVERY):
        found.add(Due.BACKUP)
    if _is_over(state.last_copy, now, COPY_EVERY):
        found.add(Due.SECOND_COPY)
    if _is_over(state.last_rehearsal, now, REHEARSE_EVERY):
        found.add(Due.REHEARSAL)
    return frozenset(found)


def copy_backup(
    backup: Backup, destination: Path, data_key: bytes, *, now: dt.datetime, progress: Progress | None = None
) -> Backup:
    """Copy a backup to a drive or share, into a folder named after the register, read it back there and rotate.

    A copy that is there already is read again, and replaced when it was damaged there. The list of destructions goes
    with it. Raises SecondDestinationMissing, BackupDamaged, BackupOfOtherKeys, DiskFull…; nothing unfinished counts.
    """
    progress = progress or Silent()
    register_id = authenticate(backup.folder, data_key).facts.register_id
    if not is_there(destination):
        raise SecondDestinationMissing(folder=destination)
    folder = destination / register_id
    target = folder / backup.name
    try:
        with os_errors_explained(target):
            found = _present(target, data_key, progress) or _copy(backup, target, data_key, progress)
            if is_there(backup.folder.parent / erasures.NAME):
                erasures.merge(backup.folder.parent, folder)
    except UserError as error:
        if not is_there(destination):  # pulled out meanwhile
            raise SecondDestinationMissing(folder=destination) from error
        raise
    prune(folder, register_id, now)
    return Backup(target, found, authentic=True)


def _present(target: Path, data_key: bytes, progress: Progress) -> Manifest | None:
    """Return what a copy made earlier holds, or None when there is none; a damaged one is put out of the way."""
    if not is_there(target):
        return None
    try:
        return verify_backup(target, data_key, progress)
    except BackupDamaged:
        damaged = _of_our_own(target)
        target.rename(damaged)
        disk.remove_tree(damaged)
        return None


def _copy(backup: Backup, target: Path, data_key: bytes, progress: Progress) -> Manifest:
    part = _of_our_own(target)
    target.parent.mkdir(exist_ok=True)
    part.mkdir()
    try:
        for name in (*backup.manifest.files, MANIFEST):
            disk.copy(backup.folder / name, part / name, lambda: progress.report(0, 2))
        found = verify_backup(part, data_key, progress)
        disk.sync_folder(part)
        if not is_there(target):  # another program may have copied it too
            part.rename(target)
        disk.sync_folder(target.parent)
    finally:
        disk.remove_tree(part)
    return found


def _of_our_own(target: Path) -> Path:
    """Return a name for a folder that is no backup yet, or no more, and that no other program uses."""
    return target.with_name(f"{target.name}.{os.urandom(4).hex()}{PART}")


def _is_over(last: dt.datetime | None, now: dt.datetime, every: dt.timedelta) -> bool:
    return last is None or last > now or now - last > every


def _moment(text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found


def _state_file(register_id: str) -> Path:
    return paths.profile_folder() / "backups" / f"{register_id}.json"
