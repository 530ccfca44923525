"""States, counts and checks of acknowledgements, mostly by property."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.errors import (
    DayBeforeAdoption,
    DayInFuture,
    ReasonMissing,
    WitnessMissing,
)
from medias_desktop.acknowledgements.rules import (
    NOTHING_YET,
    AcknowledgementState,
    Counts,
    Event,
    EventKind,
    Method,
    OverviewFilter,
    PersonRow,
    PersonState,
    check_day,
    check_reason,
    check_signature,
    count,
    is_shown,
    live_events,
    must_acknowledge,
    order_versions,
    search_words,
    state_of,
)
from medias_desktop.core import i18n
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState, VersionSummary

TODAY = dt.date(2026, 11, 21)
ADOPTED = dt.date(2026, 11, 10)

days = st.dates(ADOPTED, TODAY)
methods = st.sampled_from(Method)


def after(events: list[Event], kind: EventKind, day: dt.date, method: Method | None = None) -> list[Event]:
    """Return the events with one more; a correction or cancellation concerns what the state names."""
    replaces = state_of(events).event_id if kind in (EventKind.CORRECTED, EventKind.CANCELLED) else None
    return [*events, Event(len(events) + 1, kind, day, method, replaces_id=replaces)]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """What the service can write: at most one signature stands, one corrects and cancels only what stands."""
    events: list[Event] = []
    for _step in range(draw(st.integers(0, 12))):
        state = state_of(events).state
        possible = [EventKind.HANDED_OUT, EventKind.SIGNED]
        if state is AcknowledgementState.SIGNED:
            possible = [EventKind.CORRECTED, EventKind.CANCELLED]
        elif state is AcknowledgementState.HANDED_OUT:
            possible.append(EventKind.CANCELLED)
        kind = draw(st.sampled_from(possible))
        method = draw(methods) if kind in (EventKind.SIGNED, EventKind.CORRECTED) else None
        events = after(events, kind, draw(days), method)
    return events


unsigned_histories = histories().filter(lambda e: state_of(e).state is not AcknowledgementState.SIGNED)


class TestState:
    def test_nothing_happened(self):
        assert state_of([]) == NOTHING_YET == PersonState(AcknowledgementState.TO_READ)

    def test_sheet_then_signature(self):
        events = [
            Event(4, EventKind.HANDED_OUT, dt.date(2026, 11, 12)),
            Event(9, EventKind.SIGNED, dt.date(2026, 11, 15), Method.GROUP_SHEET, "J. Roy", "au garage"),
        ]
        assert state_of(events) == PersonState(
            AcknowledgementState.SIGNED, 9, dt.date(2026, 11, 15), Method.GROUP_SHEET, "J. Roy", "au garage"
        )

    def test_sheet_printed_again_after_the_signature_changes_nothing(self):
        events = [
            Event(1, EventKind.SIGNED, dt.date(2026, 11, 15), Method.ON_SCREEN),
            Event(2, EventKind.HANDED_OUT, dt.date(2026, 11, 16)),
        ]
        assert state_of(events).state is AcknowledgementState.SIGNED

    def test_cancelled_sheet_falls_back_to_the_one_before(self):
        events = [
            Event(1, EventKind.HANDED_OUT, dt.date(2026, 11, 12)),
            Event(2, EventKind.HANDED_OUT, dt.date(2026, 11, 18)),
            Event(3, EventKind.CANCELLED, TODAY, replaces_id=2),
        ]
        assert state_of(events) == PersonState(AcknowledgementState.HANDED_OUT, 1, dt.date(2026, 11, 12))

    def test_a_signature_may_be_recorded_anew_after_a_cancellation(self):
        events = [
            Event(1, EventKind.SIGNED, dt.date(2026, 11, 12), Method.ON_SCREEN),
            Event(2, EventKind.CANCELLED, TODAY, replaces_id=1),
            Event(3, EventKind.SIGNED, dt.date(2026, 11, 20), Method.ON_SCREEN),
        ]
        assert state_of(events).event_id == 3

    @given(unsigned_histories, days, methods, st.lists(st.tuples(days, methods), max_size=4))
    def test_cancelling_returns_to_the_state_before(self, events, day, method, corrections):
        before = state_of(events)
        signed = after(events, EventKind.SIGNED, day, method)
        for new_day, new_method in corrections:
            signed = after(signed, EventKind.CORRECTED, new_day, new_method)
        assert state_of(signed).state is AcknowledgementState.SIGNED
        assert state_of(after(signed, EventKind.CANCELLED, TODAY)) == before

    @given(unsigned_histories, days, methods, days, methods)
    def test_a_correction_changes_date_and_method_only(self, events, day, method, new_day, new_method):
        signed = after(events, EventKind.SIGNED, day, method)
        corrected = after(signed, EventKind.CORRECTED, new_day, new_method)
        now = state_of(corrected)
        assert (now.state, now.day, now.method) == (AcknowledgementState.SIGNED, new_day, new_method)
        assert len(live_events(corrected)) == len(live_events(signed))

    @given(histories())
    def test_at_most_one_signature_stands(self, events):
        signatures = [act for act in live_events(events) if act.kind is EventKind.SIGNED]
        assert len(signatures) <= 1
        assert (state_of(events).state is AcknowledgementState.SIGNED) == (len(signatures) == 1)

    @given(histories(), st.data(), st.sampled_from([EventKind.CORRECTED, EventKind.CANCELLED]))
    def test_what_does_not_stand_cannot_be_changed(self, events, data, kind):
        replaced = {event.id: event.replaces_id for event in events}
        dead = [0, 99]  # no event has these numbers
        for event in events:
            at = event.id if event.kind is EventKind.CANCELLED else None
            while at is not None:  # a cancellation takes the whole chain behind it along
                dead.append(at)
                at = replaced[at]
        target = data.draw(st.sampled_from(dead))
        stray = Event(len(events) + 100, kind, TODAY, Method.ON_SCREEN, replaces_id=target)
        assert state_of([*events, stray]) == state_of(events)

    @given(histories())
    def test_the_record_of_a_cancelled_chain_is_dead(self, events):
        cancelled = {e.replaces_id for e in events if e.kind is EventKind.CANCELLED}
        assert not cancelled & {act.id for act in live_events(events)}


class TestWhoMustAcknowledge:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (None, None, True),
            (TODAY, None, True),
            (TODAY + dt.timedelta(1), None, False),
            (None, TODAY, True),
            (None, TODAY - dt.timedelta(1), False),
            (dt.date(2020, 1, 1), dt.date(2030, 1, 1), True),
        ],
    )
    def test_dates(self, start, end, expected):
        assert must_acknowledge(Group.REGULAR, start, end, [Group.REGULAR], TODAY) is expected

    def test_groups(self):
        assert must_acknowledge(Group.ELECTED, None, None, [Group.ELECTED, Group.STUDENT], TODAY)
        assert not must_acknowledge(Group.REGULAR, None, None, [Group.ELECTED], TODAY)
        assert must_acknowledge(Group.REGULAR, None, None, [], TODAY)


def row(
    state: AcknowledgementState = AcknowledgementState.TO_READ,
    *,
    counted: bool = True,
    group: Group = Group.REGULAR,
    department: str = "Voirie",
    event_id: int | None = None,
) -> PersonRow:
    return PersonRow(
        1, "u1", "007", "Roy", "Zoé", "", department, group, "fr", counted, PersonState(state, event_id)
    )


class TestCounting:
    @given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
    def test_never_100_while_one_is_missing(self, signed, handed_out, to_read):
        counts = Counts(signed, handed_out, to_read)
        assert (counts.percent == 100) == (counts.total > 0 and counts.still_to_sign == 0)
        assert 0 <= counts.percent <= 100
        if counts.total:
            assert counts.percent <= 100 * signed / counts.total < counts.percent + 1

    def test_rounds_down(self):
        assert Counts(signed=104, to_read=24).percent == 81
        assert Counts(signed=29, to_read=71).percent == 29
        assert Counts(signed=19_999, to_read=1).percent == 99

    def test_the_screen_says_the_same_percentage(self):
        for number in range(101):
            assert i18n.format_percent(number / 100, "en") == f"{number}%"

    def test_nobody_concerned(self):
        assert Counts().percent == 0

    def test_leavers_do_not_count(self):
        signed = AcknowledgementState.SIGNED
        rows = [row(signed), row(signed, counted=False), row(), row(AcknowledgementState.HANDED_OUT)]
        assert count(rows) == Counts(signed=1, handed_out=1, to_read=1)


class TestFilter:
    def test_states_groups_departments(self):
        assert is_shown(row(), OverviewFilter())
        assert not is_shown(row(), OverviewFilter(state=AcknowledgementState.SIGNED))
        assert not is_shown(row(), OverviewFilter(group=Group.ELECTED))
        assert not is_shown(row(), OverviewFilter(department="Greffe"))
        wanted = OverviewFilter(state=AcknowledgementState.TO_READ, group=Group.REGULAR, department="Voirie")
        assert is_shown(row(), wanted)

    def test_leavers_show_only_when_asked_for_and_with_a_record(self):
        signed = AcknowledgementState.SIGNED
        assert not is_shown(row(signed, counted=False, event_id=3), OverviewFilter())
        assert is_shown(row(signed, counted=False, event_id=3), OverviewFilter(uncounted=True))
        assert not is_shown(row(counted=False), OverviewFilter(uncounted=True))
        assert not is_shown(row(signed, event_id=3), OverviewFilter(uncounted=True))

    def test_words_without_accents(self):
        assert search_words("  ROY zoé ") == ("roy", "zoe")
        assert search_words("") == ()


class TestChecks:
    def test_day_bounds(self):
        check_day(ADOPTED, TODAY, ADOPTED)
        check_day(TODAY, TODAY, ADOPTED)
        with pytest.raises(DayInFuture):
            check_day(TODAY + dt.timedelta(1), TODAY, ADOPTED)
        with pytest.raises(DayBeforeAdoption):
            check_day(ADOPTED - dt.timedelta(1), TODAY, ADOPTED)

    def test_the_sentence_writes_dates_in_the_language_in_use(self):
        error = DayBeforeAdoption(day=dt.date(2026, 11, 1), adopted=ADOPTED)
        i18n.use_language("en")
        assert error.sentence().startswith("November 1, 2026 is before November 10, 2026")

    def test_management_names_itself(self):
        check_signature(TODAY, Method.MANAGEMENT_STATEMENT, "L. Roy, directrice", TODAY, ADOPTED)
        with pytest.raises(WitnessMissing):
            check_signature(TODAY, Method.MANAGEMENT_STATEMENT, "  ", TODAY, ADOPTED)
        check_signature(TODAY, Method.ON_SCREEN, "", TODAY, ADOPTED)

    def test_a_cancellation_has_a_reason(self):
        assert check_reason(" mauvaise personne ") == "mauvaise personne"
        with pytest.raises(ReasonMissing):
            check_reason(" \n ")


def version(
    version_id: int, state: VersionState, in_force: dt.date | None, ordinal: int = 1
) -> VersionSummary:
    return VersionSummary(
        version_id, f"u{version_id}", 1, "Politique", "Ville", "P-1", ordinal, "fr", state, in_force,
        "2026-1", "0" * 64, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "p.txt", 1,
    )  # fmt: skip


def test_versions_in_force_come_first():
    old = version(1, VersionState.SUPERSEDED, dt.date(2020, 1, 1))
    now = version(2, VersionState.IN_FORCE, dt.date(2024, 1, 1), 2)
    other = version(3, VersionState.IN_FORCE, dt.date(2025, 1, 1))
    next_one = version(4, VersionState.ADOPTED, dt.date(2027, 1, 1), 3)
    gone = version(5, VersionState.REPEALED, dt.date(2019, 1, 1))
    draft = version(6, VersionState.DRAFT, None, 4)
    found = order_versions([gone, old, now, other, next_one, draft])
    assert [v.id for v in found] == [3, 2, 4, 1, 5]
