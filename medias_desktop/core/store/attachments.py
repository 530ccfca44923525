"""Files kept inside the register, named by the SHA-256 of their content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.schema import attachment, attachment_chunk

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

CHUNK = 1 << 18
"""Bytes of a piece: what memory holds of a file at a time."""


def keep(tx: Transaction, name: str, media_type: str, content: bytes) -> str:
    """Store a file once and return its SHA-256 (64 hexadecimal digits)."""
    digest = hashlib.sha256(content).hexdigest()
    if not tx.execute(sa.select(attachment.c.size).where(attachment.c.sha256 == digest)).first():
        tx.insert(
            attachment,
            sha256=digest,
            name=name,
            media_type=media_type,
            size=len(content),
            created_at=tx.now,
        )
        pieces = [
            (digest, position, content[start : start + CHUNK])
            for position, start in enumerate(range(0, len(content), CHUNK))
        ]
        tx.insert_rows(attachment_chunk, ("sha256", "position", "content"), pieces)
    return digest


def drop(tx: Transaction, digest: str) -> None:
    """Remove a stored file that no record names any more; the caller makes sure of that."""
    tx.delete_where(attachment, attachment.c.sha256 == digest)


def fetch(register: Register, digest: str) -> bytes:
    """Return a stored file, checked against its own name. Raises RegisterDamaged when it differs."""
    statement = (
        sa.select(attachment_chunk.c.content)
        .where(attachment_chunk.c.sha256 == digest)
        .order_by(attachment_chunk.c.position)
    )
    with register.read() as connection:
        content = b"".join(connection.execute(statement).scalars())
    if hashlib.sha256(content).hexdigest() != digest:
        raise RegisterDamaged(name=register.path.name)
    return content
