"""What was destroyed, remembered beside the backups, so that restoring an older one does not bring it back.

One line a destruction: whom or what it was about (opaque: "person/12"), when, and the SHA-256 of its legal basis. Each
line is authenticated under the data key. When the keys are changed, ``renew`` adds the same lines under the next key
and leaves the old ones: whichever key turns out to be the one in use after a crash finds the whole list.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medias_desktop.core.files import os_errors_explained
from medias_desktop.core.store.audit.chain import canonical, instant
from medias_desktop.core.store.backups.disk import replace, sync_folder, write_new
from medias_desktop.core.store.backups.errors import ErasuresDamaged
from medias_desktop.core.store.backups.manifest import key_mark

NAME = "erasures.ndjson"

MARGIN = dt.timedelta(days=1)
"""Clocks differ, and destroying twice is harmless: so much earlier than a backup is replayed too."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One destruction: its ``subjects``, an aware instant, the SHA-256 of its legal basis (hexadecimal)."""

    subjects: tuple[str, ...]
    at: dt.datetime
    basis: str


def record(folder: Path, data_key: bytes, subjects: Sequence[str], at: dt.datetime, basis: str) -> Erasure:
    """Remember a destruction in a folder of backups; it is on the disk afterwards. ``basis`` is the text of the rule."""
    erasure = Erasure(tuple(subjects), at.astimezone(dt.UTC), hashlib.sha256(basis.encode()).hexdigest())
    path = folder / NAME
    with os_errors_explained(path):
        folder.mkdir(parents=True, exist_ok=True)
        # One write, with a line end on either side: a line torn by a power cut, or another program's, stays apart.
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(descriptor, b"\n" + _line(erasure, data_key) + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(folder)
    return erasure


def since(folder: Path, data_key: bytes, moment: dt.datetime | None = None) -> tuple[Erasure, ...]:
    """Return the destructions that a backup of ``moment`` may still hold, oldest first; all of them without a moment.

    Raises ErasuresDamaged.
    """
    found = {erasure for line in _lines(folder) if (erasure := _read(line, data_key, folder))}
    wanted = (erasure for erasure in found if moment is None or erasure.at > moment - MARGIN)
    return tuple(sorted(wanted, key=lambda erasure: (erasure.at, erasure.subjects, erasure.basis)))


def renew(folder: Path, old_key: bytes, new_key: bytes) -> None:
    """Make the list readable under the next key as well, before the register is. Raises ErasuresDamaged or a file error."""
    known = set(since(folder, new_key))
    added = [_line(erasure, new_key) for erasure in since(folder, old_key) if erasure not in known]
    if added:
        _rewrite(folder, [*_lines(folder), *added])


def merge(source: Path, target: Path) -> None:
    """Add to one folder's list what another's knows, without a key."""
    present = _lines(target)
    if added := [line for line in _lines(source) if line not in set(present)]:
        _rewrite(target, [*present, *added])


def _line(erasure: Erasure, data_key: bytes) -> bytes:
    content: dict[str, Any] = {
        "subjects": list(erasure.subjects),
        "at": instant(erasure.at),
        "basis": erasure.basis,
        "key_mark": key_mark(data_key),
    }
    return canonical(content | {"mac": _mac(data_key, content)})


def _read(line: bytes, data_key: bytes, folder: Path) -> Erasure | None:
    """Return a line's destruction, or None for a torn line or one of another key."""
    try:
        content = json.loads(line)
        mac, mark = content.pop("mac"), content["key_mark"]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None  # torn: it was never acknowledged
    if mark != key_mark(data_key):
        return None
    try:
        if not hmac.compare_digest(str(mac), _mac(data_key, content)):
            raise ErasuresDamaged(folder=folder)
        at = dt.datetime.fromisoformat(content["at"])
    except TypeError as error:
        raise ErasuresDamaged(folder=folder) from error
    return Erasure(tuple(content["subjects"]), at, content["basis"])


def _mac(data_key: bytes, content: dict[str, Any]) -> str:
    key = hmac.digest(data_key, b"medias-backup/erasures/1", "sha256")
    return hmac.digest(key, canonical(content), "sha256").hex()


def _lines(folder: Path) -> list[bytes]:
    path = folder / NAME
    try:
        return [line for line in path.read_bytes().split(b"\n") if line]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ErasuresDamaged(folder=folder) from error


def _rewrite(folder: Path, lines: list[bytes]) -> None:
    path = folder / NAME
    draft = folder / f".{NAME}-{os.urandom(8).hex()}.part"
    with os_errors_explained(path):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            write_new(draft, b"\n".join(lines) + b"\n")
            replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
