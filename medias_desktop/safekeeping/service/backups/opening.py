"""What opens a backup on its own: the key file that lies in it, or a later one that gives the same key."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import KeyFileMissing
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.unlocking import User, this_computer

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.keys.key_file import KeyFile


@dataclass(frozen=True)
class BackupDoor:
    """Who opens a backup; ``freely`` when it asks for nothing (the sample)."""

    keys: KeyFile

    @property
    def freely(self) -> bool:
        """Whether it asks for nothing."""
        return self.keys.opens_freely

    @property
    def users(self) -> tuple[User, ...]:
        """Who has a passphrase."""
        return self._of(Kind.PASSPHRASE)

    @property
    def devices(self) -> tuple[User, ...]:
        """Whom this computer's session lets in."""
        return self._of(Kind.DEVICE, this_computer())

    def unlock(self, slot_id: str, secret: str | bytes) -> Access:
        """Return what a slot gives. Takes one Argon2. Raises WrongPassphrase, DeviceRefused, KeyFileAltered…"""
        return self.keys.unlock(slot_id, secret)

    def unlock_freely(self) -> Access | None:
        """Return the access to a backup that asks for nothing."""
        return self.keys.unlock_open()

    def unlock_by_code(self, code: str) -> Access:
        """Return the access of the paper code. Raises WrongRecoveryCode, RecoveryCodeMistyped…"""
        return self.keys.unlock_recovery(code)

    def unlock_by_device(self, user_uid: str = "") -> Access | None:
        """Return the access that this computer's session gives, or None when it gives none."""
        from medias_desktop.core.store.keys import device

        for user in self.devices:
            if user_uid in ("", user.uid) and (secret := device.fetch(self.keys.register_id, user.uid)):
                with contextlib.suppress(UserError):
                    return self.unlock(user.slot_id, secret)
        return None

    def _of(self, kind: Kind, computer: str = "") -> tuple[User, ...]:
        return tuple(
            User(slot.id, slot.user_name, slot.user_uid, slot.sealed)
            for slot in self.keys.slots
            if slot.kind is kind and slot.device_name == computer
        )


def door_of(backup: Backup, register_path: Path) -> BackupDoor:
    """Return who opens a backup: by the newest key file that gives its key, so that nobody taken out since comes back.

    Raises KeyFileMissing or KeyFileDamaged.
    """
    register_id = backup.manifest.facts.register_id
    if not backup.has_keys:
        raise KeyFileMissing(name=backup.name, keys=backup.keys_file.name)
    own = storage.read(backup.keys_file)
    later = [
        found
        for path in (
            storage.key_path(register_path),
            storage.copy_path(register_path),
            storage.profile_path(register_id),
        )
        if (found := _read(path))
        and found.register_id == register_id
        and not set(found.key_ids).isdisjoint(own.key_ids)
    ]
    return BackupDoor(max([own, *later], key=lambda keys: keys.generation))


def _read(path: Path) -> KeyFile | None:
    with contextlib.suppress(UserError):
        return storage.read(path)
    return None
