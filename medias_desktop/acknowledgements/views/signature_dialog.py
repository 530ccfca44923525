"""Asking when and how persons signed: to record a signature, or to correct one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt
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
from medias_desktop.acknowledgements.rules import Method, PersonState
from medias_desktop.acknowledgements.views.refusal import show_refusal
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem

Save = Callable[[dt.date, Method, str, str], None]


class SignatureDialog(QDialog):
    """Date, method, witness and note of a signature; ``save`` may refuse with a UserError, told in place."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        action: str,
        names: Sequence[str],
        current: PersonState,
        save: Save,
        explanation: str = "",
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(title)
        fit_to_text(self, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        if explanation:
            layout.addWidget(muted(explanation))
        layout.addWidget(self._names(names))
        self.day = _day_field(current.day or dt.date.min)
        self.method = _method_field(current.method or Method.INDIVIDUAL_SHEET)
        self.witness = QLineEdit(current.witness)
        self.witness.setObjectName("witness")
        self.witness.setMaxLength(200)
        self.note = QPlainTextEdit(current.note)
        self.note.setObjectName("note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 3 + 28)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(_("&Date of the signature"), self.day)
        form.addRow(_("&Method"), self.method)
        form.addRow(_("&Witness or author of the statement"), self.witness)
        form.addRow(_("&Note"), self.note)
        layout.addLayout(form)
        self.problem = problem()
        self.problem.setObjectName("problem")
        layout.addWidget(self.problem)
        layout.addLayout(self._buttons(action))
        self.day.setFocus()

    def _names(self, names: Sequence[str]) -> QListWidget:
        listed = QListWidget()
        listed.setObjectName("persons")
        listed.setAccessibleName(_("People"))
        listed.addItems(list(names))
        listed.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        listed.setFocusPolicy(Qt.FocusPolicy.NoFocus if len(names) < 6 else Qt.FocusPolicy.TabFocus)
        listed.ensurePolished()
        lines = min(max(len(names), 1), 6)
        listed.setFixedHeight(lines * listed.sizeHintForRow(0) + 2 * listed.frameWidth() + 8)
        return listed

    def _buttons(self, action: str) -> QHBoxLayout:
        close = button(_("Cancel"))
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        self.save_button = button(action, "mdi6.draw-pen", primary=True)
        self.save_button.setObjectName("save")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        return action_row(close, self.save_button)

    def accept(self) -> None:
        """Qt: save, and close unless it was refused."""
        day = self.day.date()
        try:
            self._save(
                dt.date(day.year(), day.month(), day.day()),
                Method(self.method.currentData()),
                self.witness.text(),
                self.note.toPlainText(),
            )
        except UserError as error:
            show_refusal(self, self.problem, error.sentence())
            return
        super().accept()


def _day_field(day: dt.date) -> QDateEdit:
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
