"""The ways into a protected register beside the everyday ones: the paper code, the sealed records, this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import SlotGone
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.schema import register_user
from medias_desktop.core.store.unlocking import (
    Door,
    User,
    door,
    first_that_opens,
    this_computer,
    unlock,
    unlock_by_device,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.access import Access, SealedKeys
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

__all__ = [
    "Door",
    "User",
    "door",
    "forget_on_computer",
    "keep_key_file",
    "opens_by_computer",
    "remember_on_computer",
    "sealed_keys",
    "unlock",
    "unlock_by_code",
    "unlock_by_device",
    "unlock_sealed",
]


def unlock_by_code(path: Path, code: str) -> Access:
    """Return the access of the paper code, which is no user's.

    Raises RecoveryCodeLength, RecoveryCodeMistyped, WrongRecoveryCode, and as ``unlock``.
    """
    return first_that_opens(path, lambda keys: keys.unlock_recovery(code))


def unlock_sealed(path: Path, user_uid: str, passphrase: str) -> SealedKeys:
    """Return the keys of sealed records of a user who is entitled to them. Raises NotEntitled, and as ``unlock``."""
    return sealed_keys(storage.load(path), user_uid, passphrase)


def sealed_keys(keys: KeyFile, user_uid: str, passphrase: str) -> SealedKeys:
    """Return the same from a key file at hand, such as that of a register on a server."""
    slot = keys.slot_of(user_uid) or keys.slot_of(user_uid, Kind.OPEN)
    if slot is None:
        raise SlotGone
    return keys.unlock_sealed(slot.id, passphrase if slot.kind is Kind.PASSPHRASE else b"")


def remember_on_computer(register: Register) -> None:
    """Let this computer's session open the register for who acts in it. Raises DeviceStoreRefused or a file error."""
    from medias_desktop.core.store.keys import device

    access, secret = register.access, device.new_secret()
    keys = register.load_keys().with_device(access, this_computer(), secret, at=register.clock.now())
    # The session first: a slot without its key would only confuse.
    device.store(access.register_id, access.user_uid, secret)
    with register.transaction("remember_on_computer", needs=None) as tx:
        _save(register, tx, keys)


def forget_on_computer(register: Register) -> None:
    """Let this computer's session open the register no more. Raises DeviceStoreRefused or a file error."""
    from medias_desktop.core.store.keys import device

    access, keys = register.access, register.load_keys()
    for slot in keys.slots:
        if (slot.kind, slot.device_name, slot.user_uid) == (Kind.DEVICE, this_computer(), access.user_uid):
            keys = keys.without(slot.id, access)
    with register.transaction("forget_on_computer", needs=None) as tx:
        _save(register, tx, keys)
    device.forget(access.register_id, access.user_uid)


def _save(register: Register, tx: Transaction, keys: KeyFile) -> None:
    """Save the key file with an event that says which computer."""
    user = tx.execute(sa.select(register_user.c.id).where(register_user.c.uid == register.actor.uid)).scalar()
    tx.note("computer", register_user.name, str(user or 0), {"computer": this_computer()})
    register.save_keys(tx, keys)


def opens_by_computer(path: Path, user_uid: str) -> bool:
    """Return whether this computer has a slot for a user."""
    return any(user.uid == user_uid for user in door(path).devices)


def keep_key_file(path: Path, chosen: Path) -> None:
    """Put a key file that the user pointed to beside the register, if it is the register's.

    Raises KeyFileMissing, KeyFileDamaged, KeyFileNewer, ForeignKeyFile or a file error.
    """
    from medias_desktop.core.store.register_file import read_register_id
    from medias_desktop.safekeeping.errors import ForeignKeyFile

    keys = storage.read(chosen)
    if keys.register_id != read_register_id(path):
        raise ForeignKeyFile(name=chosen.name, register=path.name)
    storage.save(path, keys)
