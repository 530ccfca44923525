"""Making a new register, and turning one of an earlier version into a protected one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop import __version__
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.files import FolderMissing, os_errors_explained
from medias_desktop.core.patience import rename_patiently
from medias_desktop.core.store.connection import APPLICATION_ID, connect, driver, sqlite_uri
from medias_desktop.core.store.errors import (
    DiskRefused,
    RegisterDamaged,
    RegisterExists,
    database_errors_explained,
)
from medias_desktop.core.store.register_file import RegisterFile, fold_log, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.register import Municipality, Register
    from medias_desktop.core.store.transaction import Transaction


def create(path: Path, municipality: Municipality, clock: Clock | None = None, *, access: Access) -> Register:
    """Make a new register for its first user and open it; the key file is the caller's (core.store.keys).

    Raises RegisterExists or a file error; nothing half-made stays.
    """
    from medias_desktop.core.store.register import Register

    clock = clock or SystemClock()
    with drafted(path) as draft:
        make(draft, municipality, clock, access)
        fold_log(draft, access.data_key)
    try:
        return Register.open(path, clock, access)
    except BaseException:
        remove(path)
        raise


def require_new(path: Path) -> None:
    """Refuse a place where a register cannot be made. Raises RegisterExists or FolderMissing."""
    with os_errors_explained(path):
        if path.exists():
            raise RegisterExists(name=path.name)
        if not path.parent.exists():
            raise FolderMissing(folder=path.parent)


@contextlib.contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Give the name of a register in the making beside ``path``, which it is called at the end, whole and closed.

    When the block fails nothing of it stays. Raises RegisterExists or a file error.
    """
    require_new(path)
    draft = path.with_name(path.name + ".part")
    remove(draft)
    try:
        with os_errors_explained(path):
            yield draft
            rename_patiently(draft, path)
    finally:
        remove(draft)


def make(path: Path, municipality: Municipality, clock: Clock, access: Access) -> None:
    """Write a new register: its schema, its municipality and its first user, who directs it."""
    from medias_desktop.core.store.upgrade import upgrade

    with database_errors_explained(path, writing=True):
        connect(path, access.data_key, register_id=access.register_id).close()
        base = RegisterFile(path, access.data_key)
        engine = base.engine(guarded=False)
        try:
            upgrade(engine, path)
            with engine.execution_options(write=True).begin() as connection:
                begin(connection, municipality, clock, access)
        finally:
            engine.dispose()
            base.close()


def begin(connection: sa.Connection, municipality: Municipality, clock: Clock, access: Access) -> None:
    """Write a register's first records, on a file or a server: whose it is and who directs it."""
    from medias_desktop.core.store import schema
    from medias_desktop.core.store.transaction import Transaction, new_uid

    tx = Transaction(connection, "create_register", clock.now(), access.user_uid)
    tx.insert(
        schema.municipality,
        **municipality._asdict(),
        uid=new_uid(),
        program_version=__version__,
        created_at=tx.now,
    )
    add_first_user(tx, access)
    tx.finish()


def add_first_user(tx: Transaction, access: Access) -> None:
    """Record who directs the register."""
    from medias_desktop.core.store.roles import Role
    from medias_desktop.core.store.schema import register_user

    tx.insert(
        register_user,
        uid=access.user_uid,
        name=access.user_name,
        role=Role.DIRECTION.value,
        public_key=public_key(access),
        created_at=tx.now,
    )


def public_key(access: Access) -> bytes:
    """Return the 32-byte key that checks a user's seals; nothing for an access that cannot seal."""
    if access.signing_key is None:
        return b""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(access.signing_key).public_key().public_bytes_raw()


def protect(path: Path, target: Path, access: Access) -> None:
    """Write an encrypted copy of an unprotected register to ``target``, which ``Register.open`` then upgrades.

    The unprotected file is read only. Raises RegisterDamaged or a file error; nothing half-made stays.
    """
    remove(target)
    try:
        with database_errors_explained(path, writing=True):
            connect(target, access.data_key, register_id=access.register_id).close()
            _export(path, target, access.data_key)
            fold_log(target, access.data_key)
    except BaseException:
        remove(target)
        raise


def _export(path: Path, target: Path, key: bytes) -> None:
    plain = driver.connect(sqlite_uri(path, mode="rw"), uri=True, isolation_level=None)
    with contextlib.closing(plain):
        plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if plain.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise RegisterDamaged(name=path.name)
        number = int(plain.execute("PRAGMA user_version").fetchone()[0])
        plain.execute(
            f"ATTACH DATABASE ? AS protected KEY \"x'{key.hex()}'\"", (sqlite_uri(target, mode="rw"),)
        )
        try:
            plain.execute("SELECT sqlcipher_export('protected')")
        except driver.OperationalError as error:  # it gives no code; what is read was found to be sound
            raise DiskRefused(name=path.name) from error
        plain.execute(f"PRAGMA protected.user_version={number}")
        plain.execute(f"PRAGMA protected.application_id={APPLICATION_ID}")
        plain.execute("DETACH DATABASE protected")


def make_open_to_all(
    path: Path, municipality: Municipality, clock: Clock | None = None, user_name: str = "—"
) -> Register:
    """Make a register that opens without a question, its keys in the clear beside it: the sample's, never a town's."""
    require_new(path)
    access = keys_for_all(path, user_name)
    try:
        return create(path, municipality, clock, access=access)
    except BaseException:
        discard_keys(path, access.register_id)
        raise


def discard_keys(path: Path, register_id: str) -> None:
    """Remove the key file of a register that could not be made: it opens nothing."""
    from medias_desktop.core.store.keys import storage

    for file in (storage.key_path(path), storage.copy_path(path), storage.profile_path(register_id)):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def keys_for_all(path: Path, user_name: str = "—") -> Access:
    """Write the key file of a register that opens without a question and return what it gives."""
    from medias_desktop.core.store.keys import storage
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.transaction import new_uid

    new = KeyFile.create()
    at = SystemClock().now()
    made = new.key_file.with_open(
        new.access, new_uid(), user_name, at=at, signing_key=os.urandom(32), sealed=new.sealed
    )
    access = storage.save(path, made).unlock_open()
    assert access is not None
    return access
