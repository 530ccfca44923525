"""Find the backups in a folder, before anything is unlocked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_head
from medias_desktop.core.store.backups import manifest as manifests
from medias_desktop.core.store.backups.manifest import KEYS, LARGEST, MANIFEST, REGISTER, Manifest

PART = ".part"
"""Ends the name of what is not finished, or not needed any more."""

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z", re.ASCII)
"""The name of a backup's folder: its instant, in UTC."""

UNFINISHED = re.compile(STAMP.pattern + r"(\.[0-9a-f]{8})?\.part", re.ASCII)
"""The name of a folder that is being written, or removed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup; ``authentic`` when its manifest was checked with the data key, otherwise it is hearsay."""

    folder: Path
    manifest: Manifest
    authentic: bool = False

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def created_at(self) -> dt.datetime:
        """The instant of the backup."""
        return self.manifest.created_at

    @property
    def register_file(self) -> Path:
        """The copy of the register."""
        return self.folder / REGISTER

    @property
    def keys_file(self) -> Path:
        """The copy of the key file; there is none when the register had none."""
        return self.folder / KEYS

    @property
    def has_keys(self) -> bool:
        """Whether the key file is part of the backup."""
        return KEYS in self.manifest.files

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.manifest.files.values())


def stamp(moment: dt.datetime) -> str:
    """Return the name of a backup made at an aware instant."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")


def list_backups(folder: Path, register_id: str = "") -> tuple[Backup, ...]:
    """Return the finished backups in a folder, newest first, of one register or of all; strange content is passed over."""
    found = [
        backup
        for path in _folders(folder)
        if STAMP.fullmatch(path.name) and (backup := read_backup(path))
        if register_id in ("", backup.manifest.facts.register_id)
    ]
    return tuple(sorted(found, key=lambda backup: (backup.created_at, backup.name), reverse=True))


def newest_backup(folder: Path, register_id: str) -> Backup | None:
    """Return the newest readable backup in a folder without reading the others."""
    try:
        names = sorted((path.name for path in folder.iterdir() if STAMP.fullmatch(path.name)), reverse=True)
    except OSError:
        return None
    found = (read_backup(folder / name) for name in names)
    return next((one for one in found if one and one.manifest.facts.register_id == register_id), None)


def unreadable_backups(folder: Path) -> tuple[Path, ...]:
    """Return the folders that bear a backup's name and hold none that can be read, newest first."""
    found = [path for path in _folders(folder) if STAMP.fullmatch(path.name) and not read_backup(path)]
    return tuple(sorted(found, reverse=True))


def find_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups that a person may mean by a folder: the folder itself, in it, or one folder further down."""
    if itself := read_backup(folder):
        return (itself,)
    found = {backup.folder: backup for place in (folder, *_folders(folder)) for backup in list_backups(place)}
    return tuple(sorted(found.values(), key=lambda backup: (backup.created_at, backup.name), reverse=True))


def read_backup(folder: Path) -> Backup | None:
    """Return the backup in a folder, not authenticated, or None when there is none that can be read."""
    try:
        data = read_head(folder / MANIFEST, LARGEST + 1)
        if len(data) > LARGEST:
            return None
        found = manifests.parse(data)
    except (UserError, ValueError):
        return None
    return Backup(folder, found) if REGISTER in found.files else None


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.endswith(PART) and path.is_dir()]
    except OSError:
        return []
