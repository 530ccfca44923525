"""Who is to be reminded when, and what is recorded of it."""

import datetime as dt
import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.errors.reminders import NobodyToRemind, TooManyLetters
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.rules.reminders import Channel, reminder_day
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import PersonDraft
from tests.acknowledgements.reminding import DUE, open_campaign, scope_on


@pytest.fixture
def campaign_id(register, version_id, persons):
    return open_campaign(register, version_id)


def due_on(service, clock, campaign_id, day):
    found = service.reminders.due_in(scope_on(service, clock, campaign_id, day))
    return set(found.person_ids) if found else set()


class TestWhen:
    # Due Friday 11 December 2026; Christmas is a Friday too. By hand: five working days before is Friday 4, one is
    # Thursday 10, five after is Friday 18.
    @pytest.mark.parametrize(
        ("day", "to_be_reminded"),
        [("2026-12-03", False), ("2026-12-04", True), ("2026-12-05", True), ("2026-12-11", True)],
    )
    def test_from_five_working_days_before(self, service, clock, campaign_id, persons, day, to_be_reminded):
        expected = set(persons[:5]) if to_be_reminded else set()
        # Lia begins on 1 December: she is concerned by then.
        if to_be_reminded:
            expected.add(persons[6])
        assert due_on(service, clock, campaign_id, day) == expected

    def test_once_a_day_each(self, service, clock, campaign_id, persons):
        everyone = {*persons[:5], persons[6]}
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        assert service.reminders.record(scope, persons[:2], Channel.LETTER) == 2
        assert due_on(service, clock, campaign_id, "2026-12-09") == everyone - set(persons[:2])
        assert due_on(service, clock, campaign_id, "2026-12-10") == everyone  # the next one
        scope = scope_on(service, clock, campaign_id, "2026-12-10")
        service.reminders.record(scope, sorted(everyone), Channel.EML)
        assert due_on(service, clock, campaign_id, "2026-12-17") == set()
        assert due_on(service, clock, campaign_id, "2026-12-18") == everyone

    def test_who_has_nothing_left_to_do_is_not(self, service, clock, campaign_id, version_id, persons):
        service.record(version_id, [persons[0]], dt.date(2026, 11, 20), Method.INDIVIDUAL_SHEET)
        service.refuse(version_id, [persons[1]], dt.date(2026, 11, 20), "Refus", "Line")
        service.exempt(version_id, [persons[2]], dt.date(2026, 11, 20), "Congé")
        assert due_on(service, clock, campaign_id, "2026-12-11") == {persons[3], persons[4], persons[6]}

    def test_who_arrives_has_their_own_days(self, service, register, clock, version_id, persons):
        number = open_campaign(register, version_id, arrival_days=30)
        # Lia’s first day is Tuesday 1 December: until Thursday 31. Five working days before: 30, 29, 28, 24, 23.
        assert persons[6] not in due_on(service, clock, number, "2026-12-22")
        assert persons[6] in due_on(service, clock, number, "2026-12-23")

    def test_of_what_was_not_asked_yet_nobody_is(self, service, register, clock, version_id, persons):
        number = open_campaign(register, version_id, opened_on=dt.date(2026, 12, 8))
        assert due_on(service, clock, number, "2026-12-09") == set()
        assert persons[0] in due_on(service, clock, number, "2026-12-10")

    def test_a_closed_campaign_reminds_nobody(self, service, register, clock, version_id, persons):
        number = open_campaign(register, version_id, closed_on=dt.date(2026, 12, 9))
        assert due_on(service, clock, number, "2026-12-10") == set()
        assert service.reminders.due(dt.date(2026, 12, 10)) == ()

    def test_all_campaigns_at_once(self, service, register, clock, version_id, persons):
        open_campaign(register, version_id)
        open_campaign(register, version_id, title="Sans rappel", reminder_offsets="")
        clock.set_today(dt.date(2026, 12, 4))
        (found,) = service.reminders.due()
        assert (found.scope.campaign.title, found.since) == ("Automne", dt.date(2026, 12, 4))

    def test_a_renewal_is_reminded_of_again(self, service, register, clock, version_id, persons):
        number = open_campaign(register, version_id, renewal_months=12, due_date=None)
        service.record(version_id, [persons[0]], dt.date(2026, 11, 20), Method.INDIVIDUAL_SHEET)
        # It lapses on 20 November 2027 and 30 days are given, until Monday 20 December: Monday 13 is five before.
        assert due_on(service, clock, number, "2027-12-12") == set()
        assert due_on(service, clock, number, "2027-12-13") == {persons[0]}


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)),
    st.lists(st.integers(-20, 20), max_size=5),
    st.integers(0, 60),
)
def test_the_reminder_day_never_goes_back(due, offsets, later):
    opened = due - dt.timedelta(days=400)
    days = [
        reminder_day(due, offsets, "QC", opened, due + dt.timedelta(days=one)) for one in range(-40, later)
    ]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert days[len(days) - len(known) :] == known


