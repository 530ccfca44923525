from __future__ import annotations

import dataclasses
import shutil

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import FileMissing, FolderGiven
from medias_desktop.core.store.errors import NotARegister, RegisterDamaged
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.keys.errors import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    KeyFileOfAnother,
    KeysChangedElsewhere,
)
from tests.core.store.keys.conftest import AT, CLERK, make_office


def places(path, office):
    return [
        storage.key_path(path),
        storage.copy_path(path),
        storage.profile_path(office.file.register_id),
    ]


@pytest.fixture
def saved(town_register, office):
    return storage.save(town_register, office.file)


def test_three_equal_copies(town_register, office, saved):
    assert saved.generation == 1
    assert storage.key_path(town_register).name == "Ville.medias.keys"
    assert {path.read_bytes() for path in places(town_register, office)} == {saved.content()}
    assert storage.load(town_register) == saved
    assert [one.name for one in town_register.parent.iterdir() if one.name.endswith(".part")] == []


def test_the_generation_grows(town_register, saved, office):
    renamed = saved.renamed(office.access, "u-clerk", "Carl D.")
    assert storage.save(town_register, renamed).generation == 2
    assert storage.load(town_register).slot_of("u-clerk").user_name == "Carl D."


def test_two_windows_do_not_undo_each_others_changes(town_register, saved, office):
    storage.save(town_register, saved.renamed(office.access, "u-clerk", "Carl D."))
    with pytest.raises(KeysChangedElsewhere):
        storage.save(town_register, saved.renamed(office.access, "u-director", "Aline B."))
    assert storage.load(town_register).slot_of("u-clerk").user_name == "Carl D."


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "flipped", "older"])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_harmed_copy_is_mended_at_the_next_load(town_register, saved, office, harm, which):
    newer = storage.save(town_register, saved.renamed(office.access, "u-clerk", "Carl D."))
    path = places(town_register, office)[which]
    whole = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(
            {
                "empty": b"",
                "cut": whole[:-100],
                "flipped": whole.replace(b"Carl", b"Karl"),
                "older": saved.content(),
            }[harm]
        )
    assert storage.load(town_register) == newer
    if harm == "older":  # it is whole: it is replaced once the newer one has opened the register
        assert path.read_bytes() == saved.content()
        storage.mend(town_register, newer)
    assert path.read_bytes() == whole


def test_the_profile_alone_suffices_but_is_copied_only_once_it_opened_the_register(
    town_register, saved, office
):
    for path in places(town_register, office)[:2]:
        path.unlink()
    assert storage.load(town_register) == saved
    assert not storage.key_path(town_register).exists()
    storage.mend(town_register, saved)
    assert storage.key_path(town_register).read_bytes() == saved.content()


def test_a_register_moved_without_its_key_file(town_register, saved, tmp_path):
    moved = tmp_path / "ailleurs" / "Registre.medias"
    moved.parent.mkdir()
    shutil.copy(town_register, moved)
    assert storage.find(moved) == saved


def test_a_key_file_in_a_backup_is_found(town_register, saved, office, tmp_path):
    backup = tmp_path / "copies" / "2026-11-21" / "Ville.medias.keys"
    backup.parent.mkdir(parents=True)
    backup.write_bytes(saved.content())
    (tmp_path / "copies" / "autre.keys").write_bytes(make_office().file.content())
    for path in places(town_register, office):
        path.unlink()
    with pytest.raises(KeyFileMissing):
        storage.load(town_register)
    assert storage.find(town_register, [tmp_path / "nulle part", tmp_path / "copies"]) == saved


def test_nowhere(town_register):
    with pytest.raises(KeyFileMissing) as caught:
        storage.load(town_register)
    assert "Ville.medias.keys" in caught.value.sentence()


def test_every_copy_damaged(town_register, office, saved):
    for path in places(town_register, office):
        path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(KeyFileDamaged) as caught:
        storage.load(town_register)
    assert "Ville.medias.keys" in caught.value.sentence()


