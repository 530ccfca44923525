"""What can go wrong with the register file, in the user's words."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import DiskFull, FileUnreadable
from medias_desktop.core.i18n import N_
from medias_desktop.core.store.connection import driver

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


class RegisterLocked(UserError):
    """It opens with a passphrase only."""

    template = N_("“{name}” is protected. Type your passphrase to open it.")


class RegisterUnprotected(UserError):
    """An earlier version of the program wrote it without encryption."""

    template = N_(
        "“{name}” comes from an earlier version and is not protected yet. Open it in the program’s window to protect it with a passphrase."
    )


class NotEntitled(UserError):
    """The role of who acts does not allow it."""

    template = N_(
        "{name} may not do this in this register. Ask the director general to do it, or to change what you may do."
    )


class UserRemoved(UserError):
    """The user was removed from the register."""

    template = N_("{name} is no longer a user of “{register}”. Ask the director general for access.")


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


class DiskRefused(DiskFull):
    """The disk took no more, or would not take it: the driver does not tell which."""

    template = N_(
        "“{name}” could not be written: the disk is full or refuses. Nothing was recorded. "
        "Free some space, check that the disk is still there, and try again."
    )


class ChangedElsewhere(UserError):
    """Somebody changed the record after it was shown."""

    template = N_(
        "This record was changed in another window meanwhile. Look at the new content, then make your change again."
    )


class ChangedMeanwhile(UserError):
    """Another window changed what a form is about while it was being filled; the form has read it again."""

    template = N_(
        "This was changed in another window meanwhile. What you typed is still here: read it once more, then record it."
    )


_BY_CODE: dict[int, type[UserError]] = {
    driver.SQLITE_READONLY: RegisterReadOnly,
    driver.SQLITE_PERM: RegisterReadOnly,
    driver.SQLITE_CANTOPEN: RegisterReadOnly,
    driver.SQLITE_BUSY: RegisterBusy,
    driver.SQLITE_LOCKED: RegisterBusy,
    driver.SQLITE_CORRUPT: RegisterDamaged,
    driver.SQLITE_NOTADB: NotARegister,
    driver.SQLITE_FULL: DiskFull,
}


_DAMAGE = ("Could not decode to UTF-8", "unsupported file format")
"""Begin the messages of damage for which SQLite or its Python module has no code of its own."""


def explained(error: driver.Error, path: Path, *, writing: bool = False) -> UserError | None:
    """Return the user's error behind a database error, or None when it is a bug."""
    if str(error).startswith(_DAMAGE):
        return RegisterDamaged(name=path.name)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == driver.SQLITE_IOERR:
        kind: type[UserError] = DiskRefused if writing else FileUnreadable
        return kind(name=path.name, folder=str(path.parent))
    found = _BY_CODE.get(code)
    return found(name=path.name, folder=str(path.parent)) if found else None


@contextlib.contextmanager
def database_errors_explained(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn the database's refusals (disk full, read-only, damaged, busy) into sentences; let bugs through."""
    try:
        yield
    except driver.Error as error:
        if (found := explained(error, path, writing=writing)) is None:
            raise
        raise found from error
    except Exception as error:
        # SQLAlchemy keeps the driver's own error in ``orig``; anything without one is a bug and goes on.
        original = getattr(error, "orig", None)
        found = explained(original, path, writing=writing) if isinstance(original, driver.Error) else None
        if found is None:
            raise
        raise found from error
