"""Whom to remind, when and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.acknowledgements.rules.people import PersonRow
from medias_desktop.acknowledgements.rules.scope import Scope
from medias_desktop.acknowledgements.rules.states import AWAITED
from medias_desktop.core.working_days import add_working_days
from medias_desktop.people.rules import is_email


class Channel(StrEnum):
    """How a reminder reaches a person."""

    LETTER = "letter"
    MAILTO = "mailto"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those chosen, by how they can be reminded; ``left_out`` have nothing left to do."""

    with_email: tuple[PersonRow, ...] = ()
    without_email: tuple[PersonRow, ...] = ()
    left_out: tuple[PersonRow, ...] = ()

    @property
    def everyone(self) -> tuple[PersonRow, ...]:
        """Return all who are to be reminded, sorted as the lists are."""
        return tuple(sorted((*self.with_email, *self.without_email), key=lambda row: row.listed_name))


@dataclass(frozen=True, slots=True)
class DueReminders:
    """Who of a campaign is to be reminded now; ``since`` is the earliest day on which one of them was to be."""

    scope: Scope
    person_ids: tuple[int, ...]
    since: dt.date


def recipients(rows: Iterable[PersonRow]) -> Recipients:
    """Return who of some persons can be reminded how: only those who are awaited are."""
    chosen = list(rows)
    awaited = [row for row in chosen if row.status.state in AWAITED]
    return Recipients(
        tuple(row for row in awaited if is_email(row.email)),
        tuple(row for row in awaited if not is_email(row.email)),
        tuple(row for row in chosen if row.status.state not in AWAITED),
    )


def reminder_day(
    due: dt.date, offsets: Sequence[int], province: str, opened_on: dt.date, today: dt.date
) -> dt.date | None:
    """Return the latest day, today or before, on which somebody was to be reminded; None when there was none yet.

    ``offsets`` are working days before (negative) and after ``due``. One reminder makes up for all the days before it,
    and nobody is reminded of what was not yet asked (on ``opened_on`` or before).
    """
    days = (add_working_days(due, offset, province) for offset in offsets)
    return max((day for day in days if opened_on < day <= today), default=None)


def earliest_reminder(due: dt.date, offsets: Sequence[int], province: str) -> dt.date | None:
    """Return the first day on which somebody is to be reminded; None without any."""
    return min((add_working_days(due, offset, province) for offset in offsets), default=None)
