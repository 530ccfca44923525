"""The second page: drafts of e-mails, opened one after the other in the user's mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.acknowledgements.errors.reminders import DraftTooLong, NoMailProgram
from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.mail import mailto, too_long_by
from medias_desktop.core.widgets.parts import action_row, button, muted
from medias_desktop.core.widgets.table import Column, RecordTable

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.documents.reminders import ReminderWords
    from medias_desktop.acknowledgements.rules import PersonRow
    from medias_desktop.core.widgets.dialogs import Dialogs


class DraftsPage(QWidget):
    """``opened`` are those whose draft was opened, in that order; ``finished`` when the user is done."""

    finished = Signal()
    back = Signal()

    def __init__(self, rows: tuple[PersonRow, ...], words: ReminderWords, dialogs: Dialogs) -> None:
        super().__init__()
        self._rows, self._words, self._dialogs = rows, words, dialogs
        self.opened: list[PersonRow] = []
        self._done: set[int] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(
            muted(
                _(
                    "Each draft opens in your mail program, where you send it. What was opened is recorded as a reminder made "
                    "today when you are done."
                )
            )
        )
        self.table = RecordTable(self._columns(), _("Drafts"), key=lambda row: row.person_id)
        self.table.setObjectName("drafts")
        self.table.activated_row.connect(self._open)
        self.table.set_rows(rows)
        layout.addWidget(self.table, 1)
        self.told = muted("")
        self.told.setObjectName("told")
        layout.addWidget(self.told)
        self.return_button = button(_("&Back"))
        self.return_button.setObjectName("back")
        self.return_button.clicked.connect(self.back)
        self.end_button = button(_("&Done"))
        self.end_button.setObjectName("done")
        self.end_button.clicked.connect(self.finished)
        self.next_button = button(_("&Open the next draft"), "mdi6.email-edit-outline", primary=True)
        self.next_button.setObjectName("open_next")
        self.next_button.clicked.connect(self._open_next)
        layout.addLayout(action_row(self.return_button, self.end_button, self.next_button))
        self.setFocusProxy(self.next_button)
        self._renew()

    def _columns(self) -> list[Column[PersonRow]]:
        return [
            Column(_("Person"), lambda row: row.listed_name, stretch=4),
            Column(_("E-mail"), lambda row: row.email, stretch=5),
            Column(
                _("E-mail draft"),
                lambda row: _("opened") if row.person_id in self._done else _("to open"),
                lambda row: "ok" if row.person_id in self._done else "accent",
                stretch=2,
            ),
        ]

    def _open_next(self) -> None:
        waiting = next((row for row in self._rows if row.person_id not in self._done), None)
        if waiting is not None:
            self._open(waiting)

    def _open(self, row: PersonRow) -> None:
        link = mailto(self._words.mail(row))
        if beyond := too_long_by(link):
            error = DraftTooLong(name=row.full_name, number=format_number(beyond))
            self._dialogs.tell_error(self, error)
            return
        if not self._dialogs.open_mail(link):
            self._dialogs.tell_error(self, NoMailProgram())
            return
        if row.person_id not in self._done:
            self._done.add(row.person_id)
            self.opened.append(row)
        self._renew()

    def _renew(self) -> None:
        with self.table.in_place():
            self.table.set_rows(self._rows)
        number, whole = len(self.opened), len(self._rows)
        self.told.setText(
            _("{n} of {total} opened").format(n=format_number(number), total=format_number(whole))
        )
        self.next_button.setEnabled(number < whole)
        self.return_button.setVisible(not number)
        self.end_button.setEnabled(number > 0)
        if number == whole:
            self.end_button.setFocus()
