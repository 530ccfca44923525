"""Changing the keys after a departure: whoever left opens nothing, and no stop on the way loses anything."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap

import pytest
import sqlalchemy as sa

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.connection import connect, driver
from medias_desktop.core.store.keys import errors as key_errors
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.schema import sealed_record
from medias_desktop.core.store.sealed import Vault
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.errors import OthersAtWork
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.unlocking import unlock, unlock_by_code, unlock_sealed
from medias_desktop.safekeeping.service.users import UserService
from tests.conftest import ROOT
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of

OTHER = "bouleau givre traîneau lac"


@pytest.fixture
def filled(protected):
    """Return a closed register with two users, persons and sealed records; and the sealed keys before."""
    UserService(protected, CHEAP).add("Line Caron", Role.DIRECTION, OTHER)
    for name in ("Roy", "Tremblay"):
        PeopleService(protected).add(PersonDraft(name, "Luc"))
    vault = Vault(sealed_of(protected).keys)
    with protected.transaction("open_case") as tx:
        vault.add(tx, "uid-of-roy", {"what": "first"})
        vault.add(tx, "uid-of-tremblay", {"what": "second"})
    protected.close()
    return protected


def user_uid(register, name):
    keys = storage.load(register.path)
    return next(slot.user_uid for slot in keys.slots if slot.user_name == name)


def slot_id(register, name):
    keys = storage.load(register.path)
    return next(slot.id for slot in keys.slots if slot.user_name == name)


def departure(register, clock, *leaving):
    uids = [user_uid(register, name) for name in leaving]
    sealed = unlock_sealed(register.path, register.actor.uid, PASSPHRASE)
    return rotating.prepare(register.path, register.access, sealed, uids, clock, CHEAP)


def check_whole(register):
    assert [person.last_name for person in PeopleService(register).list()] == ["Roy", "Tremblay"]
    with register.read() as connection:
        assert verify(connection).problems == ()
        assert reconcile(connection, metadata) == ()
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall() == []
    records = Vault(sealed_of(register).keys).read(register)
    assert [record.content["what"] for record in records] == ["first", "second"]


def test_who_left_opens_nothing_with_what_they_kept(filled, clock, recovery_code):
    kept = filled.access.data_key
    prepared = departure(filled, clock, "Line Caron")
    line = slot_id(filled, "Line Caron")
    access = rotating.carry_out(filled.path, prepared, clock, Silent())
    assert access.data_key != kept
    with pytest.raises(driver.DatabaseError):
        connect(filled.path, kept)
    with pytest.raises(key_errors.SlotGone):
        unlock(filled.path, line, OTHER)
    with pytest.raises(key_errors.WrongRecoveryCode):
        unlock_by_code(filled.path, recovery_code)
    assert unlock_by_code(filled.path, prepared.recovery_code).recovered
    # the founder's passphrase opens as before, though nobody typed it for the change
    again = Register.open(
        filled.path, clock, unlock(filled.path, slot_id(filled, "Huguette Rioux"), PASSPHRASE)
    )
    check_whole(again)
    assert list(sealed_of(again).keys) == [2]
    with again.read() as connection:
        assert set(connection.execute(sa.select(sealed_record.c.key_number)).scalars()) == {2}
    assert not storage.load(filled.path).rotating
    again.close()


def test_the_others_keep_their_passphrases(filled, clock):
    prepared = departure(filled, clock)
    rotating.carry_out(filled.path, prepared, clock, Silent())
    theirs = Register.open(filled.path, clock, unlock(filled.path, slot_id(filled, "Line Caron"), OTHER))
    assert PeopleService(theirs).count() == 2
    theirs.close()


def test_nothing_changes_before_it_is_carried_out(filled, clock, recovery_code):
    before = storage.load(filled.path)
    departure(filled, clock, "Line Caron")
    assert storage.load(filled.path) == before
    assert unlock_by_code(filled.path, recovery_code).recovered


def test_refused_while_another_window_has_it_open(filled, clock):
    prepared = departure(filled, clock, "Line Caron")
    other = Register.open(filled.path, clock, filled.access)
    before = storage.load(filled.path)
    with pytest.raises(OthersAtWork):
        rotating.carry_out(filled.path, prepared, clock, Silent())
    assert storage.load(filled.path) == before
    other.close()
    rotating.carry_out(filled.path, prepared, clock, Silent())


class StopsAt:
    """A progress that ends the work as a power cut would, when the step is reached."""

    def __init__(self, step):
        self._step = step

    def report(self, done, _total):
        if done == self._step:
            raise KeyboardInterrupt


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_stop_between_two_steps_is_finished_at_the_next_opening(filled, clock, step):
    prepared = departure(filled, clock, "Line Caron")
    with pytest.raises(KeyboardInterrupt):
        rotating.carry_out(filled.path, prepared, clock, StopsAt(step))
    access = unlock(filled.path, slot_id(filled, "Huguette Rioux"), PASSPHRASE)
    register = Register.open(filled.path, clock, access)
    check_whole(register)
    register.close()
    assert (access.next_data_key is None) == (step == 0)
    if step:
        access = rotating.finish(filled.path, access, clock, Silent())
        register = Register.open(filled.path, clock, access)
        check_whole(register)
        register.close()
        assert not storage.load(filled.path).rotating


ROUNDS = int(os.environ.get("MEDIAS_KILL_ROUNDS", "4"))


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process in another way")
def test_killed_at_any_instant_it_is_whole_and_opens(filled, clock, tmp_path):
    """The same register is given new keys again and again by a process that is killed on the way."""
    access, opened = filled.access, 0
    for number in range(ROUNDS):
        child = textwrap.dedent(
            f"""
            import pathlib
            from medias_desktop.core.clock import SystemClock
            from medias_desktop.core.progress import Silent
            from medias_desktop.safekeeping.service import rotating
            from medias_desktop.safekeeping.service.unlocking import unlock, unlock_sealed
            from tests.safekeeping.keys import CHEAP, PASSPHRASE
            path, clock = pathlib.Path({str(filled.path)!r}), SystemClock()
            access = unlock(path, {slot_id(filled, "Huguette Rioux")!r}, PASSPHRASE)
            sealed = unlock_sealed(path, access.user_uid, PASSPHRASE)
            prepared = rotating.prepare(path, access, sealed, [], clock, CHEAP)
            print("go", flush=True)
            rotating.carry_out(path, prepared, clock, Silent())
            """
        )
        process = subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        try:
            process.wait(random.Random(number).uniform(0, 0.25))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        process.stdout.close()
        access = unlock(filled.path, slot_id(filled, "Huguette Rioux"), PASSPHRASE)
        if access.next_data_key is not None:
            sealed = unlock_sealed(filled.path, access.user_uid, PASSPHRASE)
            access = rotating.finish(filled.path, access, clock, Silent(), sealed)
        register = Register.open(filled.path, clock, access)
        check_whole(register)
        register.close()
        opened += 1
    assert opened == ROUNDS
