"""Which register lay at a path where nothing readable lies now, and its last good backup."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_head
from medias_desktop.core.store.backups.errors import BackupMissing, BackupOfOtherRegister
from medias_desktop.core.store.backups.listing import find_backups
from medias_desktop.core.store.backups.places import register_ids_at
from medias_desktop.core.store.connection import HEAD, register_id_of
from medias_desktop.core.store.keys import storage
from medias_desktop.safekeeping.service.backups.service import BackupService, Kept, Slices

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock


def register_id_at(path: Path) -> str:
    """Return the register that lies, or lay, at a path: by its first bytes, its key file, or what is remembered; or ""."""
    with contextlib.suppress(UserError):
        if found := register_id_of(read_head(path, HEAD)):
            return found
    for keys in (storage.key_path(path), storage.copy_path(path)):
        with contextlib.suppress(UserError):
            return storage.read(keys).register_id
    remembered = register_ids_at(path)
    return remembered[0] if len(remembered) == 1 else ""


def backups_at(path: Path, clock: Clock, slices: Slices) -> BackupService | None:
    """Return the backups of what lay at a path, when there are any on this computer or at the second place."""
    register_id = register_id_at(path)
    if not register_id:
        return None
    service = BackupService(Kept(path, register_id, clock), slices)
    return service if any(one.backup for one in service.list()) else None


def backups_in(folder: Path, path: Path, clock: Clock, slices: Slices) -> BackupService:
    """Return the backups that lie in a folder the user showed, of the register at a path or of the newest one there.

    Raises BackupMissing, or BackupOfOtherRegister when there are only others' backups.
    """
    found = find_backups(folder)
    if not found:
        raise BackupMissing(folder=folder)
    wanted = register_id_at(path)
    ours = [one for one in found if wanted in ("", one.manifest.facts.register_id)]
    if not ours:
        raise BackupOfOtherRegister(name=found[0].name, register=path.name)
    newest = ours[0]
    kept = Kept(path, newest.manifest.facts.register_id, clock, elsewhere=newest.folder.parent)
    return BackupService(kept, slices)
