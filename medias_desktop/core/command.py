"""How a command opens a register: without a question, by the computer's session, or by a passphrase from elsewhere."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, _
from medias_desktop.core.store.errors import RegisterLocked
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.server.address import is_address, parse
from medias_desktop.core.store.server.errors import PasswordNeeded
from medias_desktop.core.store.server.place import ServerPlace
from medias_desktop.core.text import fold

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.unlocking import Door, User

T = TypeVar("T")

PASSPHRASE_VARIABLE = "MEDIAS_PASSPHRASE"


class PassphraseNeeded(UserError):
    """Nobody is there to be asked."""

    template = N_(
        "“{name}” is protected. Put its passphrase into the environment variable {variable}, or start the command in a terminal."
    )


class UserNeeded(UserError):
    """Several could be meant."""

    template = N_("Several persons open “{name}”: {users}. Say which one with --user.")


class UserUnknown(UserError):
    """Nobody of this name has a passphrase."""

    template = N_("Nobody named {user} opens “{name}” with a passphrase. Those who do: {users}.")


def open_register(path: Path, clock: Clock | None = None, user: str = "") -> Register:
    """Open a register for a command; ``user`` is the name of one of its users.

    A protected one opens by this computer's session, else by the passphrase in MEDIAS_PASSPHRASE, else by one that is
    typed in the terminal. Raises PassphraseNeeded, UserNeeded, UserUnknown, WrongPassphrase, and as Register.open.
    """
    return with_password(path, lambda place: _open(place, clock, user))


def _open(path: Path, clock: Clock | None, user: str) -> Register:
    try:
        return Register.open(path, clock)
    except RegisterLocked:
        return Register.open(path, clock, _access(path, user))


def with_password(path: Path, act: Callable[[Path], T]) -> T:
    """Act on a register's place; one on a server is asked for its password in the terminal when there is none.

    Raises PasswordNeeded when nobody is there to be asked.
    """
    try:
        return act(path)
    except PasswordNeeded:
        if not isinstance(path, ServerPlace) or not sys.stdin or not sys.stdin.isatty():
            raise
        question = _("Password for {name} on {server}: ")
        typed = getpass.getpass(question.format(name=path.name, server=path.address.server))
        return act(path.with_password(typed))


def place(text: str) -> Path:
    """Return the register that is meant: a file, or an address on a server. Raises AddressMalformed."""
    return ServerPlace(parse(text)) if is_address(text) else Path(text)


def typed_passphrase(path: Path, question: str) -> str:
    """Return the passphrase from the environment, or ask for it in the terminal. Raises PassphraseNeeded."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise PassphraseNeeded(name=path.name, variable=PASSPHRASE_VARIABLE)
    return getpass.getpass(question)


def _access(path: Path, user: str) -> Access:
    from medias_desktop.core.store import unlocking
    from medias_desktop.core.store.keys.errors import DeviceRefused

    door = unlocking.door(path)
    wanted = [one.uid for one in door.devices if not user or fold(one.name) == fold(user)]
    for uid in wanted[:1]:
        try:
            return unlocking.unlock_by_device(path, uid)
        except DeviceRefused:
            break
    who = _user(path, door, user)
    question = _("Passphrase of {name}: ").format(name=who.name)
    return unlocking.unlock(path, who.slot_id, typed_passphrase(path, question))


def _user(path: Path, door: Door, user: str) -> User:
    names = ", ".join(sorted(one.name for one in door.users))
    found = [one for one in door.users if not user or fold(one.name) == fold(user)]
    if not found:
        raise UserUnknown(name=path.name, user=user, users=names)
    if len(found) > 1:
        raise UserNeeded(name=path.name, users=names)
    return found[0]
