"""The form of a note on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, problem
from medias_desktop.core.widgets.typed import may_leave, said
from medias_desktop.editorial_calendar.errors.calendar_page import NoteChangedMeanwhile
from medias_desktop.editorial_calendar.rules.post_filters import DayNote
from medias_desktop.editorial_calendar.service import EditorialCalendarService


class DayNoteForm(QDialog):
    """A day and some words; a note that is there may be removed."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        day: dt.date,
        note: DayNote | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("day_note_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Note on a day")
        self.setWindowTitle(title)
        self._service, self.desk, self._note = service, desk, note
        self.day = DateField(_("&Day"), "note_day", day if note is None else note.day)
        self.text = LongTextField(_("&Note"), "note_text", "" if note is None else note.text, lines=4)
        self.trouble = problem()
        self.cancel = button(_("Cancel"))
        self.remove = button(_("Re&move"), "mdi6.trash-can-outline")
        self.record = button(_("&Record"), "mdi6.check", primary=True)
        for one, name in ((self.cancel, "cancel"), (self.remove, "remove"), (self.record, "record")):
            one.setObjectName(f"note_{name}")
        self.cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)
        self.record.clicked.connect(self._save)
        self.record.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        for widget in (self.text, self.day, self.trouble):
            layout.addWidget(widget)
        row = action_row(self.cancel, self.record)
        row.insertWidget(0, self.remove)
        self.remove.setVisible(note is not None)
        layout.addLayout(row)
        keys = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        keys.activated.connect(self._save)
        fit_to_text(self, 520)
        self.text.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = said(self)

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed."""
        if said(self) == self._before or may_leave(self, self.desk):
            super().reject()

    def _save(self) -> None:
        notes, note = self._service.day_notes, self._note
        day, text = self.day.day(), self.text.text()
        if note is None:
            self._do(lambda: notes.add(day, text))
        else:
            self._do(lambda: notes.change(note.id, note.version, day, text))

    def _remove(self) -> None:
        note = self._note
        if note is not None:
            self._do(lambda: self._service.day_notes.remove(note.id, note.version))

    def _do(self, write: Callable[[], object]) -> None:
        try:
            write()
        except ChangedElsewhere:
            self._overtaken()
        except UserError as error:
            self._tell(error.sentence())
        else:
            self.desk.changes.announce("calendar")
            self.accept()

    def _overtaken(self) -> None:
        """Go on with the note as another window left it, or with a new one when it is gone; what was typed stays."""
        note = self._note
        assert note is not None
        days = self._service.day_notes.between(dt.date.min, dt.date.max)
        self._note = next((one for one in days if one.id == note.id), None)
        self.remove.setVisible(self._note is not None)
        self._tell(NoteChangedMeanwhile().sentence())

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(True)
