"""A register of an earlier schema is backed up as it is, before it is brought up to date."""

from __future__ import annotations

import pytest

from medias_desktop.core.store import making
from medias_desktop.core.store.backups.errors import UpgradeNotBackedUp
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.version import SCHEMA_NUMBER
from tests.conftest import ROOT

FIRST = ROOT / "tests" / "databases" / "schema-0001.medias"


@pytest.fixture
def older(tmp_path):
    """Return an encrypted register of the first schema and its access."""
    access = KeyFile.create().access
    path = tmp_path / "Ville.medias"
    making.protect(FIRST, path, access)
    return path, access


@pytest.mark.parametrize("alone", [False, True])
def test_an_older_register_is_backed_up_before_it_is_upgraded(older, clock, alone):
    path, access = older
    Register.open(path, clock, access, alone=alone).close()
    (backup,) = list_backups(backup_folder(access.register_id))
    assert backup.manifest.reason is BackupReason.BEFORE_UPGRADE
    assert backup.manifest.facts.schema_number == 1 < SCHEMA_NUMBER
    assert verify_backup(backup.folder, access.data_key) == backup.manifest
    Register.open(path, clock, access).close()
    assert len(list_backups(backup_folder(access.register_id))) == 1  # it is up to date by now


def test_a_copy_is_not_backed_up(older, clock):
    path, access = older
    Register.open(path, clock, access, back_up=False).close()
    assert list_backups(backup_folder(access.register_id)) == ()


def test_without_the_backup_nothing_is_upgraded(older, clock):
    path, access = older
    before = path.read_bytes()
    backup_folder(access.register_id).parent.write_text("a file where the folder should be")
    with pytest.raises(UpgradeNotBackedUp) as caught:
        Register.open(path, clock, access)
    assert "Ville.medias" in caught.value.sentence()
    assert path.read_bytes() == before
