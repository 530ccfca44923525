"""What the municipality decides itself about the calendar, and which clauses leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, translate
from medias_desktop.editorial_calendar.rules.settings import Deadlines, HoursOf, LimitEnd
from medias_desktop.policies.rules.checks.calendar import EmergencyMode, ReferenceChannel
from medias_desktop.policies.rules.checks.interactions import AnswerTo, ResponseTime, ServiceHours
from medias_desktop.policies.rules.checks.requests import PriorApproval
from medias_desktop.policies.rules.checks.words import Channel, Lateness

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

DAY_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
"""Days of the week in the order of their numbers."""

SETTING_NAMES = {
    "province": N_("Holidays of"),
    "opening": N_("Opening hours"),
    "hours_of": N_("A time limit in hours counts"),
    "limit_end": N_("Of “24 to 72 hours”, an answer is due"),
    "deadlines": N_("The time limits of the department and of who wrote"),
    "document_days": N_("Working days of a time limit that another document lays down"),
    "reasonable_days": N_("“Within a reasonable time” is reminded of after (working days)"),
    "approver": N_("“One or the other” decides"),
    "website": N_("Website of the municipality"),
    "emergency_number": N_("Number for emergencies"),
    "limits": N_("Most characters by platform"),
}
"""What the settings are called."""

HOURS_NAMES = {
    HoursOf.WORKING: N_("the hours in which the municipality is open"),
    HoursOf.CLOCK: N_("all hours, nights and weekends as well"),
}
DEADLINE_NAMES = {
    Deadlines.BOTH: N_("one after the other: that of who wrote begins where that of the department ends"),
    Deadlines.ONE: N_("at the same time: both begin when the message is received"),
}
END_NAMES = {
    LimitEnd.LATEST: N_("at the latest moment"),
    LimitEnd.EARLIEST: N_("at the earliest moment"),
}

_LEFT_OPEN = {
    "hours_of": N_(
        "Left open by {clauses}: whether the hours run on, or only while the office is open, is not said."
    ),
    "limit_end": N_("Left open by {clauses}: a span is given, no single hour."),
    "deadlines": N_("Left open by {clauses}: whether one time limit follows the other is not said."),
    "document_days": N_("Left open by {clauses}: the number of days is in another document."),
    "reasonable_days": N_("Left open by {clauses}: no number is given."),
    "approver": N_("Left open by {clauses}: several are named, who of them decides when is not said."),
    "opening": N_("Needed by {clauses}: the hours themselves are not in the text."),
    "province": N_("Needed by {clauses}: which days are holidays is not in the text."),
    "website": N_("Used by {clauses}: posts and answers lead there."),
    "emergency_number": N_("Used by {clauses}: shown to those who write about an emergency."),
}
_DECIDED = N_("The texts in force leave nothing open here.")
_NO_CLAUSE = N_("No clause says it: the municipality decides.")


def clauses_leaving_open(setting: str, rules: Iterable[PolicyRule]) -> tuple[PolicyRule, ...]:
    """Return the rules that leave a setting open, or need it, in the order of the texts."""
    found: dict[str, PolicyRule] = {}
    for rule in rules:
        if rule.uses and rule.parameters is not None and _concerns(setting, rule):
            found.setdefault(rule.clause.cite, rule)
    return tuple(found.values())


def left_open(setting: str, rules: Iterable[PolicyRule]) -> str:
    """Return a sentence that says which clauses of the texts in force leave a setting open."""
    if setting not in _LEFT_OPEN:
        return translate(_NO_CLAUSE)
    cites = ", ".join(one.clause.cite for one in clauses_leaving_open(setting, rules))
    return translate(_LEFT_OPEN[setting]).format(clauses=cites) if cites else translate(_DECIDED)


def _concerns(setting: str, rule: PolicyRule) -> bool:
    asked = rule.parameters
    limit = asked if isinstance(asked, ResponseTime) else None
    match setting:
        case "hours_of":
            return limit is not None and bool(limit.hours_least or limit.hours_most)
        case "limit_end":
            return limit is not None and limit.hours_least not in (None, limit.hours_most)
        case "deadlines":
            return limit is not None and bool(limit.business_days) and limit.towards in tuple(AnswerTo)
        case "document_days":
            return limit is not None and bool(limit.document) and not _numbered(limit)
        case "reasonable_days":
            return limit is not None and limit.delay is Lateness.REASONABLE and not _numbered(limit)
        case "approver":
            return isinstance(asked, PriorApproval) and len(asked.approvers) > 1
        case "opening":
            return isinstance(asked, ServiceHours) or (limit is not None and bool(limit.working_hours_only))
        case "province":
            return limit is not None and bool(limit.business_days or limit.working_hours_only)
        case "website":
            return isinstance(asked, ReferenceChannel) or Channel.WEBSITE in getattr(asked, "channels", ())
        case _:
            return isinstance(asked, EmergencyMode) and bool(asked.telephone)


def _numbered(limit: ResponseTime) -> bool:
    return bool(limit.hours_least or limit.hours_most or limit.business_days)
