"""Reminding persons: asked, made, and recorded once it was printed, opened or saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.acknowledgements.errors.reminders import NobodyToRemind
from medias_desktop.acknowledgements.rules.reminders import Channel
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.documents.reminders import ReminderWords
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.acknowledgements.rules.reminders import Recipients
    from medias_desktop.acknowledgements.views.reminders.letters import LettersDialog
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.progress import Progress


class ReminderActs:
    """What the tab does to remind persons."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def remind(self, scope: Scope, person_ids: Sequence[int]) -> None:
        """Ask how to remind those persons who are awaited, and do it."""
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
            return
        reminders = self._service.reminders

        def look(_progress: Progress) -> tuple[Recipients, ReminderWords]:
            found = reminders.recipients(scope, person_ids)
            if not found.everyone:
                raise NobodyToRemind
            return found, reminders.words(scope)

        def ask(found: tuple[Recipients, ReminderWords]) -> None:
            from medias_desktop.acknowledgements.views.reminders.dialog import RemindDialog

            self._open(RemindDialog(self._parent, self, self._service, self._desk, scope, *found))

        self._desk.jobs.run(self._parent, _("Looking for those to be reminded…"), look, ask)

    def show_letters(self, scope: Scope, person_ids: Sequence[int], notes: Mapping[str, str]) -> None:
        """Make letters and show them; once printed or saved, they can be recorded."""
        reminders = self._service.reminders

        def show(made: Sealable) -> None:
            from medias_desktop.acknowledgements.views.reminders.letters import LettersDialog

            dialog = LettersDialog(self._parent, made, self._desk, len(person_ids))
            dialog.finished.connect(lambda _result: record(dialog))
            self._open(dialog)

        def record(dialog: LettersDialog) -> None:
            if dialog.made.isChecked():
                self.record(scope, person_ids, Channel.LETTER)

        self._desk.jobs.run(
            self._parent,
            _("Making the letters…"),
            lambda progress: reminders.sealable_letters(scope, person_ids, progress, notes),
            show,
        )

    def record(
        self,
        scope: Scope,
        person_ids: Sequence[int],
        channel: Channel,
        then: Callable[[int], object] = lambda _number: None,
    ) -> None:
        """Record that persons were reminded, on the worker; ``then`` is told of how many, 0 when it was refused."""
        reminders, chosen = self._service.reminders, tuple(person_ids)

        def recorded(number: int) -> None:
            self._desk.changes.announce("acknowledgements")
            then(number)

        self._desk.jobs.run(
            self._parent,
            _("Recording…"),
            lambda _progress: reminders.record(scope, chosen, channel),
            recorded,
            lambda: then(0),
            quiet=True,
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
