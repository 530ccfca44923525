"""Making a new register in an empty database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.making import begin
from medias_desktop.core.store.server import key_store
from medias_desktop.core.store.server.errors import DatabaseNotEmpty
from medias_desktop.core.store.upgrade import migrate

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.register import Municipality
    from medias_desktop.core.store.register_server import RegisterServer


def make(
    base: RegisterServer, municipality: Municipality, clock: Clock, access: Access, key_file: KeyFile
) -> None:
    """Write a new register in one transaction: its schema, keys, municipality and first user, who directs it.

    Raises DatabaseNotEmpty; nothing half-made stays.
    """
    engine = base.engine(guarded=False)
    try:
        with base.errors_explained(), engine.execution_options(write=True).begin() as connection:
            prepare(connection, base.name)
            saved = key_store.put(connection, key_file, base.name)
            begin(connection, municipality, clock, access)
    finally:
        engine.dispose()
    key_store.keep_copy(saved)


def prepare(connection: sa.Connection, name: str) -> None:
    """Make the tables where nothing is yet, in the caller's transaction. Raises DatabaseNotEmpty."""
    if sa.inspect(connection).get_table_names():
        raise DatabaseNotEmpty(name=name)
    migrate(connection, name)
