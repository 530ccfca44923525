"""A disk that fills up while documents are signed, taken back, certified, sealed and handed out."""

from __future__ import annotations

import shutil

import pytest

from medias_desktop.core.store.register import Municipality
from tests.durability import signing
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
    """A register with its identities and a text to be signed: each test begins with a copy."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        (folder / "town").mkdir()
        path = folder / "town" / "Ville.medias"
        make_register(path, Municipality("Ville")).close()
        signing.main(["prepare", str(path)])
    return path.parent


@pytest.fixture
def run(tmp_path, prepared, full_disk):
    def act(what, limit):
        shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
        return full_disk.ask("signing", str(tmp_path / "Ville.medias"), what, limit)

    return act


@pytest.mark.parametrize("what", ["open", "sign", "finish", "change", "elsewhere", "at_once", "attest"])
def test_what_finds_no_room_in_the_register_is_refused_whole(run, what):
    told, state, left, after = run(what, 4096)
    assert told in ("DiskFull", "DiskRefused")
    assert (state, left, after) == ("True whole", "[]", "whole")


@pytest.mark.parametrize("what", ["seal", "evidence"])
@pytest.mark.parametrize("limit", [4096, 30_000])
def test_what_finds_no_room_beside_it_leaves_nothing(run, what, limit):
    told, state, left, after = run(what, limit)
    assert told in ("DiskFull", "DiskRefused")
    assert (state, left, after) == ("True whole", "[]", "whole")
