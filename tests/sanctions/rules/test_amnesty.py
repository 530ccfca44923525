"""How long a measure counts. Every expected day is counted by hand from the calendar, as the comment beside it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.sanctions.rules.amnesty import amnesty_on, counts, is_repeated, stands, validity
from medias_desktop.sanctions.rules.cases import GrievanceOutcome
from medias_desktop.sanctions.rules.ladder import RepeatOf
from tests.sanctions.briefs import DISMISSAL, LADDER, VERBAL, WRITTEN, brief, clause, day

AMNESTY = [
    # The same day of the month, so many months later.
    ("2026-03-15", 6, "2026-09-15"),  # March + 6 = September
    ("2026-03-15", 12, "2027-03-15"),
    ("2025-12-31", 1, "2026-01-31"),  # over the end of a year, both months have 31 days
    # The last day of a shorter month.
    ("2026-01-31", 1, "2026-02-28"),  # 2026 is no leap year (2026 / 4 = 506.5)
    ("2028-01-31", 1, "2028-02-29"),  # 2028 is one (2028 / 4 = 507)
    ("2026-08-31", 6, "2027-02-28"),  # August + 6 = February of 2027, no leap year
    ("2027-08-31", 6, "2028-02-29"),  # February of 2028, a leap year
    ("2026-03-31", 1, "2026-04-30"),  # April has 30 days
    ("2026-05-31", 6, "2026-11-30"),  # November has 30 days
    # From the shorter month back to a longer one the day stays: 28 February does not become the 31st.
    ("2026-02-28", 1, "2026-03-28"),
    ("2026-04-30", 1, "2026-05-30"),
    # A fault on 29 February.
    ("2024-02-29", 12, "2025-02-28"),  # 2025 has no 29 February
    ("2024-02-29", 24, "2026-02-28"),
    ("2024-02-29", 48, "2028-02-29"),  # 48 months are 4 years: 2028 has one
    ("2024-02-29", 6, "2024-08-29"),
    # Centuries: 2100 is no leap year (divisible by 100, not by 400), 2000 was one.
    ("2096-02-29", 48, "2100-02-28"),
    ("1999-02-28", 12, "2000-02-28"),  # the 28th stays the 28th even though 2000 has a 29th
    ("2026-11-22", 120, "2036-11-22"),
]


@pytest.mark.parametrize(("fault", "months", "expected"), AMNESTY)
def test_months_count_from_the_day_of_the_fault(fault, months, expected):
    assert amnesty_on(day(fault), months) == day(expected)


def test_a_measure_without_end_counts_for_good():
    assert amnesty_on(day("2026-03-15"), None) is None
    assert counts(brief("2026-03-15", DISMISSAL), day("2099-12-31"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-09-14", True),  # the day before 15 September
        ("2026-09-15", False),  # the first day on which it no longer counts
        ("2026-09-16", False),
        ("2026-03-15", True),
    ],
)
def test_a_measure_counts_on_the_days_before_its_amnesty(on, expected):
    assert counts(brief("2026-03-15", VERBAL, amnesty_on=day("2026-09-15")), day(on)) is expected


VALIDITY = [
    # step, repeated -> months
    (VERBAL, False, 6),
    (VERBAL, True, 12),  # its own variant for a repeated fault
    (WRITTEN, True, 24),
    (replace(WRITTEN, repeat_months=None), True, 12),  # no variant: as long as otherwise
    (DISMISSAL, True, None),  # for good is for good
    (replace(DISMISSAL, repeat_months=12), True, None),  # a variant never shortens what counts for good
]


@pytest.mark.parametrize(("step", "repeated", "months"), VALIDITY)
def test_a_repeated_fault_counts_as_long_as_its_variant_says(step, repeated, months):
    assert validity(step, repeated) == months


@pytest.mark.parametrize(
    "change",
    [
        {"counts": False},
        {"removed_on": day("2026-06-01")},
        {"grievance": GrievanceOutcome.ANNULLED},
        {"kind": None},
    ],
)
def test_what_was_annulled_or_removed_does_not_stand(change):
    case = brief("2026-03-15", VERBAL, **change)
    assert not stands(case)
    assert not counts(case, day("2026-03-16"))


def test_a_pending_grievance_takes_nothing_from_a_measure():
    assert counts(
        brief("2026-03-15", VERBAL, grievance=GrievanceOutcome.PENDING, amnesty_on=day("2026-09-15")),
        day("2026-04-01"),
    )


# A verbal warning for a fault of 2026-01-31, 6 months: July has 31 days, so it is forgotten on 2026-07-31. It was
# notified on 2026-02-10 (ten days later).
EARLIER = {"amnesty_on": day("2026-07-31"), "clauses": ((1, "art-9", "art. 9"),), "rule_codes": ("BC-009",)}
REPEATED = [
    ("2026-07-30", RepeatOf.ANY_FAULT, clause("art-4"), True),  # the last day on which it counts
    ("2026-07-31", RepeatOf.ANY_FAULT, clause("art-4"), False),  # forgotten
    (
        "2026-02-10",
        RepeatOf.ANY_FAULT,
        clause("art-4"),
        False,
    ),  # notified that very day: nobody knows which came first
    ("2026-02-11", RepeatOf.ANY_FAULT, clause("art-4"), True),  # the day after the notice
    ("2026-02-11", RepeatOf.SAME_CLAUSE, clause("art-4"), False),  # another clause
    ("2026-02-11", RepeatOf.SAME_CLAUSE, clause("art-9"), True),  # the same section, which keeps its uid
    ("2026-02-11", RepeatOf.SAME_CLAUSE, clause("art-4", "BC-009"), True),  # the same rule
    ("2026-02-11", RepeatOf.SAME_CLAUSE, clause("art-4", ""), False),  # no rule at all is not the same rule
]


@pytest.mark.parametrize(("fault", "repeat_of", "breached", "expected"), REPEATED)
def test_a_fault_is_repeated_when_a_measure_that_was_known_counts_on_its_day(
    fault, repeat_of, breached, expected
):
    ladder = replace(LADDER, repeat_of=repeat_of)
    earlier = [brief("2026-01-31", VERBAL, **EARLIER)]
    assert is_repeated(ladder, earlier, [breached], day(fault)) is expected


def test_a_measure_that_was_never_notified_repeats_nothing():
    earlier = [brief("2026-01-31", VERBAL, **EARLIER, notified_on=None)]
    assert not is_repeated(LADDER, earlier, [clause()], day("2026-05-01"))


DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2100, 12, 31))
MONTHS = st.integers(1, 120)


@given(DAYS, MONTHS)
def test_an_amnesty_falls_in_the_month_it_says_and_never_after_its_day(fault, months):
    found = amnesty_on(fault, months)
    assert (found.year * 12 + found.month) - (fault.year * 12 + fault.month) == months
    # The same day, or else the month has fewer days and the next day is the first of the next month.
    assert found.day == fault.day or (
        found.day < fault.day and (found + dt.timedelta(days=1)).month != found.month
    )


@given(DAYS, MONTHS, MONTHS)
def test_more_months_are_never_forgotten_sooner(fault, one, other):
    less, more = sorted((one, other))
    assert amnesty_on(fault, less) <= amnesty_on(fault, more)


@given(DAYS, DAYS, MONTHS)
def test_a_later_fault_is_never_forgotten_before_an_earlier_one(one, other, months):
    earlier, later = sorted((one, other))
    assert amnesty_on(earlier, months) <= amnesty_on(later, months)


@given(DAYS, MONTHS, st.integers(-400, 4000))
def test_what_is_forgotten_once_stays_forgotten(fault, months, offset):
    case = brief(fault.isoformat(), VERBAL, amnesty_on=amnesty_on(fault, months))
    on = fault + dt.timedelta(days=offset)
    assert counts(case, on) or not counts(case, on + dt.timedelta(days=1))
