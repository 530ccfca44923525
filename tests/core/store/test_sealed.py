"""Sealed records open with their key only, as they were sealed, and nobody else learns what or whom they are about."""

from __future__ import annotations

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit.reconciling import DifferenceKind, reconcile
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.schema import metadata, sealed_record
from medias_desktop.core.store.sealed import PAD, SealedRecordAltered, Vault
from tests.registers import change_behind

KEY = bytes(range(32))
OTHER = bytes(range(1, 33))
ZOE, LUC = "0a5e6f9c-zoe", "77d1c0aa-luc"
NOTE = {"breach": "Propos zygomatiques en ligne", "steps": [{"kind": "admonition", "day": "2026-11-20"}]}


@pytest.fixture
def vault():
    return Vault({1: KEY})


def add(register, vault, person=ZOE, content=NOTE):
    with register.transaction("test") as tx:
        return vault.add(tx, person, content)


def change(register, vault, number, version, content, person=ZOE):
    with register.transaction("test") as tx:
        vault.change(tx, number, version, person, content)


def contents(vault, register, person=None):
    return [dict(record.content) for record in vault.read(register, person)]


def test_a_record_comes_back_as_it_was_sealed(register, vault):
    number = add(register, vault)
    (record,) = vault.read(register)
    assert (record.id, record.version, record.person_uid) == (number, 1, ZOE)
    assert record.content == NOTE
    change(register, vault, number, 1, {"breach": "Retiré"}, LUC)
    (changed,) = vault.read(register)
    assert (changed.id, changed.uid, changed.version, changed.person_uid) == (number, record.uid, 2, LUC)
    assert changed.content == {"breach": "Retiré"}


def test_records_about_a_person_are_found_without_opening_the_others(register, vault):
    add(register, vault, ZOE, {"n": 1})
    add(register, vault, LUC, {"n": 2})
    add(register, vault, ZOE, {"n": 3})
    change_behind(register, "UPDATE sealed_record SET revision = 9 WHERE id = 2")
    assert contents(vault, register, ZOE) == [{"n": 1}, {"n": 3}]
    assert contents(vault, register, "personne") == []


def test_two_windows_do_not_overwrite_each_other(register, vault):
    number = add(register, vault)
    change(register, vault, number, 1, {"n": 1})
    with pytest.raises(ChangedElsewhere):
        change(register, vault, number, 1, {"n": 2})
    with pytest.raises(ChangedElsewhere):
        change(register, vault, number + 1, 1, {"n": 2})
    assert contents(vault, register) == [{"n": 1}]


