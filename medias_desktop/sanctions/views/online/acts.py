"""What is done about online users, each in its own window; whatever writes announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill
    from medias_desktop.sanctions.rules.incidents import Appeal, Incident, OnlineUser, WaitingComment
    from medias_desktop.sanctions.service import SanctionService


class IncidentActs:
    """Records incidents and all that follows; other tabs call ``record`` with what they know."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def record(self, prefill: IncidentPrefill | None = None) -> None:
        """Open the form of a new incident; without any account the accounts come first."""
        if not self._may_record():
            return
        if not self._service.accounts.all(active_only=True):
            from medias_desktop.sanctions.errors.online import NoAccountYet

            self._desk.dialogs.tell_error(self._parent, NoAccountYet())
            self.accounts()
            return
        from medias_desktop.sanctions.views.online.recording.dialog import IncidentDialog

        IncidentDialog(self._parent, self._service, self._desk, prefill).open()

    def correct(self, incident: Incident) -> None:
        """Open a recorded incident to correct it."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.recording.dialog import IncidentDialog

            IncidentDialog(self._parent, self._service, self._desk, incident=incident).open()

    def lift(self, incident: Incident) -> None:
        """Ask when and why a block or a ban ends, and record it."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.ending import LiftForm

            LiftForm(self._parent, self._service, self._desk, incident).open()

    def annul(self, incident: Incident) -> None:
        """Ask why an incident was recorded wrongly; it stays in the register, and counts no more."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.ending import AnnulForm

            AnnulForm(self._parent, self._service, self._desk, incident).open()

    def rename(self, user: OnlineUser) -> None:
        """Correct the name of an online user."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.ending import RenameForm

            RenameForm(self._parent, self._service, self._desk, user).open()

    def appeal(self, incident: Incident) -> None:
        """Record that the user asks for a review."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.appeals.forms import AppealForm

            AppealForm(self._parent, self._service, self._desk, incident).open()

    def answer(self, appeal: Appeal) -> None:
        """Record what is answered to an appeal."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.appeals.forms import AnswerForm

            AnswerForm(self._parent, self._service, self._desk, appeal).open()

    def add_comment(self) -> None:
        """Put a comment into the queue of those to be looked at."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.comments.forms import CommentForm

            CommentForm(self._parent, self._service, self._desk).open()

    def refuse_comment(self, comment: WaitingComment) -> None:
        """Ask for the reason, and refuse a comment."""
        if self._may_record():
            from medias_desktop.sanctions.views.online.comments.forms import RefusalForm

            RefusalForm(self._parent, self._service, self._desk, comment).open()

    def message(self, about: Incident | Appeal) -> None:
        """Open the neutral message about an incident or an appeal."""
        from medias_desktop.sanctions.views.messages.dialog import MessageDialog

        self._open(MessageDialog(self._parent, self._service, self._desk, about))

    def accounts(self) -> None:
        """Open the accounts of the municipality on which the public writes."""
        from medias_desktop.sanctions.views.online.accounts_dialog import AccountsDialog

        AccountsDialog(self._parent, self._service, self._desk).open()

    def settings(self) -> None:
        """Open what the policies leave open."""
        from medias_desktop.sanctions.views.online.settings_dialog import ModerationSettingsDialog

        ModerationSettingsDialog(self._parent, self._service, self._desk).open()

    def _may_record(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is None

    def _open(self, dialog: QDialog) -> None:
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
