"""What sanctions put on the list of things to do: of moderation what waits, of sealed records a day and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store import sealed_reminders
from medias_desktop.core.store.sealed import Vault
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions import todo
from medias_desktop.sanctions.pending import pending
from tests.sanctions.moderated import Moderated

TODAY = dt.date(2026, 11, 21)
BEFORE, AFTER = dt.date(2026, 11, 20), dt.date(2026, 11, 22)


@pytest.fixture
def rows(register):
    return Moderated(register)


def lines(register):
    return [
        (one.text, one.chip, one.kind, one.place) for one in todo.todos(register, PolicyService(register))
    ]


def test_an_empty_register_has_nothing_to_do(register):
    assert lines(register) == []
    assert pending(register) == 0


def test_blocks_that_ended_are_to_be_lifted_and_standing_ones_are_not(register, rows):
    page, user = rows.account(netiquette_shown_on=BEFORE), rows.user()
    rows.incident(page, user, action="temporary_block", until=BEFORE)
    for until in (TODAY, AFTER):
        rows.incident(page, rows.user(), action="temporary_block", until=until)
    rows.incident(page, rows.user(), action="temporary_block", until=BEFORE, lifted_on=TODAY)
    rows.incident(page, rows.user(), action="temporary_block", until=BEFORE, annulled_on=TODAY)
    assert lines(register) == [
        ("1 blocage temporaire est terminé\u00a0: levez-le", "blocage", "bad", "online/blocks")
    ]
    assert pending(register) == 1
    rows.incident(page, user, action="ban")  # nothing is to be lifted any more
    assert lines(register) == []


def test_appeals_comments_and_bans_to_review(register, rows):
    page, user = rows.account(netiquette_shown_on=BEFORE), rows.user()
    # Twelve months, as nothing else was set: the first is due today, the second tomorrow.
    banned = rows.incident(page, user, action="ban", acted_on=dt.date(2025, 11, 21))
    rows.incident(page, user, action="ban", acted_on=dt.date(2025, 11, 22))
    rows.appeal(banned, user, answer_due_on=BEFORE)
    rows.appeal(banned, user, answer_due_on=TODAY)
    rows.appeal(banned, user, answer_due_on=TODAY, outcome="upheld")
    rows.comment(page, user)
    rows.comment(page, user, state="refused")
    assert lines(register) == [
        ("1 demande de révision attend une réponse en retard", "20 nov. 2026", "bad", "online/appeals"),
        ("1 demande de révision est à répondre", "", "warn", "online/appeals"),
        ("1 commentaire est à examiner avant de paraître", "commentaires", "warn", "online/queue"),
        ("1 bannissement est à revoir", "révision", "accent", "online/blocks"),
    ]
    assert pending(register) == 3


PAST = ("Une échéance des dossiers scellés est passée", "", "bad", "cases/clocks")
CLEAR = ("Des dossiers scellés sont à épurer", "", "warn", "cases/removals")


def comes(day):
    return ("Une échéance des dossiers scellés approche", day, "warn", "cases/clocks")


@pytest.mark.parametrize(
    ("kept", "expected"),
    [  # next day, how many are past, next day that stays until something is done, first day on which files are to be cleared
        ((AFTER, 0, AFTER, None), [comes("22 nov. 2026")]),
        ((AFTER, 1, AFTER, None), [PAST]),
        ((BEFORE, 0, BEFORE, None), [PAST]),
        ((BEFORE, 0, None, None), []),  # the suspension that ended then asks for nothing
        ((BEFORE, 0, AFTER, None), [comes("22 nov. 2026")]),
        ((None, 0, None, BEFORE), [CLEAR]),
        ((None, 0, None, TODAY), [CLEAR]),
        ((None, 0, None, AFTER), []),
        ((AFTER, 0, AFTER, TODAY), [comes("22 nov. 2026"), CLEAR]),
        ((dt.date(2026, 12, 21), 0, None, None), [comes("21 déc. 2026")]),
        ((dt.date(2026, 12, 22), 0, None, None), []),  # in 31 days
        ((None, 0, None, None), []),
    ],
)
def test_of_sealed_records_a_day_is_told_to_their_own_session_only(register, kept, expected):
    register.access = dataclasses.replace(register.access, signing_key=bytes(32))
    sealed_reminders.remember_due(register, BEFORE, 1)
    assert lines(register) == []  # there is none any more
    with register.transaction("test") as tx:
        Vault({1: bytes(range(32))}).add(tx, "uid-zoe", {"n": 1})
    sealed_reminders.remember_due(register, *kept)
    assert lines(register) == expected
