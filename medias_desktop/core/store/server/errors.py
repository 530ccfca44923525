"""What can go wrong with a register on a server, in the user's words."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.store.errors import NotARegister, RegisterBusy, RegisterDamaged
from medias_desktop.core.store.server.address import AddressMalformed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from medias_desktop.core.store.server.address import Address


class ServerUnreachable(UserError):
    """No server answers there."""

    template = N_(
        "The server {server} does not answer. Check the network and that PostgreSQL runs there, then try again."
    )


class PasswordNeeded(UserError):
    """The server asks for a password and none was given."""

    template = N_(
        "The server {server} asks for a password for “{name}”. Type it, or put it into the environment variable PGPASSWORD or the password file."
    )


class PasswordRefused(UserError):
    """The server does not accept the user or the password."""

    template = N_(
        "The server {server} does not accept this user or this password for “{name}”. Type the password again, or ask who looks after the server."
    )


class DatabaseMissing(UserError):
    """The server knows no such database."""

    template = N_(
        "There is no database “{name}” on the server {server}. Check its name, or ask who looks after the server to make it."
    )


class ServerRefuses(UserError):
    """The server answers with a refusal of its own."""

    template = N_(
        "The server {server} refused: {reason}. Try again later, or show this to who looks after the server."
    )


class ServerFull(UserError):
    """The server's disk is full."""

    template = N_(
        "The disk of the server {server} is full: nothing was recorded. Tell who looks after the server, then try again."
    )


class ServerForbids(UserError):
    """The user of the database lacks a right."""

    template = N_(
        "The server {server} does not let you do this in “{name}”: nothing was recorded. Ask who looks after the server for the right to read and write there."
    )


class ServerReadOnly(UserError):
    """A copy that only follows another server, or a server in maintenance."""

    template = N_(
        "“{name}” can only be read on the server {server} for now: nothing was recorded. Ask who looks after the server."
    )


class ServerLost(UserError):
    """The connection broke off."""

    template = N_(
        "The connection to the server {server} was lost. Check the network, then look whether your last change was recorded."
    )


class ServerTooOld(UserError):
    """PostgreSQL of an earlier generation."""

    template = N_(
        "The server {server} runs PostgreSQL {theirs} and version {ours} or later is needed. Ask who looks after the server to upgrade it."
    )


class ServerEncoding(UserError):
    """The database cannot hold every letter."""

    template = N_(
        "The database “{name}” keeps its text as {encoding} and cannot hold every letter. Ask who looks after the server for one in UTF-8."
    )


class TextNotAccepted(UserError):
    """A NUL character, which PostgreSQL has no room for."""

    template = N_(
        "A text holds an invisible character that the server cannot keep: nothing was recorded. Type the text again instead of pasting it."
    )


class NoRegisterThere(NotARegister):
    """Another program's database, or an empty one."""

    template = N_(
        "The database “{name}” on the server {server} holds no register of this program. Check its name, or make or move a register there."
    )


class DatabaseNotEmpty(UserError):
    """A register is only put where nothing is."""

    template = N_("The database “{name}” is not empty: nothing was written there. Choose an empty database.")


_BY_STATE: dict[str, type[UserError]] = {
    "28P01": PasswordRefused,
    "28000": PasswordRefused,
    "3D000": DatabaseMissing,
    "53100": ServerFull,
    "42501": ServerForbids,
    "25006": ServerReadOnly,
    "55P03": RegisterBusy,
    "40001": RegisterBusy,
    "40P01": RegisterBusy,
    "57014": RegisterBusy,
    "57P01": ServerLost,
    "57P02": ServerLost,
    "57P03": ServerLost,
    "57P05": ServerLost,
    "25P03": ServerLost,
    "22021": TextNotAccepted,
    "XX001": RegisterDamaged,
    "XX002": RegisterDamaged,
}
"""SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

_REFUSALS = ("08", "53", "58")
"""Classes of trouble on the server's own side: connections, resources, system."""

_WORDS: tuple[tuple[type[UserError], tuple[str, ...]], ...] = (
    (PasswordRefused, ("authentication failed", "authentification", "pg_hba.conf", 'role "', "le rôle «")),
    (DatabaseMissing, ('database "{name}" does not exist', "la base de données « {name} » n'existe pas")),
)
"""A refused connection has no code, only words, in the language of the server."""


def explained(error: psycopg.Error, address: Address, *, connecting: bool = False) -> UserError | None:
    """Return the user's error behind one of the driver's, or None when it is a bug."""
    import psycopg

    told = {"name": address.database, "server": address.server}
    state = error.sqlstate or ""
    if kind := _BY_STATE.get(state):
        return kind(**told)
    if state[:2] in _REFUSALS:
        return ServerRefuses(**told, reason=_last_line(error))
    if state:
        return None
    if connecting:
        return _unconnected(error, address)
    if isinstance(error, psycopg.DataError) and "NUL" in str(error):
        return TextNotAccepted(**told)
    return ServerLost(**told) if isinstance(error, psycopg.OperationalError) else None


def _unconnected(error: psycopg.Error, address: Address) -> UserError:
    """Explain a connection that was not made."""
    import psycopg

    told = {"name": address.database, "server": address.server}
    text = str(error)
    if isinstance(error, psycopg.ProgrammingError) or "connection is bad: invalid " in text:
        return AddressMalformed(**told)
    if error.pgconn is not None and error.pgconn.needs_password:
        return PasswordNeeded(**told)
    for kind, words in _WORDS:
        if any(word.format(name=address.database) in text for word in words):
            return kind(**told)
    if "FATAL:" in text or "SSL" in text:
        return ServerRefuses(**told, reason=_last_line(error))
    return ServerUnreachable(**told)


def _last_line(error: psycopg.Error) -> str:
    lines = str(error).strip().splitlines()
    return (lines[-1] if lines else type(error).__name__).rpartition("FATAL:")[2].strip().rstrip(".")


@contextlib.contextmanager
def server_errors_explained(address: Address, *, connecting: bool = False) -> Iterator[None]:
    """Turn the server's refusals into sentences; let bugs through."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        if (found := explained(error, address, connecting=connecting)) is None:
            raise
        raise found from error
    except Exception as error:
        # SQLAlchemy keeps the driver's own error in ``orig``; anything without one is a bug and goes on.
        original = getattr(error, "orig", None)
        found = explained(original, address) if isinstance(original, psycopg.Error) else None
        if found is None:
            raise
        raise found from error
