"""A register that one computer has for itself: who else comes is told who has it, and the work goes on as usual."""

from __future__ import annotations

import json
import os
import random
import shutil
import threading

import pytest
import sqlalchemy as sa

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import holding, places
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.occupancy import (
    RegisterOccupied,
    RegisterOccupiedUnknown,
    note_path,
    occupant_of,
)
from medias_desktop.core.store.places import (
    PlaceKind,
    PlaceTrouble,
    RegisterInSyncedFolder,
    RegisterOnNetwork,
)
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.register_file import fold_log, working_key
from medias_desktop.core.store.schema import municipality
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.core.store import shares
from tests.durability.work import Day, faults, prepare
from tests.fakes import FixedClock
from tests.registers import make_register

TRY = """
    from medias_desktop.core.store.holding import reached
    reached.__wrapped__.__kwdefaults__["timeout"] = 0.1  # whoever has it keeps it: there is nothing to wait for
    try:
        Register.open(path, alone=len(sys.argv) > 2).close()
        print("open")
    except UserError as error:
        print(type(error).__name__, error.sentence())
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Return a register ready for a day's work, made once."""
    path = tmp_path_factory.mktemp("prepared") / "Ville.medias"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(tmp_path_factory.mktemp("profile")))
        register = make_register(path, Municipality("Ville de Sainte-Élodie"), FixedClock())
        prepare(register)
        register.close()
    return path


@pytest.fixture
def path(prepared, tmp_path, monkeypatch):
    """Return a copy of it on a share."""
    path = tmp_path / "partage" / "Ville.medias"
    path.parent.mkdir()
    for suffix in ("", ".keys"):
        shutil.copy(f"{prepared}{suffix}", f"{path}{suffix}")
    shares.make_network(monkeypatch, path.parent)
    return path


@pytest.fixture
def alone(path, clock):
    register = Register.open(path, clock, alone=True)
    yield register
    register.close()


# Who may


def test_a_share_is_refused_unless_alone_is_asked_for(path, clock):
    with pytest.raises(RegisterOnNetwork):
        Register.open(path, clock)
    holding.accept(path)
    register = Register.open(path, clock)
    assert register.alone
    register.close()
    holding.withdraw(path)
    with pytest.raises(RegisterOnNetwork):
        Register.open(path, clock)


def test_a_synchronised_folder_is_refused_in_any_case(path, clock, monkeypatch):
    monkeypatch.setattr(places, "trouble_of", lambda _path: PlaceTrouble(PlaceKind.SYNCED, "OneDrive"))
    holding.accept(path)
    for alone in (False, True):
        with pytest.raises(RegisterInSyncedFolder):
            Register.open(path, clock, alone=alone)
    holding.withdraw(path)


def test_another_program_is_told_who_and_where(path, alone):
    note = occupant_of(path)
    told = shares.told_by(TRY, path, "alone")
    assert told.startswith(RegisterOccupied.__name__)
    assert note.user in told
    assert note.computer in told
    assert shares.told_by(TRY, path).startswith("RegisterBusy")  # to it, this is its own disk


def test_a_register_that_another_program_uses_is_not_taken(path, clock):
    other = shares.program(
        """
        register = Register.open(path)
        with register.transaction("change_municipality"):
            print("open", flush=True)
            sys.stdin.readline()
        """,
        path,
    )
    assert other.stdout.readline() == "open\n"
    with pytest.raises(RegisterOccupiedUnknown):
        Register.open(path, clock, alone=True)
    assert not note_path(path).exists()
    other.communicate("\n")
    Register.open(path, clock, alone=True).close()


def test_the_note_is_there_as_long_as_the_register_is_open(path, clock):
    register = Register.open(path, clock, alone=True)
    assert occupant_of(path).pid == os.getpid()
    assert register.left_behind is None
    register.close()
    assert not note_path(path).exists()
    assert not holding.is_held(path)


def test_a_note_that_cannot_be_left_keeps_nothing_locked(path, clock):
    note_path(path).mkdir()
    with pytest.raises(UserError):
        Register.open(path, clock, alone=True)
    assert not holding.is_held(path)
    note_path(path).rmdir()
    Register.open(path, clock, alone=True).close()


