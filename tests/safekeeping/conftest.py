"""A register that its founder opens with a passphrase."""

from __future__ import annotations

import pytest

from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.safekeeping.service.registers import Founder, create_register
from tests.keyrings import memory_keyring
from tests.safekeeping.keys import CHEAP, PASSPHRASE


@pytest.fixture
def made(tmp_path, clock):
    path = tmp_path / "protégé.medias"
    founder = Founder("Huguette Rioux", PASSPHRASE)
    return path, create_register(path, Municipality("Ville de Sainte-Élodie"), founder, clock, CHEAP)


@pytest.fixture
def recovery_code(made):
    return made[1].recovery_code


@pytest.fixture
def protected(made, clock):
    path, keys = made
    register = Register.open(path, clock, keys.access)
    yield register
    register.close()


@pytest.fixture
def session_store():
    """Give the store of secrets of this computer's session, empty, and the machine's own back afterwards."""
    with memory_keyring() as store:
        yield store
