"""Restoring: what was then comes back, users and destructions stay as they are today, and the trail tells of it."""

from __future__ import annotations

import json
import os

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.backups.errors import BackupOfOtherKeys, RegisterOpenElsewhere
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.previewing import Relation
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.backups import BackupService, Kept
from medias_desktop.safekeeping.service.backups.finding import backups_at, register_id_at
from medias_desktop.safekeeping.service.backups.opening import door_of
from medias_desktop.safekeeping.service.backups.restoring import restore
from medias_desktop.safekeeping.service.retention import RetentionService
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.service.backups.conftest import SLICES, add, names


@pytest.fixture
def before(service, protected):
    """Return a backup after which two more persons were recorded."""
    add(protected, "Roy")
    made = service.make(BackupReason.BY_HAND).backup
    protected.clock.pass_(hours=3)
    add(protected, "Tremblay", "Vachon")
    return made


def closed(service):
    service.kept.open.close()
    return service.kept.closed()


def test_the_comparison_tells_what_would_be_lost_and_whose_work_it_is(service, before):
    found = service.compare(before)
    assert found.preview.relation is Relation.EARLIER
    assert found.loses
    assert found.authors == ("Huguette Rioux",)
    assert {table: (then, now) for table, then, now in found.counts()}["person"] == (1, 3)
    assert found.preview.lost_first == found.preview.lost_last == service.kept.clock.now()


def test_the_newest_backup_of_an_unchanged_register_changes_nothing(service):
    made = service.make(BackupReason.BY_HAND).backup
    found = service.compare(made)
    assert found.preview.relation is Relation.SAME
    assert not found.loses
    assert found.authors == ()


def test_what_was_then_comes_back_and_today_is_kept_aside(service, before, clock):
    found = service.compare(before).preview
    former = found.now.head
    kept = closed(service)
    done = restore(kept, before, SLICES, found=found)
    register = Register.open(kept.path, clock, done.access)
    assert names(register) == ["Roy"]
    aside = Register.open(done.outcome.kept_aside[0], clock, kept.access)
    assert names(aside) == ["Roy", "Tremblay", "Vachon"]
    aside.close()
    with register.read() as connection:
        assert verify(connection).problems == ()
        assert heads.check(connection, register.id) is None
    (row,) = register.rows(
        "SELECT e.actor, c.body FROM audit_event e JOIN audit_content c ON c.seq = e.seq"
        " WHERE e.action = 'restore_backup'"
    )
    told = json.loads(row[1])
    assert row[0] == kept.access.user_uid
    assert told["former_head"] == {"seq": former.seq, "hash": former.hash}
    assert told["backup"] == before.name
    assert told["lost"] == found.lost
    register.close()


def test_who_was_destroyed_since_does_not_come_back(service, protected, clock):
    add(protected, "Roy", "Tremblay")
    made = service.make(BackupReason.BY_HAND).backup
    clock.pass_(hours=1)
    retention = RetentionService(protected, SLICES.kinds())
    (roy,) = [one for one in retention.records("former_person") if "Roy" in one.label]
    retention.destroy_on_request("former_person", [roy], "demande du 21 novembre")
    kept = closed(service)
    done = restore(kept, made, SLICES)
    assert done.destroyed_again == 1
    register = Register.open(kept.path, clock, done.access)
    assert names(register) == ["Tremblay"]
    register.close()


def test_users_are_those_of_today(service, protected, clock, before):
    from medias_desktop.core.store.schema import register_user

    with protected.transaction("prepare") as tx:
        (row,) = tx.execute(register_user.select()).all()
        tx.update(register_user, row.id, name="Huguette Rioux-Caron")
        tx.insert(
            register_user, uid="n" * 36, name="Noémie", role="clerk", public_key=b"", created_at=clock.now()
        )
    kept = closed(service)
    done = restore(kept, before, SLICES)
    register = Register.open(kept.path, clock, done.access)
    found = {row["name"]: row["active"] for row in register.rows("SELECT name, active FROM register_user")}
    assert found == {"Huguette Rioux-Caron": 1, "Noémie": 1}
    register.close()


