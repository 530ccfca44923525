"""How many people of a campaign are to be reminded today, grouped in the database: asked for at every start.

``Reminders.due_in`` says who they are; a test compares the two.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import AWAITED, Campaign, Scope, due_for_person, months_later
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS
from medias_desktop.acknowledgements.service.statements import Statement
from medias_desktop.core.store.texts import as_date

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_WEEK = 7
"""Days by which the holidays of one season move a reminder at most; each further week of working days may hold one more."""


def to_remind(register: Register, scope: Scope) -> int:
    """Return how many people of an open campaign are to be reminded on the day of a list."""
    campaign = scope.campaign
    if campaign is None or not campaign.open or scope.superseded or not _may_be(scope, campaign):
        return 0
    # Holidays are looked up only now: most starts need none.
    from medias_desktop.acknowledgements.rules.reminders import reminder_day

    asked_on = _asked_on(scope, campaign)
    wanted: dict[dt.date, dt.date | None] = {}
    found = 0
    for due, last, number in _awaited(register, scope):
        if due not in wanted:
            wanted[due] = reminder_day(due, campaign.reminder_offsets, campaign.province, asked_on, scope.day)
        day = wanted[due]
        if day is not None and (last is None or last < day):
            found += number
    return found


def _may_be(scope: Scope, campaign: Campaign) -> bool:
    """Tell whether a day of reminding may have come, without looking at holidays."""
    if not campaign.reminder_offsets or scope.day <= _asked_on(scope, campaign):
        return False
    if scope.renewal_months is not None:
        return True
    if scope.due is None:
        return False
    first = min(campaign.reminder_offsets)
    weeks, rest = divmod(abs(first), 5)
    if first > 0:
        return scope.day >= scope.due + dt.timedelta(days=7 * weeks + rest - 2)  # due on a Saturday
    holidays = _WEEK + weeks
    return scope.day >= scope.due - dt.timedelta(days=7 * weeks + rest + 2 + holidays)


def _asked_on(scope: Scope, campaign: Campaign) -> dt.date:
    texts = {scope.version.id, *(one.id for one in scope.read_with)}
    if campaign.version_id in texts or scope.version.in_force_date is None:
        return campaign.opened_on
    return max(campaign.opened_on, scope.version.in_force_date)


def _awaited(register: Register, scope: Scope) -> list[tuple[dt.date, dt.date | None, int]]:
    """Return due dates, the days of the last reminder, and how many people have both."""
    asked = Statement(scope)
    late: list[str] = []
    if scope.due is not None and scope.arrival_days is not None:
        asked.values["settled_from"] = (scope.due - dt.timedelta(days=scope.arrival_days)).isoformat()
        late = ["CASE WHEN p.start_date > :settled_from THEN p.start_date END"]
    signed = []
    if scope.renewal_months is not None:
        signed = [f"CASE WHEN s{n}.state = 'signed' THEN s{n}.day END" for n in range(len(asked.texts))]
    texts = ", ".join(str(number) for number, _rank in asked.texts)
    states = ", ".join(f"'{state}'" for state in sorted(AWAITED))
    keys = ["r.day", *late, *signed]
    places = ", ".join(str(n) for n in range(2, 2 + len(keys)))
    statement = (
        f"SELECT count(*), {', '.join(keys)} FROM {asked.tables()} LEFT JOIN (SELECT person_id, max(day) AS day"
        f" FROM acknowledgement_reminder WHERE version_id IN ({texts}) GROUP BY person_id) r ON r.person_id = p.id"
        f" WHERE {asked.counted()} AND {asked.state()} IN ({states}) GROUP BY {places}"
    )
    found = []
    for number, last, *days in map(tuple, register.rows(statement, **asked.values)):
        start = as_date(days[0]) if late else None
        lapsed = [day for day in map(as_date, days[len(late) :]) if day is not None]
        due = due_for_person(scope.due, start, scope.arrival_days)
        if lapsed and scope.renewal_months is not None:
            due = months_later(max(lapsed), scope.renewal_months) + dt.timedelta(days=DEFAULT_DAYS)
        if due is not None:
            found.append((due, as_date(last), int(number)))
    return found
