"""Campaigns as the days go by: people come and go, dates pass, texts take each other's place."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.pending import asked, pending, waiting
from medias_desktop.acknowledgements.rules import AcknowledgementState, Audience, Method, ScopeKey
from medias_desktop.acknowledgements.service.reminders import Reminders
from medias_desktop.acknowledgements.service.reminding_today import to_remind
from medias_desktop.acknowledgements.todo import todos
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.models import policy_version
from medias_desktop.policies.rules import Change
from tests.acknowledgements.conftest import adopt, import_text

TODAY = dt.date(2026, 11, 21)
State = AcknowledgementState


def lines(register, policies):
    """Return what is to be done: the text up to its quotation, the kind, the place."""
    return [
        (one.text.split(" «")[0].replace("\u00a0", " "), one.kind, one.place)
        for one in todos(register, policies)
    ]


def states(service, key):
    rows = service.listing.everyone(service.scope(key))
    return {row.last_name: row.status.state for row in rows}


@pytest.fixture
def everyone():
    return Audience(by_rules=False, groups=frozenset(Group))


class TestPeople:
    def test_who_arrives_joins_and_who_leaves_is_no_longer_counted(
        self, service, campaigns, people, version_id, persons, draft, clock, everyone, policies, register
    ):
        number = campaigns.open(version_id, draft(audience=everyone, due_date=dt.date(2026, 12, 5)))
        key = ScopeKey(number)
        assert service.listing.counts(service.scope(key)).total == 5
        clock.set_today(dt.date(2026, 12, 1))  # Lia Zuber's first day
        assert service.listing.counts(service.scope(key)).total == 6
        people.add(PersonDraft("Abel", "Zoé", "008", group=Group.STUDENT, start_date=dt.date(2026, 12, 1)))
        assert service.listing.counts(service.scope(key)).total == 7
        service.record(version_id, persons[:1], clock.today(), Method.ON_SCREEN, campaign_id=number)
        gone = people.person(persons[0])
        people.change(
            gone.id,
            gone.version,
            PersonDraft(
                gone.last_name, gone.first_name, gone.number, group=gone.group, end_date=dt.date(2026, 12, 2)
            ),
        )
        clock.set_today(dt.date(2026, 12, 3))
        counts = service.listing.counts(service.scope(key))
        assert (counts.total, counts.signed, service.listing.uncounted(service.scope(key))) == (6, 0, 1)
        # Nothing of who left is wiped.
        assert len(service.history(persons[0], version_id)) == 1
        assert pending(register, policies) == 6

    def test_arrivals_have_their_own_time(
        self, service, campaigns, version_id, persons, draft, clock, everyone, register, policies
    ):
        number = campaigns.open(
            version_id, draft(audience=everyone, due_date=dt.date(2026, 11, 30), arrival_days=10)
        )
        clock.set_today(dt.date(2026, 12, 5))
        found = states(service, ScopeKey(number))
        assert found["Zuber"] is State.TO_READ
        assert found["Ouellet"] is State.OVERDUE
        # One line says both: who is late is among those who must still sign.
        told = [
            line
            for line in lines(register, policies)
            if line[0].endswith(("encore signer", "en retard pour"))
        ]
        assert told == [("6 personnes doivent encore signer", "bad", f"campaign:{number}")]
        assert todos(register, policies)[0].text.endswith("\u00bb, dont 5 en retard")
        clock.set_today(dt.date(2026, 12, 11))
        assert states(service, ScopeKey(number))["Zuber"] is State.TO_READ
        clock.set_today(dt.date(2026, 12, 12))
        assert states(service, ScopeKey(number))["Zuber"] is State.OVERDUE
        assert lines(register, policies)[0] == (
            "6 personnes sont en retard pour",
            "bad",
            f"campaign:{number}#overdue",
        )


class TestWhatWaits:
    def test_a_person_is_counted_once_whatever_asks_them(
        self, service, campaigns, register, policies, version_id, persons, draft, everyone
    ):
        assert pending(register, policies) == 5
        campaigns.open(version_id, draft())  # Réjean, the firefighter
        assert pending(register, policies) == 5
        campaigns.open(version_id, draft(title="Tous", audience=everyone))
        assert pending(register, policies) == 5
        assert [text for text, _kind, _place in lines(register, policies)] == [
            "5 personnes doivent encore signer",
            "1 personne doit encore signer",
        ]

    def test_whom_no_campaign_asks_is_left_to_the_text(
        self, service, campaigns, register, policies, version_id, persons, draft
    ):
        number = campaigns.open(version_id, draft())
        assert lines(register, policies) == [
            ("1 personne doit encore signer", "accent", f"campaign:{number}"),
            ("4 personnes doivent encore signer", "accent", f"text:{version_id}"),
        ]
        campaigns.close(number, "Fin")
        assert lines(register, policies) == [
            ("5 personnes doivent encore signer", "accent", f"text:{version_id}")
        ]

    def test_refusals_are_followed_up_until_they_end(
        self, service, campaigns, register, policies, version_id, persons, draft
    ):
        number = campaigns.open(version_id, draft())
        service.refuse(version_id, persons[4:5], TODAY, "Non", "M. Roy", campaign_id=number)
        assert ("1 refus à suivre pour", "warn", f"campaign:{number}#refused") in lines(register, policies)
        service.record(version_id, persons[4:5], TODAY, Method.ON_SCREEN, campaign_id=number)
        assert lines(register, policies) == [
            ("4 personnes doivent encore signer", "accent", f"text:{version_id}")
        ]

    def test_new_people_who_never_acknowledged_anything(
        self, service, register, policies, version_id, persons, clock
    ):
        clock.set_today(dt.date(2026, 12, 2))
        new = ("1 nouvelle personne n’a jamais pris connaissance d’un texte", "accent", "never")
        assert new in lines(register, policies)
        service.record(version_id, persons[6:7], clock.today(), Method.ON_SCREEN)
        assert new not in lines(register, policies)

    def test_it_is_the_same_number_as_in_the_lists(
        self, service, campaigns, register, policies, version_id, persons, draft, everyone, clock
    ):
        campaigns.open(version_id, draft(audience=everyone, due_date=TODAY, renewal_months=12))
        service.record(version_id, persons[:2], TODAY, Method.ON_SCREEN)
        service.exempt(version_id, persons[2:3], TODAY, "Congé")
        for days in range(0, 800, 29):
            clock.set_today(TODAY + dt.timedelta(days=days))
            for scope, _before in asked(register, policies):
                counts = service.listing.counts(scope)
                found = waiting(register, scope)
                assert (found.to_sign, found.overdue, found.refused) == (
                    counts.still_to_sign,
                    counts.overdue,
                    counts.refused,
                )


class TestRenewal:
    def test_a_year_later_it_is_signed_again(
        self, service, campaigns, register, policies, version_id, persons, draft, clock
    ):
        number = campaigns.open(version_id, draft(renewal_months=12, due_date=dt.date(2026, 12, 21)))
        key = ScopeKey(number)
        service.record(version_id, persons[4:5], TODAY, Method.ON_SCREEN, campaign_id=number)
        told = ("1 signature arrive à échéance d’ici 30 jours pour", "warn", f"campaign:{number}#signed")
        moments = [
            (dt.date(2027, 10, 21), State.SIGNED, False),
            (dt.date(2027, 10, 22), State.SIGNED, True),  # 30 days before
            (dt.date(2027, 11, 20), State.SIGNED, True),
            (dt.date(2027, 11, 21), State.TO_READ, False),
            (dt.date(2027, 12, 21), State.TO_READ, False),
            (dt.date(2027, 12, 22), State.OVERDUE, False),  # 30 days were given
        ]
        for day, state, said in moments:
            clock.set_today(day)
            assert (day, states(service, key)) == (day, {"Thériault": state})
            assert (told in lines(register, policies)) is said
        service.record(version_id, persons[4:5], clock.today(), Method.ON_SCREEN, campaign_id=number)
        assert states(service, key) == {"Thériault": State.SIGNED}
        assert len(service.history(persons[4], version_id)) == 2


class TestAnotherText:
    @pytest.fixture
    def started(self, service, campaigns, version_id, persons, draft, everyone):
        """Return a campaign in which two of five signed the first text."""
        number = campaigns.open(version_id, draft(audience=everyone, due_date=dt.date(2026, 12, 11)))
        service.record(version_id, persons[:2], TODAY, Method.GROUP_SHEET, campaign_id=number)
        return number

    def adopt_next(self, register, policies, change, in_force):
        (policy,) = policies.library()
        version_id = import_text(policies, "Deuxième texte.", policy.id)
        adopt(register, version_id, TODAY, in_force, "2026-11-400")
        with register.transaction("adopt") as tx:
            tx.update(policy_version, version_id, change=change.value)
        return version_id

    def test_a_substantive_change_asks_everyone_anew_on_its_day(
        self, service, campaigns, register, policies, version_id, persons, started, clock
    ):
        second = self.adopt_next(register, policies, Change.SUBSTANTIVE, dt.date(2026, 12, 1))
        key = ScopeKey(started)
        clock.set_today(dt.date(2026, 11, 30))  # the day before nothing has changed
        assert service.scope(key).version.id == version_id
        assert service.listing.counts(service.scope(key)).signed == 2
        clock.set_today(dt.date(2026, 12, 1))
        scope = service.scope(key)
        assert (scope.version.id, service.listing.counts(scope).still_to_sign) == (second, 6)
        # As many days as the first text had: opened 21 November, due 11 December, that is 20.
        assert scope.due == dt.date(2026, 12, 21)
        assert pending(register, policies) == 6
        old = service.listing.rows(service.scope(ScopeKey(started, version_id)), persons[:3])
        assert [row.status.state for row in old] == [State.SUPERSEDED, State.SUPERSEDED, State.TO_READ]
        assert all(row.status.due is None for row in old)
        assert len(service.history(persons[0], version_id)) == 1
        clock.set_today(dt.date(2026, 12, 22))
        assert set(states(service, key).values()) == {State.OVERDUE}
        service.record(second, persons[:1], clock.today(), Method.ON_SCREEN, campaign_id=started)
        assert states(service, key)["Côté-Gagné"] is State.SIGNED
        # Closed, it is about the text that it asked for last.
        campaigns.close(started, "Fin")
        assert service.scope(key).version.id == second

    def test_a_minor_change_counts_what_was_signed(
        self, service, register, policies, version_id, persons, started, clock
    ):
        second = self.adopt_next(register, policies, Change.MINOR, dt.date(2026, 12, 1))
        clock.set_today(dt.date(2026, 12, 1))
        scope = service.scope(ScopeKey(started))
        counts = service.listing.counts(scope)
        assert (scope.version.id, scope.due) == (second, dt.date(2026, 12, 11))
        assert (counts.signed, counts.still_to_sign) == (2, 4)

    def test_a_repealed_text_asks_nobody_any_more(
        self, service, register, policies, version_id, persons, started, clock
    ):
        with register.transaction("repeal") as tx:
            tx.update(policy_version, version_id, repealed_on=dt.date(2026, 12, 1))
        clock.set_today(dt.date(2026, 12, 20))
        assert pending(register, policies) == 0
        assert todos(register, policies) == ()
        assert State.OVERDUE not in states(service, ScopeKey(started)).values()


def test_who_is_to_be_reminded_is_counted_as_the_reminders_say(
    service, campaigns, register, policies, people, version_id, persons, draft, everyone, clock
):
    """Day by day over two due dates: that of the campaign, those of who arrives, those of renewals."""
    from medias_desktop.acknowledgements.rules.reminders import Channel

    number = campaigns.open(
        version_id,
        draft(
            audience=everyone,
            due_date=dt.date(2026, 12, 11),
            arrival_days=20,
            renewal_months=1,
            reminder_offsets=(-5, -1, 5),
        ),
    )
    reminders = Reminders(register, service)
    told = set()
    for days in range(90):
        clock.set_today(TODAY + dt.timedelta(days=days))
        scope = service.scope(ScopeKey(number))
        due = reminders.due_in(scope)
        expected = len(due.person_ids) if due else 0
        assert (clock.today(), to_remind(register, scope)) == (clock.today(), expected)
        told.add(expected)
        if days == 10:
            service.record(version_id, persons[:2], clock.today(), Method.ON_SCREEN, campaign_id=number)
        if days in (20, 45) and due:
            reminders.record(scope, due.person_ids[:2], Channel.LETTER)
    assert len(told) > 3
