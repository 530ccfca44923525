"""The demonstration register opens without a question, and without waiting for a library."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import KeyFileAltered
from medias_desktop.core.store.keys.key_file import KeyFile
from tests.core.store.keys.conftest import AT

CHILD = """
import sys
from pathlib import Path
from medias_desktop.core.store.keys import storage
file = storage.load(Path(sys.argv[1]))
access = file.unlock_open()
sealed = file.unlock_sealed(access.slot_id, b"")
print(access.data_key.hex(), sealed.key.hex(), access.signing_key.hex())
heavy = {"cryptography", "argon2", "sqlalchemy", "keyring", "PySide6"} & {name.split(".")[0] for name in sys.modules}
print(*sorted(heavy))
"""


@pytest.fixture
def demo():
    file, founder, sealed = KeyFile.create()
    file = file.with_open(founder, "u-1", "Aline Béland", at=AT, signing_key=b"D" * 32, sealed=sealed)
    return file, founder, sealed


def test_it_opens_without_a_question(demo):
    file, founder, _ = demo
    access = file.unlock_open()
    assert file.opens_freely
    assert (access.data_key, access.user_uid, access.recovered) == (founder.data_key, "u-1", False)


def test_nothing_heavy_is_loaded(demo, tmp_path):
    file, founder, sealed = demo
    path = tmp_path / "Démonstration.medias"
    path.write_bytes(b"MDIA" + bytes.fromhex(file.register_id) + b"encrypted from here on")
    storage.save(path, file)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True
    )
    keys, heavy = child.stdout.splitlines()
    assert keys.split() == [founder.data_key.hex(), sealed.key.hex(), (b"D" * 32).hex()]
    assert heavy == ""


def test_its_keys_change_like_any_others(demo):
    file, _, sealed = demo
    rotation = file.begin_rotation(file.unlock_open(), sealed, at=AT)
    assert rotation.recovery_code == ""
    done = rotation.key_file.finish_rotation(rotation.access, rotation.sealed, unused=[1])
    access = done.unlock_open()
    assert access.data_key == rotation.access.next_data_key
    assert done.unlock_sealed(access.slot_id, b"").newest == 2


@pytest.mark.parametrize("box", ["box", "grant"])
@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"data": 1}', b"[" * 10_000, b"\xff"])
def test_anything_may_be_written_in_it_and_is_noticed(demo, box, content):
    file = demo[0]
    forged = replace(file, records=(replace(file.records[0], **{box: content}),))
    with pytest.raises(KeyFileAltered):
        KeyFile.read(forged.content(), "").unlock_open()


@pytest.mark.parametrize("content", [b"", b'{"keys": {"x": "y"}}', b'{"keys": {}, "authority": ""}'])
def test_sealed_keys_that_are_none(demo, content):
    file = demo[0]
    forged = replace(file, records=(replace(file.records[0], sealed_grant=content),))
    with pytest.raises(KeyFileAltered):
        forged.unlock_sealed(file.records[0].id, b"")
