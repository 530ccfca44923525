"""Making a register whose first user opens it with a passphrase."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from medias_desktop.core.clock import Clock
from medias_desktop.core.passphrases import Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.access import Access
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.making import create, discard_keys, require_new
from medias_desktop.core.store.places import require_own_disk
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.safekeeping.errors import UserNameMissing


class Founder(NamedTuple):
    """The first user of a register, who directs it."""

    name: str
    passphrase: str

    def __repr__(self) -> str:
        return f"Founder({self.name!r})"


class Made(NamedTuple):
    """What making or protecting a register gives: the way into it, and the code that is to be printed at once."""

    access: Access
    recovery_code: str

    def __repr__(self) -> str:
        return f"Made({self.access!r})"


def create_register(
    path: Path, municipality: Municipality, founder: Founder, clock: Clock, cost: Cost = DEFAULT
) -> Made:
    """Make a register with new keys and its key file, which is written first.

    Raises UserNameMissing, WeakPassphrase, RegisterExists, RegisterOnNetwork, RegisterInSyncedFolder or a file error;
    nothing half-made stays, and a key file that lay there is put back.
    """
    check_founder(founder, municipality.name)
    require_new(path)
    require_own_disk(path)
    keys, made = new_keys(founder, clock, cost)
    with key_file_in_place(path, keys):
        create(path, municipality, clock, access=made.access).close()
    return made


def check_founder(founder: Founder, *known: str) -> None:
    """Refuse a founder without a name or with a passphrase that is easy to guess; ``known`` as for the strength.

    Raises UserNameMissing or WeakPassphrase.
    """
    if not founder.name.strip():
        raise UserNameMissing
    if passphrase_strength(founder.passphrase, founder.name, *known) is Strength.WEAK:
        raise WeakPassphrase


def new_keys(founder: Founder, clock: Clock, cost: Cost) -> tuple[KeyFile, Made]:
    """Return a key file with the founder's slot and a recovery code, both entitled to sealed records. Takes two Argon2."""
    new = KeyFile.create()
    uid, name, seed, at = new_uid(), founder.name.strip(), os.urandom(32), clock.now()
    keys = new.key_file.with_passphrase(
        new.access, uid, name, founder.passphrase, at=at, signing_key=seed, sealed=new.sealed, cost=cost
    )
    slot = keys.slot_of(uid)
    assert slot is not None
    keys, code = keys.with_recovery(new.access, at=at, sealed=new.sealed, cost=cost)
    access = replace(new.access, user_uid=uid, user_name=name, slot_id=slot.id, signing_key=seed)
    return keys, Made(access, code)


@contextlib.contextmanager
def key_file_in_place(path: Path, keys: KeyFile) -> Iterator[None]:
    """Write a register's key file before the register; take it away again, as it was, when that fails."""
    before = [(file, _bytes_or_none(file)) for file in (storage.key_path(path), storage.copy_path(path))]
    try:
        storage.save(path, keys)
        yield
    except BaseException:
        discard_keys(path, keys.register_id)
        for file, content in before:
            if content is not None:
                with contextlib.suppress(OSError):
                    file.write_bytes(content)
        raise


def _bytes_or_none(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
