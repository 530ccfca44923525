"""The import of past acknowledgements: columns at the left, what each line would record at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.persons import Written
from medias_desktop.acknowledgements.past_lists.plan import LineState, PastPlan
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.service.past import PastResult
from medias_desktop.acknowledgements.views.past.choices import PastChoices
from medias_desktop.acknowledgements.views.past.who import WhoPanel
from medias_desktop.acknowledgements.views.past.wording import (
    CAPTIONS,
    STATE_KINDS,
    STATE_NAMES,
    plan_columns,
    remark,
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
    problem,
)
from medias_desktop.core.widgets.table import RecordTable


class PastDialog(QDialog):
    """Shows how a list of acknowledgements is understood and records it when the user says so."""

    def __init__(
        self,
        parent: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        listed: ListTable,
        texts: Sequence[AdoptedText],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("past_dialog")
        self.setWindowTitle(_("Import past acknowledgements"))
        fit_to_text(self, 1240, 760)
        self._service, self._desk, self._listed, self._owner = service, desk, listed, parent
        self._texts = texts
        self.plan: PastPlan | None = None
        self._chosen: dict[Written, int] = {}
        self._job: Job | None = None
        self._stale = False
        self.choices = PastChoices(listed, guess_mapping(listed), texts)
        self.choices.setFixedWidth(min(max(320, self.fontMetrics().averageCharWidth() * 42), 480))
        self.choices.changed.connect(self._compare)
        self._lay_out()
        QTimer.singleShot(0, self, self._compare)

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
        mapping = self.choices.mapping()
        if not (mapping.has_persons and mapping.has_days):
            self.who.ask(None, None)
            self.previews.setCurrentWidget(self.no_days if mapping.has_persons else self.no_names)
            self._show_counts({})
            return
        if self._job is not None:
            self._stale = True
            return
        chosen = dict(self._chosen)
        self._job = self._desk.jobs.run(
            self,
            _("Comparing the list with the register"),
            lambda _progress: self._service.past.plan(self._listed, mapping, chosen),
            self._show_plan,
            self._give_up,
        )

    def _give_up(self) -> None:
        self._job = None

    def _show_plan(self, plan: PastPlan) -> None:
        self._job = None
        if self._stale:
            self._stale = False
            self._compare()
            return
        self.plan = plan
        counts = plan.counts()
        self._show_counts(counts)
        if counts[LineState.PROBLEM] == 0 and self.shown.currentData() == LineState.PROBLEM:
            self.shown.setCurrentIndex(0)
        self.previews.setCurrentWidget(self.preview)
        self._show_lines()
        self._show_button()

    def _show_counts(self, counts: dict[LineState, int]) -> None:
        for state, figure in self.figures.items():
            number = counts.get(state, 0)
            figure.show_value(format_number(number), CAPTIONS[state](number))

    def _show_lines(self) -> None:
        if self.plan is None:
            return
        state = self.shown.currentData()  # Qt gives a plain text back
        self.preview.set_rows(self.plan.of(LineState(state)) if state else self.plan.lines)
        self._ask_who()

    def _show_button(self) -> None:
        counts = self.plan.counts() if self.plan is not None else {}
        number = counts.get(LineState.NEW, 0)
        self.do_import.setEnabled(number > 0)
        if self.plan is None:
            self.do_import.setText(_("Record them"))
            self.note.setText("")
            return
        self.do_import.setText(
            ngettext("&Record {n} acknowledgement", "&Record {n} acknowledgements", number).format(
                n=format_number(number)
            )
            if number
            else _("Nothing to record")
        )
        self.note.setText(_left_out(counts) or _("Nothing is written before you press the button."))

    # Who is meant

    def _ask_who(self) -> None:
        line = self.preview.current()
        chosen = line is not None and line.line.written in self._chosen
        self.who.ask(line, self.plan.known if self.plan is not None else None, chosen=chosen)
        # A cell may be too narrow for the whole sentence.
        self.sentence.setText(remark(line) if line is not None and line.problems else "")
        self.sentence.setVisible(bool(self.sentence.text()))

    def _take_person(self, written: Written, person_id: int) -> None:
        """Take a person for what lines write; 0 takes the choice back."""
        if person_id:
            self._chosen[written] = person_id
        else:
            self._chosen.pop(written, None)
        self.preview.setFocus()
        self._compare()

    # Recording

    def accept(self) -> None:
        """Qt: record the plan, all of it or nothing."""
        plan = self.plan
        if plan is None or self._job is not None or not plan.of(LineState.NEW):
            return
        self._let_choose(False)
        self._job = self._desk.jobs.run(
            self,
            _("Recording the acknowledgements"),
            lambda progress: self._service.past.apply(plan, progress),
            self._tell_result,
            self._after_failure,
        )

    def _after_failure(self) -> None:
        self._job = None
        self._let_choose(True)
        self._compare()

    def _let_choose(self, allowed: bool) -> None:
        """Freeze what decides the import while it is written."""
        for widget in (self.choices, self.who, self.do_import):
            widget.setEnabled(allowed)

    def _tell_result(self, result: PastResult) -> None:
        self._job = None
        super().accept()
        self._desk.changes.announce("acknowledgements")
        sentences = [
            ngettext(
                "{n} acknowledgement was recorded.", "{n} acknowledgements were recorded.", result.recorded
            ).format(n=format_number(result.recorded)),
            _left_out({LineState.ALREADY: result.already, LineState.PROBLEM: result.left_out}),
        ]
        self._desk.dialogs.tell(self._owner, " ".join(filter(None, sentences)))

    # Layout

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(heading(self._listed.name))
        titles.addWidget(
            muted(_("Each line becomes a signature in the register, with its date and where the paper lies."))
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
        self.figures = {state: Figure("0", CAPTIONS[state](0), STATE_KINDS[state]) for state in LineState}
        for figure in self.figures.values():
            band.addWidget(figure, 1)
        side.addLayout(band)
        side.addLayout(self._filter())
        self.preview = RecordTable(
            plan_columns(self._texts), _("What would be recorded"), key=lambda line: line.number
        )
        self.preview.setObjectName("preview")
        self.preview.selection_changed.connect(self._ask_who)
        self.no_names = EmptyState(
            _("Which column says who signed?"),
            _("Choose at the left the column of numbers, of last names, or of full names."),
        )
        self.no_days = EmptyState(
            _("Which column says when they signed?"), _("Choose at the left the column of dates.")
        )
        self.waiting = QWidget()
        self.previews = QStackedWidget()
        for widget in (self.waiting, self.preview, self.no_names, self.no_days):
            self.previews.addWidget(widget)
        side.addWidget(self.previews, 1)
        self.sentence = problem()
        self.sentence.setObjectName("sentence")
        side.addWidget(self.sentence)
        self.who = WhoPanel()
        self.who.chosen.connect(self._take_person)
        side.addWidget(self.who)
        return side

    def _filter(self) -> QHBoxLayout:
        line = QHBoxLayout()
        caption = QLabel(_("&Lines shown"))
        self.shown = QComboBox()
        self.shown.setObjectName("lines_shown")
        self.shown.setAccessibleName(_("Lines shown"))
        self.shown.addItem(_("All lines"), None)
        for state in LineState:
            self.shown.addItem(translate(STATE_NAMES[state]), state)
        self.shown.currentIndexChanged.connect(lambda _row: self._show_lines())
        caption.setBuddy(self.shown)
        line.addWidget(caption)
        line.addWidget(self.shown)
        line.addStretch()
        return line

    def _bottom(self) -> QHBoxLayout:
        self.note = muted("")
        self.note.setObjectName("note")
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.do_import = button(_("Record them"), "mdi6.table-arrow-down", primary=True)
        self.do_import.setObjectName("do_import")
        self.do_import.setDefault(True)
        self.do_import.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.note, 1)
        bottom.addLayout(action_row(leave, self.do_import))
        return bottom


def _left_out(counts: dict[LineState, int]) -> str:
    """Return what is not recorded, in words: nothing when every line is."""
    found = []
    if already := counts.get(LineState.ALREADY, 0):
        sentence = ngettext("{n} line is recorded already.", "{n} lines are recorded already.", already)
        found.append(sentence.format(n=format_number(already)))
    if problems := counts.get(LineState.PROBLEM, 0):
        sentence = ngettext(
            "{n} line has a problem and stays out.", "{n} lines have a problem and stay out.", problems
        )
        found.append(sentence.format(n=format_number(problems)))
    return " ".join(found)
