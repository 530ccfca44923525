"""A system's store of secrets for tests."""

from __future__ import annotations

import contextlib

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """The system's store, in memory."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.kept = {}
        self.persist = "enterprise"

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


@contextlib.contextmanager
def memory_keyring():
    """Give an empty store in place of the machine's own, which comes back afterwards."""
    before, store = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(store)
    try:
        yield store
    finally:
        keyring.set_keyring(before)
