"""Getting a register back with the code on paper: a new passphrase for a user who directs it, and a new code."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.errors import NotEntitled
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.making import public_key
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.errors import NoDirection
from medias_desktop.safekeeping.service.registers import Founder, Made, check_founder

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.keys.access import Access, SealedKeys
    from medias_desktop.core.store.keys.key_file import KeyFile


class Director(NamedTuple):
    """An active user who directs the register."""

    uid: str
    name: str


def directors(path: Path, access: Access, clock: Clock) -> tuple[Director, ...]:
    """Return who may be given the register back. Raises NoDirection, and as Register.open."""
    register = Register.open(path, clock, access)
    try:
        rows = register.rows(
            "SELECT uid, name FROM register_user WHERE active AND role = :role ORDER BY name",
            role=Role.DIRECTION.value,
        )
    finally:
        register.close()
    if not rows:
        raise NoDirection
    return tuple(Director(row["uid"], row["name"]) for row in rows)


def recover(
    path: Path,
    code: str,
    access: Access,
    director: Director,
    passphrase: str,
    clock: Clock,
    cost: Cost = DEFAULT,
) -> Made:
    """Give a user a new passphrase in place of the forgotten one, and the register a new recovery code.

    Until the key file is saved, all at once, everything is as before: the old code goes on opening. The user's
    computers ask for the passphrase again. Raises WeakPassphrase, and as Register.open.
    """
    if not access.recovered:  # a user’s own access makes nobody director
        raise NotEntitled(user=access.user_name)
    check_founder(Founder(director.name, passphrase))
    keys = storage.load(path)
    sealed = _sealed(keys, access.slot_id, code)
    given = replace(access, user_uid=director.uid, user_name=director.name, signing_key=os.urandom(32))
    keys, code = _with_new_secrets(keys, given, sealed, passphrase, clock, cost)
    saved = _save(path, access, given, keys, clock)
    slot = saved.slot_of(director.uid)
    assert slot is not None
    return Made(replace(given, slot_id=slot.id, recovered=False), code)


def _sealed(keys: KeyFile, slot_id: str, code: str) -> SealedKeys | None:
    try:
        return keys.unlock_sealed(slot_id, code)
    except NotEntitled:
        return None


def _save(path: Path, access: Access, given: Access, keys: KeyFile, clock: Clock) -> KeyFile:
    """Record the new signing key, then save the key file: a seal that the register cannot check is worth nothing."""
    from medias_desktop.core.store.schema import register_user

    register = Register.open(path, clock, access)
    try:
        with register.transaction("recover_access", needs=None) as tx:
            row = tx.execute(register_user.select().where(register_user.c.uid == given.user_uid)).one()
            tx.update(register_user, row.id, version=row.version, public_key=public_key(given))
        with register.transaction("replace_recovery_code", needs=None) as tx:
            return register.save_keys(tx, keys)
    finally:
        register.close()


def _with_new_secrets(
    keys: KeyFile, given: Access, sealed: SealedKeys | None, passphrase: str, clock: Clock, cost: Cost
) -> tuple[KeyFile, str]:
    at, before = clock.now(), keys.slot_of(given.user_uid)
    keys = keys.with_passphrase(
        given,
        given.user_uid,
        given.user_name,
        passphrase,
        at=at,
        signing_key=given.signing_key,
        sealed=sealed if before is None or before.sealed else None,
        cost=cost,
    )
    for slot in keys.slots:
        if slot.kind is Kind.DEVICE and slot.user_uid == given.user_uid:  # they hold the former signing key
            keys = keys.without(slot.id, given, sealed=sealed)
    return keys.replace_recovery(given, at=at, sealed=sealed, cost=cost)


def municipality(path: Path, access: Access, clock: Clock) -> Municipality:
    """Return whose register it is. Raises as Register.open."""
    register = Register.open(path, clock, access)
    try:
        return register.municipality()
    finally:
        register.close()
