"""Where a register lies: on this computer's own disk, on a network share, or in a folder that a service synchronises.

A write-ahead log needs all its writers on one computer (https://www.sqlite.org/wal.html), and the locks of a network
share cannot be trusted (https://www.sqlite.org/lockingv3.html). A synchronisation service copies a file while it is
being written, and makes two registers out of one when two computers change it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.store import remote


class RegisterOnNetwork(UserError):
    """The register lies on a network share."""

    template = N_(
        "“{name}” is in a folder shared over the network ({place}), where two computers writing at once would damage it. "
        "Move it to this computer’s own disk; for several computers, use a register on a PostgreSQL server."
    )


class RegisterInSyncedFolder(UserError):
    """The register lies in a folder that a service copies elsewhere."""

    template = N_(
        "“{name}” is in a folder that {place} synchronises, which copies the file while it is being written: "
        "it would be damaged, or end up as two registers. Move it to this computer’s own disk; "
        "for several computers, use a register on a PostgreSQL server."
    )


class PlaceKind(StrEnum):
    """Why a place is no good for a register."""

    NETWORK = "network"
    SYNCED = "synced"


_REFUSALS: dict[PlaceKind, type[UserError]] = {
    PlaceKind.NETWORK: RegisterOnNetwork,
    PlaceKind.SYNCED: RegisterInSyncedFolder,
}


@dataclass(frozen=True, slots=True)
class PlaceTrouble:
    """A bad place: ``by`` is the share or the service's name."""

    kind: PlaceKind
    by: str

    def refusal(self, path: PurePath) -> UserError:
        """Return the error that says so of a register."""
        return _REFUSALS[self.kind](name=path.name, place=self.by)


ONEDRIVE_VARIABLES = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
"""Environment variables in which OneDrive names its folders on Windows."""

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloud sync": "pCloud",
    "box sync": "Box",
    "kdrive": "kDrive",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
    "synologydrive": "Synology Drive",
    "seafile": "Seafile",
}
"""Folders that belong to a service wherever they lie, folded."""

_COMMON_NAMES = {
    "box": "Box",
    "mega": "MEGA",
    "sync": "Sync.com",
    "my drive": "Google Drive",
    "mon drive": "Google Drive",
    "mon disque": "Google Drive",
}
"""Names that anybody may give a folder: a service's only at the top of a drive or of somebody's own folder."""

_HOMES = {"users", "home", "utilisateurs"}

_MARKERS = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
"""Files that a service keeps at the top of its folder. ``~/.dropbox`` is a folder, of settings, and marks nothing."""

_MARKING_FOLDERS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
}

_ACCOUNT = re.compile(r"\s+-\s.*|\s*\(.*\)|\s*\d+|-.*@.*")
"""What follows a service's name in its folder's: « OneDrive - Ville », « Dropbox (Ville) », « Nextcloud2 »."""


def trouble_of(
    path: Path,
    *,
    platform: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    mounts: str | None = None,
    is_remote: Callable[[str], bool] | None = None,
) -> PlaceTrouble | None:
    """Return why a register had better not lie at ``path`` (which need not exist), or None.

    What is known of the computer is asked of it unless given: ``mounts`` as /proc/self/mounts writes them,
    ``is_remote`` of a drive's top on Windows, of a folder on macOS.
    """
    environment = os.environ if environment is None else environment
    for place in _names_of(path, platform):
        by = remote.share_of(place, platform, mounts, is_remote)
        if by:
            return PlaceTrouble(PlaceKind.NETWORK, by)
        by = _in_onedrive(place, environment) or _by_name(place) or _by_marker(place)
        if by:
            return PlaceTrouble(PlaceKind.SYNCED, by)
    return None


def require_own_disk(path: Path, *, alone: bool = False) -> None:
    """Refuse a bad place; ``alone`` accepts a network share, for a register that one computer holds.

    Raises RegisterOnNetwork or RegisterInSyncedFolder.
    """
    trouble = trouble_of(path)
    if trouble is not None and not (alone and trouble.kind is PlaceKind.NETWORK):
        raise trouble.refusal(path)


def _names_of(path: Path, platform: str) -> Iterator[PurePath]:
    """Give the place as it was named, then where links and mapped drives lead."""
    if platform == "win32" and os.name != "nt":  # a trial of Windows' rules elsewhere
        yield PureWindowsPath(path)
        return
    named = Path(os.path.abspath(path))  # noqa: PTH100 - links are followed in the second step
    yield named
    try:
        led = path.resolve()
    except OSError:
        return
    if led != named:
        yield led


def _in_onedrive(place: PurePath, environment: Mapping[str, str]) -> str:
    for variable in ONEDRIVE_VARIABLES:
        folder = environment.get(variable, "")
        if folder and type(place)(folder) in place.parents:
            return "OneDrive"
    return ""


def _by_name(place: PurePath) -> str:
    parts = [part.casefold() for part in place.parent.parts]
    for number, part in enumerate(parts):
        if found := _service(part, _NAMES):
            return found
        top = number == 1 or (number == 3 and parts[1] in _HOMES)
        if top and part in _COMMON_NAMES:
            return _COMMON_NAMES[part]
        if part == "cloudstorage" and number + 1 < len(parts):  # ~/Library/CloudStorage, macOS
            own = place.parts[number + 1].partition("-")[0]
            return _service(own.casefold(), _NAMES) or own
    return ""


def _service(part: str, names: Mapping[str, str]) -> str:
    for name, service in names.items():
        if part.startswith(name) and (part == name or _ACCOUNT.fullmatch(part, len(name))):
            return service
    return ""


def _by_marker(place: PurePath) -> str:
    if not isinstance(place, Path):
        return ""
    for folder in map(Path, place.parents):
        for names, is_there in ((_MARKERS, Path.is_file), (_MARKING_FOLDERS, Path.is_dir)):
            for name, service in names.items():
                try:
                    if is_there(folder / name):
                        return service
                except OSError:  # a folder that we may not look into
                    continue
    return ""
