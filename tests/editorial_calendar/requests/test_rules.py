"""Steps of each kind of request, organizations’ pages, and what other checks say of requests."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from medias_desktop.editorial_calendar.rules.requesting.checks import AskedRequest, check_request
from medias_desktop.editorial_calendar.rules.requesting.details import DETAILS, as_kept, as_said
from medias_desktop.editorial_calendar.rules.requesting.organisations import Accreditation, OnPage, on_page
from medias_desktop.editorial_calendar.rules.requesting.states import (
    FAVOURABLE,
    FINISHED,
    STANDING,
    STEPS,
    UNDER_WAY,
    WAITING,
    RequestKind,
    RequestState,
    decides,
    first_state,
    may_follow,
    states_of,
)
from medias_desktop.policies.rules.checks.requests import Request, RequestRoute
from medias_desktop.policies.rules.checks.words import Office
from medias_desktop.policies.rules.rule_data import Use
from tests.editorial_calendar.requests.asked import TODAY, draft, organisation, step
from tests.editorial_calendar.town_rules import calendar_rules

K, S = RequestKind, RequestState

_PATHS = {
    K.DEPARTMENT_POST: "received approved published",
    K.JOB_OFFER: "received approved published",
    K.ORGANISATION_POST: "received accreditation_checked in_analysis approved published",
    K.NEW_ACCOUNT: "proposed analysed submitted authorised active closed",
    K.OWN_ACCOUNT: "proposed analysed submitted authorised active closed",
    K.NEW_BLOG: "proposed committee_formed notified launched active paused active closed",
    K.WORKSTATION_ACCESS: "requested approved opened reviewed restricted opened closed",
    K.LOGO_USE: "requested authorised used closed",
    K.IMAGE_MISUSE: "reported in_hand settled",
    K.SITE_CHANGE: "requested approved done verified",
    K.PARTNER_CONTENT: "proposed relevant shared",
    K.OUTSIDE_PRESS_RELEASE: "proposed approved published",
    K.OUTSIDE_ADVERTISING: "proposed refused",
    K.CONTEST: "idea rules_written law_verified scheduled open closed",
    K.MEDIA: "received directed taken_up closed",
    K.ACCESS_TO_INFORMATION: "received directed closed",
    K.FOLLOW_ACCOUNT: "proposed verified_first followed ended",
}


@pytest.mark.parametrize("kind", K)
def test_a_kind_goes_its_way_from_beginning_to_end(kind):
    path = [S(code) for code in _PATHS[kind].split()]
    assert first_state(kind) is path[0]
    assert all(may_follow(kind, now, then) for now, then in itertools.pairwise(path))
    assert path[-1] in FINISHED
    assert not STEPS[kind].get(path[-1])


def test_no_step_is_jumped_over_or_taken_back():
    assert not may_follow(K.DEPARTMENT_POST, S.RECEIVED, S.PUBLISHED)
    assert not may_follow(K.LOGO_USE, S.REQUESTED, S.USED)
    assert not may_follow(K.SITE_CHANGE, S.REQUESTED, S.DONE)
    assert not may_follow(K.MEDIA, S.RECEIVED, S.CLOSED)
    assert not may_follow(K.DEPARTMENT_POST, S.REFUSED, S.APPROVED)
    assert not may_follow(K.MEDIA, S.RECEIVED, S.REFUSED)  # it is directed, not answered here


def test_every_state_is_of_one_sort_and_every_open_one_leads_on():
    sorts = (WAITING, UNDER_WAY, STANDING, FINISHED)
    assert all(sum(state in sort for sort in sorts) == 1 for state in S)
    for kind in K:
        for state in states_of(kind):
            assert bool(STEPS[kind].get(state)) != (state in FINISHED), (kind, state)
    assert all(decides(kind, state) for kind in K for state in FAVOURABLE[kind])
    assert set(DETAILS) == set(K)


@pytest.mark.parametrize(
    ("link", "page", "seen"),
    [
        ("https://m.facebook.com/Club/posts/1", "https://www.facebook.com/club/", OnPage.YES),
        ("facebook.com/club/videos/9", "https://facebook.com/club", OnPage.YES),
        ("https://www.facebook.com/clubs/posts/1", "https://www.facebook.com/club", OnPage.NO),
        ("https://www.facebook.com/club", "https://www.facebook.com/club", OnPage.NO),
        ("https://www.facebook.com.exemple.test/club/posts/1", "https://www.facebook.com/club", OnPage.NO),
        ("https://www.facebook.com@exemple.test/club/posts/1", "https://www.facebook.com/club", OnPage.NO),
        ("https://www.instagram.com/p/Cx1/", "https://www.instagram.com/club", OnPage.UNSEEN),
        ("https://fb.watch/abc/", "https://www.facebook.com/club", OnPage.UNSEEN),
        ("https://youtu.be/abc", "https://www.youtube.com/@club", OnPage.UNSEEN),
        ("https://www.youtube.com/@club/post", "https://www.youtube.com/@club", OnPage.YES),
        ("https://www.facebook.com/permalink.php?story_fbid=2&id=77", "https://www.facebook.com/profile.php?id=77", OnPage.YES),
        ("https://www.facebook.com/permalink.php?story_fbid=2&id=78", "https://www.facebook.com/profile.php?id=77", OnPage.UNSEEN),
        ("https://www.facebook.com/profile.php?id=77", "https://www.facebook.com/profile.php?id=77", OnPage.NO),
        ("https://club.exemple.test/nouvelles/1", "https://club.exemple.test", OnPage.YES),
        ("https://club.exemple.test/", "https://club.exemple.test", OnPage.NO),
        ("https://x.com/club/status/1", "https://twitter.com/club", OnPage.YES),
        ("http://[broken", "https://www.facebook.com/club", OnPage.NO),
        ("", "https://www.facebook.com/club", OnPage.NO),
    ],
)  # fmt: skip
def test_an_original_post_is_on_the_organizations_own_page(link, page, seen):
    assert on_page(link, page) is seen


def test_an_accreditation_holds_from_its_first_to_its_last_day():
    one = organisation(accredited_on=dt.date(2026, 3, 1), accredited_until=dt.date(2026, 11, 21))
    days = [dt.date(2026, 2, 28), dt.date(2026, 3, 1), TODAY, dt.date(2026, 11, 22)]
    assert [one.standing(day) for day in days] == [
        Accreditation.TO_COME,
        Accreditation.ACCREDITED,
        Accreditation.ACCREDITED,
        Accreditation.EXPIRED,
    ]
    assert organisation(withdrawn_on=TODAY).standing(TODAY) is Accreditation.WITHDRAWN
    assert organisation(withdrawn_on=TODAY).standing(dt.date(2026, 11, 20)) is Accreditation.ACCREDITED
    assert organisation(accredited_on=None).standing(TODAY) is Accreditation.NONE


def _found(town, asked, taken=None):
    request = AskedRequest(draft=asked, step=taken)
    found = check_request(request, calendar_rules(town))
    return {(one.kind, one.severity.value, one.clause.rule_code) for one in found}


def test_a_press_release_of_others_is_published_when_the_administration_allows_it():
    asked = draft("outside_press_release")
    assert ("request_allowed_by", "inform", "MM-045") in _found("montmagny", asked)
    allowed = _found("montmagny", asked, step("approved", office="department_heads", reasons="Utile"))
    assert not {one for one in allowed if one[1] != "inform"}
    refused = _found("montmagny", asked, step("approved", office="communications", reasons="Utile"))
    assert ("request_decider", "block", "MM-045") in refused


def test_original_content_for_a_partner_is_refused_and_the_honorary_chair_is_not():
    taken = step("approved", reasons="Présidence")
    original = draft("partner_content", details={"category": "partner_original"})
    assert ("request_forbidden", "block", "BL-031") in _found("blainville", original, taken)
    chair = draft("partner_content", details={"category": "honorary_chair"})
    assert _found("blainville", chair, taken) == set()


def test_a_contest_waits_for_its_rules():
    without = _found("montmagny", draft("contest"), step("scheduled"))
    assert {
        ("request_contest_rules", "block", "MM-055"),
        ("request_contest_law", "warn", "MM-056"),
    } <= without
    details = {"contest_rules": "Sur le site", "contest_law": "Sans achat"}
    assert not {
        one
        for one in _found("montmagny", draft("contest", details=details), step("scheduled"))
        if one[1] != "inform"
    }


def test_an_account_of_a_party_is_never_followed():
    party = draft("follow_account", details={"followed_kind": "political_party", "relevance": "-"})
    assert ("request_never_followed", "block", "BL-012") in _found("blainville", party, step("followed"))
    funded = draft("follow_account", details={"followed_kind": "funded_organisation", "relevance": "-"})
    assert not {one for one in _found("blainville", funded, step("followed")) if one[1] != "inform"}


def test_access_at_work_is_approved_by_general_management_for_a_municipal_purpose():
    asked = draft("workstation_access", details={"sites": "facebook", "purpose": "Veille"})
    assert _found("baie-comeau", asked, step("approved", office="general_management")) == set()
    assert ("request_decider", "block", "BC-034") in _found(
        "baie-comeau", asked, step("approved", office="clerk")
    )
    without = _found(
        "baie-comeau", draft("workstation_access"), step("approved", office="general_management")
    )
    assert without == {("request_purpose", "block", "BC-034")}
    # Vallée-des-Rivières wants an approval without saying whose.
    assert _found("vallee-des-rivieres", asked, step("approved", office="clerk")) == set()


def test_a_refusal_without_reasons_is_warned_of_where_no_clause_speaks_of_them():
    assert _found("baie-comeau", draft("logo_use"), step("refused", reasons="")) == {
        ("request_reasons", "warn", "")
    }


def test_details_are_kept_as_said_and_what_is_damaged_says_nothing():
    assert as_said(as_kept({"use": "Affiche « A »", "empty": ""})) == {"use": "Affiche « A »"}
    assert as_said("{broken") == {}
    assert as_said("[1]") == {}


def test_a_way_that_its_rule_makes_binding_is_not_left_at_a_step():
    route = replace(
        calendar_rules("montmagny", "request_route")[0],
        uses=frozenset({Use.BLOCK}),
        parameters=RequestRoute(
            requests=(Request.MEDIA, Request.DEPARTMENT_POST),
            sent_to=(Office.CLERK,),
            decided_by=(Office.CLERK,),
        ),
    )

    def weight(kind, **taken):
        asked = AskedRequest(draft=draft(kind, sent_office="council"), step=step(**taken) if taken else None)
        return [(one.kind, one.severity.value) for one in check_request(asked, (route,))]

    assert weight("media") == [("request_destination", "warn")]
    assert weight("media", state="directed", sent_office="council") == [("request_destination", "block")]
    assert weight("media", state="directed", sent_office="clerk") == []
    refused = weight("department_post", state="refused", office="council", reasons="Trop tard")
    assert refused == [("request_decider", "block")]


def test_a_rule_whose_settings_are_wrong_stops_none_of_the_others():
    broken = replace(calendar_rules("montmagny", "prior_approval")[0], parameters=None)
    rules = (broken, *calendar_rules("montmagny", "request_route"))
    found = check_request(AskedRequest(draft=draft(description="")), rules)
    assert "request_field" in [one.kind for one in found]


def test_where_a_clause_names_two_offices_the_one_that_was_chosen_decides():
    def found(office, approver):
        asked = AskedRequest(
            draft=draft("site_change"), step=step("approved", office=office), approver=approver
        )
        return [one.kind for one in check_request(asked, calendar_rules("baie-comeau"))]

    assert found("communications", "") == []
    assert found("communications", "general_management") == ["request_decider"]
    assert found("general_management", "general_management") == []
    assert found("communications", "clerk") == []  # a choice that the clause does not offer changes nothing
