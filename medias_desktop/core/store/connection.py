"""Connections to the register file, each with every safety set; the standard library only, so that start-up is quick.

Write-ahead log with full synchronisation: no acknowledged commit is lost in a power cut.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

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