def test_afterwards_it_opens_as_usual_on_an_own_disk(path, clock, monkeypatch):
    register = Register.open(path, clock, alone=True)
    PeopleService(register).add(PersonDraft("Roy", "Luc"))
    register.close()
    assert not path.with_name(path.name + "-wal").exists()
    assert not path.with_name(path.name + "-journal").exists()
    monkeypatch.undo()
    usual = Register.open(path, clock)
    assert not usual.alone
    with usual.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert "Roy" in [person.last_name for person in PeopleService(usual).list()]
    usual.close()


# One connection for everything


def test_two_registers_of_one_program_share_it(alone, path, clock):
    for asked in (True, False):
        second = Register.open(path, clock, alone=asked)
        assert second.alone
        PeopleService(second).add(PersonDraft(f"Roy{asked}", "Luc"))
        assert second.municipality() == alone.municipality()
        second.close()
    names = [person.last_name for person in PeopleService(alone).list()]
    assert {"RoyTrue", "RoyFalse"} <= set(names)
    assert occupant_of(path) is not None


def test_reading_within_a_transaction_ends_nothing_of_it(alone, path, clock):
    second = Register.open(path, clock)
    with alone.transaction("change_municipality") as tx:
        tx.update(municipality, 1, name="Saint-Élie")
        for register in (alone, second):
            with register.read() as outer, register.read() as inner:
                found = [one.execute(municipality.select()).one().name for one in (inner, outer)]
            assert found == ["Saint-Élie", "Saint-Élie"]
            assert register.municipality().name == "Saint-Élie"
        tx.update(municipality, 1, paper="a4")
    second.close()
    assert alone.municipality() == Municipality("Saint-Élie", paper="a4")


def test_a_transaction_undone_after_reading_within_it(alone):
    before = alone.municipality()
    with pytest.raises(ZeroDivisionError), alone.transaction("change_municipality") as tx:
        tx.update(municipality, 1, name="Saint-Élie")
        with alone.read() as connection:
            connection.execute(municipality.select()).all()
        raise ZeroDivisionError
    assert alone.municipality() == before


def test_a_transaction_while_reading(alone):
    with alone.read() as connection:
        first = connection.execute(municipality.select()).one().name
        with alone.transaction("change_municipality") as tx:
            tx.update(municipality, 1, name="Saint-Élie")
        assert [first, connection.execute(municipality.select()).one().name] == [
            "Ville de Sainte-Élodie",
            "Saint-Élie",
        ]


def test_a_transaction_within_anothers_is_a_bug_that_undoes_nothing(alone, path, clock):
    second = Register.open(path, clock)
    with alone.transaction("change_municipality") as tx:
        tx.update(municipality, 1, name="Saint-Élie")
        with (
            pytest.raises(driver.OperationalError, match="within"),
            second.transaction("change_municipality"),
        ):
            pass
    second.close()
    assert alone.municipality().name == "Saint-Élie"


def test_threads_take_turns(alone, path, clock):
    """The window reads while work in the background writes; nobody sees half of an action."""
    failures, stop = [], threading.Event()

    def work(number):
        try:
            register = Register.open(path, clock) if number % 2 else alone
            people = PeopleService(register)
            for count in range(10):
                people.add(PersonDraft(f"Fil{number}n{count}", "Luc"))
            if register is not alone:
                register.close()
        except BaseException as error:  # noqa: BLE001 - told below
            failures.append(error)

    def look():
        try:
            people = PeopleService(alone)
            while not stop.is_set():
                people.list()
                alone.rows("SELECT count(*) FROM audit_event")
                with alone.read() as connection:
                    connection.execute(municipality.select()).all()
        except BaseException as error:  # noqa: BLE001 - told below
            failures.append(error)

    reader = threading.Thread(target=look)
    writers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    reader.join()
    assert failures == []
    assert len([one for one in PeopleService(alone).list() if one.last_name.startswith("Fil")]) == 40
    assert faults(alone, 0) == []
    assert alone.changed_elsewhere() is False


def test_closing_waits_for_whoever_reads(path, clock):
    """A search of a page that is gone may still run."""
    register = Register.open(path, clock, alone=True)
    found, reading, closing = [], threading.Event(), threading.Event()

    def read():
        with register.read() as connection:
            reading.set()
            closing.wait()
            found.append(connection.execute(municipality.select()).one().name)

    def close():
        closing.set()
        register.close()

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    closer = threading.Thread(target=close)
    closer.start()
    reader.join()
    closer.join()
    assert found == ["Ville de Sainte-Élodie"]
    assert not holding.is_held(path)


