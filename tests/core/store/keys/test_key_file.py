from __future__ import annotations

import base64
import json

import pytest

from medias_desktop.core.store.keys.cost import SMALLEST, Cost
from medias_desktop.core.store.keys.errors import (
    DeviceRefused,
    LastPassphrase,
    LastRecoverySlot,
    LastSealedRight,
    NotEntitled,
    RecoveryCodeMistyped,
    SealedKeysNeeded,
    SlotGone,
    WrongPassphrase,
    WrongRecoveryCode,
)
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.keys.recovery_code import new_recovery_code
from tests.core.store.keys.conftest import AT, CLERK, DIRECTOR


def test_each_passphrase_gives_the_same_data_key_and_the_own_signing_key(office):
    director = office.file.unlock(office.director, DIRECTOR)
    clerk = office.file.unlock(office.clerk, CLERK)
    assert director.data_key == clerk.data_key == office.access.data_key
    assert len(director.data_key) == 32
    assert (director.signing_key, clerk.signing_key) == (b"D" * 32, b"C" * 32)
    assert (clerk.user_uid, clerk.user_name, clerk.slot_id) == ("u-clerk", "Carl Dubé", office.clerk)
    assert not clerk.recovered
    assert clerk.next_data_key is None


def test_nothing_shows_a_key(office):
    shown = repr(office.access) + repr(office.sealed) + repr(office.file) + repr(office.file.records)
    for key in (office.access.data_key, office.access.signing_key, office.sealed.key):
        assert key.hex() not in shown
        assert repr(key) not in shown
        assert base64.b64encode(key).decode() not in shown


def test_no_key_is_in_the_file(office):
    content = office.file.content()
    for key in (office.access.data_key, office.sealed.key, b"D" * 32, office.sealed.authority):
        assert key not in content
        assert base64.b64encode(key) not in content


def test_an_accent_typed_as_two_characters_is_the_same(office):
    assert office.file.unlock(office.director, "E\u0301rable-42 sous la neige").user_uid == "u-director"


@pytest.mark.parametrize("typed", ["", DIRECTOR.lower(), DIRECTOR + " ", "Erable-42 sous la neige", CLERK])
def test_another_passphrase_is_refused_and_says_whose_it_should_be(office, typed):
    with pytest.raises(WrongPassphrase) as caught:
        office.file.unlock(office.director, typed)
    assert "Aline Béland" in caught.value.sentence()


def test_the_sealed_key_is_given_to_the_entitled_only(office):
    assert office.file.unlock_sealed(office.director, DIRECTOR).keys == office.sealed.keys
    assert office.sealed.newest == 1
    with pytest.raises(NotEntitled):
        office.file.unlock_sealed(office.clerk, CLERK)
    with pytest.raises(WrongPassphrase):
        office.file.unlock_sealed(office.director, CLERK)


def test_the_paper_code_gives_everything_and_no_user(office):
    found = office.file.unlock_recovery(office.code.lower().replace("-", " "))
    assert found.data_key == office.access.data_key
    assert (found.recovered, found.user_uid, found.signing_key) == (True, "", None)
    assert office.file.unlock_sealed(found.slot_id, office.code).keys == office.sealed.keys


def test_a_wrong_code_and_a_mistyped_one_are_told_apart(office):
    with pytest.raises(WrongRecoveryCode):
        office.file.unlock_recovery(new_recovery_code())
    mistyped = office.code[:-1] + ("7" if office.code[-1] != "7" else "8")
    with pytest.raises(RecoveryCodeMistyped):
        office.file.unlock_recovery(mistyped)


def test_several_codes_open(office):
    file, second = office.file.with_recovery(office.access, at=AT, cost=SMALLEST)
    assert file.unlock_recovery(office.code).data_key == file.unlock_recovery(second).data_key
    with pytest.raises(NotEntitled):  # it was made by somebody who showed no sealed key
        file.unlock_sealed(file.slots[-1].id, second)


