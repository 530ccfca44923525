"""What lists show of sealed records, and their files: opened with the key only, as they were sealed, gone with them."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments import thumbnail
from medias_desktop.core.store.audit.reconciling import reconcile, reconcile_contents
from medias_desktop.core.store.errors import ChangedElsewhere, RegisterDamaged
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.schema import metadata
from medias_desktop.core.store.sealed import SealedRecordAltered, SealedRecordGone, Vault
from medias_desktop.core.store.sealed_files import decrypted, encrypted
from tests.registers import change_behind

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
ZOE, LUC = "0a5e6f9c-zoe", "77d1c0aa-luc"
PICTURE = b"\x89PNG" + os.urandom(5000)


@pytest.fixture
def vault():
    return Vault({1: KEY})


def add(register, vault, person=ZOE, brief=("art. 6", 1), files=()):
    """Add a record with a brief and files; return its number."""
    with register.transaction("test") as tx:
        number = vault.new_number(tx)
        vault.add(tx, person, {"pieces": []}, brief, record_id=number)
        pieces = [vault.add_file(tx, number, content)._asdict() for content in files]
        if pieces:
            vault.change(tx, number, 1, person, {"pieces": pieces}, brief)
    return number


def briefs(register, vault):
    return [(one.id, one.person_uid, one.content) for one in vault.briefs(register, Silent())]


def piece_of(register, vault, number):
    one = vault.open(register, number).content["pieces"][0]
    return one["uid"], one["key"], one["sha256"]


def test_a_list_shows_the_briefs_of_records_and_says_once_that_it_was_read(register, vault):
    first, second = add(register, vault), add(register, vault, LUC, {"cite": "art. 7"})
    add(register, vault, LUC, None)  # nothing of it is shown
    assert briefs(register, vault) == [(first, ZOE, ["art. 6", 1]), (second, LUC, {"cite": "art. 7"})]
    with register.transaction("test") as tx:
        vault.change(tx, first, 1, ZOE, {}, ["art. 8"])
        vault.change(tx, second, 1, LUC, {}, None)
    assert briefs(register, vault) == [(first, ZOE, ["art. 8"])]
    found = register.rows(
        "SELECT e.record, c.body FROM audit_event e JOIN audit_content c USING (seq)"
        " WHERE e.action = 'read_sealed_list' ORDER BY e.seq"
    )
    assert [tuple(row) for row in found] == [("0", '{"count":3}')] * 2


def test_whoever_holds_the_key_lists_whatever_the_role(register, vault):
    number = add(register, vault)
    register.actor = register.actor._replace(role=Role.READING)
    assert briefs(register, vault) == [(number, ZOE, ["art. 6", 1])]
    assert vault.open(register, number).person_uid == ZOE


def test_a_list_stops_when_it_is_asked_to(register, vault):
    add(register, vault)

    class Stopping:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        vault.briefs(register, Stopping())


ATTACKS = {
    "the brief of another": "UPDATE sealed_brief SET nonce = (SELECT nonce FROM sealed_brief WHERE record_id = 2),"
    " box = (SELECT box FROM sealed_brief WHERE record_id = 2) WHERE record_id = 1",
    "the record as its brief": "UPDATE sealed_brief SET nonce = (SELECT nonce FROM sealed_record WHERE id = 1),"
    " box = (SELECT box FROM sealed_record WHERE id = 1) WHERE record_id = 1",
    "a brief taken away": "DELETE FROM sealed_brief WHERE record_id = 1",
    "an empty brief": "UPDATE sealed_brief SET box = x'' WHERE record_id = 1",
    "another person": "UPDATE sealed_record SET subject = (SELECT subject FROM sealed_record WHERE id = 2) WHERE id = 1",
    "a later revision": "UPDATE sealed_record SET revision = 2 WHERE id = 1",
    "another key": "UPDATE sealed_record SET key_number = 2 WHERE id = 1",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_brief_that_was_tampered_with_does_not_open(register, attack):
    add(register, Vault({1: KEY}))
    add(register, Vault({1: KEY}), LUC)
    change_behind(register, ATTACKS[attack])
    vault = Vault({1: KEY, 2: OTHER})
    with pytest.raises(SealedRecordAltered):
        vault.briefs(register, Silent())
    assert vault.altered(register) == (1,)


def test_an_older_brief_put_back_does_not_open(register, vault):
    number = add(register, vault)
    change_behind(register, "CREATE TABLE older AS SELECT * FROM sealed_brief")
    with register.transaction("test") as tx:
        vault.change(tx, number, 1, ZOE, {}, ["art. 9"])
    change_behind(
        register,
        "UPDATE sealed_brief SET nonce = (SELECT nonce FROM older), box = (SELECT box FROM older)",
        "DROP TABLE older",
    )
    with pytest.raises(SealedRecordAltered):
        vault.briefs(register, Silent())
    assert vault.altered(register) == (number,)


def test_a_file_comes_back_and_the_register_tells_nothing_of_it(register, vault):
    number = add(register, vault, files=[PICTURE, b""])
    first, second = vault.open(register, number).content["pieces"]
    assert vault.file(register, number, first["uid"], first["key"], first["sha256"]) == PICTURE
    assert vault.file(register, number, second["uid"], second["key"], second["sha256"]) == b""
    rows = register.rows("SELECT name, media_type, size, sha256 FROM attachment ORDER BY size")
    # Nonce 12, tag 16, length 8: 4,096 and 8,192 bytes with 28 more for an empty file and one of 5,004 bytes.
    assert [row["size"] for row in rows] == [4096 + 28, 8192 + 28]
    assert {row["media_type"] for row in rows} == {"application/octet-stream"}
    assert {row["name"] for row in rows} == {f"{one['uid']}.sealed" for one in (first, second)}
    assert [thumbnail(register, row["sha256"]) for row in rows] == [None, None]
    assert vault.altered(register) == ()


def test_the_same_file_twice_lies_there_twice_and_looks_different(register, vault):
    add(register, vault, files=[PICTURE, PICTURE])
    assert len({row[0] for row in register.rows("SELECT sha256 FROM attachment")}) == 2


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE sealed_file SET record_id = 2",
        "UPDATE sealed_file SET uid = 'x'",
        "DELETE FROM sealed_file",
        "UPDATE attachment_chunk SET content = zeroblob(length(content))",
        "DELETE FROM attachment_chunk",
    ],
)
def test_a_file_that_was_tampered_with_is_not_given(register, vault, attack):
    number = add(register, vault, files=[PICTURE])
    add(register, vault, LUC)
    piece = piece_of(register, vault, number)
    change_behind(register, attack)
    with pytest.raises((SealedRecordAltered, RegisterDamaged)):
        vault.file(register, number, *piece)
    assert number in vault.altered(register)


def test_swapped_files_are_not_given(register, vault):
    number = add(register, vault, files=[PICTURE, b"other" * 900])
    change_behind(
        register,
        "CREATE TABLE swapped AS SELECT * FROM sealed_file",
        "UPDATE sealed_file SET content_sha256 = (SELECT o.content_sha256 FROM swapped o WHERE o.id <> sealed_file.id)",
        "DROP TABLE swapped",
    )
    with pytest.raises(SealedRecordAltered):
        vault.file(register, number, *piece_of(register, vault, number))
    assert vault.altered(register) == (number,)


def test_a_file_that_no_record_names_is_found(register, vault):
    number = add(register, vault)
    with register.transaction("test") as tx:
        vault.add_file(tx, number, PICTURE)
    assert vault.altered(register) == (number,)


def test_what_is_removed_goes_with_its_files(register, vault):
    number, other = add(register, vault, files=[PICTURE, b"x"]), add(register, vault, LUC, files=[b"y"])
    uid, *_rest = piece_of(register, vault, number)
    with register.transaction("test") as tx:
        vault.drop_files(tx, [uid, "unknown"])
    assert (
        len(register.rows("SELECT id FROM sealed_file"))
        == len(register.rows("SELECT size FROM attachment"))
        == 2
    )
    with register.transaction("test") as tx:
        vault.remove(tx, number)
    assert [one[0] for one in briefs(register, vault)] == [other]
    assert (
        len(register.rows("SELECT id FROM sealed_file"))
        == len(register.rows("SELECT size FROM attachment"))
        == 1
    )
    with pytest.raises(SealedRecordGone):
        vault.open(register, number)
    with pytest.raises(SealedRecordGone), register.transaction("test") as tx:
        vault.remove(tx, number)
    with pytest.raises(ChangedElsewhere), register.transaction("test") as tx:
        vault.change(tx, number, 1, ZOE, {})
    with register.read() as connection:
        assert reconcile(connection, metadata, Silent()) == ()
        assert reconcile_contents(connection) == ()


def test_sealing_anew_takes_briefs_along_and_leaves_files(register, vault):
    first = add(register, vault, files=[PICTURE])
    second = add(register, vault, LUC, None)
    both, newest = Vault({1: KEY, 2: OTHER}), Vault({2: OTHER})
    with register.transaction("test") as tx:
        assert both.reseal(tx) == 2
    assert briefs(register, newest) == [(first, ZOE, ["art. 6", 1])]
    assert newest.altered(register) == ()
    assert newest.file(register, first, *piece_of(register, newest, first)) == PICTURE
    assert vault.altered(register) == (first, second)
    with pytest.raises(SealedRecordAltered):
        vault.briefs(register, Silent())


def test_another_key_lists_nothing(register, vault):
    number = add(register, vault, files=[PICTURE])
    uid, key, sha256 = piece_of(register, vault, number)
    for keys in ({1: OTHER}, {2: KEY}):
        with pytest.raises(SealedRecordAltered):
            Vault(keys).briefs(register, Silent())
    for wrong in ("", "@", key[::-1], "AAAA"):
        with pytest.raises(SealedRecordAltered):
            vault.file(register, number, uid, wrong, sha256)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=9000), flipped=st.integers(0, 10**6))
def test_any_file_comes_back_and_none_that_was_altered(content, flipped):
    made = encrypted(content)
    file, box = made.file, bytearray(made.content)
    assert decrypted(bytes(box), file.uid, file.key, file.sha256) == content
    box[flipped % len(box)] ^= 1
    with pytest.raises(SealedRecordAltered):
        decrypted(bytes(box), file.uid, file.key, file.sha256)
