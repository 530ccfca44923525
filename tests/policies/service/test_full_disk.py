"""A disk that fills up while texts are imported, composed, noted, laid before the council, adopted, written out."""

from __future__ import annotations

import shutil

import pytest

from medias_desktop.core.store.register import Municipality
from tests.durability import texts
from tests.durability.answering import Answering
from tests.registers import make_register

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")


@pytest.fixture(scope="module")
def full_disk():
    """A process of its own: the limit holds for whatever it writes."""
    asked = Answering("tests.durability.full_disk")
    yield asked
    asked.close()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A register with its first texts: each test begins with a copy."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        (folder / "town" / "out").mkdir(parents=True)
        path = folder / "town" / "Ville.medias"
        make_register(path, Municipality("Ville")).close()
        texts.main(["prepare", str(path)])
    return path.parent


@pytest.fixture
def run(tmp_path, prepared, full_disk):
    def act(what, limit):
        shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
        return full_disk.ask("texts", str(tmp_path / "Ville.medias"), what, limit)

    return act


@pytest.mark.parametrize("what", ["bring", "compose", "borrow", "comment", "submit", "adopt"])
def test_what_finds_no_room_in_the_register_is_refused_whole(run, what):
    told, state = run(what, 4096)
    assert told in ("DiskFull", "DiskRefused")
    assert state == "True whole"


@pytest.mark.parametrize("what", ["word", "pdf", "comments", "matrix"])
def test_what_finds_no_room_beside_it_leaves_nothing(run, tmp_path, what):
    told, state = run(what, 1000)
    assert told == "DiskFull"
    assert state == "True whole"
    assert list((tmp_path / "out").iterdir()) == []
