"""Each town's rules about accounts say what its text says of what is recorded."""

from __future__ import annotations

import pytest

from medias_desktop.core.i18n import use_language
from medias_desktop.editorial_calendar.capabilities import ACCOUNTS
from medias_desktop.editorial_calendar.labels.accounts import plain_sentence, sentence
from medias_desktop.editorial_calendar.rules.absence_checks import check_absence
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident
from medias_desktop.editorial_calendar.rules.account_checks import check_account, check_accounts
from medias_desktop.editorial_calendar.rules.account_notes import PLACES, place_of, shown_on
from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
from medias_desktop.editorial_calendar.rules.duty_checks import duty_lines
from medias_desktop.editorial_calendar.rules.follow_checks import check_followed
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.holder_checks import Holder, check_holder
from medias_desktop.editorial_calendar.rules.protection_checks import check_incident, check_protection
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.towns import TOWNS, town_rules
from tests.editorial_calendar.scenarios.accounts import (
    BOUNDARY,
    CASES,
    DAY,
    FAILS,
    PASSES,
    SHOWN,
    Accounts,
    Away,
    Task,
)
from tests.editorial_calendar.town_rules import calendar_rules


def found(given, rules):
    """Return what rules say of what is recorded."""
    if isinstance(given, Holder):
        return check_holder(given, rules, DAY)
    if isinstance(given, OfficialAccount):
        return check_account(given, rules, DAY)
    if isinstance(given, Accounts):
        return check_accounts(given.all, rules, DAY)
    if isinstance(given, Access):
        return check_protection(given, rules, DAY)
    if isinstance(given, AccessIncident):
        return check_incident(given, rules)
    if isinstance(given, Away):
        return check_absence(given.absence, rules, given.in_charge, given.others)
    if isinstance(given, FollowedDraft):
        return check_followed(given, rules)
    assert isinstance(given, Task)
    who = [one for one in given.who if one.carried_out(DAY)]
    return tuple(
        one
        for line in duty_lines(rules, who, given.platforms)
        if line.duty == given.duty
        for one in line.findings
    )


def rules_by_code():
    return {one.code: one for town in TOWNS for one in calendar_rules(town)}


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_rule_says_of_each_case_what_its_text_says(code):
    rule = rules_by_code()[code]
    for number, case in enumerate(CASES[code]):
        said = found(case.given, (rule,))
        assert tuple(one.kind for one in said) == case.found, (code, number, case.given)
        for one in said:
            assert one.clause.rule_code == code
            assert not case.severity or one.severity.value == case.severity, (code, number)


@pytest.mark.parametrize("code", sorted(CASES))
def test_every_finding_has_a_sentence_in_both_languages(code):
    rule = rules_by_code()[code]
    for language in ("fr", "en"):
        use_language(language)
        for case in CASES[code]:
            for one in found(case.given, (rule,)):
                assert plain_sentence(one).removesuffix(".") in sentence(one)
                assert "{" not in sentence(one)
                assert "None" not in sentence(one)


def test_every_rule_of_ours_has_a_case_that_passes_one_that_fails_and_the_boundary():
    ours = {
        one.code
        for town in TOWNS
        for one in town_rules(town, "fr")
        if one.app_part is AppPart.ACCOUNTS or one.check in ACCOUNTS.checks
    }
    assert ours == set(CASES) | set(SHOWN)
    assert not set(CASES) & set(SHOWN)
    for code, cases in CASES.items():
        assert {one.sort for one in cases} == {PASSES, FAILS, BOUNDARY}, code


def test_every_rule_about_accounts_is_shown_on_a_page_with_its_clause():
    places = {code: place_of(one) for code, one in rules_by_code().items()}
    assert {code: places[code] for code in SHOWN} == SHOWN
    for town in TOWNS:
        rules = calendar_rules(town)
        shown = {one.code for place in PLACES for one in shown_on(rules, place)}
        ours = {
            one.code
            for one in town_rules(town, "fr")
            if one.app_part is AppPart.ACCOUNTS or one.check in ACCOUNTS.checks
        }
        assert ours <= shown, (town, ours - shown)


def test_rules_of_other_towns_say_nothing_of_what_they_do_not_name():
    for town in ("baie-comeau", "vallee-des-rivieres"):
        assert check_absence(CASES["MM-096"][1].given.absence, calendar_rules(town), ((7, ""),)) == ()
        assert check_followed(CASES["BL-012"][1].given, calendar_rules(town)) == ()
