"""Making, unlocking and recovering registers: all or nothing, and only by who has the keys."""

from __future__ import annotations

import pytest

from medias_desktop.core.files import FolderMissing, FolderReadOnly
from medias_desktop.core.passphrases import WeakPassphrase
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import RegisterDamaged, RegisterExists
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import (
    DeviceRefused,
    RecoveryCodeMistyped,
    SlotGone,
    WrongPassphrase,
    WrongRecoveryCode,
)
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.errors import ForeignKeyFile, UserNameMissing
from medias_desktop.safekeeping.service import recovering, registers, unlocking
from medias_desktop.safekeeping.service.recovery_sheet import confirm_sheet, is_on_paper
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.service.users import UserService
from tests.safekeeping.computers import forget_on_computer, remember_on_computer
from tests.safekeeping.keys import CHEAP, PASSPHRASE

TOWN = Municipality("Ville de Port-Joli")
NEW = "quatre autres mots nouveaux"


def names(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("founder", "error"),
    [
        (Founder("  ", PASSPHRASE), UserNameMissing),
        (Founder("Noémie Ouellet", "court"), WeakPassphrase),
        (Founder("Noémie Ouellet", "noemie ouellet port-joli"), WeakPassphrase),
    ],
)
def test_a_founder_needs_a_name_and_a_good_passphrase(tmp_path, clock, founder, error):
    with pytest.raises(error):
        create_register(tmp_path / "a.medias", TOWN, founder, clock, CHEAP)
    assert names(tmp_path) == []


def test_where_there_is_a_register_nothing_changes(made, clock, tmp_path):
    path, _keys = made
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    with pytest.raises(RegisterExists):
        create_register(path, TOWN, Founder("Noémie Ouellet", PASSPHRASE), clock, CHEAP)
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before


def test_where_there_is_no_folder_nothing_is_left(tmp_path, clock):
    with pytest.raises(FolderMissing):
        create_register(tmp_path / "x" / "a.medias", TOWN, Founder("N. O.", PASSPHRASE), clock, CHEAP)
    assert names(tmp_path) == []


def test_a_failure_half_way_puts_everything_back(tmp_path, clock, monkeypatch):
    """A key file that lay there, of a register that was moved away, is not lost either."""
    path = tmp_path / "a.medias"
    create_register(path, TOWN, Founder("Noémie Ouellet", PASSPHRASE), clock, CHEAP)
    path.rename(tmp_path / "moved.medias")
    before = storage.key_path(path).read_bytes(), storage.copy_path(path).read_bytes()

    def full(*_arguments, **_options):
        raise FolderReadOnly(folder="x")

    monkeypatch.setattr(registers, "create", full)
    with pytest.raises(FolderReadOnly):
        create_register(path, TOWN, Founder("Noémie Ouellet", PASSPHRASE), clock, CHEAP)
    assert (storage.key_path(path).read_bytes(), storage.copy_path(path).read_bytes()) == before
    assert not path.exists()


def test_secrets_are_not_in_what_is_logged(made):
    founder = Founder("Noémie Ouellet", PASSPHRASE)
    assert PASSPHRASE not in repr(founder)
    assert made[1].recovery_code not in repr(made[1])


# Unlocking


def test_only_the_right_passphrase_opens(made):
    path, keys = made
    (user,) = unlocking.door(path).users
    assert (user.name, user.sealed) == ("Huguette Rioux", True)
    assert unlocking.unlock(path, user.slot_id, PASSPHRASE).data_key == keys.access.data_key
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(path, user.slot_id, PASSPHRASE + " ")
    with pytest.raises(SlotGone):
        unlocking.unlock(path, "0" * 32, PASSPHRASE)


def test_an_old_passphrase_is_not_let_in_by_an_old_copy_of_the_key_file(protected):
    """The profile may hold an older state of the same keys: it must neither open nor come back."""
    path, uid = protected.path, protected.actor.uid
    old = storage.key_path(path).read_bytes()
    UserService(protected, CHEAP).change_own_passphrase(PASSPHRASE, NEW)
    protected.close()
    storage.profile_path(protected.id).write_bytes(old)
    slot = unlocking.door(path).users[0].slot_id
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(path, slot, PASSPHRASE)
    assert unlocking.unlock(path, slot, NEW).user_uid == uid
    assert storage.profile_path(protected.id).read_bytes() == storage.key_path(path).read_bytes()