def test_a_computer_gives_the_data_key_of_its_user_and_never_the_sealed_one(office):
    secret = b"k" * 32
    file = office.file.with_device(office.access, "POSTE-2", secret, at=AT)
    slot = file.slot_of("u-director", "device")
    assert (slot.device_name, slot.sealed, slot.user_name) == ("POSTE-2", False, "Aline Béland")
    found = file.unlock(slot.id, secret)
    assert (found.data_key, found.signing_key) == (office.access.data_key, b"D" * 32)
    with pytest.raises(NotEntitled):
        file.unlock_sealed(slot.id, secret)
    with pytest.raises(DeviceRefused):
        file.unlock(slot.id, b"x" * 32)
    with pytest.raises(ValueError, match="never kept by a computer"):
        file.with_sealed_right(slot.id, office.access, office.sealed)
    again = file.with_device(office.access, "POSTE-2", b"2" * 32, at=AT)
    assert [s.device_name for s in again.slots].count("POSTE-2") == 1
    assert again.unlock(again.slot_of("u-director", "device").id, b"2" * 32) != found


def test_a_changed_passphrase(office):
    file = office.file.change_passphrase(office.director, DIRECTOR, "nouvelle phrase", cost=SMALLEST)
    with pytest.raises(WrongPassphrase):
        file.unlock(office.director, DIRECTOR)
    assert file.unlock(office.director, "nouvelle phrase") == office.access
    assert file.unlock_sealed(office.director, "nouvelle phrase").keys == office.sealed.keys
    assert file.unlock(office.clerk, CLERK).data_key == office.access.data_key
    with pytest.raises(WrongPassphrase):
        office.file.change_passphrase(office.director, CLERK, "nouvelle phrase", cost=SMALLEST)


def test_a_forgotten_passphrase_is_replaced_with_the_paper_code(office):
    found = office.file.unlock_recovery(office.code)
    sealed = office.file.unlock_sealed(found.slot_id, office.code)
    file = office.file.with_passphrase(
        found, "u-director", "Aline Béland", "retrouvée", at=AT, sealed=sealed, cost=SMALLEST
    )
    assert len(file.slots) == len(office.file.slots)
    slot = file.slot_of("u-director")
    assert file.unlock(slot.id, "retrouvée").data_key == office.access.data_key
    assert file.unlock_sealed(slot.id, "retrouvée").keys == office.sealed.keys
    with pytest.raises(SlotGone):
        file.unlock(office.director, DIRECTOR)


def test_a_right_is_given_and_taken_without_the_owners_passphrase(office):
    file = office.file.with_sealed_right(office.clerk, office.access, office.sealed)
    assert file.unlock_sealed(office.clerk, CLERK).keys == office.sealed.keys
    assert file.slot_of("u-clerk").sealed
    back = file.without_sealed_right(office.clerk, office.access, office.sealed)
    with pytest.raises(NotEntitled):
        back.unlock_sealed(office.clerk, CLERK)
    assert back.unlock(office.clerk, CLERK).data_key == office.access.data_key
    other = file.without_sealed_right(office.director, office.access, office.sealed)
    with pytest.raises(LastSealedRight):
        other.without_sealed_right(office.clerk, office.access, office.sealed)


def test_a_new_name_is_on_every_slot_of_the_user(office):
    file = office.file.with_device(office.access, "POSTE-2", b"k" * 32, at=AT)
    file = file.renamed(office.access, "u-director", "Aline Béland-Roy")
    assert [s.user_name for s in file.slots if s.user_uid == "u-director"] == ["Aline Béland-Roy"] * 2
    assert file.unlock(office.director, DIRECTOR).user_name == "Aline Béland-Roy"
    assert file.slot_of("u-clerk").user_name == "Carl Dubé"


def test_whoever_is_not_entitled_leaves_the_entitled_alone(office):
    clerk = office.file.unlock(office.clerk, CLERK)
    with pytest.raises(SealedKeysNeeded):
        office.file.replace_recovery(clerk, at=AT, cost=SMALLEST)
    added = office.file.with_sealed_right(office.clerk, office.access, office.sealed)
    with pytest.raises(SealedKeysNeeded):
        added.without(office.director, clerk)
    with pytest.raises(SealedKeysNeeded):
        added.with_passphrase(clerk, "u-director", "Aline Béland", "à moi", at=AT, cost=SMALLEST)


