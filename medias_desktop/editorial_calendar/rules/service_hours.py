"""What waits for the opening hours and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.deadlines import URGENT
from medias_desktop.editorial_calendar.rules.policy_rules import with_settings
from medias_desktop.policies.rules.checks.interactions import ServiceHours

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.opening_hours import OpeningHours
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule


class Attention(StrEnum):
    """When something received outside the opening hours is looked at."""

    OPEN = "open"
    """It came while the municipality was open."""
    WAITS = "waits"
    BY_IMPORTANCE = "by_importance"
    """As soon as possible, the most important first."""
    AT_ONCE = "at_once"
    """An exception of the clause: it does not wait."""


@dataclass(frozen=True, slots=True)
class Hours:
    """What a clause says of something received at a moment; ``until`` is the next opening."""

    attention: Attention
    clause: Clause
    until: dt.datetime


def looked_at(
    received: dt.datetime, rules: Iterable[PolicyRule], hours: OpeningHours, *, urgent: bool = False
) -> tuple[Hours, ...]:
    """Return what each clause about the hours of service says of something, in the order of the texts."""
    found = []
    for rule, asked in with_settings(rules, ServiceHours):
        if hours.is_open(received):
            attention = Attention.OPEN
        elif urgent and URGENT & set(asked.exceptions):
            attention = Attention.AT_ONCE
        elif asked.by_importance:
            attention = Attention.BY_IMPORTANCE
        elif asked.working_hours_only:
            attention = Attention.WAITS
        else:
            continue
        found.append(Hours(attention, rule.clause, hours.next_open(received)))
    return tuple(found)
