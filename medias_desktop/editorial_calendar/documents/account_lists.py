"""Lists about the accounts, to be printed or taken into a spreadsheet: data in, bytes out. No password, for none is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.editorial_calendar.labels.accounts import (
    ABSENCE_NAMES,
    MULTIFACTOR_NAMES,
    PERIOD_NAMES,
    capital,
    cited,
    duty_name,
    followed_name,
    level_name,
    office_name,
    office_names,
    platform_name,
    role_name,
)
from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.accesses import Access
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine
from medias_desktop.editorial_calendar.rules.followed import FollowedAccount
from medias_desktop.editorial_calendar.rules.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """Whose list it is, of which day, by which clauses, on which paper."""

    municipality: str
    day: dt.date
    about: Sequence[str] = ()
    paper: str = "letter"
    colour: str = ""


@dataclass(frozen=True)  # with slots, Python 3.11 cannot make a generic one
class ListKind:
    """A list: its title, what is said where it is empty, its columns (title, share of the width, what a line has)."""

    title: str
    empty: str
    columns: Sequence[tuple[str, float, Callable[[Any], Any]]]


def draw_list(
    kind: ListKind, sheet: ListSheet, lines: Iterable[Any], number: int, progress: Progress
) -> bytes:
    """Return a list as a PDF in the interface language. May raise Cancelled."""
    on_day = _("On {day}").format(day=format_date(sheet.day))
    table = TableSheet(
        municipality=sheet.municipality,
        title=translate(kind.title),
        about=format_date(sheet.day),
        facts=(on_day, *sheet.about),
        foot=lambda: on_day,
        paper=sheet.paper,
        colour=sheet.colour,
        empty=translate(kind.empty),
    )
    columns = [
        SheetColumn[Any](translate(title), share, partial(_told, of)) for title, share, of in kind.columns
    ]
    return draw_table(table, columns, lines, number, progress)


def spreadsheet_columns(kind: ListKind) -> tuple[ExportColumn[Any], ...]:
    """Return the same columns for a spreadsheet, in the interface language."""
    return tuple(
        ExportColumn[Any](translate(title), partial(_value, of), max(12, round(share * 2)))
        for title, share, of in kind.columns
    )


def _told(of: Callable[[Any], Any], line: Any) -> str:
    return _written(of(line)) or "–"


def _value(of: Callable[[Any], Any], line: Any) -> str | dt.date:
    return _valued(of(line))


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def _valued(value: object) -> str | dt.date:
    return value if isinstance(value, dt.date) else str(value or "")


# Accounts


def _state(one: OfficialAccount) -> str:
    if one.closed_on is not None:
        return _("No longer open")
    return _("Official") if one.active else _("Not in use")


def _shown(since: dt.date | None) -> str:
    """Return since when something is shown, or that it is not."""
    return since.isoformat() if since is not None else _("Not shown")


ACCOUNTS = ListKind(
    N_("Official accounts of the municipality"),
    N_("No account is recorded."),
    (
        (N_("Platform"), 10, lambda one: platform_name(one.platform)),
        (N_("Account"), 18, lambda one: one.name),
        (N_("Address"), 22, lambda one: one.link),
        (
            N_("Holder"),
            14,
            lambda one: one.holder or capital(office_name(one.holder_office)),
        ),
        (N_("Netiquette"), 10, lambda one: _shown(one.netiquette_shown_on)),
        (N_("Logo"), 10, lambda one: _shown(one.logo_shown_on)),
        (N_("Multi-factor"), 12, lambda one: translate(MULTIFACTOR_NAMES[one.multifactor])),
        (N_("Opened on"), 9, lambda one: one.opened_on),
        (N_("Closed on"), 9, lambda one: one.closed_on),
        (N_("State"), 9, _state),
    ),
)


# Accesses


def _of(one: Checked[Access]) -> Access:
    return one.record


ACCESSES = ListKind(
    N_("Persons authorized on the accounts"),
    N_("No access is recorded."),
    (
        (N_("Name"), 16, lambda one: _of(one).name),
        (N_("Account"), 16, lambda one: _of(one).account),
        (N_("Platform"), 10, lambda one: platform_name(_of(one).platform)),
        (N_("Role on the account"), 10, lambda one: role_name(_of(one).role)),
        (N_("Function"), 16, lambda one: _of(one).role_title),
        (N_("Authorized on"), 9, lambda one: _of(one).authorised_on),
        (N_("Authorized by"), 14, lambda one: _of(one).authorised_by),
        (N_("Last renewed on"), 9, lambda one: _of(one).renewed_on),
        (N_("To be renewed by"), 9, lambda one: one.renewal.due_on if one.renewal else None),
        (N_("Ended on"), 9, lambda one: _of(one).ended_on),
    ),
)


# Absences, tasks, accounts followed, periods


def _absence(one: Checked[Absence]) -> Absence:
    return one.record


ABSENCES = ListKind(
    N_("Absences and replacements"),
    N_("No absence is recorded."),
    (
        (N_("Name"), 18, lambda one: _absence(one).name),
        (N_("Nature"), 12, lambda one: translate(ABSENCE_NAMES[_absence(one).kind])),
        (N_("First day"), 9, lambda one: _absence(one).from_on),
        (N_("Last day"), 9, lambda one: _absence(one).until_on),
        (N_("Replaced by"), 18, lambda one: _absence(one).replacement),
        (N_("Named by"), 16, lambda one: _absence(one).named_by),
        (N_("Named on"), 9, lambda one: _absence(one).named_on),
    ),
)


def _who(line: DutyLine) -> str:
    return ", ".join(one.name for one in line.carried_out)


DUTIES = ListKind(
    N_("Tasks around the accounts"),
    N_("The texts in force give no task."),
    (
        (N_("Task"), 22, lambda one: duty_name(one.duty)),
        (N_("Clause"), 12, lambda one: cited(one.clause)),
        (N_("Given to"), 20, lambda one: office_names(one.offices)),
        (N_("Carried out by"), 26, _who),
        (N_("What the text says"), 40, lambda one: one.text),
    ),
)


def _followed(one: Checked[FollowedAccount]) -> FollowedAccount:
    return one.record


FOLLOWED = ListKind(
    N_("Accounts that the municipality follows"),
    N_("No account is followed."),
    (
        (N_("Platform"), 10, lambda one: platform_name(_followed(one).draft.platform)),
        (N_("Account"), 18, lambda one: _followed(one).draft.name),
        (N_("Nature"), 14, lambda one: capital(followed_name(_followed(one).draft.kind))),
        (N_("Why it is relevant"), 24, lambda one: _followed(one).draft.reason),
        (N_("Why it is fair"), 20, lambda one: _followed(one).draft.fairness),
        (N_("Decided by"), 14, lambda one: _followed(one).draft.decided_by),
        (N_("Since"), 9, lambda one: _followed(one).draft.since),
        (N_("Until"), 9, lambda one: _followed(one).draft.until),
    ),
)


def _moment(value: dt.datetime | None) -> str:
    return "" if value is None else value.isoformat(sep=" ", timespec="minutes")


def period_name(one: Period) -> str:
    """Return a period in words: the election of a level, or crisis mode."""
    named = translate(PERIOD_NAMES[one.kind])
    return f"{named} – {level_name(one.level)}" if one.level else named


PERIODS = ListKind(
    N_("Elections and crisis mode"),
    N_("No period is recorded."),
    (
        (N_("Period"), 20, period_name),
        (N_("Beginning"), 12, lambda one: _moment(one.begins_at)),
        (N_("End"), 12, lambda one: _moment(one.ends_at)),
        (N_("Decided by"), 16, lambda one: one.decided_by),
        (N_("Ended by"), 16, lambda one: one.ended_by),
        (N_("Reason"), 24, lambda one: one.reason),
        (N_("Candidates and parties"), 24, lambda one: ", ".join(one.names)),
    ),
)

LISTS = {
    "accounts": ACCOUNTS,
    "accesses": ACCESSES,
    "absences": ABSENCES,
    "duties": DUTIES,
    "followed": FOLLOWED,
    "periods": PERIODS,
}
"""By the page of the view that shows them (rules.account_notes)."""
