"""A register as one encrypted file: how it is connected to, and what can go wrong with it."""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop import __version__
from medias_desktop.core import held_files
from medias_desktop.core.files import EmptyFile, read_head
from medias_desktop.core.store.connection import (
    APPLICATION_ID,
    HEAD,
    MARK,
    connect,
    driver,
    register_id_of,
)
from medias_desktop.core.store.errors import (
    DiskRefused,
    NewerRegister,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterMoved,
    RegisterUnprotected,
    database_errors_explained,
)
from medias_desktop.core.store.holding import Hold, Lent, hold, reached
from medias_desktop.core.store.server.place import ServerPlace
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    import datetime as dt

    import sqlalchemy as sa

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.occupancy import Occupant

_PLAIN = b"SQLite format 3\x00"


class RegisterFile:
    """One register's file and the key that opens it."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        alone: bool = False,
        backed_up: dt.datetime | None = None,
        clock: Clock | None = None,
    ) -> None:
        """``backed_up`` is the instant under which an older schema is backed up first; None for a copy.

        ``alone`` raises RegisterOccupied, RegisterOccupiedUnknown, or a file error when no note can be left.
        """
        self.path = path
        self._backed_up = backed_up
        self._key = key
        self._hold: Hold | None = None
        self._number: tuple[int, int] | None
        self._release: Callable[[], object]
        if alone:
            self._take_hold(clock)
        else:
            self._number = held_files.hold(path)
            self._release = weakref.finalize(self, held_files.release, self._number)

    def _take_hold(self, clock: Clock | None) -> None:
        held = hold(self.path, self._key, clock)
        self._hold, self._number = held, held.number
        self._release = weakref.finalize(self, held.release)
        try:
            held.announce(clock)
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """What the register is called in sentences."""
        return self.path.name

    @property
    def alone(self) -> bool:
        """Whether this computer has it for itself, every thread sharing one connection."""
        return self._hold is not None

    @property
    def left_behind(self) -> Occupant | None:
        """Who had it for themselves before and did not close it properly."""
        return None if self._hold is None else self._hold.left_behind

    @property
    def on_server(self) -> bool:
        """It is a file of one's own."""
        return False

    @property
    def not_there(self) -> tuple[type[Exception], ...]:
        """The driver's errors for a table or column that does not exist."""
        return (driver.OperationalError,)

    @property
    def plain_rows(self) -> None:
        """The driver's own rows are tuples."""
        return None

    def reader(self) -> Any:
        """Return a connection for plain statements."""
        if self._hold is not None:
            return Lent(self._hold.raw, driver.Row)
        connection = self.connect()
        connection.row_factory = driver.Row
        return connection

    def connect(self) -> Any:
        """Return a new connection of the driver, or a share in the only one."""
        return connect(self.path, self._key) if self._hold is None else Lent(self._hold.raw)

    def engine(self, *, guarded: bool = True) -> sa.Engine:
        """Return SQLAlchemy's engine on the file."""
        from medias_desktop.core.store.engine import make_engine

        return make_engine(self.connect, guarded=guarded, shared=self.alone)

    def turn(self) -> contextlib.AbstractContextManager[Any]:
        """Return what makes threads wait for each other where they share the one connection."""
        return contextlib.nullcontext() if self._hold is None else self._hold.turn

    def set_patience(self, connection: sa.Connection, seconds: float) -> None:
        """Let the next writes of a connection wait that long for another window's."""
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA busy_timeout={round(1000 * seconds)}")

    @contextlib.contextmanager
    def errors_explained(self, *, writing: bool = False) -> Iterator[None]:
        """Turn the database's refusals into sentences."""
        with database_errors_explained(self.path, writing=writing):
            yield

    def require_present(self) -> None:
        """Refuse to go on with a file that has no name any more, or whose name now belongs to another file.

        What is written to it would be lost without a word, and a new connection would mix the two. Raises RegisterMoved.
        """
        if self._number != held_files.number_of(self.path):
            raise RegisterMoved(name=self.path.name)

    def bring_up_to_date(self) -> None:
        """Upgrade an older schema. Raises NewerRegister, UpgradeNotBackedUp, UpgradeRefused."""
        with self.turn():
            with contextlib.closing(self.connect()) as connection:
                number = int(connection.execute("PRAGMA user_version").fetchone()[0])
                if number > SCHEMA_NUMBER:
                    raise NewerRegister(name=self.name, theirs=_program_version(connection), ours=__version__)
            if number < SCHEMA_NUMBER:
                from medias_desktop.core.store.upgrade import upgrade

                self._back_up()
                engine = self.engine(guarded=False)
                try:
                    upgrade(engine, self.path)
                finally:
                    engine.dispose()

    def _back_up(self) -> None:
        """Keep the older register as it is, before anything of it is changed."""
        if self._backed_up is not None:
            from medias_desktop.core.store.backups.upgrading import back_up_before_upgrade

            connection = None if self._hold is None else self._hold.raw
            back_up_before_upgrade(self.path, self._key, self._backed_up, connection)

    def load_keys(self) -> KeyFile:
        """Return the key file beside the register."""
        from medias_desktop.core.store.keys import storage

        return storage.load(self.path)

    def save_keys(self, _connection: sa.Connection, key_file: KeyFile) -> KeyFile:
        """Save the key file beside the register: a stop before the commit leaves no way in that nobody knows of."""
        from medias_desktop.core.store.keys import storage

        return storage.save(self.path, key_file)

    def leave_no_traces(self) -> bool:
        """Empty the write-ahead log: the file itself overwrites what is deleted (secure_delete)."""
        if self.alone:  # there is no such log
            return True
        with contextlib.closing(self.connect()) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]

    def close(self) -> None:
        """Let the file go."""
        self._release()


