"""The window that verifies the register: how far it is, a calm verdict, what to do, the report to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date, format_number, format_time, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    Card,
    Figure,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    scrolled,
    subheading,
)
from medias_desktop.core.widgets.saving import save_pdf

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.safekeeping.service.integrity import IntegrityReport, IntegrityService

SHOWN = 100
"""Findings listed in the window; the report has them all."""


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
            self._service.check,
            self._show,
            self._on_stopped,
            quiet=True,
        )
        job.progressed.connect(self.working.show_progress, Qt.ConnectionType.QueuedConnection)
        self._job = job

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


class WorkingPage(QWidget):
    """How far the verification is, and the way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = heading("")
        self.text = muted("")
        self.bar = QProgressBar()
        self.bar.setObjectName("integrity_progress")
        self.bar.setAccessibleName(_("How far the verification is"))
        self.bar.setTextVisible(False)
        self.part = muted("")
        self.stop = button(_("&Stop"))
        self.stop.setObjectName("integrity_stop")
        self.again = button(_("&Verify again"), "mdi6.shield-check-outline", primary=True)
        self.again.setObjectName("integrity_start")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addStretch(1)
        layout.addWidget(self.bar)
        layout.addWidget(self.part)
        layout.addStretch(2)
        layout.addLayout(action_row(self.close_button, self.stop, self.again))

    def begin(self) -> None:
        """Start from nothing."""
        self.title.setText(_("Verifying the register…"))
        self.text.setText(
            _(
                "Every page of the file, every operation of the audit trail, every record and every document is read. "
                "Nothing is changed, and the verification may be stopped at any time."
            )
        )
        self.bar.setRange(0, 0)
        self.part.setText("")
        self._set_working(True)
        self.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is and what is being read."""
        parts = (
            _("The pages of the file"),
            _("The operations of the audit trail"),
            _("The records against the trail"),
            _("The documents kept"),
        )
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.part.setText(parts[min(len(parts) - 1, done * (len(parts) + 1) // max(total, 1))])

    def show_stopped(self) -> None:
        """Say that nothing is known."""
        self.title.setText(_("The verification was stopped"))
        self.text.setText(_("Whether the register is sound is not known. Nothing was changed."))
        self._set_working(False)
        self.again.setFocus()

    def _set_working(self, working: bool) -> None:
        for widget in (self.bar, self.part, self.stop):
            widget.setVisible(working)
        for widget in (self.again, self.close_button):
            widget.setVisible(not working)


class ResultPage(QWidget):
    """The verdict first, then figures, the head of the trail and what was found."""

    def __init__(self, report: IntegrityReport, *, backups: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        inside = QWidget()
        inside.setObjectName("page")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(14)
        body.addWidget(_verdict(report))
        if not report.file_findings:
            body.addLayout(_figures(report))
            body.addWidget(_head(report))
        if report.findings:
            body.addWidget(_findings(report))
        body.addStretch(1)
        self.again = button(_("&Verify again"))
        self.again.setObjectName("integrity_again")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        self.save_button = button(_("&Save as PDF…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("integrity_save")
        self.print_button = button(
            _("&Print the report…"), "mdi6.printer-outline", primary=report.sound or not backups
        )
        self.print_button.setObjectName("integrity_print")
        self.seal_button = button(_("See and sea&l…"), "mdi6.seal")
        self.seal_button.setObjectName("integrity_seal")
        self.backups = button(_("Open the &backups…"), "mdi6.backup-restore", primary=True)
        self.backups.setObjectName("integrity_backups")
        self.backups.setVisible(backups and not report.sound)
        self.first = self.print_button if report.sound or not backups else self.backups
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(scrolled(inside), 1)
        layout.addLayout(
            action_row(
                self.close_button,
                self.again,
                self.seal_button,
                self.save_button,
                self.print_button,
                self.backups,
            )
        )


def _verdict(report: IntegrityReport) -> QWidget:
    colours, kind = theme.current(), "ok" if report.sound else "bad"
    count = len(report.findings)
    title = heading(
        _("Nothing is wrong")
        if report.sound
        else ngettext("{n} finding", "{n} findings", count).format(n=format_number(count))
    )
    title.setObjectName("integrity_verdict")
    title.setStyleSheet(f"color: {colours.ink(kind)};")
    local = report.checked_at.astimezone()
    text = (
        _("The file, the audit trail, the records and the documents kept agree with each other.")
        if report.sound
        else _(
            "Record nothing more before this is explained: restore the last good backup, or show the report to whoever "
            "looks after your computers."
        )
    )
    when = _("Verified on {day} at {time} by {name}.").format(
        day=format_date(local.date()), time=format_time(local), name=report.checked_by or "—"
    )
    card = Card()
    card.setStyleSheet(
        f"QFrame#card {{ background: {colours.ground(kind)}; border-color: {colours.ink(kind)}; }}"
    )
    for widget in (title, label(text), muted(when)):
        card.body.addWidget(widget)
    return card


def _figures(report: IntegrityReport) -> QHBoxLayout:
    verdict, row = report.verdict, QHBoxLayout()
    row.setSpacing(14)
    for number, caption, kind in (
        (
            verdict.events,
            ngettext("operation in the trail", "operations in the trail", verdict.events),
            "accent",
        ),
        (
            verdict.erased,
            ngettext("content destroyed by rule", "contents destroyed by rule", verdict.erased),
            "muted",
        ),
        (verdict.seals, ngettext("valid seal", "valid seals", verdict.seals), "ok"),
    ):
        row.addWidget(Figure(format_number(number), caption, kind), 1)
    return row


def _head(report: IntegrityReport) -> QWidget:
    card = Card()
    card.body.addWidget(subheading(_("Head of the audit trail")))
    digits = report.verdict.head_hash.hex()[:16]
    text = f"{format_number(report.verdict.head_seq)}  ·  " + " ".join(
        digits[at : at + 4] for at in range(0, len(digits), 4)
    )
    value = QLabel(text)
    value.setObjectName("integrity_head")
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    font = value.font()
    font.setPointSizeF(1.4 * font.pointSizeF())
    value.setFont(font)
    card.body.addWidget(value)
    card.body.addWidget(
        muted(
            _(
                "Noted in the council’s minutes, it shows later that nothing recorded before was changed or removed."
            )
        )
    )
    return card


def _findings(report: IntegrityReport) -> QWidget:
    card = Card()
    card.body.addWidget(subheading(_("Findings")))
    for number, finding in enumerate(report.findings[:SHOWN], 1):
        line = label(f"{number}.  {finding}")
        line.setObjectName(f"finding_{number}")
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(line)
    left = len(report.findings) - SHOWN
    if left > 0:
        more = ngettext("{n} more is in the report.", "{n} more are in the report.", left)
        card.body.addWidget(muted(more.format(n=format_number(left))))
    return card