def test_what_was_closed_stays_closed(alone, path, clock):
    """Though another part of the program still has the register."""
    second = Register.open(path, clock)
    second.close()
    with pytest.raises(driver.ProgrammingError):
        second.rows("SELECT 1")
    assert [tuple(row) for row in alone.rows("SELECT 1")] == [(1,)]


def test_its_key_and_its_log(alone, path):
    """What asks for the file with a key, a passphrase page above all, asks the connection that is there."""
    assert working_key(path, bytes(32), alone.access.data_key) == alone.access.data_key
    with pytest.raises(RegisterDamaged):
        working_key(path, bytes(32))
    fold_log(path, alone.access.data_key)
    assert alone.leave_no_traces()


@pytest.mark.parametrize("still_open", [True, False])
def test_a_backup(alone, path, tmp_path, clock, still_open):
    if not still_open:
        alone.close()
    backup = make_backup(
        path, alone.access.data_key, tmp_path / "copies", reason=BackupReason.BY_HAND, now=clock.now()
    )
    assert backup.manifest.facts.counts["person"] == 5
    if still_open:
        PeopleService(alone).add(PersonDraft("Roy", "Luc"))
        alone.safeguard(Silent())
    assert holding.is_held(path) is still_open


# A day's work


def test_a_day_alone(path, clock):
    register = Register.open(path, clock, alone=True)
    day = Day(register, 3)
    for _action in range(40):
        day.act()
    assert faults(register, 0) == []
    register.close()
    again = Register.open(path, clock, alone=True)
    assert faults(again, 0) == []
    again.close()


WORK = """
    import os
    from tests.durability.work import Day
    from medias_desktop.core.store.audit import heads
    register = Register.open(path, alone=True)
    day = Day(register, int(sys.argv[2]))
    while True:
        day.act()
        print(heads.remembered(register.id).seq, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_work(path, clock, seed):
    """What was acknowledged is there, whoever comes next gets the lock, and is told whose it was."""
    with shares.program(WORK, path, seed) as worker:
        told = [worker.stdout.readline() for _action in range(random.Random(seed).randrange(1, 12))]
        worker.kill()
        told += worker.stdout.read().split("\n")[:-1]
    acknowledged = int(told[-1])
    note = occupant_of(path)
    assert note.pid == worker.pid
    register = Register.open(path, clock, alone=True)
    assert register.left_behind == note
    assert faults(register, acknowledged) == []
    Day(register, seed + 100).add()
    register.close()
    assert not note_path(path).exists()


def test_an_old_note_is_told_as_doubtful_to_who_finds_it_locked(path, clock):
    note = {"user": "aroy", "computer": "POSTE-3", "since": "2026-01-05T14:05:00+00:00", "pid": 4242}
    note_path(path).write_text(json.dumps(note), "utf-8")
    key = Register.open(path, clock, alone=True)
    data_key = key.access.data_key
    assert key.left_behind.computer == "POSTE-3"
    key.close()
    note_path(path).write_text(json.dumps(note), "utf-8")
    outsider = shares.program(
        """
        from medias_desktop.core.store.connection import connect
        connection = connect(path, bytes.fromhex(sys.argv[2]), alone=True)
        print("held", flush=True)
        sys.stdin.readline()
        connection.close()
        """,
        path,
        data_key.hex(),
    )
    assert outsider.stdout.readline() == "held\n"
    with pytest.raises(RegisterOccupiedUnknown) as caught:
        Register.open(path, clock, alone=True)
    outsider.communicate("\n")
    assert "POSTE-3" in caught.value.sentence()


def test_a_note_outlives_a_glance(path, clock):
    """A passphrase page only tries a key: whose note lies there is still told by what opens the register."""
    note = {"user": "aroy", "computer": "POSTE-3", "since": "2026-11-21T14:05:00+00:00", "pid": 4242}
    register = Register.open(path, clock, alone=True)
    key = register.access.data_key
    register.close()
    note_path(path).write_text(json.dumps(note), "utf-8")
    assert working_key(path, key) == key
    assert occupant_of(path).computer == "POSTE-3"


def test_the_driver_is_not_left_with_a_transaction(alone):
    """A refused statement inside a transaction undoes that one only."""
    with (
        pytest.raises(sa.exc.OperationalError, match="nowhere"),
        alone.transaction("change_municipality") as tx,
    ):
        tx.connection.exec_driver_sql("SELECT * FROM nowhere")
    with alone.transaction("change_municipality") as tx:
        tx.update(municipality, 1, name="Saint-Élie")
    assert alone.municipality().name == "Saint-Élie"
