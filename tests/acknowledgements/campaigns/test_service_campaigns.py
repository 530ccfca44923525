"""Campaigns are opened, changed, closed and reopened; what is recorded stays."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.errors import CampaignGone, VersionNotAdopted
from medias_desktop.acknowledgements.errors import campaigns as errors
from medias_desktop.acknowledgements.models import answer, question
from medias_desktop.acknowledgements.rules import Audience, Method, Question, ScopeKey
from medias_desktop.acknowledgements.rules.proposals import Matter
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text

TODAY = dt.date(2026, 11, 21)


def actions(register):
    """Return the actions of the trail, the newest last."""
    found = register.rows("SELECT DISTINCT action, entry FROM audit_event ORDER BY entry")
    return [row["action"] for row in found]


def question_of(**given):
    one = Question(("Qui lit ?", "Who reads?"), (("Tous", "Nul"), ("All", "None")), 0, "art. 1")
    return dataclasses.replace(one, **given)


class TestOpening:
    def test_it_is_there_as_it_was_given(self, service, campaigns, version_id, persons, draft):
        given = draft(
            title="  Automne   2026 ",
            audience=Audience(
                False, frozenset({Group.STUDENT}), frozenset({"Loisirs et culture"}), frozenset(persons[:1])
            ),
            due_date=dt.date(2026, 12, 21),
            arrival_days=15,
            renewal_months=12,
            reminder_offsets=(5, -5, 5),
            province="NB",
            questions=(question_of(), question_of(prompts=("", "Why?"), choices=((), ("A", "B")))),
        )
        number = campaigns.open(version_id, given)
        (found,) = service.campaigns()
        assert (found.id, found.title, found.opened_on) == (number, "Automne 2026", TODAY)
        assert found.audience == given.audience
        assert (found.due_date, found.arrival_days, found.renewal_months) == (dt.date(2026, 12, 21), 15, 12)
        assert (found.reminder_offsets, found.province, found.open) == ((-5, 5), "NB", True)
        assert [one.prompts for one in found.questions] == [("Qui lit ?", "Who reads?"), ("", "Why?")]
        # Noémie is the student of Loisirs et culture, Marie-Ève the single person.
        rows = service.listing.everyone(service.scope(ScopeKey(number)))
        assert [row.person_id for row in rows] == [persons[0], persons[2]]

    def test_a_draft_and_a_text_of_the_past_are_refused(self, campaigns, register, policies, persons, draft):
        first = import_text(policies, "Un.")
        with pytest.raises(VersionNotAdopted):
            campaigns.open(first, draft())
        adopt(register, first)
        policy_id = policies.version(first).summary.policy_id
        adopt(register, import_text(policies, "Deux.", policy_id), in_force=dt.date(2026, 11, 20), number="2")
        with pytest.raises(errors.TextNoLongerInForce):
            campaigns.open(first, draft())

    def test_a_text_to_come_may_be_asked_for(self, service, campaigns, register, policies, persons, draft):
        version = import_text(policies, "Un.")
        adopt(register, version, in_force=dt.date(2027, 1, 1))
        number = campaigns.open(version, draft())
        assert service.scope(ScopeKey(number)).version.id == version

    @pytest.mark.parametrize(
        ("given", "error"),
        [
            ({"title": "  "}, errors.CampaignTitleMissing),
            ({"title": "x" * 201}, errors.CampaignTitleTooLong),
            ({"audience": Audience(by_rules=False)}, errors.AudienceMissing),
            ({"audience": Audience(False, frozenset({Group.VOLUNTEER}))}, errors.AudienceEmpty),
            (
                {"audience": Audience(False, frozenset({Group.STUDENT}), frozenset({"Travaux publics"}))},
                errors.AudienceEmpty,
            ),
            ({"due_date": dt.date(2026, 11, 20)}, errors.DueInPast),
            ({"renewal_months": 0}, errors.RenewalOutOfRange),
            ({"renewal_months": 121}, errors.RenewalOutOfRange),
            ({"arrival_days": 366}, errors.ArrivalOutOfRange),
            ({"reminder_offsets": (1,)}, errors.RemindersWithoutDueDate),
            ({"reminder_offsets": (61,), "due_date": TODAY}, errors.RemindersWrong),
            ({"reminder_offsets": tuple(range(11)), "due_date": TODAY}, errors.RemindersWrong),
            ({"questions": (question_of(prompts=(" ", "")),)}, errors.QuestionWithoutPrompt),
            ({"questions": (question_of(choices=(("Un",), ("One",))),)}, errors.QuestionChoicesMissing),
            ({"questions": (question_of(choices=((), ())),)}, errors.QuestionChoicesMissing),
            ({"questions": (question_of(choices=(("A", "A "), ())),)}, errors.QuestionChoicesMissing),
            (
                {"questions": (question_of(choices=(("A", "B", "C"), ("A", "B"))),)},
                errors.QuestionLanguagesDiffer,
            ),
            ({"questions": (question_of(prompts=("Qui ?", "")),)}, errors.QuestionLanguagesDiffer),
            ({"questions": (question_of(right_choice=2),)}, errors.QuestionRightChoiceMissing),
            ({"questions": (question_of(right_choice=-1),)}, errors.QuestionRightChoiceMissing),
            ({"questions": (question_of(),) * 21}, errors.TooManyQuestions),
        ],
    )
    def test_what_is_wrong_is_told(self, service, campaigns, version_id, persons, draft, given, error):
        with pytest.raises(error) as told:
            campaigns.open(version_id, draft(**given))
        assert told.value.sentence().endswith(".")
        assert service.campaigns() == ()

    def test_somebody_still_to_come_is_somebody(self, campaigns, version_id, people, persons, draft):
        """Lia Zuber starts on 1 December: a campaign for her may be opened before."""
        assert campaigns.open(version_id, draft(audience=Audience(False, persons=frozenset(persons[6:7]))))
        with pytest.raises(errors.AudienceEmpty):  # Paul Vachon left in August
            campaigns.open(version_id, draft(audience=Audience(False, persons=frozenset(persons[5:6]))))

    def test_the_same_people_are_not_asked_twice(self, campaigns, version_id, persons, draft, ruled):
        ruled(version_id, "must_acknowledge", groups=["volunteer_firefighter"])
        first = campaigns.open(version_id, draft())
        with pytest.raises(errors.SameCampaignOpen, match="Automne"):
            campaigns.open(version_id, draft(title="Autre"))
        with pytest.raises(errors.SameCampaignOpen):  # by the rules they are the same
            campaigns.open(version_id, draft(audience=Audience(by_rules=True)))
        campaigns.open(version_id, draft(audience=Audience(False, frozenset({Group.STUDENT}))))
        campaigns.close(first, "Terminée")
        campaigns.open(version_id, draft(title="Encore"))
        with pytest.raises(errors.SameCampaignOpen, match="Encore"):
            campaigns.reopen(first)


class TestChanging:
    def test_a_change_seen_elsewhere_is_refused(self, service, campaigns, version_id, persons, draft):
        number = campaigns.open(version_id, draft())
        campaigns.change(number, 1, draft(title="Hiver"))
        with pytest.raises(ChangedElsewhere):
            campaigns.change(number, 1, draft(title="Printemps"))
        assert [one.title for one in service.campaigns()] == ["Hiver"]

    def test_a_due_date_that_passed_may_stay(self, campaigns, version_id, persons, draft, clock):
        number = campaigns.open(version_id, draft(due_date=dt.date(2026, 11, 30)))
        clock.set_today(dt.date(2026, 12, 5))
        campaigns.change(number, 1, draft(title="Suite", due_date=dt.date(2026, 11, 30)))
        with pytest.raises(errors.DueInPast):
            campaigns.change(number, 2, draft(due_date=dt.date(2026, 12, 1)))
        with pytest.raises(errors.DueBeforeOpening):
            campaigns.change(number, 2, draft(due_date=dt.date(2026, 11, 1)))
        campaigns.change(number, 2, draft(due_date=dt.date(2026, 12, 20)))
        assert campaigns.campaign(number).due_date == dt.date(2026, 12, 20)

    def test_audience_changes_and_the_trail_names_only_the_difference(
        self, register, campaigns, version_id, persons, draft
    ):
        both = frozenset({Group.FIREFIGHTER, Group.STUDENT})
        number = campaigns.open(version_id, draft(audience=Audience(False, both)))
        campaigns.change(
            number, 1, draft(audience=Audience(False, frozenset({Group.STUDENT, Group.ELECTED})))
        )
        assert campaigns.campaign(number).audience.groups == {Group.STUDENT, Group.ELECTED}
        found = register.rows(
            "SELECT change, record FROM audit_event WHERE action = 'change_campaign'"
            " AND entity = 'acknowledgement_campaign_group' ORDER BY seq"
        )
        assert [tuple(row) for row in found] == [
            ("delete", f"{number}/volunteer_firefighter"),
            ("insert", f"{number}/elected_official"),
        ]

    def test_one_that_is_gone_or_closed(self, campaigns, version_id, persons, draft):
        with pytest.raises(CampaignGone):
            campaigns.change(77, 1, draft())
        number = campaigns.open(version_id, draft())
        campaigns.close(number, "Fin")
        with pytest.raises(errors.CampaignClosed):
            campaigns.change(number, 2, draft())


class TestClosing:
    def test_it_keeps_its_reason_and_may_go_on(self, service, campaigns, version_id, persons, draft, clock):
        number = campaigns.open(version_id, draft())
        with pytest.raises(errors.ClosingReasonMissing):
            campaigns.close(number, "  ")
        clock.set_today(dt.date(2026, 12, 1))
        campaigns.close(number, " Tous ont signé ")
        found = campaigns.campaign(number)
        assert (found.open, found.closed_on, found.closing_reason) == (
            False,
            dt.date(2026, 12, 1),
            "Tous ont signé",
        )
        with pytest.raises(errors.CampaignClosed):
            campaigns.close(number, "Encore")
        campaigns.reopen(number)
        assert campaigns.campaign(number).open
        with pytest.raises(errors.CampaignOpen):
            campaigns.reopen(number)

    def test_one_opened_by_mistake_goes_without_a_trace_of_signatures(
        self, service, campaigns, version_id, persons, draft
    ):
        given = draft(questions=(question_of(),), audience=Audience(False, persons=frozenset(persons[:2])))
        number = campaigns.open(version_id, given)
        campaigns.delete(number)
        assert service.campaigns() == ()
        number = campaigns.open(version_id, given)
        service.mark_handed_out(version_id, persons[:1], campaign_id=number)
        with pytest.raises(errors.CampaignHasRecords):
            campaigns.delete(number)
        assert campaigns.campaign(number).audience.persons == set(persons[:2])

    def test_each_is_one_entry_of_the_trail(self, register, campaigns, version_id, persons, draft):
        before = len(actions(register))
        number = campaigns.open(version_id, draft(questions=(question_of(),)))
        campaigns.change(number, 1, draft())
        campaigns.close(number, "Fin")
        campaigns.reopen(number)
        campaigns.delete(number)
        assert actions(register)[before:] == [
            "open_campaign",
            "change_campaign",
            "close_campaign",
            "reopen_campaign",
            "delete_campaign",
        ]


class TestQuestions:
    @pytest.fixture
    def asked(self, register, service, campaigns, version_id, persons, draft):
        """Return a campaign with two questions, the first one answered."""
        two = (question_of(), question_of(prompts=("Pourquoi ?", "Why?")))
        number = campaigns.open(version_id, draft(questions=two))
        service.record(version_id, persons[4:5], TODAY, Method.ON_SCREEN, campaign_id=number)
        (event,) = service.history(persons[4], version_id)
        with register.transaction("answer") as tx:
            tx.insert(
                answer,
                event_id=event.event.id,
                question_id=campaigns.campaign(number).questions[0].id,
                person_id=persons[4],
                choice=0,
                right=True,
            )
        return campaigns.campaign(number)

    def stored(self, register):
        with register.read() as connection:
            columns = sa.select(question.c.prompt_fr, question.c.asked).order_by(question.c.id)
            return [tuple(row) for row in connection.execute(columns)]

    def test_answered_ones_stay_and_new_ones_take_their_place(self, register, campaigns, asked, draft):
        first, second = asked.questions
        changed = (
            dataclasses.replace(first, prompts=("Qui la lit ?", "Who reads it?")),
            dataclasses.replace(second, right_choice=1),
        )
        campaigns.change(asked.id, 1, draft(questions=changed))
        assert self.stored(register) == [("Qui lit ?", False), ("Pourquoi ?", True), ("Qui la lit ?", True)]
        now = campaigns.campaign(asked.id).questions
        assert [one.prompts[0] for one in now] == ["Qui la lit ?", "Pourquoi ?"]
        assert (now[1].id, now[1].right_choice) == (second.id, 1)

    def test_taken_out_the_answered_one_stays_and_the_other_goes(self, register, campaigns, asked, draft):
        campaigns.change(asked.id, 1, draft())
        assert self.stored(register) == [("Qui lit ?", False)]
        assert campaigns.campaign(asked.id).questions == ()

    def test_another_order_makes_no_new_question(self, register, campaigns, asked, draft):
        campaigns.change(asked.id, 1, draft(questions=asked.questions[::-1]))
        assert self.stored(register) == [("Qui lit ?", True), ("Pourquoi ?", True)]
        assert campaigns.campaign(asked.id).questions == asked.questions[::-1]


class TestProposing:
    def test_without_rules_everyone_has_thirty_days(self, campaigns, version_id, persons):
        found = campaigns.proposal(version_id)
        assert found.draft == campaigns.proposed(version_id)
        assert (found.groups, found.clauses) == (frozenset(Group), ())
        assert found.draft.title == "Politique d’utilisation des médias sociaux, novembre 2026"
        assert (found.draft.due_date, found.draft.renewal_months) == (dt.date(2026, 12, 21), None)
        assert campaigns.open(version_id, found.draft)

    def test_rules_say_who_when_again_and_how_soon(self, campaigns, version_id, persons, ruled):
        ruled(version_id, "bound_groups", "R-001", groups=["elected_official", "online_user"])
        assert [one.rule for one in campaigns.proposal(version_id).citing(Matter.AUDIENCE)] == ["R-001"]
        ruled(version_id, "must_acknowledge", "R-002", groups=["student"], renewal_months=24, arrival_days=10)
        ruled(version_id, "must_acknowledge", "R-003", groups=["casual_employee"], renewal_months=12)
        found = campaigns.proposal(version_id)
        assert found.groups == {Group.STUDENT, Group.CASUAL}
        assert (found.draft.renewal_months, found.draft.arrival_days) == (12, 10)
        assert [(one.matter, one.rule, one.number) for one in found.clauses] == [
            (Matter.AUDIENCE, "R-002", "1"),
            (Matter.ARRIVALS, "R-002", "1"),
            (Matter.RENEWAL, "R-002", "1"),
            (Matter.AUDIENCE, "R-003", "1"),
            (Matter.RENEWAL, "R-003", "1"),
        ]

    def test_heads_are_counted_as_the_list_counts_them(self, service, campaigns, version_id, persons, draft):
        heads = campaigns.headcount()
        everyone = campaigns.find_persons(version_id, "")
        # Two left or are not there yet; Jean-François and Rose are regular employees.
        assert heads.total(frozenset(Group), ()) == 5
        assert heads.group(Group.REGULAR) == 2
        assert heads.group(Group.REGULAR, {"Travaux publics"}) == 1
        assert heads.department("Travaux publics", {Group.REGULAR}) == 1
        rose = [one for one in everyone if one.number == "004"]
        assert heads.total({Group.REGULAR}, (), rose) == 2
        assert heads.total({Group.REGULAR}, {"Direction générale"}, rose) == 2
        gone = campaigns.persons(version_id, persons[5:6])
        assert heads.total({Group.STUDENT}, (), gone) == 1
        audience = Audience(
            False, frozenset({Group.REGULAR}), frozenset({"Direction générale"}), frozenset({persons[3]})
        )
        number = campaigns.open(version_id, draft(audience=audience))
        assert service.listing.counts(service.scope(ScopeKey(number))).total == 2


def test_who_never_acknowledged_anything(service, campaigns, version_id, persons, clock):
    service.record(version_id, persons[:2], TODAY, Method.ON_SCREEN)
    service.refuse(version_id, persons[2:3], TODAY, "Ne veut pas", "M. Roy")
    found = campaigns.never_acknowledged(TODAY)
    assert [row.person_id for row in found] == persons[2:5]
    signed = service.listing.rows(service.scope(ScopeKey(0, version_id)), persons[:1])[0]
    service.cancel(signed.status.event_id, "Erreur")
    clock.set_today(dt.date(2026, 12, 1))
    assert [row.person_id for row in campaigns.never_acknowledged(clock.today())] == [
        persons[0],
        *persons[2:5],
        persons[6],
    ]
