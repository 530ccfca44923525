"""The pieces that kept files are cut into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

CHUNK = 1 << 18
"""Bytes of every piece of a file but its last: what memory holds of it at a time."""


def pieces_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Give the rest of a stream in whole pieces, also where it yields less than it is asked for."""
    while piece := stream.read(CHUNK):
        while len(piece) < CHUNK and (more := stream.read(CHUNK - len(piece))):
            piece += more
        yield piece
