"""Connections to the register file: encrypted, each with every safety set; without SQLAlchemy, so that start-up is quick.

Every page is encrypted and authenticated (SQLCipher 4, AES-256 with HMAC-SHA-512) under a random 256-bit key, which the
key file gives (core.store.keys). The first 16 bytes, SQLCipher's salt, are in the clear and name the register.
Write-ahead log with full synchronisation: no acknowledged commit is lost in a power cut.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

os.environ.setdefault(
    "OPENSSL_CONF", os.devnull
)  # the library would read a configuration that is none of ours
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from pathlib import Path

driver = dbapi2
"""The database driver (DB-API 2): its errors are its own, not those of the standard library's sqlite3."""

APPLICATION_ID = 0x4D444941
"""Marks a register in SQLite's own header (the letters MDIA)."""

MARK = b"MDIA"
"""First four bytes of an encrypted register; the 12 that follow name it."""

HEAD = 16
"""Bytes at the start of a register that are not encrypted."""

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


def connect(
    path: Path,
    key: bytes,
    *,
    register_id: str = "",
    timeout: float = 10.0,
    alone: bool = False,
    still: bool = False,
) -> Any:
    """Open one connection with the register's 32-byte ``key``; ``timeout`` in seconds.

    With ``register_id`` (24 hexadecimal digits) the file is made, otherwise it must exist. ``alone`` locks everybody
    else out, also across a network, and keeps no write-ahead log. ``still`` reads a finished copy that nobody writes
    to, in a folder that may be read-only. Raises the driver's DatabaseError, NOTADB for a wrong key or a damaged
    first page.
    """
    assert len(key) == 32
    options = {"mode": "ro", "immutable": "1"} if still else {"mode": "rwc" if register_id else "rw"}
    connection = driver.connect(
        sqlite_uri(path, **options), uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        if register_id:
            path.chmod(0o600)  # other users of the computer need not even copy it
        connection.execute("PRAGMA cipher_log_level=NONE")
        salt = (MARK + bytes.fromhex(register_id)).hex() if register_id else ""
        connection.execute(f"PRAGMA key=\"x'{key.hex()}{salt}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # proves the key
        if alone:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        if not still:
            _set_journal(connection, "delete" if alone else "wal")
        for pragma in _PRAGMAS:
            connection.execute("PRAGMA " + pragma)
        if alone:
            connection.execute("PRAGMA synchronous=EXTRA")  # the folder is synchronised as well
            # The mode alone locks nothing before the first write: another could come in meanwhile.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_journal(connection: Any, mode: str) -> None:
    got = connection.execute(f"PRAGMA journal_mode={mode}").fetchone()[0]
    if got != mode:
        raise driver.OperationalError(f"journal mode is {got}")


def register_id_of(head: bytes) -> str:
    """Return the 24 hexadecimal digits that name a register, from the first bytes of its file; "" for anything else."""
    return head[len(MARK) : HEAD].hex() if head.startswith(MARK) and len(head) >= HEAD else ""
