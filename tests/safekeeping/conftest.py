"""A register that its founder opens with a passphrase."""

from __future__ import annotations

import shutil

import pytest

from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.safekeeping.service.registers import Founder, create_register
from tests.fakes import FixedClock
from tests.keyrings import memory_keyring
from tests.safekeeping.keys import CHEAP, PASSPHRASE


@pytest.fixture(scope="session")
def made_protected(tmp_path_factory):
    """Return a protected register as it is when just made, its keys, and the profile that knows them."""
    folder = tmp_path_factory.mktemp("protected")
    path = folder / "protégé.medias"
    founder = Founder("Huguette Rioux", PASSPHRASE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        keys = create_register(path, Municipality("Ville de Sainte-Élodie"), founder, FixedClock(), CHEAP)
    return path, keys, folder / "profile"


@pytest.fixture
def made(made_protected, tmp_path):
    """Return the place of a copy of this test's own, and its keys."""
    path, keys, profile = made_protected
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, tmp_path)
    shutil.copytree(profile, profile_folder(), dirs_exist_ok=True)
    return tmp_path / path.name, keys


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
