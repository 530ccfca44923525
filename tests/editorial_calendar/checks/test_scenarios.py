"""Each town's rules about posts say what its text says of each of the posts of the table."""

from __future__ import annotations

from functools import cache

import pytest

from medias_desktop.core.i18n import use_language
from medias_desktop.editorial_calendar.capabilities import POSTS
from medias_desktop.editorial_calendar.labels.findings import sentence
from medias_desktop.editorial_calendar.rules.checks.checking import check_post, ready
from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
from medias_desktop.policies.rules.checks.requests import Request
from medias_desktop.policies.towns import TOWNS
from tests.editorial_calendar.scenarios.posts import BOUNDARY, CASES, FAILS, PASSES, SHOWN
from tests.editorial_calendar.town_rules import calendar_rules

OF_POSTS = POSTS.checks | {
    "authorised_publishers",
    "administrators",
    "official_accounts",
    "organisation_visibility",
}
PREFIXES = {
    "BC": "baie-comeau",
    "BL": "blainville",
    "MM": "montmagny",
    "SE": "senneterre",
    "VR": "vallee-des-rivieres",
}


@cache
def rules_of(code):
    return ready(calendar_rules(PREFIXES[code[:2]]))


def said(code, case):
    """Return what a rule says, beside all others of its town."""
    found = check_post(CheckedPost(case.draft), case.around, rules_of(code))
    return [one for one in found if one.clause.rule_code == code]


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_rule_says_of_each_post_what_its_text_says(code):
    for number, case in enumerate(CASES[code]):
        found = said(code, case)
        assert tuple(one.kind for one in found) == case.found, (code, number)
        if case.severity:
            assert {one.severity.value for one in found} == {case.severity}, (code, number)


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_rule_has_a_post_that_passes_one_that_fails_and_one_at_the_boundary(code):
    assert {case.sort for case in CASES[code]} == {PASSES, FAILS, BOUNDARY}


def test_every_rule_about_posts_has_its_posts_or_is_shown():
    ours = {
        rule.code
        for town in TOWNS
        for rule in calendar_rules(town)
        if rule.check in OF_POSTS or _shows_the_logo(rule) or _names_the_source(rule)
    }
    assert ours == set(CASES) | set(SHOWN)
    assert not set(CASES) & set(SHOWN)


def _shows_the_logo(rule):
    return rule.check == "prior_approval" and Request.LOGO_USE in rule.parameters.requests


def _names_the_source(rule):
    return rule.check == "authorised_images" and rule.parameters.source is not None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_finding_of_the_tables_is_a_sentence_with_its_clause(language):
    use_language(language)
    for code, cases in CASES.items():
        for case in cases:
            for one in said(code, case):
                text = sentence(one)
                assert one.clause.cite
                assert "{" not in text
                assert "  " not in text
                assert text[0].isupper() or text[0] in "«“"
