import calendar
import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies import errors
from medias_desktop.policies.rules import PolicySummary, VersionState
from medias_desktop.policies.rules.revising import (
    LONGEST_INTERVAL,
    RevisionTrigger,
    Substantive,
    TriggerKind,
    add_months,
    check_interval,
    checked_detail,
    revision_on,
)
from tests.policies.rules.test_life import DRAFT

TODAY = dt.date(2026, 11, 21)
IN_FORCE = dataclasses.replace(DRAFT, state=VersionState.IN_FORCE, in_force_date=dt.date(2024, 12, 31))
POLICY = PolicySummary(1, "Ville de Sainte-Élodie", "Politique", "", (IN_FORCE,), revision_months=24)
TEXT = Substantive(dt.date(2024, 12, 2), dt.date(2024, 12, 31))


def trigger(noted_on, closed_on=None, kind=TriggerKind.NEW_PLATFORM, number=1):
    return RevisionTrigger(number, 1, kind, "Une plateforme", noted_on, closed_on)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2024, 12, 31), 24, dt.date(2026, 12, 31)),
        (dt.date(2024, 12, 31), 2, dt.date(2025, 2, 28)),
        (dt.date(2023, 12, 31), 2, dt.date(2024, 2, 29)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2024, 1, 15), 1, dt.date(2024, 2, 15)),
        (dt.date(9999, 12, 1), 1, dt.date.max),
    ],
)
def test_months_are_counted_on_the_calendar(day, months, expected):
    assert add_months(day, months) == expected


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(1, LONGEST_INTERVAL))
def test_the_month_is_the_right_one_and_the_day_the_same_or_the_last(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


def test_a_revision_is_due_after_its_months_and_near_two_months_before():
    found = revision_on(POLICY, (), (TEXT,), TODAY)
    assert (found.last_on, found.due_on) == (dt.date(2024, 12, 31), dt.date(2026, 12, 31))
    assert not found.is_near(dt.date(2026, 10, 31))
    assert found.is_near(dt.date(2026, 11, 1))  # 60 days before
    assert not found.is_due(dt.date(2026, 12, 30))
    assert found.is_due(dt.date(2026, 12, 31))


def test_nothing_is_due_without_an_interval_or_without_a_text_in_force():
    assert revision_on(dataclasses.replace(POLICY, revision_months=None), (), (TEXT,), TODAY).due_on is None
    repealed = dataclasses.replace(IN_FORCE, state=VersionState.REPEALED)
    assert revision_on(dataclasses.replace(POLICY, versions=(repealed,)), (), (TEXT,), TODAY).due_on is None
    assert not revision_on(dataclasses.replace(POLICY, versions=()), (), (), TODAY).is_near(TODAY)


def test_a_text_to_come_does_not_count_yet():
    next_text = Substantive(dt.date(2026, 11, 16), dt.date(2026, 12, 1))
    assert revision_on(POLICY, (), (TEXT, next_text), TODAY).due_on == dt.date(2026, 12, 31)
    day = dt.date(2026, 12, 1)
    assert revision_on(POLICY, (), (TEXT, next_text), day).due_on == dt.date(2028, 12, 1)


def test_going_through_the_policy_begins_the_time_anew():
    reviewed = trigger(dt.date(2026, 6, 1), dt.date(2026, 6, 1), TriggerKind.REVIEWED)
    found = revision_on(POLICY, (reviewed,), (TEXT,), TODAY)
    assert (found.last_on, found.due_on) == (dt.date(2026, 6, 1), dt.date(2028, 6, 1))
    assert found.triggers == ()  # it is no reason to revise


def test_a_reason_is_settled_by_a_substantive_text_adopted_since_on_the_day_it_binds():
    text = Substantive(dt.date(2026, 11, 16), dt.date(2026, 12, 1))
    before, same_day, after = (trigger(dt.date(2026, 11, number), number=number) for number in (15, 16, 17))

    def still_open(on):
        found = revision_on(POLICY, (before, same_day, after), (TEXT, text), on)
        return [one.id for one in found.open_triggers()]

    assert still_open(dt.date(2026, 11, 30)) == [15, 16, 17]
    assert still_open(dt.date(2026, 12, 1)) == [17]  # the council had not heard of it
    found = revision_on(POLICY, (before,), (TEXT, text), dt.date(2027, 5, 5))
    assert found.triggers[0].closed_on == dt.date(2026, 12, 1)


def test_a_reason_settled_by_hand_stays_so():
    by_hand = trigger(dt.date(2026, 1, 1), dt.date(2026, 2, 2))
    assert revision_on(POLICY, (by_hand,), (TEXT,), TODAY).triggers[0].closed_on == dt.date(2026, 2, 2)


@pytest.mark.parametrize("months", [0, -1, LONGEST_INTERVAL + 1])
def test_an_interval_is_between_a_month_and_twenty_years(months):
    with pytest.raises(errors.IntervalOutOfRange):
        check_interval(months)
    for allowed in (None, 1, LONGEST_INTERVAL):
        check_interval(allowed)


def test_a_reason_says_what_it_is():
    assert checked_detail("  Compte Bluesky ") == "Compte Bluesky"
    with pytest.raises(errors.RevisionReasonMissing):
        checked_detail("  ")
