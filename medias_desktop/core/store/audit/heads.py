"""The last head of each register that this computer has seen: an older file put back, or a lost tail, is noticed.

One small file per register in the user's profile: two lines of 512 bytes, written in turn and in place, each with its
own checksum, so that a torn write never loses both. Never synchronised: it costs microseconds, and what a power cut
takes from it is only the newest memory. The standard library only: it is asked at every start.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, NamedTuple

from medias_desktop.core import paths
from medias_desktop.core.digests import sha256
from medias_desktop.core.i18n import N_, ngettext, translate

_LINE = 512  # a disk's sector: it is written whole or not at all
_MARK = b"medias-head/1"


class Head(NamedTuple):
    """The number and the 32-byte hash of the last event."""

    seq: int
    hash: bytes


class HistoryProblem(NamedTuple):
    """What this computer had seen (``known``) is not what is there; ``lost`` operations are gone, 0: it differs."""

    known: Head
    lost: int


def remembered(register_id: str) -> Head | None:
    """Return the newest head that this computer has seen of a register."""
    return max(_heads(_read(place(register_id))), default=None)


def known_heads(register_id: str) -> dict[int, bytes]:
    """Return the remembered heads as verifying.verify takes them."""
    return {head.seq: head.hash for head in _heads(_read(place(register_id)))}


def remember(register_id: str, head: tuple[int, bytes]) -> None:
    """Note a head after a commit; an older one than what is known changes nothing."""
    remember_at(place(register_id), head)


def remember_at(path: Path, head: tuple[int, bytes]) -> None:
    """The same at a place that was looked up before: it is done after every action.

    A profile that cannot be written remembers nothing: the action itself is recorded already.
    """
    with contextlib.suppress(OSError):
        _write(path, Head(*head))


def forget(register_id: str) -> None:
    """Forget a register: before an older state of it is put back on purpose, or when it is destroyed."""
    with contextlib.suppress(OSError):
        place(register_id).unlink(missing_ok=True)


def check(connection: Any, register_id: str) -> HistoryProblem | None:
    """Compare what this computer has seen with the register, through a driver's connection or SQLAlchemy's."""
    known = remembered(register_id)
    if known is None:
        return None
    run = getattr(connection, "exec_driver_sql", None) or connection.execute
    row = run(f"SELECT hash FROM audit_event WHERE seq = {known.seq:d}").fetchone()
    if row is not None:
        return None if row[0] == known.hash else HistoryProblem(known, 0)
    last = run("SELECT coalesce(max(seq), 0) FROM audit_event").fetchone()[0]
    return HistoryProblem(known, max(known.seq - last, 1))


_DIFFERS = N_(
    "The history of this register is not the one that this computer had seen: operation {seq} is another one. "
    "The file was replaced or altered. Compare it with your backups before you go on."
)


def describe(problem: HistoryProblem) -> str:
    """Return the sentence that says what is wrong and what to do."""
    if not problem.lost:
        return translate(_DIFFERS).format(seq=problem.known.seq)
    return ngettext(
        "An operation that this computer had seen is no longer in the register: an older copy was put back, or the end was lost. "
        "Compare it with your backups before you go on.",
        "{n} operations that this computer had seen are no longer in the register: an older copy was put back, or the end was lost. "
        "Compare it with your backups before you go on.",
        problem.lost,
    ).format(n=problem.lost)


def place(register_id: str) -> Path:
    """Return where a register's heads are remembered."""
    assert register_id.isalnum(), register_id
    return paths.profile_folder() / "heads" / register_id


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()[: 2 * _LINE]
    except OSError:
        return b""


def _heads(content: bytes) -> list[Head]:
    both = (_parsed(content[start : start + _LINE]) for start in (0, _LINE))
    return [head for head in both if head is not None]


def _line(head: Head) -> bytes:
    text = b"%s %d %s " % (_MARK, head.seq, head.hash.hex().encode())
    return (text + _checksum(text)).ljust(_LINE - 1) + b"\n"


def _parsed(line: bytes) -> Head | None:
    fields = line.split()
    if len(line) != _LINE or len(fields) != 4 or fields[0] != _MARK:
        return None
    if fields[3] != _checksum(b"%s %s %s " % (fields[0], fields[1], fields[2])):
        return None
    return Head(int(fields[1]), bytes.fromhex(fields[2].decode()))


def _checksum(text: bytes) -> bytes:
    digits: str = sha256(text).hexdigest()
    return digits[:16].encode()


def _write(path: Path, head: Head) -> None:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o600)
    try:
        content = os.read(handle, 2 * _LINE)
        first, second = (_parsed(content[start : start + _LINE]) for start in (0, _LINE))
        if head.seq <= max(first or head._replace(seq=-1), second or head._replace(seq=-1)).seq:
            return  # another window of this computer was faster
        over_first = first is None or (second is not None and second > first)
        os.lseek(handle, 0 if over_first else _LINE, os.SEEK_SET)
        os.write(handle, _line(head))
    finally:
        os.close(handle)
