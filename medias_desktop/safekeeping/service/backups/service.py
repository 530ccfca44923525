"""Backups of one register, which may be open, closed, damaged or missing."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.backups import places
from medias_desktop.core.store.backups.keeping import prune
from medias_desktop.core.store.backups.listing import Backup, newest_backup
from medias_desktop.core.store.backups.manifest import BackupReason, Head, key_mark
from medias_desktop.core.store.backups.places import BackupState, Due
from medias_desktop.safekeeping.service.backups.lists import Listed, listed

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.backups.rehearsing import Rehearsal
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.retained import RetainedKind
    from medias_desktop.safekeeping.service.backups.comparing import Comparison


class Slices(NamedTuple):
    """What the slices bring: the kinds of records that may be destroyed, and every table, gathered when it is needed."""

    kinds: Callable[[], Sequence[RetainedKind]]
    tables: Callable[[], sa.MetaData]


@dataclass(frozen=True)
class Kept:
    """What is backed up. Without ``access`` nothing opens it yet; ``open`` is the register while it is open."""

    path: Path
    register_id: str
    clock: Clock
    access: Access | None = None
    open: Register | None = None
    elsewhere: Path | None = None
    """Another folder of its backups, that the user showed."""

    @classmethod
    def of(cls, register: Register) -> Kept:
        """Return an open register."""
        return cls(register.path, register.id, register.clock, register.access, register)

    @property
    def on_server(self) -> bool:
        """Whether it lies on a server, whose keeper makes its backups."""
        return self.open is not None and self.open.on_server

    def closed(self) -> Kept:
        """Return the same register as it is once it is closed."""
        return replace(self, open=None)

    def key(self) -> bytes:
        """Return the key that its file is under; while keys are being changed it may be either of two."""
        from medias_desktop.core.store.errors import RegisterDamaged
        from medias_desktop.core.store.register_file import working_key

        assert self.access is not None
        if self.access.next_data_key is None:
            return self.access.data_key
        try:
            return working_key(self.path, self.access.data_key, self.access.next_data_key)
        except RegisterDamaged:
            return self.access.data_key


class Made(NamedTuple):
    """A backup that was made, and why its copy at the second place was not."""

    backup: Backup
    not_copied: UserError | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """How backups stand: the newest, what is remembered, what is due, the bytes of all and where they lie."""

    newest: dt.datetime | None
    state: BackupState
    due: frozenset[Due]
    folder: Path
    size: int
    second_there: bool


class BackupService:
    """The backups of one register. What is slow takes a Progress and may be called on any thread."""

    def __init__(self, kept: Kept, slices: Slices) -> None:
        self.kept = kept
        self._slices = slices

    @classmethod
    def over(cls, register: Register, slices: Slices) -> BackupService:
        """Return the backups of an open register."""
        return cls(Kept.of(register), slices)

    # How they stand

    @property
    def state(self) -> BackupState:
        """What this computer remembers."""
        return places.load_state(self.kept.register_id)

    @property
    def folder(self) -> Path:
        """Where the backups lie on this computer."""
        return places.backup_folder(self.kept.register_id, self.state)

    @property
    def second_folder(self) -> Path | None:
        """Where the copies lie, or None when no second place was chosen."""
        if self.kept.elsewhere is not None:
            return self.kept.elsewhere
        destination = self.state.destination
        return Path(destination) / self.kept.register_id if destination else None

    def last_backup(self) -> dt.datetime | None:
        """Return when the newest backup on this computer was made."""
        newest = newest_backup(self.folder, self.kept.register_id)
        return None if newest is None else newest.created_at

    def due(self) -> frozenset[Due]:
        """Return what should be done now: what is on the disk counts, not what is remembered of it."""
        last, state = self.last_backup(), self.state
        found = set(places.due(replace(state, last_backup=last), self.kept.clock.now()))
        if not state.destination:
            found.discard(Due.SECOND_COPY)
        if last is None:  # nothing to rehearse
            found.discard(Due.REHEARSAL)
        return frozenset(found)

    def changed_since_backup(self) -> bool:
        """Return whether something was recorded, or the keys were changed, since the newest backup."""
        newest = newest_backup(self.folder, self.kept.register_id)
        if newest is None or newest.manifest.key_mark != key_mark(self.kept.key()):
            return True
        return newest.manifest.facts.head != self._head()

    def overview(self) -> Overview:
        """Return how the backups stand; looks at the second place, which may be slow to answer."""
        second = self.second_folder
        there = second is not None and second.parent.is_dir()
        size = sum(one.backup.size for one in self.list() if one.backup is not None and one.here)
        return Overview(self.last_backup(), self.state, self.due(), self.folder, size, there)

    def list(self) -> tuple[Listed, ...]:
        """Return the backups here and at the second place, each once, the newest first."""
        return listed(self.folder, self.second_folder, self.kept.register_id)

    # Making

    def make(self, reason: BackupReason, progress: Progress | None = None) -> Made:
        """Make a backup, read it back, rotate, and copy it to the second place when that is there.

        Raises BackupNotMade, DiskFull, FolderReadOnly, RegisterDamaged…, which are remembered, or Cancelled.
        """
        kept, now = self.kept, self.kept.clock.now()
        try:
            backup = self._make(reason, now, progress or Silent())
        except UserError as error:
            self._remember(backup_problem=error.sentence())
            raise
        self._remember(last_backup=now, backup_problem="", register_path=str(kept.path))
        prune(self.folder, kept.register_id, now)
        self._sweep_rehearsals()
        return Made(backup, self._copy_if_there(backup, progress))

    def make_if_changed(self, progress: Progress | None = None) -> Made | None:
        """Make a backup of a register that was just closed, if anything was recorded since the last. Raises as ``make``."""
        closed = BackupService(self.kept.closed(), self._slices)
        return closed.make(BackupReason.CLOSING, progress) if closed.changed_since_backup() else None

    def do_what_is_due(self, progress: Progress | None = None) -> UserError | None:
        """Back up, copy to the second place and rehearse, each if it is due; return why the rehearsal failed.

        A second place that cannot be reached is no failure. Raises as ``make``.
        """
        due = self.due()
        if Due.BACKUP in due:
            self.make(BackupReason.STARTING, progress)
        elif Due.SECOND_COPY in due:
            self.copy_newest(progress)
        return self.rehearse(progress).problem if Due.REHEARSAL in due else None

    def _sweep_rehearsals(self) -> None:
        from medias_desktop.core.store.backups.rehearsing import sweep

        sweep()

    def _make(self, reason: BackupReason, now: dt.datetime, progress: Progress) -> Backup:
        from medias_desktop.core.store.backups.making import make_backup

        if not self.kept.on_server:
            return make_backup(
                self.kept.path, self.kept.key(), self.folder, reason=reason, now=now, progress=progress
            )
        from medias_desktop.safekeeping.service.backups.from_server import copied_from_server

        assert self.kept.open is not None
        with copied_from_server(self.kept.open, self.folder, progress) as path:
            return make_backup(path, self.kept.open.access.data_key, self.folder, reason=reason, now=now)

    def _head(self) -> Head | None:
        if self.kept.open is not None and self.kept.on_server:
            rows = self.kept.open.rows("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1")
            return Head(int(rows[0][0]), bytes(rows[0][1]).hex()) if rows else None
        from medias_desktop.core.store.backups.reading import has_trail, head_of
        from medias_desktop.core.store.errors import database_errors_explained
        from medias_desktop.core.store.holding import reached

        path = self.kept.path
        with (
            database_errors_explained(path),
            reached(path, self.kept.key()) as connection,
        ):
            return head_of(connection)[0] if has_trail(connection) else None

    # The second place

    def choose_second(self, folder: Path, progress: Progress | None = None) -> UserError | None:
        """Copy the newest backup to a drive or share from now on; return why that could not be done at once.

        Raises SecondDestinationUnfit for a folder among the backups themselves.
        """
        from medias_desktop.safekeeping.errors import SecondDestinationUnfit

        own = self.folder.resolve()
        if own == folder.resolve() or own in folder.resolve().parents or folder.resolve() == own.parent:
            raise SecondDestinationUnfit(folder=folder)
        places.remember(self.kept.register_id, destination=str(folder), last_copy=None)
        return self.copy_newest(progress)

    def forget_second(self) -> None:
        """Make no copies any more; those that were made stay where they are."""
        places.remember(self.kept.register_id, destination="", last_copy=None)

    def copy_newest(self, progress: Progress | None = None) -> UserError | None:
        """Copy the newest backup to the second place; return why it could not be done. Raises Cancelled."""
        newest = newest_backup(self.folder, self.kept.register_id)
        return None if newest is None else self._copy_if_there(newest, progress)

    def _copy_if_there(self, backup: Backup, progress: Progress | None) -> UserError | None:
        destination, now = self.state.destination, self.kept.clock.now()
        if not destination:
            return None
        try:
            places.copy_backup(backup, Path(destination), self.kept.key(), now=now, progress=progress)
        except UserError as error:
            return error
        self._remember(last_copy=now)
        return None

    # What one holds

    def verify(self, one: Backup, progress: Progress | None = None) -> None:
        """Read every byte, page and row of a backup. Raises BackupDamaged or BackupOfOtherKeys."""
        from medias_desktop.core.store.backups.verifying import verify_backup

        verify_backup(one.folder, self.kept.key(), progress)

    def compare(self, one: Backup, access: Access | None = None) -> Comparison:
        """Return what restoring a backup would change; ``access`` opens it when the register's keys do not.

        Raises BackupDamaged or BackupOfOtherKeys.
        """
        from medias_desktop.safekeeping.service.backups.comparing import compare

        return compare(self.kept, one, access)

    def rehearse(self, progress: Progress | None = None) -> Rehearsal:
        """Restore the newest backup where it harms nobody, verify its trail and records, and remember the outcome.

        Raises BackupMissing or Cancelled.
        """
        from medias_desktop.safekeeping.service.backups.rehearsal import rehearse

        found = rehearse(self.kept, self.folder, self._slices.tables, progress or Silent())
        problem = "" if found.problem is None else found.problem.sentence()
        self._remember(last_rehearsal=found.at, rehearsal_problem=problem)
        return found

    @property
    def slices(self) -> Slices:
        """What the slices bring."""
        return self._slices

    def _remember(self, **changes: object) -> None:
        """Remember, as far as the profile lets us: what is forgotten is only done sooner again."""
        with contextlib.suppress(UserError):
            places.remember(self.kept.register_id, **changes)
