"""A post checked over a register: live, kept when it is saved, and again when other rules come into force."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.town_rules import service_of, service_over

DAY = dt.date(2026, 12, 1)


def draft(account=None, **more):
    """Return a news post of the municipality on Facebook."""
    said = {
        "title": "Patinoire ouverte",
        "category": "news",
        "planned_on": DAY,
        "planned_time": dt.time(10),
        "texts": (PostText(platform="facebook", text="La patinoire est ouverte.", account_id=account),),
        **more,
    }
    return PostDraft(**said)


def kinds(findings, severity=None):
    return [one.kind for one in findings if severity is None or one.severity is severity]


def test_a_third_post_of_a_day_is_found_live_with_its_clause(register):
    service, account = service_of(register, "blainville")
    for _each in range(2):
        service.posts.add(draft(account))
    assert Kind.TOO_MANY_THAT_DAY not in kinds(
        service.checking.check(draft(account, planned_on=dt.date(2026, 12, 2)))
    )
    (found,) = [one for one in service.checking.check(draft(account)) if one.kind == Kind.TOO_MANY_THAT_DAY]
    assert (found.severity, found.platform, dict(found.facts)) == (
        Severity.BLOCK,
        "facebook",
        {"n": 3, "most": 2},
    )
    assert (found.clause.rule_code, found.clause.cite) == ("BL-043", "art. 9")
    assert found.overridable


def test_a_post_does_not_count_itself(register):
    service, account = service_of(register, "blainville")
    numbers = [service.posts.add(draft(account)) for _each in range(2)]
    assert Kind.TOO_MANY_THAT_DAY not in kinds(service.checking.check(draft(account), numbers[1]))
    assert Kind.TOO_MANY_THAT_DAY in kinds(service.checking.check(draft(account)))


def test_what_is_found_is_kept_with_the_post(register):
    service, account = service_of(register, "montmagny")
    number = service.posts.add(draft(account, category="outside_advertising"))
    live = service.checking.check(draft(account, category="outside_advertising"), number)
    assert service.checking.found(number) == live
    assert Kind.CATEGORY_FORBIDDEN in kinds(live, Severity.BLOCK)


def test_other_rules_in_force_are_noticed_and_what_changed_is_shown(register):
    service, account = service_of(register, None)
    first = service.posts.add(draft(account, category="public_notice"))
    second = service.posts.add(draft(account, category="news", answers=frozenset({"proofread"})))
    assert not service.checking.needs_recheck()
    take_over(register, "blainville")
    service = service_over(register)
    assert service.checking.needs_recheck()
    made = service.checking.recheck(Silent())
    assert (made.posts, made.changed, made.seen_on) == (2, 2, None)
    assert [one.post_id for one in made.lines] == [first, second]
    assert Kind.CATEGORY_FORBIDDEN in kinds(made.lines[0].appeared)
    assert Kind.CATEGORY_FORBIDDEN not in kinds(made.lines[1].appeared)
    assert not service.checking.needs_recheck()
    assert service.checking.last_recheck() == made
    service.checking.seen(made.id)
    assert service.checking.last_recheck().seen_on == service.today


class Stopping:
    """A listener who stops the work at once."""

    def report(self, done, total):
        raise Cancelled


@pytest.mark.file_only
def test_a_recheck_that_is_stopped_leaves_everything_as_it_was(register):
    service, account = service_of(register, None)
    number = service.posts.add(draft(account, category="public_notice"))
    before = service.checking.found(number)
    take_over(register, "blainville")
    service = service_over(register)
    with pytest.raises(Cancelled):
        service.checking.recheck(Stopping())
    assert service.checking.found(number) == before
    assert service.checking.last_recheck() is None
    assert service.checking.needs_recheck()
