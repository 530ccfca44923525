"""The window in which scanned sheets are received and confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import (
    Card,
    EmptyState,
    button,
    fit_to_text,
    heading,
    label,
    problem,
    subheading,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.paper.rules import PageState
from medias_desktop.paper.service.returned import Receipt, ReturnedPages
from medias_desktop.paper.views.returns.page import ReviewPage
from medias_desktop.paper.views.returns.queue import Segment

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.views.returns.side import SheetKindView


class ReturnsDialog(QDialog):
    """Drop the scans, look at one page after the other, confirm; sheets of every kind given lie in one pile."""

    def __init__(
        self, parent: QWidget | None, returns: ReturnedPages, kinds: Sequence[SheetKindView], desk: Desk
    ) -> None:
        """``kinds`` are what may be in the pile; a page without a code is at first taken for the first one."""
        super().__init__(parent)
        self._returns = returns = returns.together([one.handler for one in kinds])
        self._desk, self._kinds = desk, tuple(kinds)
        self._job: Job | None = None
        self._changed = False
        self.setWindowTitle(_("Returned sheets"))
        self.setObjectName("returns")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        fit_to_text(self, 1240, 840)
        self.review = ReviewPage(returns, kinds, desk)
        self.review.changed.connect(self._on_change)
        self.review.reload_wanted.connect(self.reload)
        self._make_parts()
        self._lay_out()
        self._drop = FileDrop(self, several=True)
        self._drop.dropped.connect(self.receive)
        self.refused = returns.refusal
        permit(self.refused, desk.dialogs, self.add_button, self.first_button, *self.review.sides)
        self.reload()

    @property
    def busy(self) -> bool:
        """Tell whether scans are being read."""
        return self._job is not None

    def choose_files(self) -> None:
        """Ask for the scanned files."""
        filters = _("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp)")
        paths = self._desk.dialogs.open_files(self, _("Scanned sheets"), filters)
        if paths:
            self.receive(paths)

    def receive(self, paths: Sequence[Path]) -> None:
        """Read files in the background; their pages are kept as they are read."""
        if self._job is not None or self.refused is not None:
            return
        returns, chosen = self._returns, list(paths)

        def work(progress: Progress) -> Receipt:
            return returns.receive(chosen, progress)

        self.problem.hide()
        self.told.hide()
        self._show_reading(reading=True)
        title = _("Reading the scans…")
        self._job = self._desk.jobs.run(self, title, work, self._on_received, self._on_stopped, quiet=True)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)

    def reload(self) -> None:
        """Read what the register holds, in the background."""
        returns = self._returns

        def work(_progress: Progress) -> object:
            return returns.matches(), returns.tray.pages(PageState.ASIDE)

        self._desk.jobs.run(self, _("Reading the pages…"), work, self._on_loaded, quiet=True)

    def reject(self) -> None:
        """Qt: leave what is asked beside the page, stop reading, else close."""
        if self.review.side.leave_forms():
            self.review.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Qt: the lists behind show what was recorded."""
        super().done(result)
        if self._changed:
            self._desk.changes.announce(*(one.changes for one in self._kinds))

    # Reading

    def _on_progress(self, done: int, total: int) -> None:
        self.reading_bar.setMaximum(total)
        self.reading_bar.setValue(done)
        self.reading_text.setText(
            _("Reading the scans: page {done} of {total}").format(
                done=format_number(done), total=format_number(total)
            )
        )

    def _on_received(self, receipt: object) -> None:
        assert isinstance(receipt, Receipt)
        self._end_reading()
        self.told.setText(_summary(receipt))
        self.told.setVisible(bool(self.told.text()))
        self.problem.setText("\n".join(one.sentence() for one in receipt.problems))
        self.problem.setVisible(bool(receipt.problems))

    def _on_stopped(self) -> None:
        self._end_reading()
        self.told.setText(_("Reading was stopped. The pages read so far are kept."))
        self.told.show()

    def _end_reading(self) -> None:
        self._job = None
        self._changed = True
        self._show_reading(reading=False)
        self.reload()

    def _show_reading(self, *, reading: bool) -> None:
        self.reading.setVisible(reading)
        self.reading_bar.setMaximum(0)
        self.reading_text.setText(_("Reading the scans…"))
        self.add_button.setEnabled(not reading)
        self.first_button.setEnabled(not reading)

    def _on_loaded(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.review.queue.load(*found)
        some = any(self.review.queue.rows(segment) for segment in Segment)
        self.stack.setCurrentIndex(1 if some else 0)
        self.review.begin()
        if not some:
            self.first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_progress()

    # Showing

    def _on_change(self) -> None:
        self._changed = True
        self.told.hide()
        self._show_progress()

    def _show_progress(self) -> None:
        done, total = self.review.queue.progress
        self.progress.setVisible(total > 0)
        self.bar.setVisible(total > 0)
        text = _("{done} of {total}").format(done=format_number(done), total=format_number(total))
        self.progress.setText(text)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.bar.setAccessibleName(_("Confirmed: {progress}").format(progress=text))
        self.undo_button.setEnabled(self.review.queue.last is not None)

    def _make_parts(self) -> None:
        self.progress = subheading("")
        self.progress.setObjectName("returns_progress")
        self.progress.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(9 * self.fontMetrics().averageCharWidth())
        self.undo_button = button(_("&Undo the last one"), "mdi6.undo")
        self.undo_button.setObjectName("undo_page")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self.review.undo)
        self.add_button = button(_("&Choose files…"), "mdi6.file-plus-outline")
        self.add_button.setObjectName("add_scans")
        self.add_button.clicked.connect(self.choose_files)
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close_returns")
        self.close_button.clicked.connect(self.reject)
        self.first_button = button(_("C&hoose the files…"), "mdi6.file-plus-outline", primary=True)
        self.first_button.setObjectName("choose_scans")
        self.first_button.clicked.connect(self.choose_files)
        self.told, self.problem = label(""), problem()
        self.told.setObjectName("returns_told")
        self.problem.setObjectName("returns_problem")
        self.told.hide()
        self.reading = Card()
        self.reading_text, self.reading_bar = label(""), QProgressBar()
        self.reading_text.setObjectName("reading_text")
        self.reading_bar.setTextVisible(False)
        self.reading_bar.setAccessibleName(_("Reading the scans…"))
        self.stop_button = button(_("Stop reading"))
        self.stop_button.setObjectName("stop_reading")
        self.stop_button.clicked.connect(lambda: self._job.cancel() if self._job else None)

    def _lay_out(self) -> None:
        empty = EmptyState(
            _("Drop the scanned sheets here"),
            _(
                "PDF or pictures, one page or hundreds, in any order and any way up. Each sheet is recognized by its "
                "code; you look at it and confirm with Enter. No page is ever lost."
            ),
            self.first_button,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.review)
        head = QHBoxLayout()
        head.setSpacing(10)
        title = heading(_("Returned sheets"))
        title.setWordWrap(False)
        head.addWidget(title, 1)
        for widget in (self.progress, self.bar, self.undo_button, self.add_button, self.close_button):
            head.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.reading_text, 2)
        row.addWidget(self.reading_bar, 3)
        row.addWidget(self.stop_button)
        self.reading.body.addLayout(row)
        self.reading.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        for line in (self.reading, self.told, self.problem):
            layout.addWidget(line)
        layout.addWidget(self.stack, 1)
        for side in self.review.sides:
            side.accept_button.setAutoDefault(False)
        self.review.side.accept_button.setDefault(True)


def _summary(receipt: Receipt) -> str:
    """Return in a sentence or two what was received."""
    told = []
    if receipt.pages:
        text = ngettext("{n} page received.", "{n} pages received.", receipt.pages)
        told.append(text.format(n=format_number(receipt.pages)))
    blank = sum(one.blank for one in receipt.received)
    if blank:
        text = ngettext(
            "{n} blank page was set aside by itself.", "{n} blank pages were set aside by themselves.", blank
        )
        told.append(text.format(n=format_number(blank)))
    told += [
        _("“{name}” was received before: nothing is added.").format(name=one.name)
        for one in receipt.received
        if one.known
    ]
    return " ".join(told)
