"""An earlier key file, which is authentic, put back with a later number: former passphrases open nothing with it."""

from __future__ import annotations

import dataclasses

import keyring
import pytest

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import SlotGone, WrongPassphrase, WrongRecoveryCode
from medias_desktop.core.store.keys.replaced import BODIES, is_replaced, replaced_marks
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.unlocking import door, unlock
from medias_desktop.safekeeping.service.recovering import directors, recover
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.service.unlocking import (
    forget_on_computer,
    remember_on_computer,
    unlock_by_code,
)
from medias_desktop.safekeeping.service.users import UserService
from tests.keyrings import MemoryKeyring
from tests.safekeeping.keys import CHEAP, PASSPHRASE

NEW = "lanterne fougère tambour ruelle"


@pytest.fixture
def session_store():
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def made(tmp_path, clock):
    path = tmp_path / "Ville.medias"
    founder = Founder("Huguette Rioux", PASSPHRASE)
    return path, create_register(path, Municipality("Sainte-Élodie"), founder, clock, CHEAP)


def put_back(path, earlier, *, everywhere=False):
    """Give an authentic earlier key file a later number, as anybody can who writes to the folder."""
    content = dataclasses.replace(earlier, generation=99).content()
    places = [storage.key_path(path), storage.copy_path(path)]
    if everywhere:
        places.append(storage.profile_path(earlier.register_id))
    for place in places:
        place.write_bytes(content)


def marks(path, access, clock):
    register = Register.open(path, clock, access)
    try:
        return replaced_marks(register.rows(BODIES))
    finally:
        register.close()


def change_passphrase(path, access, clock):
    register = Register.open(path, clock, access)
    UserService(register, CHEAP).change_own_passphrase(PASSPHRASE, NEW)
    register.close()


def test_a_former_passphrase_opens_nothing_and_the_new_one_does(made, clock):
    path, made = made
    earlier = storage.load(path)
    change_passphrase(path, made.access, clock)
    good = storage.load(path)
    put_back(path, earlier)
    (user,) = door(path).users
    with pytest.raises(SlotGone):
        unlock(path, user.slot_id, PASSPHRASE)
    assert unlock(path, user.slot_id, NEW).data_key == made.access.data_key
    assert storage.load(path) == good


def test_after_a_recovery_neither_the_former_passphrase_nor_the_former_code_opens(made, clock):
    path, made = made
    earlier = storage.load(path)
    access = unlock_by_code(path, made.recovery_code)
    (director,) = directors(path, access, clock)
    again = recover(path, made.recovery_code, access, director, NEW, clock, CHEAP)
    put_back(path, earlier)
    (user,) = door(path).users
    with pytest.raises(SlotGone):
        unlock(path, user.slot_id, PASSPHRASE)
    with pytest.raises(SlotGone):
        unlock_by_code(path, made.recovery_code)
    # The list of who opens it came from the earlier file: its slot is another one in the right file.
    assert unlock(path, user.slot_id, NEW).user_uid == director.uid
    assert not unlock_by_code(path, again.recovery_code).user_uid
    (user,) = door(path).users  # the right file was put in its place
    with pytest.raises(WrongPassphrase):
        unlock(path, user.slot_id, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        unlock_by_code(path, made.recovery_code)


def test_the_only_one_left_opens_for_no_register_is_worth_losing(made, clock):
    path, made = made
    earlier = storage.load(path)
    change_passphrase(path, made.access, clock)
    put_back(path, earlier, everywhere=True)
    access = unlock(path, door(path).users[0].slot_id, PASSPHRASE)
    assert is_replaced(storage.load(path), marks(path, access, clock))


@pytest.mark.usefixtures("session_store")
def test_one_that_came_again_is_not_doubted(made, clock):
    path, made = made
    first = storage.load(path)
    register = Register.open(path, clock, made.access)
    remember_on_computer(register)
    forget_on_computer(register)
    register.close()
    assert storage.load(path).mac == first.mac  # the same slots again
    assert not is_replaced(first, marks(path, made.access, clock))
    assert unlock(path, made.access.slot_id, PASSPHRASE) == made.access


def test_a_stop_between_the_key_file_and_the_register_leaves_one_that_is_not_doubted(made, clock):
    path, made = made
    earlier = storage.load(path)
    slot = earlier.slot_of(made.access.user_uid).id
    storage.save(path, earlier.change_passphrase(slot, PASSPHRASE, NEW, cost=CHEAP))
    assert unlock(path, slot, NEW) == made.access
    assert marks(path, made.access, clock) == frozenset()
