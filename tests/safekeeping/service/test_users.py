"""Users of a protected register: who opens it, what they may do, and what nobody may take away."""

from __future__ import annotations

import pytest

from medias_desktop.core.passphrases import WeakPassphrase
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled, UserRemoved
from medias_desktop.core.store.keys import errors as key_errors
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.migrations.tables import metadata
from medias_desktop.safekeeping.errors import LastDirection, OwnRemoval, UserNameMissing
from medias_desktop.safekeeping.service.unlocking import unlock, unlock_by_code, unlock_sealed
from medias_desktop.safekeeping.service.users import UserService
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of

OTHER = "bouleau givre traîneau lac"


@pytest.fixture
def users(protected):
    return UserService(protected, CHEAP)


def found(users, name):
    return next(user for user in users.list() if user.name == name)


def opened_by(register, name, passphrase, clock):
    keys = storage.load(register.path)
    slot = next(slot for slot in keys.slots if slot.user_name == name and slot.device_name == "")
    return Register.open(register.path, clock, unlock(register.path, slot.id, passphrase))


def test_the_founder_directs_and_is_entitled(users):
    (founder,) = users.list()
    assert (founder.name, founder.role, founder.active) == ("Huguette Rioux", Role.DIRECTION, True)
    assert (founder.opens, founder.sealed, founder.itself, founder.computers) == (True, True, True, ())
    assert len(users.recovery_codes()) == 1


@pytest.mark.parametrize("role", list(Role))
def test_an_added_user_opens_the_register_in_their_role(users, protected, clock, role):
    users.add("Line Caron", role, OTHER)
    theirs = opened_by(protected, "Line Caron", OTHER, clock)
    assert theirs.actor.role is role
    assert theirs.actor.name == "Line Caron"
    theirs.close()
    assert not found(users, "Line Caron").sealed


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMUNICATIONS, Role.READING])
def test_only_the_direction_changes_users(users, protected, clock, role):
    users.add("Line Caron", role, OTHER)
    theirs = opened_by(protected, "Line Caron", OTHER, clock)
    before = storage.load(protected.path)
    with pytest.raises(NotEntitled):
        UserService(theirs, CHEAP).add("Un Autre", Role.DIRECTION, OTHER)
    theirs.close()
    assert storage.load(protected.path) == before
    assert len(users.list()) == 2


def test_who_reads_only_writes_nothing(users, protected, clock):
    from medias_desktop.people.rules import PersonDraft
    from medias_desktop.people.service import PeopleService

    users.add("Line Caron", Role.READING, OTHER)
    theirs = opened_by(protected, "Line Caron", OTHER, clock)
    with pytest.raises(NotEntitled):
        PeopleService(theirs).add(PersonDraft("Roy", "Luc"))
    assert PeopleService(theirs).count() == 0
    theirs.close()


def test_a_removed_user_finds_no_way_in(users, protected, clock):
    users.add("Line Caron", Role.CLERK, OTHER)
    theirs = opened_by(protected, "Line Caron", OTHER, clock)
    access = theirs.access
    theirs.close()
    users.remove(found(users, "Line Caron"))
    assert [slot.user_name for slot in storage.load(protected.path).slots if slot.user_name] == [
        "Huguette Rioux"
    ]
    with pytest.raises(UserRemoved):
        Register.open(protected.path, clock, access)
    assert not found(users, "Line Caron").active


def test_nobody_removes_themselves_or_the_last_direction(users):
    founder = found(users, "Huguette Rioux")
    with pytest.raises(OwnRemoval):
        users.remove(founder)
    with pytest.raises(LastDirection):
        users.change(founder, "Huguette Rioux", Role.CLERK)
    assert found(users, "Huguette Rioux") == founder


def test_a_user_changed_elsewhere_is_not_overwritten(users, protected):
    users.add("Line Caron", Role.CLERK, OTHER)
    seen = found(users, "Line Caron")
    users.change(seen, "Line Caron-Roy", Role.CLERK)
    before = storage.load(protected.path)
    with pytest.raises(ChangedElsewhere):
        users.change(seen, "Line Roy", Role.READING)
    with pytest.raises(ChangedElsewhere):
        users.remove(seen)
    assert storage.load(protected.path) == before
    assert found(users, "Line Caron-Roy").role is Role.CLERK


