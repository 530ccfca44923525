"""What the accounts put on the list of things to do: crisis mode, renewals, suspicions, absences, tasks without anybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.todo import Todo

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview, Checked
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
    since = dt.date.fromisoformat(rows[0]["begins_at"][:10])
    text = _("Crisis mode is on: end it when the emergency is over")
    return (Todo(text, format_date(since, "medium"), "bad", TAB, "accounts/periods"),)


def _lines(found: AccountOverview, day: dt.date) -> list[Todo]:
    soon = [one for one in found.absences if (one.record.from_on - day).days <= SOON]
    told = (
        *_about_accesses(found),
        _about_absences(_of(soon, "no_replacement")),
        _about_duties(found),
        *_about_accounts(found),
    )
    return [one for one in told if one is not None]


def _of(records: Iterable[Checked[Any]], *kinds: str) -> list[Finding]:
    """Return what is found of each record of some kinds, once however many clauses say it."""
    from medias_desktop.editorial_calendar.labels.accounts import grouped

    return [one for record in records for one, _clauses in grouped(record.findings) if one.kind in kinds]


def _about_accesses(found: AccountOverview) -> tuple[Todo | None, ...]:
    open_ = _of(found.incidents, "suspicion_open")
    late = _of(found.accesses, "renewal_late", "renewal_unknown")
    untold = _of(found.incidents, "suspicion_untold")
    suspected = ngettext(
        "{n} access is under suspicion: change it at once",
        "{n} accesses are under suspicion: change them at once",
        len(open_),
    )
    renewed = ngettext("{n} access is to be renewed", "{n} accesses are to be renewed", len(late))
    told = ngettext(
        "{n} suspicion is to be told to whom the text names",
        "{n} suspicions are to be told to whom the text names",
        len(untold),
    )
    return (
        _told(open_, suspected, "bad", "accesses"),
        _told(late, renewed, "bad", "accesses"),
        _told(untold, told, "warn", "accesses"),
    )


def _about_absences(away: Sequence[Finding]) -> Todo | None:
    text = ngettext(
        "{n} absence is without a replacement", "{n} absences are without a replacement", len(away)
    )
    return _told(away, text, "warn", "absences")


def _about_duties(found: AccountOverview) -> Todo | None:
    from medias_desktop.editorial_calendar.rules.findings import Severity

    nobody = [
        one
        for line in found.duties
        for one in line.findings
        if one.kind == "duty_unassigned" and one.severity is not Severity.INFORM
    ]
    text = ngettext("{n} task has nobody named for it", "{n} tasks have nobody named for them", len(nobody))
    return _told(nobody, text, "warn", "duties")


def _about_accounts(found: AccountOverview) -> tuple[Todo | None, ...]:
    shown = _of(found.accounts, "logo_missing", "multifactor_off")
    missing = [one for one in found.together if one.kind == "accounts_missing"]
    settle = ngettext(
        "{n} point of the official accounts is to be settled",
        "{n} points of the official accounts are to be settled",
        len(shown),
    )
    lack = ngettext(
        "Official accounts that the text names are missing on {n} platform",
        "Official accounts that the text names are missing on {n} platforms",
        len(missing),
    )
    return _told(shown, settle, "warn", "accounts"), _told(missing, lack, "accent", "accounts")


def _told(found: Sequence[Finding], text: str, kind: str, place: str) -> Todo | None:
    if not found:
        return None
    from medias_desktop.editorial_calendar.labels.accounts import cited

    return Todo(
        text.format(n=format_number(len(found))), cited(found[0].clause), kind, TAB, f"accounts/{place}"
    )
