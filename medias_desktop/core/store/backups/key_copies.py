"""The key file that goes with a register or a backup of it."""

from __future__ import annotations

from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.document import key_ids
from medias_desktop.core.store.keys.key_file import KeyFile


def key_file_for(register_path: Path, register_id: str, data_key: bytes) -> KeyFile | None:
    """Return the newest whole key file, beside the register or in the profile, whose slots give ``data_key``.

    The register itself is not looked at: opening and closing it would take away the locks that this program's own
    connections hold on it.
    """
    (wanted,) = key_ids(register_id, data_key)
    profile = storage.profile_path(register_id).parent
    places = (
        storage.key_path(register_path),
        storage.copy_path(register_path),
        *profile.glob(f"{register_id}*{storage.SUFFIX}"),  # those that were replaced are kept there too
    )
    found = [
        key_file
        for place in places
        if (key_file := _read(place)) and key_file.register_id == register_id and wanted in key_file.key_ids
    ]
    return max(found, key=lambda key_file: key_file.generation, default=None)


def put_back(register_path: Path, copy: Path) -> None:
    """Make a backup's key file the register's; another one is kept in the profile. Raises as core.files.write_bytes."""
    storage.save(register_path, storage.read(copy), replacing=True)


def _read(path: Path) -> KeyFile | None:
    try:
        return storage.read(path)
    except UserError:  # missing, damaged, of a later version: another copy may do
        return None
