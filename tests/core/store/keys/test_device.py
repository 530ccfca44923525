from __future__ import annotations

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringError

from medias_desktop.core.store.keys import device
from medias_desktop.core.store.keys.errors import DeviceStoreRefused
from tests.keyrings import MemoryKeyring, memory_keyring

REGISTER = "0123456789abcdef01234567"


class LockedKeyring(MemoryKeyring):
    """A store whose owner does not unlock it."""

    def get_password(self, service, username):
        raise KeyringError("locked")

    def set_password(self, service, username, password):
        raise KeyringError("locked")

    def delete_password(self, service, username):
        raise KeyringError("locked")


class ClearTextKeyring(MemoryKeyring):
    """A store that is a readable file."""

    priority = 0.5


@pytest.fixture(autouse=True)
def no_keyring_of_this_machine():
    with memory_keyring():
        yield


def test_a_secret_is_kept_and_forgotten():
    secret = device.new_secret()
    assert device.available()
    assert device.fetch(REGISTER, "u-1") is None
    device.store(REGISTER, "u-1", secret)
    assert device.fetch(REGISTER, "u-1") == secret
    assert len(secret) == 32
    device.forget(REGISTER, "u-1")
    assert device.fetch(REGISTER, "u-1") is None
    device.forget(REGISTER, "u-1")


def test_each_user_and_register_has_a_service_of_its_own():
    for register, user in ((REGISTER, "u-1"), (REGISTER, "u-2"), ("f" * 24, "u-1")):
        device.store(register, user, (register[:8] + user).encode().ljust(32))
    kept = keyring.get_keyring().kept
    assert len({service for service, _ in kept}) == 3
    assert device.fetch(REGISTER, "u-2") == b"01234567u-2".ljust(32)
    assert all(len(text) == 44 for text in kept.values())


def test_it_does_not_roam_with_the_windows_profile():
    device.store(REGISTER, "u-1", bytes(32))
    assert keyring.get_keyring().persist == "local machine"


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, ClearTextKeyring])
def test_without_a_real_store_there_is_only_the_passphrase(backend):
    keyring.set_keyring(backend())
    assert not device.available()
    assert device.fetch(REGISTER, "u-1") is None
    device.forget(REGISTER, "u-1")
    with pytest.raises(DeviceStoreRefused):
        device.store(REGISTER, "u-1", bytes(32))


def test_a_store_that_refuses():
    keyring.set_keyring(LockedKeyring())
    assert device.fetch(REGISTER, "u-1") is None
    with pytest.raises(DeviceStoreRefused):
        device.store(REGISTER, "u-1", bytes(32))
    with pytest.raises(DeviceStoreRefused):
        device.forget(REGISTER, "u-1")


@pytest.mark.parametrize("kept", ["", "x", "é", "A" * 43, "AAAA"])
def test_something_else_under_its_name(kept):
    device.store(REGISTER, "u-1", bytes(32))
    backend = keyring.get_keyring()
    backend.kept = dict.fromkeys(backend.kept, kept)
    assert device.fetch(REGISTER, "u-1") is None
