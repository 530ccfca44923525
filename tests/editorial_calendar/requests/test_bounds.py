"""Requests at the edge: an end that stays, what was granted and given up, a list compared with a register of before."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.lists.reading import ListTable
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.exchange.organisations.mapping import Field, Mapping
from tests.editorial_calendar.posts.drafts import draft as post_draft
from tests.editorial_calendar.requests.asked import TODAY, draft, organisation, step
from tests.editorial_calendar.town_rules import service_over


@pytest.fixture
def service(towns, tmp_path, clock):
    with towns("montmagny").copy("file", tmp_path, clock) as (register, _account):
        yield service_over(register)


def test_a_logo_is_granted_until_its_end_and_no_longer_once_it_is_closed(service):
    number = service.requests.add(draft("logo_use"))

    def granted():
        around = service.checking.reader.around([post_draft(logo_request_id=number)])
        return around.requests[number].granted

    assert not granted()
    until = dt.date(2027, 3, 31)
    service.requests.step(number, 1, step("authorised", office="general_management", until=until))
    assert granted()
    service.requests.step(number, 2, step("used"))
    assert service.requests.one(number).until == until
    assert granted()
    service.requests.step(number, 3, step("closed"))
    assert not granted()


def test_a_list_compared_before_another_window_wrote_is_compared_again(service):
    listed = ListTable("liste.csv", ("Nom",), (("Club de curling fictif",),), (2,))
    plan = service.organisations.plan_import(listed, Mapping((Field.NAME,)))
    service.organisations.add(organisation().draft)
    with pytest.raises(errors.OrganisationsChanged):
        service.organisations.apply_import(plan)
    assert [one.name for one in service.organisations.all()] == ["Club nautique fictif"]
    again = service.organisations.plan_import(listed, Mapping((Field.NAME,)))
    assert service.organisations.apply_import(again) == (1, 0)


def test_an_accreditation_may_be_withdrawn_on_its_first_day(service):
    number = service.organisations.add(organisation(accredited_on=TODAY).draft)
    with pytest.raises(errors.WithdrawalTooEarly):
        service.organisations.withdraw(number, 1, TODAY - dt.timedelta(days=1), "Dissous")
    service.organisations.withdraw(number, 1, TODAY, "Dissous")
    assert service.organisations.one(number).withdrawn_on == TODAY