def test_a_newer_programs_file_is_not_called_damaged(town_register, office, saved):
    for path in places(town_register, office):
        path.write_bytes(saved.content().replace(b"medias-keys/1", b"medias-keys/2"))
    with pytest.raises(KeyFileNewer):
        storage.load(town_register)


def test_a_register_that_is_none(town_register, saved, tmp_path):
    with pytest.raises(FileMissing):
        storage.load(tmp_path / "absent.medias")
    lone = tmp_path / "photo.medias"
    lone.write_bytes(b"\x89PNG and so on and on and on")
    with pytest.raises(NotARegister):
        storage.load(lone)
    town_register.write_bytes(bytes(16) + b"the rest")
    with pytest.raises(RegisterDamaged):  # its key file lies beside it, so it was one
        storage.load(town_register)


def test_a_register_beside_the_key_file_of_another(town_register, saved):
    town_register.write_bytes(b"MDIA" + bytes(12) + b"the rest")
    with pytest.raises(KeyFileOfAnother):
        storage.load(town_register)


def changed_keys(town_register, saved, office):
    rotation = saved.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)
    both = storage.save(town_register, rotation.key_file)
    return storage.save(town_register, both.finish_rotation(rotation.access))


def test_a_register_put_back_with_its_old_key_file_keeps_it(town_register, saved, office):
    """The profile knows later keys, which do not open what was put back; the old ones must not be written over."""
    after = changed_keys(town_register, saved, office)
    for path in places(town_register, office)[:2]:
        path.write_bytes(saved.content())
    assert storage.load(town_register) == saved
    assert storage.candidates(town_register) == [saved, after]
    assert storage.key_path(town_register).read_bytes() == saved.content()


def test_only_one_of_the_two_put_back(town_register, saved, office):
    after = changed_keys(town_register, saved, office)
    storage.key_path(town_register).write_bytes(saved.content())
    assert storage.load(town_register) == after
    assert storage.candidates(town_register) == [after, saved]  # kept aside, not lost


def test_a_backups_key_file_replaces_a_newer_one_on_purpose(town_register, saved, office):
    after = changed_keys(town_register, saved, office)
    with pytest.raises(KeysChangedElsewhere):
        storage.save(town_register, saved)
    restored = storage.save(town_register, saved, replacing=True)
    assert restored.generation == after.generation + 1
    assert storage.load(town_register) == restored
    assert restored.unlock(office.clerk, CLERK).data_key == office.access.data_key
    assert after in storage.candidates(town_register)


def test_a_copy_that_cannot_be_mended_does_not_keep_the_register_closed(town_register, saved):
    storage.copy_path(town_register).unlink()
    storage.copy_path(town_register).mkdir()
    assert storage.load(town_register) == saved
    with pytest.raises(FolderGiven):
        storage.save(town_register, saved)
    assert storage.load(town_register) == saved


def test_a_profile_that_cannot_be_written_stops_nothing(town_register, office, tmp_path, monkeypatch):
    lone = tmp_path / "a file, not a folder"
    lone.write_bytes(b"")
    monkeypatch.setenv("MEDIAS_PROFILE", str(lone))
    saved = storage.save(town_register, office.file)
    assert storage.load(town_register) == saved


def test_beside_the_register_a_refusal_is_told(town_register, office):
    storage.key_path(town_register).mkdir()
    with pytest.raises(UserError):
        storage.save(town_register, office.file)


def test_a_key_file_without_slots_is_not_written(town_register):
    from medias_desktop.core.store.keys.key_file import KeyFile

    with pytest.raises(ValueError, match="lock everybody out"):
        storage.save(town_register, KeyFile.create().key_file)
    assert not storage.copy_path(town_register).exists()


def test_a_generation_beyond_all_others_does_not_make_the_next_one_unreadable(town_register, saved, office):
    last = dataclasses.replace(saved, generation=1 << 53)
    storage.copy_path(town_register).write_bytes(last.content())
    with pytest.raises(KeyFileAltered):
        storage.save(town_register, saved, replacing=True)
    assert storage.load(town_register) == last
