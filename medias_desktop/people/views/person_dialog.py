"""The form of one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.dates import parse_date
from medias_desktop.core.merging import is_same, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, mark, muted, problem
from medias_desktop.people.errors import InvalidPerson
from medias_desktop.people.labels import FIELD_CAPTIONS, FLAW_SENTENCES, group_label, language_label
from medias_desktop.people.rules import (
    FLAW_FIELDS,
    LANGUAGES,
    Group,
    Person,
    PersonDraft,
    flaws,
)
from medias_desktop.people.service import PeopleService

if TYPE_CHECKING:
    from medias_desktop.core.widgets.conflict import ConflictDialog


class PersonDialog(QDialog):
    """Adds a person or corrects one; what is wrong is told beside its field. ``saved`` carries the record's number."""

    saved = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        service: PeopleService,
        desk: Desk,
        departments: Sequence[str],
        person: Person | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("person_dialog")
        self._service, self._desk, self._person = service, desk, person
        self.conflict: ConflictDialog | None = None
        self.setWindowTitle(_("Add a person") if person is None else person.full_name)
        fit_to_text(self, 700)
        self._make_fields(departments)
        self._lay_out()
        self._fill(person)

    def draft(self) -> PersonDraft:
        """Return what the form says. Raises ValueError (with the field's name) for a date that cannot be read."""
        return PersonDraft(
            self.last_name.text(),
            self.first_name.text(),
            self.number.text(),
            self.email.text(),
            self.department.currentText(),
            self.group.currentData(),
            self.language.currentData(),
            self._date("start_date"),
            self._date("end_date"),
        ).tidied()

    def accept(self) -> None:
        """Qt: record and close, or tell what is wrong and stay."""
        try:
            draft = self.draft()
        except ValueError as error:
            self._show_problems({str(error): _("Write the date as 2026-03-31, or leave it empty.")})
            return
        found = flaws(draft)
        if found:
            self._show_problems(
                {FLAW_FIELDS[flaw]: translate(FLAW_SENTENCES[flaw]) for flaw in reversed(found)}
            )
            return
        try:
            person_id = self._record(draft)
        except InvalidPerson as error:
            self._show_problems({FLAW_FIELDS[error.flaws[0]]: error.sentence()})
        except ChangedElsewhere:
            self._show_conflict(draft)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        else:
            self._leave(person_id)

    def _leave(self, person_id: int) -> None:
        super().accept()
        self.saved.emit(person_id)
        self._desk.changes.announce("people")

    def _record(self, draft: PersonDraft) -> int:
        if self._person is None:
            return self._service.add(draft)
        self._service.change(self._person.id, self._person.version, draft)
        return self._person.id

    # Overtaken by another window

    def _show_conflict(self, draft: PersonDraft) -> None:
        """Show what the register holds now beside what was typed; the form gives way meanwhile."""
        from medias_desktop.core.widgets.conflict import show_instead
        from medias_desktop.people.views.overtaken import person_conflict, person_fields

        assert self._person is not None
        try:
            newest = self._service.person(self._person.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
            return
        fields = person_fields(self._person, newest, draft)
        if is_same(fields):
            self._leave(newest.id)
            return
        if not needs_choice(fields):
            self._save_merged(newest, draft)
            return
        change = self._service.last_change(newest.id)
        self.conflict = person_conflict(self.parentWidget(), newest, fields, change)
        self.conflict.decided.connect(lambda values: self._save_merged(newest, PersonDraft(**values)))
        self.conflict.theirs_kept.connect(self._give_up)
        show_instead(self, self.conflict)

    def _save_merged(self, newest: Person, draft: PersonDraft) -> None:
        """Record what was chosen on top of the newest version; a form that cannot be recorded so is shown again."""
        self._person, self.conflict = newest, None
        self._fill(draft)
        self.accept()
        if self.conflict is None and self.result() != QDialog.DialogCode.Accepted and self.isHidden():
            self.open()

    def _give_up(self) -> None:
        self.reject()
        self._desk.changes.announce("people")

    # Fields

    def _make_fields(self, departments: Sequence[str]) -> None:
        self.last_name, self.first_name = _line("last_name"), _line("first_name")
        self.number, self.email = _line("number"), _line("email")
        self.email.setPlaceholderText(_("name@town.ca"))
        self.department = QComboBox()
        self.department.setObjectName("department")
        self.department.setEditable(True)
        self.department.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.department.addItems(["", *departments])
        completer = self.department.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.group, self.language = QComboBox(), QComboBox()
        self.group.setObjectName("group")
        self.language.setObjectName("language")
        for group in Group:
            self.group.addItem(group_label(group), group)
        for code in LANGUAGES:
            self.language.addItem(language_label(code), code)
        self.start_date, self.end_date = _line("start_date"), _line("end_date")
        for field in (self.start_date, self.end_date):
            field.setPlaceholderText(_("YYYY-MM-DD"))
        self._fields: dict[str, QLineEdit | QComboBox] = {
            "last_name": self.last_name,
            "first_name": self.first_name,
            "number": self.number,
            "email": self.email,
            "department": self.department,
            "group": self.group,
            "language": self.language,
            "start_date": self.start_date,
            "end_date": self.end_date,
        }
        self.problems: dict[str, QLabel] = {name: problem() for name in self._fields}

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(
            muted(_("Nobody is deleted: a person who leaves gets an end date and stays in what they signed."))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for place, (name, title) in enumerate(FIELD_CAPTIONS.items()):
            grid.addLayout(
                self._field_box(name, translate(title)), place // 2, place % 2, Qt.AlignmentFlag.AlignTop
            )
        layout.addLayout(grid)
        layout.addStretch()
        layout.addLayout(self._buttons())

    def _field_box(self, name: str, title: str) -> QVBoxLayout:
        field = self._fields[name]
        caption = QLabel(title)
        caption.setBuddy(field)
        field.setAccessibleName(title.replace("&", ""))
        box = QVBoxLayout()
        box.setSpacing(4)
        for widget in (caption, field, self.problems[name]):
            box.addWidget(widget)
        self.problems[name].setObjectName(f"problem_{name}")
        return box

    def _buttons(self) -> QHBoxLayout:
        leave = button(_("Cancel"))
        leave.setObjectName("leave")
        leave.clicked.connect(self.reject)
        self.save = button(_("&Add") if self._person is None else _("Sa&ve"), primary=True)
        self.save.setObjectName("save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        return action_row(leave, self.save)

    def _fill(self, person: Person | PersonDraft | None) -> None:
        if person is None:
            self.department.setCurrentText("")
            return
        for name in ("last_name", "first_name", "number", "email"):
            field = self._fields[name]
            assert isinstance(field, QLineEdit)
            field.setText(getattr(person, name))
        self.department.setCurrentText(person.department)
        self.group.setCurrentIndex(self.group.findData(person.group))
        self.language.setCurrentIndex(self.language.findData(person.language))
        self.start_date.setText(person.start_date.isoformat() if person.start_date else "")
        self.end_date.setText(person.end_date.isoformat() if person.end_date else "")

    def _date(self, name: str) -> dt.date | None:
        field = self._fields[name]
        assert isinstance(field, QLineEdit)
        text = field.text().strip()
        if not text:
            return None
        day = parse_date(text)
        if day is None:
            raise ValueError(name)
        return day

    def _show_problems(self, sentences: dict[str, str]) -> None:
        """Tell each problem below its field, and go to the first one."""
        for name, place in self.problems.items():
            field = self._fields[name]
            place.setText(sentences.get(name, ""))
            place.setVisible(name in sentences)
            mark(field, sentences.get(name, ""))
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        first = next(name for name in self._fields if name in sentences)
        self._fields[first].setFocus(Qt.FocusReason.OtherFocusReason)


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    return field
