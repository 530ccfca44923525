"""Changing the register's keys after a departure, so that whoever left opens nothing with what they kept.

The steps, between any two of which the program may be stopped: the key file gives old and new keys; sealed records are
sealed anew; the register is encrypted anew in one transaction; the key file gives the new keys only. Whoever opens the
register next finishes what was begun (``finish``). Backups made before stay under the old keys.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.errors import ErasuresDamaged
from medias_desktop.core.store.backups.places import backup_folder, load_state, remember
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.errors import database_errors_explained
from medias_desktop.core.store.holding import is_held, reached
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.document import key_ids
from medias_desktop.core.store.keys.errors import SealedKeysNeeded
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.register_file import encrypt_anew, fold_log, working_key
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.schema import register_user, sealed_record
from medias_desktop.safekeeping.errors import KeysOfServer, NoKeysToChange, OthersAtWork

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access, SealedKeys
    from medias_desktop.core.store.keys.key_file import KeyFile

STEPS = 4


class Prepared(NamedTuple):
    """New keys that nothing is under yet. ``recovery_code`` is valid once the change is carried out, not before."""

    key_file: KeyFile
    access: Access
    sealed: SealedKeys | None
    recovery_code: str
    leaving: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Prepared({self.access!r}, leaving {self.leaving})"


class Changed(NamedTuple):
    """What opens the register after a change of keys, and what stopped the change, or None when it was finished."""

    access: Access
    problem: UserError | None = None


def refusal(register: Register) -> UserError | None:
    """Return why who acts cannot change the keys of an open register, or None when they can.

    The recovery code is replaced with the keys; where it opens sealed records, only who is entitled to them can do it.
    """
    if register.on_server:
        return KeysOfServer()
    keys = register.load_keys()
    if keys.opens_freely:
        return NoKeysToChange()
    own = keys.slot_of(register.actor.uid)
    if not (own and own.sealed) and any(slot.sealed for slot in keys.slots if slot.kind is Kind.RECOVERY):
        return SealedKeysNeeded()
    return None


def back_up(path: Path, access: Access, clock: Clock, progress: Progress) -> Backup:
    """Back a register up before its keys are changed: the copy stays under the old ones. Raises as ``make_backup``."""
    from medias_desktop.core.store.backups.making import make_backup
    from medias_desktop.core.store.backups.manifest import BackupReason

    folder, now = _backups(access), clock.now()
    reason = BackupReason.BEFORE_KEY_CHANGE
    made = make_backup(path, access.data_key, folder, reason=reason, now=now, progress=progress)
    remember(access.register_id, last_backup=now)
    return made


def change_keys(path: Path, before: Access, prepared: Prepared, clock: Clock, progress: Progress) -> Changed:
    """Carry a change out, or go on with it where it was begun and stopped; the register is closed here.

    Raises only what keeps the key file itself from being read.
    """
    try:
        now = _access_now(path, before, prepared.access)
        if now is prepared.access:
            now = finish(path, now, clock, progress, prepared.sealed)
        elif now is before:
            now = carry_out(path, prepared, clock, progress)
    except UserError as error:
        return Changed(_access_now(path, before, prepared.access), error)
    return Changed(now)


def finish_interrupted(path: Path, access: Access, clock: Clock, progress: Progress) -> Changed:
    """Finish what an earlier run of the program began; ``access`` has both keys and the register is closed here."""
    try:
        return Changed(finish(path, access, clock, progress))
    except UserError as error:
        return Changed(_access_now(path, access, access), error)


def prepare(
    path: Path,
    access: Access,
    sealed: SealedKeys | None,
    leaving: Sequence[str],
    clock: Clock,
    cost: Cost = DEFAULT,
) -> Prepared:
    """Make new keys for everyone but those ``leaving`` (uids); nothing is written. Takes one Argon2.

    Raises RotationUnderWay, LastPassphrase, LastSealedRight, SealedKeysNeeded.
    """
    keys = storage.load(path)
    for uid in leaving:
        keys = keys.without_user(uid, access, sealed=sealed)
    begun = keys.begin_rotation(access, sealed, at=clock.now(), cost=cost)
    return Prepared(begun.key_file, begun.access, begun.sealed, begun.recovery_code, tuple(leaving))


def carry_out(path: Path, prepared: Prepared, clock: Clock, progress: Progress) -> Access:
    """Change the keys of a register that is closed here, and return the access under the new ones.

    Cannot be cancelled once begun. Raises OthersAtWork, NotEntitled, ErasuresDamaged or a file error, before
    anything is changed.
    """
    progress.report(0, STEPS)
    _require_alone(path, prepared.access.data_key)
    _renew_erasures(prepared.access)
    register = Register.open(path, clock, prepared.access)
    try:
        with register.transaction("change_keys", Permission.ADMINISTER) as tx:
            for row in tx.execute(
                sa.select(register_user).where(register_user.c.uid.in_(prepared.leaving))
            ).all():
                if row.active:
                    tx.update(register_user, row.id, active=False)
            tx.note("change_keys", register_user.name, "0", {"removed": list(prepared.leaving)})
            storage.save(path, prepared.key_file)
    finally:
        register.close()
    return finish(path, prepared.access, clock, progress, prepared.sealed)


def finish(
    path: Path, access: Access, clock: Clock, progress: Progress, sealed: SealedKeys | None = None
) -> Access:
    """Bring a begun change of keys to its end from wherever it was stopped, and return the access under the new keys.

    Without ``sealed`` records sealed under older keys stay so until the next change. Raises OthersAtWork.
    """
    progress.report(1, STEPS)
    if sealed is not None:
        _reseal(path, access, sealed, clock)
    progress.report(2, STEPS)
    assert access.next_data_key is not None
    # Damaged since the change was begun, it must not keep it from ending: the trail remembers destructions as well.
    with contextlib.suppress(ErasuresDamaged):
        _renew_erasures(access)
    if working_key(path, access.data_key, access.next_data_key) == access.data_key:
        _encrypt_anew(path, access.data_key, access.next_data_key)
    progress.report(3, STEPS)
    keys = storage.load(path)
    unused = [] if sealed is None else [number for number in sealed.keys if number != sealed.newest]
    storage.save(path, keys.finish_rotation(access, sealed, unused=unused))
    progress.report(STEPS, STEPS)
    return access.rotated()


def _access_now(path: Path, before: Access, changing: Access) -> Access:
    """Return which access goes with the key file as it is: the one before, the one of a begun change, or the new one."""
    old, new = key_ids(changing.register_id, changing.data_key, changing.next_data_key)
    found = storage.load(path).key_ids
    if found == (new,):
        return changing.rotated()
    return changing if found == (old, new) else before


def _backups(access: Access) -> Path:
    return backup_folder(access.register_id, load_state(access.register_id))


def _renew_erasures(access: Access) -> None:
    """Make the list of destructions beside the backups readable under the next key: it is authenticated by the key."""
    assert access.next_data_key is not None
    erasures.renew(_backups(access), access.data_key, access.next_data_key)


def _reseal(path: Path, access: Access, sealed: SealedKeys, clock: Clock) -> None:
    from medias_desktop.core.store.sealed import Vault

    register = Register.open(path, clock, access)
    try:
        with register.read() as connection:
            older = sa.select(sealed_record.c.id).where(sealed_record.c.key_number != sealed.newest)
            if connection.execute(older.limit(1)).first() is None:
                return
        with register.transaction("reseal_records", needs=None) as tx:
            Vault(sealed.keys).reseal(tx)
    finally:
        register.close()


def _require_alone(path: Path, key: bytes) -> None:
    """Refuse while anybody else has the register open. Raises OthersAtWork."""
    _require_let_go(path)
    fold_log(path, key)
    with (
        database_errors_explained(path, writing=True),
        reached(path, key, timeout=1.0) as connection,
    ):
        _leave_log(path, connection)  # it comes back with the next connection


def _encrypt_anew(path: Path, key: bytes, new_key: bytes) -> None:
    """Write every page under the new key in one transaction with a rollback journal: all of it or nothing."""
    _require_let_go(path)
    with (
        database_errors_explained(path, writing=True),
        reached(path, key, timeout=1.0) as connection,
    ):
        _leave_log(path, connection)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA synchronous=EXTRA")
        encrypt_anew(connection, path, new_key)
    working_key(path, new_key)  # under the new key indeed, and with its log again


def _require_let_go(path: Path) -> None:
    """Refuse while this very program has it for itself somewhere: under that connection no key may change."""
    if is_held(path):
        raise OthersAtWork(name=path.name)


def _leave_log(path: Path, connection: Any) -> None:
    try:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except driver.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
            raise
        raise OthersAtWork(name=path.name) from error
    if mode != "delete":
        raise OthersAtWork(name=path.name)
