import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import Change, PolicySummary, VersionState
from medias_desktop.policies.rules.revising import Revision, RevisionTrigger, TriggerKind
from medias_desktop.policies.rules.steps import StepKind, steps_of
from tests.policies.rules.test_life import TODAY, adopted, version

NOTHING = Revision(1, None, None, None, ())


def policy(*versions):
    return PolicySummary(1, "Ville de Sainte-Élodie", "Politique", "", versions)


def told(steps):
    return [(one.kind, one.on.isoformat(), one.ordinal, one.to_come) for one in steps]


def test_a_draft_then_its_submission_and_the_meeting_to_come():
    text = version(
        1,
        state=VersionState.SUBMITTED,
        submitted_on=dt.date(2026, 11, 10),
        submitted_for=dt.date(2026, 12, 7),
    )
    assert told(steps_of(policy(text), {}, NOTHING, TODAY)) == [
        (StepKind.DRAFTED, "2026-11-01", 1, False),
        (StepKind.SUBMITTED, "2026-11-10", 1, False),
        (StepKind.MEETING, "2026-12-07", 1, True),
    ]


def test_two_texts_the_second_of_which_is_to_come_and_a_revision():
    first = dataclasses.replace(
        adopted(1, dt.date(2025, 1, 1)),
        resolution_number="2024-12-300",
        imported_at=dt.datetime(2024, 11, 1, tzinfo=dt.UTC),
    )
    second = dataclasses.replace(
        adopted(2, dt.date(2026, 12, 1)), state=VersionState.ADOPTED, change_reason="Photos d’enfants"
    )
    reason = RevisionTrigger(1, 1, TriggerKind.LAW, "Loi 25", dt.date(2026, 5, 5), None)
    settled = RevisionTrigger(2, 1, TriggerKind.LAW, "Réglée", dt.date(2026, 5, 5), dt.date(2026, 5, 6))
    revision = Revision(1, 24, dt.date(2025, 1, 1), dt.date(2027, 1, 1), (reason, settled))
    meetings = {1: dt.date(2024, 12, 16), 2: dt.date(2026, 11, 16)}
    steps = steps_of(policy(second, first), meetings, revision, TODAY)
    assert told(steps) == [
        (StepKind.DRAFTED, "2024-11-01", 1, False),
        (StepKind.ADOPTED, "2024-12-16", 1, False),
        (StepKind.IN_FORCE, "2025-01-01", 1, False),
        (StepKind.REASON, "2026-05-05", 0, False),
        (StepKind.DRAFTED, "2026-11-01", 2, False),
        (StepKind.ADOPTED, "2026-11-16", 2, False),
        (StepKind.IN_FORCE, "2026-12-01", 2, True),
        (StepKind.SUPERSEDED, "2026-12-01", 1, True),
        (StepKind.REVISION, "2027-01-01", 0, True),
    ]
    assert [one.detail for one in steps if one.detail] == ["2024-12-300", "Loi 25"]
    # What changed, and why, is told of the text that changes another one.
    assert [(one.change, one.change_reason) for one in steps if one.kind is StepKind.ADOPTED] == [
        (None, ""),
        (Change.SUBSTANTIVE, "Photos d’enfants"),
    ]


def test_what_is_repealed_is_not_superseded_later_and_before_its_day_never_in_force():
    repealed = adopted(1, dt.date(2025, 1, 1), repealed_on=dt.date(2026, 1, 1))
    never = adopted(2, dt.date(2026, 6, 1), repealed_on=dt.date(2026, 5, 1))
    later = adopted(3, dt.date(2026, 7, 1))
    kinds = [(one.kind, one.ordinal) for one in steps_of(policy(later, never, repealed), {}, NOTHING, TODAY)]
    assert (StepKind.SUPERSEDED, 1) not in kinds
    assert (StepKind.REPEALED, 1) in kinds
    assert (StepKind.IN_FORCE, 2) not in kinds


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2028, 1, 1))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), min_size=1, max_size=6), DAYS)
def test_the_line_of_time_runs_forward_and_the_past_is_never_to_come(dates, today):
    versions = [adopted(number, day, repealed_on=end) for number, (day, end) in enumerate(dates, start=1)]
    steps = steps_of(policy(*versions), {}, NOTHING, today)
    assert [one.on for one in steps] == sorted(one.on for one in steps)
    assert [one.to_come for one in steps] == sorted(one.to_come for one in steps)
    for number in range(1, len(dates) + 1):
        kinds = [one.kind for one in steps if one.ordinal == number]
        assert len(kinds) == len(set(kinds))
