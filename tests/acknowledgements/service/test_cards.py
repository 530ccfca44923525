"""All that one person acknowledged, or has still to acknowledge."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    CampaignDraft,
    EventKind,
    Method,
    ScopeKey,
)
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.service.cards import card
from medias_desktop.acknowledgements.service.evidence import attach
from medias_desktop.core.store import attachments
from medias_desktop.people.errors import PersonUnknown
from medias_desktop.policies.rules import Change
from tests.acknowledgements.test_service_minor_changes import amend

SHEET = Method.INDIVIDUAL_SHEET


def day(number):
    return dt.date(2026, 11, number)


def test_nobody_is_told_apart_from_somebody_without_texts(register, persons):
    assert card(register, persons[0]).lines == ()
    assert card(register, persons[0]).person.last_name == "Côté-Gagné"
    with pytest.raises(PersonUnknown):
        card(register, 4711)


def test_a_text_in_force_is_awaited_before_anything_is_recorded(register, version_id, persons):
    found = card(register, persons[0])
    (line,) = found.lines
    assert (line.version.id, line.state.state, line.counted) == (
        version_id,
        AcknowledgementState.TO_READ,
        True,
    )
    assert (line.sha256, line.language, line.recorded_by, line.events) == ("", "", "", ())
    assert found.never_acknowledged


def test_who_left_has_only_what_was_recorded(register, service, version_id, persons):
    assert card(register, persons[5]).lines == ()
    service.record(version_id, [persons[5]], day(12), SHEET)
    (line,) = card(register, persons[5]).lines
    assert (line.counted, line.acknowledged, line.state.day) == (False, True, day(12))


def test_a_signature_keeps_its_text_language_recorder_and_proof(register, service, version_id, persons):
    service.mark_handed_out(version_id, [persons[3]], day(12))
    service.record(version_id, [persons[3]], day(16), SHEET)
    (row,) = service.listing.rows(service.scope(ScopeKey(0, version_id)), [persons[3]])
    with register.transaction("keep_evidence") as tx:
        sha256 = attachments.keep(tx, "recu.pdf", "application/pdf", b"%PDF-1.7")
        attach(tx, [(row.status.event_id, persons[3])], EvidenceKind.DOCUMENT, content_sha256=sha256)
    service.correct(row.status.event_id, day(17), SHEET)
    found = card(register, persons[3])
    (line,) = found.lines
    assert (line.state.state, line.state.day) == (AcknowledgementState.SIGNED, day(17))
    assert (line.sha256, line.language) == (line.version.text_sha256, "en")
    assert line.recorded_by == register.actor.name
    assert [one.event.kind for one in line.events] == [
        EventKind.HANDED_OUT,
        EventKind.SIGNED,
        EventKind.CORRECTED,
    ]
    assert [one.content_sha256 for one in line.evidence] == [sha256]
    assert not found.never_acknowledged


def test_texts_that_another_took_the_place_of_stay_below(register, policies, service, version_id, persons):
    service.record(version_id, [persons[0]], day(16), SHEET)
    second = amend(register, policies, Change.SUBSTANTIVE, day(20), "2026-11-300")
    lines = card(register, persons[0]).lines
    assert [(line.version.id, line.state.state) for line in lines] == [
        (second, AcknowledgementState.TO_READ),
        (version_id, AcknowledgementState.SUPERSEDED),
    ]
    assert [line.acknowledged for line in lines] == [False, True]
    # Who had not signed it has nothing left to do for it.
    assert [line.version.id for line in card(register, persons[1]).lines] == [second]


def test_a_minor_change_counts_the_signature_before_it(register, policies, service, version_id, persons):
    service.record(version_id, [persons[0]], day(16), SHEET)
    amend(register, policies, Change.MINOR, day(20), "2026-11-300")
    now, before = card(register, persons[0]).lines
    assert (now.state.through, now.acknowledged, now.events) == (1, False, ())
    assert before.acknowledged
    assert len(before.events) == 1


def test_the_most_pressing_campaign_says_until_when(register, service, version_id, persons):
    service.campaign_service.open(
        version_id,
        CampaignDraft("Décembre", Audience(persons=frozenset({persons[0]})), due_date=dt.date(2026, 12, 15)),
    )
    service.campaign_service.open(
        version_id,
        CampaignDraft(
            "Novembre",
            Audience(by_rules=False, persons=frozenset({persons[0]})),
            due_date=dt.date(2026, 11, 30),
        ),
    )
    (line,) = card(register, persons[0]).lines
    assert (line.campaign.title, line.state.due) == ("Novembre", dt.date(2026, 11, 30))
    (other,) = card(register, persons[1]).lines
    assert other.campaign.title == "Décembre"  # without rules every group is meant
