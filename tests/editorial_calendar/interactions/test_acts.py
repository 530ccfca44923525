"""The next thing to do about an interaction, by what it is and where it stands."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.editorial_calendar.rules.interaction_acts import acts_of
from medias_desktop.editorial_calendar.rules.interactions import (
    DueBasis,
    Interaction,
    InteractionKind,
    InteractionState,
)


def interaction(kind, state, incident=None):
    return Interaction(
        id=1,
        uid="u",
        kind=InteractionKind(kind),
        account_id=1,
        account="",
        platform="facebook",
        received_at=dt.datetime.fromisoformat("2026-11-16T09:00"),
        sender="",
        text="",
        link="",
        language="fr",
        private=False,
        urgent=False,
        refused_subject="",
        reported_by="",
        state=InteractionState(state),
        department="",
        department_due_at=None,
        due_at=None,
        due_basis=DueBasis.NONE,
        due_by_hand=False,
        incident_id=incident,
    )


@pytest.mark.parametrize(
    ("kind", "state", "led", "followed", "expected"),
    [
        ("question", "received", False, False, ["answer", "transmit", "moderate"]),
        ("question", "provisional", False, False, ["answer", "transmit", "moderate"]),
        ("question", "transmitted", False, False, ["answer", "provisional", "moderate"]),
        ("service_request", "received", False, False, ["transmit", "answer", "moderate"]),
        ("complaint", "received", True, False, ["redirect", "answer", "moderate"]),
        ("complaint", "redirected", True, True, ["answer", "close", "moderate"]),
        ("complaint", "redirected", True, False, ["close", "answer", "moderate"]),
        ("false_information", "received", True, False, ["transmit", "answer", "close"]),
        ("false_information", "transmitted", True, False, ["close", "answer", "transmit"]),
        ("comment", "answered", False, False, ["close", "reopen", "moderate"]),
        ("comment", "closed", False, False, ["reopen", "moderate", "incident"]),
    ],
)
def test_the_next_act_comes_first(kind, state, led, followed, expected):
    assert list(acts_of(interaction(kind, state), led=led, followed=followed))[:3] == expected


def test_what_was_given_over_is_not_given_over_again():
    acts = acts_of(interaction("comment", "received", incident=3), led=False, followed=False)
    assert "moderate" not in acts
    assert "incident" in acts


def test_what_is_closed_is_only_noted_corrected_or_opened_again():
    acts = acts_of(interaction("doubt", "closed"), led=False, followed=False)
    assert list(acts) == ["reopen", "note", "correct", "history"]
