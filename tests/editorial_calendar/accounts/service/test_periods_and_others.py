"""Elections, crisis mode, absences, tasks, accounts followed: recorded, refused, read back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.duties import DutyDraft
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.periods import PeriodDraft, PeriodKind
from tests.editorial_calendar.accounts.people import JULIE, MARC, people_in
from tests.editorial_calendar.town_rules import service_of, service_over

TODAY = dt.date(2026, 11, 21)
AT = dt.datetime.fromisoformat
"""A moment of the municipality’s own time."""
ELECTION = PeriodDraft(
    kind=PeriodKind.ELECTION,
    level="municipal",
    begins_at=AT("2029-09-21T00:00"),
    ends_at=AT("2029-11-04T23:59"),
    decided_by="Greffe",
    names=("Candidate Fictive", "Parti inventé", "Candidate Fictive", " "),
)


def test_crisis_mode_is_on_once_and_off_with_who_decided(register):
    service = service_over(register)
    now = service.local_now
    with pytest.raises(errors.DeciderMissing):
        service.periods.declare(now, " ")
    with pytest.raises(errors.EmergencyInFuture):
        service.periods.declare(now + dt.timedelta(minutes=1), "Mairie")
    number = service.periods.declare(now - dt.timedelta(hours=2), "Sécurité civile", "Crue de la rivière")
    assert service.periods.emergency().id == number
    with pytest.raises(errors.EmergencyUnderWay):
        service.periods.declare(now, "Mairie")
    with pytest.raises(errors.PeriodBackwards):
        service.periods.lift(number, 1, now - dt.timedelta(hours=3), "Mairie")
    with pytest.raises(errors.DeciderMissing):
        service.periods.lift(number, 1, now, "")
    service.periods.lift(number, 1, now - dt.timedelta(minutes=1), "Direction générale")
    assert service.periods.emergency() is None
    (kept,) = service.periods.all()
    assert (kept.decided_by, kept.ended_by) == ("Sécurité civile", "Direction générale")
    with pytest.raises(errors.NoEmergency):
        service.periods.lift(number, 2, now, "Mairie")


def test_periods_are_found_by_day_and_by_minute(register):
    service = service_over(register)
    number = service.periods.record_election(ELECTION)
    (kept,) = service.periods.all()
    assert kept.names == ("Candidate Fictive", "Parti inventé")
    day = dt.date
    for first, last, there in (
        (day(2029, 9, 1), day(2029, 9, 20), False),
        (day(2029, 9, 1), day(2029, 9, 21), True),
        (day(2029, 11, 4), day(2029, 12, 1), True),
        (day(2029, 11, 5), day(2029, 12, 1), False),
    ):
        assert bool(service.periods.between(first, last)) is there
    assert service.periods.at(AT("2029-09-20T23:59")) == ()
    assert [one.id for one in service.periods.at(AT("2029-11-04T23:59"))] == [number]
    assert service.periods.at(AT("2029-11-05T00:00")) == ()


def test_elections_of_one_level_do_not_overlap(register):
    service = service_over(register)
    number = service.periods.record_election(ELECTION)
    again = dataclasses.replace(ELECTION, begins_at=AT("2029-11-04T23:59"), ends_at=AT("2029-12-01T00:00"))
    with pytest.raises(errors.PeriodOverlaps):
        service.periods.record_election(again)
    service.periods.record_election(dataclasses.replace(again, begins_at=AT("2029-11-05T00:00")))
    service.periods.record_election(dataclasses.replace(again, level="federal"))
    for wrong, error in (
        ({"ends_at": None}, errors.ElectionWithoutEnd),
        ({"ends_at": AT("2029-09-20T00:00")}, errors.PeriodBackwards),
        ({"level": ""}, errors.LevelMissing),
        ({"begins_at": AT("0029-09-20T00:00")}, errors.DayImplausible),
    ):
        with pytest.raises(error):
            service.periods.change(number, 1, dataclasses.replace(ELECTION, **wrong))
    service.periods.change(number, 1, dataclasses.replace(ELECTION, decided_by="Présidence d’élection"))
    with pytest.raises(ChangedElsewhere):
        service.periods.remove(number, 1)
    service.periods.remove(number, 2)
    with pytest.raises(errors.RecordGone):
        service.periods.remove(number, 2)


def test_absences_have_order_and_a_replacement_that_is_somebody_else(register):
    service = service_over(register)
    people = people_in(service)
    away = AbsenceDraft(
        kind=AbsenceKind.LONG_LEAVE, from_on=TODAY, until_on=dt.date(2027, 5, 1), person_id=people[JULIE]
    )
    number = service.absences.add(away)
    assert service.absences.one(number).name == "Julie Landry"
    for wrong, error in (
        ({"until_on": dt.date(2026, 11, 20)}, errors.BackBeforeGone),
        ({"replacement_id": people[JULIE]}, errors.ReplacesThemselves),
        ({"person_id": None}, errors.HolderMissing),
        ({"until_on": dt.date(9999, 12, 31)}, errors.DayImplausible),
    ):
        with pytest.raises(error):
            service.absences.change(number, 1, dataclasses.replace(away, **wrong))
    with pytest.raises(errors.AwayTwice, match="Julie Landry"):
        service.absences.add(dataclasses.replace(away, from_on=dt.date(2027, 5, 1)))
    service.absences.change(number, 1, dataclasses.replace(away, replacement_id=people[MARC]))
    (kept,) = service.absences.between(TODAY, TODAY)
    assert (kept.replacement, kept.replaced) == ("Marc Boisvert", True)
    assert service.absences.between(dt.date(2026, 11, 20), dt.date(2026, 11, 20)) == ()
    service.absences.remove(number, 2)
    assert service.absences.all() == ()


def test_tasks_are_given_once_and_each_of_the_text_shows_who_does_it(register):
    service, _account = service_of(register, "blainville")
    people = people_in(service)
    empty = service.duties.lines(TODAY)
    assert all(one.nobody for one in empty)
    managing = DutyDraft(duty="managing", office="communications", person_id=people[JULIE], since=TODAY)
    number = service.duties.add(managing)
    done = [one for one in service.duties.lines(TODAY) if one.carried_out]
    assert [(one.duty, one.clause.rule_code) for one in done] == [("managing", "BL-053")]
    with pytest.raises(errors.DutyKnown, match="Julie Landry"):
        service.duties.add(managing)
    with pytest.raises(errors.DutyUnknown):
        service.duties.add(dataclasses.replace(managing, duty="dancing"))
    with pytest.raises(errors.UntilBeforeSince):
        service.duties.change(number, 1, dataclasses.replace(managing, until=dt.date(2026, 11, 20)))
    service.duties.change(number, 1, dataclasses.replace(managing, until=TODAY))
    assert service.duties.on(dt.date(2026, 11, 22)) == ()
    service.duties.remove(number, 2)
    assert service.duties.all() == ()


def test_a_party_is_not_followed_and_its_clause_says_so(register):
    service, _account = service_of(register, "blainville")
    party = FollowedDraft(platform="facebook", name="Parti inventé", kind="political_party", reason="Aucune")
    with pytest.raises(errors.FollowedRefused) as refused:
        service.followed.add(party)
    assert "Parti inventé" in refused.value.sentence()
    assert service.followed.all() == ()
    house = FollowedDraft(
        platform="facebook", name="Maison des jeunes", kind="funded_organisation", since=TODAY
    )
    number = service.followed.add(house)
    assert [one.kind for one in service.followed.findings(house)] == [
        "followed_relevance",
        "followed_allowed",
        "followed_fairness",
    ]
    with pytest.raises(errors.FollowedKnown):
        service.followed.add(dataclasses.replace(house, name="MAISON DES JEUNES"))
    with pytest.raises(errors.FollowedIncomplete):
        service.followed.add(dataclasses.replace(house, name=" "))
    with pytest.raises(errors.UntilBeforeSince):
        service.followed.stop(number, 1, dt.date(2026, 11, 20))
    service.followed.stop(number, 1, TODAY)
    assert not service.followed.one(number).followed(TODAY)
    service.followed.add(house)
