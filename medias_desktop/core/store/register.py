"""The register: everything a municipality records, in one encrypted ``.medias`` file."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.store import holding, news
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.errors import (
    NotEntitled,
    RegisterDamaged,
    RegisterLocked,
    UserRemoved,
)
from medias_desktop.core.store.readers import Readers
from medias_desktop.core.store.register_file import RegisterFile, read_register_id, working_key
from medias_desktop.core.store.roles import Actor, Permission, Role
from medias_desktop.core.store.server.address import Address, parse
from medias_desktop.core.store.server.place import ServerPlace

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.audit.latest import LastChange
    from medias_desktop.core.store.base import Base
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.register_server import RegisterServer
    from medias_desktop.core.store.transaction import Transaction

_PATIENCE = 10.0


class Municipality(NamedTuple):
    """Whose register it is; ``language`` 'fr' or 'en' for its documents, ``paper`` 'letter' or 'a4'."""

    name: str
    language: str = "fr"
    paper: str = "letter"


class Register:
    """An open register: ``rows`` for plain reading, ``read`` for built queries, ``transaction`` for writing."""

    def __init__(self, base: Base, access: Access, clock: Clock) -> None:
        self.path = base.path
        """Its file; of one on a server only what it is called."""
        self.on_server, self.alone = base.on_server, base.alone
        self.left_behind = base.left_behind
        """Whoever had it alone (``alone``) before and did not close it properly."""
        self.clock = clock
        self.access = access
        self.patience = _PATIENCE
        """Seconds that a write waits for another program's; a window's own thread cannot wait that long."""
        self.actor = Actor(access.user_uid, access.user_name)
        self._base = base
        self._readers = Readers(base)
        self._wrote = False
        self._writer = 0
        """The thread that writes, by its number; 0 while none does."""
        self._news = news.News(0)

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock | None = None,
        access: Access | None = None,
        *,
        alone: bool = False,
        back_up: bool = True,
    ) -> Register:
        """Open a register, upgrading its schema when it is older; without ``access`` only one that asks for nothing.

        ``alone`` keeps everybody else out. An older one is backed up first, unless it is itself a copy (``back_up``
        off) or the sample, which asks for nothing. Raises FileMissing, EmptyFile, NotARegister, RegisterUnprotected,
        RegisterLocked, NewerRegister, RegisterReadOnly, RegisterDamaged, UserRemoved, RegisterOnNetwork unless alone,
        RegisterInSyncedFolder, RegisterOccupied…
        """
        if isinstance(path, ServerPlace):
            return cls.open_server(path.address, clock, access)
        read_register_id(path)
        alone = holding.settle(path, alone=alone, copy=not back_up)
        clock = clock or SystemClock()
        backed_up = clock.now() if back_up and access is not None else None
        if access is None:
            access = _open_access(path)
        from medias_desktop.core.store.errors import database_errors_explained

        with database_errors_explained(path):
            key = working_key(path, access.data_key, access.next_data_key, alone=alone)
            base = RegisterFile(path, key, alone=alone, backed_up=backed_up, clock=clock)
            return cls._opened(base, access, clock)

    @classmethod
    def create_server(
        cls,
        address: str | Address,
        municipality: Municipality,
        clock: Clock | None = None,
        *,
        access: Access,
        key_file: KeyFile,
    ) -> Register:
        """Make a new register in an empty database of a PostgreSQL server, keys included, and open it.

        Raises DatabaseNotEmpty, or as ``open_server``; nothing half-made stays.
        """
        from medias_desktop.core.store.server.making import make

        clock = clock or SystemClock()
        make(server_at(address), municipality, clock, access, key_file)
        return cls.open_server(address, clock, access)

    @classmethod
    def open_server(
        cls, address: str | Address, clock: Clock | None = None, access: Access | None = None
    ) -> Register:
        """Open a register on a server by its ``postgresql+psycopg://`` address; the rest as ``open``.

        Raises AddressMalformed, ServerUnreachable, PasswordNeeded, PasswordRefused, DatabaseMissing, NoRegisterThere,
        RegisterLocked, NewerRegister, RegisterDamaged, UserRemoved…
        """
        base = server_at(address)
        if access is None:
            from medias_desktop.core.store.server import key_store

            access = key_store.load(base).unlock_open()
            if access is None:
                raise RegisterLocked(name=base.name)
        with base.errors_explained():
            return cls._opened(base, access, clock)

    @classmethod
    def _opened(cls, base: Base, access: Access, clock: Clock | None) -> Register:
        try:
            base.bring_up_to_date()
            register = cls(base, access, clock or SystemClock())
        except BaseException:
            base.close()
            raise
        refused: tuple[type[Exception], ...] = (ValueError, *base.not_there)
        try:
            register._greet()
        except refused as error:  # no such table, or nothing in it
            register._let_go()
            raise RegisterDamaged(name=base.name) from error
        except BaseException:
            register._let_go()
            raise
        return register

    def _greet(self) -> None:
        """Learn whose register it is and who acts. Raises UserRemoved."""
        self.municipality()
        self._news = news.News(self._trail_length())
        found = self.rows(
            "SELECT name, role, active FROM register_user WHERE uid = :uid", uid=self.access.user_uid
        )
        if found and found[0]["active"]:
            self.actor = Actor(self.access.user_uid, found[0]["name"], Role(found[0]["role"]))
        elif found or not (self.access.recovered or self._has_no_users()):
            raise UserRemoved(name=self.access.user_name, register=self._base.name)

    def _has_no_users(self) -> bool:
        """Return whether it was kept before there were users, not whether somebody emptied the list of them."""
        ever = "SELECT 1 FROM audit_event WHERE entity = 'register_user' LIMIT 1"
        return not self.rows("SELECT id FROM register_user LIMIT 1") and not self.rows(ever)

    def load_keys(self) -> KeyFile:
        """Return the key file. Raises KeyFileMissing, KeyFileDamaged or KeyFileNewer."""
        return self._base.load_keys()

    def save_keys(self, tx: Transaction, key_file: KeyFile) -> KeyFile:
        """Save the key file as the last thing of a transaction, which records whose place it takes.

        Raises KeysChangedElsewhere or a file error.
        """
        from medias_desktop.core.store.keys import replaced

        replaced.note(tx, self.load_keys(), key_file)
        return self._base.save_keys(tx.connection, key_file)

    @property
    def id(self) -> str:
        """The 24 hexadecimal digits that name the register wherever its file lies."""
        return self.access.register_id

    def close(self) -> None:
        """Seal what was written, then close every connection; the write-ahead log is folded into the file."""
        try:
            if self._wrote and self.access.signing_key is not None:
                self._wrote = False
                self.seal()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.dispose()
        self._readers.close()
        self._base.close()

    def leave_no_traces(self) -> bool:
        """After a destruction, remove from the disk what was deleted; False while another window reads the old state."""
        with self._base.errors_explained(), self._base.turn():
            return self._base.leave_no_traces()

    def seal(self) -> None:
        """Sign the head of the audit trail with the user's own key; a disk that refuses it is no reason to stay open."""
        from medias_desktop.core.errors import UserError
        from medias_desktop.core.store.audit.seals import seal

        key = self.access.signing_key
        if key is None:
            return
        with contextlib.suppress(UserError), self._writing() as connection:
            seal(connection, key, self.actor.uid, self.clock.now())

    @cached_property
    def _engine(self) -> sa.Engine:
        return self._base.engine()

    @cached_property
    def _head_place(self) -> Path:
        return heads.place(self.id)

    @cached_property
    def _writing_engine(self) -> sa.Engine:
        return self._engine.execution_options(write=True)

    def rows(self, statement: str, **values: object) -> Sequence[Any]:
        """Return all rows of a plain SELECT with ``:named`` values, without SQLAlchemy: what the first screen needs.

        Dates and instants come as their ISO text (core.store.texts turns them back).
        """
        return self._readers.rows(statement, values)

    def tuples(self, statement: str, **values: object) -> Sequence[tuple[Any, ...]]:
        """Return the same by place only, for lists so long that making each row takes longer than reading it."""
        return self._readers.tuples(statement, values)

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection for reading one consistent state. Raises RegisterMoved."""
        self._base.require_present()
        with self._base.errors_explained(), self._base.turn(), self._engine.connect() as connection:
            yield connection

    def safeguard(self, progress: Progress) -> None:
        """Make a backup before very many records change at once, as in an import; none of the sample or of a server's.

        Raises BackupNotMade, DiskFull, FolderReadOnly…, or Cancelled.
        """
        from medias_desktop.core.store.backups.manifest import BackupReason
        from medias_desktop.core.store.backups.safeguarding import back_up_before

        back_up_before(self, BackupReason.BEFORE_IMPORT, progress)

    @contextlib.contextmanager
    def transaction(self, action: str, needs: Permission | None = Permission.RECORD) -> Iterator[Transaction]:
        """Give the transaction of one user action: committed at the end with its events, undone on any exception.

        Raises NotEntitled, UserRemoved or RegisterMoved.
        """
        from medias_desktop.core.store.entitled import require_entitled_now
        from medias_desktop.core.store.transaction import Transaction

        if needs is not None and not self.actor.may(needs):
            raise NotEntitled(name=self.actor.name)
        self._base.require_present()
        ours = 0
        try:
            with self._writing() as connection:
                require_entitled_now(connection, self.access.user_uid, needs, self._base.name)
                tx = Transaction(connection, action, self.clock.now(), self.actor.uid)
                yield tx
                head = tx.finish()
                ours = tx.recorded
                self._news.add_ours(ours)
        except BaseException:
            self._news.add_ours(-ours)
            raise
        if head is not None:
            self._wrote = True
            heads.remember_at(self._head_place, head)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        # On a shared connection the inner one would undo the outer one, whose next writes would then escape the trail.
        if self._writer == threading.get_ident():
            raise RuntimeError("a transaction within a transaction")
        with (
            self._base.errors_explained(writing=True),
            self._base.turn(),
            self._writing_engine.connect() as connection,
        ):
            in_front = threading.current_thread() is threading.main_thread()
            self._base.set_patience(connection, self.patience if in_front else _PATIENCE)
            with connection.begin():
                self._writer = threading.get_ident()
                try:
                    yield connection
                finally:
                    self._writer = 0

    def changed_elsewhere(self) -> bool:
        """Return whether another window or computer recorded something since the last time it was asked."""
        return not self.alone and self._news.others_wrote(self._trail_length())

    def last_change(self, *records: tuple[str, object]) -> LastChange | None:
        """Return who changed any of these records last, each as (table, key), and when."""
        from medias_desktop.core.store.audit.latest import last_change

        with self.read() as connection:
            return last_change(connection, *records)

    def _trail_length(self) -> int:
        return int(self.rows(news.LAST)[0][0])

    def municipality(self) -> Municipality:
        """Return whose register this is."""
        return self.municipality_as_opened()[0]

    def municipality_as_opened(self) -> tuple[Municipality, int]:
        """Return whose register this is with the version of that record, for a form."""
        (row,) = self.rows("SELECT name, language, paper, version FROM municipality")
        *fields, version = row
        return Municipality(*fields), version

    def change_municipality(self, municipality: Municipality, version: int | None = None) -> None:
        """Correct the municipality's name, language or paper; with ``version`` only if nobody did since.

        Raises ChangedElsewhere.
        """
        from medias_desktop.core.store import schema

        with self.transaction("change_municipality", Permission.ADMINISTER) as tx:
            row = tx.execute(schema.municipality.select().limit(1)).one()
            tx.update(schema.municipality, row.id, version=version, **municipality._asdict())


def server_at(address: str | Address) -> RegisterServer:
    """Return the database that an address names. Raises AddressMalformed."""
    from medias_desktop.core.store.register_server import RegisterServer

    return RegisterServer(address if isinstance(address, Address) else parse(address))


def _open_access(path: Path) -> Access:
    """Return the access to a register that opens without a question. Raises RegisterLocked."""
    from medias_desktop.core.store.keys import storage

    access = storage.load(path).unlock_open()
    if access is None:
        raise RegisterLocked(name=path.name)
    return access
