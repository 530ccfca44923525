"""A changed byte anywhere in a backup is found, and told in plain words."""

from __future__ import annotations

import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.backups import manifest as manifests
from medias_desktop.core.store.backups.errors import BackupDamaged, BackupOfOtherKeys
from medias_desktop.core.store.backups.listing import list_backups, read_backup
from medias_desktop.core.store.backups.verifying import verify_backup
from tests.core.store.backups.registers import KEY, OTHER, back_up

REASONS = {
    "register.medias": ["son registre a été altéré"],
    "register.keys": ["son fichier de clés a été altéré"],
}


@pytest.mark.parametrize("name", ["register.medias", "register.keys", "manifest.json"])
def test_a_flipped_bit_in_every_file(register_path, folder, name):
    made = back_up(register_path, folder)
    path = made.folder / name
    whole = path.read_bytes()
    for position in range(0, len(whole), max(1, len(whole) // 97)):
        data = bytearray(whole)
        data[position] ^= 1 << position % 8
        path.write_bytes(data)
        try:
            same = (
                manifests.parse(bytes(data)) == manifests.parse(whole) if name == "manifest.json" else False
            )
        except ValueError:
            same = False
        if same:  # white space, or the letter case of an escape: the same words
            continue
        with pytest.raises((BackupDamaged, BackupOfOtherKeys)) as caught:
            verify_backup(made.folder, KEY)
        assert "{" not in caught.value.sentence()
        if name in REASONS:
            assert caught.value.details["reason"] in REASONS[name]
    path.write_bytes(whole)
    verify_backup(made.folder, KEY)


@pytest.mark.parametrize("field", ["mac", "municipality", "key_mark"])
def test_half_a_character_in_the_description(register_path, folder, field):
    made = back_up(register_path, folder)
    path = made.folder / "manifest.json"
    content = json.loads(path.read_bytes()) | {field: "\ud800"}
    path.write_text(json.dumps(content))
    assert read_backup(made.folder) is None
    with pytest.raises(BackupDamaged):
        verify_backup(made.folder, KEY)


@pytest.mark.parametrize("name", ["register.medias", "register.keys", "manifest.json"])
@pytest.mark.parametrize("damage", ["gone", "empty", "short", "folder"])
def test_files_that_are_not_whole(register_path, folder, name, damage):
    made = back_up(register_path, folder)
    path = made.folder / name
    whole = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "gone":
        path.write_bytes(whole[: 0 if damage == "empty" else -1])
    with pytest.raises(BackupDamaged):
        verify_backup(made.folder, KEY)


def test_a_backup_of_the_time_before_a_change_of_keys(register_path, folder):
    made = back_up(register_path, folder)
    with pytest.raises(BackupOfOtherKeys) as caught:
        verify_backup(made.folder, OTHER)
    assert made.name in caught.value.sentence()


def test_a_manifest_signed_with_the_wrong_key(register_path, folder):
    made = back_up(register_path, folder)
    path = made.folder / "manifest.json"
    content = json.loads(path.read_bytes())
    content["municipality"] = "Ville de Saint-Ailleurs"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(BackupDamaged) as caught:
        verify_backup(made.folder, KEY)
    assert caught.value.details["reason"] == "sa description a été altérée"
    assert not list_backups(folder)[0].authentic


def test_another_register_under_the_same_key_is_not_the_one_described(register_path, folder):
    """Whoever holds the key could do it; the description's own digest says that it is another file."""
    one, two = back_up(register_path, folder), back_up(register_path, folder)
    shutil.copyfile(two.register_file, one.register_file)
    with pytest.raises(BackupDamaged):
        verify_backup(one.folder, KEY)


STRANGE = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"[" * 200_000,
    b'{"mac": 1}',
    b'{"mac": "x", "created_at": "2026-13-45", "reason": "by_hand"}',
    b'{"x": 1e999}',
]


@pytest.mark.parametrize("content", STRANGE, ids=range(len(STRANGE)))
def test_strange_manifests_are_passed_over(register_path, folder, content):
    made = back_up(register_path, folder)
    other = folder / "2026-11-20T000000.000000Z"
    other.mkdir()
    (other / "manifest.json").write_bytes(content)
    assert [b.name for b in list_backups(folder)] == [made.name]
    assert read_backup(other) is None


def test_strange_folders_are_passed_over(register_path, folder):
    made = back_up(register_path, folder)
    (folder / "2026-11-20T000000.000000Z").touch()
    (folder / "Photos").mkdir()
    (folder / "2026-11-19T000000.000000Z").mkdir()
    (folder / "2026-11-18T000000.000000Z").mkdir()
    (folder / "2026-11-18T000000.000000Z" / "manifest.json").mkdir()
    (folder / "2026-11-17T000000.000000Z").symlink_to(folder / "nowhere")
    huge = folder / "2026-11-16T000000.000000Z"
    huge.mkdir()
    (huge / "manifest.json").write_bytes(b" " * (1 << 20) + (made.folder / "manifest.json").read_bytes())
    shutil.copytree(made.folder, folder / "copie de sauvegarde")
    shutil.copytree(made.folder, folder / "2026-11-15T000000.000000Z.part")
    assert [b.name for b in list_backups(folder)] == [made.name]
    assert list_backups(folder / "nowhere") == ()
    assert list_backups(made.folder / "manifest.json") == ()
    assert list_backups(folder, "f" * 24) == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = [
    "format",
    "created_at",
    "reason",
    "register_id",
    "municipality",
    "program_version",
    "schema_number",
    "counts",
    "head",
    "last_activity",
    "loose_references",
    "files",
    "key_mark",
    "mac",
]


@given(st.sampled_from(FIELDS), json_values)
def test_any_value_in_any_field_is_a_manifest_or_none(field, value):
    facts = manifests.Facts("ab", "Ville", "1", 2, {"person": 3}, manifests.Head(4, "ff"), None, 0)
    moment = manifests.dt.datetime(2026, 11, 21, tzinfo=manifests.dt.UTC)
    data = manifests.seal(KEY, moment, manifests.BackupReason.CLOSING, facts, {})
    content = json.loads(data)
    assert manifests.is_authentic(manifests.parse(data), KEY)
    changed = content[field] != value or type(content[field]) is not type(value)
    content[field] = value
    try:
        found = manifests.parse(json.dumps(content).encode())
    except ValueError:
        return
    assert manifests.is_authentic(found, KEY) is not changed
