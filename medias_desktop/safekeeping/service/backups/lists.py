"""The backups of a register in its own folder and at the second place, each once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.store.backups.listing import (
    Backup,
    list_backups,
    unreadable_backups,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One backup: ``here`` on this computer, ``elsewhere`` at the second place; no ``backup`` when it is unreadable."""

    name: str
    backup: Backup | None
    here: bool
    elsewhere: bool

    @property
    def id(self) -> str:
        """What a list knows it by."""
        return self.name

    @property
    def made_at(self) -> dt.datetime:
        """The instant of the backup, which its folder is named after."""
        if self.backup is not None:
            return self.backup.created_at
        return dt.datetime.strptime(self.name, "%Y-%m-%dT%H%M%S.%fZ").replace(tzinfo=dt.UTC)


def listed(folder: Path, second: Path | None, register_id: str) -> tuple[Listed, ...]:
    """Return the backups in both places, each once, the newest first; the copy on this computer is the one opened."""
    here = {backup.name: backup for backup in list_backups(folder, register_id)}
    there = {} if second is None else {one.name: one for one in list_backups(second, register_id)}
    unreadable = {path.name for path in unreadable_backups(folder)} - there.keys()
    found = [
        Listed(name, here.get(name) or there.get(name), name in {*here, *unreadable}, name in there)
        for name in {*here, *there, *unreadable}
    ]
    return tuple(sorted(found, key=lambda one: (one.made_at, one.name), reverse=True))
