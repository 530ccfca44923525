"""What surrounds a change of keys: who can make it, the backup before, the list of destructions, going on after a stop."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent, Steady
from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder, load_state
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import SealedKeysNeeded
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.errors import KeysOfServer, NoKeysToChange, OthersAtWork
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.unlocking import unlock
from medias_desktop.safekeeping.service.users import UserService
from tests import servers
from tests.registers import make_register
from tests.safekeeping.keys import CHEAP, sealed_of

OTHER = "bouleau givre traîneau lac"
AT = dt.datetime(2026, 11, 3, 9, 0, tzinfo=dt.UTC)


class StopsAt:
    """A progress that ends the work when the step is reached."""

    def __init__(self, step):
        self._step = step

    def report(self, done, _total):
        if done == self._step:
            raise Cancelled


@pytest.fixture
def closed(protected, clock):
    """Return a closed register, its access and what a change of keys was prepared with."""
    prepared = rotating.prepare(protected.path, protected.access, sealed_of(protected), [], clock, CHEAP)
    protected.close()
    return protected.path, protected.access, prepared


def test_who_directs_and_is_entitled_changes_the_keys(protected):
    assert rotating.refusal(protected) is None


def test_who_is_not_entitled_cannot_replace_the_recovery_code(protected, clock):
    UserService(protected, CHEAP).add("Line Caron", Role.DIRECTION, OTHER)
    keys = storage.load(protected.path)
    slot = next(slot for slot in keys.slots if slot.user_name == "Line Caron")
    theirs = Register.open(protected.path, clock, unlock(protected.path, slot.id, OTHER))
    assert isinstance(rotating.refusal(theirs), SealedKeysNeeded)
    with pytest.raises(SealedKeysNeeded):
        rotating.prepare(theirs.path, theirs.access, None, [], clock, CHEAP)
    theirs.close()


def test_a_register_that_asks_for_nothing_has_no_keys_to_change(tmp_path, clock):
    opened = make_register(tmp_path / "libre.medias", Municipality("Ville de Sainte-Élodie"), clock)
    assert isinstance(rotating.refusal(opened), NoKeysToChange)
    opened.close()


if servers.URL:

    def test_a_server_keeps_out_who_left_by_itself(clock):
        with servers.server_register(clock) as opened:
            assert isinstance(rotating.refusal(opened), KeysOfServer)


def test_the_backup_before_stays_under_the_old_keys(closed, clock):
    path, access, prepared = closed
    made = rotating.back_up(path, access, clock, Silent())
    assert made.manifest.reason is BackupReason.BEFORE_KEY_CHANGE
    assert made.folder.parent == backup_folder(access.register_id)
    assert load_state(access.register_id).last_backup == clock.now()
    rotating.carry_out(path, prepared, clock, Silent())
    assert verify_backup(made.folder, access.data_key).facts.counts["register_user"] == 1


def test_destructions_are_known_under_the_new_key(closed, clock):
    path, access, prepared = closed
    folder = backup_folder(access.register_id)
    kept = erasures.record(folder, access.data_key, ["former_person/x1"], AT, "03-205")
    after = rotating.carry_out(path, prepared, clock, Silent())
    assert erasures.since(folder, after.data_key) == (kept,)
    assert erasures.since(folder, access.data_key) == (kept,)  # for a backup made before


def test_a_destruction_during_an_interrupted_change_is_known_too(closed, clock):
    path, access, prepared = closed
    folder = backup_folder(access.register_id)
    with pytest.raises(Cancelled):
        rotating.carry_out(path, prepared, clock, StopsAt(1))
    kept = erasures.record(folder, access.data_key, ["former_person/x1"], AT, "03-205")
    changed = rotating.finish_interrupted(path, prepared.access, clock, Silent())
    assert changed.problem is None
    assert erasures.since(folder, changed.access.data_key) == (kept,)


def test_a_damaged_list_of_destructions_stops_a_change_before_it_begins(closed, clock):
    path, access, prepared = closed
    folder = backup_folder(access.register_id)
    erasures.record(folder, access.data_key, ["former_person/x1"], AT, "03-205")
    file = folder / erasures.NAME
    file.write_bytes(file.read_bytes().replace(b"x1", b"x2"))
    before = storage.load(path)
    changed = rotating.change_keys(path, access, prepared, clock, Silent())
    assert type(changed.problem).__name__ == "ErasuresDamaged"
    assert changed.access is access
    assert storage.load(path) == before


def test_a_refused_change_leaves_the_access_of_before(closed, clock):
    path, access, prepared = closed
    other = Register.open(path, clock, access)
    changed = rotating.change_keys(path, access, prepared, clock, Silent())
    assert isinstance(changed.problem, OthersAtWork)
    assert changed.access is access
    other.close()
    changed = rotating.change_keys(path, access, prepared, clock, Silent())
    assert changed.problem is None
    Register.open(path, clock, changed.access).close()


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_change_that_was_begun_is_gone_on_with(closed, clock, step):
    path, access, prepared = closed
    with pytest.raises(Cancelled):
        rotating.carry_out(path, prepared, clock, StopsAt(step))
    other = Register.open(path, clock, prepared.access)
    if step < 3:  # it would have to encrypt anew what another window reads
        stopped = rotating.change_keys(path, access, prepared, clock, Silent())
        assert isinstance(stopped.problem, OthersAtWork)
        assert stopped.access is prepared.access
        stopped = rotating.finish_interrupted(path, prepared.access, clock, Silent())
        assert isinstance(stopped.problem, OthersAtWork)
        assert stopped.access is prepared.access
    other.close()
    changed = rotating.change_keys(path, access, prepared, clock, Silent())
    assert changed.problem is None
    assert changed.access.data_key == prepared.access.next_data_key
    Register.open(path, clock, changed.access).close()
    assert not storage.load(path).rotating
    again = rotating.change_keys(path, access, prepared, clock, Silent())  # nothing is left to do
    assert again == changed


def test_a_foreign_change_is_never_gone_on_with(closed, clock, protected):
    """Two windows prepared a change; the keys of the second are none that the first one's file knows."""
    path, access, prepared = closed
    first = rotating.prepare(path, access, sealed_of(protected), [], clock, CHEAP)
    with pytest.raises(Cancelled):
        rotating.carry_out(path, first, clock, StopsAt(1))
    changed = rotating.change_keys(path, access, prepared, clock, Silent())
    assert changed.problem is not None
    Register.open(path, clock, first.access).close()
    assert rotating.finish_interrupted(path, first.access, clock, Silent()).problem is None


def test_what_must_not_stop_half_way_is_not_stopped():
    heard = []

    class Stopped:
        def report(self, done, total):
            heard.append((done, total))
            raise Cancelled

    Steady(Stopped()).report(1, 4)
    assert heard == [(1, 4)]