def _program_version(connection: Any) -> str:
    try:
        row = connection.execute("SELECT program_version FROM municipality").fetchone()
    except driver.OperationalError:  # a later version may have moved it
        row = None
    return str(row[0]) if row else "?"


def read_register_id(path: Path) -> str:
    """Return the 24 digits that name a register's file, without a key.

    Raises FileMissing, FileUnreadable, EmptyFile, NotARegister, or RegisterUnprotected for one of an earlier version.
    """
    head = read_head(path, 100)
    if not head:
        raise EmptyFile(name=path.name)
    if head.startswith(MARK) and len(head) >= HEAD:
        return register_id_of(head)
    # Bytes 68-71 of a SQLite header: the application's mark (https://www.sqlite.org/fileformat.html).
    if head.startswith(_PLAIN) and int.from_bytes(head[68:72], "big") == APPLICATION_ID:
        raise RegisterUnprotected(name=path.name)
    raise NotARegister(name=path.name)


def working_key(path: Path, *keys: bytes | None, alone: bool | None = None) -> bytes:
    """Return the first of the keys that opens the file: while keys are being changed, either may.

    The keys are known to be right, so a file that none of them opens is damaged. Raises RegisterDamaged, or
    RegisterOccupied… for one on a network share. A server asks for none of them. ``alone`` as for ``reached``.
    """
    if isinstance(path, ServerPlace):
        return next(key for key in keys if key is not None)
    for key in keys:
        if key is None:
            continue
        try:
            with reached(path, key, alone=alone):
                pass
        except driver.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != driver.SQLITE_NOTADB:
                raise
        else:
            return key
    raise RegisterDamaged(name=path.name)


def remove(path: Path) -> None:
    """Remove a register that was just made, with what SQLite keeps beside it; one that is not there is no matter."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def fold_log(path: Path, key: bytes) -> None:
    """Bring all of a closed register into its one file, so that the file can be moved alone.

    Closing does the same but keeps silent when the disk is full or somebody else reads. Raises DiskFull or RegisterBusy.
    """
    with (
        database_errors_explained(path, writing=True),
        reached(path, key, timeout=2.0) as connection,
    ):
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise RegisterBusy(name=path.name)


def encrypt_anew(connection: Any, path: Path, key: bytes) -> None:
    """Write every page under another key, the register's name staying, on a connection that nobody else's disturbs.

    All of it or nothing. Raises DiskRefused: SQLCipher does not tell why it stopped, and the key is known to be right.
    """
    salt = read_head(path, HEAD)
    assert salt.startswith(MARK)
    try:
        connection.execute(f"PRAGMA rekey=\"x'{key.hex()}{salt.hex()}'\"")
    except driver.OperationalError as error:
        raise DiskRefused(name=path.name) from error