ATTACKS = {
    "another person's index": "subject = (SELECT subject FROM sealed_record WHERE id = 2)",
    "a later revision": "revision = 2",
    "another key's number": "key_number = 2",
    "another identity": "uid = 'x'",
    "another number": "id = 9",
    "a shorter box": "box = x'00'",
    "an empty box": "box = x''",
    "another nonce": "nonce = zeroblob(12)",
    "an empty nonce": "nonce = x''",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_row_that_was_tampered_with_does_not_open(register, attack):
    vault = Vault({1: KEY, 2: OTHER})
    first = Vault({1: KEY})
    add(register, first, ZOE, {"n": 1})
    add(register, first, LUC, {"n": 2})
    change_behind(register, f"UPDATE sealed_record SET {ATTACKS[attack]} WHERE id = 1")
    with pytest.raises(SealedRecordAltered):
        vault.read(register)
    assert vault.altered(register) == ((9,) if attack == "another number" else (1,))
    if attack == "another person's index":
        with pytest.raises(SealedRecordAltered):
            vault.read(register, LUC)
    else:
        assert contents(vault, register, LUC) == [{"n": 2}]


@pytest.mark.parametrize(
    "columns",
    [
        ("nonce", "box"),
        ("subject", "nonce", "box"),
        ("subject", "nonce", "box", "revision", "key_number", "created_at", "updated_at", "version"),
    ],
)
def test_swapped_rows_do_not_open(register, vault, columns):
    add(register, vault, ZOE, {"n": 1})
    add(register, vault, LUC, {"n": 2})
    swapped = ", ".join(
        f"{name} = (SELECT o.{name} FROM swapped o WHERE o.id = 3 - sealed_record.id)" for name in columns
    )
    change_behind(
        register,
        "CREATE TABLE swapped AS SELECT * FROM sealed_record",
        f"UPDATE sealed_record SET {swapped}",
        "DROP TABLE swapped",
    )
    assert vault.altered(register) == (1, 2)
    for person in (None, ZOE, LUC):
        with pytest.raises(SealedRecordAltered):
            vault.read(register, person)


def test_rows_that_changed_places_whole_do_not_open(register, vault):
    add(register, vault, ZOE, {"n": 1})
    add(register, vault, LUC, {"n": 2})
    change_behind(
        register,
        "UPDATE sealed_record SET id = 9 WHERE id = 1",
        "UPDATE sealed_record SET id = 1 WHERE id = 2",
        "UPDATE sealed_record SET id = 2 WHERE id = 9",
    )
    assert vault.altered(register) == (1, 2)


def test_an_older_box_does_not_open_under_the_newer_revision(register, vault):
    number = add(register, vault, ZOE, {"n": "ancien"})
    change_behind(register, "CREATE TABLE older AS SELECT * FROM sealed_record")
    change(register, vault, number, 1, {"n": "nouveau"})
    change_behind(
        register,
        "UPDATE sealed_record SET nonce = (SELECT nonce FROM older), box = (SELECT box FROM older)",
        "DROP TABLE older",
    )
    with pytest.raises(SealedRecordAltered):
        vault.read(register)


def test_an_older_row_put_back_whole_is_found_by_the_trail(register, vault):
    number = add(register, vault, ZOE, {"n": "ancien"})
    change_behind(register, "CREATE TABLE older AS SELECT * FROM sealed_record")
    change(register, vault, number, 1, {"n": "nouveau"})
    with register.read() as connection:
        assert reconcile(connection, metadata, Silent()) == ()
    change_behind(
        register,
        "DELETE FROM sealed_record",
        "INSERT INTO sealed_record SELECT * FROM older",
        "DROP TABLE older",
    )
    assert contents(vault, register) == [{"n": "ancien"}]  # every box is one that was sealed
    with register.read() as connection:
        (difference,) = reconcile(connection, metadata, Silent())
    assert (difference.kind, difference.entity) == (DifferenceKind.CHANGED_ROW, "sealed_record")
    assert {"revision", "box", "nonce"} <= set(difference.columns)


@pytest.mark.file_only
@pytest.mark.parametrize("column", ["subject", "nonce", "box"])
@pytest.mark.parametrize("value", ["'texte'", "8000000000", "1.5"])
def test_what_is_no_bytes_does_not_open(register, vault, column, value):
    add(register, vault)
    change_behind(register, f"UPDATE sealed_record SET {column} = {value}")
    with pytest.raises(SealedRecordAltered):
        vault.read(register)
    assert vault.altered(register) == (1,)


def test_another_key_opens_nothing(register, vault):
    add(register, vault)
    for keys in ({1: OTHER}, {2: KEY}, {2: OTHER}):
        stranger = Vault(keys)
        with pytest.raises(SealedRecordAltered):
            stranger.read(register)
        assert stranger.altered(register) == (1,)


def test_sealing_anew_moves_every_record_to_the_newest_key(register, vault):
    for number in range(1, 4):
        add(register, vault, ZOE, {"n": number})
    both = Vault({1: KEY, 2: OTHER})
    add(register, both, LUC, {"n": 4})
    change(register, both, 1, 1, {"n": "un"})
    newest = Vault({2: OTHER})
    assert len(newest.altered(register)) == 2
    with register.transaction("test") as tx:
        assert both.reseal(tx) == 2
        assert both.reseal(tx) == 0
    assert contents(newest, register) == [{"n": "un"}, {"n": 2}, {"n": 3}, {"n": 4}]
    assert contents(newest, register, ZOE) == [{"n": "un"}, {"n": 2}, {"n": 3}]
    assert contents(both, register, ZOE) == contents(newest, register, ZOE)
    with pytest.raises(SealedRecordAltered):
        vault.read(register)
    assert [record.version for record in newest.read(register)] == [2, 2, 2, 1]


def test_an_altered_record_is_never_sealed_anew(register, vault):
    add(register, vault)
    change_behind(register, "UPDATE sealed_record SET nonce = zeroblob(12)")
    both = Vault({1: KEY, 2: OTHER})
    with pytest.raises(SealedRecordAltered), register.transaction("test") as tx:
        both.reseal(tx)
    assert register.rows("SELECT key_number FROM sealed_record")[0][0] == 1


def test_lengths_tell_nothing_up_to_a_kibibyte(register, vault):
    # The person, the braces and the names around the content take 45 bytes of the 1,020.
    for length in (0, 1, 500, 900):
        add(register, vault, ZOE, {"text": "x" * length})
    add(register, vault, ZOE, {"text": "x" * 1000})
    sizes = [row[0] for row in register.rows("SELECT length(box) FROM sealed_record ORDER BY id")]
    assert sizes == [PAD + 16] * 4 + [2 * PAD + 16]


def test_the_same_record_sealed_twice_looks_different(register, vault):
    add(register, vault)
    add(register, vault)
    first, second = register.rows("SELECT nonce, box, subject FROM sealed_record ORDER BY id")
    assert first["nonce"] != second["nonce"]
    assert first["box"] != second["box"]
    assert first["subject"] == second["subject"]


def readings(register):
    return register.rows(
        "SELECT e.entry, e.actor, e.action, e.record, c.body FROM audit_event e JOIN audit_content c USING (seq)"
        " WHERE e.change = 'read' ORDER BY e.seq"
    )


def test_reading_is_recorded_by_record_and_reader(register, vault):
    add(register, vault, ZOE)
    add(register, vault, LUC)
    vault.read(register, LUC)
    vault.read(register)
    found = readings(register)
    assert [row["record"] for row in found] == ["2", "1", "2"]
    assert {row["actor"] for row in found} == {register.actor.uid}
    assert {row["action"] for row in found} == {"read_sealed_records"}
    assert {row["body"] for row in found} == {'{"revision":1}'}
    assert len({row["entry"] for row in found}) == 2
    vault.read(register, "personne")
    assert len(readings(register)) == 3


def test_nothing_is_given_when_its_reading_cannot_be_recorded(register, vault):
    add(register, vault)
    change_behind(register, "UPDATE sealed_record SET revision = 9")
    with pytest.raises(SealedRecordAltered):
        vault.read(register)
    assert len(readings(register)) == 0


def test_who_holds_the_key_reads_whatever_the_role(register, vault):
    add(register, vault)
    register.actor = register.actor._replace(role=Role.READING)
    assert contents(vault, register) == [NOTE]
    assert len(readings(register)) == 1


def everything_readable(register):
    """Every value of every table that the data key opens, and the trail's texts."""
    found = []
    with register.read() as connection:
        for table in metadata.tables.values():
            for row in connection.execute(table.select()):
                for value in row:
                    found.append(value if isinstance(value, bytes) else str(value).encode())
    return b"\n".join(found)


def test_without_the_sealed_key_neither_person_nor_content_is_anywhere(register, vault):
    number = add(register, vault)
    change(register, vault, number, 1, {"breach": "Propos ornithologiques"}, LUC)
    vault.read(register)
    readable = everything_readable(register)
    assert b"read_sealed_records" in readable
    for secret in (ZOE, LUC, "zygomatiques", "ornithologiques", "breach", "admonition", "2026-11-20"):
        assert secret.encode() not in readable
    assert KEY not in readable


@pytest.mark.file_only
def test_a_copy_in_the_clear_holds_neither_person_nor_content(register, vault, tmp_path):
    add(register, vault)
    vault.read(register)
    plain = tmp_path / "clair.sqlite"
    with contextlib.closing(connect(register.path, register.access.data_key)) as connection:
        connection.execute("ATTACH DATABASE ? AS clair KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('clair')")
        connection.execute("DETACH DATABASE clair")
    content = plain.read_bytes()
    assert b"read_sealed_records" in content
    for secret in (ZOE, "zygomatiques", "breach", "admonition"):
        assert secret.encode() not in content


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.dictionaries(st.text(), JSON, max_size=4), person=st.text(min_size=1))
def test_any_content_comes_back(register, content, person):
    vault = Vault({1: os.urandom(32)})
    with register.transaction("test") as tx:
        tx.delete_where(sealed_record)
        vault.add(tx, person, content)
    (record,) = vault.read(register)
    assert (record.content, record.person_uid) == (content, person)
