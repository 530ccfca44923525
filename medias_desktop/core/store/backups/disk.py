"""Files copied, synchronised and replaced so that a power cut leaves the old or the new, never half of one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import FileUnreadable, os_errors_explained
from medias_desktop.core.patience import open_patiently, replace_patiently
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.backups.manifest import StoredFile
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.errors import database_errors_explained

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; foreign ones beside a restored register would damage it."""

_CHUNK = 1 << 20


def beside(path: Path, suffix: str) -> Path:
    """Return the path with ``suffix`` after its whole name."""
    return path.with_name(path.name + suffix)


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk; Windows wants a handle that may write."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Bring a folder's entries to the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems of USB drives know no such thing
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy(source: Path, target: Path, listener: Callable[[], None]) -> StoredFile:
    """Copy a file to a new one, synchronised, and return what was read; ``listener`` is called once a mebibyte.

    Raises FileUnreadable or FileInUse for the source, OSError for the target.
    """
    digest, size = hashlib.sha256(), 0
    with _opened(source) as reader, target.open("xb") as writer:
        while piece := _piece(reader, source):
            listener()
            digest.update(piece)
            size += len(piece)
            writer.write(piece)
        writer.flush()
        os.fsync(writer.fileno())
    return StoredFile(size, digest.hexdigest())


def _opened(source: Path) -> IO[bytes]:
    try:
        return open_patiently(source)
    except OSError as error:
        raise FileUnreadable(name=source.name) from error


def _piece(reader: IO[bytes], source: Path) -> bytes:
    try:
        return reader.read(_CHUNK)
    except OSError as error:
        raise FileUnreadable(name=source.name) from error


def measure(path: Path, listener: Callable[[], None]) -> StoredFile:
    """Return a file's size and SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as reader:
        while piece := reader.read(_CHUNK):
            listener()
            digest.update(piece)
            size += len(piece)
    return StoredFile(size, digest.hexdigest())


def write_new(path: Path, data: bytes) -> None:
    """Write a new file, synchronised."""
    with path.open("xb") as writer:
        writer.write(data)
        writer.flush()
        os.fsync(writer.fileno())


def replace(source: Path, target: Path) -> None:
    """Give ``source`` the name of ``target`` in one step, and see to it that a power cut does not undo it."""
    replace_patiently(source, target)
    sync_folder(target.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder as far as the system lets us; what stays bears a name that says it is worth nothing."""
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def refusals_explained(path: Path) -> Iterator[None]:
    """Turn what the system and the database refuse about ``path`` into sentences."""
    with os_errors_explained(path), database_errors_explained(path, writing=True):
        yield


@contextlib.contextmanager
def interruptible(connection: Any, progress: Progress, done: int, total: int) -> Iterator[None]:
    """Let the user cancel one long statement of the database. Raises Cancelled."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            progress.report(done, total)
        except Cancelled as asked:
            stopped.append(asked)
        return len(stopped)

    connection.set_progress_handler(look, 100_000)
    try:
        yield
    except driver.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


class Stretch:
    """A part of a longer work, from ``start`` to ``end`` of its hundred steps."""

    def __init__(self, whole: Progress, start: int, end: int) -> None:
        self._whole = whole
        self._start = start
        self._length = end - start

    def report(self, done: int, total: int) -> None:
        """Tell the whole work how far it is. Raises Cancelled."""
        self._whole.report(self._start + (self._length * done // total if total else 0), 100)
