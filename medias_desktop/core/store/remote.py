"""Whether a place belongs to another computer, asked of each system in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

NETWORK_FILE_SYSTEMS = frozenset(
    (
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "fuse.kio-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    )
)
"""Types, as Linux lists them, whose locks reach another computer (or the host of a virtual one) badly or not at all."""

_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000
_OCTAL = re.compile(r"\\([0-7]{3})")


def share_of(
    place: PurePath, platform: str, mounts: str | None, is_remote: Callable[[str], bool] | None
) -> str:
    """Return the share that a place lies on, in a few words, or "" when it lies on this computer."""
    if platform == "win32":
        return _windows_share(place, is_remote or drive_is_remote)
    if platform == "darwin":
        return _mac_share(place, is_remote or folder_is_remote)
    return _mounted_share(place, read_mounts() if mounts is None else mounts)


def _windows_share(place: PurePath, is_remote: Callable[[str], bool]) -> str:
    drive = place.drive
    if drive[:4] in ("\\\\?\\", "\\\\.\\"):  # a long path: the device or \\?\UNC\server\share
        rest = drive[4:]
        drive = "\\\\" + rest[4:] if rest[:4].upper() == "UNC\\" else rest
    if drive.startswith("\\\\"):
        return drive
    return drive if drive and is_remote(drive + "\\") else ""


def _mac_share(place: PurePath, is_remote: Callable[[str], bool]) -> str:
    for folder in place.parents:  # the file may not be there yet
        if Path(folder).exists():
            return str(folder) if is_remote(str(folder)) else ""
    return ""


def _mounted_share(place: PurePath, mounts: str) -> str:
    """Find the innermost mount point above a place; of several on one folder the last one counts."""
    deepest, source, kind = -1, "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = PurePath(_plain(fields[1]))
        depth = len(point.parts)
        if depth >= deepest and (point == place or point in place.parents):
            deepest, source, kind = depth, _plain(fields[0]), fields[2]
    over_web = kind == "fuse" and source.startswith(("http://", "https://"))  # how davfs2 calls itself
    return source if kind in NETWORK_FILE_SYSTEMS or over_web else ""


def _plain(field: str) -> str:
    r"""Undo the kernel's writing of spaces and the like: ``\040``."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), field)


def read_mounts() -> str:
    """Return what is mounted, "" when the system does not tell."""
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def drive_is_remote(top: str) -> bool:
    """Return whether Windows says of a drive's top (``N:\\``) that it is another computer's."""
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(top) == _DRIVE_REMOTE


def folder_is_remote(folder: str) -> bool:
    """Return whether macOS says that a folder is not on this computer (flags of statfs, <sys/mount.h>)."""
    import ctypes

    try:
        libc = ctypes.CDLL(None)
        statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
    except (OSError, AttributeError):
        return False
    told = ctypes.create_string_buffer(4096)
    if statfs(folder.encode(), told) != 0:
        return False
    # f_flags stands after two sizes of 4 bytes, five counts of 8, the 8-byte id, the owner and the type.
    flags = int.from_bytes(told.raw[64:68], "little")
    return not flags & _MNT_LOCAL
