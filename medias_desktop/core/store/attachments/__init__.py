"""Files kept inside the register, named by the SHA-256 of their content: stored once, checked whenever they are read.

Whoever verifies the register reads them all (core.store.audit.reconciling). They go in and out in pieces of 256 KiB, so that a scan of 300 MB never lies in memory as a whole.
"""

from medias_desktop.core.store.attachments.reading import fetch, open_chunks, write_to
from medias_desktop.core.store.attachments.thumbnails import thumbnail
from medias_desktop.core.store.attachments.writing import drop, keep, keep_stream

__all__ = [
    "drop",
    "fetch",
    "keep",
    "keep_stream",
    "open_chunks",
    "thumbnail",
    "write_to",
]
