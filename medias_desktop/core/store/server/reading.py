"""Plain reading on a server as on a file: ``:named`` values, rows by name and by position, dates as ISO text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.adapt import Loader
from psycopg.types.string import TextLoader

if TYPE_CHECKING:
    from psycopg.abc import Buffer

_PART = re.compile(
    r"""
      (?P<kept> '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | :: )
    | :(?P<name>[A-Za-z_]\w*)
    | (?P<percent>%)
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=256)
def driver_style(statement: str) -> str:
    """Return a statement with ``:name`` as the driver wants it, ``%(name)s``; texts, comments and casts stay."""

    def written(found: re.Match[str]) -> str:
        if found["name"]:
            return f"%({found['name']})s"
        return found[0].replace("%", "%%")

    return _PART.sub(written, statement)


class Row(tuple[Any, ...]):
    """Values of one row, by position and by name."""

    __slots__ = ()
    _places: Mapping[str, int] = {}

    def __getitem__(self, key: Any) -> Any:
        """Return a value; a name that is not there is an IndexError, as with SQLite."""
        if isinstance(key, str):
            try:
                key = self._places[key.lower()]
            except KeyError:
                raise IndexError(f"no column {key}") from None
        return super().__getitem__(key)

    def keys(self) -> list[str]:
        """Return the names of the columns."""
        return list(self._places)


@cache
def _row_kind(names: tuple[str, ...]) -> type[Row]:
    places = {name.lower(): place for place, name in reversed(list(enumerate(names)))}
    return type(
        "Row", (Row,), {"__slots__": (), "_places": dict(sorted(places.items(), key=lambda one: one[1]))}
    )


def by_name_and_place(cursor: psycopg.Cursor[Any]) -> Callable[[Sequence[Any]], Row]:
    """Make the driver's rows ours (a row factory)."""
    kind = _row_kind(tuple(column.name for column in cursor.description or ()))
    return lambda values: kind(values)


class WholeNumberLoader(Loader):
    """Sums of whole numbers are exact numbers on a server, whole ones in a file."""

    def load(self, data: Buffer) -> int | float:
        """Return a number."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdecimal() else float(text)


class StreamCursor(psycopg.ServerCursor[Any]):
    """Rows that the server keeps until they are read; it drops them when the transaction ends, read or not."""

    def __del__(self) -> None:  # type: ignore[override]
        """Say nothing of rows that nobody wanted any more."""


def adapt(connection: psycopg.Connection[Any], *, plain: bool = False) -> None:
    """Make a connection's values those of a file's; ``plain``: dates stay text as well."""
    connection.server_cursor_factory = StreamCursor
    connection.adapters.register_loader("numeric", WholeNumberLoader)
    if plain:
        connection.adapters.register_loader("date", TextLoader)


class Reader:
    """The connection for plain reading; it comes back by itself after the server was away."""

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._connection = connect()

    def execute(self, statement: str, values: Mapping[str, object] | None = None) -> psycopg.Cursor[Any]:
        """Run one statement that reads."""
        query = driver_style(statement)
        try:
            return self._run(query, values)
        except psycopg.OperationalError:
            if not self._connection.closed:
                raise
        self._connection = self._connect()  # the server was restarted, or put an idle connection to rest
        return self._run(query, values)

    def _run(self, query: str, values: Mapping[str, object] | None) -> psycopg.Cursor[Any]:
        # "%%" is one "%" only when values are given, so some always are.
        return self._connection.execute(query.encode(), dict(values or {}))

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()
