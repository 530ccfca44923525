"""What the pages of the accounts show, read in one go on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.account_notes import PLACES, shown_on
from medias_desktop.editorial_calendar.rules.account_overview import Checked

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.editorial_calendar.rules.absences import Absence
    from medias_desktop.editorial_calendar.rules.accesses import Access
    from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview
    from medias_desktop.editorial_calendar.rules.duties import AssignedDuty
    from medias_desktop.editorial_calendar.rules.periods import Period
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.requesting.requests import NamedRequest
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything about the accounts as it stands now; accesses and absences are all of them, what is past as well."""

    day: dt.date
    now: dt.datetime
    overview: AccountOverview
    accesses: tuple[Checked[Access], ...]
    absences: tuple[Checked[Absence], ...]
    duties: tuple[AssignedDuty, ...]
    periods: tuple[Period, ...]
    at_work: tuple[NamedRequest, ...]
    rules: Mapping[str, tuple[PolicyRule, ...]]
    """By page (rules.account_notes)."""


def read(service: EditorialCalendarService) -> Shown:
    """Return it."""
    overview = service.accounts.overview()
    open_ = {one.record.id: one for one in overview.accesses}
    coming = {one.record.id: one for one in overview.absences}
    rules = service.rules.on(service.today)
    return Shown(
        day=service.today,
        now=service.local_now,
        overview=overview,
        accesses=tuple(open_.get(one.id, Checked(one)) for one in service.accesses.all()),
        absences=tuple(coming.get(one.id, Checked(one)) for one in service.absences.all()),
        duties=service.duties.all(),
        periods=service.periods.all(),
        at_work=service.requests.for_access(),
        rules={place: shown_on(rules, place) for place in PLACES},
    )
