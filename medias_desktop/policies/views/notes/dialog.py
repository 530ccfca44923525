"""A note or comment being typed, answered, settled."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, label, problem
from medias_desktop.policies.labels.notes import KINDS, STATES
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState


class NoteDialog(QDialog):
    """Edits one note; ``save`` records it and may refuse."""

    def __init__(
        self, parent: QWidget, note: Note, headings: Mapping[str, str], save: Callable[[Note], None]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note_dialog")
        self.setWindowTitle(_("Comment") if note.id else _("New comment"))
        self._note, self._save = note, save
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(translate(KINDS[kind]), kind)
        self.kind.setCurrentIndex(self.kind.findData(note.kind))
        self.author = QLineEdit(note.author)
        self.given_on = QDateEdit(QDate(note.given_on.year, note.given_on.month, note.given_on.day))
        self.given_on.setCalendarPopup(True)
        self.given_on.setDisplayFormat("yyyy-MM-dd")
        self.section = QComboBox()
        self.section.addItem(_("The whole text"), "")
        for uid, heading in headings.items():
            self.section.addItem(heading, uid)
        self.section.setCurrentIndex(max(0, self.section.findData(note.section_uid)))
        self.text = _area(note.text, 4)
        self.answer = _area(note.answer, 2)
        self.state = QComboBox()
        for state in STATES:
            self.state.addItem(translate(STATES[state]), state)
        self.state.setCurrentIndex(self.state.findData(note.state))
        self.trouble = problem()
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _index: self._fit_kind())
        self._fit_kind()
        self.author.setFocus()

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows = (
            (_("&Kind"), self.kind),
            (_("&Author"), self.author),
            (_("Given &on"), self.given_on),
            (_("&Section"), self.section),
            (_("&Text"), self.text),
            (_("A&nswer"), self.answer),
            (_("Stat&e"), self.state),
        )
        for caption, field in rows:
            title = label(caption, wrap=False)
            title.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            self.form.addRow(title, field)
        cancel = button(_("&Cancel"))
        cancel.clicked.connect(self.reject)
        keep = button(_("&Save"), primary=True)
        keep.setObjectName("save_note")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self.form)
        layout.addWidget(self.trouble)
        layout.addLayout(action_row(cancel, keep))
        fit_to_text(self, 560)

    def _fit_kind(self) -> None:
        comment = self.kind.currentData() == NoteKind.COMMENT
        for field in (self.answer, self.state):
            self.form.setRowVisible(field, comment)

    def note(self) -> Note:
        """Return the note as the fields say."""
        day = self.given_on.date()
        kind = NoteKind(self.kind.currentData())
        return dataclasses.replace(
            self._note,
            kind=kind,
            author=self.author.text(),
            given_on=dt.date(day.year(), day.month(), day.day()),
            section_uid=str(self.section.currentData()),
            text=self.text.toPlainText(),
            answer=self.answer.toPlainText() if kind is NoteKind.COMMENT else "",
            state=NoteState(self.state.currentData()) if kind is NoteKind.COMMENT else NoteState.OPEN,
        )

    def accept(self) -> None:
        """Qt: record the note; what is refused is told in place."""
        try:
            self._save(self.note())
        except UserError as error:
            self.trouble.setText(error.sentence())
            self.trouble.show()
        else:
            super().accept()


def _area(text: str, lines: int) -> QPlainTextEdit:
    area = QPlainTextEdit(text)
    area.setTabChangesFocus(True)
    area.setMinimumHeight(lines * area.fontMetrics().lineSpacing() + 24)
    return area
