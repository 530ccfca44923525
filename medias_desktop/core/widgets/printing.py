"""Printing a PDF through the system's print dialog, page by page as images at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.core.pdf.pages import open_pdf

RESOLUTION = 300
"""Dots per inch: fine for text on an office printer, 1 MB a page."""


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask which printer, then print; return whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with open_pdf(pdf) as document:
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, document.page_count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        first = printer.fromPage() or 1
        last = printer.toPage() or document.page_count
        paint_pages(document, printer, first, last)
    return True


def paint_pages(document: object, printer: QPrinter, first: int, last: int) -> None:
    """Draw pages ``first`` to ``last`` (from 1) on a printer, each on its own sheet."""
    from medias_desktop.core.pdf.pages import PdfPages

    assert isinstance(document, PdfPages)
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    painter: QPainter | None = None
    for number in range(first - 1, last):
        width, height = document.size(number)
        size = QPageSize(QRectF(0, 0, width, height).size(), QPageSize.Unit.Point)
        turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        if painter is None:
            printer.setPageSize(size)
            printer.setPageOrientation(turned)
            painter = QPainter(printer)
        else:
            printer.newPage()
        image = page_image(document, number, RESOLUTION / 72)
        painter.drawImage(printer.pageLayout().fullRectPixels(RESOLUTION), image)
    if painter is not None:
        painter.end()


def page_image(document: object, number: int, scale: float) -> QImage:
    """Return page ``number`` (from 0) as an image, ``scale`` pixels to a point."""
    from medias_desktop.core.pdf.pages import PdfPages

    assert isinstance(document, PdfPages)
    raster = document.render(number, scale)
    image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    return image.copy()
