"""Each task that the texts in force give, its clause, and who carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.accounts import (
    capital,
    cited,
    duty_name,
    office_name,
    office_names,
)
from medias_desktop.editorial_calendar.rules.duties import AssignedDuty
from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of a clause with one of those who carry it out; ``line`` None: a task that no text gives."""

    line: DutyLine | None
    assigned: AssignedDuty | None

    @property
    def duty(self) -> str:
        """Return the code of the task."""
        if self.line is not None:
            return self.line.duty
        return self.assigned.duty if self.assigned is not None else ""

    @property
    def key(self) -> tuple[str, str, int]:
        """Return what tells it from the others."""
        code = self.line.clause.rule_code if self.line is not None else ""
        return code, self.duty, self.assigned.id if self.assigned is not None else 0


class DutiesPart(Part):
    """Names somebody for each task; those without anybody stand out."""

    place = "duties"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self.list = self.make_list(
            "duties",
            _("Tasks"),
            _columns(),
            lambda one: one.key,
            (
                _("No task"),
                _("The text in force gives no task around the accounts. Name somebody for one all the same."),
            ),
            first=_("Name &somebody"),
            begin=self.new,
        )
        name = self.list.add_act(
            "name_duty", _("&Name somebody…"), "mdi6.account-plus-outline", lambda one: acts.duty(one.line)
        )
        self.list.add_act(
            "change_duty",
            _("&See or change…"),
            "mdi6.pencil-outline",
            lambda one: acts.duty(one.line, one.assigned),
            lambda one: one.assigned is not None,
        )
        remove = self.list.add_act(
            "remove_duty",
            _("&Take back…"),
            "mdi6.trash-can-outline",
            lambda one: acts.remove_duty(one.assigned),
            lambda one: one.assigned is not None,
        )
        self.permit(name, remove)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self.list.show_rows(task_rows(found))

    def new(self) -> None:
        """Name somebody for the task under the cursor, or for any."""
        chosen = self.list.chosen()
        self.acts.duty(chosen.line if chosen is not None else None)

    def points(self, record: Any) -> tuple[str, Sequence[Any]]:
        """Return what is found of a task."""
        return duty_name(record.duty), record.line.findings if record.line is not None else ()

    def subject(self) -> tuple[str, str] | None:
        """Return the line under the cursor."""
        chosen = self.list.chosen()
        if chosen is None or chosen.assigned is None:
            return None
        return "account_duty", str(chosen.assigned.id)

    def number(self, record: Any) -> int:
        """Return the number of a line."""
        return record.assigned.id if record.assigned is not None else 0


def task_rows(found: Shown) -> list[TaskRow]:
    """Return a row for each task and each who carries it out; then what no text gives, then what is past."""
    rows = [TaskRow(line, one) for line in found.overview.duties for one in (line.carried_out or (None,))]
    told = {row.assigned.id for row in rows if row.assigned is not None}
    rows += [TaskRow(None, one) for one in found.duties if one.id not in told]
    return rows


def _columns() -> list[Column[TaskRow]]:
    return [
        Column(_("Task"), lambda one: duty_name(one.duty), stretch=30),
        Column(_("Carried out by"), _who, chip=_kind, stretch=24),
        Column(_("Clause"), lambda one: cited(one.line.clause) if one.line else "–", stretch=14),
        Column(_("Given to"), _given, stretch=28),
        Column(_("Office"), _office, stretch=20),
    ]


def _who(one: TaskRow) -> str:
    if one.assigned is not None:
        return one.assigned.name
    return _("Nobody") if one.line is not None and one.line.concerned else _("Not concerned")


def _kind(one: TaskRow) -> str:
    if one.line is None:
        return "muted"
    if one.assigned is None:
        return (
            "warn" if any(found.severity is not Severity.INFORM for found in one.line.findings) else "muted"
        )
    return "warn" if one.line.findings else "ok"


def _given(one: TaskRow) -> str:
    return capital(office_names(one.line.offices)) if one.line and one.line.offices else "–"


def _office(one: TaskRow) -> str:
    return capital(office_name(one.assigned.office)) if one.assigned is not None else ""
