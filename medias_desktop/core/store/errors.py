"""What can go wrong with the register file, in the user's words."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import DiskFull, FileUnreadable
from medias_desktop.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class NotARegister(UserError):
    """The file is something else."""

    template = N_("“{name}” is not a register of this program. Choose a file whose name ends in .medias.")


class NewerRegister(UserError):
    """The file was written by a newer version of the program."""

    template = N_(
        "“{name}” was written by version {theirs} of the program and this is version {ours}. "
        "Nothing was changed. Install version {theirs} or a later one to open it."
    )


class RegisterExists(UserError):
    """A register must never be made over another."""

    template = N_("“{name}” already exists. Open it, or choose another name for the new register.")


class RegisterReadOnly(UserError):
    """The register or its folder cannot be written."""

    template = N_(
        "“{name}” cannot be changed where it is. Ask for the right to write in its folder, or move it to another one."
    )


class RegisterBusy(UserError):
    """Another window or program holds the write lock."""

    template = N_("“{name}” is being written by another window. Wait a moment and try again.")


class RegisterMoved(UserError):
    """Its file went away under the running program."""

    template = N_(
        "“{name}” was moved, deleted or replaced while it was open: nothing was recorded. Put it back, or open it where it is now."
    )


class RegisterDamaged(UserError):
    """The file's content is broken."""

    template = N_("“{name}” is damaged and was not changed. Open the latest copy that you kept of it.")


class UpgradeRefused(UserError):
    """The upgrade would have lost something and was undone."""

    template = N_(
        "“{name}” could not be brought to this version ({reason}). It was left as it was; keep using the version of the program that wrote it."
    )


class ChangedElsewhere(UserError):
    """Somebody changed the record after it was shown."""

    template = N_(
        "This record was changed in another window meanwhile. Look at the new content, then make your change again."
    )


_BY_CODE: dict[int, type[UserError]] = {
    sqlite3.SQLITE_READONLY: RegisterReadOnly,
    sqlite3.SQLITE_PERM: RegisterReadOnly,
    sqlite3.SQLITE_CANTOPEN: RegisterReadOnly,
    sqlite3.SQLITE_BUSY: RegisterBusy,
    sqlite3.SQLITE_LOCKED: RegisterBusy,
    sqlite3.SQLITE_CORRUPT: RegisterDamaged,
    sqlite3.SQLITE_NOTADB: NotARegister,
    sqlite3.SQLITE_FULL: DiskFull,
}


_WRITING = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}


_DAMAGE = ("Could not decode to UTF-8", "unsupported file format")
"""Begin the messages of damage for which SQLite or its Python module has no code of its own."""


def explained(error: sqlite3.Error, path: Path) -> UserError | None:
    """Return the user's error behind a database error, or None when it is a bug."""
    if str(error).startswith(_DAMAGE):
        return RegisterDamaged(name=path.name)
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code == sqlite3.SQLITE_IOERR:
        # A write beyond a quota or a file-size limit is reported as an I/O error, not as a full disk.
        return DiskFull(folder=str(path.parent)) if extended in _WRITING else FileUnreadable(name=path.name)
    kind = _BY_CODE.get(code)
    return kind(name=path.name, folder=str(path.parent)) if kind else None


@contextlib.contextmanager
def database_errors_explained(path: Path) -> Iterator[None]:
    """Turn the database's refusals (disk full, read-only, damaged, busy) into sentences; let bugs through."""
    try:
        yield
    except sqlite3.Error as error:
        if (found := explained(error, path)) is None:
            raise
        raise found from error
    except Exception as error:
        # SQLAlchemy keeps the driver's own error in ``orig``; anything without one is a bug and goes on.
        original = getattr(error, "orig", None)
        found = explained(original, path) if isinstance(original, sqlite3.Error) else None
        if found is None:
            raise
        raise found from error
