"""Files kept inside the register, named by the SHA-256 of their content: stored once, checked whenever they are read.

They go in and out in pieces of 256 KiB, so that a scan of 300 MB never lies in memory as a whole.
"""

from medias_desktop.core.store.attachments.reading import (
    Damaged,
    fetch,
    open_chunks,
    verify_all,
    write_to,
)
from medias_desktop.core.store.attachments.thumbnails import thumbnail
from medias_desktop.core.store.attachments.writing import drop, keep, keep_stream

__all__ = [
    "Damaged",
    "drop",
    "fetch",
    "keep",
    "keep_stream",
    "open_chunks",
    "thumbnail",
    "verify_all",
    "write_to",
]
