"""Who holds a register that one computer has for itself: a note beside it, read by those who find it locked.

The note excludes nobody: SQLite's own exclusive lock does (``connect(alone=True)``). It is written once the lock is
held and removed before the lock is let go, so a note found while nobody holds the lock was left by a program that did
not end properly.
"""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import getpass
import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import N_, _, format_date, format_time

if TYPE_CHECKING:
    from types import TracebackType

BELIEVED_FOR = dt.timedelta(days=7)
"""A note older than that is told as doubtful: few leave a program open so long, some restore a folder with old files."""

_LARGEST = 4096


class RegisterOccupied(UserError):
    """Somebody else has the register for themselves, and said so."""

    template = N_(
        "“{name}” is open on the computer {where}, by {who}, since {since}: one computer at a time can use it there. "
        "Close it on that computer, then try again."
    )


class RegisterOccupiedUnknown(UserError):
    """Somebody else has the register for themselves, and nothing believable says who."""

    template = N_(
        "“{name}” is held by another computer or program, and nothing certain says which one ({note}). "
        "Close it wherever it may be open, then try again."
    )


@dataclass(frozen=True, slots=True)
class Occupant:
    """What the note says: a person's and a computer's name, an instant with its zone, a process number."""

    user: str
    computer: str
    since: dt.datetime
    pid: int


def note_path(register: Path) -> Path:
    """Return where the note lies: beside the register, its name with ``.lock``."""
    return register.with_name(register.name + ".lock")


def this_program(clock: Clock) -> Occupant:
    """Return who this program runs for, where, from now on."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, none in the system's list
        user = ""
    return Occupant(user, platform.node(), clock.now(), os.getpid())


def occupant_of(register: Path) -> Occupant | None:
    """Return what the note beside a register says, or None when there is none that can be read."""
    try:
        with note_path(register).open("rb") as stream:
            told = json.loads(stream.read(_LARGEST))
        since = dt.datetime.fromisoformat(told["since"])
        return Occupant(str(told["user"]), str(told["computer"]), since.astimezone(dt.UTC), int(told["pid"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def is_stale(note: Occupant, here: Occupant, runs: Callable[[int], bool] | None = None) -> bool:
    """Return whether a note cannot be believed: its program has ended on this computer, or it is very old or to come."""
    age = here.since - note.since
    if not -dt.timedelta(days=1) <= age <= BELIEVED_FOR:
        return True
    return note.computer == here.computer and not (runs or process_runs)(note.pid)


def refusal(
    register: Path, clock: Clock | None = None, runs: Callable[[int], bool] | None = None
) -> UserError:
    """Return what to tell when SQLite says that somebody else holds the register."""
    note = occupant_of(register)
    if note is None:
        return RegisterOccupiedUnknown(name=register.name, note=_("it left no note"))
    if is_stale(note, this_program(clock or SystemClock()), runs):
        left = _("an old note names {who}, {where}, {since}").format(**told(note))
        return RegisterOccupiedUnknown(name=register.name, note=left)
    return RegisterOccupied(name=register.name, **told(note))


def told(note: Occupant) -> dict[str, str]:
    """Return who, where and since when in the interface language."""
    local = note.since.astimezone()
    since = _("{day}, {time}").format(day=format_date(local.date()), time=format_time(local))
    return {"who": note.user or _("an unknown user"), "where": note.computer or "?", "since": since}


class Occupancy:
    """Keeps the note beside a register while it is held; enter it with the lock, leave it before the lock.

    ``left_behind`` is the note of a program that did not end properly, to be told, or None.
    """

    def __init__(self, register: Path, clock: Clock | None = None) -> None:
        self._register = register
        self._clock = clock or SystemClock()
        self._mine: Occupant | None = None
        self.left_behind: Occupant | None = None

    def __enter__(self) -> Occupancy:
        """Write the note. Raises the errors of core.files.write_bytes."""
        self.left_behind = occupant_of(self._register)
        self._mine = this_program(self._clock)
        content = {
            "user": self._mine.user,
            "computer": self._mine.computer,
            "since": self._mine.since.isoformat(),
            "pid": self._mine.pid,
        }
        write_bytes(note_path(self._register), json.dumps(content, ensure_ascii=False).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the note unless it is somebody else's by now; a folder that went away keeps it."""
        if self._mine is not None and occupant_of(self._register) == self._mine:
            with contextlib.suppress(OSError):
                note_path(self._register).unlink()
        self._mine = None


def process_runs(pid: int) -> bool:
    """Return whether a process of this number runs on this computer."""
    if pid <= 0:
        return False
    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        return _runs_on_windows(windll.kernel32, pid)
    try:
        os.kill(pid, 0)  # on Windows this would interrupt it
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError) as error:
        return isinstance(error, PermissionError)
    return True


def _runs_on_windows(kernel: ctypes.CDLL, pid: int) -> bool:
    query, running, denied = 0x1000, 259, 5  # QUERY_LIMITED_INFORMATION, STILL_ACTIVE, ERROR_ACCESS_DENIED
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(query, False, pid)
    if not process:
        return bool(kernel.GetLastError() == denied)
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(ctypes.c_void_p(process), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(process))
    return code.value == running
