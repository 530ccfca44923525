"""What is in a slot: its own box, and what was granted to it.

Three boxes in each slot:

- ``box``, under the key derived from the secret: what is the owner's alone (private X25519 key, Ed25519 seed, and the
  public key of the authority, so that nobody can later pass off another);
- ``grant``, closed to the slot's public key: the data key, and the next one while the keys are being changed;
- ``sealed_grant``, likewise: the sealed keys and the authority's seed, or nothing for who is not entitled.

Grants are closed to a public key, so they can be renewed without the owner's passphrase. The three boxes of an ``open``
slot are plain JSON: the demonstration register keeps no secret, and its start must not wait for a library.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from medias_desktop.core.store.keys import boxes
from medias_desktop.core.store.keys.access import SealedKeys
from medias_desktop.core.store.keys.boxes import BoxClosed
from medias_desktop.core.store.keys.cost import passphrase_bytes, stretched
from medias_desktop.core.store.keys.encoding import Fields, b64, canonical, derived, padded, parsed
from medias_desktop.core.store.keys.slots import DATA, SEALED, Kind, Record

_BOX, _GRANT, _SEALED_GRANT = 256, 256, 512


@dataclass(frozen=True, repr=False)
class OwnKeys:
    """What is in a slot's own box."""

    private: bytes
    signing_key: bytes | None
    authority: bytes


def _context(register_id: str, what: str, identity: dict[str, Any]) -> bytes:
    return canonical({"register": register_id, "what": what} | identity)


def _secret_key(record: Record, secret: str | bytes) -> bytes:
    if record.kind is Kind.DEVICE:
        return derived(_as_bytes(secret), "medias device", record.salt)  # 256 random bits need no stretching
    if record.kind is Kind.RECOVERY:
        from medias_desktop.core.store.keys.recovery_code import parse_recovery_code

        known = parse_recovery_code(_as_text(secret))
    else:
        known = passphrase_bytes(_as_text(secret))
    assert record.cost
    return stretched(known, record.salt, record.cost)


def _as_text(secret: str | bytes) -> str:
    if not isinstance(secret, str):
        raise TypeError("this slot is opened by a text")
    return secret


def _as_bytes(secret: str | bytes) -> bytes:
    if not isinstance(secret, bytes) or len(secret) != 32:
        raise TypeError("this slot is opened by 32 bytes")
    return secret


def boxed(record: Record, register_id: str, secret: str | bytes, own: OwnKeys) -> Record:
    """Return the slot with its own box closed by the secret."""
    content = {
        "private": b64(own.private),
        "signing": b64(own.signing_key or b""),
        "authority": b64(own.authority),
    }
    if record.kind is Kind.OPEN:
        return replace(record, box=canonical(content))
    context = _context(register_id, "box", record.identity())
    return replace(record, box=boxes.seal(_secret_key(record, secret), padded(content, _BOX), context))


def unboxed(record: Record, register_id: str, secret: str | bytes) -> OwnKeys:
    """Return the content of the slot's own box. Raises BoxClosed for a wrong secret."""
    if record.kind is Kind.OPEN:
        content = record.box
    else:
        context = _context(register_id, "box", record.identity())
        content = boxes.unseal(_secret_key(record, secret), record.box, context)
    with _read(content) as fields:
        private = fields.data("private", *((0,) if record.kind is Kind.OPEN else (32,)))
        return OwnKeys(private, fields.data("signing", 0, 32) or None, fields.data("authority", 32))


def granted(record: Record, register_id: str, data_key: bytes, next_key: bytes | None) -> Record:
    """Return the slot with the data keys granted anew."""
    content = {"data": b64(data_key), "next": b64(next_key or b"")}
    return replace(record, grant=_closed(record, register_id, DATA, padded(content, _GRANT)))


def granted_sealed(record: Record, register_id: str, sealed: SealedKeys | None) -> Record:
    """Return the slot with the sealed keys granted anew if it is entitled, with an empty box of the same kind otherwise."""
    keys = sealed.keys if sealed and record.entitled else {}
    content = {
        "keys": {str(number): b64(key) for number, key in keys.items()},
        "authority": b64(sealed.authority if sealed and keys else b""),
    }
    return replace(record, sealed_grant=_closed(record, register_id, SEALED, padded(content, _SEALED_GRANT)))


def read_grant(record: Record, register_id: str, own: OwnKeys) -> tuple[bytes, bytes | None]:
    """Return the data key and the next one. Raises BoxClosed."""
    with _read(_opened(record, register_id, DATA, record.grant, own)) as fields:
        return fields.data("data", 32), fields.data("next", 0, 32) or None


def read_sealed_grant(record: Record, register_id: str, own: OwnKeys) -> SealedKeys:
    """Return the sealed keys. Raises BoxClosed."""
    with _read(_opened(record, register_id, SEALED, record.sealed_grant, own)) as fields:
        keys = Fields(fields.take("keys"))
        numbers = sorted(int(name) for name in keys.names())
        return SealedKeys({n: keys.data(str(n), 32) for n in numbers}, fields.data("authority", 32))


def _closed(record: Record, register_id: str, what: str, content: bytes) -> bytes:
    if record.kind is Kind.OPEN:
        return content.rstrip()
    return boxes.seal_to(record.public, content, _context(register_id, what, record.granted_identity()))


def _opened(record: Record, register_id: str, what: str, box: bytes, own: OwnKeys) -> bytes:
    if record.kind is Kind.OPEN:
        return box
    return boxes.unseal_with(own.private, box, _context(register_id, what, record.granted_identity()))


@contextlib.contextmanager
def _read(content: bytes) -> Iterator[Fields]:
    """Read an opened box: anybody can have written anything in an open slot or to somebody's public key."""
    try:
        yield Fields(parsed(content))
    except ValueError as error:
        raise BoxClosed from error
