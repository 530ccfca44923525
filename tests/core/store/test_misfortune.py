"""What the world does to a register while it is made or open: nothing is lost without a word."""

from __future__ import annotations

import os
import threading

import pytest

from medias_desktop.core.store import errors, making, version
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.making import keys_for_all
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.register_file import fold_log
from tests.core.store.test_register import add_person, names
from tests.fakes import FixedClock
from tests.registers import change_behind, make_register, open_again


class Onlooker(FixedClock):
    """A clock at whose first look another program begins to read the file that is being made."""

    def __init__(self, path):
        super().__init__()
        self.connection = self.key = None
        self._path = path

    def now(self):
        if self.connection is None and self.key:
            self.connection = connect(self._path, self.key)
            self.connection.execute("BEGIN")
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return super().now()


def test_a_register_whose_log_cannot_be_folded_in_is_not_made(tmp_path):
    path = tmp_path / "Ville.medias"
    clock = Onlooker(tmp_path / "Ville.medias.part")
    access = keys_for_all(path)
    clock.key = access.data_key
    with pytest.raises(errors.RegisterBusy):
        making.create(path, Municipality("Ville"), clock, access=access)
    clock.connection.close()
    assert {file.name for file in tmp_path.glob("Ville*")} == {"Ville.medias.keys", "Ville.medias.keys.bak"}


def test_a_register_that_cannot_be_opened_at_once_is_not_left(tmp_path, clock, monkeypatch):
    def refuse(_register):
        raise errors.RegisterBusy(name="Ville.medias")

    monkeypatch.setattr(Register, "municipality", refuse)
    with pytest.raises(errors.RegisterBusy):
        make_register(tmp_path / "Ville.medias", Municipality("Ville"), clock)
    assert not list(tmp_path.glob("Ville*"))


@pytest.mark.file_only(reason="the file is moved, copied or damaged")
def test_a_folded_register_is_whole_in_its_one_file(register, tmp_path):
    add_person(register, "Tremblay")
    other = tmp_path / "copie.medias"
    fold_log(register.path, register.access.data_key)
    other.write_bytes(register.path.read_bytes())
    copy = Register.open(other)
    assert names(copy) == ["Tremblay"]
    copy.close()


needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")


@pytest.mark.file_only(reason="the file is moved, copied or damaged")
@needs_posix
@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_a_register_that_went_away_takes_nothing_more(register, tmp_path, clock, what):
    add_person(register, "Before")
    kept = tmp_path / "ailleurs.medias"
    if what == "deleted":
        register.path.unlink()
    else:
        register.path.rename(kept)
    if what == "replaced":
        make_register(tmp_path / "autre.medias", Municipality("Autre"), clock).close()
        (tmp_path / "autre.medias").rename(register.path)
    with pytest.raises(errors.RegisterMoved) as caught:
        add_person(register, "Lost")
    assert register.path.name in caught.value.sentence()
    with pytest.raises(errors.RegisterMoved):
        names(register)
    if what == "moved":
        kept.rename(register.path)
        add_person(register, "After")
        assert names(register) == ["Before", "After"]


@pytest.mark.parametrize("statement", ["DELETE FROM municipality", "DROP TABLE municipality"])
def test_a_register_without_its_municipality_is_damaged(register, statement):
    register.close()
    change_behind(register, statement)
    with pytest.raises(errors.RegisterDamaged):
        open_again(register)


@pytest.mark.file_only(reason="the file is moved, copied or damaged")
def test_a_much_newer_register_that_keeps_its_version_elsewhere(register):
    register.close()
    change_behind(register, f"PRAGMA user_version={version.SCHEMA_NUMBER + 9}", "DROP TABLE municipality")
    with pytest.raises(errors.NewerRegister):
        Register.open(register.path)


def test_plain_reading_from_several_threads(register):
    for number in range(50):
        add_person(register, f"P{number:02}")
    found, failed = [], []

    def look(number):
        try:
            for turn in range(200):
                name = f"P{(number * 7 + turn) % 50:02}"
                (row,) = register.rows("SELECT last_name FROM person WHERE last_name = :name", name=name)
                found.append(row["last_name"] == name)
                assert len(register.rows("SELECT id FROM person")) == 50
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=look, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert found == [True] * 1200


@pytest.mark.file_only(reason="the file is moved, copied or damaged")
def test_letters_that_are_none_any_more_are_damage(register):
    add_person(register, "Trembley")
    change_behind(register, "UPDATE person SET last_name = CAST(x'5472656dff' AS TEXT)")
    with pytest.raises(errors.RegisterDamaged):
        names(register)
    with pytest.raises(errors.RegisterDamaged):
        register.rows("SELECT last_name FROM person")
