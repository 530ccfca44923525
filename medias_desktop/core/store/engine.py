"""SQLAlchemy on the register file, for writing and for queries built from conditions.

Write transactions take their lock at once, so that reading then writing can never fail half-way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import event

from medias_desktop.core.store.connection import connect

if TYPE_CHECKING:
    from pathlib import Path


def make_engine(path: Path, *, create: bool = False) -> sa.Engine:
    """Return an engine whose transactions begin explicitly; ``execution_options(write=True)`` locks at once."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect(path, create=create),
        poolclass=sa.pool.QueuePool,
        pool_size=4,
        max_overflow=2,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