class TestRecord:
    def test_one_entry_says_who_how_and_when(self, service, register, clock, campaign_id, persons):
        before = register.rows("SELECT count(*) FROM audit_event")[0][0]
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        assert service.reminders.record(scope, [persons[0], persons[0], persons[1]], Channel.MAILTO) == 2
        found = register.rows("SELECT person_id, channel, day, campaign_id FROM acknowledgement_reminder")
        assert [(row[0], row[1], str(row[2]), row[3]) for row in found] == [
            (one, "mailto", "2026-12-04", campaign_id) for one in persons[:2]
        ]
        assert register.rows("SELECT count(*) FROM audit_event")[0][0] == before + 2
        assert (
            len(
                {
                    row[0]
                    for row in register.rows(
                        "SELECT DISTINCT action FROM audit_event WHERE entity = 'acknowledgement_reminder'"
                    )
                }
            )
            == 1
        )

    def test_who_signed_meanwhile_is_left_out(self, service, clock, campaign_id, version_id, persons):
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        service.record(version_id, [persons[0]], dt.date(2026, 12, 3), Method.INDIVIDUAL_SHEET)
        assert service.reminders.record(scope, persons[:2], Channel.LETTER) == 1

    def test_a_reader_records_none(self, service, register, clock, campaign_id, persons):
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        register.actor = register.actor._replace(role=Role.READING)
        with pytest.raises(NotEntitled):
            service.reminders.record(scope, persons[:2], Channel.LETTER)


def parsed(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


class TestMails:
    def test_one_draft_a_person_with_an_address(self, service, clock, campaign_id, persons):
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        ((row, draft),) = service.reminders.mails(scope, persons[:5], {"fr": "À bientôt."})
        assert (row.person_id, draft.address) == (persons[0], "me@exemple.ca")
        assert (
            draft.subject
            == "Rappel\xa0: prise de connaissance de «\xa0Politique d’utilisation des médias sociaux\xa0»"
        )
        for told in ("Marie-Ève Côté-Gagné", "11 décembre 2026", "À bientôt.", "2026-11-214", "P-12"):
            assert told in draft.body

    def test_files_that_other_programs_open_as_drafts(
        self, service, people, clock, campaign_id, persons, tmp_path
    ):
        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        drafts = service.reminders.mails(scope, persons[:5])
        folder = service.reminders.mails_into(tmp_path / "Rappels", drafts)
        (path,) = folder.iterdir()
        assert path.name.startswith("Côté-Gagné, Marie-Ève 001 ")
        found = parsed(path)
        assert found["X-Unsent"] == "1"
        assert found["To"] == "me@exemple.ca"
        assert found["From"] is None
        assert found["Subject"] == drafts[0][1].subject
        assert found.get_content().replace("\r\n", "\n") == drafts[0][1].body
        assert not found.defects
        assert max(map(len, path.read_bytes().split(b"\r\n"))) <= 78

    def test_a_cancelled_folder_is_gone(self, service, clock, campaign_id, persons, tmp_path):
        class Stopped:
            def report(self, done, total):
                raise Cancelled

        scope = scope_on(service, clock, campaign_id, "2026-12-04")
        with pytest.raises(Cancelled):
            service.reminders.mails_into(
                tmp_path / "Rappels", service.reminders.mails(scope, persons[:5]), Stopped()
            )
        assert list(tmp_path.glob("*appels*")) == []
        assert not [one for one in tmp_path.iterdir() if one.name.endswith(".part")]


def test_nobody_to_remind(service, clock, campaign_id, version_id, persons):
    service.record(version_id, persons[:2], dt.date(2026, 11, 20), Method.GROUP_SHEET)
    scope = scope_on(service, clock, campaign_id, DUE)
    with pytest.raises(NobodyToRemind):
        service.reminders.letters(scope, persons[:2])


def test_more_letters_than_a_document_takes(service, people, clock, campaign_id):
    ids = [people.add(PersonDraft(f"Nom{number}")) for number in range(1001)]
    scope = scope_on(service, clock, campaign_id, DUE)
    with pytest.raises(TooManyLetters) as refused:
        service.reminders.letters(scope, ids)
    assert refused.value.sentence().startswith("1\xa0001 lettres")
    assert len(service.reminders.recipients(scope, ids).without_email) == 1001
