"""Bring a register's schema to this program's, in one guarded transaction.

Alembic is imported only when there is something to do.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
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
    """Run the pending migrations; nothing changes unless every check passes. Raises UpgradeRefused."""
    writing = engine.execution_options(write=True)
    with writing.connect() as connection, _keys_free(connection), connection.begin():
        migrate(connection, path.name, target)


@contextlib.contextmanager
def _keys_free(connection: sa.Connection) -> Iterator[None]:
    """Switch foreign keys off meanwhile: SQLite rebuilds tables to alter them, and would delete the children."""
    raw = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    raw.execute("PRAGMA foreign_keys=OFF")  # outside the transaction, or it is ignored
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def migrate(connection: sa.Connection, name: str, target: str = "head") -> None:
    """Run the pending migrations in the caller's transaction. Raises UpgradeRefused."""
    from alembic import command
    from alembic.config import Config

    on_file = connection.dialect.name == "sqlite"
    before = _row_counts(connection)
    triggers = _triggers(connection)
    config = Config()
    config.set_main_option("script_location", "medias_desktop:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    if not on_file:
        _keep_text_as_files_do(connection)
    if target == "head":
        _stamp(connection, config.attributes["metadata"], on_file=on_file)
    after = _row_counts(connection)
    if any(after.get(table, -1) < count for table, count in before.items()):
        raise UpgradeRefused(name=name, reason=_("records would be lost"))
    if on_file:
        _check_file(connection, name)
    if triggers - _triggers(connection):
        raise UpgradeRefused(name=name, reason=_("its safeguards would be lost"))


_TEXT_OF_ANOTHER_KIND = """
SELECT 'ALTER TABLE ' || quote_ident(c.relname) || ' ALTER COLUMN ' || quote_ident(a.attname) || ' TYPE text COLLATE "C"'
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relname <> 'alembic_version' AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
  AND (a.atttypid <> 'text'::regtype OR a.attcollation <> '"C"'::regcollation)
ORDER BY c.relname, a.attnum
"""


def _keep_text_as_files_do(connection: sa.Connection) -> None:
    """Give every text the order, the case and the freedom of length that it has in a file: services rely on them.

    A server would sort by the language of its system, and refuse at ``varchar`` what a file moved there may hold.
    """
    for statement in connection.exec_driver_sql(_TEXT_OF_ANOTHER_KIND).scalars().all():
        connection.exec_driver_sql(str(statement))


def _stamp(connection: sa.Connection, metadata: sa.MetaData, *, on_file: bool) -> None:
    from medias_desktop.core.store.audit.baseline import follow_from_here, note_program

    if on_file:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_NUMBER}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    note_program(connection, __version__)
    follow_from_here(connection, metadata)


def _check_file(connection: sa.Connection, name: str) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise UpgradeRefused(name=name, reason=_("records would no longer belong together"))
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise UpgradeRefused(name=name, reason=_("the file would be damaged"))


def _triggers(connection: sa.Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        return _names(connection, "trigger")
    found = connection.exec_driver_sql(
        "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    )
    return {str(row[0]) for row in found}


def _names(connection: sa.Connection, kind: str) -> set[str]:
    """Return the names of SQLite's tables or triggers; those of the search index are its own affair."""
    rows: Any = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        " AND name NOT LIKE 'search_index%'",
        (kind,),
    )
    return {str(row[0]) for row in rows}


def _row_counts(connection: sa.Connection) -> dict[str, int]:
    if connection.dialect.name == "sqlite":
        names = _names(connection, "table")
    else:
        import sqlalchemy as sa

        names = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    return {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar() or 0)
        for table in names
    }
