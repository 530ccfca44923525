"""Platforms that are silent for longer than a text allows."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.rules.silence import silent
from medias_desktop.editorial_calendar.service.silence import silent_platforms
from medias_desktop.policies.rules.checks.calendar import PublicationRhythm
from medias_desktop.policies.rules.checks.words import Platform
from tests.editorial_calendar.views.calendar.conftest import later
from tests.editorial_calendar.views.calendar.filled import TODAY, drafted, past


def rule(**settings):
    return SimpleNamespace(clause=Clause(cite="art. 9"), parameters=PublicationRhythm(**settings))


@pytest.mark.parametrize(
    ("settings", "days"),
    [
        ({"least_per_week": 1}, 7),
        ({"pause_notice_on": Platform.WEBSITE}, 14),
        ({"active": True}, 30),
    ],
)
def test_each_clause_has_its_patience(settings, days):
    at_the_limit, beyond = TODAY - dt.timedelta(days), TODAY - dt.timedelta(days + 1)

    assert silent([rule(**settings)], {"facebook": at_the_limit}, TODAY) == ()
    (found,) = silent([rule(**settings)], {"facebook": beyond}, TODAY)
    assert (found.platform, found.last_on, found.clause.cite) == ("facebook", beyond, "art. 9")


def test_only_the_platforms_named_are_looked_at_and_each_once():
    long_ago = TODAY - dt.timedelta(200)
    rules = [
        rule(least_per_week=1, platforms=(Platform.BLOG,)),
        rule(active=True, platforms=(Platform.BLOG,)),
    ]

    found = silent(rules, {"blog": long_ago, "facebook": long_ago}, TODAY)

    assert [one.platform for one in found] == ["blog"]


def test_what_never_spoke_is_not_silent_and_a_rule_without_a_rhythm_asks_nothing():
    assert silent([rule(active=True, platforms=(Platform.BLOG,))], {}, TODAY) == ()
    assert silent([rule(simultaneous=True)], {"blog": TODAY - dt.timedelta(99)}, TODAY) == ()


def test_what_appeared_counts_and_what_is_only_planned_does_not(service):
    appeared = service.posts.add(drafted(later(1), platforms=("blog",)))
    past(service, appeared, TODAY - dt.timedelta(40))
    planned = service.posts.add(drafted(later(1), platforms=("blog",)))
    past(service, planned, TODAY - dt.timedelta(2), PostState.SCHEDULED)

    found = silent_platforms(service.register, (rule(active=True),), TODAY)

    assert [(one.platform, one.last_on) for one in found] == [("blog", TODAY - dt.timedelta(40))]
