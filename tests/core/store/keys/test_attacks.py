"""What somebody can try who may write the key file but lacks a key; each is noticed by those who unlock."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.keys import boxes
from medias_desktop.core.store.keys.access import SealedKeys
from medias_desktop.core.store.keys.boxes import BoxClosed
from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.keys.document import closed
from medias_desktop.core.store.keys.encoding import canonical
from medias_desktop.core.store.keys.errors import KeyFileAltered, SealedKeysNeeded, WrongPassphrase
from medias_desktop.core.store.keys.grants import granted_sealed, read_grant, unboxed
from medias_desktop.core.store.keys.key_file import KeyFile
from medias_desktop.core.store.keys.slots import DATA, SEALED, Kind
from tests.core.store.keys.conftest import AT, CLERK, DIRECTOR, make_office


def changed(file, slot_id, **values):
    records = (replace(r, **values) if r.id == slot_id else r for r in file.records)
    return replace(file, records=tuple(records))


def closed_by_the_clerk(office, file):
    """The proof that the data key alone can give."""
    data_key = office.access.data_key
    return replace(file, mac=file.mac_under(data_key))


def refused(file, slot_id, passphrase, error=KeyFileAltered):
    again = KeyFile.read(file.content(), "Ville.medias.keys")  # a checksum is anybody's to make
    with pytest.raises(error):
        again.unlock(slot_id, passphrase)


# -- without any key ----------------------------------------------------------------------------------------------------


def test_a_right_written_in(office):
    refused(changed(office.file, office.clerk, rights=(DATA, SEALED)), office.clerk, CLERK)


def test_a_right_crossed_out(office):
    refused(changed(office.file, office.director, rights=(DATA,)), office.director, DIRECTOR)


def test_a_public_key_swapped_to_receive_the_next_keys(office):
    _, public = boxes.new_pair()
    file = changed(office.file, office.clerk, public=public)
    refused(file, office.clerk, CLERK, WrongPassphrase)
    refused(file, office.director, DIRECTOR)
    with pytest.raises(KeyFileAltered):
        file.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)


def test_a_slot_of_another_register(office):
    other = make_office()
    stranger = next(r for r in other.file.records if r.user_uid == "u-clerk")
    file = replace(office.file, records=(*office.file.records, stranger))
    refused(file, stranger.id, CLERK, WrongPassphrase)
    refused(file, office.director, DIRECTOR)


def test_a_slot_taken_out_or_put_elsewhere(office):
    refused(replace(office.file, records=office.file.records[:-1]), office.director, DIRECTOR)
    refused(replace(office.file, records=office.file.records[::-1]), office.director, DIRECTOR)


def test_a_slot_that_was_removed_put_back(office):
    file = office.file.without(office.clerk, office.access)
    back = replace(file, records=office.file.records)
    refused(back, office.clerk, CLERK)


@pytest.mark.parametrize(
    "values",
    [
        {"user_name": "Carl Dubé"},
        {"user_uid": "u-clerk"},
        {"kind": Kind.RECOVERY},
        {"created_at": "2020-01-01T00:00:00+00:00"},
        {"device_name": "POSTE-1"},
        {"cost": SMALLEST.__class__(19_456, 3, 1)},
        {"salt": bytes(16)},
        {"grant": b""},
        {"grant": bytes(400)},
        {"sealed_grant": b""},
        {"box": b""},
        {"box": bytes(400)},
    ],
    ids=lambda values: "-".join(f"{name}" for name in values),
)
def test_any_field_of_a_slot(office, values):
    file = changed(office.file, office.director, **values)
    again = KeyFile.read(file.content(), "Ville.medias.keys")
    with pytest.raises(UserError):
        again.unlock(office.director, DIRECTOR)
    with pytest.raises(KeyFileAltered):
        again.unlock(office.clerk, CLERK)


@pytest.mark.parametrize(
    "values",
    [
        {"authority": bytes(32)},
        {"sealed_number": 2},
        {"sealed_signature": bytes(64)},
        {"mac": bytes(32)},
        {"key_ids": ("0" * 16,)},
    ],
    ids=lambda values: next(iter(values)),
)
def test_any_other_field(office, values):
    refused(replace(office.file, **values), office.director, DIRECTOR)
    refused(replace(office.file, **values), office.clerk, CLERK)


def test_the_whole_under_another_register_name(office):
    refused(replace(office.file, register_id="0" * 24), office.director, DIRECTOR, WrongPassphrase)


def test_a_grant_of_a_stranger_to_a_point_of_small_order(office):
    refused(changed(office.file, office.clerk, grant=bytes(32) + bytes(300)), office.clerk, CLERK)


# -- with the data key, which every user has ----------------------------------------------------------------------------


def test_the_data_key_does_not_entitle(office):
    clerk = next(r for r in office.file.records if r.id == office.clerk)
    mine = SealedKeys({1: b"m" * 32}, boxes.new_authority()[0])
    entitled = granted_sealed(replace(clerk, rights=(DATA, SEALED)), office.file.register_id, mine)
    records = tuple(entitled if r.id == clerk.id else r for r in office.file.records)
    forged = replace(office.file, records=records)
    refused(closed_by_the_clerk(office, forged), office.director, DIRECTOR)
    with pytest.raises(SealedKeysNeeded):
        closed(forged, office.access, None)


def test_the_data_key_does_not_plant_a_sealed_key_of_ones_own(office):
    seed, authority = boxes.new_authority()
    mine = SealedKeys({1: office.sealed.keys[1], 2: b"m" * 32}, seed)
    records = tuple(granted_sealed(r, office.file.register_id, mine) for r in office.file.records)
    forged = replace(office.file, records=records, sealed_number=2, authority=authority)
    forged = replace(forged, sealed_signature=boxes.signed(seed, forged.sealed_message()))
    forged = closed_by_the_clerk(office, forged)
    refused(forged, office.director, DIRECTOR)
    with pytest.raises(KeyFileAltered):
        forged.unlock_sealed(office.director, DIRECTOR)
    with pytest.raises(KeyFileAltered):  # nor does anybody who unlocked before go on with it
        forged.with_sealed_right(office.clerk, office.access, office.sealed)


def test_an_entitled_slot_does_not_open_with_the_grant_of_another(office):
    file = office.file.with_sealed_right(office.clerk, office.access, office.sealed)
    grants = {r.id: r.sealed_grant for r in file.records}
    swapped = changed(file, office.clerk, sealed_grant=grants[office.director])
    refused(closed_by_the_clerk(office, swapped), office.director, DIRECTOR)


def test_an_access_to_another_register_changes_nothing(office):
    with pytest.raises(ValueError, match="another register"):
        office.file.renamed(make_office().access, "u-clerk", "Un autre")


# -- by who is not entitled, with the own passphrase and another program -------------------------------------------------


def held(file, slot_id, passphrase):
    """Return the numbers of the sealed keys that are in a slot, whatever its rights say."""
    record = file.record(slot_id)
    own = unboxed(record, file.register_id, passphrase)
    with pytest.raises(BoxClosed):  # bound to the rights
        read_grant(replace(record, rights=(DATA, SEALED)), file.register_id, own)
    content = boxes.unseal_with(own.private, record.sealed_grant, sealed_context(record, file.register_id))
    return sorted(json.loads(content)["keys"]), json.loads(content)["authority"]


def sealed_context(record, register_id):
    return canonical({"register": register_id, "what": SEALED} | record.granted_identity())


def test_no_sealed_key_is_in_a_slot_that_is_not_entitled(office):
    nothing = ([], "")
    assert held(office.file, office.clerk, CLERK) == nothing
    rotation = office.file.begin_rotation(office.access, office.sealed, at=AT, cost=SMALLEST)
    assert held(rotation.key_file, office.clerk, CLERK) == nothing
    done = rotation.key_file.finish_rotation(rotation.access, rotation.sealed)
    assert held(done, office.clerk, CLERK) == nothing
    given = office.file.with_sealed_right(office.clerk, office.access, office.sealed)
    taken = given.without_sealed_right(office.clerk, office.access, office.sealed)
    assert held(taken, office.clerk, CLERK) == nothing
