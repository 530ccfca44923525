"""The import of organizations: columns at the left, what each line would do at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import N_, _, format_date, format_number, ngettext, translate
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.widgets.column_list import ColumnList
from medias_desktop.core.widgets.list_import.choosing import choose_list, read_then_show
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, States, Words
from medias_desktop.core.widgets.parts import EmptyState, fit_to_text
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.exchange.organisations.mapping import (
    Field,
    guess_mapping,
    read_organisations,
)
from medias_desktop.editorial_calendar.exchange.organisations.plan import (
    LineState,
    OrganisationLine,
    OrganisationPlan,
)

if TYPE_CHECKING:
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

FIELD_NAMES = {
    Field.NAME: N_("Name"),
    Field.CONTACT: N_("Contact"),
    Field.EMAIL: N_("E-mail"),
    Field.ADDRESS: N_("Address"),
    Field.OWN_PAGE: N_("Own page"),
    Field.PARTNER: N_("Partner"),
    Field.SINCE: N_("Accredited since"),
    Field.UNTIL: N_("Accredited until"),
    Field.RESOLUTION: N_("Resolution"),
    Field.LANGUAGE: N_("Language"),
    Field.NOTE: N_("Note"),
}
STATES = States(
    kinds={
        LineState.NEW: "ok",
        LineState.UPDATE: "accent",
        LineState.UNCHANGED: "muted",
        LineState.PROBLEM: "bad",
    },
    names={
        LineState.NEW: N_("New"),
        LineState.UPDATE: N_("Update"),
        LineState.UNCHANGED: N_("Unchanged"),
        LineState.PROBLEM: N_("Problem"),
    },
    captions={
        LineState.NEW: lambda n: ngettext("new organization", "new organizations", n),
        LineState.UPDATE: lambda n: ngettext("update", "updates", n),
        LineState.UNCHANGED: lambda n: ngettext("unchanged row", "unchanged rows", n),
        LineState.PROBLEM: lambda n: ngettext("problem", "problems", n),
    },
    problem=LineState.PROBLEM,
)


def import_file(parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
    """Ask for a file, and show what an import of it would do."""
    path = choose_list(parent, desk.dialogs, _("Import organizations"))
    if path is not None:
        read_then_show(
            parent,
            desk,
            lambda: read_organisations(path),
            lambda listed: OrganisationImport(parent, service, desk, listed).open(),
        )


class OrganisationColumns(ColumnList):
    """One choice per column, and the order of dates that could be read both ways."""

    def __init__(self, listed: ListTable) -> None:
        self._mapping = guess_mapping(listed)
        names = [(field.value, translate(FIELD_NAMES[field])) for field in Field]
        super().__init__(listed, names, self._mapping.fields)
        self.add_orders(NameOrder.FIRST_NAME_FIRST, NameOrder.FIRST_NAME_FIRST, self._mapping.order)
        self.date_order.currentIndexChanged.connect(lambda _row: self._choose_order())
        self.field_chosen.connect(lambda _index: self._take())
        self._show_what_matters()

    def mapping(self) -> Any:
        """Return what is chosen."""
        return self._mapping

    def _take(self) -> None:
        fields = tuple(Field(code) if code else None for code in self.fields())
        self._mapping = replace(self._mapping, fields=fields)
        self._show_what_matters()

    def _choose_order(self) -> None:
        self._mapping = replace(self._mapping, order=self.orders()[1])
        self.changed.emit()

    def _show_what_matters(self) -> None:
        days = map(self._mapping.column_of, (Field.SINCE, Field.UNTIL))
        self.show_orders(names=False, date_columns=days)


class OrganisationImport(ListImportDialog[OrganisationPlan, LineState]):
    """Shows how a list of organizations is understood and imports it when the user says so."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, listed: ListTable
    ) -> None:
        no_names = EmptyState(
            _("Which column holds the names?"),
            _("Choose at the left the column of the organizations’ names."),
        )
        choices = OrganisationColumns(listed)
        super().__init__(parent, desk, listed, STATES, _words(), Parts(choices, _columns(), (no_names,)))
        self.no_names = no_names
        self.choices: OrganisationColumns = choices
        self.setObjectName("organisation_import_dialog")
        self.shown.setObjectName("rows_shown")
        fit_to_text(self, 1160, 700)
        self._organisations = service.organisations

    def asking(self) -> EmptyState | None:
        """Return the page that asks for the names, when no column holds them."""
        return self.no_names if self.choices.mapping().column_of(Field.NAME) is None else None

    def comparison(self) -> Callable[[], OrganisationPlan]:
        """Return what compares every line with the register."""
        organisations, listed, mapping = self._organisations, self.listed, self.choices.mapping()
        return lambda: organisations.plan_import(listed, mapping)

    @staticmethod
    def rows_of(plan: OrganisationPlan) -> Sequence[OrganisationLine]:
        """Return every line of a plan."""
        return plan.rows

    @staticmethod
    def held_by(plan: OrganisationPlan) -> list[Any]:
        """Return the lines: there is nothing else."""
        return list(plan.rows)

    def importable(self, counts: Mapping[LineState, int]) -> int:
        """Return how many organizations would be added or corrected."""
        return counts[LineState.NEW] + counts[LineState.UPDATE]

    def action(self, number: int) -> str:
        """Return what the button does with so many."""
        sentence = ngettext("&Import {n} organization", "&Import {n} organizations", number)
        return sentence.format(n=format_number(number))

    def left_out(self, counts: Mapping[LineState, int]) -> str:
        """Return how many lines stay out, in words."""
        number = counts[LineState.PROBLEM]
        sentence = ngettext(
            "{n} line has a problem and stays out.", "{n} lines have a problem and stay out.", number
        )
        return sentence.format(n=format_number(number)) if number else ""

    def write(self, plan: OrganisationPlan, progress: Progress) -> tuple[int, int]:
        """Write the plan’s new and changed organizations, all of them or none."""
        return self._organisations.apply_import(plan, progress)

    def announce(self, written: tuple[int, int], counts: Mapping[LineState, int]) -> str:
        """Announce what was written and return it in words."""
        self.desk.changes.announce("calendar")
        added, corrected = written
        sentences = [
            ngettext("{n} organization was added.", "{n} organizations were added.", added).format(
                n=format_number(added)
            )
        ]
        if corrected:
            told = ngettext("{n} organization was updated.", "{n} organizations were updated.", corrected)
            sentences.append(told.format(n=format_number(corrected)))
        return " ".join(filter(None, (*sentences, self.left_out(counts))))


