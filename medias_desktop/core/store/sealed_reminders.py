"""When sealed records next ask for something, readable by one user’s own session without the sealed key.

So that the list of things to do can say « something is due » before the lock is opened, and nothing of what or whom. Who
has no key of their own (the recovery code, a register that opens to all without one) has no reminder.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_LENGTH = 64
"""Bytes of every reminder before it is encrypted."""
_NONCE = 12


class Due(NamedTuple):
    """The next day that asks for something (None: none), and how many things should have been done before.

    ``stays_on`` is the next day whose passing leaves something undone; ``clear_on`` the first from which something is
    to be removed.
    """

    next_on: dt.date | None
    overdue: int
    stays_on: dt.date | None = None
    clear_on: dt.date | None = None


def remember_due(
    register: Register,
    next_on: dt.date | None,
    overdue: int,
    stays_on: dt.date | None = None,
    clear_on: dt.date | None = None,
) -> bool:
    """Keep what was found at a look at the records; False where the session has no key of its own.

    Nothing is written when nothing changed. Raises a file error.
    """
    from medias_desktop.core.store.schema import sealed_reminder

    cipher, new = _cipher(register), Due(next_on, overdue, stays_on, clear_on)
    if cipher is None:
        return False
    if due(register) == new:
        return True
    uid = register.access.user_uid
    kept = [one.isoformat() if isinstance(one, dt.date) else one for one in new]
    text = json.dumps(kept).encode().ljust(_LENGTH)
    nonce = os.urandom(_NONCE)
    with register.transaction("remember_due", needs=None) as tx:
        tx.delete_where(sealed_reminder, sealed_reminder.c.user_uid == uid)
        tx.insert(
            sealed_reminder, user_uid=uid, nonce=nonce, box=cipher.encrypt(nonce, text, _bound(register))
        )
    return True


def due(register: Register) -> Due | None:
    """Return what this user’s last look at the records found; None when there was none, or it cannot be read."""
    rows = register.rows(
        "SELECT nonce, box FROM sealed_reminder WHERE user_uid = :uid", uid=register.access.user_uid
    )
    if not rows or (cipher := _cipher(register)) is None:
        return None
    from cryptography.exceptions import InvalidTag

    nonce, box = rows[0]["nonce"], rows[0]["box"]
    if not all(isinstance(one, bytes | memoryview) for one in (nonce, box)):
        return None
    try:
        text = cipher.decrypt(bytes(nonce), bytes(box), _bound(register))
    except (InvalidTag, ValueError):  # of another key: it is made anew at the next look
        return None
    next_on, overdue, stays_on, clear_on = (*json.loads(text), None, None)[:4]
    return Due(_day(next_on), overdue, _day(stays_on), _day(clear_on))


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _cipher(register: Register) -> Any:
    key = register.access.signing_key
    if key is None:
        return None
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from medias_desktop.core.store.sealed_boxes import derived

    return AESGCM(derived(key, b"medias/sealed/reminder/1"))


def _bound(register: Register) -> bytes:
    return f"sealed-reminder|{register.id}|{register.access.user_uid}".encode()