def test_users_come_and_go(office):
    file = office.file.with_passphrase(office.access, "u-3", "Eva Fortin", "quatre", at=AT, cost=SMALLEST)
    third = file.unlock(file.slot_of("u-3").id, "quatre")
    file = file.with_device(third, "POSTE-9", b"9" * 32, at=AT)
    assert len(file.slots) == 5
    left = file.without_user("u-3", office.access)
    assert left.slots == office.file.slots
    assert file.without(file.slot_of("u-3").id, office.access).slot_of("u-3") is None
    with pytest.raises(SlotGone):
        left.without(third.slot_id, office.access)
    assert left.unlock(office.clerk, CLERK).data_key == office.access.data_key


def test_the_last_of_each_kind_stays(office):
    with pytest.raises(LastRecoverySlot):
        office.file.without(office.paper, office.access, sealed=office.sealed)
    with pytest.raises(LastSealedRight):  # the paper code is no everyday access
        office.file.without(office.director, office.access, sealed=office.sealed)
    alone = office.file.without(office.clerk, office.access)
    with pytest.raises(LastPassphrase):
        alone.without(office.director, office.access, sealed=office.sealed)


def test_a_code_is_replaced(office):
    file, code = office.file.replace_recovery(office.access, at=AT, sealed=office.sealed, cost=SMALLEST)
    with pytest.raises(WrongRecoveryCode):
        file.unlock_recovery(office.code)
    assert file.unlock_recovery(code).data_key == office.access.data_key
    assert len(file.slots) == len(office.file.slots)


def test_slots_for_display(office):
    slots = office.file.slots
    assert [(s.kind.value, s.user_name, s.sealed) for s in slots] == [
        ("passphrase", "Aline Béland", True),
        ("passphrase", "Carl Dubé", False),
        ("recovery", "", True),
    ]
    assert slots[0].created_at == AT
    assert not office.file.opens_freely
    assert office.file.unlock_open() is None


def test_written_and_read_again(office):
    again = KeyFile.read(office.file.content(), "Ville.medias.keys")
    assert again == office.file
    assert again.unlock(office.director, DIRECTOR) == office.access


def test_boxes_do_not_tell_more_than_the_rights_do(office):
    slots = json.loads(office.file.content())["slots"]
    for box in ("box", "grant", "sealed_grant"):
        assert len({len(slot[box]) for slot in slots}) == 1


def test_a_name_that_could_not_be_read_again_is_not_written(office):
    with pytest.raises(ValueError, match="too long"):
        office.file.renamed(office.access, "u-clerk", "x" * 201)
    file = office.file.with_device(office.access, "P" * 300, b"k" * 32, at=AT)
    assert KeyFile.read(file.content(), "") == file


@pytest.mark.parametrize(
    "numbers",
    [(8_192, 3, 4), (1 << 21, 3, 1), (19_456, 1, 1), (19_456, 21, 1), (19_456, 2, 17), (1 << 20, 5, 1)],
)
def test_costs_have_bounds(numbers):
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(*numbers)


def test_the_default_cost_is_256_mebibytes():
    assert Cost() == Cost(256 * 1024, 3, 4)


def test_the_key_of_a_passphrase_is_argon2id_as_its_own_command_line_computes_it():
    # echo -n "lac bleu" | argon2 selselselselsels -id -t 2 -k 19456 -p 1 -l 32 -r
    import argon2

    from medias_desktop.core.store.keys.cost import passphrase_bytes, stretched

    derived = stretched(passphrase_bytes("lac bleu"), b"selselselselsels", SMALLEST)
    encoded = base64.b64encode(derived).rstrip(b"=").decode()
    salt = base64.b64encode(b"selselselselsels").rstrip(b"=").decode()
    whole = f"$argon2id$v=19$m=19456,t=2,p=1${salt}${encoded}"
    assert argon2.PasswordHasher().verify(whole, "lac bleu")
