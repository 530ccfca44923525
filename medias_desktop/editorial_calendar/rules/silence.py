"""Platforms on which nothing appeared for longer than a text in force allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.calendar import PublicationRhythm

_WEEK, _PAUSE, _LONG = 7, 14, 30
"""Days: of a rule that asks for posts every week, for a pause to be told, for accounts that stay active."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentPlatform:
    """A platform, the last day on which something appeared there, and the clause that asks for more."""

    platform: str
    last_on: dt.date
    clause: Clause


def silent(
    rules: Iterable[PolicyRule], last: Mapping[str, dt.date], today: dt.date
) -> tuple[SilentPlatform, ...]:
    """Return the platforms that are silent for too long, each once; one that never spoke is not silent yet."""
    found: dict[str, SilentPlatform] = {}
    for rule, settings in with_settings(rules, PublicationRhythm):
        most = _most(settings)
        named = [one.value for one in settings.platforms] or list(last)
        for platform in named:
            day = last.get(platform)
            if most is not None and day is not None and (today - day).days > most and platform not in found:
                found[platform] = SilentPlatform(platform=platform, last_on=day, clause=rule.clause)
    return tuple(found.values())


def _most(settings: PublicationRhythm) -> int | None:
    """Return after how many days without a post a rule is not kept, None when it says nothing of it."""
    if settings.least_per_week is not None:
        return _WEEK
    if settings.pause_notice_on is not None:
        return _PAUSE
    return _LONG if settings.active else None
