"""Opening a protected register with a passphrase or with what the computer's session keeps, as a window and a command do."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.holding import reached
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import (
    DeviceRefused,
    KeyFileAltered,
    SlotGone,
    WrongPassphrase,
    WrongRecoveryCode,
)
from medias_desktop.core.store.keys.replaced import is_replaced, replaced_marks_of
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.register_file import working_key

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.keys.key_file import KeyFile


class User(NamedTuple):
    """A slot that a user opens."""

    slot_id: str
    name: str
    uid: str
    sealed: bool


class Door(NamedTuple):
    """What is known of a register without a key: who has a passphrase, and whom this computer's session lets in."""

    register_id: str
    users: tuple[User, ...]
    devices: tuple[User, ...]


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


def unlock(path: Path, slot_id: str, secret: str | bytes) -> Access:
    """Return the access of a slot. Takes the time of one Argon2.

    Raises WrongPassphrase, SlotGone, RegisterDamaged when the key is right and the register does not open,
    KeyFileAltered, TooLittleMemory or a file error.
    """
    owner = next((one for keys in storage.candidates(path) for one in keys.slots if one.id == slot_id), None)

    def way(keys: KeyFile) -> Access:
        # The list of who opens it may come from an old key file: in the right one the same person has another slot.
        there = None if any(one.id == slot_id for one in keys.slots) or owner is None else owner
        same = keys.slot_of(there.user_uid) if there and there.kind is Kind.PASSPHRASE else None
        return keys.unlock(same.id if same else slot_id, secret)

    return first_that_opens(path, way)


def unlock_by_device(path: Path, user_uid: str = "") -> Access:
    """Return the access that this computer's session gives, to a certain user if one is named.

    Raises DeviceRefused when it keeps no key that fits, and as ``unlock``.
    """
    from medias_desktop.core.store.keys import device

    found = door(path)
    for user in found.devices:
        if user_uid in ("", user.uid) and (secret := device.fetch(found.register_id, user.uid)):
            with contextlib.suppress(DeviceRefused, SlotGone):
                return unlock(path, user.slot_id, secret)
    raise DeviceRefused(user=next((user.name for user in found.devices), "—"))


def first_that_opens(path: Path, way: Callable[[KeyFile], Access]) -> Access:
    """Return the access of the first key file whose key opens the register: one that was put back may have another."""
    wrong: UserError | None = None
    candidates = storage.candidates(path)
    for keys in candidates:
        try:
            access = way(keys)
            key = working_key(path, access.data_key, access.next_data_key)
            # An older one would let in who was taken out since, unless the newer one is nobody's who has the keys.
            if _is_outdone(path, key, access, keys, candidates):
                raise SlotGone
        except (
            WrongPassphrase,
            WrongRecoveryCode,
            DeviceRefused,
            SlotGone,
            RegisterDamaged,
            KeyFileAltered,
        ) as error:
            wrong = wrong or error
            continue
        storage.mend(path, keys)
        return access
    raise wrong or RegisterDamaged(name=path.name)


def _is_outdone(path: Path, key: bytes, access: Access, keys: KeyFile, candidates: Sequence[KeyFile]) -> bool:
    """Return whether another key file at hand, made by somebody with the keys, counts more than the one that opens.

    The register knows which ones were replaced; among equals the earlier candidate has the higher number, which proves
    nothing but tells a copy that was forgotten somewhere.
    """
    others = [one for one in candidates if one.mac != keys.mac and one.is_made_with(access)]
    if not others:
        return False
    with reached(path, key) as connection:
        marks = replaced_marks_of(connection)
    own, at = is_replaced(keys, marks), candidates.index(keys)
    return any(
        not is_replaced(one, marks) if own != is_replaced(one, marks) else candidates.index(one) < at
        for one in others
    )
