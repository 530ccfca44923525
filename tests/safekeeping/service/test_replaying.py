"""What was destroyed stays destroyed when an older copy of the register comes back."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from medias_desktop.app import retained
from medias_desktop.core.files import FolderReadOnly
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.register_file import fold_log
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.remembering import remember_destructions
from medias_desktop.safekeeping.service.replaying import replay
from medias_desktop.safekeeping.service.retention import RetentionService
from tests.safekeeping.people import KIND, Town, naming

pytestmark = pytest.mark.file_only

NAME = ("zyxwvutsky", "quirin", "q-4711")
KINDS = {one.kind.code: one for one in retained()}


@pytest.fixture
def town(register):
    return Town(register).confirm()


def listed(register):
    return erasures.since(backup_folder(register.id), register.access.data_key)


def copy(register, path):
    """Copy the register's file as it is, its log folded in."""
    fold_log(register.path, register.access.data_key)
    shutil.copy(register.path, path)
    return path


def replay_in_file(path, access, clock, erased):
    """Destroy again in a register's file that is closed otherwise."""
    register = Register.open(path, clock, access, back_up=False)
    try:
        replay(register, KINDS, erased)
    finally:
        register.close()


@pytest.fixture
def older(town, tmp_path):
    """Return a copy from before the destruction."""
    found = copy(town.register, tmp_path / "older.medias")
    town.retention.destroy(KIND, town.due())
    return found


def test_a_destruction_is_remembered_beside_the_backups(town, clock):
    uid = town.people.person(town.gone).uid
    town.retention.destroy(KIND, town.due())
    (erasure,) = listed(town.register)
    assert (erasure.subjects, erasure.at) == ((f"{KIND}/{uid}",), clock.now())
    assert remember_destructions(town.register) == 0


def test_the_list_names_nobody(town):
    town.retention.destroy(KIND, town.due())
    text = (backup_folder(town.register.id) / erasures.NAME).read_text("utf-8").casefold()
    assert not [word for word in NAME if word in text]


def test_another_computers_list_learns_it_from_the_register(older, town):
    """A power cut between the commit and the list, and a second computer, are the same case."""
    (backup_folder(town.register.id) / erasures.NAME).unlink()
    assert remember_destructions(town.register) == 1
    assert len(listed(town.register)) == 1


def test_a_list_that_cannot_be_written_undoes_nothing(town, monkeypatch):
    def refuse(folder, *_rest):
        raise FolderReadOnly(folder=folder)

    monkeypatch.setattr(erasures, "record", refuse)
    done = town.retention.destroy(KIND, town.due())
    assert isinstance(done.unremembered, FolderReadOnly)
    assert naming(town.register, *NAME) == []
    monkeypatch.undo()
    assert remember_destructions(town.register) == 1


def test_a_restored_copy_forgets_again(older, town, clock):
    access = town.register.access
    replay_in_file(older, access, clock, listed(town.register))
    restored = Register.open(older, clock, access)
    assert naming(restored, *NAME) == []
    assert PeopleService(restored).person(town.later).last_name == "Vachon"
    with restored.read() as connection:
        assert verify(connection).problems == ()
    (again,) = RetentionService(restored, retained()).destructions()
    assert again.basis == "Restauré d’une sauvegarde; déjà détruit le 2026-11-21"
    assert again.count == 1
    restored.close()


def test_replaying_twice_does_nothing_more(older, town, clock):
    access = town.register.access
    for _time in range(2):
        replay_in_file(older, access, clock, listed(town.register))
    restored = Register.open(older, clock, access)
    assert len(RetentionService(restored, retained()).destructions()) == 1
    restored.close()


def test_who_could_not_destroy_cannot_bring_back(older, town, clock):
    restored = Register.open(older, clock, town.register.access)
    restored.actor = Actor("u", "Ginette Roy", Role.CLERK)
    assert replay(restored, KINDS, listed(town.register)) == 1
    assert naming(restored, *NAME) == []
    restored.close()


def test_a_person_who_was_given_a_used_number_is_left_alone(register, tmp_path, clock):
    """After a restore numbers are given again: the list goes by what is never given again."""
    path = copy(register, tmp_path / "before.medias")
    town = Town(register).confirm()
    town.retention.destroy(KIND, town.due())
    restored = Register.open(path, clock, register.access)
    number = PeopleService(restored).add(PersonDraft("Roy", "Zoé", end_date=dt.date(2019, 1, 1)))
    assert number == town.gone
    assert replay(restored, KINDS, listed(register)) == 0
    assert PeopleService(restored).person(number).last_name == "Roy"
    restored.close()


def test_kinds_of_a_later_version_are_left_alone(town):
    strange = erasures.Erasure(("consent/abc",), dt.datetime(2026, 11, 21, tzinfo=dt.UTC), "")
    assert replay(town.register, KINDS, [strange]) == 0


def test_a_window_that_still_reads_the_old_state_is_told(town):
    other = connect(town.register.path, town.register.access.data_key)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM person").fetchone()
    done = town.retention.destroy(KIND, town.due())
    assert not done.traces_gone
    other.execute("COMMIT")
    assert town.register.leave_no_traces()
    log = town.register.path.with_name(town.register.path.name + "-wal")
    assert log.stat().st_size == 0
    other.close()


def test_a_register_held_by_one_computer_destroys_as_well(town, clock):
    town.register.close()
    alone = Register.open(town.register.path, clock, town.register.access, alone=True)
    retention = RetentionService(alone, retained())
    done = retention.destroy(KIND, retention.due(KIND))
    assert done.traces_gone
    assert naming(alone, *NAME) == []
    alone.close()


def test_a_restored_backup_is_put_in_place_without_who_was_destroyed(town, clock):
    register = town.register
    path, access, folder = register.path, register.access, backup_folder(register.id)
    now = clock.now() - dt.timedelta(hours=1)
    backup = make_backup(path, access.data_key, folder, reason=BackupReason.BY_HAND, now=now)
    town.retention.destroy(KIND, town.due())
    register.close()

    def again(draft):
        since = erasures.since(folder, access.data_key, backup.created_at)
        replay_in_file(draft, access, clock, since)

    restore(backup, path, access.data_key, now=clock.now(), replay=again)
    restored = Register.open(path, clock, access)
    assert naming(restored, *NAME) == []
    assert PeopleService(restored).person(town.here).first_name == "Noémie"
    restored.close()
