"""A desk that asks for the key of sealed records, and a second user of the protected register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service.unlocking import unlock
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.rotation_wizard import RotationWizard
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from medias_desktop.safekeeping.views.users.dialog import UsersDialog
from tests.safekeeping.keys import CHEAP

LINE = "bouleau givre traîneau lac"
"""The passphrase of a second user."""


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(UsersDialog, "cost", CHEAP)
    monkeypatch.setattr(RotationWizard, "cost", CHEAP)


@pytest.fixture
def sealing_desk(desk, protected):
    sealed = SealedAccess(desk.dialogs, desk.jobs, lambda: 2)
    sealed.use(protected)
    return replace(desk, sealed=sealed)


@pytest.fixture
def opened_as(protected, clock):
    """Return what adds a user in a role and opens the register as that user."""
    opened = []

    def open_as(name, role, sealed=None):
        UserService(protected, CHEAP).add(name, role, LINE, sealed)
        keys = storage.load(protected.path)
        slot = next(slot for slot in keys.slots if slot.user_name == name)
        opened.append(Register.open(protected.path, clock, unlock(protected.path, slot.id, LINE)))
        return opened[-1]

    yield open_as
    for register in opened:
        register.close()
