"""The ways into a protected register: a passphrase, the paper code, the computer's own session."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import DeviceRefused, SlotGone, WrongPassphrase, WrongRecoveryCode
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.register_file import working_key
from medias_desktop.safekeeping.service.protecting import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.keys.access import Access, SealedKeys
    from medias_desktop.core.store.keys.key_file import KeyFile


class Door(NamedTuple):
    """What can be known of a register without a key: who opens it with a passphrase (slot, name, uid)."""

    register_id: str
    users: tuple[User, ...]
    devices: tuple[User, ...]


class User(NamedTuple):
    """A slot that a user opens."""

    slot_id: str
    name: str
    uid: str
    sealed: bool


def this_computer() -> str:
    """Return the name under which this computer's slots are listed."""
    return platform.node()[:200] or "?"


def door(path: Path) -> Door:
    """Return who can open a register. Raises FileMissing, NotARegister, KeyFileMissing, KeyFileDamaged, KeyFileNewer…"""
    keys = storage.load(path)

    def of(kind: Kind, computer: str = "") -> tuple[User, ...]:
        return tuple(
            User(slot.id, slot.user_name, slot.user_uid, slot.sealed)
            for slot in keys.slots
            if slot.kind is kind and slot.device_name == computer
        )

    return Door(keys.register_id, of(Kind.PASSPHRASE), of(Kind.DEVICE, this_computer()))


def unlock(path: Path, slot_id: str, passphrase: str) -> Access:
    """Return the access of a slot. Takes the time of one Argon2.

    Raises WrongPassphrase, SlotGone, RegisterDamaged when the key is right and the register does not open,
    KeyFileAltered, TooLittleMemory or a file error.
    """
    return _by_slot(path, slot_id, passphrase)


def unlock_by_code(path: Path, code: str) -> Access:
    """Return the access of the paper code, which is no user's.

    Raises RecoveryCodeLength, RecoveryCodeMistyped, WrongRecoveryCode, and as ``unlock``.
    """
    return _first_that_opens(path, lambda keys: keys.unlock_recovery(code))


def unlock_by_device(path: Path, user_uid: str = "") -> Access:
    """Return the access that this computer's session gives, to a certain user if one is named.

    Raises DeviceRefused when it keeps no key that fits, and as ``unlock``.
    """
    from medias_desktop.core.store.keys import device

    found = door(path)
    for user in found.devices:
        if user_uid in ("", user.uid) and (secret := device.fetch(found.register_id, user.uid)):
            with contextlib.suppress(DeviceRefused, SlotGone):
                return _by_slot(path, user.slot_id, secret)
    raise DeviceRefused(user=next((user.name for user in found.devices), "—"))


def unlock_sealed(path: Path, user_uid: str, passphrase: str) -> SealedKeys:
    """Return the keys of sealed records of a user who is entitled to them. Raises NotEntitled, and as ``unlock``."""
    keys = storage.load(path)
    slot = keys.slot_of(user_uid) or keys.slot_of(user_uid, Kind.OPEN)
    if slot is None:
        raise SlotGone
    return keys.unlock_sealed(slot.id, passphrase if slot.kind is Kind.PASSPHRASE else b"")


def remember_on_computer(path: Path, access: Access, clock: Clock) -> None:
    """Let this computer's session open the register for the access's user. Raises DeviceStoreRefused or a file error."""
    from medias_desktop.core.store.keys import device

    secret = device.new_secret()
    keys = storage.load(path).with_device(access, this_computer(), secret, at=clock.now())
    device.store(
        access.register_id, access.user_uid, secret
    )  # first: a slot without its key would only confuse
    storage.save(path, keys)


def forget_on_computer(path: Path, access: Access) -> None:
    """Let this computer's session open the register no more. Raises DeviceStoreRefused or a file error."""
    from medias_desktop.core.store.keys import device

    keys = storage.load(path)
    for user in door(path).devices:
        if user.uid == access.user_uid:
            keys = keys.without(user.slot_id, access)
    storage.save(path, keys)
    device.forget(access.register_id, access.user_uid)


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


def _by_slot(path: Path, slot_id: str, secret: str | bytes) -> Access:
    return _first_that_opens(path, lambda keys: keys.unlock(slot_id, secret))


def _first_that_opens(path: Path, way: Callable[[KeyFile], Access]) -> Access:
    """Return the access of the first key file whose key opens the register: one that was put back may have another."""
    wrong: UserError | None = None
    for keys in _by_key(path):
        try:
            access = way(keys)
            working_key(path, access.data_key, access.next_data_key)
        except (WrongPassphrase, WrongRecoveryCode, DeviceRefused, SlotGone, RegisterDamaged) as error:
            wrong = wrong or error
            continue
        storage.mend(path, keys)
        tidy(path)
        return access
    raise wrong or RegisterDamaged(name=path.name)


def _by_key(path: Path) -> Iterator[KeyFile]:
    """Give the newest key file of each data key: an older one would let in who was taken out since."""
    seen: set[str] = set()
    for keys in storage.candidates(path):
        if seen.isdisjoint(keys.key_ids):
            yield keys
        seen.update(keys.key_ids)
