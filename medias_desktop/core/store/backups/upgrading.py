"""Before an older register is brought up to date, a copy of it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_head
from medias_desktop.core.store.backups.errors import UpgradeNotBackedUp
from medias_desktop.core.store.backups.keeping import prune
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder, load_state
from medias_desktop.core.store.connection import HEAD, register_id_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


def back_up_before_upgrade(path: Path, key: bytes, now: dt.datetime, connection: Any = None) -> None:
    """Make a backup of a register of an earlier schema; ``connection`` is one that holds it alone.

    Raises UpgradeNotBackedUp: without the copy nothing is changed.
    """
    if connection is None:
        register_id = register_id_of(read_head(path, HEAD))
    else:  # a file that is held is never opened by its path: closing it would take the locks away
        register_id = register_id_of(bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0]))
    folder = backup_folder(register_id, load_state(register_id))
    try:
        make_backup(path, key, folder, reason=BackupReason.BEFORE_UPGRADE, now=now, connection=connection)
    except UserError as error:
        raise UpgradeNotBackedUp(name=path.name, reason=error.sentence()) from error
    prune(folder, register_id, now)
