"""The import of a list: columns at the left, what would happen to each row at the right; nothing written before."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.core.jobs import Job
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    EmptyState,
    Figure,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
)
from medias_desktop.core.widgets.table import RecordTable
from medias_desktop.people.list_import.mapping import Mapping, guess_mapping
from medias_desktop.people.list_import.plan import ImportPlan, ImportResult, RowState
from medias_desktop.people.service import PeopleService
from medias_desktop.people.views.column_choices import ColumnChoices
from medias_desktop.people.views.import_wording import STATE_KINDS, STATE_NAMES, plan_columns, rows_text

_CAPTIONS = {
    RowState.NEW: lambda n: ngettext("new person", "new people", n),
    RowState.UPDATE: lambda n: ngettext("update", "updates", n),
    RowState.UNCHANGED: lambda n: ngettext("unchanged row", "unchanged rows", n),
    RowState.PROBLEM: lambda n: ngettext("problem", "problems", n),
}


class ImportDialog(QDialog):
    """Shows how a list is understood and imports it when the user says so."""

    def __init__(self, parent: QWidget, service: PeopleService, desk: Desk, listed: ListTable) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(_("Import a list of people"))
        fit_to_text(self, 1200, 700)
        self._service, self._desk, self._listed, self._owner = service, desk, listed, parent
        self.plan: ImportPlan | None = None
        self._job: Job | None = None
        self._stale = False
        self.choices = ColumnChoices(listed, guess_mapping(listed, service.language()))
        self.choices.setFixedWidth(min(max(320, self.fontMetrics().averageCharWidth() * 42), 480))
        self.choices.changed.connect(self._compare)
        self._lay_out()
        QTimer.singleShot(0, self, self._compare)

    def mapping(self) -> Mapping:
        """Return what the columns are taken for."""
        return self.choices.mapping()

    def reject(self) -> None:
        """Qt: close without importing; what is being compared is given up."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    # Comparing

    def _compare(self) -> None:
        """Compare the list with the register anew, off the window's thread; the latest choice counts."""
        self.plan = None
        self._show_button()
        if not self.mapping().has_names:
            self.previews.setCurrentWidget(self.no_names)
            self._show_counts({})
            return
        if self._job is not None:
            self._stale = True
            return
        mapping = self.mapping()
        self._job = self._desk.jobs.run(
            self,
            _("Comparing the list with the register"),
            lambda _progress: self._service.plan_import(self._listed, mapping),
            self._show_plan,
            self._give_up,
        )

    def _give_up(self) -> None:
        self._job = None

    def _show_plan(self, plan: ImportPlan) -> None:
        self._job = None
        if self._stale:
            self._stale = False
            self._compare()
            return
        self.plan = plan
        counts = plan.counts()
        self._show_counts(counts)
        if counts[RowState.PROBLEM] == 0 and self.shown.currentData() == RowState.PROBLEM:
            self.shown.setCurrentIndex(0)
        self.previews.setCurrentWidget(self.preview)
        self._show_rows()
        self._show_button()

    def _show_counts(self, counts: dict[RowState, int]) -> None:
        for state, figure in self.figures.items():
            number = counts.get(state, 0)
            figure.show_value(format_number(number), _CAPTIONS[state](number))

    def _show_rows(self) -> None:
        if self.plan is None:
            return
        state = self.shown.currentData()  # Qt gives a plain text back
        self.preview.set_rows(self.plan.of(RowState(state)) if state else self.plan.rows)

    def _show_button(self) -> None:
        counts = self.plan.counts() if self.plan is not None else {}
        number = counts.get(RowState.NEW, 0) + counts.get(RowState.UPDATE, 0)
        self.do_import.setEnabled(number > 0)
        if self.plan is None:
            self.do_import.setText(_("Import"))
            self.note.setText("")
            return
        self.do_import.setText(
            ngettext("&Import {n} person", "&Import {n} people", number).format(n=format_number(number))
            if number
            else _("Nothing to import")
        )
        left_out = counts.get(RowState.PROBLEM, 0)
        self.note.setText(
            ngettext(
                "{n} row has a problem and stays out.", "{n} rows have a problem and stay out.", left_out
            ).format(n=format_number(left_out))
            if left_out
            else _("Nothing is written before you press the button.")
        )

    # Importing

    def accept(self) -> None:
        """Qt: write the plan, all of it or nothing."""
        plan = self.plan
        if plan is None or self._job is not None:
            return
        self._let_choose(False)
        self._job = self._desk.jobs.run(
            self,
            _("Importing the list"),
            lambda progress: self._service.apply_import(plan, progress),
            self._tell_result,
            self._after_failure,
        )

    def _after_failure(self) -> None:
        self._job = None
        self._let_choose(True)
        self._compare()

    def _let_choose(self, allowed: bool) -> None:
        """Freeze what decides the import while it is written."""
        self.choices.setEnabled(allowed)
        self.do_import.setEnabled(allowed)

    def _tell_result(self, result: ImportResult) -> None:
        self._job = None
        super().accept()
        self._desk.changes.announce("people")
        sentences = [
            ngettext("{n} person was added.", "{n} people were added.", result.added).format(
                n=format_number(result.added)
            )
        ]
        if result.updated:
            sentences.append(
                ngettext("{n} person was updated.", "{n} people were updated.", result.updated).format(
                    n=format_number(result.updated)
                )
            )
        if self.plan is not None and (left_out := self.plan.counts()[RowState.PROBLEM]):
            sentences.append(
                ngettext(
                    "{n} row of the list was left out.", "{n} rows of the list were left out.", left_out
                ).format(n=format_number(left_out))
            )
        self._desk.dialogs.tell(self._owner, " ".join(sentences))

    # Layout

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(heading(self._listed.name))
        about = ngettext("{rows}, {n} column", "{rows}, {n} columns", len(self._listed.header))
        titles.addWidget(
            muted(about.format(rows=rows_text(len(self._listed.rows)), n=len(self._listed.header)))
        )
        layout.addLayout(titles)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.choices)
        body.addLayout(self._preview_side(), 1)
        layout.addLayout(body, 1)
        layout.addLayout(self._bottom())

    def _preview_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(14)
        band = QHBoxLayout()
        band.setSpacing(14)
        self.figures = {state: Figure("0", _CAPTIONS[state](0), STATE_KINDS[state]) for state in RowState}
        for figure in self.figures.values():
            band.addWidget(figure, 1)
        side.addLayout(band)
        line = QHBoxLayout()
        caption = QLabel(_("&Rows shown"))
        self.shown = QComboBox()
        self.shown.setObjectName("rows_shown")
        self.shown.setAccessibleName(_("Rows shown"))
        self.shown.addItem(_("All rows"), None)
        for state in RowState:
            self.shown.addItem(translate(STATE_NAMES[state]), state)
        self.shown.currentIndexChanged.connect(lambda _row: self._show_rows())
        caption.setBuddy(self.shown)
        line.addWidget(caption)
        line.addWidget(self.shown)
        line.addStretch()
        side.addLayout(line)
        self.preview = RecordTable(plan_columns(), _("What would be imported"), key=lambda row: row.number)
        self.preview.setObjectName("preview")
        self.no_names = EmptyState(
            _("Which column holds the names?"),
            _("Choose at the left the column of last names, or the one of full names."),
        )
        self.waiting = QWidget()
        self.previews = QStackedWidget()
        for widget in (self.waiting, self.preview, self.no_names):
            self.previews.addWidget(widget)
        side.addWidget(self.previews, 1)
        return side

    def _bottom(self) -> QHBoxLayout:
        self.note = muted("")
        self.note.setObjectName("note")
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.do_import = button(_("Import"), "mdi6.table-arrow-down", primary=True)
        self.do_import.setObjectName("do_import")
        self.do_import.setDefault(True)
        self.do_import.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.note, 1)
        bottom.addLayout(action_row(leave, self.do_import))
        return bottom
