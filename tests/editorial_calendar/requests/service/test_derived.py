"""What is derived of requests: things to do, what a text would say of them, how long they are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.retention import DueRecord
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.retention.posts import PostsKept
from medias_desktop.editorial_calendar.retention.requests import RequestsKept
from medias_desktop.editorial_calendar.rules.requesting.states import RequestState
from medias_desktop.editorial_calendar.todo.requests import todos
from medias_desktop.editorial_calendar.trials.requests import try_requests
from medias_desktop.policies.rules.checks import bind
from medias_desktop.policies.towns import town_rules
from tests.editorial_calendar.requests.asked import PAGE, POST, TODAY, draft, organisation, step
from tests.editorial_calendar.town_rules import service_of
from tests.registers import change_behind


def test_an_empty_register_has_nothing_to_do(register):
    service, _account = service_of(register, "montmagny")
    assert todos(register, service.policies) == ()


def test_what_waits_what_has_ended_and_what_is_to_be_sent_are_on_the_list(register):
    service, _account = service_of(register, "montmagny")
    requests = service.requests
    requests.add(draft(received_on=dt.date(2026, 11, 16)))
    club = service.organisations.add(organisation(own_page=PAGE).draft)
    asked = requests.add(draft("organisation_post", organisation_id=club, original_link=POST))
    for version, state in enumerate(("accreditation_checked", "in_analysis", "approved"), start=1):
        requests.step(asked, version, step(state, office="communications", reasons="Ouvert à tous"))
    logo = requests.add(draft("logo_use"))
    requests.step(logo, 1, step("authorised", office="general_management", until=TODAY))

    found = {one.place: one for one in todos(register, service.policies)}
    assert found["requests/waiting"].text == "1 demande attend une décision"
    assert found["requests/waiting"].chip == "16 nov. 2026"
    assert found["requests/unanswered"].text == "1 décision est à transmettre à l’organisme"
    assert found["requests/unpublished"].text == "1 demande approuvée n’a pas encore de publication"
    assert "requests/due" not in found  # its last day counts
    change_behind(register, f"UPDATE calendar_request SET until = '2026-11-20' WHERE id = {logo}")
    assert "requests/due" in {one.place for one in todos(register, service.policies)}


def test_a_blog_that_the_website_does_not_link_to_is_reminded_with_its_clause(register):
    service, _account = service_of(register, "baie-comeau")
    committee = {f"committee_{one}": "Ana Fictive" for one in ("writing", "editing", "protection")}
    number = service.requests.add(draft("new_blog", details=committee))
    service.requests.step(number, 1, step("launched"))
    told = [one for one in todos(register, service.policies) if one.place == f"requests/request:{number}"]
    assert [one.chip for one in told] == ["rubrique «\xa0BLOGUES\xa0»"]
    service.requests.step(number, 2, step("active", details={"website_link": "https://exemple.test/blogue"}))
    assert not [one for one in todos(register, service.policies) if one.place.startswith("requests/request")]


def test_a_trial_names_the_requests_that_a_rule_would_meet(register):
    service, _account = service_of(register, "baie-comeau")
    service.requests.add(draft("organisation_post", requester="Club fictif", subject="Régate"))
    rules = [bind(one) for one in town_rules("montmagny", "fr") if one.check == "organisation_visibility"]
    told = {one.code: one for one in try_requests(register, rules, TODAY)}
    assert (told["MM-137"].kind, told["MM-137"].names) == ("warn", ("Régate",))
    assert told["MM-143"].kind == "ok"


def test_a_finished_request_is_due_once_nothing_rests_on_it(register):
    service, _account = service_of(register, "montmagny")
    requests, kept = service.requests, RequestsKept()
    gone = requests.add(draft())
    requests.step(gone, 1, step("taken_back"))
    requests.add(draft())
    assert kept.count(register, TODAY) == 1
    assert kept.count(register, TODAY - dt.timedelta(days=1)) == 0
    with register.read() as connection:
        due = kept.records(connection, limit=TODAY)
        assert [(one.number, one.since) for one in due] == [(gone, TODAY)]
        assert all(isinstance(one, DueRecord) for one in due)
        assert kept.mentions(connection, due) == 1  # the other one is of the same department
    with register.transaction("destroy_records") as tx:
        assert kept.destroy(tx, due) == 3  # the request and its two steps
    assert [row[0] for row in register.rows("SELECT id FROM calendar_request")] == [gone + 1]


def test_a_request_stays_published_when_its_post_is_destroyed(register):
    service, _account = service_of(register, "montmagny")
    requests = service.requests
    number = requests.add(draft())
    requests.step(number, 1, step("approved", office="communications"))
    post = requests.make_post(number)
    change_behind(
        register, f"UPDATE calendar_post SET state = 'published', planned_on = '2026-11-20' WHERE id = {post}"
    )
    with register.read() as connection:
        due = [one for one in PostsKept().records(connection) if one.number == post]
    with register.transaction("destroy_records") as tx:
        PostsKept().destroy(tx, due)
    one = requests.one(number)
    assert (one.state, one.closed_on, one.post_id) == (RequestState.PUBLISHED, dt.date(2026, 11, 20), None)
    assert RequestsKept().count(register, TODAY) == 1


def test_two_windows_make_one_post_of_a_request(register, monkeypatch):
    service, _account = service_of(register, "montmagny")
    requests = service.requests
    number = requests.add(draft())
    requests.step(number, 1, step("approved", office="communications"))
    seen = requests.one(number)
    requests.make_post(number)
    monkeypatch.setattr(
        requests, "one", lambda _number: seen
    )  # as the other window read it an instant before
    with pytest.raises(errors.PostMade):
        requests.make_post(number)
    assert service.register.rows("SELECT count(*) FROM calendar_post")[0][0] == 1
