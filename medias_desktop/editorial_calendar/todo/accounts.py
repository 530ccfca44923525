"""What the accounts put on the list of things to do: crisis mode, renewals, suspicions, absences, tasks without anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.todo import Todo

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.policies.service import PolicyService

TAB = "editorial_calendar"
SOON = 30
"""Days before an absence on which it is told that nobody takes the place."""


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits, in the interface language; a register without accounts costs two plain statements."""
    found = list(_emergency(register))
    day = register.clock.today()
    overview = overview_of(register, policies)
    if overview is not None:
        found += _lines(overview, day)
    return tuple(found)


def overview_of(register: Register, policies: PolicyService) -> AccountOverview | None:
    """Return everything about the accounts today, None while the register has no account."""
    if not register.rows("SELECT 1 FROM moderated_account LIMIT 1"):
        return None
    from medias_desktop.editorial_calendar.service.account_overview import account_overview
    from medias_desktop.editorial_calendar.service.cited import CalendarRules

    day = register.clock.today()
    return account_overview(register, CalendarRules(register, policies).on(day), day)


def _emergency(register: Register) -> tuple[Todo, ...]:
    rows = register.rows(
        "SELECT begins_at FROM calendar_period WHERE kind = 'emergency' AND ends_at = '' LIMIT 1"
    )
    if not rows:
        return ()
    since = _moment_day(rows[0]["begins_at"])
    text = _("Crisis mode is on: end it when the emergency is over")
    return (Todo(text, format_date(since, "medium"), "bad", TAB, "accounts/periods"),)


def _lines(found: AccountOverview, day: dt.date) -> list[Todo]:
    late = [
        one
        for access in found.accesses
        for one in access.findings
        if one.kind in ("renewal_late", "renewal_unknown")
    ]
    open_ = [one for incident in found.incidents for one in incident.findings if one.kind == "suspicion_open"]
    untold = [
        one for incident in found.incidents for one in incident.findings if one.kind == "suspicion_untold"
    ]
    away = [
        one
        for absence in found.absences
        if (absence.record.from_on - day).days <= SOON
        for one in absence.findings
        if one.kind == "no_replacement"
    ]
    nobody = [
        one
        for line in found.duties
        for one in line.findings
        if one.kind == "duty_unassigned" and one.severity.value != "inform"
    ]
    shown = [
        one
        for account in found.accounts
        for one in account.findings
        if one.kind in ("logo_missing", "multifactor_off")
    ]
    missing = [one for one in found.together if one.kind == "accounts_missing"]
    told = (
        _told(
            open_,
            ngettext(
                "{n} access is under suspicion: change it at once",
                "{n} accesses are under suspicion: change them at once",
                len(open_),
            ),
            "bad",
            "accesses",
        ),
        _told(
            late,
            ngettext("{n} access is to be renewed", "{n} accesses are to be renewed", len(late)),
            "bad",
            "accesses",
        ),
        _told(
            untold,
            ngettext(
                "{n} suspicion is to be told to whom the text names",
                "{n} suspicions are to be told to whom the text names",
                len(untold),
            ),
            "warn",
            "accesses",
        ),
        _told(
            away,
            ngettext(
                "{n} absence is without a replacement", "{n} absences are without a replacement", len(away)
            ),
            "warn",
            "absences",
        ),
        _told(
            nobody,
            ngettext("{n} task has nobody named for it", "{n} tasks have nobody named for them", len(nobody)),
            "warn",
            "duties",
        ),
        _told(
            shown,
            ngettext(
                "{n} point of the official accounts is to be settled",
                "{n} points of the official accounts are to be settled",
                len(shown),
            ),
            "warn",
            "accounts",
        ),
        _told(
            missing,
            ngettext(
                "The text names official accounts that lack on {n} platform",
                "The text names official accounts that lack on {n} platforms",
                len(missing),
            ),
            "accent",
            "accounts",
        ),
    )
    return [one for one in told if one is not None]


def _told(found: Sequence[Finding], text: str, kind: str, place: str) -> Todo | None:
    if not found:
        return None
    from medias_desktop.editorial_calendar.labels.accounts import cited

    return Todo(
        text.format(n=format_number(len(found))), cited(found[0].clause), kind, TAB, f"accounts/{place}"
    )


def _moment_day(text: str) -> dt.date:
    from datetime import date

    return date.fromisoformat(text[:10])
