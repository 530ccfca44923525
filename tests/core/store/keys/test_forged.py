"""Key files put beside the register by somebody who can write to its folder and has no key."""

from __future__ import annotations

import dataclasses
import os

import pytest

from medias_desktop.core.store.errors import RegisterDamaged, UserRemoved
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import SlotGone
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.unlocking import door, unlock
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.service.users import UserService
from tests.core.store.keys.conftest import AT
from tests.safekeeping.keys import CHEAP, PASSPHRASE

THEIRS = "lanterne fougère tambour ruelle"


@pytest.fixture
def made(tmp_path, clock):
    path = tmp_path / "Ville.medias"
    founder = Founder("Huguette Rioux", PASSPHRASE)
    return path, create_register(path, Municipality("Sainte-Élodie"), founder, clock, CHEAP).access


def with_boxes_of_noise(keys):
    records = tuple(dataclasses.replace(one, box=os.urandom(len(one.box))) for one in keys.records)
    return dataclasses.replace(keys, records=records, generation=keys.generation + 5)


@pytest.mark.parametrize("both", [False, True])
def test_a_later_one_whose_slots_open_nothing_keeps_nobody_out(made, both):
    path, access = made
    good = storage.load(path)
    for file in (storage.key_path(path), storage.copy_path(path))[: 2 if both else 1]:
        file.write_bytes(with_boxes_of_noise(good).content())
    (user,) = door(path).users
    assert unlock(path, user.slot_id, PASSPHRASE) == access
    assert storage.load(path) == good


def test_looking_at_it_replaces_no_whole_copy(made):
    path, access = made
    good = storage.load(path)
    storage.key_path(path).write_bytes(with_boxes_of_noise(good).content())
    door(path)
    for copy in (storage.copy_path(path), storage.profile_path(access.register_id)):
        assert copy.read_bytes() == good.content()


def test_one_that_opens_without_a_question_opens_nothing(made, clock):
    path, access = made
    new = KeyFile.create(access.register_id)
    forged = new.key_file.with_open(new.access, access.user_uid, "—", at=AT, signing_key=os.urandom(32))
    storage.key_path(path).write_bytes(dataclasses.replace(forged, generation=99).content())
    with pytest.raises(RegisterDamaged):
        Register.open(path, clock)
    assert unlock(path, access.slot_id, PASSPHRASE) == access


def test_the_slot_of_a_former_user_opens_no_more_where_the_later_one_is_known(made, clock):
    path, access = made
    register = Register.open(path, clock, access)
    users = UserService(register, CHEAP)
    uid = users.add("Rémi Lachance", Role.DIRECTION, THEIRS)
    earlier = storage.load(path)
    users.remove(next(user for user in users.list() if user.uid == uid))
    register.close()
    slot = earlier.slot_of(uid).id
    for file in (storage.key_path(path), storage.copy_path(path)):
        file.write_bytes(earlier.content())
    with pytest.raises(SlotGone):  # the profile’s copy is the later one
        unlock(path, slot, THEIRS)
    storage.profile_path(access.register_id).unlink()
    for file in (storage.key_path(path), storage.copy_path(path)):
        file.write_bytes(earlier.content())
    with pytest.raises(UserRemoved):  # on another computer the register itself says so
        Register.open(path, clock, unlock(path, slot, THEIRS))
