"""Incidents in a register: recorded with their proposal, corrected, lifted, annulled, listed, counted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io

import pytest
from PIL import Image

from medias_desktop.core import i18n
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.errors import AccountGone, IncidentGone, OnlineUserGone
from medias_desktop.sanctions.errors import moderation as errors
from medias_desktop.sanctions.labels.moderation_settings import left_open
from medias_desktop.sanctions.rules.comment_duties import looked_at_first
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter, IncidentState
from medias_desktop.sanctions.rules.incidents import (
    AppealDraft,
    AppealOutcome,
    CommentState,
    IncidentAction,
    IncidentClause,
    ModeratedAccount,
    ModerationSettings,
)
from medias_desktop.sanctions.service.proposals import COUNTERS
from tests.acknowledgements.towns import take_over
from tests.sanctions.moderation.texts import TODAY, draft, service_with

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
BAN = {"action": IncidentAction.BAN, "departure": "Menaces répétées par téléphone."}
BLOCK = {"action": IncidentAction.TEMPORARY_BLOCK, "departure": "Récidive ailleurs.", "until": TODAY}


@pytest.fixture
def plain(register):
    """Return the services of a register without any text, and an account."""
    return service_with(register)


def picture():
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(written, "PNG")
    return written.getvalue()


def record(service, account, **more):
    return service.incidents.record(draft(account, **more))


def test_the_third_advertisement_is_banned_and_its_record_says_by_what(register):
    service, account = service_with(register, "blainville")
    with i18n.speaking("en"):
        for day in (dt.date(2026, 11, 16), dt.date(2026, 11, 18)):
            record(service, account, seen_on=day, acted_on=day, handle="@Usager  Fictif")
        number = record(service, account, handle="usager FICTIF", action=IncidentAction.BAN)
    kept = service.incidents.one(number)
    assert (kept.proposed, kept.clause.rule_code) == (IncidentAction.BAN, "BL-119")
    assert kept.proposal.splitlines()[0] == (
        "Ban: art. 5.6 asks for it. Incidents counted with this one: 3; the clause names 3."
        " 2 earlier incidents: November 16, 2026; November 18, 2026."
    ).replace("art.", "s.")
    assert kept.handle == "@Usager Fictif"  # as it was first written
    with pytest.raises(errors.DepartureMissing):
        record(service, account)
    record(service, account, departure="Concours de la bibliothèque, toléré.")
    assert service.incidents.rows([number + 1])[0].departed


def test_before_the_text_came_into_force_nothing_is_proposed_nor_cited(register):
    service, account = service_with(register, "blainville")
    before = PolicyService(register).in_force()[0].in_force_date - dt.timedelta(days=1)
    number = record(service, account, seen_on=before)
    kept = service.incidents.one(number)
    assert (kept.clause, kept.proposed, kept.proposal) == (None, None, "")
    cited = service.proposals.reasons(TODAY)[0].clauses[0].clause
    with pytest.raises(errors.ClauseNotInForce):
        record(service, account, seen_on=before, clause=cited)
    with pytest.raises(errors.ClauseNotInForce):
        record(
            service, account, clause=IncidentClause(version_id=99, section_uid="", rule_code="X", cite="X")
        )
    chosen = (
        next(one for one in service.proposals.reasons(TODAY) if one.code == "advertising").clauses[1].clause
    )
    with_it = record(service, account, clause=dataclasses.replace(chosen, cite="as somebody else called it"))
    assert service.incidents.one(with_it).clause == chosen


def test_an_annulled_incident_never_counts(register):
    service, account = service_with(register, "senneterre")
    numbers = [record(service, account, reason="hate", departure="x") for _n in range(3)]
    asked = (account, "usager fictif", ("hate",), TODAY)
    assert service.proposals.for_incident(*asked)[0].number == 4
    for number in numbers:
        service.incidents.annul(number, service.incidents.one(number).version, "Mauvais usager.")
    found = service.proposals.for_incident(*asked)
    assert found[-1].ground.value == "first_time"
    assert service.proposals.counted(account, "usager fictif", TODAY) == ()
    with pytest.raises(errors.IncidentAnnulled):
        service.incidents.annul(numbers[0], 2, "Encore.")
    assert service.incidents.blocks(TODAY) == ()


def test_a_corrected_incident_does_not_count_itself(register):
    service, account = service_with(register, "senneterre")
    first = record(service, account, reason="hate")
    number = record(service, account, reason="hate", action=IncidentAction.TEMPORARY_BLOCK, until=TODAY)
    kept = service.incidents.one(number)
    said = draft(account, reason="hate", action=IncidentAction.TEMPORARY_BLOCK, until=TOMORROW)
    service.incidents.correct(number, kept.version, said)
    again = service.incidents.one(number)
    assert (again.until, again.proposal, again.clause) == (TOMORROW, kept.proposal, kept.clause)
    with pytest.raises(ChangedElsewhere):
        service.incidents.correct(number, kept.version, said)
    # Of two on the same day the other one counts, whichever was recorded first.
    assert [one.id for one in service.proposals.counted(account, "Usager fictif", TODAY, but=first)] == [
        number
    ]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"handle": " @ "}, errors.HandleMissing),
        ({"handle": "\u200b\u0301"}, errors.HandleMissing),
        ({"handle": "x" * 121}, errors.HandleTooLong),
        ({"seen_on": TOMORROW}, errors.SeenInFuture),
        ({"acted_on": YESTERDAY}, errors.ActedBeforeSeen),
        ({"acted_on": TOMORROW}, errors.ActedInFuture),
        ({"reason": "no_such_reason"}, errors.ReasonUnknown),
        ({"more_reasons": ("hate", "x,y")}, errors.ReasonUnknown),
        ({"action": IncidentAction.TEMPORARY_BLOCK}, errors.EndMissing),
        ({"action": IncidentAction.TEMPORARY_BLOCK, "until": YESTERDAY}, errors.EndBeforeBeginning),
        ({"action": IncidentAction.BAN, "until": TOMORROW}, errors.EndWithoutBlock),
        ({"all_accounts": True}, errors.ReachWithoutBlock),
        ({"action": IncidentAction.REPORT, "reported_to": "  "}, errors.ReportedToMissing),
        ({"action": IncidentAction.BAN}, errors.DepartureMissing),
        ({"note": "x" * 4001}, errors.WordsTooLong),
        ({"link": "x" * 501}, errors.WordsTooLong),
        ({"capture_text": "x" * 20_001}, errors.WordsTooLong),
        ({"account_id": 99}, AccountGone),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(plain, more, error):
    service, account = plain
    with pytest.raises(error) as raised:
        record(service, account, **more)
    assert str(raised.value)
    assert not service.incidents.any()
    assert service.online_users.find() == ()


def test_a_capture_is_kept_as_it_came_and_must_be_an_image(plain, register):
    service, account = plain
    for content, error in (
        (b"%PDF-1.7 no image", errors.CaptureNotAPicture),
        (b"", errors.CaptureNotAPicture),
        (picture()[:60], errors.CaptureNotAPicture),
    ):
        with pytest.raises(error):
            service.incidents.record(draft(account), (content, "capture.png"))
    assert not service.incidents.any()
    content, text = picture(), "Achetez ici! "
    number = service.incidents.record(draft(account, capture_text=text), (content, "Jean Tremblay.png"))
    kept = service.incidents.one(number)
    assert kept.capture_sha256 == hashlib.sha256(content).hexdigest()
    assert kept.text_sha256 == hashlib.sha256(b"Achetez ici!").hexdigest()
    assert kept.captured_at == register.clock.now()
    assert service.incidents.capture(number) == content
    names = [row[0] for row in register.rows("SELECT name FROM attachment")]
    assert len(names) == 1
    assert "Tremblay" not in names[0]
    service.incidents.correct(number, kept.version, draft(account, capture_text=text))
    assert service.incidents.capture(number) == content  # what is not given anew stays
    smaller = io.BytesIO()
    Image.new("RGB", (8, 8)).save(smaller, "JPEG")
    service.incidents.correct(number, kept.version + 1, draft(account), (smaller.getvalue(), "b.jpg"))
    assert service.incidents.capture(number) == smaller.getvalue()
    assert len(register.rows("SELECT name FROM attachment")) == 1  # nobody names the first one any more


def test_blocks_end_are_lifted_and_bans_reviewed_by_hand_counted_days(plain, clock):
    service, account = plain
    other = service.accounts.add(ModeratedAccount(platform="facebook", name="Bibliothèque"))
    past = {"seen_on": dt.date(2026, 10, 1), "acted_on": dt.date(2026, 10, 1)}
    block = record(service, account, handle="a", **{**BLOCK, "until": dt.date(2026, 10, 31)}, **past)
    ban = record(service, account, handle="b", **BAN, **past)
    # "c" was blocked, then banned of every account: there is nothing to lift.
    record(service, account, handle="c", **{**BLOCK, "until": dt.date(2026, 10, 31)}, **past)
    record(service, other, handle="c", all_accounts=True, **BAN)

    def who(found):
        return [(one.handle, one.incident_id) for one in found]

    assert who(service.incidents.blocks(dt.date(2026, 10, 31)))[:2] == [("a", block), ("b", ban)]
    assert block not in [one.incident_id for one in service.incidents.blocks(dt.date(2026, 11, 1))]
    assert who(service.incidents.ended(dt.date(2026, 10, 31))) == []
    assert who(service.incidents.ended(TODAY)) == [("a", block)]
    assert service.incidents.figures().shut_out == 2
    with pytest.raises(errors.LiftedTooEarly):
        service.incidents.lift(block, 1, dt.date(2026, 9, 30), "Erreur.")
    with pytest.raises(errors.LiftedInFuture):
        service.incidents.lift(block, 1, TOMORROW, "Erreur.")
    with pytest.raises(errors.WhyMissing):
        service.incidents.lift(block, 1, TODAY, " ")
    service.incidents.lift(block, 1, TODAY, "Fin du blocage.")
    assert service.incidents.ended(TODAY) == ()
    with pytest.raises(errors.LiftedAlready):
        service.incidents.lift(block, 2, TODAY, "Encore.")
    # Twelve months after 1 October 2026, then twelve after the review.
    assert who(service.incidents.to_review(dt.date(2027, 9, 30))) == []
    assert who(service.incidents.to_review(dt.date(2027, 10, 1))) == [("b", ban)]
    clock.set_today(dt.date(2027, 10, 5))
    service.incidents.review(ban, 1, dt.date(2027, 10, 5))
    assert ban not in [one.incident_id for one in service.incidents.to_review(dt.date(2028, 10, 4))]
    assert ban in [one.incident_id for one in service.incidents.to_review(dt.date(2028, 10, 5))]


def test_lists_filters_and_figures(plain):
    service, account = plain
    blog = service.accounts.add(ModeratedAccount(platform="blog", name="Blogue"))
    one = record(service, account, handle="Élodie Roy", note="camion rouge", seen_on=YESTERDAY)
    two = record(service, blog, handle="Marc", reason="hate", more_reasons=("off_topic",), **BAN)
    three = record(service, account, handle="Marc", **{**BLOCK, "until": TOMORROW}, seen_on=YESTERDAY)
    service.incidents.annul(one, 1, "Mauvais usager.")

    def numbers(**wanted):
        asked = IncidentFilter(**wanted)
        found = list(service.incidents.numbers(asked))
        assert [row.id for row in service.incidents.first(asked)] == found
        return found

    assert numbers() == [two, three, one]
    assert numbers(text="elodie") == numbers(text="@ÉLODIE camion") == numbers(text="ROUGE") == [one]
    assert numbers(text="100%") == numbers(text="_") == []
    assert numbers(account_id=blog) == numbers(reason="hate") == numbers(reason="off_topic") == [two]
    assert numbers(action=IncidentAction.BAN) == [two]
    assert numbers(since=TODAY) == [two]
    assert numbers(until=YESTERDAY) == [three, one]
    assert numbers(state=IncidentState.SHUT_OUT) == [two, three]
    assert numbers(state=IncidentState.ANNULLED) == numbers(annulled=True) == [one]
    later = TODAY + dt.timedelta(days=2)
    assert numbers(state=IncidentState.ENDED, day=later) == [three]
    assert numbers(state=IncidentState.DONE, day=later) == []
    assert numbers(annulled=False) == [two, three]
    states = {row.id: row.state for row in service.incidents.rows([one, two, three, 99], later)}
    assert states == {one: IncidentState.ANNULLED, two: IncidentState.SHUT_OUT, three: IncidentState.ENDED}
    service.appeals.add(AppealDraft(incident_id=two, received_on=TODAY))
    assert numbers(appealed=True) == [two]
    figures = service.incidents.figures()
    assert (figures.this_year, figures.shut_out, figures.ended, figures.appeals) == (2, 2, 0, 1)


def test_a_user_s_card_and_another_name(plain):
    service, account = plain
    number = record(service, account, handle="Marc", warned=True)
    record(service, account, handle="MARC", reason="hate", **BAN)
    record(service, account, handle="Autre")
    user = service.online_users.known("facebook", "@marc")
    service.appeals.add(AppealDraft(incident_id=number, received_on=TODAY))
    card = service.online_users.card(user.id)
    assert [one.reason for one in card.incidents] == ["hate", "advertising"]
    assert (card.by_account, card.warned) == ((("Ville de Sainte-Élodie", 2),), 1)
    assert [len(card.blocks), len(card.appeals)] == [1, 1]
    assert [one.handle for one in service.online_users.find("ma")] == ["Marc"]
    with pytest.raises(errors.HandleKnown):
        service.online_users.rename(user.id, user.version, "@AUTRE")
    service.online_users.rename(user.id, user.version, "Marc B.")
    assert service.incidents.one(number).handle == "Marc B."
    assert [row.id for row in service.incidents.first(IncidentFilter(text="b. advertising"))] == []
    with pytest.raises(OnlineUserGone):
        service.online_users.card(99)


def test_an_appeal_changes_what_it_is_about_and_only_once(plain):
    service, account = plain
    service.moderation_settings.save(ModerationSettings(appeal_days=15))
    acted = dt.date(2026, 11, 2)
    ban = record(service, account, seen_on=acted, acted_on=acted, **BAN)
    appeals = service.appeals
    for day, error in (
        (acted - dt.timedelta(days=1), errors.AppealTooEarly),
        (TOMORROW, errors.AppealInFuture),
    ):
        with pytest.raises(error):
            appeals.add(AppealDraft(incident_id=ban, received_on=day))
    with pytest.raises(errors.AppealDueTooEarly):
        appeals.add(AppealDraft(incident_id=ban, received_on=TODAY, answer_due_on=acted))
    number = appeals.add(AppealDraft(incident_id=ban, received_on=dt.date(2026, 11, 5), words="Erreur."))
    assert appeals.one(number).answer_due_on == dt.date(2026, 11, 20)  # 5 + 15
    assert [one.id for one in appeals.open_ones(dt.date(2026, 11, 19))] == []
    assert [one.id for one in appeals.open_ones(dt.date(2026, 11, 20))] == [number]
    with pytest.raises(errors.AppealOpen):
        appeals.add(AppealDraft(incident_id=ban, received_on=TODAY))

    def answer(outcome, day=TODAY, by="Greffe", until=None):
        appeals.answer(number, 1, outcome, day, "Réponse.", by, until)

    for values, error in (
        ((AppealOutcome.PENDING,), errors.OutcomeMissing),
        ((AppealOutcome.UPHELD, dt.date(2026, 11, 4)), errors.AnswerTooEarly),
        ((AppealOutcome.UPHELD, TOMORROW), errors.AnswerTooEarly),
        ((AppealOutcome.UPHELD, TODAY, " "), errors.AnsweredByMissing),
        ((AppealOutcome.SHORTENED,), errors.NotShortened),
        ((AppealOutcome.SHORTENED, TODAY, "Greffe", dt.date(2026, 11, 1)), errors.NotShortened),
    ):
        with pytest.raises(error):
            answer(*values)
    answer(AppealOutcome.SHORTENED, until=dt.date(2026, 12, 1))
    shortened = service.incidents.one(ban)
    assert (shortened.action, shortened.until) == (IncidentAction.TEMPORARY_BLOCK, dt.date(2026, 12, 1))
    with pytest.raises(errors.AppealAnswered):
        answer(AppealOutcome.UPHELD)
    again = appeals.add(AppealDraft(incident_id=ban, received_on=TODAY))
    appeals.answer(again, 1, AppealOutcome.LIFTED, TODAY, "Compte piraté.", "Greffe")
    assert service.incidents.one(ban).lifted_because == "Compte piraté."
    assert service.incidents.blocks(TODAY) == ()


def test_a_lifted_answer_to_a_removal_is_refused(plain):
    service, account = plain
    removal = record(service, account)
    number = service.appeals.add(AppealDraft(incident_id=removal, received_on=TODAY))
    with pytest.raises(errors.NothingToLift):
        service.appeals.answer(number, 1, AppealOutcome.LIFTED, TODAY, "", "Greffe")
    assert service.appeals.one(number).outcome is AppealOutcome.PENDING
    service.appeals.answer(number, 1, AppealOutcome.UPHELD, TODAY, "Maintenu.", "Greffe")


def test_the_blog_of_baie_comeau_waits_for_who_looks_at_it(register):
    service, _account = service_with(register, "baie-comeau")
    blog = service.accounts.add(ModeratedAccount(platform="blog", name="Blogue"))
    duties = service.proposals.duties(TODAY)
    duty = looked_at_first(duties, "blog")
    assert (duty.clause.rule_code, [one.value for one in duty.offices]) == ("BC-046", ["communications"])
    assert looked_at_first(duties, "facebook") is None
    comments = service.comments
    with pytest.raises(errors.CommentEmpty):
        comments.add(blog, "Marc", TODAY, "  ")
    with pytest.raises(errors.CommentInFuture):
        comments.add(blog, "Marc", TOMORROW, "Bonjour")
    good, bad = (comments.add(blog, "Marc", TODAY, text, "La neige") for text in ("Merci!", "Achetez"))
    assert [one.id for one in comments.waiting()] == [good, bad]
    comments.accept(good, 1, "Julie Landry")
    with pytest.raises(errors.ReasonUnknown):
        comments.refuse(bad, 1, "Julie Landry", "")
    foreign = IncidentClause(version_id=99, section_uid="", rule_code="X", cite="X")
    with pytest.raises(errors.ClauseNotInForce):
        comments.refuse(bad, 1, "Julie Landry", "advertising", foreign)
    comments.refuse(bad, 1, "Julie Landry", "advertising", duty.clause, "Publicité.")
    kept = comments.one(bad)
    assert (kept.state, kept.clause, kept.decided_on) == (CommentState.REFUSED, duty.clause, TODAY)
    with pytest.raises(errors.CommentDecided):
        comments.accept(bad, 2, "Julie Landry")
    assert comments.waiting() == ()
    assert {one.id for one in comments.decided()} == {good, bad}


def test_accounts(plain):
    service, account = plain
    with pytest.raises(errors.AccountIncomplete):
        service.accounts.add(ModeratedAccount(platform="facebook", name=" "))
    with pytest.raises(errors.AccountKnown):
        service.accounts.add(ModeratedAccount(platform="facebook", name="VILLE de sainte-elodie"))
    kept = service.accounts.one(account)
    service.accounts.change(dataclasses.replace(kept, platform="instagram", netiquette_shown_on=TODAY))
    record(service, account)
    kept = service.accounts.one(account)
    with pytest.raises(errors.PlatformInUse):
        service.accounts.change(dataclasses.replace(kept, platform="facebook"))
    service.accounts.change(dataclasses.replace(kept, active=False))
    assert service.accounts.all(active_only=True) == ()
    assert [one.netiquette_shown_on for one in service.accounts.all()] == [TODAY]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"repeats_before_block": 1}, errors.RepeatsImpossible),
        ({"repeats_before_block": 21}, errors.RepeatsImpossible),
        ({"forgotten_months": 0}, errors.DurationImpossible),
        ({"block_days": 0}, errors.DurationImpossible),
        ({"appeal_days": 366}, errors.DurationImpossible),
        ({"review_months": 121}, errors.DurationImpossible),
    ],
)
def test_settings_that_cannot_be(plain, values, error):
    with pytest.raises(error):
        plain[0].moderation_settings.save(ModerationSettings(**values))
    assert plain[0].moderation_settings.settings() == ModerationSettings()


def test_settings_are_kept_and_two_windows_noticed(plain):
    service = plain[0].moderation_settings
    service.save(ModerationSettings(repeats_before_block=3, forgotten_months=24))
    kept = service.settings()
    assert (kept.repeats_before_block, kept.forgotten_months) == (3, 24)
    service.save(dataclasses.replace(kept, block_days=7))
    with pytest.raises(ChangedElsewhere):
        service.save(dataclasses.replace(kept, block_days=9))
    with pytest.raises(ChangedElsewhere):
        service.save(ModerationSettings())


def test_which_clauses_leave_a_setting_open(register):
    service, _account = service_with(register, "montmagny")
    rules = service.proposals.rules(TODAY)
    assert left_open("repeats_before_block", rules) == (
        "Laissé ouvert par art. 5.1\u00a0: l’usager qui récidive est exclu, sans nombre précisé."
    )
    assert left_open("review_months", rules) == "Aucun article ne le dit\u00a0: la municipalité décide."
    assert left_open("block_days", ()) == "Les textes en vigueur ne laissent rien d’ouvert ici."


@pytest.mark.file_only
def test_the_counters_are_one_indexed_query(plain, register):
    service, account = plain
    record(service, account)
    plan = [
        row[3]
        for row in register.rows(
            f"EXPLAIN QUERY PLAN {COUNTERS}", key="x", account_id=account, day=TODAY.isoformat(), but=0
        )
    ]
    named = "ix_moderation_incident_user_id_account_id_seen_on"
    assert [step for step in plan if "moderation_incident" in step] == [
        f"SEARCH moderation_incident USING INDEX {named} (user_id=?)"
    ]
    assert not [step for step in plan if step.startswith("SCAN")]


def test_a_text_that_comes_into_force_meanwhile_is_heard_at_once_in_either_language(register):
    service, account = service_with(register, "senneterre")
    asked = (account, "usager fictif", ("advertising",), TODAY)

    def codes():
        return {one.clause.rule_code for one in service.proposals.for_incident(*asked)}

    assert codes() == {"SE-029", "SE-021", "SE-022"}
    with i18n.speaking("en"):
        assert service.proposals.rules(TODAY)[0].clause.cite.startswith("heading")
    assert service.proposals.rules(TODAY)[0].clause.cite.startswith("rubrique")
    take_over(register, "montmagny")
    assert codes() == {"SE-029", "SE-021", "SE-022", "MM-021", "MM-022"}


def test_whatever_is_asked_for_is_gone(plain):
    service, _account = plain
    for act in (service.incidents.one, service.incidents.capture):
        with pytest.raises(IncidentGone):
            act(99)
    with pytest.raises(errors.AppealGone):
        service.appeals.one(99)
    with pytest.raises(errors.CommentGone):
        service.comments.one(99)
    with pytest.raises(AccountGone):
        service.accounts.one(99)
    with pytest.raises(IncidentGone):
        service.incidents.lift(99, 1, TODAY, "x")
