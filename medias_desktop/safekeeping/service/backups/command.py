"""Backups from the command line, as a scheduled task makes them: no question, one sentence, an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.command import UserNeeded, UserUnknown, open_register, typed_passphrase
from medias_desktop.core.files import EmptyFile, FileMissing, is_there
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.backups.errors import BackupMissing, BackupOfOtherKeys, BackupOfOtherRegister
from medias_desktop.core.store.backups.listing import Backup, find_backups
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import copy_backup
from medias_desktop.core.store.errors import NotARegister, RegisterDamaged
from medias_desktop.core.store.keys.errors import KeyFileDamaged, KeyFileMissing
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.text import fold
from medias_desktop.safekeeping.backup_words import change_sentences, moment_text, size_text
from medias_desktop.safekeeping.errors import RestoreNotAllowed, RestoreUnconfirmed
from medias_desktop.safekeeping.service.backups.opening import BackupDoor, door_of
from medias_desktop.safekeeping.service.backups.restoring import restore
from medias_desktop.safekeeping.service.backups.service import BackupService, Kept, Slices

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.safekeeping.service.backups.comparing import Comparison

_DOES_NOT_OPEN = (FileMissing, EmptyFile, NotARegister, RegisterDamaged, KeyFileMissing, KeyFileDamaged)


def run_backup(
    path: Path, to: Path | None, user: str, slices: Slices, progress: Progress, clock: Clock | None = None
) -> Iterator[str]:
    """Make a backup, with a copy in ``to`` or at the second place when that is there, and tell it.

    Raises what ``BackupService.make`` and core.command.open_register raise, and SecondDestinationMissing for ``to``.
    """
    register = open_register(path, clock, user)
    try:
        service = BackupService.over(register, slices)
        made = service.make(BackupReason.SCHEDULED, progress)
        yield _("Backup made and read back: {folder} ({size}).").format(
            folder=made.backup.folder, size=size_text(made.backup.size)
        )
        if to is not None:
            copy = copy_backup(
                made.backup, to, service.kept.key(), now=register.clock.now(), progress=progress
            )
            yield _("Copied and read back: {folder}").format(folder=copy.folder)
        elif made.not_copied is not None:
            yield made.not_copied.sentence()
    finally:
        register.close()


def run_rehearsal(
    path: Path, user: str, slices: Slices, progress: Progress, clock: Clock | None = None
) -> str:
    """Rehearse restoring the newest backup and tell it. Raises what is wrong with the backup, or BackupMissing."""
    register = open_register(path, clock, user)
    try:
        found = BackupService.over(register, slices).rehearse(progress)
    finally:
        register.close()
    if found.problem is not None:
        raise found.problem
    return _("The newest backup can be restored: {folder}").format(folder=found.backup)


def run_restore(
    place: Path,
    path: Path,
    user: str,
    slices: Slices,
    progress: Progress,
    clock: Clock | None = None,
    *,
    yes: bool = False,
) -> Iterator[str]:
    """Tell what restoring the newest backup at a place would change, and do it.

    Raises RestoreUnconfirmed when something would be lost and it is not said that this is wanted (``yes``),
    RestoreNotAllowed, BackupMissing, and as service.backups.restoring.restore; the register is as it was then.
    """
    found = find_backups(place)
    if not found:
        raise BackupMissing(folder=place)
    backup = found[0]
    kept = _kept(path, backup, user, clock or SystemClock())
    service = BackupService(kept, slices)
    access, comparison = _compared(service, backup, user)
    yield _("Backup of {moment}, {register}").format(
        moment=moment_text(backup.created_at), register=backup.manifest.facts.municipality
    )
    yield from change_sentences(comparison)
    if not yes and (comparison.loses or (comparison.unknown and _holds_something(path))):
        raise RestoreUnconfirmed(name=path.name)
    done = restore(kept, backup, slices, access=access, found=comparison.preview, progress=progress)
    yield _("Restored: {path}").format(path=path)
    for file in done.outcome.kept_aside[:1]:
        yield _("What the register held before is kept in “{file}”.").format(file=file)
    if done.destroyed_again:
        text = ngettext(
            "{n} record that had been destroyed since was destroyed again.",
            "{n} records that had been destroyed since were destroyed again.",
            done.destroyed_again,
        )
        yield text.format(n=format_number(done.destroyed_again))


def _kept(path: Path, backup: Backup, user: str, clock: Clock) -> Kept:
    register_id = backup.manifest.facts.register_id
    try:
        register = open_register(path, clock, user)
    except _DOES_NOT_OPEN:
        return Kept(path, register_id, clock)
    try:
        if register.id != register_id:
            raise BackupOfOtherRegister(name=backup.name, register=path.name)
        if not register.actor.may(Permission.ADMINISTER):
            raise RestoreNotAllowed
        return Kept.of(register).closed()
    finally:
        register.close()


def _compared(service: BackupService, backup: Backup, user: str) -> tuple[Access | None, Comparison]:
    if service.kept.access is not None:
        try:
            return None, service.compare(backup)
        except BackupOfOtherKeys:  # made before the keys were changed
            pass
    access = _access(door_of(backup, service.kept.path), backup, user)
    return access, service.compare(backup, access)


def _access(door: BackupDoor, backup: Backup, user: str) -> Access:
    """Return what opens a backup: nothing, this computer's session, or the passphrase of one of its users."""
    access = door.unlock_freely() or door.unlock_by_device()
    if access is not None:
        return access
    names = ", ".join(sorted(one.name for one in door.users))
    found = [one for one in door.users if not user or fold(one.name) == fold(user)]
    if not found:
        raise UserUnknown(name=backup.name, user=user, users=names)
    if len(found) > 1:
        raise UserNeeded(name=backup.name, users=names)
    question = _("Passphrase of {name}: ").format(name=found[0].name)
    return door.unlock(found[0].slot_id, typed_passphrase(backup.folder, question))


def _holds_something(path: Path) -> bool:
    return is_there(path) and path.stat().st_size > 0
