"""The rehearsal of a restoration: the restored copy opens, its trail verifies, and its records agree with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.store.backups.rehearsing import Rehearsal
from medias_desktop.core.store.backups.rehearsing import rehearse as rehearse_in
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.document import key_ids
from medias_desktop.safekeeping.errors import BackupWithoutKeys, RehearsalFailed

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.progress import Progress
    from medias_desktop.safekeeping.service.backups.service import Kept


def rehearse(kept: Kept, folder: Path, tables: Callable[[], sa.MetaData], progress: Progress) -> Rehearsal:
    """Rehearse the newest backup in a folder. Raises BackupMissing or Cancelled."""
    key, now = kept.key(), kept.clock.now()

    def check(restored: Path) -> None:
        _check_keys(restored, kept.register_id, key)
        _check_records(restored, kept, key, tables, progress)

    return rehearse_in(folder, kept.register_id, key, now=now, check=check, progress=progress)


def _check_keys(restored: Path, register_id: str, key: bytes) -> None:
    """A backup without its keys opens nothing on a new computer. Raises BackupWithoutKeys or KeyFileDamaged…"""
    path = storage.key_path(restored)
    if not path.exists():
        raise BackupWithoutKeys
    found = storage.read(path)
    if found.register_id != register_id or key_ids(register_id, key)[0] not in found.key_ids:
        raise BackupWithoutKeys


def _check_records(
    restored: Path, kept: Kept, key: bytes, tables: Callable[[], sa.MetaData], progress: Progress
) -> None:
    """Open the copy as the program would, and verify all of it. Raises RehearsalFailed or what opening raises."""
    from medias_desktop.core.store.audit import problems, reconciling
    from medias_desktop.core.store.audit.verifying import verify
    from medias_desktop.core.store.register import Register

    assert kept.access is not None
    # Whoever was added or taken out since must not make the rehearsal fail, and the copy is nobody's to seal.
    access = replace(
        kept.access, user_uid="", data_key=key, next_data_key=None, signing_key=None, recovered=True
    )
    register = Register.open(restored, kept.clock, access, back_up=False)
    try:
        with register.read() as connection:
            found = [problems.describe(one) for one in verify(connection, progress=progress).problems]
            if not found:
                found += [
                    reconciling.describe(one) for one in reconciling.reconcile(connection, tables(), progress)
                ]
    finally:
        register.close()
    if found:
        raise RehearsalFailed(reason=found[0])
