"""The window of removals: measures at their amnesty, cases at the end of their time, and what was removed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import EmptyState, action_row, button, fit_to_text, heading, muted
from medias_desktop.sanctions.rules.removing import DueRemoval, RemovalReason
from medias_desktop.sanctions.views.case.sealed_form import SealedForm
from medias_desktop.sanctions.views.removals.confirming import ConfirmPage
from medias_desktop.sanctions.views.removals.lists import DoneList, DueList
from medias_desktop.sanctions.views.removals.paper_page import PaperPage
from medias_desktop.sanctions.views.removals.wording import nothing_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.removing import RemovalRecord
    from medias_desktop.sanctions.service.disciplinary import Disciplinary

    Found = tuple[tuple[DueRemoval, ...], tuple[RemovalRecord, ...]]


class RemovalDialog(SealedForm):
    """Lists by reason; confirming takes their place. Nothing is removed unless it was asked for here."""

    def __init__(self, parent: QWidget, disciplinary: Disciplinary, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.setObjectName("removals")
        self.setWindowTitle(_("Amnesty and retention"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        fit_to_text(self, 980, 620)
        self._disciplinary: Disciplinary | None = disciplinary
        self._busy = False
        self.page: ConfirmPage | PaperPage | None = None
        may = disciplinary.cases.register.actor.may(Permission.RECORD)
        self.lists = {reason: DueList(reason, may=may) for reason in RemovalReason}
        self.done_list = DoneList()
        self._lay_out()
        for one in self.lists.values():
            one.wanted.connect(self._ask)
            one.paper_wanted.connect(self._show_due_on_paper)
        self.done_list.activated_row.connect(self._show_record)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether something is being removed: the window stays until it is."""
        return self._busy

    def drop(self) -> None:
        """Let the cases go."""
        self._disciplinary = None
        self._close_page()
        for one in self.lists.values():
            one.show_due(())
        self.done_list.set_rows(())

    def refresh(self) -> None:
        """Read again what is due and what was done."""
        here = self._disciplinary
        if here is None:
            return

        def work(progress: Progress) -> Found:
            return here.removals.due(here.cases.briefs(progress)), here.removals.records()

        self.desk.jobs.run(self, _("Reading the cases…"), work, self._show)

    def reject(self) -> None:
        """Qt: Escape leaves the page first, then the window; never in the middle of a removal."""
        if self._busy:
            return
        if self.page is not None and not self.forgotten:
            self._close_page()
        else:
            super().reject()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("removal_tabs")
        self.tabs.setAccessibleName(_("Lists of removals"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for one in self.lists.values():
            self.tabs.addTab(one, "")
        self.done_stack = QStackedWidget()
        self.done_stack.addWidget(EmptyState(*nothing_done()))
        self.done_stack.addWidget(self._done_page())
        self.tabs.addTab(self.done_stack, _("Removals done"))
        self.close_button = button(_("&Close"))
        self.close_button.setObjectName("removals_close")
        self.close_button.clicked.connect(self.reject)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(heading(_("Amnesty and retention")))
        inside.addWidget(
            muted(_("The program proposes, you decide: nothing is ever removed unless you ask for it here."))
        )
        inside.addWidget(self.tabs, 1)
        inside.addLayout(action_row(self.close_button))
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self._name_tabs()

    def _done_page(self) -> QWidget:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(10)
        self.record_button = button(_("Show the &record…"), "mdi6.file-document-outline")
        self.record_button.setObjectName("removal_record")
        self.record_button.clicked.connect(lambda: self.done_list.open_record(self.done_list.currentIndex()))
        inside.addWidget(self.done_list, 1)
        inside.addLayout(action_row(self.record_button))
        return page

    def _name_tabs(self) -> None:
        names = (_("Measures to remove ({n})"), _("Cases to destroy ({n})"))
        for place, (name, one) in enumerate(zip(names, self.lists.values(), strict=True)):
            self.tabs.setTabText(place, name.format(n=format_number(one.number())))

    def _show(self, found: Found) -> None:
        if self.forgotten:
            return
        due, records = found
        for one in self.lists.values():
            one.show_due(due)
        self.done_list.set_rows(records)
        self.done_stack.setCurrentIndex(1 if records else 0)
        if records and not self.done_list.selected():
            self.done_list.selectRow(0)
        self._name_tabs()

    def _ask(self, chosen: list[DueRemoval]) -> None:
        if not chosen:
            return
        page = ConfirmPage(chosen[0].reason, chosen)
        page.confirmed.connect(lambda basis: self._remove(page, basis))
        self._open_page(page)
        page.basis.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_due_on_paper(self, due: list[DueRemoval]) -> None:
        here = self._disciplinary
        if here is not None:
            title = _("To be taken out of disciplinary files")
            self._make_paper(title, lambda progress: here.exports.removals_due(due, progress))

    def _show_record(self, record: RemovalRecord) -> None:
        here = self._disciplinary
        if here is not None:
            title = _("Record of a removal from disciplinary files")
            self._make_paper(title, lambda _progress: here.exports.removal_record(record), record.uid[:8])

    def _make_paper(self, title: str, make: Callable[[Progress], bytes], mark: str = "") -> None:
        def show(pdf: bytes) -> None:
            if self.forgotten or self.page is not None:
                return
            page = PaperPage(self.desk, pdf, title, file_stem(f"{title} {mark}".strip()))
            self._open_page(page)
            page.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self.desk.jobs.run(self, _("Making the document…"), make, show)

    def _remove(self, page: ConfirmPage, basis: str) -> None:
        here = self._disciplinary
        if here is None:
            return
        pairs = [(one.brief.id, one.brief.version) for one in page.chosen]

        def work(progress: Progress) -> int | UserError:
            try:
                return here.removals.remove(pairs, page.reason, basis, progress)
            except UserError as error:  # told on the page, where it can be mended
                return error

        self._set_busy(page, True)
        self.desk.jobs.run(
            self,
            _("Removing from the files…"),
            work,
            lambda outcome: self._on_done(page, outcome),
            lambda: self._set_busy(page, False),
        )

    def _set_busy(self, page: ConfirmPage, busy: bool) -> None:
        self._busy = busy
        if self.page is page:
            page.setEnabled(not busy)

    def _on_done(self, page: ConfirmPage, outcome: int | UserError) -> None:
        self._set_busy(page, False)
        if isinstance(outcome, UserError):
            if self.page is page:
                page.show_problem(outcome.sentence())
                page.basis.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.desk.changes.announce("sanctions")
        if self.forgotten:
            return
        self._close_page()
        self.tabs.setCurrentWidget(self.done_stack)
        self.refresh()
        here = self._disciplinary
        if here is not None:
            self._show_record(here.removals.record(outcome))

    def _open_page(self, page: ConfirmPage | PaperPage) -> None:
        page.left.connect(self._close_page)
        self.page = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _close_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            if isinstance(page, PaperPage):
                page.forget()
            self.stack.removeWidget(page)
            page.deleteLater()
