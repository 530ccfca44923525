"""Printing a PDF through the system's print dialog, page by page as images at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.pdf.pages import Pages, open_pdf

RESOLUTION = 300
"""Dots per inch: fine for text on an office printer, 1 MB a page."""


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask which printer, then print; return whether all of it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with open_pdf(pdf) as pages:
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, len(pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        progress = QProgressDialog(_("Printing…"), _("Cancel"), 0, len(pages), parent)
        progress.setMinimumDuration(500)
        try:
            return paint_pages(pages, printer, progress)
        finally:
            progress.close()


def paint_pages(pages: Pages, printer: QPrinter, progress: QProgressDialog | None = None) -> bool:
    """Draw the pages that the printer was asked for, each on a sheet of its own size; False when cancelled.

    Qt prints on the window's thread only: events are let in between two pages so that Cancel works.
    """
    first = max(1, printer.fromPage()) - 1
    last = printer.toPage() or len(pages)
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    _choose_paper(pages, printer, first)
    painter = QPainter(printer)
    try:
        for number in range(first, last):
            if progress is not None:
                progress.setValue(number - first)
                QApplication.processEvents()
                if progress.wasCanceled():
                    printer.abort()
                    return False
            if number > first:
                _choose_paper(pages, printer, number)
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(RESOLUTION)
            painter.drawImage(sheet, page_image(pages, number, RESOLUTION / 72))
    finally:
        painter.end()
    return True


def _choose_paper(pages: Pages, printer: QPrinter, number: int) -> None:
    width, height = pages.size(number)
    turned = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    printer.setPageSize(size)
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)


def page_image(pages: Pages, number: int, scale: float) -> QImage:
    """Return page ``number`` (from 0) as an image, ``scale`` pixels to a point."""
    picture = pages.render(number, scale)
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the picture's bytes go away with it
