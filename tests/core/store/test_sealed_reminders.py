"""A user's own session knows that something is due, and nobody else's does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.core.store.sealed_reminders import due, remember_due
from tests.registers import change_behind

DAY = dt.date(2026, 12, 3)


def as_user(register, uid="uid-huguette", key=bytes(32)):
    register.access = replace(register.access, user_uid=uid, signing_key=key)


def test_what_is_due_comes_back_to_the_same_user_only(register):
    own = register.access.user_uid
    as_user(register, own)
    assert due(register) is None
    assert remember_due(register, DAY, 2)
    assert due(register) == (DAY, 2, None, None)
    for uid, key in ((own, bytes([1]) * 32), (own, None), ("uid-luc", bytes(32))):
        as_user(register, uid, key)
        assert due(register) is None


def test_a_row_taken_over_by_another_user_tells_nothing(register):
    own = register.access.user_uid
    as_user(register, own)
    remember_due(register, DAY, 2)
    change_behind(register, "UPDATE sealed_reminder SET user_uid = 'uid-luc'")
    as_user(register, "uid-luc")
    assert due(register) is None


def test_without_a_key_of_its_own_nothing_is_kept(register):
    as_user(register, register.access.user_uid, None)
    assert not remember_due(register, DAY, 1)
    assert not register.rows("SELECT id FROM sealed_reminder")


@pytest.mark.parametrize("day", [None, dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_every_reminder_is_of_one_length_and_leaves_no_trace(register, day):
    as_user(register, register.access.user_uid)
    before = register.rows("SELECT COUNT(*) FROM audit_event")[0][0]
    remember_due(register, day, 10**6, day, day)
    assert due(register) == (day, 10**6, day, day)
    assert register.rows("SELECT length(box) FROM sealed_reminder")[0][0] == 64 + 16
    assert register.rows("SELECT COUNT(*) FROM audit_event")[0][0] == before
    nonce = register.rows("SELECT nonce FROM sealed_reminder")[0][0]
    remember_due(register, day, 10**6, day, day)
    assert register.rows("SELECT nonce FROM sealed_reminder")[0][0] == nonce


@pytest.mark.file_only
@pytest.mark.parametrize("column", ["nonce", "box"])
@pytest.mark.parametrize("value", ["x''", "'texte'", "7"])
def test_one_that_was_altered_is_as_none(register, column, value):
    as_user(register, register.access.user_uid)
    remember_due(register, DAY, 2)
    change_behind(register, f"UPDATE sealed_reminder SET {column} = {value}")
    assert due(register) is None
