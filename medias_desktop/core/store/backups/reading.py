"""Read a finished copy of a register from its first page to its last."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import Any

from medias_desktop.core.files import read_head
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups.disk import interruptible
from medias_desktop.core.store.backups.manifest import Facts, Head
from medias_desktop.core.store.connection import HEAD, connect, driver, register_id_of

_NOT_COUNTED = "alembic_version"


class Unsound(Exception):
    """A copy is not whole; says why, in the user's words."""


def read_in_full(path: Path, key: bytes, progress: Progress | None = None) -> Facts:
    """Check every page, every row and every reference of a copy that nobody writes to.

    Raises Unsound, OSError, or Cancelled from ``progress``.
    """
    progress = progress or Silent()
    register_id = register_id_of(read_head(path, HEAD))
    if not register_id:
        raise Unsound(_("its register is not readable"))
    try:
        with (
            contextlib.closing(connect(path, key, still=True)) as connection,
            interruptible(connection, progress, 0, 0),
        ):
            if connection.execute("PRAGMA cipher_integrity_check").fetchone():
                raise Unsound(_("some of its pages are damaged"))
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Unsound(_("its records do not fit together"))
            return facts_of(connection, register_id)
    except driver.DatabaseError as error:
        raise Unsound(_("its register is not readable")) from error


def facts_of(connection: Any, register_id: str) -> Facts:
    """Return what the register behind an open connection holds."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ? ORDER BY name",
            (_NOT_COUNTED,),
        )
    ]
    counts = {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables
    }
    town = ("", "")
    if "municipality" in tables:
        town = connection.execute("SELECT name, program_version FROM municipality").fetchone() or town
    head, activity = head_of(connection) if "audit_event" in tables else (None, None)
    return Facts(
        register_id=register_id,
        municipality=str(town[0]),
        program_version=str(town[1]),
        schema_number=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        counts=counts,
        head=head,
        last_activity=activity,
        loose_references=len(connection.execute("PRAGMA foreign_key_check").fetchall()),
    )


def head_of(connection: Any) -> tuple[Head | None, dt.datetime | None]:
    """Return the last event of a register's trail and when it was recorded."""
    row = connection.execute("SELECT seq, hash, at FROM audit_event ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return None, None
    return Head(int(row[0]), bytes(row[1]).hex()), dt.datetime.fromisoformat(row[2])


def has_trail(connection: Any) -> bool:
    """Return whether the register keeps a trail at all; those of the first schema did not."""
    return bool(
        connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'audit_event'"
        ).fetchone()[0]
    )
