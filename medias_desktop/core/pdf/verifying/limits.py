"""Bounds that let any file of the world be checked: its size, the time, and what it may unpack to.

A file may be built to keep its reader busy for ever. pyHanko is pure Python: a watchdog puts an exception into the
thread that is at work when its time is over. What one call can do without coming back to Python (unpacking a stream) is
bounded by pyHanko's own limits, and a table of objects that claims billions of entries by ours.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
from typing import TYPE_CHECKING, Any

from medias_desktop.core.files import os_errors_explained, read_bytes
from medias_desktop.core.pdf.errors import PdfTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 256 * 1024 * 1024
LONGEST_CHECK = 30.0  # seconds; 33 pages take less than one
_MOST_OBJECTS = 1_000_000
_MEGABYTES = 1024 * 1024


def read_pdf(path: Path) -> bytes:
    """Return a file's bytes, refusing before reading what is too large. Raises PdfTooLarge or the errors of read_bytes."""
    with os_errors_explained(path):
        size = path.stat().st_size
    require_size(size)
    return read_bytes(path)


def require_size(size: int) -> None:
    """Raise PdfTooLarge for more bytes than this program checks."""
    if size > LARGEST_FILE:
        raise PdfTooLarge(megabytes=size // _MEGABYTES, most=LARGEST_FILE // _MEGABYTES)


class OutOfTime(BaseException):
    """The work took too long. Not an Exception: whatever swallows those must not swallow this."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime inside the block, in this thread, once it has worked for ``seconds``."""
    watchdog = _Watchdog(threading.get_ident(), seconds)
    watchdog.start()
    try:
        yield
    finally:
        watchdog.stop()


class _Watchdog(threading.Thread):
    _again = 0.5  # seconds; a library may have caught the first one

    def __init__(self, thread: int, seconds: float) -> None:
        super().__init__(name="pdf-check-watchdog", daemon=True)
        self._thread, self._seconds = thread, seconds
        self._over = threading.Event()
        self._lock = threading.Lock()

    def run(self) -> None:
        wait = self._seconds
        while not self._over.wait(wait):
            with self._lock:
                if not self._over.is_set():
                    _raise_in(self._thread, OutOfTime)
            wait = self._again

    def stop(self) -> None:
        with self._lock:
            self._over.set()
            _raise_in(self._thread, None)  # one that is on its way is called back


def _raise_in(thread: int, exception: type[BaseException] | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(exception) if exception is not None else None
    )


def decode_limits() -> Any:
    """Return how far the streams of a file may unpack, for pyHanko's reader."""
    from pyhanko.pdf_utils.decode_limits import DecodeLimits

    _bound_tables_of_objects()
    return DecodeLimits()


def _bound_tables_of_objects() -> None:
    """Refuse a cross-reference stream that claims billions of entries of no width, which pyHanko would all list."""
    from pyhanko.pdf_utils import xref

    original: Any = xref.parse_xref_stream
    if getattr(original, "bounded", False):
        return

    def parse_xref_stream(*arguments: Any, **options: Any) -> Iterator[Any]:
        for number, entry in enumerate(original(*arguments, **options)):
            if number > _MOST_OBJECTS:
                raise ValueError("more objects than any document has")
            yield entry

    parse_xref_stream.bounded = True  # type: ignore[attr-defined]
    xref.parse_xref_stream = parse_xref_stream
