"""The rules of the five towns about requests: each one passes, fails, and at its boundary does what it says."""

from __future__ import annotations

import pytest

from medias_desktop.editorial_calendar.rules.requesting.checks import AskedRequest, check_request
from medias_desktop.editorial_calendar.rules.requesting.clauses import refused_at_once, shown
from tests.editorial_calendar.requests.asked import draft, organisation, step
from tests.editorial_calendar.scenarios.requests import (
    CASES,
    CHECKS,
    EDGE,
    FAILS,
    INFORMING,
    PASSES,
    REFUSED_AT_ONCE,
    TOWNS,
)
from tests.editorial_calendar.town_rules import calendar_rules

_EACH = [
    pytest.param(code, *case, id=f"{code}-{case[0]}-{number}")
    for code, cases in CASES.items()
    for number, case in enumerate(cases)
]


def _rules(code):
    return calendar_rules(TOWNS[code[:2]])


@pytest.mark.parametrize(("code", "which", "asked", "taken", "whose", "expected"), _EACH)
def test_a_rule_finds_what_it_says(code, which, asked, taken, whose, expected):
    request = AskedRequest(
        draft=draft(**asked),
        organisation=None if whose is None else organisation(**whose),
        step=None if taken is None else step(**taken),
    )
    found = check_request(request, _rules(code))
    of_rule = sorted(f"{one.kind}:{one.severity}" for one in found if one.clause.rule_code == code)
    assert " ".join(of_rule) == expected, which


def test_every_rule_of_these_checks_has_its_cases():
    codes = {
        one.code for town in (*TOWNS.values(), "vallee-des-rivieres") for one in calendar_rules(town, *CHECKS)
    }
    assert len(codes) == 26
    assert codes | set(REFUSED_AT_ONCE) == set(CASES)
    for code, cases in CASES.items():
        assert {case[0] for case in cases} == {PASSES, FAILS, EDGE}, code


@pytest.mark.parametrize("code", CASES)
def test_every_rule_is_read_where_such_a_request_is_written(code):
    kinds = {asked["kind"] for which, asked, *_rest in CASES[code] if which == PASSES}
    kind = INFORMING.get(code) or ("outside_advertising" if code in REFUSED_AT_ONCE else kinds.pop())
    assert code in [one.code for one in shown(draft(kind), organisation(), _rules(code))]


@pytest.mark.parametrize("code", REFUSED_AT_ONCE)
def test_advertising_of_others_is_refused_by_its_clause(code):
    refusing = refused_at_once(draft("outside_advertising"), _rules(code))
    assert refusing.code == code
    assert (
        refused_at_once(draft("partner_content", details={"category": "partner_shared"}), _rules(code))
        is None
    )


def test_a_town_that_says_nothing_of_advertising_requests_refuses_none_at_once():
    assert refused_at_once(draft("outside_advertising"), calendar_rules("montmagny")) is None
    assert refused_at_once(draft("outside_advertising"), ()) is None
