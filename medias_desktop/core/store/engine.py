"""Connections to the register file, each with every safety set.

Write-ahead log with full synchronisation: no acknowledged commit is lost in a power cut. Write transactions take
their lock at once, so that reading then writing can never fail half-way.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import sqlalchemy as sa
from sqlalchemy import event

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4D444941
"""Marks a register file in its header (the letters MDIA)."""

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "cache_size=-32000",
    "journal_size_limit=67108864",
)


def sqlite_uri(path: Path, **options: str) -> str:
    """Return a file URI that SQLite accepts, network (UNC) paths included, which ``Path.as_uri`` does not give."""
    # Not resolved: a mapped drive must stay the drive the user chose.
    text = os.path.abspath(path).replace("\\", "/")  # noqa: PTH100
    return (
        "file://" + quote(text if text.startswith("/") else "/" + text, safe="/:") + "?" + urlencode(options)
    )


def connect(path: Path, *, create: bool = False, timeout: float = 10.0) -> sqlite3.Connection:
    """Open one connection; an existing file is required unless ``create``. ``timeout`` in seconds.

    Encryption belongs here: the key is the first thing a connection is given.
    """
    uri = sqlite_uri(path, mode="rwc" if create else "rw")
    connection = sqlite3.connect(
        uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode != "wal":
            raise sqlite3.OperationalError(f"journal mode is {mode}")
        for pragma in _PRAGMAS:
            connection.execute("PRAGMA " + pragma)
    except BaseException:
        connection.close()
        raise
    return connection


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
