"""How the import window words columns, states and what a row would change."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, _, format_number, ngettext, translate
from medias_desktop.core.widgets.list_import.layout import States
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.plan import PlanRow, RowState
from medias_desktop.people.rules import Group
from medias_desktop.people.views.wording import day_text

FIELD_NAMES = {
    Field.NUMBER: N_("Employee number"),
    Field.LAST_NAME: N_("Last name"),
    Field.FIRST_NAME: N_("First name"),
    Field.FULL_NAME: N_("Full name"),
    Field.EMAIL: N_("E-mail"),
    Field.DEPARTMENT: N_("Department"),
    Field.GROUP: N_("Group"),
    Field.LANGUAGE: N_("Language"),
    Field.START_DATE: N_("Start date"),
    Field.END_DATE: N_("End date"),
}
STATES = States(
    kinds={
        RowState.NEW: "ok",
        RowState.UPDATE: "accent",
        RowState.UNCHANGED: "muted",
        RowState.PROBLEM: "bad",
    },
    names={
        RowState.NEW: N_("New"),
        RowState.UPDATE: N_("Update"),
        RowState.UNCHANGED: N_("Unchanged"),
        RowState.PROBLEM: N_("Problem"),
    },
    captions={
        RowState.NEW: lambda n: ngettext("new person", "new people", n),
        RowState.UPDATE: lambda n: ngettext("update", "updates", n),
        RowState.UNCHANGED: lambda n: ngettext("unchanged row", "unchanged rows", n),
        RowState.PROBLEM: lambda n: ngettext("problem", "problems", n),
    },
    problem=RowState.PROBLEM,
)


def plan_columns() -> list[Column[PlanRow]]:
    """Return the columns of an import's preview."""
    return [
        Column(_("Row"), lambda row: str(row.number), stretch=3),
        STATES.column(stretch=5),
        Column(_("Person"), _name_and_number, stretch=8),
        Column(_("Group"), _group, stretch=6),
        Column(_("What to know"), remark, stretch=13),
    ]


def _name_and_number(row: PlanRow) -> str:
    name = ", ".join(filter(None, (row.values.last_name, row.values.first_name))) or "—"
    return f"{name} · {row.values.number}" if row.values.number else name


def _group(row: PlanRow) -> str:
    return group_label(Group(row.values.group)) if row.values.group else "—"


def remark(row: PlanRow) -> str:
    """Return why a row cannot be imported, or what it changes."""
    if row.problems:
        return " ".join(problem.sentence() for problem in row.problems)
    if row.changed:
        names = ", ".join(translate(FIELD_NAMES[Field(name)]).lower() for name in row.changed)
        return _("Changes: {fields}").format(fields=names)
    parts = [row.values.department, row.values.email, day_text(row.values.start_date)]
    return " · ".join(part for part in parts if part and part != "—")


def rows_text(count: int) -> str:
    """Return a number of rows in words."""
    return ngettext("{n} row", "{n} rows", count).format(n=format_number(count))