def test_ones_own_passphrase(users, protected, clock):
    users.change_own_passphrase(PASSPHRASE, OTHER)
    with pytest.raises(key_errors.WrongPassphrase):
        opened_by(protected, "Huguette Rioux", PASSPHRASE, clock)
    opened_by(protected, "Huguette Rioux", OTHER, clock).close()
    with pytest.raises(key_errors.WrongPassphrase):
        users.change_own_passphrase(PASSPHRASE, "un tout autre arbre givré")
    with pytest.raises(WeakPassphrase):
        users.change_own_passphrase(OTHER, "1234")


def test_a_forgotten_passphrase_is_given_anew_by_the_direction(users, protected, clock):
    users.add("Line Caron", Role.CLERK, OTHER)
    users.reset_passphrase(found(users, "Line Caron"), "tire érable mitaine lune")
    with pytest.raises(key_errors.WrongPassphrase):
        opened_by(protected, "Line Caron", OTHER, clock)
    theirs = opened_by(protected, "Line Caron", "tire érable mitaine lune", clock)
    with theirs.transaction("note") as tx:
        tx.note("note", "x", "1", {})
    theirs.close()  # sealed by the new key
    with protected.read() as connection:
        assert verify(connection).problems == ()


def test_the_right_to_sealed_records_is_given_and_taken(users, protected):
    users.add("Line Caron", Role.DIRECTION, OTHER)
    line = found(users, "Line Caron")
    with pytest.raises(key_errors.NotEntitled):
        unlock_sealed(protected.path, line.uid, OTHER)
    users.entitle(line, sealed_of(protected))
    assert unlock_sealed(protected.path, line.uid, OTHER).keys == sealed_of(protected).keys
    users.disentitle(found(users, "Line Caron"), sealed_of(protected))
    with pytest.raises(key_errors.NotEntitled):
        unlock_sealed(protected.path, line.uid, OTHER)
    with pytest.raises(key_errors.LastSealedRight):
        users.disentitle(found(users, "Huguette Rioux"), sealed_of(protected))


def test_a_new_recovery_code_replaces_the_old_one(users, protected, recovery_code):
    code = users.replace_recovery_code(sealed_of(protected))
    assert unlock_by_code(protected.path, code).recovered
    with pytest.raises(key_errors.WrongRecoveryCode):
        unlock_by_code(protected.path, recovery_code)


def test_a_user_needs_a_name_and_a_real_passphrase(users):
    with pytest.raises(UserNameMissing):
        users.add("  ", Role.CLERK, OTHER)
    with pytest.raises(WeakPassphrase):
        users.add("Line Caron", Role.CLERK, "line caron")
    assert len(users.list()) == 1


def test_a_key_file_that_cannot_be_saved_changes_nothing(users, protected, monkeypatch):
    from medias_desktop.core.files import DiskFull

    def refuse(*_arguments, **_options):
        raise DiskFull(folder="x")

    monkeypatch.setattr(storage, "save", refuse)
    with pytest.raises(DiskFull):
        users.add("Line Caron", Role.CLERK, OTHER)
    assert len(users.list()) == 1


def test_everything_is_in_the_trail(users, protected):
    users.add("Line Caron", Role.CLERK, OTHER)
    users.change(found(users, "Line Caron"), "Line Roy", Role.DIRECTION)
    users.entitle(found(users, "Line Roy"), sealed_of(protected))
    users.remove(found(users, "Line Roy"), sealed_of(protected))
    rows = protected.rows("SELECT DISTINCT action, entry FROM audit_event ORDER BY entry")
    assert [row["action"] for row in rows] == [
        "create_register",
        "add_user",
        "change_user",
        "entitle_user",
        "remove_user",
    ]
    with protected.read() as connection:
        assert verify(connection).problems == ()
        assert reconcile(connection, metadata) == ()
