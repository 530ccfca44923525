"""What a process that will be killed tells through its pipe until then."""

from __future__ import annotations

import os
import select
import time


def heard(pipe: int, seconds: float) -> bytes:
    """Return what was told within so many seconds; sooner when whoever tells has ended."""
    until, told = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        piece = os.read(pipe, 1 << 16)
        if not piece:
            break
        told += piece
    return told
