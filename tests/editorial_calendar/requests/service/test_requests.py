"""Requests in a real register whose municipality took a town’s text over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFigures, RequestFilter
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from tests.editorial_calendar.requests.asked import PAGE, POST, TODAY, draft, organisation, step
from tests.editorial_calendar.town_rules import service_of
from tests.registers import change_behind

S = RequestState


def test_an_organization_is_served_once_accredited_and_first_on_its_own_page(register):
    service, _account = service_of(register, "montmagny")
    requests, organisations = service.requests, service.organisations
    club = organisations.add(organisation(own_page=PAGE, accredited_on=None).draft)
    asked = draft("organisation_post", requester="Club nautique fictif", organisation_id=club)
    number = requests.add(asked)

    with pytest.raises(errors.RequestNotGranted) as refused:
        requests.step(number, 1, step("accreditation_checked"))
    assert "art. 9.5" in refused.value.sentence()
    assert refused.value.places

    organisations.accredit(club, 1, dt.date(2026, 11, 1), resolution="2026-311")
    requests.step(number, 1, step("accreditation_checked"))
    requests.step(number, 2, step("in_analysis"))
    approved = step("approved", office="communications", reasons="Ouvert à toutes les familles.")
    with pytest.raises(errors.RequestNotGranted):  # its own page has nothing yet
        requests.step(number, 3, approved)
    requests.correct(number, 3, replace(asked, original_link=POST))
    with pytest.raises(errors.RequestNotGranted):  # and the reasons are given
        requests.step(number, 4, replace(approved, reasons=""))
    with pytest.raises(ChangedElsewhere):
        requests.step(number, 3, approved)
    requests.step(number, 4, approved)

    one = requests.one(number)
    assert (one.state, one.decided_by, one.decided_office) == (S.APPROVED, "Julie Landry", "communications")
    assert (one.clause.rule_code, one.reasons) == ("MM-140", "Ouvert à toutes les familles.")
    assert [line.state for line in requests.history(number)] == [
        S.RECEIVED,
        S.ACCREDITATION_CHECKED,
        S.IN_ANALYSIS,
        S.APPROVED,
    ]

    post = requests.make_post(number)
    assert service.posts.one(post).draft.request_id == number
    assert service.posts.one(post).draft.original_link == POST
    with pytest.raises(errors.PostMade):
        requests.make_post(number)
    change_behind(register, f"UPDATE calendar_post SET state = 'scheduled' WHERE id = {post}")
    assert requests.one(number).state is S.SCHEDULED
    change_behind(register, f"UPDATE calendar_post SET state = 'published' WHERE id = {post}")
    assert requests.one(number).state is S.PUBLISHED
    assert requests.listing.numbers(RequestFilter(state=S.PUBLISHED)).tolist() == [number]
    assert requests.listing.numbers(RequestFilter(state=S.APPROVED)).tolist() == []
    assert requests.listing.figures(TODAY) == RequestFigures(open=0, waiting=0, due=0, this_year=1)


def test_advertising_is_refused_as_soon_as_it_is_received_and_a_letter_says_by_which_clause(register):
    service, _account = service_of(register, "blainville")
    number = service.requests.add(
        draft(
            "outside_advertising",
            requester="Garage fictif",
            requester_address="1, rue Inventée\ngarage@exemple.test",
            requester_language="en",
        )
    )

    one = service.requests.one(number)
    assert (one.state, one.clause.rule_code, one.decided_on) == (S.REFUSED, "BL-027", TODAY)
    kinds = service.requests.papers.kinds(one)
    subject, body = service.requests.papers.proposal(one, kinds[0], "en")
    assert subject == "Answer to your request: Patinoire ouverte"
    assert "A third party’s advertising is neither relayed nor approved." in body
    assert "s. 5.6" in body
    assert service.requests.papers.address(one) == "garage@exemple.test"
    pages = pypdfium2.PdfDocument(service.requests.papers.letter(one, "en", subject, body))
    printed = " ".join(pages[0].get_textpage().get_text_range().split())
    assert "1, rue Inventée" in printed
    assert f"Request {one.number}" in printed
    assert "neither relayed nor approved" in printed
    service.requests.answered(number, one.version, TODAY)
    assert service.requests.one(number).answered_on == TODAY


def test_an_authorized_account_becomes_active_with_the_account_that_names_it(register):
    service, account = service_of(register, "montmagny")
    requests = service.requests
    number = requests.add(draft("new_account", sender="communications"))
    analysis = {"target_audience": "Les jeunes.", "complementarity": "Aucun compte ne les atteint."}
    requests.step(number, 1, step("analysed", details=analysis))
    requests.step(number, 2, step("submitted"))
    with pytest.raises(errors.OfficeMissing):
        requests.step(number, 3, step("authorised"))
    with pytest.raises(errors.RequestNotGranted):
        requests.step(number, 3, step("authorised", office="communications"))
    requests.step(number, 3, step("authorised", office="general_management"))
    assert [one.id for one in requests.for_accounts()] == [number]
    assert requests.one(number).draft.details == analysis

    change_behind(
        register, f"INSERT INTO official_account (account_id, request_id) VALUES ({account}, {number})"
    )
    assert requests.one(number).state is S.ACTIVE
    assert requests.one(number).account == "Ville de Sainte-Élodie"
    change_behind(register, "UPDATE official_account SET closed_on = '2026-11-21'")
    assert requests.one(number).state is S.CLOSED


def test_lists_find_requests_by_words_kinds_years_and_what_is_due(register):
    service, _account = service_of(register, "baie-comeau")
    requests = service.requests
    logo = requests.add(draft("logo_use", requester="Théâtre inventé", subject="Affiche"))
    requests.add(draft(received_on=dt.date(2025, 5, 1), subject="Défilé d’été"))
    until = TODAY
    requests.step(
        logo,
        1,
        step("authorised", office="communications", until=until, review_on=TODAY, conditions="En couleurs."),
    )
    found = requests.listing.numbers
    assert found(RequestFilter(text="theatre AFFICHE")).tolist() == [logo]
    assert found(RequestFilter(text="100%_!")).tolist() == []
    assert found(RequestFilter(kind=RequestKind.LOGO_USE)).tolist() == [logo]
    assert len(found(RequestFilter(year=2025))) == 1
    assert found(RequestFilter(requester="Théâtre inventé")).tolist() == [logo]
    assert found(RequestFilter(place="due")).tolist() == [logo]
    assert found(RequestFilter(place="open")).tolist() == [logo, logo + 1]
    assert [row.subject for row in requests.listing.first(RequestFilter())] == ["Affiche", "Défilé d’été"]
    assert requests.listing.years() == (2026, 2025)
    assert requests.listing.figures(TODAY) == RequestFigures(open=2, waiting=1, due=1, this_year=1)
    assert [one.id for one in requests.for_logo(until)] == [logo]
    assert requests.for_logo(until + dt.timedelta(days=1)) == ()


def test_what_cannot_be_is_told_and_nothing_is_written(register):
    service, _account = service_of(register, "montmagny")
    requests = service.requests
    for wrong, error in (
        ({"requester": "  "}, errors.RequesterMissing),
        ({"received_on": dt.date(2026, 11, 22)}, errors.ReceivedInFuture),
        ({"received_on": dt.date(206, 11, 22)}, errors.DayImplausible),
        ({"description": "é" * 70_000}, errors.RequestTextTooLong),
        ({"original_link": "javascript:alert(1)"}, errors.OriginalLinkBroken),
        ({"subject": ""}, errors.RequestNotGranted),
    ):
        with pytest.raises(error):
            requests.add(draft(**wrong))
    assert not requests.any()

    number = requests.add(draft(subject="Fête 🎉 \u202eמזל טוב\x00"))
    assert requests.one(number).draft.subject == "Fête 🎉 \u202eמזל טוב"
    for taken, error in (
        (step("published"), errors.StepNotNext),
        (step("approved", office="communications", by=" "), errors.DeciderMissing),
        (step("approved", office="communications", day=dt.date(2026, 11, 22)), errors.StepInFuture),
        (step("approved", office="communications", day=dt.date(2026, 11, 20)), errors.StepTooEarly),
        (step("approved", office="communications", until=dt.date(2026, 11, 20)), errors.EndTooEarly),
        (step("approved", office="communications", review_on=dt.date(9999, 1, 1)), errors.DayImplausible),
    ):
        with pytest.raises(error):
            requests.step(number, 1, taken)
    requests.step(number, 1, step("taken_back"))
    with pytest.raises(errors.RequestFinished):
        requests.correct(number, 2, draft())
    with pytest.raises(errors.NotDecided):
        requests.answered(number, 2, TODAY)
    with pytest.raises(errors.NotApproved):
        requests.make_post(number)
    with pytest.raises(errors.RequestGone):
        requests.one(4_000)


def test_a_decision_by_another_office_is_recorded_with_what_the_clause_says_when_it_only_records(register):
    service, _account = service_of(register, "montmagny")
    number = service.requests.add(draft(sender="departments", channel="email", sent_office="communications"))
    service.requests.step(number, 1, step("approved", office="general_management"))
    last = service.requests.history(number)[-1]
    assert "art. 9.4" in last.warned
    assert "communications" in last.warned


def test_organizations_keep_why_their_accreditation_was_withdrawn(register):
    service, _account = service_of(register, "montmagny")
    organisations = service.organisations
    number = organisations.add(organisation(own_page=PAGE, email="club@exemple.test").draft)
    with pytest.raises(errors.OrganisationKnown):
        organisations.add(organisation(name="CLUB  NAUTIQUE FICTIF").draft)
    for wrong, error in (
        ({"name": " "}, errors.OrganisationNameMissing),
        ({"name": "Autre", "email": "rien"}, errors.OrganisationEmailBroken),
        ({"name": "Autre", "own_page": "ftp://exemple.test"}, errors.OwnPageBroken),
        ({"name": "Autre", "accredited_until": dt.date(2025, 1, 1)}, errors.AccreditationEndsTooEarly),
        ({"name": "Autre", "accredited_on": None, "accredited_until": TODAY}, errors.AccreditedSinceMissing),
    ):
        with pytest.raises(error):
            organisations.add(organisation(**wrong).draft)
    with pytest.raises(errors.WithdrawalReasonMissing):
        organisations.withdraw(number, 1, TODAY, " ")
    with pytest.raises(errors.WithdrawalInFuture):
        organisations.withdraw(number, 1, dt.date(2026, 12, 1), "Dissous")
    organisations.withdraw(number, 1, TODAY, "Dissous")
    with pytest.raises(errors.WithdrawnAlready):
        organisations.withdraw(number, 2, TODAY, "Dissous")
    kept = organisations.one(number)
    assert (kept.withdrawn_on, kept.withdrawn_because) == (TODAY, "Dissous")
    organisations.accredit(number, 2, TODAY)
    assert organisations.one(number).withdrawn_on is None
