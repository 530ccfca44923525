"""The import of a list: columns at the left, what would happen to each row at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, Words
from medias_desktop.core.widgets.parts import EmptyState, fit_to_text
from medias_desktop.people.list_import.mapping import Mapping as Columns
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.plan import ImportPlan, ImportResult, PlanRow, RowState
from medias_desktop.people.service import PeopleService
from medias_desktop.people.views.column_choices import ColumnChoices
from medias_desktop.people.views.import_wording import STATES, plan_columns, rows_text


class ImportDialog(ListImportDialog[ImportPlan, RowState]):
    """Shows how a list is understood and imports it when the user says so."""

    def __init__(self, parent: QWidget, service: PeopleService, desk: Desk, listed: ListTable) -> None:
        no_names = EmptyState(
            _("Which column holds the names?"),
            _("Choose at the left the column of last names, or the one of full names."),
        )
        choices = ColumnChoices(listed, guess_mapping(listed, service.language()))
        super().__init__(
            parent, desk, listed, STATES, _words(listed), Parts(choices, plan_columns(), (no_names,))
        )
        self.no_names = no_names
        self.choices: ColumnChoices = choices
        self.setObjectName("import_dialog")
        self.shown.setObjectName("rows_shown")
        fit_to_text(self, 1200, 700)
        self._service = service

    def mapping(self) -> Columns:
        """Return what the columns are taken for."""
        return self.choices.mapping()

    def asking(self) -> EmptyState | None:
        """Return the page that asks for the names, when no column holds them."""
        return None if self.mapping().has_names else self.no_names

    def comparison(self) -> Callable[[], ImportPlan]:
        """Return what compares every row with the persons recorded."""
        service, listed, mapping = self._service, self.listed, self.mapping()
        return lambda: service.plan_import(listed, mapping)

    @staticmethod
    def rows_of(plan: ImportPlan) -> Sequence[PlanRow]:
        """Return every row of a plan."""
        return plan.rows

    @staticmethod
    def held_by(plan: ImportPlan) -> list[Any]:
        """Return the rows: there is nothing else."""
        return list(plan.rows)

    def importable(self, counts: Mapping[RowState, int]) -> int:
        """Return how many persons would be added or corrected."""
        return counts[RowState.NEW] + counts[RowState.UPDATE]

    def action(self, number: int) -> str:
        """Return what the button does with so many."""
        return ngettext("&Import {n} person", "&Import {n} people", number).format(n=format_number(number))

    def left_out(self, counts: Mapping[RowState, int]) -> str:
        """Return how many rows stay out, in words."""
        number = counts[RowState.PROBLEM]
        sentence = ngettext(
            "{n} row has a problem and stays out.", "{n} rows have a problem and stay out.", number
        )
        return sentence.format(n=format_number(number)) if number else ""

    def write(self, plan: ImportPlan, progress: Progress) -> ImportResult:
        """Write the plan's new and changed persons, all of them or none."""
        return self._service.apply_import(plan, progress)

    def announce(self, written: ImportResult, counts: Mapping[RowState, int]) -> str:
        """Announce who was added or corrected and return it in words."""
        self.desk.changes.announce("people")
        sentences = [
            ngettext("{n} person was added.", "{n} people were added.", written.added).format(
                n=format_number(written.added)
            )
        ]
        if written.updated:
            sentences.append(
                ngettext("{n} person was updated.", "{n} people were updated.", written.updated).format(
                    n=format_number(written.updated)
                )
            )
        if left_out := counts[RowState.PROBLEM]:
            sentences.append(
                ngettext(
                    "{n} row of the list was left out.", "{n} rows of the list were left out.", left_out
                ).format(n=format_number(left_out))
            )
        return " ".join(sentences)


def _words(listed: ListTable) -> Words:
    columns = len(listed.header)
    about = ngettext("{rows}, {n} column", "{rows}, {n} columns", columns)
    return Words(
        title=_("Import a list of people"),
        about=about.format(rows=rows_text(len(listed.rows)), n=columns),
        shown=_("&Rows shown"),
        all_rows=_("All rows"),
        preview=_("What would be imported"),
        do_import=_("Import"),
        nothing=_("Nothing to import"),
        importing=_("Importing the list"),
    )
