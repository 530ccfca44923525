"""What is done about accounts, each in its own window; whatever writes announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.list_writing import write_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.absences import Absence
    from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident
    from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
    from medias_desktop.editorial_calendar.rules.duties import AssignedDuty
    from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine
    from medias_desktop.editorial_calendar.rules.followed import FollowedAccount
    from medias_desktop.editorial_calendar.rules.periods import Period
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class AccountActs(QObject):
    """Opens the forms; a reader sees what they say, and cannot record."""

    clause_asked = Signal(object)

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(parent)
        self._window, self._service, self._desk = parent, service, desk

    # Accounts

    def account(self, known: OfficialAccount | None = None) -> None:
        """Record an account or see one."""
        from medias_desktop.editorial_calendar.views.accounts.forms.account_form import AccountForm

        self._open(AccountForm(self._window, self._service, self._desk, known))

    def close(self, known: OfficialAccount) -> None:
        """Close an account."""
        from medias_desktop.editorial_calendar.views.accounts.forms.account_form import ClosingForm

        self._open(ClosingForm(self._window, self._service, self._desk, known))

    def reopen(self, known: OfficialAccount) -> None:
        """Take back that an account is closed, after a question."""
        self._ask(
            _("Open “{name}” again?").format(name=known.name),
            _("Open again"),
            lambda: self._service.accounts.reopen(known),
        )

    # Accesses

    def access(self, known: Access | None = None, account_id: int | None = None) -> None:
        """Give an access or see one; without any account the accounts come first."""
        if known is None and not any(one.active for one in self._service.accounts.all()):
            from medias_desktop.editorial_calendar.errors.accounts import NoAccountYet

            self._desk.dialogs.tell_error(self._window, NoAccountYet())
            self.account()
            return
        from medias_desktop.editorial_calendar.views.accounts.forms.access_form import AccessForm

        form = AccessForm(self._window, self._service, self._desk, known, account_id)
        form.clause_asked.connect(self.clause_asked)
        self._open(form)

    def renew(self, known: Access) -> None:
        """Record that what protects an access was changed."""
        from medias_desktop.editorial_calendar.views.accounts.forms.protection_forms import RenewalForm

        self._open(RenewalForm(self._window, self._service, self._desk, known))

    def declare(self, known: Access) -> None:
        """Record what the holder declares."""
        from medias_desktop.editorial_calendar.views.accounts.forms.protection_forms import DeclarationForm

        self._open(DeclarationForm(self._window, self._service, self._desk, known))

    def suspect(self, access: Access, known: AccessIncident | None = None) -> None:
        """Record a suspicion, or go on with one."""
        from medias_desktop.editorial_calendar.views.accounts.forms.protection_forms import SuspicionForm

        self._open(SuspicionForm(self._window, self._service, self._desk, access, known))

    def end(self, known: Access) -> None:
        """End an access."""
        from medias_desktop.editorial_calendar.views.accounts.forms.protection_forms import EndingForm

        self._open(EndingForm(self._window, self._service, self._desk, known))

    # Absences, tasks, accounts followed

    def absence(self, known: Absence | None = None) -> None:
        """Record an absence or see one."""
        from medias_desktop.editorial_calendar.views.accounts.forms.absence_form import AbsenceForm

        self._open(AbsenceForm(self._window, self._service, self._desk, known))

    def remove_absence(self, known: Absence) -> None:
        """Take an absence back, after a question."""
        self._ask(
            _("Take the absence of {name} back? It did not take place.").format(name=known.name),
            _("Take back"),
            lambda: self._service.absences.remove(known.id, known.version),
        )

    def duty(self, line: DutyLine | None = None, known: AssignedDuty | None = None) -> None:
        """Name somebody for a task, or see who is named."""
        from medias_desktop.editorial_calendar.views.accounts.forms.duty_form import DutyForm

        self._open(DutyForm(self._window, self._service, self._desk, line, known))

    def remove_duty(self, known: AssignedDuty) -> None:
        """Take back that somebody carries a task out, after a question."""
        self._ask(
            _("Take back that {name} carries this task out? It was recorded by mistake.").format(
                name=known.name
            ),
            _("Take back"),
            lambda: self._service.duties.remove(known.id, known.version),
        )

    def followed(self, known: FollowedAccount | None = None) -> None:
        """Record an account that is followed, or see one."""
        from medias_desktop.editorial_calendar.views.accounts.forms.followed_form import FollowedForm

        form = FollowedForm(self._window, self._service, self._desk, known)
        form.clause_asked.connect(self.clause_asked)
        self._open(form)

    def stop(self, known: FollowedAccount) -> None:
        """Record since when an account is no longer followed."""
        from medias_desktop.editorial_calendar.views.accounts.forms.followed_form import StopForm

        self._open(StopForm(self._window, self._service, self._desk, known))

    # Periods

    def emergency(self) -> None:
        """Turn crisis mode on."""
        from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import EmergencyForm

        if self._may_record():
            self._open(EmergencyForm(self._window, self._service, self._desk))

    def lift(self) -> None:
        """Turn crisis mode off."""
        from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import LiftingForm

        period = self._service.periods.emergency()
        if period is not None and self._may_record():
            self._open(LiftingForm(self._window, self._service, self._desk, period))

    def election(self) -> None:
        """Record an election period."""
        from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import ElectionForm

        self._open(ElectionForm(self._window, self._service, self._desk))

    def period(self, known: Period) -> None:
        """See or correct a period."""
        from medias_desktop.editorial_calendar.rules.periods import PeriodKind
        from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import (
            ElectionForm,
            EmergencyForm,
        )

        kind = EmergencyForm if known.kind is PeriodKind.EMERGENCY else ElectionForm
        self._open(kind(self._window, self._service, self._desk, known))

    def remove_period(self, known: Period) -> None:
        """Take a period back, after a question."""
        self._ask(
            _("Take this period back? It was recorded by mistake."),
            _("Take back"),
            lambda: self._service.periods.remove(known.id, known.version),
        )

    # Lists

    def print_list(self, place: str) -> None:
        """Show the list of a page as a document."""
        from medias_desktop.core.widgets.pdf_view import PdfDialog
        from medias_desktop.editorial_calendar.documents.account_lists import LISTS

        def show(pdf: bytes) -> None:
            self._show(PdfDialog(self._window, pdf, file_stem(translate(LISTS[place].title)), self._desk))

        exports = self._service.accounts.exports
        self._desk.jobs.run(
            self._window, _("Making the list…"), lambda progress: exports.pdf(place, progress), show
        )

    def export(self, place: str) -> None:
        """Write the list of a page where the user says, as the name ends."""
        from medias_desktop.editorial_calendar.documents.account_lists import LISTS

        title = translate(LISTS[place].title)
        exports = self._service.accounts.exports
        write_list(
            self._desk,
            self._window,
            title,
            self._service.today,
            lambda path, progress: exports.write(place, path, progress),
        )

    # Helpers

    def _open(self, form: QDialog) -> None:
        from medias_desktop.core.widgets.permitted import permit

        record = getattr(form, "record", None)
        if record is not None:
            permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, record)
        self._show(form)

    def _show(self, dialog: QDialog) -> None:
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _may_record(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._window, refused)
        return refused is None

    def _ask(self, question: str, action: str, work: Callable[[], object]) -> None:
        """Do something after a question; what is refused is told."""
        if not self._may_record():
            return
        title = self._window.window().windowTitle() or _("Accounts and access")
        if not self._desk.dialogs.confirm(self._window, title, question, action):
            return
        try:
            work()
        except UserError as error:
            self._desk.dialogs.tell_error(self._window, error)
        self._desk.changes.announce("calendar", "sanctions")