def _columns() -> list[Column[OrganisationLine]]:
    return [
        Column(_("Row"), lambda row: str(row.number), stretch=3),
        STATES.column(stretch=5),
        Column(_("Name of the organization"), lambda row: row.draft.name or "—", stretch=9),
        Column(_("Accredited since"), _since, stretch=6),
        Column(_("What to know"), _remark, stretch=13),
    ]


def _since(row: OrganisationLine) -> str:
    day = row.draft.accredited_on
    return format_date(day, "medium") if day else "—"


def _remark(row: OrganisationLine) -> str:
    if row.problem is not None:
        return row.problem.sentence()
    if row.changed:
        named = ", ".join(translate(FIELD_NAMES[Field(name)]).lower() for name in row.changed)
        return _("Changes: {fields}").format(fields=named)
    said = (row.draft.contact, row.draft.email, row.draft.own_page)
    return " · ".join(filter(None, said))


def _words() -> Words:
    return Words(
        title=_("Import organizations"),
        about=_(
            "Organizations of the register are recognized by their names; an empty cell changes nothing."
        ),
        shown=_("&Rows shown"),
        all_rows=_("All rows"),
        preview=_("What would be imported"),
        do_import=_("Import"),
        nothing=_("Nothing to import"),
        importing=_("Importing the list"),
    )
