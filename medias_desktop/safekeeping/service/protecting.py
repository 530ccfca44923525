"""Turning a register of an earlier version, which anybody could read, into a protected one.

The protected register is made beside the unprotected one, upgraded and compared; then it takes its place in one step.
Whenever this is stopped, one of the two lies whole at the register's name.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.clock import Clock
from medias_desktop.core.files import os_errors_explained, read_head
from medias_desktop.core.i18n import _
from medias_desktop.core.patience import replace_patiently
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store import making
from medias_desktop.core.store.connection import MARK, driver, sqlite_uri
from medias_desktop.core.store.errors import (
    RegisterBusy,
    RegisterDamaged,
    RegisterLocked,
    RegisterUnprotected,
    database_errors_explained,
)
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.places import require_own_disk
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.register_file import fold_log, read_register_id, remove
from medias_desktop.safekeeping.errors import ProtectionRefused
from medias_desktop.safekeeping.service.registers import (
    Founder,
    Made,
    check_founder,
    key_file_in_place,
    new_keys,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.access import Access

_BLOCK = 1 << 20
_STEPS = 4


def unprotected_municipality(path: Path) -> Municipality:
    """Return whose register an unprotected file is.

    Raises RegisterOnNetwork, RegisterInSyncedFolder, RegisterDamaged or a file error.
    """
    require_own_disk(path)
    with database_errors_explained(path), contextlib.closing(_plain(path)) as connection:
        try:
            row = connection.execute("SELECT name, language, paper FROM municipality").fetchone()
        except driver.OperationalError as error:
            raise RegisterDamaged(name=path.name) from error
    if row is None:
        raise RegisterDamaged(name=path.name)
    return Municipality(*row)


def protect_register(
    path: Path,
    founder: Founder,
    clock: Clock,
    cost: Cost = DEFAULT,
    progress: Progress | None = None,
) -> Made:
    """Replace an unprotected register by a protected one with the same records, and overwrite the unprotected bytes.

    Copies made earlier stay as readable as they were. Raises UserNameMissing, WeakPassphrase, RegisterBusy when
    another program uses it, RegisterLocked when it is protected already, RegisterOnNetwork, RegisterInSyncedFolder,
    RegisterDamaged, ProtectionRefused, Cancelled or a file error; it is then as it was.
    """
    progress = progress or Silent()
    _require_unprotected(path)
    require_own_disk(path)
    check_founder(founder, unprotected_municipality(path).name)
    draft, aside = _draft(path), _aside(path)
    progress.report(0, _STEPS)
    keys, made = new_keys(founder, clock, cost)
    try:
        with _held(path) as counts:
            progress.report(1, _STEPS)
            making.protect(path, draft, made.access)
            progress.report(2, _STEPS)
            _complete(draft, path.name, clock, made.access, counts)
            progress.report(3, _STEPS)
            state = _state(path)
        with key_file_in_place(path, keys):
            _link(path, aside)
            if _state(path) != state:  # a file that is held could not be replaced on Windows
                raise RegisterBusy(name=path.name)
            with os_errors_explained(path):
                replace_patiently(draft, path)
    except BaseException:
        remove(draft)
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    tidy(path)
    progress.report(_STEPS, _STEPS)
    return made


def tidy(path: Path) -> None:
    """Overwrite and remove what protecting a register left of the unprotected one; nothing else is ever touched.

    As far as the disk lets it: some keep old blocks whatever is written over them.
    """
    aside = _aside(path)
    try:
        if not aside.is_file() or not read_head(path, len(MARK)).startswith(MARK):
            return
        size = aside.stat().st_size
        with aside.open("r+b") as stream:
            for start in range(0, size, _BLOCK):
                stream.write(bytes(min(_BLOCK, size - start)))
            stream.flush()
            os.fsync(stream.fileno())
        aside.unlink()
    except OSError:
        return  # tried again when the register is opened next


def _draft(path: Path) -> Path:
    return path.with_name(path.name + ".protecting")


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".unprotected")


def _require_unprotected(path: Path) -> None:
    with contextlib.suppress(RegisterUnprotected):
        read_register_id(path)
        raise RegisterLocked(name=path.name)


def _plain(path: Path) -> driver.Connection:
    return driver.connect(sqlite_uri(path, mode="rw"), uri=True, isolation_level=None, timeout=2.0)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[dict[str, int]]:
    """Keep other programs from writing, everything being in the one file, and give its rows by table."""
    with database_errors_explained(path), contextlib.closing(_plain(path)) as connection:
        # Leaving the write-ahead log is refused while another program has the register open.
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise RegisterBusy(name=path.name)
        connection.execute("BEGIN IMMEDIATE")
        yield _row_counts(connection)


def _state(path: Path) -> tuple[bytes, bool]:
    """Return what a write by another program changes: the header's counter, or the presence of a log."""
    return read_head(path, 100), path.with_name(path.name + "-wal").exists()


def _row_counts(connection: driver.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).fetchall()
    return {
        str(name): int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }


def _complete(draft: Path, name: str, clock: Clock, access: Access, counts: dict[str, int]) -> None:
    """Upgrade the protected copy, record its first user, and compare it. Raises ProtectionRefused."""
    register = Register.open(draft, clock, access, back_up=False)
    try:
        with register.transaction("protect_register", needs=None) as tx:
            making.add_first_user(tx, access)
        _compare(register, name, counts)
    finally:
        register.close()
    fold_log(draft, access.data_key)


def _compare(register: Register, name: str, counts: dict[str, int]) -> None:
    from medias_desktop.core.store.audit.verifying import verify

    for table, count in counts.items():
        found = register.rows(f'SELECT count(*) FROM "{table}"')[0][0]
        if found != count:
            reason = _("{table}: {found} instead of {wanted}")
            raise ProtectionRefused(name=name, reason=reason.format(table=table, found=found, wanted=count))
    with register.read() as connection:
        if not verify(connection).sound:
            raise ProtectionRefused(name=name, reason=_("its audit trail does not verify"))


def _link(path: Path, aside: Path) -> None:
    """Give the unprotected file a second name, under which its bytes can be overwritten once its own belongs to another."""
    try:
        aside.unlink(missing_ok=True)
        os.link(path, aside)
    except OSError:
        return  # a file system without links: its bytes stay until something else is written there
