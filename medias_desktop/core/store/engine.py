"""SQLAlchemy on the register file, for writing and for queries built from conditions.

Write transactions take their lock at once, so that reading then writing can never fail half-way. A guard refuses every
change that does not go through ``Transaction``, which records it in the audit trail.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from medias_desktop.core.store.connection import driver

AUDITED = "audited"
"""Execution option of the statements that ``Transaction`` runs."""

_READING = ("SELECT", "PRAGMA", "WITH", "EXPLAIN", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "SHOW")

_CHANGING = re.compile(
    r'\b((INSERT|REPLACE)\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+(OR\s+\w+\s+)?[\w".]+\s+SET)\b',
    re.IGNORECASE,
)
"""What a statement that begins with WITH may do besides reading."""


class WriteOutsideTrail(RuntimeError):
    """A bug: something tried to change the register behind its audit trail."""


def make_engine(connect: Callable[[], Any], *, guarded: bool = True, shared: bool = False) -> sa.Engine:
    """Return an engine whose transactions begin explicitly; ``execution_options(write=True)`` locks at once.

    ``guarded`` is off for migrations only; ``shared`` makes it of shares in one connection (``holding.Lent``).
    """
    pool: dict[str, Any] = {"poolclass": sa.pool.QueuePool, "pool_size": 4, "max_overflow": 2}
    if shared:
        pool = {"poolclass": sa.pool.NullPool}
    # A message about a statement never quotes the values: it may end up in a log.
    engine = sa.create_engine("sqlite://", module=driver, creator=connect, hide_parameters=True, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("write")
        raw = connection.connection.driver_connection
        assert raw is not None
        if not shared:
            raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        elif write:
            raw.begin()

    if guarded:
        guard(engine)
    return engine


def guard(engine: sa.Engine) -> None:
    """Refuse every change on an engine that does not go through ``Transaction``."""
    event.listen(engine, "before_cursor_execute", _refuse_unaudited)


def _refuse_unaudited(
    _connection: Any, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: bool
) -> None:
    if context is not None and context.execution_options.get(AUDITED):
        return
    word = statement.lstrip().partition(" ")[0].upper()
    if word not in _READING or (word == "WITH" and _changes(statement)):
        raise WriteOutsideTrail(word)


def _changes(statement: str) -> bool:
    return _CHANGING.search(statement) is not None
