"""SQLAlchemy on a server: writers in turn as on a file, readers on one consistent state that they cannot change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import event

from medias_desktop.core.store.engine import guard

WRITE_LOCK = int.from_bytes(b"medias\x00\x01", "big")
"""The advisory lock of whoever writes: one at a time, as in a file, so that the trail never forks."""

PATIENCE = "patience"
"""Under this name a connection keeps for how many milliseconds its next write waits for another."""

LOCK = "SELECT set_config('lock_timeout', %(wait)s, true), pg_advisory_xact_lock(%(lock)s)"


def make_server_engine(connect: Callable[[], psycopg.Connection[Any]], *, guarded: bool = True) -> sa.Engine:
    """Return an engine whose ``execution_options(write=True)`` locks at once; ``guarded`` is off for migrations only."""
    engine = sa.create_engine(
        "postgresql+psycopg://",
        creator=connect,
        poolclass=sa.pool.QueuePool,
        pool_size=4,
        max_overflow=2,
        pool_pre_ping=True,  # a connection that the server let go is replaced, not told to the user
        use_native_hstore=False,
        hide_parameters=True,  # a message about a statement may end up in a log
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        write = bool(connection.get_execution_options().get("write"))
        raw: Any = connection.connection.driver_connection
        # A writer reads after its lock was given: a snapshot from before would miss what it waited for.
        raw.isolation_level = None if write else psycopg.IsolationLevel.REPEATABLE_READ
        raw.read_only = not write
        if write:
            wait = str(connection.info.get(PATIENCE, 0))
            connection.exec_driver_sql(LOCK, {"wait": wait, "lock": WRITE_LOCK})

    if guarded:
        guard(engine)
    return engine
