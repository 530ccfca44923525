"""Reading kept files: never without checking that they are what their name says."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.files import MAX_MEGABYTES, replacing
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments.errors import AttachmentTooLarge
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.schema import attachment, attachment_chunk

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_AT_ONCE = 4
"""Pieces fetched from the database together."""


@contextlib.contextmanager
def open_chunks(register: Register, digest: str) -> Iterator[Iterator[bytes]]:
    """Give a stored file's pieces, in order.

    The last step raises RegisterDamaged when they are not what the name says: act on them only after it.
    """
    with register.read() as connection:
        yield verified_chunks(connection, digest, register.path.name)


def verified_chunks(connection: sa.Connection, digest: str, register_name: str) -> Iterator[bytes]:
    """Give a stored file's pieces from one consistent state. Raises RegisterDamaged, at the latest at the end."""
    size = connection.execute(sa.select(attachment.c.size).where(attachment.c.sha256 == digest)).scalar()
    actual, done = hashlib.sha256(), 0
    for piece in _pieces(connection, digest):
        done += len(piece)
        if size is None or done > size:  # before more of it fills the memory of a caller who trusts the size
            raise RegisterDamaged(name=register_name)
        actual.update(piece)
        yield piece
    if done != size or actual.hexdigest() != digest:
        raise RegisterDamaged(name=register_name)


def _pieces(connection: sa.Connection, digest: str) -> Iterator[bytes]:
    statement = (
        sa.select(attachment_chunk.c.content)
        .where(attachment_chunk.c.sha256 == digest)
        .order_by(attachment_chunk.c.position)
    )
    # Without it a server's driver would fetch the whole file at once.
    streamed = connection.execution_options(yield_per=_AT_ONCE)
    with contextlib.closing(streamed.execute(statement)) as result:
        for piece in result.scalars():
            yield bytes(piece)


def fetch(register: Register, digest: str) -> bytes:
    """Return a stored file, checked against its own name.

    Raises RegisterDamaged when it differs, or AttachmentTooLarge beyond 50 MB: ``write_to`` and ``open_chunks`` have no
    limit.
    """
    row = _row(register, digest)
    if row.size > MAX_MEGABYTES * 1024 * 1024:
        raise AttachmentTooLarge(name=row.name, megabytes=MAX_MEGABYTES)
    with open_chunks(register, digest) as chunks:
        return b"".join(chunks)


def write_to(
    register: Register, digest: str, target: Path | IO[bytes], progress: Progress | None = None
) -> None:
    """Write a stored file to a path or a stream; ``progress`` counts bytes.

    A path gets the whole verified file or keeps what it had. A stream has got it all when this returns; what it got
    before an exception is worth nothing. Raises RegisterDamaged or a file error.
    """
    if isinstance(target, Path):
        with replacing(target) as stream:
            _copy(register, digest, stream, progress or Silent())
    else:
        _copy(register, digest, target, progress or Silent())


def _copy(register: Register, digest: str, stream: IO[bytes], progress: Progress) -> None:
    total, done = _row(register, digest).size, 0
    with open_chunks(register, digest) as chunks:
        for piece in chunks:
            stream.write(piece)
            done += len(piece)
            progress.report(done, total)


def _row(register: Register, digest: str) -> sa.Row[str, int]:
    statement = sa.select(attachment.c.name, attachment.c.size).where(attachment.c.sha256 == digest)
    with register.read() as connection:
        row = connection.execute(statement).first()
    if row is None:  # a record names it, and only one that nobody names is ever dropped
        raise RegisterDamaged(name=register.path.name)
    return row
