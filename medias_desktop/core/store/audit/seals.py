"""Seals: a user's signature (Ed25519) of the chain's head, with the key that only this user's slot holds."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.audit.trail import head
from medias_desktop.core.store.engine import AUDITED
from medias_desktop.core.store.schema import audit_seal, register_user


def seal_message(seq: int, head_hash: bytes, at: str, signer: str) -> bytes:
    """Return what a seal signs; ``at`` as the trail writes instants, ``signer`` the user's uid."""
    return chain.canonical(
        {"v": "medias-seal/1", "seq": seq, "head": head_hash.hex(), "at": at, "signer": signer}
    )


def seal(connection: sa.Connection, signing_key: bytes, signer_uid: str, now: dt.datetime) -> int | None:
    """Sign the chain's head with a 32-byte private key and return the head's number; the caller commits.

    None when nothing was added since the last seal, or when the signer is no longer an active user with this key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    last = head(connection)
    if last.seq == 0 or _is_sealed(connection, last.seq, last.hash):
        return None
    private = Ed25519PrivateKey.from_private_bytes(signing_key)
    public = private.public_key().public_bytes_raw()
    if not _may_sign(connection, signer_uid, public):
        return None
    at = chain.instant(now)
    statement = audit_seal.insert().values(
        seq=last.seq,
        head=last.hash,
        at=at,
        signer=signer_uid,
        public_key=public,
        signature=private.sign(seal_message(last.seq, last.hash, at, signer_uid)),
    )
    connection.execute(statement, execution_options={AUDITED: True})
    return last.seq


def _is_sealed(connection: sa.Connection, seq: int, head_hash: bytes) -> bool:
    found = connection.execute(sa.select(audit_seal.c.head).where(audit_seal.c.seq == seq)).scalars()
    return any(bytes(value) == head_hash for value in found)


def _may_sign(connection: sa.Connection, uid: str, public: bytes) -> bool:
    statement = sa.select(register_user.c.public_key).where(
        register_user.c.uid == uid, register_user.c.active
    )
    found = connection.execute(statement).scalar()
    return found is not None and bytes(found) == public
