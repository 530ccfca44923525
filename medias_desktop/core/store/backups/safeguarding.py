"""Before very many records change at once, a copy of the register as it is."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.backups.keeping import prune
from medias_desktop.core.store.backups.listing import Backup, newest_backup
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason, key_mark
from medias_desktop.core.store.backups.places import backup_folder, load_state, remember
from medias_desktop.core.store.register_file import working_key

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_HEAD = "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"


def back_up_before(register: Register, reason: BackupReason, progress: Progress) -> Backup | None:
    """Make a backup of an open register, unless the newest one holds all of it, or it is the sample or on a server.

    Raises BackupNotMade, DiskFull, FolderReadOnly…, or Cancelled.
    """
    if register.on_server or register.load_keys().opens_freely:
        return None
    access, now = register.access, register.clock.now()
    key = working_key(register.path, access.data_key, access.next_data_key)
    folder = backup_folder(register.id, load_state(register.id))
    newest = newest_backup(folder, register.id)
    if newest is not None and newest.manifest.key_mark == key_mark(key) and _holds_all(newest, register):
        return None
    made = make_backup(register.path, key, folder, reason=reason, now=now, progress=progress)
    with contextlib.suppress(UserError):  # what is not remembered is only done sooner again
        remember(register.id, last_backup=now, backup_problem="", register_path=str(register.path))
    prune(folder, register.id, now)
    return made


def _holds_all(newest: Backup, register: Register) -> bool:
    head, rows = newest.manifest.facts.head, register.rows(_HEAD)
    return bool(rows) and head is not None and (head.seq, head.hash) == (rows[0][0], bytes(rows[0][1]).hex())
