"""A register, its keys and its backups are its user's own: other users of the computer need not even copy them."""

from __future__ import annotations

import os
import stat

import pytest

from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.keys import storage
from tests.core.store.test_register import add_person

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders to the user by itself"),
    pytest.mark.file_only(reason="the rights of files"),
]


def test_nobody_else_reads_them(register, tmp_path, clock):
    add_person(register)
    backup = make_backup(
        register.path, register.access.data_key, tmp_path / "b", reason=BackupReason.BY_HAND, now=clock.now()
    )
    files = (
        register.path,
        register.path.with_name(register.path.name + "-wal"),
        storage.key_path(register.path),
        storage.copy_path(register.path),
        storage.profile_path(register.id),
    )
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(backup.folder.stat().st_mode) == 0o700
