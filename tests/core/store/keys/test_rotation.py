from __future__ import annotations

import pytest

from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.keys.errors import (
    KeysChangedElsewhere,
    RotationUnderWay,
    SealedKeysNeeded,
    SlotGone,
    WrongRecoveryCode,
)
from medias_desktop.core.store.keys.key_file import KeyFile
from tests.core.store.keys.conftest import AT, CLERK, DIRECTOR


@pytest.fixture(scope="module")
def begun(office):
    return office.file.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)


def test_state_two_gives_everybody_both_data_keys_and_the_entitled_both_sealed_keys(office, begun):
    file, old, new = begun.key_file, office.access.data_key, begun.access.next_data_key
    assert file.rotating
    assert new not in (None, old)
    for slot_id, passphrase in ((office.director, DIRECTOR), (office.clerk, CLERK)):
        access = file.unlock(slot_id, passphrase)
        assert (access.data_key, access.next_data_key) == (old, new)
    sealed = file.unlock_sealed(office.director, DIRECTOR)
    assert sealed.newest == 2
    assert sealed.keys[1] == office.sealed.keys[1] != sealed.keys[2]
    assert sealed.keys == begun.sealed.keys


def test_the_paper_code_is_another(office, begun):
    with pytest.raises(WrongRecoveryCode):
        begun.key_file.unlock_recovery(office.code)
    recovered = begun.key_file.unlock_recovery(begun.recovery_code)
    assert recovered.next_data_key == begun.access.next_data_key
    assert begun.key_file.unlock_sealed(recovered.slot_id, begun.recovery_code).newest == 2


def test_state_three_gives_the_new_keys_only(office, begun):
    file = begun.key_file.finish_rotation(begun.access, begun.sealed, unused=[1])
    assert not file.rotating
    for slot_id, passphrase in ((office.director, DIRECTOR), (office.clerk, CLERK)):
        access = file.unlock(slot_id, passphrase)
        assert (access.data_key, access.next_data_key) == (begun.access.next_data_key, None)
    sealed = file.unlock_sealed(office.director, DIRECTOR)
    assert dict(sealed.keys) == {2: begun.sealed.keys[2]}
    assert file.unlock_recovery(begun.recovery_code) is not None
    assert (
        file.renamed(begun.access.rotated(), "u-clerk", "Carl D.").slot_of("u-clerk").user_name == "Carl D."
    )


def test_sealed_keys_still_in_use_are_kept(office, begun):
    file = begun.key_file.finish_rotation(begun.access)
    assert set(file.unlock_sealed(office.director, DIRECTOR).keys) == {1, 2}
    with pytest.raises(ValueError, match="in use"):
        begun.key_file.finish_rotation(begun.access, begun.sealed, unused=[2])


def test_whoever_left_gets_nothing_even_with_an_old_key_file(office):
    left = office.file.without_user("u-clerk", office.access)
    rotation = left.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)
    file = rotation.key_file.finish_rotation(rotation.access, rotation.sealed, unused=[1])
    with pytest.raises(SlotGone):
        file.unlock(office.clerk, CLERK)
    known = office.file.unlock(office.clerk, CLERK)
    with pytest.raises(KeysChangedElsewhere):
        file.renamed(known, "u-director", "Un autre")
    assert known.data_key not in (
        rotation.access.next_data_key,
        file.unlock(office.director, DIRECTOR).data_key,
    )


def test_computers_go_on_working(office):
    secret = b"k" * 32
    file = office.file.with_device(office.access, "POSTE-2", secret, at=AT)
    rotation = file.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)
    slot_id = rotation.key_file.slot_of("u-director", "device").id
    done = rotation.key_file.finish_rotation(rotation.access, rotation.sealed)
    assert rotation.key_file.unlock(slot_id, secret).next_data_key == rotation.access.next_data_key
    assert done.unlock(slot_id, secret).data_key == rotation.access.next_data_key


def test_users_can_be_changed_between_the_two_steps(office, begun):
    file = begun.key_file.with_passphrase(begun.access, "u-3", "Eva Fortin", "quatre", at=AT, cost=SMALLEST)
    new = file.unlock(file.slot_of("u-3").id, "quatre")
    assert (new.data_key, new.next_data_key) == (begun.access.data_key, begun.access.next_data_key)
    done = file.change_passphrase(office.clerk, CLERK, "autre", cost=SMALLEST).finish_rotation(begun.access)
    assert done.unlock(office.clerk, "autre").data_key == begun.access.next_data_key


def test_after_a_stop_anybody_who_unlocks_can_finish(office, begun):
    read = KeyFile.read(begun.key_file.content(), "Ville.medias.keys")
    clerk = read.unlock(office.clerk, CLERK)
    file = read.finish_rotation(clerk)
    assert file.unlock(office.director, DIRECTOR).data_key == clerk.next_data_key
    assert file.unlock_sealed(office.director, DIRECTOR).newest == 2


def test_a_change_of_keys_is_not_begun_twice(begun):
    with pytest.raises(RotationUnderWay):
        begun.key_file.begin_rotation(begun.access, begun.sealed, at=AT, cost=SMALLEST)


def test_keys_from_before_do_not_authorise_afterwards(office, begun):
    with pytest.raises(KeysChangedElsewhere):
        begun.key_file.renamed(office.access, "u-clerk", "Carl D.")
    with pytest.raises(KeysChangedElsewhere):
        begun.key_file.with_sealed_right(office.clerk, begun.access, office.sealed)


def test_without_the_sealed_keys_the_code_on_paper_would_lose_them(office):
    clerk = office.file.unlock(office.clerk, CLERK)
    with pytest.raises(SealedKeysNeeded):
        office.file.begin_rotation(clerk, None, at=AT, cost=SMALLEST)


def test_a_register_whose_code_gives_no_sealed_keys_changes_its_data_key_alone(office):
    file, founder, sealed = KeyFile.create()
    file = file.with_passphrase(
        founder, "u-director", "Aline Béland", DIRECTOR, at=AT, sealed=sealed, cost=SMALLEST
    )
    file, _ = file.with_recovery(founder, at=AT, cost=SMALLEST)
    rotation = file.begin_rotation(founder, None, at=AT, cost=SMALLEST)
    done = rotation.key_file.finish_rotation(rotation.access)
    slot_id = done.slot_of("u-director").id
    assert done.unlock(slot_id, DIRECTOR).data_key == rotation.access.next_data_key
    assert done.unlock_sealed(slot_id, DIRECTOR).keys == sealed.keys


def test_many_changes_of_keys(office):
    file, access, sealed = office.file, office.access, office.sealed
    for turn in range(12):
        rotation = file.begin_rotation(access, sealed, at=AT, cost=SMALLEST)
        file = rotation.key_file.finish_rotation(rotation.access, rotation.sealed)
        access, sealed = rotation.access.rotated(), rotation.sealed
        assert sealed.newest == turn + 2
    assert len(file.unlock_sealed(office.director, DIRECTOR).keys) == 13
    assert KeyFile.read(file.content(), "") == file
