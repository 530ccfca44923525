"""A shelf: an index in memory of texts that come with the program and belong into no register.

It has the two tables of a register's own index, so that both are searched in the very same way.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.search.entries import COLUMNS, Entry, Kind, indexed

_TABLES = (
    f"CREATE TABLE search_entry (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})",
    "CREATE INDEX ix_search_entry_container ON search_entry (container, facets)",
    "CREATE VIRTUAL TABLE search_index USING fts5(heading, tokens, facets, content='search_entry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
)


class Shelf:
    """Entries of public texts, made once and then only searched; threads take turns."""

    on_server = False

    def __init__(self, entries: Mapping[Kind, Iterable[Entry]]) -> None:
        self._connection = driver.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._turn = threading.Lock()
        for statement in _TABLES:
            self._connection.execute(statement)
        places = ", ".join("?" for _name in COLUMNS)
        self._connection.executemany(
            f"INSERT INTO search_entry ({', '.join(COLUMNS)}) VALUES ({places})",
            [indexed(kind, entry) for kind, given in entries.items() for entry in given],
        )
        self._connection.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")

    def rows(self, statement: str, **values: object) -> Sequence[Any]:
        """Return all rows of a SELECT with ``:named`` values."""
        with self._turn:
            found: Sequence[Any] = self._connection.execute(statement, values).fetchall()
            return found

    def close(self) -> None:
        """Forget everything."""
        with self._turn:
            self._connection.close()
