"""Backups of a register as the program makes it: users, trail, keys."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.backups.previewing import Relation, preview
from medias_desktop.core.store.backups.rehearsing import rehearse
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.register import Register
from tests.core.store.test_register import add_person, names

pytestmark = pytest.mark.file_only(reason="a server's backups are its administrator's")


def back_up(register):
    return make_backup(
        register.path,
        register.access.data_key,
        backup_folder(register.id),
        reason=BackupReason.CLOSING,
        now=register.clock.now(),
    )


def sound(register):
    with register.read() as connection:
        return verify(connection, heads.known_heads(register.id)).sound


def test_a_day_is_taken_back(register, clock):
    add_person(register, "Tremblay")
    made = back_up(register)
    facts = made.manifest.facts
    assert (facts.register_id, facts.municipality) == (register.id, "Ville de Sainte-Élodie")
    assert facts.counts["person"] == 1
    assert facts.head.seq == facts.counts["audit_event"]
    assert facts.last_activity == clock.now()
    assert made.has_keys
    clock.set_today(dt.date(2026, 11, 22))
    add_person(register, "Gagnon")
    found = preview(made, register.path, register.access.data_key)
    assert found.relation is Relation.EARLIER
    assert found.lost == found.now.counts["audit_event"] - facts.counts["audit_event"] > 0
    assert found.lost_first == found.lost_last == clock.now()
    register.close()
    outcome = restore(made, register.path, register.access.data_key, now=clock.now())
    restored = Register.open(register.path, clock)
    kept = Register.open(outcome.kept_aside[0], clock)
    assert names(restored) == ["Tremblay"]
    assert names(kept) == ["Tremblay", "Gagnon"]
    assert sound(restored)
    add_person(restored, "Roy")
    assert sound(restored)
    restored.close()
    kept.close()


def test_rehearsed_with_its_trail(register, clock):
    add_person(register, "Tremblay")
    back_up(register)
    seen = []

    def check(path):
        rehearsed = Register.open(path, clock)
        seen.append((names(rehearsed), sound(rehearsed)))
        rehearsed.close()

    folder = backup_folder(register.id)
    assert rehearse(folder, register.id, register.access.data_key, now=clock.now(), check=check).succeeded
    assert seen == [(["Tremblay"], True)]


def test_replayed_through_a_register(register, clock):
    add_person(register, "Tremblay")
    made = back_up(register)
    access = register.access
    register.close()

    def replay(path):
        opened = Register.open(path, clock, access)
        add_person(opened, "Recorded by the replay")
        opened.close()

    restore(made, register.path, access.data_key, now=clock.now(), replay=replay)
    restored = Register.open(register.path, clock)
    assert names(restored) == ["Tremblay", "Recorded by the replay"]
    assert sound(restored)
    restored.close()
    assert sorted(p.name for p in register.path.parent.glob("essai.medias*")) == [
        "essai.medias",
        "essai.medias.keys",
        "essai.medias.keys.bak",
    ]
