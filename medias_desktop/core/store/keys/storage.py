"""Where key files lie: two copies beside the register, one in the profile, and whatever backups hold.

Losing the keys is losing the register, so a whole copy is only ever replaced by one that gives the same data key or
its successor; any other is kept aside in the profile. A register that was put back from elsewhere thereby finds its own.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import (
    FileInUse,
    FileMissing,
    FileUnreadable,
    is_there,
    os_errors_explained,
    read_head,
    write_bytes,
)
from medias_desktop.core.store.connection import HEAD, register_id_of
from medias_desktop.core.store.errors import NotARegister, RegisterDamaged
from medias_desktop.core.store.keys.document import LAST_GENERATION
from medias_desktop.core.store.keys.errors import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    KeyFileOfAnother,
    KeysChangedElsewhere,
)
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.server.place import ServerPlace

SUFFIX = ".keys"
_READ = (4 << 20) + 1
_MOST_EXTRA = 2000


def key_path(register_path: Path) -> Path:
    """Return where a register's key file lies."""
    return register_path.with_name(register_path.name + SUFFIX)


def copy_path(register_path: Path) -> Path:
    """Return where the copy of the key file lies."""
    return register_path.with_name(register_path.name + SUFFIX + ".bak")


def profile_path(register_id: str) -> Path:
    """Return where the profile's copy of a register's key file lies."""
    return paths.profile_folder() / "keys" / f"{register_id}{SUFFIX}"


def read(path: Path) -> KeyFile:
    """Return one key file. Raises KeyFileMissing, KeyFileDamaged, KeyFileNewer or FileUnreadable."""
    try:
        return KeyFile.read(read_head(path, _READ), path.name)
    except FileMissing as error:
        raise KeyFileMissing(name=path.name, keys=path.name) from error


def load(register_path: Path) -> KeyFile:
    """Return a register's key file, and mend what is missing or damaged beside it where that is allowed.

    Nothing vouches for it before somebody unlocks it: a whole copy, though an earlier one, is left alone until then.
    Raises FileMissing, NotARegister, RegisterDamaged, KeyFileMissing, KeyFileDamaged, KeyFileNewer or KeyFileOfAnother.
    """
    if isinstance(register_path, ServerPlace):
        return _on_server(register_path)
    found = find(register_path)
    if any(_bytes(path) == found.content() for path in _beside(register_path)):
        mend(register_path, found, only_broken=True)
    return found


def find(register_path: Path, extra_folders: Iterable[Path] = ()) -> KeyFile:
    """Return the likeliest of ``candidates``, all of them for a register that was moved without its key file.

    Raises as ``load``.
    """
    return candidates(register_path, extra_folders)[0]


def candidates(register_path: Path, extra_folders: Iterable[Path] = ()) -> list[KeyFile]:
    """Return every key file of the register: the newest one beside it, the profile's, then those in other folders.

    They may give different keys when the register was put back from elsewhere: the one whose data key opens it is the
    right one, and ``mend`` then puts it beside the register. Raises as ``load``.
    """
    if isinstance(register_path, ServerPlace):
        return [_on_server(register_path)]
    register_id = register_id_of(read_head(register_path, HEAD))
    if not register_id:
        if _whole(_beside(register_path), ""):  # only the register is not what it was
            raise RegisterDamaged(name=register_path.name)
        raise NotARegister(name=register_path.name)
    beside = _whole(_beside(register_path), register_id)
    profile = _whole(_in_profile(register_id), register_id)
    if beside:  # the profile's is only better when it is a later state of the same keys
        later = [one for one in profile if _related(one, beside[0]) and one.generation > beside[0].generation]
        ordered = later + beside + profile
    else:
        ordered = profile
    for folder in extra_folders:
        ordered += _whole(_below(folder), register_id)
    unique = list(dict.fromkeys(ordered))
    if not unique:
        raise _nothing_whole(register_path, register_id)
    return unique


