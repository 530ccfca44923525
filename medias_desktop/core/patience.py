"""Waiting for a file that another program holds for a moment: an antivirus, an indexer, a backup."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

T = TypeVar("T")
Wait = Callable[[float], object]

PAUSES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.35, 0.4, 0.43)
"""Seconds between tries, 2 in all: an antivirus looks at a new file for a fraction of a second, seldom longer."""

_SHARING = (32, 33)
"""Windows: the file is open elsewhere, a part of it is locked (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION)."""

_DENIED = 5
"""Windows: what replacing or renaming an open file gives too (ERROR_ACCESS_DENIED)."""

_BUSY = (errno.EBUSY, errno.ETXTBSY)


def is_held(error: OSError) -> bool:
    """Return whether the system says that another program holds a file."""
    return getattr(error, "winerror", None) in _SHARING or error.errno in _BUSY


def patiently(act: Callable[[], T], held: Callable[[OSError], bool] = is_held, wait: Wait = time.sleep) -> T:
    """Do something, again and again for 2 seconds while a file is ``held``; then let the OSError out."""
    for pause in PAUSES:
        try:
            return act()
        except OSError as error:
            if not held(error):
                raise
        wait(pause)
    return act()


def replace_patiently(source: Path, target: Path, *, wait: Wait = time.sleep) -> None:
    """Rename a file over another. Raises FileInUse when one of them stays held, or OSError."""
    _move(source, target, lambda: source.replace(target), wait)


def rename_patiently(source: Path, target: Path, *, wait: Wait = time.sleep) -> None:
    """Give a file or a folder a free name; a file in the folder may be held.

    Raises FileInUse when something stays held, or OSError.
    """
    _move(source, target, lambda: source.rename(target), wait)


def _move(source: Path, target: Path, act: Callable[[], object], wait: Wait) -> None:
    from medias_desktop.core.files import FileInUse

    def held(error: OSError) -> bool:
        return is_held(error) or (_denied(error) and source.exists() and _may_be_open(target))

    try:
        patiently(act, held, wait)
    except OSError as error:
        if held(error):
            raise FileInUse(name=target.name) from error
        raise


def open_patiently(path: Path, mode: str = "rb", *, wait: Wait = time.sleep) -> IO[Any]:
    """Open a file in binary. Raises FileInUse when it stays held, or OSError."""
    from medias_desktop.core.files import FileInUse

    def held(error: OSError) -> bool:
        return is_held(error) or _refused_unclearly(error, path)

    try:
        return patiently(lambda: path.open(mode), held, wait)
    except OSError as error:
        if is_held(error):
            raise FileInUse(name=path.name) from error
        raise


def _denied(error: OSError) -> bool:
    return getattr(error, "winerror", None) == _DENIED


def _may_be_open(target: Path) -> bool:
    """Return whether a refusal to replace may pass: not for a folder, nor for a file that is marked read-only."""
    return not target.is_dir() and (not target.exists() or os.access(target, os.W_OK))


def _refused_unclearly(error: OSError, path: Path) -> bool:
    """Return whether Python on Windows says no more than "denied", be the file open elsewhere or closed to us."""
    return os.name == "nt" and error.errno == errno.EACCES and path.is_file()
