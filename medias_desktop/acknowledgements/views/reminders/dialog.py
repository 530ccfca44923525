"""Asking how to remind persons and with which words; then drafts one by one, or what was done."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules.reminders import Channel, Recipients
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.reminders.choosing import ChoosingPage
from medias_desktop.acknowledgements.views.reminders.done_page import DonePage
from medias_desktop.acknowledgements.views.reminders.drafts import DraftsPage
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text, heading, muted

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.acknowledgements.documents.reminders import ReminderWords
    from medias_desktop.acknowledgements.rules import PersonRow, Scope
    from medias_desktop.acknowledgements.views.reminders.acts import ReminderActs
    from medias_desktop.core.mail import Draft
    from medias_desktop.core.progress import Progress


class RemindDialog(QDialog):
    """Three pages: how and with which words, the drafts one by one, what was done. Closing records what was opened."""

    def __init__(
        self,
        parent: QWidget,
        acts: ReminderActs,
        service: AcknowledgementService,
        desk: Desk,
        scope: Scope,
        found: Recipients,
        words: ReminderWords,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("remind_dialog")
        self._acts, self._service, self._desk = acts, service, desk
        self._scope, self._found, self._words = scope, found, words
        self._busy = False
        number = len(found.everyone)
        title = ngettext("Remind {n} person", "Remind {n} people", number).format(n=format_number(number))
        self.setWindowTitle(title)
        fit_to_text(self, 960, 700)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        layout.addWidget(muted(self._about()))
        self.choosing = ChoosingPage(found, words)
        self.choosing.cancelled.connect(self.reject)
        self.choosing.accepted.connect(self._act)
        self.drafts: DraftsPage | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.choosing)
        layout.addWidget(self.stack, 1)
        self.choosing.default.setDefault(True)
        self.choosing.setFocus()

    def done(self, result: int) -> None:
        """Qt: record the drafts that were opened, whichever way the window is closed; not while it is recorded."""
        if self._busy:
            return
        if self.drafts is not None and self.drafts.opened:
            opened, self.drafts = self.drafts.opened, None
            self._acts.record(self._scope, [row.person_id for row in opened], Channel.MAILTO)
        super().done(result)

    def _about(self) -> str:
        version = self._scope.version
        told = [_("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)]
        if left := len(self._found.left_out):
            sentence = ngettext(
                "{n} selected person has nothing left to do and is left out",
                "{n} selected people have nothing left to do and are left out",
                left,
            )
            told.append(sentence.format(n=format_number(left)))
        return " · ".join(told)

    def _act(self) -> None:
        words = dataclasses.replace(self._words, notes=self.choosing.notes())
        channel = self.choosing.channel()
        if channel is Channel.LETTER:
            self._letters(self._found.everyone)
        elif channel is Channel.EML:
            self._write_files(words)
        else:
            self._show_drafts(words)

    def _letters(self, rows: Sequence[PersonRow]) -> None:
        ids, notes = [row.person_id for row in rows], self.choosing.notes()
        self.accept()  # the letters have a window of their own
        self._acts.show_letters(self._scope, ids, notes)

    def _show_drafts(self, words: ReminderWords) -> None:
        self.drafts = DraftsPage(self._found.with_email, words, self._desk.dialogs)
        self.drafts.finished.connect(self._end_drafts)
        self.drafts.back.connect(self._choose_again)
        self._show(self.drafts)
        self.drafts.setFocus()

    def _choose_again(self) -> None:
        page, self.drafts = self.drafts, None
        self.stack.setCurrentWidget(self.choosing)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def _end_drafts(self) -> None:
        if self.drafts is None:
            return
        opened, self.drafts = self.drafts.opened, None
        self._record(opened, Channel.MAILTO, lambda number: self._show_done(number, ""))

    def _write_files(self, words: ReminderWords) -> None:
        parent = self._desk.dialogs.choose_folder(self, _("Where to put the e-mails"))
        if parent is None:
            return
        folder = parent / file_stem(f"{_('Reminders')} {self._scope.day.isoformat()}")
        rows, reminders = self._found.with_email, self._service.reminders

        def write(progress: Progress) -> Path:
            drafts: list[tuple[PersonRow, Draft]] = [(row, words.mail(row)) for row in rows]
            return reminders.mails_into(folder, drafts, progress)

        def written(path: Path) -> None:
            self._record(rows, Channel.EML, lambda number: told(number, path))

        def told(number: int, path: Path) -> None:
            self._show_done(number, path.name)
            self._desk.dialogs.show_folder(path)

        self._desk.jobs.run(self, _("Writing the e-mails…"), write, written)

    def _record(self, rows: Sequence[PersonRow], channel: Channel, then: Callable[[int], object]) -> None:
        """Record who was reminded; the window stays open meanwhile."""
        self._busy = True

        def recorded(number: int) -> None:
            self._busy = False
            then(number)

        self._acts.record(self._scope, [row.person_id for row in rows], channel, recorded)

    def _show_done(self, number: int, folder: str) -> None:
        page = DonePage(number, folder, self._found.without_email)
        page.letters.connect(lambda: self._letters(self._found.without_email))
        page.closed.connect(self.accept)
        self._show(page)
        page.default.setDefault(True)
        page.default.setFocus()

    def _show(self, page: QWidget) -> None:
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
