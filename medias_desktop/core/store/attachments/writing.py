"""Keeping files: each content once, whatever its names."""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.files import FileUnreadable
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments.errors import FileChanging
from medias_desktop.core.store.attachments.pieces import CHUNK, pieces_of
from medias_desktop.core.store.schema import attachment, attachment_chunk, attachment_thumbnail
from medias_desktop.core.text import storable

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.transaction import Transaction

_LONGEST_NAME = 255
_OWN = frozenset({attachment_chunk.name, attachment_thumbnail.name})
"""Tables whose rows go with the file."""
_COLUMNS = ("sha256", "position", "content")


def keep(tx: Transaction, name: str, media_type: str, content: bytes) -> str:
    """Store a file once and return its SHA-256 (64 hexadecimal digits)."""
    return keep_stream(tx, name, media_type, io.BytesIO(content), Silent())


def keep_stream(tx: Transaction, name: str, media_type: str, stream: IO[bytes], progress: Progress) -> str:
    """Store what a seekable stream holds from its present position, and return its SHA-256.

    It is read twice, for its name and for its content: a copy of it on the disk meanwhile would be one in the clear.
    ``progress`` counts bytes, twice the size in all. The trail keeps ``name`` with the event, as far as a
    register can hold it. Raises FileUnreadable, or FileChanging when the second reading differs from the first; the
    caller's transaction must then be undone.
    """
    name = storable(name)[:_LONGEST_NAME]
    start = stream.tell()
    with _reading_explained(name):
        size = stream.seek(0, io.SEEK_END) - start
        stream.seek(start)
        digest = _digest(stream, size, progress)
    if not tx.execute(sa.select(attachment.c.size).where(attachment.c.sha256 == digest)).first():
        values = {"sha256": digest, "name": name, "media_type": media_type, "size": size}
        tx.insert(attachment, **values, created_at=tx.now)
        with _reading_explained(name):
            stream.seek(start)
        _store(tx, digest, name, size, stream, progress)
    progress.report(2 * size, 2 * size)
    return digest


def drop(tx: Transaction, *digests: str) -> None:
    """Remove stored files that no record names any more: what is kept once may be named by several parts."""
    if not digests:
        return
    # The register itself tells who names files: the tables of a part that nobody has used yet are not loaded.
    tables = sa.inspect(tx.connection).get_multi_foreign_keys().items()
    naming: list[sa.ColumnClause[str]] = [
        sa.column(key["constrained_columns"][0], _selectable=sa.table(table))
        for (_schema, table), keys in tables
        for key in keys
        if key["referred_table"] == attachment.name and table not in _OWN
    ]
    for digest in digests:
        queries = [sa.select(column).where(column == digest).limit(1) for column in naming]
        if not any(tx.execute(query).first() for query in queries):
            tx.delete_where(attachment, attachment.c.sha256 == digest)


def _digest(stream: IO[bytes], size: int, progress: Progress) -> str:
    digest, done = hashlib.sha256(), 0
    for piece in pieces_of(stream):
        digest.update(piece)
        done += len(piece)
        progress.report(done, 2 * size)
    return digest.hexdigest()


def _store(tx: Transaction, digest: str, name: str, size: int, stream: IO[bytes], progress: Progress) -> None:
    again = hashlib.sha256()
    position = 0
    pieces = pieces_of(stream)
    while True:
        with _reading_explained(name):
            piece = next(pieces, b"")
        if not piece:
            break
        again.update(piece)
        tx.insert_rows(attachment_chunk, _COLUMNS, [(digest, position, piece)])
        position += 1
        progress.report(size + min(position * CHUNK, size), 2 * size)
    if again.hexdigest() != digest:
        raise FileChanging(name=name)


@contextlib.contextmanager
def _reading_explained(name: str) -> Iterator[None]:
    """Name the file in the system's refusal to read it: the stick was pulled out, the share is gone."""
    try:
        yield
    except OSError as error:
        raise FileUnreadable(name=name) from error
