"""The key file of a register on a server: a row of its database instead of files beside it, same content, same rules."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.store.engine import AUDITED
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import KeyFileMissing, KeysChangedElsewhere
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.register import server_at
from medias_desktop.core.store.schema import key_store
from medias_desktop.core.store.server.errors import NoRegisterThere

if TYPE_CHECKING:
    from medias_desktop.core.store.register_server import RegisterServer
    from medias_desktop.core.store.server.place import ServerPlace

_ROW = 1
_AUDITED = {AUDITED: True}


def load_at(place: ServerPlace) -> KeyFile:
    """Return the key file of the register at an address. Raises as ``load``, or what a server may answer."""
    return load(server_at(place.address))


def save_at(place: ServerPlace, key_file: KeyFile) -> KeyFile:
    """Save the key file of the register at an address. Raises as ``save``, or what a server may answer."""
    return save(server_at(place.address), key_file)


def load(base: RegisterServer) -> KeyFile:
    """Return a register's key file. Raises NoRegisterThere, KeyFileMissing, KeyFileDamaged or KeyFileNewer."""
    with base.errors_explained():
        reader = base.reader()
        try:
            row = reader.execute("SELECT content FROM key_store WHERE id = :id", {"id": _ROW}).fetchone()
        except base.not_there as error:
            raise NoRegisterThere(name=base.name, server=base.address.server) from error
        finally:
            reader.close()
    if row is None:
        raise KeyFileMissing(name=base.name, keys=storage.SUFFIX)
    return KeyFile.read(row[0].encode(), base.name)


def save(base: RegisterServer, key_file: KeyFile) -> KeyFile:
    """Write a key file in place of the one that was read and return it with its new generation.

    The profile keeps a copy. Raises KeysChangedElsewhere when somebody else saved one meanwhile.
    """
    engine = base.engine()
    try:
        with base.errors_explained(), engine.execution_options(write=True).begin() as connection:
            saved = put(connection, key_file, base.name)
    finally:
        engine.dispose()
    keep_copy(saved)
    return saved


def put(connection: sa.Connection, key_file: KeyFile, name: str) -> KeyFile:
    """Write a key file within a transaction of the caller's."""
    found = connection.execute(sa.select(key_store.c.content)).scalar()
    if found is not None:
        there = KeyFile.read(found.encode(), name)
        if there.generation > key_file.generation or there.register_id != key_file.register_id:
            raise KeysChangedElsewhere
        connection.execute(key_store.delete(), execution_options=_AUDITED)
    saved = replace(key_file, generation=key_file.generation + 1)
    values = {"id": _ROW, "content": saved.content().decode()}
    connection.execute(key_store.insert().values(values), execution_options=_AUDITED)
    return saved


def keep_copy(key_file: KeyFile) -> None:
    """Keep a copy in the profile, where that is allowed."""
    path = storage.profile_path(key_file.register_id)
    with contextlib.suppress(UserError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, key_file.content())
