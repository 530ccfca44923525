"""Bring a register's schema to this program's, in one guarded transaction.

Alembic is imported only when there is something to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop import __version__
from medias_desktop.core.i18n import _
from medias_desktop.core.store.connection import APPLICATION_ID
from medias_desktop.core.store.errors import UpgradeRefused
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa


def upgrade(engine: sa.Engine, path: Path, target: str = "head") -> None:
    """Run the pending migrations; nothing changes unless every check passes. Raises UpgradeRefused.

    Foreign keys are off meanwhile: SQLite rebuilds tables to alter them, and would delete the children.
    """
    with engine.execution_options(write=True).connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")  # outside the transaction, or it is ignored
        try:
            with connection.begin():
                _migrate(connection, path, target)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: sa.Connection, path: Path, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    before, triggers = _row_counts(connection), _names(connection, "trigger")
    config = Config()
    config.set_main_option("script_location", "medias_desktop:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    if target == "head":
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_NUMBER}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("UPDATE municipality SET program_version = ?", (__version__,))
    after = _row_counts(connection)
    if any(after.get(table, -1) < count for table, count in before.items()):
        raise UpgradeRefused(name=path.name, reason=_("records would be lost"))
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise UpgradeRefused(name=path.name, reason=_("records would no longer belong together"))
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise UpgradeRefused(name=path.name, reason=_("the file would be damaged"))
    if triggers - _names(connection, "trigger"):
        raise UpgradeRefused(name=path.name, reason=_("its safeguards would be lost"))


def _names(connection: sa.Connection, kind: str) -> set[str]:
    rows: Any = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'",
        (kind,),
    )
    return {str(row[0]) for row in rows}


def _row_counts(connection: sa.Connection) -> dict[str, int]:
    return {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar() or 0)
        for table in _names(connection, "table")
    }
