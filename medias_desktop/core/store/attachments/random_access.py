"""A stored file as a stream in which one can jump about: whoever draws a page of it needs a small part only."""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.store.attachments.pieces import CHUNK
from medias_desktop.core.store.schema import attachment_chunk

_REMEMBERED = 16
"""Pieces kept in memory (4 MiB)."""


class StoredFile(io.RawIOBase):
    """Reads a stored file of ``size`` bytes within one reading of the register; what it gives is not verified."""

    def __init__(self, connection: sa.Connection, digest: str, size: int) -> None:
        self._connection = connection
        self._digest = digest
        self._size = size
        self._place = 0
        self._pieces: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return where the next reading begins."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if origin + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = origin + offset
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as the file goes, and return how many bytes that were."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and self._place < self._size:
            number, start = divmod(self._place, CHUNK)
            part = self._piece(number)[start : start + len(view) - filled]
            if not part:
                break
            view[filled : filled + len(part)] = part
            filled += len(part)
            self._place += len(part)
        return filled

    def _piece(self, number: int) -> bytes:
        if number in self._pieces:
            self._pieces.move_to_end(number)
            return self._pieces[number]
        statement = sa.select(attachment_chunk.c.content).where(
            attachment_chunk.c.sha256 == self._digest, attachment_chunk.c.position == number
        )
        piece = self._pieces[number] = bytes(self._connection.execute(statement).scalar() or b"")
        if len(self._pieces) > _REMEMBERED:
            self._pieces.popitem(last=False)
        return piece