def test_a_user_taken_out_since_stays_out(service, protected, clock):
    from medias_desktop.core.store.schema import register_user

    with protected.transaction("prepare") as tx:
        number = tx.insert(
            register_user, uid="n" * 36, name="Noémie", role="clerk", public_key=b"", created_at=clock.now()
        )
    made = service.make(BackupReason.BY_HAND).backup
    clock.pass_(hours=1)
    with protected.transaction("prepare") as tx:
        tx.update(register_user, number, active=False)
    kept = closed(service)
    done = restore(kept, made, SLICES)
    register = Register.open(kept.path, clock, done.access)
    assert [tuple(row) for row in register.rows("SELECT active FROM register_user ORDER BY id")] == [
        (1,),
        (0,),
    ]
    register.close()


def test_while_another_window_has_it_open_nothing_happens(service, before, clock):
    kept = closed(service)
    other = Register.open(kept.path, clock, kept.access)
    with pytest.raises(RegisterOpenElsewhere):
        restore(kept, before, SLICES)
    assert names(other) == ["Roy", "Tremblay", "Vachon"]
    other.close()


@pytest.mark.parametrize("harm", ["missing", "empty", "noise", "damaged"])
def test_a_register_that_does_not_open_is_brought_back_with_its_backups_own_keys(
    service, before, clock, harm
):
    kept = closed(service)
    path = kept.path
    if harm == "missing":
        path.unlink()
    else:
        content = {
            "empty": b"",
            "noise": os.urandom(9000),
            "damaged": path.read_bytes()[:16] + os.urandom(9000),
        }
        path.write_bytes(content[harm])
    assert register_id_at(path) == kept.register_id
    found = backups_at(path, clock, SLICES)
    newest = found.list()[0].backup
    door = door_of(newest, path)
    assert [user.name for user in door.users] == ["Huguette Rioux"]
    with pytest.raises(WrongPassphrase):
        door.unlock(door.users[0].slot_id, "pas la bonne phrase")
    access = door.unlock(door.users[0].slot_id, PASSPHRASE)
    assert found.compare(newest, access).unknown
    done = restore(found.kept, newest, SLICES, access=access)
    register = Register.open(path, clock, done.access)
    assert names(register) == ["Roy"]
    register.close()
    assert (harm == "missing") is (done.outcome.kept_aside == ())


def test_without_any_key_file_the_backups_opens_it_again(service, before, clock):
    kept = closed(service)
    kept.path.write_bytes(b"")
    for file in (
        storage.key_path(kept.path),
        storage.copy_path(kept.path),
        storage.profile_path(kept.register_id),
    ):
        file.unlink()
    found = backups_at(kept.path, clock, SLICES)  # by what is remembered of the path
    newest = found.list()[0].backup
    door = door_of(newest, kept.path)
    done = restore(found.kept, newest, SLICES, access=door.unlock(door.users[0].slot_id, PASSPHRASE))
    assert done.outcome.keys_restored
    assert storage.load(kept.path).register_id == kept.register_id


def test_a_place_without_backups_offers_none(tmp_path, clock):
    assert backups_at(tmp_path / "jamais.medias", clock, SLICES) is None


def test_a_backup_under_earlier_keys_asks_for_them(service, before, clock):
    sealed = sealed_of(service.kept.open)
    kept = closed(service)
    prepared = rotating.prepare(kept.path, kept.access, sealed, (), clock, CHEAP)
    access = rotating.carry_out(kept.path, prepared, clock, Silent())
    now = BackupService(Kept(kept.path, kept.register_id, clock, access), SLICES)
    with pytest.raises(BackupOfOtherKeys):
        now.compare(before)
    door = door_of(before, kept.path)
    earlier = door.unlock(door.users[0].slot_id, PASSPHRASE)
    assert {one[0]: one[1:] for one in now.compare(before, earlier).counts()}["person"] == (1, 3)
    done = restore(now.kept, before, SLICES, access=earlier)
    assert done.access == access
    register = Register.open(kept.path, clock, access)
    assert names(register) == ["Roy"]
    register.close()
    with pytest.raises(RegisterDamaged):  # what left with the earlier keys opens nothing
        Register.open(kept.path, clock, earlier)


def test_after_the_restoration_the_next_backup_is_due_as_soon_as_it_closes(service, before, clock):
    kept = closed(service)
    restore(kept, before, SLICES)
    again = BackupService(kept, SLICES)
    assert again.changed_since_backup()
