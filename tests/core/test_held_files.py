"""Looking at an open register by other means than the database's must not make it look closed to other programs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from medias_desktop.core import held_files
from medias_desktop.core.files import WouldReplaceRegister, read_bytes, read_head, write_bytes
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.register_file import read_register_id
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows' locks are each opening's own")

VISIT = """
import pathlib, sys
from medias_desktop.core.store.connection import connect
try:
    connection = connect(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), timeout=0.1)
    print([row[0] for row in connection.execute("SELECT last_name FROM person ORDER BY id")])
    connection.close()
except Exception as error:
    print(error)
"""


def visit(register):
    """Let another program look into the register and leave; return what it tells of the names that it saw.

    The last one to leave folds the log into the file and deletes it, so it must know that it is not the last.
    """
    key = register.access.data_key.hex()
    command = [sys.executable, "-c", VISIT, str(register.path), key]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return found.stdout.strip()


def refuse_document(path):
    with pytest.raises(WouldReplaceRegister):
        write_bytes(path, b"x")


LOOKS = pytest.mark.parametrize(
    "look",
    [
        lambda path: read_head(path, 16),
        lambda path: read_bytes(path),
        lambda path: storage.load(path),
        lambda path: read_register_id(path),
        refuse_document,
    ],
    ids=["beginning", "whole", "keys", "name", "a document"],
)


@LOOKS
def test_who_keeps_everybody_else_out_goes_on_doing_so(register, look):
    register.close()
    alone = Register.open(register.path, access=register.access, alone=True)
    assert "locked" in visit(alone)
    look(register.path)
    assert "locked" in visit(alone)
    alone.close()
    assert visit(register) == "[]"


@LOOKS
def test_what_is_recorded_after_a_look_is_not_lost(register, look):
    people = PeopleService(register)
    people.add(PersonDraft("Before"))
    look(register.path)
    assert visit(register) == "['Before']"
    people.add(PersonDraft("After"))
    assert visit(register) == "['Before', 'After']"


def test_a_closed_register_is_free_and_read_anew(register):
    register.close()
    assert held_files.beginning(register.path) is None
    assert read_head(register.path, 4) == b"MDIA"


def test_it_is_held_until_the_last_window_lets_it_go(register):
    second = Register.open(register.path)
    register.close()
    assert held_files.beginning(second.path) is not None
    second.close()
    assert held_files.beginning(second.path) is None


def test_another_file_of_the_same_name_is_another_file(register, tmp_path):
    register.path.rename(tmp_path / "ailleurs.medias")
    register.path.write_bytes(b"something else")
    assert read_bytes(register.path) == b"something else"
