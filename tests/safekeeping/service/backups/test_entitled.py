"""Who may put a backup in the register's place: who directs it today, or did when today cannot be read."""

from __future__ import annotations

import os

import pytest

from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.errors import NotEntitled, UserRemoved
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.service.backups.opening import door_of
from medias_desktop.safekeeping.service.backups.restoring import restore
from medias_desktop.safekeeping.service.backups.service import Kept
from medias_desktop.safekeeping.service.unlocking import unlock
from medias_desktop.safekeeping.service.users import UserService
from tests.safekeeping.keys import CHEAP
from tests.safekeeping.service.backups.conftest import SLICES, add, names

THEIRS = "lanterne fougère tambour ruelle"


@pytest.fixture
def other(protected):
    """Return what makes another user of a role, and gives their uid and access."""

    def make(role):
        uid = UserService(protected, CHEAP).add("Rémi Lachance", role, THEIRS)
        return uid, unlock(protected.path, storage.load(protected.path).slot_of(uid).id, THEIRS)

    return make


def backed_up(service, register):
    add(register, "Avant")
    made = service.make(BackupReason.BY_HAND).backup
    add(register, "Après")
    return made


def give_role(register, uid, role):
    users = UserService(register, CHEAP)
    user = next(one for one in users.list() if one.uid == uid)
    users.change(user, user.name, role)


@pytest.mark.parametrize("role", [Role.READING, Role.COMMUNICATIONS, Role.CLERK])
@pytest.mark.parametrize("at_hand", ["register", "backup"])
def test_who_does_not_direct_the_register_restores_nothing(
    service, protected, other, clock, founder, role, at_hand
):
    uid, access = other(Role.DIRECTION)
    made = backed_up(service, protected)
    give_role(protected, uid, role)  # what they were when the backup was made counts for nothing
    path = protected.path
    protected.close()
    before = path.read_bytes()
    given = access if at_hand == "register" else None
    with pytest.raises(NotEntitled):
        restore(Kept(path, access.register_id, clock, given), made, SLICES, access=access)
    assert path.read_bytes() == before


@pytest.mark.parametrize("at_hand", ["register", "backup"])
def test_a_former_user_restores_nothing(service, protected, other, clock, at_hand):
    uid, access = other(Role.DIRECTION)
    made = backed_up(service, protected)
    users = UserService(protected, CHEAP)
    users.remove(next(one for one in users.list() if one.uid == uid))
    path = protected.path
    protected.close()
    before = path.read_bytes()
    given = access if at_hand == "register" else None
    with pytest.raises(UserRemoved):
        restore(Kept(path, access.register_id, clock, given), made, SLICES, access=access)
    assert path.read_bytes() == before


def test_users_stay_those_of_today_though_only_the_backup_was_unlocked(
    service, protected, other, clock, founder
):
    made = backed_up(service, protected)
    uid, _access = other(Role.CLERK)
    path = protected.path
    protected.close()
    done = restore(Kept(path, founder.register_id, clock), made, SLICES, access=founder)
    register = Register.open(path, clock, done.access)
    assert names(register) == ["Avant"]
    assert uid in [user.uid for user in UserService(register).list()]
    register.close()


def test_a_damaged_register_is_brought_back_by_who_directed_it_in_the_backup(
    service, protected, other, clock, founder
):
    _uid, _access = other(Role.READING)
    made = backed_up(service, protected)
    path = protected.path
    protected.close()
    path.write_bytes(path.read_bytes()[:16] + os.urandom(9000))
    kept = Kept(path, founder.register_id, clock)
    door = door_of(made, path)
    with pytest.raises(NotEntitled):
        restore(kept, made, SLICES, access=door.unlock(door.users[1].slot_id, THEIRS))
    assert len(path.read_bytes()) == 9016
    restore(kept, made, SLICES, access=founder)
    register = Register.open(path, clock, founder)
    assert names(register) == ["Avant"]
    register.close()


@pytest.fixture
def founder(made):
    return made[1].access
