"""A seal is set once per head, by an active user with the user's own key, and verifies."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.store.audit import seals, verifying
from tests.core.store.audit.writing import key, public

NOW = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


@pytest.fixture
def users(book):
    book.user(1, "u-1", public(1))
    book.sql(
        "INSERT INTO register_user (id, uid, name, role, public_key, active, created_at, version)"
        " VALUES (1, 'u-1', 'Jeanne Côté', 'direction', :key, true, '2026-11-21T15:30:00.000000Z', 1)",
        key=public(1),
    )
    return book


def seal(book, private=bytes([1]) * 32, uid="u-1"):
    with book.engine.begin() as connection:
        return seals.seal(connection, private, uid, NOW)


def test_an_empty_trail_has_nothing_to_seal(book):
    assert seal(book) is None


def test_a_head_is_sealed_once(users):
    assert seal(users) == 1
    assert seal(users) is None
    users.act(("read", "note", "1", {}))
    assert seal(users) == 2
    with users.engine.connect() as connection:
        verdict = verifying.verify(connection)
    assert (verdict.seals, verdict.problems) == (2, ())


def test_what_is_signed(users):
    seal(users)
    ((signature,),) = users.rows("SELECT signature FROM audit_seal")
    message = (
        b'{"at":"2026-11-21T15:30:00.000000Z","head":"'
        + users.hash.hex().encode()
        + b'","seq":1,"signer":"u-1","v":"medias-seal/1"}'
    )
    key(1).public_key().verify(bytes(signature), message)


def test_a_head_whose_seal_is_another_historys_is_sealed_again(users):
    users.seal(1, "u-1", head=bytes(32))
    assert seal(users) == 1


def test_a_stranger_a_wrong_key_and_a_former_user_do_not_seal(users):
    assert seal(users, uid="u-2") is None
    assert seal(users, private=bytes([2]) * 32) is None
    users.sql("UPDATE register_user SET active = false")
    assert seal(users) is None
    assert users.rows("SELECT count(*) FROM audit_seal") == [(0,)]
