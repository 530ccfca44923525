"""A register as a database on a PostgreSQL server: how it is connected to, and what can go wrong with it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import psycopg

from medias_desktop import __version__
from medias_desktop.core.store.errors import NewerRegister
from medias_desktop.core.store.server.address import Address
from medias_desktop.core.store.server.errors import (
    NoRegisterThere,
    ServerEncoding,
    ServerTooOld,
    server_errors_explained,
)
from medias_desktop.core.store.server.place import ServerPlace
from medias_desktop.core.store.server.reading import Reader, adapt, by_name_and_place
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.keys.key_file import KeyFile

OLDEST = 15
"""PostgreSQL's version that the program is tested with; earlier ones are refused."""


class RegisterServer:
    """One register's database; everybody who opens it is known to the server by a user of its own."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.path = ServerPlace(address)

    @property
    def name(self) -> str:
        """What the register is called in sentences."""
        return self.address.database

    @property
    def alone(self) -> bool:
        """Others have it as well."""
        return False

    @property
    def left_behind(self) -> None:
        """Nobody has it for themselves."""
        return None

    @property
    def on_server(self) -> bool:
        """Other computers share it."""
        return True

    @property
    def not_there(self) -> tuple[type[Exception], ...]:
        """The driver's errors for a table or column that does not exist."""
        return (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn)

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[Any]:
        """Return a new connection of the driver. Raises as ``server_errors_explained`` says."""
        with server_errors_explained(self.address, connecting=True):
            connection: psycopg.Connection[Any] = psycopg.connect(
                self.address.conninfo(), autocommit=autocommit, prepare_threshold=5
            )
        try:
            self._require_suitable(connection)
        except BaseException:
            connection.close()
            raise
        adapt(connection)
        return connection

    def _require_suitable(self, connection: psycopg.Connection[Any]) -> None:
        if connection.info.server_version < OLDEST * 10_000:
            theirs = connection.info.parameter_status("server_version")
            raise ServerTooOld(server=self.address.server, theirs=theirs, ours=OLDEST)
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise ServerEncoding(name=self.name, encoding=encoding)

    @property
    def plain_rows(self) -> Any:
        """What makes the driver's rows tuples."""
        from psycopg.rows import tuple_row

        return tuple_row

    def reader(self) -> Reader:
        """Return a connection for plain statements."""
        return Reader(self._plain)

    def _plain(self) -> psycopg.Connection[Any]:
        connection = self.connect(autocommit=True)
        adapt(connection, plain=True)
        connection.row_factory = by_name_and_place
        return connection

    def engine(self, *, guarded: bool = True) -> sa.Engine:
        """Return SQLAlchemy's engine on the database."""
        from medias_desktop.core.store.server.engine import make_server_engine

        return make_server_engine(self.connect, guarded=guarded)

    def turn(self) -> contextlib.AbstractContextManager[Any]:
        """Threads have connections of their own, and the one for plain reading has a lock."""
        return contextlib.nullcontext()

    def set_patience(self, connection: sa.Connection, seconds: float) -> None:
        """Let the next writes of a connection wait that long for another computer's."""
        from medias_desktop.core.store.server.engine import PATIENCE

        connection.info[PATIENCE] = max(1, round(1000 * seconds))

    def errors_explained(self, *, writing: bool = False) -> contextlib.AbstractContextManager[None]:  # noqa: ARG002
        """Turn the server's refusals into sentences."""
        return server_errors_explained(self.address)

    def require_present(self) -> None:
        """A database does not move away under an open connection."""

    def bring_up_to_date(self) -> None:
        """Upgrade an older schema. Raises NoRegisterThere, NewerRegister, UpgradeRefused."""
        number = self._schema_number()
        if number < SCHEMA_NUMBER:
            from medias_desktop.core.store.upgrade import upgrade

            engine = self.engine(guarded=False)
            try:
                upgrade(engine, self.path)
            finally:
                engine.dispose()

    def _schema_number(self) -> int:
        reader = self.reader()
        nothing: tuple[type[Exception], ...] = (ValueError, *self.not_there)
        try:
            row = reader.execute("SELECT version_num FROM alembic_version").fetchone()
            number = int(row[0] if row else "")
            if number > SCHEMA_NUMBER:
                raise NewerRegister(name=self.name, theirs=_program_version(reader), ours=__version__)
        except nothing as error:  # another program's database, or an empty one
            raise NoRegisterThere(name=self.name, server=self.address.server) from error
        finally:
            reader.close()
        return number

    def load_keys(self) -> KeyFile:
        """Return the key file that lies in the database."""
        from medias_desktop.core.store.server import key_store

        return key_store.load(self)

    def save_keys(self, connection: sa.Connection, key_file: KeyFile) -> KeyFile:
        """Save the key file in the transaction at hand, with a copy in the profile."""
        from medias_desktop.core.store.server import key_store

        saved = key_store.put(connection, key_file, self.name)
        key_store.keep_copy(saved)
        return saved

    def leave_no_traces(self) -> bool:
        """The server's own log and free space are its administrator's."""
        return True

    def close(self) -> None:
        """Nothing is held besides the connections, which their users close."""


def _program_version(reader: Reader) -> str:
    try:
        row = reader.execute("SELECT program_version FROM municipality").fetchone()
    except psycopg.Error:  # a later version may have moved it
        row = None
    return str(row[0]) if row else "?"
