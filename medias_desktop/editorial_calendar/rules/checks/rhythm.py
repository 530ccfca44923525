"""How many posts there may be in a day, how many there should be in a week, and what else appears at the same time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import PostsPerDay, PublicationRhythm
from medias_desktop.policies.rules.checks.words import Platform

_WEEK = 7
_LONG_SILENCE = 30
"""Days without a post after which an account no longer seems alive, where a text gives no number."""
_PAUSE = 14
"""Days without a post that a text which asks for it to be told takes for a pause."""
_NETWORKS = frozenset(one.value for one in Platform) - {Platform.BLOG.value, Platform.WEBSITE.value}


def posts_per_day(case: Case, rule: PolicyRule, settings: PostsPerDay) -> Iterator[Finding]:
    """Yield where a platform would get more posts that day than the clause allows."""
    post, day = case.post, case.post.day
    if day is None:
        return
    excepted = frozenset(codes(settings.exceptions))
    for platform in post.draft.platforms:
        others = case.around.others(platform, day, post.id)
        count = sum(one.exception not in excepted for one in others) + 1
        if count <= settings.most:
            continue
        yield _above(case, rule, settings, platform, count)


def _above(case: Case, rule: PolicyRule, settings: PostsPerDay, platform: str, count: int) -> Finding:
    draft, lifting, moment = case.post.draft, case.book.lifts_posts_per_day, case.post.moment
    facts: dict[str, Any] = {"n": count, "most": settings.most}
    if lifting is not None and moment is not None and case.around.emergency_at(moment) is not None:
        return informs(lifting, Kind.LIMIT_LIFTED, platform=platform, **facts)
    if draft.exception and draft.exception in codes(settings.exceptions):
        if draft.exception_reason.strip():
            return informs(
                rule,
                Kind.EXCEPTION_NOTED,
                platform=platform,
                exception=draft.exception,
                reason=draft.exception_reason,
            )
        return found(rule, Kind.EXCEPTION_WITHOUT_REASON, platform=platform, exception=draft.exception)
    return found(rule, Kind.TOO_MANY_THAT_DAY, platform=platform, **facts)


def publication_rhythm(case: Case, rule: PolicyRule, settings: PublicationRhythm) -> Iterator[Finding]:
    """Yield where a platform stays silent too long, or the others would speak without it."""
    day = case.post.day
    named = codes(settings.platforms)
    if settings.simultaneous:
        yield from _simultaneous(case, rule, named)
    if day is None:
        return
    for platform in case.post.draft.platforms:
        if named and platform not in named:
            continue
        if settings.least_per_week is not None:
            yield from _weekly(case, rule, settings.least_per_week, platform, day)
        before = case.around.last_before(platform, day, case.post.id)
        silent = (day - before).days if before is not None else 0
        if settings.active and silent > _LONG_SILENCE:
            yield found(rule, Kind.SILENCE_BEFORE, platform=platform, n=silent)
        if settings.pause_notice_on is not None and silent > _PAUSE:
            on = settings.pause_notice_on.value
            yield found(rule, Kind.PAUSE_TO_TELL, platform=platform, n=silent, on=on)


def _weekly(case: Case, rule: PolicyRule, least: int, platform: str, day: dt.date) -> Iterator[Finding]:
    first = day.toordinal() - day.isoweekday() % _WEEK  # a week begins on Sunday, as the calendar shows it
    count = 1 + _in_week(case, platform, first)
    if count < least:
        yield informs(rule, Kind.WEEK_BELOW, platform=platform, n=count, least=least)
    before = case.around.last_before(platform, day, case.post.id)
    if before is None or before.toordinal() >= first:
        return
    if not _in_week(case, platform, first - _WEEK):
        yield found(rule, Kind.SILENCE_BEFORE, platform=platform, n=(day - before).days)


def _in_week(case: Case, platform: str, first: int) -> int:
    """Count the other posts of a week; its first day is given as a number, for the calendar has an end."""
    days = range(max(first, 1), min(first + _WEEK, dt.date.max.toordinal() + 1))
    return sum(len(case.around.others(platform, dt.date.fromordinal(day), case.post.id)) for day in days)


def _simultaneous(case: Case, rule: PolicyRule, named: list[str]) -> Iterator[Finding]:
    here = case.post.platforms
    if here & _NETWORKS:
        for platform in named:
            if platform not in here:
                yield found(rule, Kind.NOT_SIMULTANEOUS, platform=platform)
