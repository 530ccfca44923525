"""Plain reading of an open register, without SQLAlchemy: what the first screen needs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medias_desktop.core.store.base import Base


_AS_READ = object()
"""Rows by name and by place, as connections for reading make them."""


class Readers:
    """Two connections: on one, the window would wait for the long lists of the other threads."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._of_window = base.reader()
        self._one_at_a_time = threading.Lock()
        self._closed = False

    @cached_property
    def _of_others(self) -> Any:
        return self._base.reader()

    def rows(self, statement: str, values: dict[str, object]) -> Sequence[Any]:
        """Return all rows of a SELECT with ``:named`` values, on the connection of whichever thread asks."""
        return self._read(statement, values, _AS_READ)

    def tuples(self, statement: str, values: dict[str, object]) -> Sequence[tuple[Any, ...]]:
        """Return the same rows by place only: nothing is made of each, which long lists gain by."""
        return self._read(statement, values, self._base.plain_rows)

    def _read(self, statement: str, values: dict[str, object], row_factory: Any) -> Sequence[Any]:
        with self._base.errors_explained(), self._base.turn():
            if threading.current_thread() is threading.main_thread():
                return self._fetch(self._of_window, statement, values, row_factory)
            with self._one_at_a_time:
                # After the closing nothing is opened again: the closed one refuses, as it does the window.
                reader = self._of_window if self._closed else self._of_others
                return self._fetch(reader, statement, values, row_factory)

    def _fetch(
        self, reader: Any, statement: str, values: dict[str, object], row_factory: Any
    ) -> Sequence[Any]:
        cursor = reader.execute(statement, values)
        if row_factory is not _AS_READ:
            cursor.row_factory = row_factory
        found: Sequence[Any] = cursor.fetchall()
        return found

    def close(self) -> None:
        """Close what was opened; a thread that is just reading ends first."""
        with self._one_at_a_time:
            self._closed = True
            if "_of_others" in self.__dict__:
                self._of_others.close()
        self._of_window.close()
