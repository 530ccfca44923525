"""Hold a register alone and keep it aside, whole, before another takes its name."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from medias_desktop.core.files import is_there, os_errors_explained
from medias_desktop.core.store.backups import disk
from medias_desktop.core.store.backups.errors import RegisterOpenElsewhere
from medias_desktop.core.store.backups.reading import Unsound, read_in_full
from medias_desktop.core.store.connection import connect, driver
from medias_desktop.core.store.errors import explained

_PATIENCE = 2.0
_PAGE = 4096
_BUSY = (driver.SQLITE_BUSY, driver.SQLITE_LOCKED)
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes that SQLite locks in a file that somebody reads (https://www.sqlite.org/lockingv3.html)."""


@contextlib.contextmanager
def held(path: Path, keys: Iterable[bytes]) -> Iterator[tuple[Any, bytes] | None]:
    """Give a connection that has the register alone, its log folded in, and its key; None when no key opens it.

    Raises RegisterOpenElsewhere or RegisterReadOnly.
    """
    found = _hold(path, keys)
    try:
        yield found
    finally:
        if found:
            found[0].close()


def _hold(path: Path, keys: Iterable[bytes]) -> tuple[Any, bytes] | None:
    if not is_there(path):
        return None
    for key in keys:
        if path.stat().st_size >= _PAGE and _fits(
            path, key
        ):  # SQLite takes less than a page for an empty database
            return _held_alone(path, key), key
    _require_unlocked(path)
    return None


def _fits(path: Path, key: bytes) -> bool:
    """Return whether a key opens the first page; nothing is touched, not even a log that belongs to a damaged file."""
    try:
        connect(path, key, still=True).close()
    except driver.Error:
        return False
    return True


def _held_alone(path: Path, key: bytes) -> Any:
    connection = None
    try:
        connection = connect(path, key, alone=True, timeout=_PATIENCE)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.Error as error:
        if connection:
            connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY or str(error) == "journal mode is wal":
            raise RegisterOpenElsewhere(name=path.name) from error
        if (found := explained(error, path)) is None:
            raise
        raise found from error
    return connection


def _require_unlocked(path: Path) -> None:
    """Find out without a key whether another program reads the file. Raises RegisterOpenElsewhere."""
    if sys.platform == "win32":  # an open file cannot be replaced there: the system itself refuses
        return
    import fcntl

    with os_errors_explained(path), path.open("r+b") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as error:
            raise RegisterOpenElsewhere(name=path.name) from error


def keep_aside(path: Path, holding: tuple[Any, bytes] | None, now: dt.datetime) -> tuple[Path, ...]:
    """Copy a register, with its key file, to ``<stem>.before-<stamp>.medias`` beside it and return the files made.

    One that opens is copied whole and readable, any other file by file as it lies. Raises DiskFull, FolderReadOnly…
    """
    if not is_there(path):
        return ()
    target = _free_name(path, now)
    made: list[Path] = []
    try:
        with os_errors_explained(target):
            if holding is None or not _copy_open(*holding, target):
                made += _copy_raw(path, target)
            else:
                made.append(target)
            if (keys := disk.beside(path, ".keys")).is_file():
                made.append(disk.beside(target, ".keys"))
                disk.copy(keys, made[-1], lambda: None)
            disk.sync_folder(path.parent)
    except BaseException:
        forget(made)
        raise
    return tuple(made)


def forget(files: Sequence[Path]) -> None:
    """Remove what was kept aside for a restoration that did not take place."""
    for path in files:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def stamped(now: dt.datetime) -> str:
    """Return the part of a name that tells when something was put aside, in UTC."""
    return now.astimezone(dt.UTC).strftime("before-%Y-%m-%dT%H%M%SZ")


def _free_name(path: Path, now: dt.datetime) -> Path:
    target, number = path.with_name(f"{path.stem}.{stamped(now)}{path.suffix}"), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem}.{stamped(now)}-{number}{path.suffix}")
    return target


def _copy_open(connection: Any, key: bytes, target: Path) -> bool:
    """Copy through the connection, which keeps its locks; return whether the copy is whole."""
    draft = disk.beside(target, ".part")
    try:
        connection.execute("VACUUM INTO ?", (str(draft),))
        disk.sync_file(draft)
        read_in_full(draft, key)
        disk.replace(draft, target)
    except (driver.Error, Unsound):  # damaged further in, or no room: the raw copy will tell
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def _copy_raw(path: Path, target: Path) -> list[Path]:
    made = []
    try:
        for suffix in (
            "-wal",
            "-journal",
            "-shm",
            "",
        ):  # the register's own name comes last: all is there then
            source, copy = disk.beside(path, suffix), disk.beside(target, suffix)
            if not source.exists():
                continue
            draft = disk.beside(copy, ".part")
            try:
                disk.copy(source, draft, lambda: None)
                disk.replace(draft, copy)
            finally:
                draft.unlink(missing_ok=True)
            made.append(copy)
    except BaseException:
        forget(made)
        raise
    return made[::-1]