def test_the_right_key_of_a_damaged_register(made):
    path, _keys = made
    content = bytearray(path.read_bytes())
    content[20:3000] = bytes(2980)
    path.write_bytes(content)
    slot = unlocking.door(path).users[0].slot_id
    with pytest.raises(RegisterDamaged):
        unlocking.unlock(path, slot, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(path, slot, "pas la bonne")


def test_a_key_file_of_another_register_is_refused(made, tmp_path, clock):
    path, _keys = made
    other = tmp_path / "autre.medias"
    create_register(other, TOWN, Founder("Noémie Ouellet", PASSPHRASE), clock, CHEAP)
    before = storage.key_path(path).read_bytes()
    with pytest.raises(ForeignKeyFile):
        unlocking.keep_key_file(path, storage.key_path(other))
    assert storage.key_path(path).read_bytes() == before


def test_the_computers_session(made, clock, session_store):
    path, keys = made
    with pytest.raises(DeviceRefused):
        unlocking.unlock_by_device(path)
    remember_on_computer(path, keys.access, clock)
    assert unlocking.opens_by_computer(path, keys.access.user_uid)
    opened = unlocking.unlock_by_device(path)
    assert (opened.user_uid, opened.data_key) == (keys.access.user_uid, keys.access.data_key)
    forget_on_computer(path, keys.access, clock)
    assert not unlocking.opens_by_computer(path, keys.access.user_uid)
    assert session_store.kept == {}
    with pytest.raises(DeviceRefused):
        unlocking.unlock_by_device(path)


# Recovering


def recovered(path, code, clock, passphrase=NEW):
    access = unlocking.unlock_by_code(path, code)
    (director,) = recovering.directors(path, access, clock)
    return recovering.recover(path, code, access, director, passphrase, clock, CHEAP)


def test_the_code_replaces_the_passphrase_and_itself(made, clock, session_store):
    path, keys = made
    remember_on_computer(path, keys.access, clock)
    again = recovered(path, keys.recovery_code, clock)
    slot = unlocking.door(path).users[0].slot_id
    assert unlocking.unlock(path, slot, NEW).user_uid == keys.access.user_uid
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(path, slot, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        unlocking.unlock_by_code(path, keys.recovery_code)
    with pytest.raises(DeviceRefused):
        unlocking.unlock_by_device(path)
    assert unlocking.unlock_by_code(path, again.recovery_code).recovered
    assert unlocking.unlock_sealed(path, keys.access.user_uid, NEW).newest == 1


def test_seals_before_and_after_a_recovery_verify(protected, recovery_code, clock):
    protected.change_municipality(TOWN)
    path = protected.path
    protected.close()
    again = recovered(path, recovery_code, clock)
    register = Register.open(path, clock, again.access)
    register.change_municipality(Municipality("Ville de Rivière-Claire"))
    register.close()
    register = Register.open(path, clock, again.access)
    with register.read() as connection:
        verdict = verify(connection)
    assert verdict.sound
    assert verdict.seals >= 2
    register.close()


def test_a_stop_before_the_key_file_is_saved_leaves_the_code_good(made, clock, monkeypatch):
    path, keys = made

    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(storage, "save", stop)
        with pytest.raises(KeyboardInterrupt):
            recovered(path, keys.recovery_code, clock)
    slot = unlocking.door(path).users[0].slot_id
    assert unlocking.unlock(path, slot, PASSPHRASE)
    recovered(path, keys.recovery_code, clock)
    assert unlocking.unlock(path, unlocking.door(path).users[0].slot_id, NEW)


def test_wrong_codes(made):
    path, keys = made
    wrong = ("0" if keys.recovery_code[0] != "0" else "1") + keys.recovery_code[1:]
    with pytest.raises(RecoveryCodeMistyped):
        unlocking.unlock_by_code(path, wrong)


def test_only_those_who_direct_are_offered(protected, recovery_code, clock):
    service = UserService(protected, CHEAP)
    service.add("Alain Bédard", Role.CLERK, NEW)
    service.add("Zoé Cœur", Role.DIRECTION, NEW)
    protected.close()
    access = unlocking.unlock_by_code(protected.path, recovery_code)
    found = recovering.directors(protected.path, access, clock)
    assert [one.name for one in found] == ["Huguette Rioux", "Zoé Cœur"]


# The sheet


def test_the_sheet_is_on_paper_once_that_was_shown(protected, register):
    assert not is_on_paper(protected)
    confirm_sheet(protected)
    assert is_on_paper(protected)
    assert is_on_paper(register)  # the sample has no recovery code
