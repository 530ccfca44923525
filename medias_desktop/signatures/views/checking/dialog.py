"""The window that verifies any PDF: choose or drop a file, read the verdict beside its pages, print the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import EmptyState, action_row, button, fit_to_text
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.signatures.labels.cleaning import shown
from medias_desktop.signatures.views.checking.details import breakable
from medias_desktop.signatures.views.checking.result import ResultPage

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.signatures.checked import CheckedFile
    from medias_desktop.signatures.service.checking import CheckingService
    from medias_desktop.signatures.views.trust.forms import TrustForm


Truster = Callable[[str], "TrustForm"]
"""Makes the form that asks whether to trust a certificate (PEM)."""


class Outcome(NamedTuple):
    """What became of a file: what was found and the bytes judged, or why it cannot be read."""

    path: Path
    checked: CheckedFile | None = None
    pdf: bytes = b""
    refusal: UserError | None = None


class CheckingDialog(QDialog):
    """Verifies one file after the other; nothing is recorded, but for a signer whose certificate is put on the trust list.

    ``trust`` leads to that; None when no register is open, or for who may not.
    """

    def __init__(
        self, parent: QWidget | None, service: CheckingService, desk: Desk, trust: Truster | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._desk, self._trust = service, desk, trust
        self._path: Path | None = None
        self._job: Job | None = None
        self.shown: ResultPage | None = None
        self.setObjectName("checking_dialog")
        self.setWindowTitle(_("Verify a PDF"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        fit_to_text(self, 1120, 760)
        self.stack = QStackedWidget()
        self.start = MessagePage(
            _("Verify a PDF document"),
            _(
                "Choose a PDF document, or drop one here. It is only read: nothing is recorded, and the file stays as it is."
            ),
        )
        self.start.setObjectName("checking_start")
        self.start.choose.clicked.connect(self.choose)
        self.start.close_button.clicked.connect(self.reject)
        self.stack.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        FileDrop(self).dropped.connect(self.check)
        self.start.choose.setFocus()

    def choose(self) -> None:
        """Ask for a file and verify it."""
        path = self._desk.dialogs.open_file(
            self, _("Choose the PDF document to verify"), _("PDF documents (*.pdf);;All files (*)")
        )
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Verify a file, off the window's thread."""
        if self._job is not None:
            return

        def work(progress: Progress) -> Outcome:
            try:
                return Outcome(path, *self._service.check_file(path, progress))
            except UserError as refusal:
                return Outcome(path, refusal=refusal)

        title = _("Verifying “{name}”…").format(name=shown(path.name, 60))
        self._job = self._desk.jobs.run(self, title, work, self._show, self._on_stopped)

    def _on_stopped(self) -> None:
        self._job = None

    def _show(self, outcome: Outcome) -> None:
        self._job, self._path = None, outcome.path
        if outcome.checked is None:
            assert outcome.refusal is not None
            self._show_page(self._refused(outcome.path, outcome.refusal))
            return
        page = ResultPage(outcome.checked, outcome.pdf)
        if self._trust is not None:
            page.offer_trust()
        checked = outcome.checked
        page.trust_wanted.connect(self._trust_signer)
        page.another.clicked.connect(self.choose)
        page.close_button.clicked.connect(self.reject)
        page.save_button.clicked.connect(lambda: self._with_report(checked, self._save))
        page.print_button.clicked.connect(lambda: self._with_report(checked, self._print))
        self.setAccessibleDescription(page.accessibleName())
        self._show_page(page)
        self.shown = page
        page.print_button.setFocus()

    def _refused(self, path: Path, refusal: UserError) -> QWidget:
        page = MessagePage(
            _("Cannot be read"), f"{breakable(shown(path.name))}\n\n{breakable(refusal.sentence())}"
        )
        page.setObjectName("checking_refused")
        page.choose.clicked.connect(self.choose)
        page.close_button.clicked.connect(self.reject)
        page.choose.setFocus()
        return page

    def _show_page(self, page: QWidget) -> None:
        """Show a page instead of the last one, which goes; the first one stays."""
        old, self.shown = self.stack.currentWidget(), None
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if isinstance(old, ResultPage):
            old.close_document()
        if old is not None and old is not self.start:
            self.stack.removeWidget(old)
            old.deleteLater()

    def _trust_signer(self, certificate_pem: str) -> None:
        """Have a certificate compared and trusted in the place of the verdict; then the file is verified again."""
        assert self._trust is not None
        verdict, form = self.shown, self._trust(certificate_pem)
        assert verdict is not None

        def leave() -> None:
            self.stack.setCurrentWidget(verdict)
            self.stack.removeWidget(form)
            form.deleteLater()
            verdict.print_button.setFocus()

        def trusted(_number: int) -> None:
            leave()
            if self._path is not None:
                self.check(self._path)

        form.left.connect(leave)
        form.finished.connect(trusted)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.do.setDefault(True)
        form.note.setFocus()

    def _with_report(self, checked: CheckedFile, then: Callable[[bytes, str], object]) -> None:
        name = _("Verification of {name}").format(name=shown(checked.name, 80).removesuffix(".pdf"))
        self._desk.jobs.run(
            self,
            _("Preparing the report…"),
            lambda _progress: self._service.report_pdf([checked]),
            lambda pdf: then(pdf, name),
        )

    def _save(self, pdf: bytes, name: str) -> None:
        save_pdf(self, self._desk.dialogs, name, pdf)

    def _print(self, pdf: bytes, name: str) -> None:
        self._desk.dialogs.print_pdf(self, pdf, name)

    def done(self, result: int) -> None:
        """Qt: stop what is being verified and let the document go."""
        if self._job is not None:
            self._job.cancel()
        if self.shown is not None:
            self.shown.close_document()
        super().done(result)


class MessagePage(QWidget):
    """A title, a sentence, and the button that chooses a file."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.choose = button(_("Choose a &PDF…"), "mdi6.magnify", primary=True)
        self.choose.setObjectName("checking_choose")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(EmptyState(title, text, self.choose), 1)
        layout.addLayout(action_row(self.close_button))
