"""Asking what is recorded of persons: that they signed, that they refused, that they need not; and correcting it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.acknowledgements.labels import method_label
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.views.refusal import show_refusal
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem

NAMES_SHOWN = 200


class Decision(Enum):
    """What is recorded: it decides which fields are asked for."""

    SIGNED = auto()
    REFUSED = auto()
    EXEMPTED = auto()


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed; a field that is not asked for is empty. ``note`` is the reason of a refusal or an exemption."""

    day: dt.date
    method: Method = Method.INDIVIDUAL_SHEET
    witness: str = ""
    note: str = ""
    original_place: str = ""


Save = Callable[[Answers], object]
"""Records the answers, on the worker; may refuse with a UserError, which is told in the dialog."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks, of whom, and the word on its button; ``count`` may be more than the names given."""

    decision: Decision
    title: str
    action: str
    names: Sequence[str]
    count: int
    explanation: str = ""


class DecisionDialog(QDialog):
    """The fields of one decision for one or many persons; closes once it is recorded."""

    saved = Signal()

    def __init__(self, parent: QWidget, desk: Desk, asked: Question, current: Answers, save: Save) -> None:
        super().__init__(parent)
        self._desk, self._asked, self._save = desk, asked, save
        self._busy = False
        self.setWindowTitle(asked.title)
        fit_to_text(self, 560)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(asked.title))
        if asked.explanation:
            layout.addWidget(muted(asked.explanation))
        layout.addWidget(_names(asked))
        self._make_fields(current)
        layout.addLayout(self._form())
        self.problem = problem()
        self.problem.setObjectName("problem")
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addLayout(self._buttons())
        (self.day if asked.decision is Decision.SIGNED else self.reason).setFocus()

    def answers(self) -> Answers:
        """Return what was typed."""
        day = self.day.date()
        chosen = dt.date(day.year(), day.month(), day.day())
        if self._asked.decision is Decision.SIGNED:
            return Answers(
                chosen,
                Method(self.method.currentData()),
                self.witness.text(),
                self.note.toPlainText(),
                self.place.text(),
            )
        return Answers(chosen, witness=self.witness.text(), note=self.reason.currentText())

    def accept(self) -> None:
        """Qt: record on the worker, and close unless it was refused."""
        if self._busy:
            return
        self._be_busy(busy=True)
        answers, save = self.answers(), self._save
        self._desk.jobs.run(
            self,
            self._asked.title,
            lambda _progress: _refused(save, answers),
            self._done,
            lambda: self._be_busy(busy=False),
        )

    def reject(self) -> None:
        """Qt: close, but not while it is being recorded."""
        if not self._busy:
            super().reject()

    def _done(self, error: UserError | None) -> None:
        self._be_busy(busy=False)
        if error is not None:
            show_refusal(self, self.problem, error.sentence())
            return
        self.saved.emit()
        super().accept()

    def _be_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)

    # Fields

    def _make_fields(self, current: Answers) -> None:
        self.day = day_field(current.day)
        self.method = _method_field(current.method)
        self.witness = _line("witness", current.witness)
        self.place = _line("original_place", current.original_place, 300)
        self.place.setPlaceholderText(_("filing cabinet 2, binder “Policies 2024”…"))
        self.note = QPlainTextEdit(current.note)
        self.note.setObjectName("note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 3 + 28)
        self.reason = _reason_field(self._asked.decision, current.note)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        unused: list[QWidget]
        if self._asked.decision is Decision.SIGNED:
            form.addRow(_("&Date of the signature"), self.day)
            form.addRow(_("&Method"), self.method)
            form.addRow(_("&Witness or author of the statement"), self.witness)
            form.addRow(_("Where the &original lies"), self.place)
            form.addRow(_("&Note"), self.note)
            unused = [self.reason]
        elif self._asked.decision is Decision.REFUSED:
            form.addRow(_("&Reason given"), self.reason)
            form.addRow(_("&Witness of the refusal"), self.witness)
            form.addRow(_("&Date of the refusal"), self.day)
            unused = [self.method, self.place, self.note]
        else:
            form.addRow(_("&Reason"), self.reason)
            form.addRow(_("&Since"), self.day)
            unused = [self.method, self.place, self.note, self.witness]
        for one in unused:
            one.setParent(self)
            one.hide()
        return form

    def _buttons(self) -> QHBoxLayout:
        close = button(_("Cancel"))
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        signs = self._asked.decision is Decision.SIGNED
        self.save_button = button(self._asked.action, "mdi6.draw-pen" if signs else "", primary=True)
        self.save_button.setObjectName("save")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        return action_row(close, self.save_button)


def _refused(save: Save, answers: Answers) -> UserError | None:
    try:
        save(answers)
    except UserError as error:
        return error
    return None


def _names(asked: Question) -> QListWidget:
    """Return the persons concerned; of very many the first ones, and how many more there are."""
    shown = list(asked.names[:NAMES_SHOWN])
    more = asked.count - len(shown)
    if more > 0:
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=format_number(more)))
    listed = QListWidget()
    listed.setObjectName("persons")
    listed.setAccessibleName(_("People"))
    listed.addItems(shown)
    listed.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    listed.setFocusPolicy(Qt.FocusPolicy.NoFocus if len(shown) < 6 else Qt.FocusPolicy.TabFocus)
    listed.ensurePolished()
    lines = min(max(len(shown), 1), 6)
    listed.setFixedHeight(lines * listed.sizeHintForRow(0) + 2 * listed.frameWidth() + 8)
    return listed


def _line(name: str, text: str, longest: int = 200) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setMaxLength(longest)
    return field


def day_field(day: dt.date) -> QDateEdit:
    """Return a field for the day of an entry."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setObjectName("day")
    field.setDisplayFormat("yyyy-MM-dd")
    dress_calendar(field)
    return field


def _method_field(chosen: Method) -> QComboBox:
    field = QComboBox()
    field.setObjectName("method")
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for method in Method:
        field.addItem(method_label(method), method.value)
    field.setCurrentIndex(field.findData(chosen.value))
    return field


def _reason_field(decision: Decision, text: str) -> QComboBox:
    """Return a line for the reason, with usual ones to choose from."""
    field = QComboBox()
    field.setObjectName("reason")
    field.setEditable(True)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if decision is Decision.REFUSED:
        usual: tuple[str, ...] = (
            _("Disagrees with the policy"),
            _("Wants advice first"),
            _("Gave no reason"),
        )
    else:
        usual = (
            _("Parental leave"),
            _("Sick leave"),
            _("Leave without pay"),
            _("Long absence"),
            _("Leaves soon"),
        )
    field.addItems(usual)
    field.setCurrentText(text)
    line = field.lineEdit()
    assert line is not None
    line.setMaxLength(1000)
    line.setAccessibleName(_("Reason"))
    return field
