"""“Unlock with my computer session”: 32 random bytes kept by the system's own store of secrets.

It protects the file and its backups on any other computer and for any other user of this one, not against a program
that runs as the same user.
"""

from __future__ import annotations

import base64
import os
import sys
from typing import TYPE_CHECKING

from medias_desktop.core.store.keys.errors import DeviceStoreRefused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_STAYS_HERE = "local machine"


def new_secret() -> bytes:
    """Return 32 random bytes for a device slot."""
    return os.urandom(32)


def available() -> bool:
    """Return whether the system keeps secrets for its user: not so on a Linux without a secret service."""
    return _backend() is not None


def store(register_id: str, user_uid: str, secret: bytes) -> None:
    """Have the system keep a user's secret for a register. Raises DeviceStoreRefused."""
    backend = _backend()
    if backend is None:
        raise DeviceStoreRefused
    try:
        backend.set_password(_service(register_id, user_uid), user_uid, base64.b64encode(secret).decode())
    except _refusals() as error:
        raise DeviceStoreRefused from error


def fetch(register_id: str, user_uid: str) -> bytes | None:
    """Return what the system keeps; None when it keeps nothing usable or refuses to give it: the passphrase is asked."""
    backend = _backend()
    if backend is None:
        return None
    unusable: tuple[type[Exception], ...] = (*_refusals(), ValueError)
    try:
        kept = backend.get_password(_service(register_id, user_uid), user_uid)
        secret = base64.b64decode(kept or "", validate=True)
    except unusable:
        return None
    return secret if len(secret) == 32 else None


def forget(register_id: str, user_uid: str) -> None:
    """Have the system forget the secret, if it keeps it. Raises DeviceStoreRefused."""
    from keyring.errors import PasswordDeleteError

    backend = _backend()
    if backend is None:
        return
    try:
        backend.delete_password(_service(register_id, user_uid), user_uid)
    except PasswordDeleteError:
        return  # it was not there
    except _refusals() as error:
        raise DeviceStoreRefused from error


def _service(register_id: str, user_uid: str) -> str:
    """Return a name of its own for each secret: Windows moves credentials about when names collide."""
    return f"medias-desktop {register_id} {user_uid}"


def _refusals() -> tuple[type[Exception], ...]:
    """Return the errors with which the system's store refuses."""
    from keyring.errors import KeyringError

    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes

        return KeyringError, pywintypes.error  # a session without credentials, such as a scheduled task's
    return (KeyringError,)


def _backend() -> KeyringBackend | None:
    """Return the system's store; None when there is none, or only one that keeps secrets in the clear."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    backend = keyring.get_keyring()
    if isinstance(
        backend, ChainerBackend
    ):  # the likeliest of several: what was stored is fetched from the same one
        backend = next(iter(backend.backends), backend)
    if not backend.viable or backend.priority < 1:
        return None
    if hasattr(backend, "persist"):  # Windows would let it roam with the profile
        backend.persist = _STAYS_HERE
    return backend
