"""Reading and replacing files, with the operating system's refusals turned into sentences."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from medias_desktop.core import held_files
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.patience import Wait, is_held, open_patiently, replace_patiently

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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


class FileTooLarge(UserError):
    """Far more than any document of a municipality."""

    template = N_("The file “{name}” is too large (at most {megabytes} MB). Choose another file.")


class NameTooLong(UserError):
    """The system refuses so long a name."""

    template = N_("The name “{name}” is too long for this folder. Choose a shorter name.")


class FolderGiven(UserError):
    """A file is wanted, a folder was named."""

    template = N_("“{name}” is a folder. Add the name of a file.")


class WouldReplaceRegister(UserError):
    """A document was to be written over a register."""

    template = N_("“{name}” is a register and is never replaced by another file. Choose another name.")


MAX_MEGABYTES = 50
"""The largest file that is read: beyond it the memory of an office computer, not the user, would give up first."""

_REGISTERS = (b"SQLite format 3\x00", b"MDIA")
"""How registers begin: those of earlier versions, and encrypted ones."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def read_bytes(path: Path, *, wait: Wait = time.sleep) -> bytes:
    """Return a file's content. Raises FileMissing, FileUnreadable, FileInUse, EmptyFile or FileTooLarge."""
    limit = MAX_MEGABYTES * 1024 * 1024
    data = _beginning(path, limit + 1, wait)  # a device has no size and no end
    if not data:
        raise EmptyFile(name=_name(path))
    if len(data) > limit:
        raise FileTooLarge(name=_name(path), megabytes=MAX_MEGABYTES)
    return data


def read_head(path: Path, size: int, *, wait: Wait = time.sleep) -> bytes:
    """Return the first ``size`` bytes of a file. Raises FileMissing, FileUnreadable or FileInUse.

    Of a register that is open here, no more than is remembered of it (core.held_files). A pipe is none that could be
    read twice, and would keep a window waiting for whoever writes to it.
    """
    with contextlib.suppress(OSError):
        if path.is_fifo():
            raise FileUnreadable(name=_name(path))
    return _beginning(path, size, wait)


def _beginning(path: Path, size: int, wait: Wait) -> bytes:
    held = held_files.beginning(path)
    if held is not None:
        return held[:size]
    try:
        with open_patiently(path, wait=wait) as stream:
            return bytes(stream.read(size))
    except FileNotFoundError as error:
        raise FileMissing(name=_name(path)) from error
    except OSError as error:
        raise FileUnreadable(name=_name(path)) from error


def is_there(path: Path) -> bool:
    """Return whether a file can be reached: not on a drive that went away, nor in a folder that is closed to us."""
    try:
        return path.exists()
    except OSError:
        return False


def is_pipe(path: Path) -> bool:
    """Tell whether a path is a pipe, whose reader waits for whoever writes to it; what cannot be looked at is none."""
    try:
        return path.is_fifo()
    except OSError:
        return False


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
    if error.errno == errno.ENAMETOOLONG:
        return NameTooLong(name=_name(path))
    if is_held(error):
        return FileInUse(name=path.name)
    return FolderReadOnly(folder=folder)


def _name(path: Path) -> str:
    name = path.name or str(path)
    return name if len(name) <= 80 else name[:80] + "…"


def require_writable(path: Path) -> None:
    """Find out before slow or lasting work whether ``write_bytes`` would be refused there. Raises as it does.

    What a program that was stopped in the middle left there more than a day ago is removed.
    """
    with os_errors_explained(path):
        _refuse_target(path)
        if _is_plain(path):
            _remove_abandoned(path.parent)
            with tempfile.TemporaryFile(dir=path.parent):
                pass


def write_bytes(path: Path, data: bytes, *, private: bool = False, wait: Wait = time.sleep) -> None:
    """Write a whole file or nothing, as ``replacing`` does."""
    with replacing(path, private=private, wait=wait) as stream:
        stream.write(data)


@contextlib.contextmanager
def replacing(path: Path, *, private: bool = False, wait: Wait = time.sleep) -> Iterator[IO[bytes]]:
    """Give a stream whose content becomes the file at the end, or leaves nothing behind when the block fails.

    It is a temporary file beside it, then a replacement: what was there stays until then. A program that holds the old
    file for less than 2 seconds is waited for (``wait`` is given seconds). The file has the rights of any other (or of
    the one it replaces), or with ``private`` opens for its maker alone. Raises DiskFull, FolderReadOnly, FolderMissing,
    NameTooLong, FolderGiven, FileInUse or WouldReplaceRegister.
    """
    with os_errors_explained(path):
        _refuse_target(path, wait)
        if not _is_plain(path):
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()  # a link goes on leading to the file
        # The name is not repeated in the temporary one, which would be too long where the name itself just fits.
        temporary = target.with_name(f".medias-{os.urandom(8).hex()}.part")
        try:
            with temporary.open("xb") as stream:
                if private or target.exists():
                    temporary.chmod(0o600 if private else stat.S_IMODE(target.stat().st_mode))
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            replace_patiently(temporary, target, wait=wait)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[tuple[Path, Callable[[], Path]]]:
    """Give a temporary folder to fill and what gives it its name at the end; without that it is gone with all in it.

    The name is ``path``, or with a number when something is there already; the second value is a function that
    returns the folder as it is then. Raises what writing files raises, and leaves nothing behind then.
    """
    with os_errors_explained(path):
        _remove_abandoned(path.parent)
        temporary = path.with_name(f".medias-{os.urandom(8).hex()}.part")
        temporary.mkdir()
        filled = temporary
        try:

            def finish() -> Path:
                nonlocal filled
                with os_errors_explained(path):
                    name, number = path, 1
                    while name.exists():
                        number += 1
                        name = path.with_name(f"{path.name} ({number})")
                    filled = temporary.rename(name)
                return filled

            yield temporary, finish
        except BaseException:
            shutil.rmtree(filled, ignore_errors=True)
            raise
        if filled is temporary:
            shutil.rmtree(temporary, ignore_errors=True)


_UNFINISHED = re.compile(r"\.medias-[0-9a-f]{16}\.part")
_ABANDONED = 24 * 3600
"""Seconds after which nobody is still writing an unfinished file or folder."""


def _remove_abandoned(folder: Path) -> None:
    """Remove what a program that was stopped in the middle left in a folder: it may hold what nobody else should see."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if not _UNFINISHED.fullmatch(path.name):
                continue
            with contextlib.suppress(OSError):
                if path.lstat().st_mtime + _ABANDONED < time.time():
                    path.unlink() if not path.is_dir() else shutil.rmtree(path, ignore_errors=True)


def _refuse_target(path: Path, wait: Wait = time.sleep) -> None:
    if path.is_dir():
        raise FolderGiven(name=path)
    if path.is_file() and read_head(path, 16, wait=wait).startswith(_REGISTERS):
        raise WouldReplaceRegister(name=path.name)


def _is_plain(path: Path) -> bool:
    """Return whether a file is there or can be: a device or a pipe is written to, never replaced."""
    return path.is_file() or not path.exists()
