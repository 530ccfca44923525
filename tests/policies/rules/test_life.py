import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies import errors
from medias_desktop.policies.rules import Change, DatedVersion, VersionState, VersionSummary, life, states_on

TODAY = dt.date(2026, 11, 21)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2050, 1, 1)))
def test_a_monday_in_eight_to_fourteen_days_is_proposed_for_the_meeting(today):
    proposed = life.proposed_meeting(today)
    assert proposed.isoweekday() == 1
    assert 8 <= (proposed - today).days <= 14


DRAFT = VersionSummary(
    id=1,
    uid="u1",
    policy_id=1,
    policy_title="Politique",
    municipality="Ville de Sainte-Élodie",
    policy_number="",
    ordinal=1,
    language="fr",
    state=VersionState.DRAFT,
    in_force_date=None,
    resolution_number="",
    text_sha256="",
    imported_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    source_name="",
    row_version=1,
)


def version(ordinal=1, **facts):
    return dataclasses.replace(DRAFT, id=ordinal, uid=f"u{ordinal}", ordinal=ordinal, **facts)


def adopted(ordinal, in_force, change=Change.SUBSTANTIVE, repealed_on=None):
    return version(
        ordinal,
        state=VersionState.IN_FORCE,
        in_force_date=in_force,
        change=change,
        repealed_on=repealed_on,
    )


@pytest.mark.parametrize(
    ("text", "meeting", "refused"),
    [
        (DRAFT, TODAY, None),
        (DRAFT, TODAY + dt.timedelta(days=9), None),
        (DRAFT, TODAY - dt.timedelta(days=1), errors.MeetingInThePast),
        (version(state=VersionState.SUBMITTED, submitted_on=TODAY), TODAY, errors.AlreadySubmitted),
        (adopted(1, TODAY), TODAY, errors.AlreadyAdopted),
        (version(state=VersionState.LIBRARY), TODAY, errors.TextOfATown),
    ],
)
def test_a_draft_is_submitted_for_a_meeting_to_come(text, meeting, refused):
    if refused is None:
        life.check_can_submit(text, meeting, TODAY)
    else:
        with pytest.raises(refused):
            life.check_can_submit(text, meeting, TODAY)


def test_only_what_lies_before_the_council_is_withdrawn():
    life.check_can_withdraw(version(state=VersionState.SUBMITTED, submitted_on=TODAY))
    with pytest.raises(errors.NotSubmitted):
        life.check_can_withdraw(DRAFT)
    with pytest.raises(errors.AlreadyAdopted):
        life.check_can_withdraw(adopted(1, TODAY))


@pytest.mark.parametrize(
    ("text", "number", "day", "refused"),
    [
        (adopted(1, TODAY), "2026-12-300", TODAY, None),
        (adopted(1, TODAY), "2026-12-300", TODAY + dt.timedelta(days=40), None),
        (adopted(1, TODAY), " ", TODAY, errors.ResolutionNumberMissing),
        (adopted(1, TODAY), "300", dt.date(2026, 10, 31), errors.RepealBeforeAdoption),
        (adopted(1, TODAY, repealed_on=TODAY), "300", TODAY, errors.AlreadyRepealed),
        (DRAFT, "300", TODAY, errors.NothingToRepeal),
        (version(state=VersionState.SUPERSEDED), "300", TODAY, errors.NothingToRepeal),
        (version(state=VersionState.LIBRARY), "300", TODAY, errors.NothingToRepeal),
    ],
)
def test_what_binds_or_will_bind_is_repealed_by_a_resolution(text, number, day, refused):
    adopted_on = dt.date(2026, 11, 1)
    if refused is None:
        life.check_can_repeal(text, adopted_on, number, day)
    else:
        with pytest.raises(refused):
            life.check_can_repeal(text, adopted_on, number, day)


def test_a_repeal_is_taken_back_before_its_day_only():
    tomorrow = TODAY + dt.timedelta(days=1)
    life.check_can_cancel_repeal(adopted(1, TODAY, repealed_on=tomorrow), TODAY)
    with pytest.raises(errors.RepealTookEffect):
        life.check_can_cancel_repeal(adopted(1, TODAY, repealed_on=TODAY), TODAY)
    with pytest.raises(errors.NoRepeal):
        life.check_can_cancel_repeal(adopted(1, TODAY), TODAY)


def test_the_meeting_is_missed_from_the_day_after():
    before_council = version(
        state=VersionState.SUBMITTED, submitted_on=dt.date(2026, 11, 2), submitted_for=TODAY
    )
    assert not life.meeting_missed(before_council, TODAY)
    assert life.meeting_missed(before_council, TODAY + dt.timedelta(days=1))
    assert not life.meeting_missed(DRAFT, TODAY)


def test_the_reading_of_the_versions_before_counts_back_to_the_last_substantive_one():
    first = adopted(1, dt.date(2024, 1, 1))
    second = adopted(2, dt.date(2025, 1, 1))
    third = adopted(3, dt.date(2026, 1, 1), Change.MINOR)
    fourth = adopted(4, dt.date(2026, 6, 1), Change.MINOR)
    family = [third, first, fourth, second, version(5)]
    assert [one.ordinal for one in life.read_with(fourth, family)] == [3, 2]
    assert [one.ordinal for one in life.read_with(third, family)] == [2]
    assert life.read_with(second, family) == ()
    assert life.read_with(version(5, change=Change.MINOR), family) == ()


def test_what_was_never_in_force_was_read_by_nobody():
    first = adopted(1, dt.date(2024, 1, 1))
    second = adopted(2, dt.date(2025, 1, 1), repealed_on=dt.date(2024, 12, 1))
    third = adopted(3, dt.date(2026, 1, 1), Change.MINOR)
    assert life.read_with(third, [first, second, third]) == (first,)


def test_versions_of_another_policy_do_not_count():
    other = dataclasses.replace(adopted(1, dt.date(2024, 1, 1)), policy_id=2)
    assert life.read_with(adopted(2, dt.date(2025, 1, 1), Change.MINOR), [other]) == ()


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 1))
FAMILIES = st.lists(st.tuples(DAYS, st.sampled_from(Change)), min_size=1, max_size=7).map(
    lambda found: [adopted(ordinal, day, change) for ordinal, (day, change) in enumerate(found, start=1)]
)


@given(FAMILIES)
def test_the_chain_ends_at_the_first_substantive_version_and_never_skips_one(family):
    ranked = sorted(family, key=lambda one: (one.in_force_date, one.ordinal))
    for place, one in enumerate(ranked):
        found = life.read_with(one, family)
        assert list(found) == ranked[place - len(found) : place][::-1]
        assert all(link.change is Change.MINOR for link in (one, *found)[:-1])
        if one.change is Change.SUBSTANTIVE:
            assert found == ()
        elif place:
            assert found[-1].change is Change.SUBSTANTIVE or found[-1] is ranked[0]


@given(
    st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=6),
    DAYS,
)
def test_at_most_one_version_of_a_policy_binds_on_any_day(dates, on):
    versions = [DatedVersion(ordinal, *three) for ordinal, three in enumerate(dates, start=1)]
    states = states_on(on, versions)
    assert states.count(VersionState.IN_FORCE) <= 1
    for one, state in zip(versions, states, strict=True):
        if one.in_force_date is None:
            submitted = one.submitted_on is not None and one.submitted_on <= on
            assert state is (VersionState.SUBMITTED if submitted else VersionState.DRAFT)
