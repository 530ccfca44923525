"""What posts put on the list of things to do: those whose moment has passed, to be approved, handed over or recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.todo import Todo
from medias_desktop.editorial_calendar.service.pressing_posts import NOTHING, pressing, stopped_photos

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.service.pressing_posts import PressingPosts
    from medias_desktop.policies.service import PolicyService

TAB = "editorial_calendar"
Line = tuple[int, str, str, str, str]
"""How many, the sentence, the chip, its kind, the place."""
_SILENT_SHOWN = 3
_STATISTICS_MONTHS = 12
"""After how many months without statistics it is told, where the text that asks for them gives no number."""


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits, in the interface language; a register without posts costs one plain statement."""
    return tuple(one for part in in_turns(register, policies) for one in part)


def in_turns(register: Register, policies: PolicyService) -> Iterator[Sequence[Todo]]:
    """Yield the same little by little."""
    found = pressing(register, _now(register))
    if found == NOTHING and not register.rows("SELECT 1 FROM calendar_post LIMIT 1"):
        return
    yield _counted(found)
    yield _stopped(register, policies)
    if register.rows("SELECT 1 FROM calendar_evidence LIMIT 1"):
        yield ()
        yield _by_rules(register, policies)


def _counted(found: PressingPosts) -> tuple[Todo, ...]:
    lines = (_not_as_planned(found), _to_record(found), _to_approve(found), _to_look_at(found))
    return tuple(
        Todo(text.format(n=format_number(count)), chip, kind, TAB, f"calendar/{place}")
        for part in lines
        for count, text, chip, kind, place in part
        if count
    )


def _not_as_planned(found: PressingPosts) -> tuple[Line, ...]:
    """Return what the policy or the clock stopped."""
    blocked = ngettext(
        "{n} approved post no longer passes the policy",
        "{n} approved posts no longer pass the policy",
        found.blocked,
    )
    expired = ngettext(
        "{n} post has expired: give it a new date",
        "{n} posts have expired: give them a new date",
        found.expired,
    )
    return (
        (found.blocked, blocked, _("finding"), "bad", "blocked"),
        (found.expired, expired, _("date"), "bad", "expired"),
    )


def _to_record(found: PressingPosts) -> tuple[Line, ...]:
    """Return what appeared, or should have, without its evidence."""
    unrecorded = ngettext(
        "{n} scheduled post is to be recorded as published",
        "{n} scheduled posts are to be recorded as published",
        found.unrecorded,
    )
    partly = ngettext(
        "{n} published post has no evidence on one of its platforms",
        "{n} published posts have no evidence on one of their platforms",
        found.partly_recorded,
    )
    return (
        (found.unrecorded, unrecorded, _("evidence"), "warn", "unrecorded"),
        (found.partly_recorded, partly, _("evidence"), "accent", "unrecorded"),
    )


def _to_approve(found: PressingPosts) -> tuple[Line, ...]:
    """Return what is to be published today or approved."""
    today = ngettext(
        "{n} approved post is to be published today",
        "{n} approved posts are to be published today",
        found.today,
    )
    waiting = ngettext("{n} post waits to be approved", "{n} posts wait to be approved", found.to_approve)
    next_on = format_date(found.next_on, "medium") if found.next_on else ""
    return (
        (found.today, today, _("today"), "warn", "to_come"),
        (found.to_approve, waiting, next_on, "warn", "approve"),
    )


def _to_look_at(found: PressingPosts) -> tuple[Line, ...]:
    """Return the drafts that were left, and what other rules changed."""
    drafts = ngettext(
        "The moment of {n} draft has passed", "The moment of {n} drafts has passed", found.late_drafts
    )
    changed = ngettext(
        "Other rules are in force: {n} post to come has other findings",
        "Other rules are in force: {n} posts to come have other findings",
        found.changed,
    )
    return (
        (found.late_drafts, drafts, _("draft"), "accent", "expired"),
        (found.changed, changed, _("policy"), "warn", "recheck"),
    )


def _stopped(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return the posts with a photo that may no longer be published."""
    count = stopped_photos(register, policies)
    if not count:
        return ()
    text = ngettext(
        "{n} planned post shows a photo that may no longer be published",
        "{n} planned posts show a photo that may no longer be published",
        count,
    )
    return (Todo(text.format(n=format_number(count)), _("photo"), "bad", TAB, "calendar/blocked"),)


def _by_rules(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what the texts in force ask for beyond single posts: accounts that stay active, statistics looked at."""
    from medias_desktop.editorial_calendar.service.cited import CalendarRules

    day = register.clock.today()
    rules = CalendarRules(register, policies).on(day)
    return (*_silent(register, rules, day), *_statistics(register, rules, day))


def _silent(register: Register, rules: tuple[PolicyRule, ...], day: dt.date) -> Iterator[Todo]:
    from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
    from medias_desktop.editorial_calendar.service.silence import silent_platforms

    for one in silent_platforms(register, rules, day)[:_SILENT_SHOWN]:
        text = _("Nothing has appeared since {day}: {platform}").format(
            platform=translate(PLATFORMS.get(one.platform, one.platform)),
            day=format_date(one.last_on, "medium"),
        )
        yield Todo(text, one.clause.cite, "warn", TAB, "calendar/silent")


def _statistics(register: Register, rules: tuple[PolicyRule, ...], day: dt.date) -> Iterator[Todo]:
    """Yield that statistics are to be looked at, when a text asks for it and none were recorded for so long."""
    from medias_desktop.core.retention import cutoff
    from medias_desktop.core.store.texts import as_date
    from medias_desktop.editorial_calendar.rules.policy_rules import with_settings
    from medias_desktop.policies.rules.checks.calendar import EditorialCalendar

    for rule, settings in with_settings(rules, EditorialCalendar):
        if not settings.statistics:
            continue
        limit = cutoff(day, settings.statistics_months or _STATISTICS_MONTHS)
        last, first = register.tuples(
            "SELECT (SELECT max(measured_on) FROM calendar_statistic), (SELECT min(published_on) FROM calendar_evidence)"
        )[0]
        since = as_date(last or first)
        if since is not None and since < limit:
            text = _("The statistics of posts were not looked at since {day}").format(
                day=format_date(since, "medium")
            )
            yield Todo(text, rule.clause.cite, "accent", TAB, "calendar/statistics")
        return


def _now(register: Register) -> dt.datetime:
    """Return the present minute in the municipality’s own time."""
    from medias_desktop.editorial_calendar.service.days import local_now

    return local_now(register)
