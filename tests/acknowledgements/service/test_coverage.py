"""How far departments and groups are, and since when."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.rules import Counts, Method, ScopeKey
from medias_desktop.acknowledgements.service.coverage import coverage
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.rules import Change
from tests.acknowledgements.test_service_minor_changes import amend

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


def day(number):
    return dt.date(2026, 11, number)


@pytest.fixture
def lines(register, service, version_id):
    def read(by, version=None):
        scope = service.scope(ScopeKey(0, version or version_id))
        return {line.code: (line.counts, line.complete_on) for line in coverage(register, scope, by)}

    return read


def test_nobody_no_lines(lines):
    assert lines("department") == {}
    assert lines("group") == {}


def test_departments_by_name_those_without_last(register, service, version_id, persons, people):
    people.add(PersonDraft("Arès", "Luc"))
    people.add(PersonDraft("Beaudry", "Ann", department="égouts"))
    found = coverage(register, service.scope(ScopeKey(0, version_id)), "department")
    assert [line.code for line in found] == [
        "Conseil",
        "Direction générale",
        "égouts",
        "Loisirs et culture",
        "Sécurité incendie",
        "Travaux publics",
        "",
    ]


def test_groups_in_the_order_of_groups(register, service, version_id, persons):
    found = coverage(register, service.scope(ScopeKey(0, version_id)), "group")
    assert [line.group for line in found] == [Group.REGULAR, Group.STUDENT, Group.ELECTED, Group.FIREFIGHTER]


def test_complete_on_the_day_of_the_last_signature(lines, service, version_id, persons):
    """L’Heureux and Smith are the regular employees; Vachon has left and Zuber is still to come."""
    service.record(version_id, [persons[3]], day(18), SHEET)
    assert lines("group")["regular_employee"] == (Counts(signed=1, to_read=1), None)
    service.record(version_id, [persons[1]], day(16), SHEET)
    assert lines("group")["regular_employee"] == (Counts(signed=2), day(18))
    assert lines("department")["Travaux publics"] == (Counts(signed=1), day(18))
    assert lines("group")["student"] == (Counts(to_read=1), None)


def test_a_correction_moves_the_day_and_a_cancellation_opens_it_again(
    lines, service, version_id, persons, clock
):
    service.record(version_id, [persons[0]], day(20), SHEET)
    (row,) = service.listing.rows(service.scope(ScopeKey(0, version_id)), [persons[0]])
    service.correct(row.status.event_id, day(12), SHEET)
    assert lines("group")["elected_official"] == (Counts(signed=1), day(12))
    (row,) = service.listing.rows(service.scope(ScopeKey(0, version_id)), [persons[0]])
    service.cancel(row.status.event_id, "mauvaise personne")
    assert lines("group")["elected_official"] == (Counts(to_read=1), None)


def test_the_exempted_are_not_awaited_and_the_refused_keep_it_open(lines, service, version_id, persons):
    service.record(version_id, [persons[3]], day(15), SHEET)
    service.exempt(version_id, [persons[1]], day(19), "congé de maladie")
    assert lines("group")["regular_employee"] == (Counts(signed=1, exempted=1), day(19))
    service.refuse(version_id, [persons[2]], day(19), "ne veut pas", "Rose Smith")
    assert lines("group")["student"] == (Counts(refused=1), None)
    service.exempt(version_id, [persons[4]], day(19), "congé")
    assert lines("group")["volunteer_firefighter"] == (Counts(exempted=1), None)


def test_signatures_of_the_text_before_a_minor_change_count(
    lines, register, policies, service, version_id, persons
):
    service.record(version_id, [persons[2]], day(16), SHEET)
    second = amend(register, policies, Change.MINOR, day(20), "2026-11-300")
    assert lines("group", second)["student"] == (Counts(signed=1), day(16))
    third = amend(register, policies, Change.SUBSTANTIVE, day(21), "2026-11-301")
    assert lines("group", third)["student"] == (Counts(to_read=1), None)
    # Who signed what another text took the place of signed it all the same.
    assert lines("group", second)["student"] == (Counts(signed=1), day(16))
