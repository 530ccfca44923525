"""Printing a PDF through the system's print dialog, page by page as images at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job, Worker
from medias_desktop.core.pdf.pages import Pages, open_pdf
from medias_desktop.core.progress import Progress, Silent

RESOLUTION = 300
"""Dots per inch: fine for text on an office printer, 1 MB a page."""


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask which printer, then print; return whether all of it was sent. The window stays alive meanwhile."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with open_pdf(pdf) as pages:
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, len(pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        return send(parent, pages, printer)


def send(parent: QWidget, pages: Pages, printer: QPrinter) -> bool:
    """Print in a thread of its own while the window shows how far it is; return False when it was cancelled."""
    return _Sending(parent, pages, printer).wait()


class _Sending(QObject):
    """Waits for the printing thread without stopping the window."""

    def __init__(self, parent: QWidget, pages: Pages, printer: QPrinter) -> None:
        super().__init__(parent)
        self._job = Job(lambda progress: paint_pages(pages, printer, progress))
        self._job.setParent(self)
        self._loop = QEventLoop(self)
        self._sent = False
        self._error: Exception | None = None
        self._shown = QProgressDialog(_("Printing…"), _("Cancel"), 0, len(pages), parent)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.setMinimumDuration(500)
        self._shown.canceled.connect(self._job.cancel)
        queued = Qt.ConnectionType.QueuedConnection
        self._job.progressed.connect(self._on_progress, queued)
        self._job.succeeded.connect(self._on_success, queued)
        self._job.failed.connect(self._on_failure, queued)
        self._job.finished.connect(self._loop.quit, queued)

    def wait(self) -> bool:
        """Run until everything is sent, cancelled or has failed; a failure is raised here."""
        worker = Worker(self)
        worker.start(self._job)
        self._loop.exec()
        worker.shutdown()
        self._shown.canceled.disconnect()
        self._shown.close()
        self._shown.deleteLater()
        self.deleteLater()
        if self._error is not None:
            raise self._error
        return self._sent

    def _on_progress(self, done: int, total: int) -> None:
        self._shown.setMaximum(total)
        self._shown.setValue(done)

    def _on_success(self) -> None:
        self._sent = True

    def _on_failure(self, error: Exception) -> None:
        self._error = error


def paint_pages(pages: Pages, printer: QPrinter, progress: Progress | None = None) -> None:
    """Draw the pages that the printer was asked for, each on a sheet of its own size. May raise Cancelled.

    Qt lets a printer be painted from any one thread.
    """
    progress = progress or Silent()
    first = max(1, printer.fromPage()) - 1
    last = printer.toPage() or len(pages)
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    _choose_paper(pages, printer, first)
    painter = QPainter(printer)
    try:
        for number in range(first, last):
            progress.report(number - first, last - first)
            if number > first:
                _choose_paper(pages, printer, number)
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(RESOLUTION)
            painter.drawImage(sheet, page_image(pages, number, RESOLUTION / 72))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _choose_paper(pages: Pages, printer: QPrinter, number: int) -> None:
    width, height = pages.size(number)
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    printer.setPageSize(size)
    turned = width > height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    )


def page_image(pages: Pages, number: int, scale: float) -> QImage:
    """Return page ``number`` (from 0) as an image, ``scale`` pixels to a point."""
    picture = pages.render(number, scale)
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the picture's bytes go away with it