def save(register_path: Path, key_file: KeyFile, *, replacing: bool = False) -> KeyFile:
    """Write a key file to its three places and return it with its new generation.

    A stop at any instant leaves it as it was or as it is to be. ``replacing`` puts an older one back on purpose (a
    restored backup). Raises KeysChangedElsewhere when a newer one lies beside the register, KeyFileAltered for an impossible generation, and as
    core.files.write_bytes; the profile's copy may fail, ``load`` makes it good.
    """
    if isinstance(register_path, ServerPlace):
        from medias_desktop.core.store.server import key_store

        return key_store.save_at(register_path, key_file)
    beside = _whole(_beside(register_path), key_file.register_id)
    everywhere = beside + _whole(_in_profile(key_file.register_id), key_file.register_id)
    if not replacing and any(one.generation > key_file.generation for one in beside):
        raise KeysChangedElsewhere
    newest = max((one.generation for one in everywhere), default=0)
    generation = max(newest, key_file.generation) + 1
    if generation > LAST_GENERATION:  # it could not be read again
        raise KeyFileAltered
    saved = replace(key_file, generation=generation)
    for path in (*_beside(register_path)[::-1], profile_path(saved.register_id)):
        try:
            _put(path, saved)
        except UserError:
            if path.parent == register_path.parent:
                raise
    return saved


def mend(register_path: Path, key_file: KeyFile, *, only_broken: bool = False) -> None:
    """Make the three copies equal to a key file that opened the register, where that is allowed.

    ``only_broken`` makes good what is missing or damaged and replaces nothing else.
    """
    if isinstance(register_path, ServerPlace):  # its one copy is the database's to keep
        return
    for path in (*_beside(register_path)[::-1], profile_path(key_file.register_id)):
        content = _bytes(path)
        if content != key_file.content() and not (only_broken and _parsed(content)):
            try:
                _put(path, key_file)
            except UserError:
                continue


def _on_server(place: ServerPlace) -> KeyFile:
    from medias_desktop.core.store.server import key_store

    return key_store.load_at(place)


def _put(path: Path, key_file: KeyFile) -> None:
    there = _parsed(_bytes(path))
    if there and (there.register_id != key_file.register_id or not _related(there, key_file)):
        _keep_aside(there)
    _write(path, key_file)


def _write(path: Path, key_file: KeyFile) -> None:
    with os_errors_explained(path):
        if path.parent.parent == paths.profile_folder():
            path.parent.mkdir(exist_ok=True)
    write_bytes(path, key_file.content(), private=True)
    _synchronise(path.parent)


def _keep_aside(key_file: KeyFile) -> None:
    path = profile_path(f"{key_file.register_id}-{key_file.key_ids[-1]}")
    if not is_there(path):
        _write(path, key_file)


def _synchronise(folder: Path) -> None:
    """Make a replaced name survive a power cut, where folders can be synchronised."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # a share that knows no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _related(one: KeyFile, other: KeyFile) -> bool:
    return not set(one.key_ids).isdisjoint(other.key_ids)


def _beside(register_path: Path) -> tuple[Path, Path]:
    return key_path(register_path), copy_path(register_path)


def _in_profile(register_id: str) -> list[Path]:
    folder = profile_path(register_id).parent
    return [profile_path(register_id), *sorted(folder.glob(f"{register_id}-*{SUFFIX}"))]


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in folder.rglob("*" + SUFFIX):
        found.append(path)
        if len(found) == _MOST_EXTRA:
            break
    return found


def _whole(files: Iterable[Path], register_id: str) -> list[KeyFile]:
    """Return the whole key files of the register among these, the newest first; equal copies are read once."""
    contents = dict.fromkeys(data for path in files if (data := _bytes(path)))
    read_files = (_parsed(data) for data in contents)
    ours = (one for one in read_files if one and register_id in ("", one.register_id))
    return sorted(ours, key=lambda one: -one.generation)


def _bytes(path: Path) -> bytes:
    try:
        return read_head(path, _READ)
    except (FileMissing, FileUnreadable, FileInUse):
        return b""


def _parsed(data: bytes) -> KeyFile | None:
    try:
        return KeyFile.read(data, "")
    except (KeyFileDamaged, KeyFileNewer):
        return None


def _nothing_whole(register_path: Path, register_id: str) -> UserError:
    if _whole(_beside(register_path), ""):
        return KeyFileOfAnother(name=register_path.name)
    for path in (*_beside(register_path), profile_path(register_id)):
        try:
            read(path)
        except (KeyFileDamaged, KeyFileNewer, FileUnreadable, FileInUse) as error:
            return error
        except KeyFileMissing:
            continue
    return KeyFileMissing(name=register_path.name, keys=key_path(register_path).name)
