"""Reading and replacing files, with the operating system's refusals turned into sentences."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator


class FileMissing(UserError):
    """The file is not where it was said to be."""

    template = N_("The file “{name}” cannot be found. Check that it was not moved or renamed.")


class FileUnreadable(UserError):
    """The operating system refuses to let the file be read."""

    template = N_(
        "The file “{name}” cannot be read. Check that it is a file, that you may open it and that no other program holds it."
    )


class EmptyFile(UserError):
    """The file holds nothing."""

    template = N_(
        "The file “{name}” is empty. Choose another file or save it again from the program that made it."
    )


class FolderReadOnly(UserError):
    """Nothing may be written there."""

    template = N_(
        "Nothing can be written in the folder “{folder}”. Choose another folder or ask for the right to write there."
    )


class FolderMissing(UserError):
    """The folder does not exist."""

    template = N_("The folder “{folder}” does not exist. Choose another folder.")


class DiskFull(UserError):
    """No room is left."""

    template = N_(
        "The disk that holds “{folder}” is full: nothing was written. Free some space and try again."
    )


class FileInUse(UserError):
    """Another program holds the file."""

    template = N_("The file “{name}” is open in another program. Close it there and try again.")


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def read_bytes(path: Path) -> bytes:
    """Return a file's content. Raises FileMissing, FileUnreadable or EmptyFile."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(name=path.name) from error
    except OSError as error:
        raise FileUnreadable(name=path.name) from error
    if not data:
        raise EmptyFile(name=path.name)
    return data


def read_head(path: Path, size: int) -> bytes:
    """Return the first ``size`` bytes of a file. Raises FileMissing or FileUnreadable."""
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except FileNotFoundError as error:
        raise FileMissing(name=path.name) from error
    except OSError as error:
        raise FileUnreadable(name=path.name) from error


@contextlib.contextmanager
def os_errors_explained(path: Path) -> Iterator[None]:
    """Turn the operating system's refusal to write ``path`` into a UserError."""
    try:
        yield
    except OSError as error:
        raise _explained(error, path) from error


def _explained(error: OSError, path: Path) -> UserError:
    folder = str(path.parent)
    if error.errno in _FULL:
        return DiskFull(folder=folder)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FolderMissing(folder=folder)
    if error.errno == errno.EBUSY or getattr(error, "winerror", None) in (32, 33):
        return FileInUse(name=path.name)
    return FolderReadOnly(folder=folder)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: a temporary file beside it, then a replacement.

    Raises DiskFull, FolderReadOnly, FolderMissing or FileInUse; what was there stays.
    """
    with os_errors_explained(path):
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
