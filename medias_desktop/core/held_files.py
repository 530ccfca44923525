"""Files that this process holds open and locked, which must not be opened a second time by other means.

POSIX drops all locks of a process on a file as soon as it closes any one of its openings (fcntl(2), and “How To Corrupt
An SQLite Database File”, §2.2): reading the beginning of an open register would let another program believe that nobody
uses it. Its beginning is remembered here instead. The table is the process's, as the locks are.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

BEGINNING = 100
"""Bytes that are remembered."""

_Number = tuple[int, int]
_held: dict[_Number, tuple[bytes, int]] = {}
_guard = threading.Lock()


def number_of(path: Path) -> _Number | None:
    """Return what tells a file from another of the same name; None when it is not there, or on Windows.

    Windows neither moves nor replaces an open file, and its locks are each opening's own.
    """
    if os.name == "nt":
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def hold(path: Path) -> _Number | None:
    """Remember a file's beginning before it is opened and locked; ``release`` what is returned when it is closed."""
    number = number_of(path)
    if number is None:
        return None
    with _guard:
        known, times = _held.get(number, (b"", 0))
        if not times:
            with path.open("rb") as stream:
                known = stream.read(BEGINNING)
        _held[number] = (known, times + 1)
    return number


def release(number: _Number | None) -> None:
    """Forget a file once everybody who held it has let it go."""
    if number is None:
        return
    with _guard:
        known, times = _held.get(number, (b"", 0))
        if times > 1:
            _held[number] = (known, times - 1)
        else:
            _held.pop(number, None)


def beginning(path: Path) -> bytes | None:
    """Return the first bytes of a file that is held, or None for any other, which may be opened."""
    with _guard:
        if not _held:
            return None
    found = _held.get(number_of(path) or (0, 0))
    return None if found is None else found[0]
