"""Recording, correcting, cancelling, counting, on a real register."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.errors import (
    AlreadySigned,
    DayBeforeAdoption,
    DayInFuture,
    NobodyChosen,
    PersonGone,
    ReasonMissing,
    SignatureGone,
    VersionNotAdopted,
    WitnessMissing,
)
from medias_desktop.acknowledgements.models import event
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Counts,
    EventKind,
    Method,
    OverviewFilter,
    ScopeKey,
)
from medias_desktop.people.rules import Group, PersonDraft
from tests.acknowledgements.conftest import IN_FORCE, MEETING, adopt, import_text

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


def status(service, version_id, person_id):
    everyone = (
        service.overview(version_id).rows + service.overview(version_id, OverviewFilter(uncounted=True)).rows
    )
    return next(row.status for row in everyone if row.person_id == person_id)


def events_written(register):
    with register.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(event)).scalar_one()


class TestOverview:
    def test_everyone_starts_unread_in_order_of_name(self, service, version_id, persons):
        found = service.overview(version_id)
        assert [row.last_name for row in found.rows] == [
            "Côté-Gagné", "L’Heureux", "Ouellet", "Smith", "Thériault",
        ]  # fmt: skip
        assert found.counts == Counts(to_read=5)
        assert found.counts.percent == 0
        assert (found.adopted_on, found.day, found.version.in_force_date) == (MEETING, TODAY, IN_FORCE)
        assert found.audience == frozenset(Group)

    def test_counts_do_not_follow_the_filter(self, service, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        service.mark_handed_out(version_id, [persons[2]])
        found = service.overview(version_id, OverviewFilter(text="noemie loisirs"))
        assert [row.number for row in found.rows] == ["003"]
        assert found.counts == Counts(signed=2, handed_out=1, to_read=2)
        assert found.counts.percent == 40

    def test_filters(self, service, version_id, persons):
        service.record(version_id, [persons[1]], TODAY, SHEET)

        def numbers(**wanted):
            return [row.number for row in service.overview(version_id, OverviewFilter(**wanted)).rows]

        assert numbers(state=AcknowledgementState.SIGNED) == ["002"]
        assert numbers(group=Group.REGULAR) == ["002", "004"]
        assert numbers(department="Conseil") == ["001"]
        assert numbers(group=Group.REGULAR, state=AcknowledgementState.TO_READ) == ["004"]

    def test_a_leaver_keeps_the_record_and_leaves_the_count(
        self, service, people, version_id, persons, clock
    ):
        service.record(version_id, persons[:1], TODAY, SHEET)
        before = people.person(persons[0])
        draft = PersonDraft(before.last_name, before.first_name, end_date=dt.date(2026, 11, 30))
        people.change(persons[0], before.version, draft)
        clock.set_today(dt.date(2026, 11, 30))
        assert service.overview(version_id).counts == Counts(signed=1, to_read=4)
        clock.set_today(dt.date(2026, 12, 1))
        now = service.overview(version_id)
        # Zuber began that day.
        assert now.counts == Counts(to_read=5)
        assert now.uncounted == 1
        assert [
            row.person_id for row in service.overview(version_id, OverviewFilter(uncounted=True)).rows
        ] == [persons[0]]

    def test_another_version_starts_from_nothing(self, service, policies, register, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        policy_id = policies.version(version_id).summary.policy_id
        second = import_text(policies, "Second texte.", policy_id)
        adopt(register, second, dt.date(2026, 11, 18), dt.date(2026, 12, 1), "2026-11-230")
        assert service.overview(second).counts.signed == 0
        assert service.overview(version_id).counts.signed == 1
        assert [v.ordinal for v in service.versions_to_acknowledge()] == [1, 2]

    def test_a_draft_has_nothing_to_acknowledge(self, service, policies, persons):
        draft = import_text(policies, "Ébauche.")
        assert service.versions_to_acknowledge() == ()
        for act in (
            lambda: service.overview(draft),
            lambda: service.record(draft, persons[:1], TODAY, SHEET),
            lambda: service.mark_handed_out(draft, persons[:1]),
            lambda: service.set_audience(draft, [Group.ELECTED]),
        ):
            with pytest.raises(VersionNotAdopted):
                act()


class TestAudience:
    def test_only_the_chosen_groups_count(self, service, version_id, persons):
        service.set_audience(version_id, {Group.ELECTED, Group.FIREFIGHTER})
        found = service.overview(version_id)
        assert [row.number for row in found.rows] == ["001", "005"]
        assert found.audience == {Group.ELECTED, Group.FIREFIGHTER}

    def test_all_groups_again(self, service, version_id, persons):
        service.set_audience(version_id, {Group.ELECTED})
        service.set_audience(version_id, frozenset(Group))
        assert service.overview(version_id).counts.total == 5
        service.set_audience(version_id, {Group.ELECTED})
        service.set_audience(version_id, ())
        assert service.overview(version_id).audience == frozenset(Group)

    def test_a_signature_outside_the_audience_stays_on_record(self, service, version_id, persons):
        service.record(version_id, [persons[1]], TODAY, SHEET)
        service.set_audience(version_id, {Group.ELECTED})
        assert service.overview(version_id).counts == Counts(to_read=1)
        kept = service.overview(version_id, OverviewFilter(uncounted=True)).rows
        assert [row.number for row in kept] == ["002"]


class TestRecord:
    def test_what_is_kept(self, service, policies, version_id, persons):
        text_sha256 = policies.version(version_id).summary.text_sha256
        assert (
            service.record(version_id, [persons[3]], dt.date(2026, 11, 16), SHEET, " J. Roy ", "au quai ")
            == 1
        )
        (kept,) = service.history(persons[3], version_id)
        assert (kept.person_id, kept.version_id, kept.language) == (persons[3], version_id, "en")
        assert kept.text_sha256 == text_sha256
        assert kept.recorded_at == dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)
        assert kept.event[1:] == (
            EventKind.SIGNED,
            dt.date(2026, 11, 16),
            SHEET,
            "J. Roy",
            "au quai",
            None,
            "",
        )
        assert kept.recorded_by == service._register.actor.name

    def test_several_at_once(self, service, version_id, persons):
        assert service.record(version_id, persons[:5], TODAY, Method.GROUP_SHEET) == 5
        assert service.overview(version_id).counts.percent == 100

    def test_all_or_none(self, service, register, version_id, persons):
        service.record(version_id, [persons[1]], TODAY, SHEET)
        with pytest.raises(AlreadySigned) as caught:
            service.record(version_id, persons[:3], TODAY, SHEET)
        assert "L’Heureux, Jean-François" in caught.value.sentence()
        with pytest.raises(PersonGone):
            service.record(version_id, [persons[0], 999], TODAY, SHEET)
        assert events_written(register) == 1

    @pytest.mark.parametrize(
        ("day", "error"), [(dt.date(2026, 11, 22), DayInFuture), (dt.date(2026, 11, 9), DayBeforeAdoption)]
    )
    def test_impossible_days(self, service, register, version_id, persons, day, error):
        with pytest.raises(error):
            service.record(version_id, persons[:1], day, SHEET)
        assert events_written(register) == 0

    def test_nobody(self, service, version_id):
        with pytest.raises(NobodyChosen):
            service.record(version_id, [], TODAY, SHEET)

    def test_management_must_say_who(self, service, version_id, persons):
        with pytest.raises(WitnessMissing):
            service.record(version_id, persons[:1], TODAY, Method.MANAGEMENT_STATEMENT)

    def test_a_sheet_that_comes_in_after_the_person_left(self, service, version_id, persons):
        service.record(version_id, [persons[5]], TODAY, SHEET)
        assert status(service, version_id, persons[5]).state is AcknowledgementState.SIGNED
        assert service.overview(version_id).counts.signed == 0


class TestCorrect:
    def test_the_old_entry_is_kept(self, service, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        first = status(service, version_id, persons[0])
        service.correct(
            first.event_id, dt.date(2026, 11, 17), Method.GROUP_SHEET, "J. Roy", "date lue de travers"
        )
        now = status(service, version_id, persons[0])
        assert now[2:6] == (dt.date(2026, 11, 17), Method.GROUP_SHEET, "J. Roy", "date lue de travers")
        assert service.overview(version_id).counts.signed == 1
        kinds = [one.event.kind for one in service.history(persons[0], version_id)]
        assert kinds == [EventKind.SIGNED, EventKind.CORRECTED]

    def test_only_the_last_word_may_be_corrected(self, service, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        first = status(service, version_id, persons[0]).event_id
        service.correct(first, dt.date(2026, 11, 17), SHEET)
        with pytest.raises(SignatureGone):
            service.correct(first, dt.date(2026, 11, 18), SHEET)
        with pytest.raises(SignatureGone):
            service.correct(999, dt.date(2026, 11, 18), SHEET)

    def test_the_same_again_writes_nothing(self, service, register, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET, "J. Roy")
        service.correct(status(service, version_id, persons[0]).event_id, TODAY, SHEET, " J. Roy ")
        assert events_written(register) == 1

    def test_the_same_checks(self, service, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        event_id = status(service, version_id, persons[0]).event_id
        with pytest.raises(DayBeforeAdoption):
            service.correct(event_id, dt.date(2026, 1, 1), SHEET)

    def test_a_handed_out_sheet_is_no_signature(self, service, version_id, persons):
        service.mark_handed_out(version_id, persons[:1])
        with pytest.raises(SignatureGone):
            service.correct(status(service, version_id, persons[0]).event_id, TODAY, SHEET)


class TestCancel:
    def test_back_to_the_sheet_that_was_handed_out(self, service, version_id, persons):
        service.mark_handed_out(version_id, persons[:1], dt.date(2026, 11, 16))
        service.record(version_id, persons[:1], TODAY, SHEET)
        service.correct(status(service, version_id, persons[0]).event_id, dt.date(2026, 11, 18), SHEET)
        service.cancel(status(service, version_id, persons[0]).event_id, "  mauvaise personne ")
        now = status(service, version_id, persons[0])
        assert (now.state, now.day) == (AcknowledgementState.HANDED_OUT, dt.date(2026, 11, 16))
        last = service.history(persons[0], version_id)[-1]
        assert (last.event.kind, last.event.note) == (EventKind.CANCELLED, "mauvaise personne")

    def test_twice_is_refused(self, service, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        event_id = status(service, version_id, persons[0]).event_id
        service.cancel(event_id, "erreur")
        with pytest.raises(SignatureGone):
            service.cancel(event_id, "erreur")
        service.record(version_id, persons[:1], TODAY, SHEET)
        assert service.overview(version_id).counts.signed == 1

    def test_needs_a_reason(self, service, register, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        with pytest.raises(ReasonMissing):
            service.cancel(status(service, version_id, persons[0]).event_id, " ")
        assert events_written(register) == 1


class TestHandedOut:
    def test_those_who_signed_are_left_alone(self, service, version_id, persons):
        service.record(version_id, persons[:1], TODAY, SHEET)
        assert service.mark_handed_out(version_id, persons[:3]) == 2
        assert service.overview(version_id).counts == Counts(signed=1, handed_out=2, to_read=2)

    def test_not_tomorrow(self, service, version_id, persons):
        with pytest.raises(DayInFuture):
            service.mark_handed_out(version_id, persons[:1], dt.date(2026, 11, 22))


def test_each_version_has_its_own_history(service, policies, register, version_id, persons):
    second = import_text(policies, "Second texte.", policies.version(version_id).summary.policy_id)
    adopt(register, second, dt.date(2026, 11, 18), dt.date(2026, 12, 1), "2026-11-230")
    service.mark_handed_out(version_id, persons[:1])
    service.record(second, persons[:1], TODAY, SHEET)
    assert [one.event.kind for one in service.history(persons[0], version_id)] == [EventKind.HANDED_OUT]
    assert [one.event.kind for one in service.history(persons[0], second)] == [EventKind.SIGNED]
    service.cancel(status(service, second, persons[0]).event_id, "erreur")
    assert status(service, version_id, persons[0]).state is AcknowledgementState.HANDED_OUT


class TestStillToSign:
    def test_versions_in_force_with_someone_missing(self, service, version_id, persons):
        ((version, number),) = service.still_to_sign()
        assert (version.id, number) == (version_id, 5)
        service.record(version_id, persons[:5], TODAY, SHEET)
        assert service.still_to_sign() == ()

    def test_a_version_to_come_is_not_due(self, service, register, policies, persons):
        adopt(register, import_text(policies, "Plus tard."), in_force=dt.date(2027, 1, 1))
        assert service.still_to_sign() == ()


def test_export_holds_everyone_with_a_record(service, version_id, persons):
    service.record(version_id, [persons[0], persons[5]], TODAY, SHEET)
    lines = list(
        csv.reader(
            io.StringIO(
                service.exports.csv(service.scope(ScopeKey(0, version_id))).decode("utf-8-sig"), newline=""
            ),
            delimiter=";",
        )
    )
    assert [line[0] for line in lines[1:]] == ["001", "002", "003", "004", "005", "006"]
    assert [line[9] for line in lines[1:]] == ["2026-11-21", "", "", "", "", "2026-11-21"]


def test_more_persons_than_one_statement_takes(service, people, version_id):
    ids = [people.add(PersonDraft(f"Nom{number:04}")) for number in range(600)]
    assert service.record(version_id, ids[:550], TODAY, SHEET) == 550
    assert service.overview(version_id).counts == Counts(signed=550, to_read=50)
