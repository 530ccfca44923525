"""Read a backup in full and compare it with what it says of itself."""

from __future__ import annotations

from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_head
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import manifest as manifests
from medias_desktop.core.store.backups.disk import measure
from medias_desktop.core.store.backups.errors import BackupDamaged, BackupOfOtherKeys
from medias_desktop.core.store.backups.manifest import KEYS, LARGEST, MANIFEST, REGISTER, Manifest
from medias_desktop.core.store.backups.reading import Unsound, read_in_full


def authenticate(folder: Path, data_key: bytes) -> Manifest:
    """Return a backup's manifest once its key vouches for it. Raises BackupDamaged or BackupOfOtherKeys."""
    try:
        found = manifests.parse(read_head(folder / MANIFEST, LARGEST))
    except (UserError, ValueError) as error:
        raise BackupDamaged(name=folder.name, reason=_("its description is not readable")) from error
    if found.key_mark != manifests.key_mark(data_key):
        raise BackupOfOtherKeys(name=folder.name)
    if not manifests.is_authentic(found, data_key):
        raise BackupDamaged(name=folder.name, reason=_("its description was altered"))
    return found


def verify_backup(folder: Path, data_key: bytes, progress: Progress | None = None) -> Manifest:
    """Read every byte of a backup, then every page and row of its register. Raises BackupDamaged or BackupOfOtherKeys."""
    progress = progress or Silent()
    found = authenticate(folder, data_key)
    try:
        for name in (REGISTER, KEYS):
            if (
                name in found.files
                and measure(folder / name, lambda: progress.report(0, 2)) != found.files[name]
            ):
                reason = _("its register was altered") if name == REGISTER else _("its key file was altered")
                raise BackupDamaged(name=folder.name, reason=reason)
        progress.report(1, 2)
        if read_in_full(folder / REGISTER, data_key, progress) != found.facts:
            raise BackupDamaged(name=folder.name, reason=_("its register is not the one described"))
    except OSError as error:
        raise BackupDamaged(name=folder.name, reason=_("a file of it cannot be read")) from error
    except Unsound as error:
        raise BackupDamaged(name=folder.name, reason=str(error)) from error
    progress.report(2, 2)
    return found
