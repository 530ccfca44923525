"""The window that verifies the register: how far it is, a calm verdict, what to do, the report to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.safekeeping.views.integrity.result import ResultPage
from medias_desktop.safekeeping.views.integrity.working import WorkingPage

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.safekeeping.service.integrity import IntegrityReport, IntegrityService


class IntegrityDialog(QDialog):
    """Verifies as soon as it is opened; ``open_backups`` leads to them when the program has them."""

    def __init__(
        self,
        parent: QWidget | None,
        service: IntegrityService,
        desk: Desk,
        open_backups: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._desk, self._open_backups = service, desk, open_backups
        self._job: Job | None = None
        self.shown: ResultPage | None = None
        self.setObjectName("integrity_dialog")
        self.setWindowTitle(_("Verify the integrity"))
        fit_to_text(self, 760, 620)
        self.stack = QStackedWidget()
        self.working = WorkingPage()
        self.stack.addWidget(self.working)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self.working.stop.clicked.connect(self._stop)
        self.working.again.clicked.connect(self.check)
        self.working.close_button.clicked.connect(self.reject)
        self.check()

    def check(self) -> None:
        """Verify everything, off the window's thread."""
        self._drop_result()
        self.working.begin()
        job = self._desk.jobs.run(
            self,
            _("Verifying the register…"),
            self._work(),
            self._show,
            self._on_stopped,
            quiet=True,
        )
        job.progressed.connect(self.working.show_progress, Qt.ConnectionType.QueuedConnection)
        self._job = job

    def _work(self) -> Callable[[Progress], IntegrityReport]:
        """Return what verifies: with the sealed records while their lock is open, nothing is asked for them."""
        vaults: list[Vault] = []
        sealed = self._desk.sealed
        if sealed is not None and sealed.is_open:
            sealed.with_vault(self, vaults.append)
        return partial(self._service.check, vault=vaults[0]) if vaults else self._service.check

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_stopped(self) -> None:
        self._job = None
        self.working.show_stopped()

    def _show(self, report: IntegrityReport) -> None:
        self._job = None
        page = ResultPage(report, backups=self._open_backups is not None)
        page.again.clicked.connect(self.check)
        page.close_button.clicked.connect(self.reject)
        page.save_button.clicked.connect(lambda: self._with_pdf(report, self._save))
        page.print_button.clicked.connect(lambda: self._with_pdf(report, self._print))
        page.seal_button.clicked.connect(lambda: self._with_pdf(report, self._see))
        page.backups.clicked.connect(self._leave_for_backups)
        self.shown = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.first.setFocus()

    def _drop_result(self) -> None:
        page, self.shown = self.shown, None
        self.stack.setCurrentWidget(self.working)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def _with_pdf(self, report: IntegrityReport, then: Callable[[bytes, str], object]) -> None:
        day = report.checked_at.astimezone().date().isoformat()
        name = _("Verification of the register {date}").format(date=day)
        self._desk.jobs.run(
            self,
            _("Preparing the report…"),
            lambda _progress: self._service.report_pdf(report),
            lambda pdf: then(pdf, name),
        )

    def _save(self, pdf: bytes, name: str) -> None:
        save_pdf(self, self._desk.dialogs, name, pdf)

    def _see(self, pdf: bytes, name: str) -> None:
        from medias_desktop.core.pdf.sealing import Sealable
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        sealable = Sealable("integrity_report", name, pdf, current_language())
        dialog = PdfDialog(self, pdf, name, self._desk, sealable)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _print(self, pdf: bytes, name: str) -> None:
        self._desk.dialogs.print_pdf(self, pdf, name)

    def _leave_for_backups(self) -> None:
        self.reject()
        if self._open_backups is not None:
            self._open_backups()

    def reject(self) -> None:
        """Qt: whatever is still being verified is stopped; nothing was written."""
        self._stop()
        super().reject()
