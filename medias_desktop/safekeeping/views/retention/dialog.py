"""The window of retention: rules, what is due, destructions on request, and the certificates of those done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Progress
from medias_desktop.core.retention import Destruction, DueRecord, KindState
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, scrolled
from medias_desktop.safekeeping.views.retention.certificate_page import CertificatePage
from medias_desktop.safekeeping.views.retention.confirming import ConfirmPage, Wish
from medias_desktop.safekeeping.views.retention.history import DestructionList
from medias_desktop.safekeeping.views.retention.kinds import KindTable
from medias_desktop.safekeeping.views.retention.record_list import RecordList
from medias_desktop.safekeeping.views.retention.rule_form import RuleForm, left_column

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.destroying import Destroyed
    from medias_desktop.safekeeping.service.retention import RetentionService

CHANGED = ("people", "acknowledgements", "retention")
"""What a destruction touches."""


class RetentionDialog(QDialog):
    """Kinds and rules at the left, lists at the right; confirming and the certificate take the place of both."""

    def __init__(self, parent: QWidget | None, service: RetentionService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._busy = False
        self._states: dict[str, KindState] = {}
        self.page: ConfirmPage | CertificatePage | None = None
        self.setObjectName("retention_dialog")
        self.setWindowTitle(_("Retention and destruction"))
        fit_to_text(self, 1120, 700)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._lists())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self.kinds.selection_changed.connect(self._show_kind)
        self.refresh()

    # What is shown

    def _lists(self) -> QWidget:
        may = self._service.may_administer
        self.kinds = KindTable()
        self.rule = RuleForm(may)
        self.rule.confirmed.connect(self._set_rule)
        self.due = RecordList("due", _("Records whose retention is over"), may)
        self.due.wanted.connect(lambda records: self._ask(records, on_request=False))
        self.request = RecordList("request", _("All records"), may, searched=True)
        self.request.wanted.connect(lambda records: self._ask(records, on_request=True))
        self.history = DestructionList(self._service)
        self.history.chosen.connect(self._show_past)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("retention_tabs")
        self.tabs.setAccessibleName(_("Lists of records"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for widget, title in (
            (self.due, _("Retention over")),
            (self.request, _("On request")),
            (self.history, _("Destructions")),
        ):
            self.tabs.addTab(widget, title)
        self.tabs.currentChanged.connect(lambda _number: self._fill())
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Retention and destruction")))
        layout.addWidget(
            muted(
                _(
                    "The program proposes, your archive schedule decides: nothing is ever destroyed unless you ask for "
                    "it here."
                )
            )
        )
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(scrolled(left_column(self.kinds, self.rule)), 3)
        row.addWidget(self.tabs, 5)
        layout.addLayout(row, 1)
        close = button(_("Close"))
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        layout.addLayout(action_row(close))
        return page

    def refresh(self) -> None:
        """Show everything as it is now."""
        states = self._service.kinds()
        self._states = {one.kind.code: one for one in states}
        self.kinds.show_kinds(states)
        if states and not self.kinds.selected():
            self.kinds.selectRow(0)
        self._show_kind()

    def state(self) -> KindState | None:
        """Return the kind that is being looked at."""
        chosen = self.kinds.selected()
        return chosen[0] if len(chosen) == 1 else None

    def _show_kind(self) -> None:
        state = self.state()
        if state is not None:
            self.rule.show_kind(state)
            for one in (self.due, self.request):
                one.show_kind(state.kind)
            self._fill()

    def _fill(self) -> None:
        """Fill the list in front; the one of all records is read off the window's thread."""
        state = self.state()
        if state is None:
            return
        code = state.kind.code
        if self.tabs.currentWidget() is self.history:
            self.history.refresh()
        elif self.tabs.currentWidget() is self.request:
            self._desk.jobs.run(
                self,
                _("Reading the records…"),
                lambda _progress: self._service.records(code),
                self.request.show_records,
            )
        elif not state.rule.confirmed:
            self.due.show_empty(
                _("A rule to confirm first"),
                _(
                    "The period at the left is a proposal. Enter the rule of your archive schedule and confirm it: "
                    "the records whose period is over are then listed here."
                ),
            )
        elif rows := self._service.due(code):
            self.due.show_records(rows)
        else:
            self.due.show_empty(
                _("Nothing to destroy"), _("No record of this kind has reached the end of its retention.")
            )

    # What is done

    def _set_rule(self, months: int, basis: str) -> None:
        state = self.state()
        if state is None:
            return
        try:
            self._service.set_rule(state.kind.code, months, basis)
        except UserError as error:
            self.rule.show_problem(error.sentence())
            return
        self._desk.changes.announce("retention")
        self.refresh()

    def _ask(self, records: list[DueRecord], *, on_request: bool) -> None:
        state = self.state()
        if state is not None and records:
            wish = Wish(state, records, on_request)
            page = ConfirmPage(wish)
            page.confirmed.connect(lambda reason: self._destroy(page, wish, reason))
            self._open(page)
            page.first_field().setFocus()

    def _destroy(self, page: ConfirmPage, wish: Wish, reason: str) -> None:
        code = wish.state.kind.code

        def work(progress: Progress) -> Destroyed | UserError:
            try:
                if wish.on_request:
                    return self._service.destroy_on_request(code, wish.records, reason, progress)
                return self._service.destroy(code, wish.records, progress)
            except UserError as error:  # told on the page, where it can be mended
                return error

        self._set_busy(page, True)
        self._desk.jobs.run(
            self,
            _("Destroying the records…"),
            work,
            lambda outcome: self._on_done(page, outcome),
            lambda: self._set_busy(page, False),
        )

    def _set_busy(self, page: ConfirmPage, busy: bool) -> None:
        self._busy = busy
        page.setEnabled(not busy)

    def _on_done(self, page: ConfirmPage, outcome: Destroyed | UserError) -> None:
        self._set_busy(page, False)
        if isinstance(outcome, UserError):
            page.show_problem(outcome.sentence())
            page.first_field().setFocus()
            return
        count = outcome.destruction.count
        title = ngettext("{n} record destroyed", "{n} records destroyed", count)
        warnings = []
        if outcome.refused is not None:
            warnings.append(
                _(
                    "The disk refuses to be written, perhaps because it is full: free some space, then close the register, "
                    "and the last traces leave the disk."
                )
            )
        elif not outcome.traces_gone:
            warnings.append(
                _(
                    "Another window is still reading the register: the last traces leave the disk when it is closed."
                )
            )
        if outcome.unremembered is not None:
            warnings.append(
                _("The list beside the backups could not be completed: {reason}").format(
                    reason=outcome.unremembered.sentence()
                )
            )
        self._close_page()
        self._show_certificate(
            outcome.destruction,
            outcome.certificate,
            title.format(n=format_number(count)),
            tuple(warnings),
        )
        self._desk.changes.announce(*CHANGED)

    def _show_past(self, destruction: Destruction) -> None:
        try:
            pdf = self._service.certificate(destruction)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
            return
        self._show_certificate(destruction, pdf, _("Certificate of destruction"), ())

    def _show_certificate(
        self, destruction: Destruction, pdf: bytes, title: str, warnings: tuple[str, ...]
    ) -> None:
        page = CertificatePage(self._desk, destruction, pdf, title, warnings)
        self._open(page)
        page.print_button.setFocus()

    def _open(self, page: ConfirmPage | CertificatePage) -> None:
        self.page = page
        page.left.connect(self._leave_page)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _leave_page(self) -> None:
        self._close_page()
        self.refresh()
        self.kinds.setFocus()

    def _close_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            if isinstance(page, CertificatePage):
                page.close_document()
            self.stack.removeWidget(page)
            page.deleteLater()

    def reject(self) -> None:
        """Qt: Escape leaves the page first, then the window; never in the middle of a destruction."""
        if self._busy:
            return
        if self.page is not None:
            self._leave_page()
        else:
            super().reject()
