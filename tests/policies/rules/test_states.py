import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import DatedVersion, VersionState, state_on, states_on

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2021, 12, 31))
VERSIONS = st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=6).map(
    lambda dates: [DatedVersion(ordinal, *pair) for ordinal, pair in enumerate(dates, start=1)]
)


def day(month: int, number: int = 1) -> dt.date:
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (day(1), VersionState.ADOPTED),
        (day(2, 14), VersionState.ADOPTED),
        (day(2, 15), VersionState.IN_FORCE),
        (day(5, 31), VersionState.IN_FORCE),
        (day(6), VersionState.SUPERSEDED),
        (day(12), VersionState.SUPERSEDED),
    ],
)
def test_a_version_is_adopted_then_in_force_then_superseded_on_the_very_day(on, expected):
    assert state_on(on, day(2, 15), [day(9), day(6)]) is expected


def test_a_version_without_adoption_is_a_draft_for_ever():
    assert state_on(day(12), None, [day(1)]) is VersionState.DRAFT


@pytest.mark.parametrize(
    ("repealed", "replaced", "expected"),
    [
        (day(5), None, VersionState.REPEALED),
        (day(5), day(8), VersionState.REPEALED),
        (day(5), day(4), VersionState.SUPERSEDED),
        (day(5), day(5), VersionState.REPEALED),
    ],
)
def test_repeal_counts_unless_the_version_was_replaced_before(repealed, replaced, expected):
    assert state_on(day(10), day(2), [replaced] if replaced else [], repealed) is expected


def test_repealed_before_its_date_a_version_is_never_in_force_and_replaces_nothing():
    first, second = DatedVersion(1, day(1)), DatedVersion(2, day(6), repealed_on=day(5))
    assert states_on(day(7), [first, second]) == (VersionState.IN_FORCE, VersionState.REPEALED)


def test_repeal_of_the_newest_brings_no_older_text_back():
    first, second = DatedVersion(1, day(1)), DatedVersion(2, day(6), repealed_on=day(8))
    assert states_on(day(9), [first, second]) == (VersionState.SUPERSEDED, VersionState.REPEALED)


def test_with_the_same_date_the_highest_ordinal_is_in_force():
    versions = [DatedVersion(2, day(3)), DatedVersion(3, day(3)), DatedVersion(1, day(3))]
    assert states_on(day(3), versions) == (
        VersionState.SUPERSEDED,
        VersionState.IN_FORCE,
        VersionState.SUPERSEDED,
    )


def test_a_version_in_force_later_replaces_one_of_a_higher_ordinal():
    versions = [DatedVersion(1, day(9)), DatedVersion(2, day(3))]
    assert states_on(day(5), versions) == (VersionState.ADOPTED, VersionState.IN_FORCE)
    assert states_on(day(9), versions) == (VersionState.IN_FORCE, VersionState.SUPERSEDED)


@given(VERSIONS, DAYS)
def test_at_most_one_version_is_in_force(versions, on):
    assert states_on(on, versions).count(VersionState.IN_FORCE) <= 1


@given(VERSIONS, DAYS)
def test_the_one_in_force_has_the_latest_date_that_has_come(versions, on):
    states = states_on(on, versions)
    came = [v for v in versions if v.came_into_force() and v.in_force_date <= on]
    if not came:
        assert VersionState.IN_FORCE not in states
        return
    newest = max(came, key=lambda v: (v.in_force_date, v.ordinal))
    expected = (
        VersionState.REPEALED if newest.repealed_on and newest.repealed_on <= on else VersionState.IN_FORCE
    )
    assert states[versions.index(newest)] is expected


@given(VERSIONS, DAYS, st.integers(1, 400))
def test_time_never_brings_a_version_back(versions, on, days):
    order = [
        VersionState.DRAFT,
        VersionState.ADOPTED,
        VersionState.IN_FORCE,
        VersionState.SUPERSEDED,
        VersionState.REPEALED,
    ]
    later = states_on(on + dt.timedelta(days=days), versions)
    for before, after in zip(states_on(on, versions), later, strict=True):
        assert order.index(after) >= order.index(before) or {before, after} <= set(order[3:])
        assert before not in order[3:] or after is before


@given(VERSIONS, DAYS)
def test_the_order_in_which_versions_are_listed_changes_nothing(versions, on):
    assert states_on(on, versions[::-1]) == states_on(on, versions)[::-1]
