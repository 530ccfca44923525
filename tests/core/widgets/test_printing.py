"""A printed document: every page, at its own size, nothing lost; printed to a PDF file and read back by pdfium."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.core.widgets.printing import page_image, paint_pages, send

LETTER, LEGAL_TURNED = (612, 792), (1008, 612)


@pytest.fixture
def document():
    """Three pages, the second turned, each with a black square in its upper left corner."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for size in (LETTER, LEGAL_TURNED, LETTER):
        canvas.setPageSize(size)
        canvas.rect(0, size[1] - 100, 100, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_every_page_is_printed_at_its_size(qapp, document, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with open_pdf(document) as pages:
        paint_pages(pages, printer)
    with open_pdf((tmp_path / "out.pdf").read_bytes()) as printed:
        sizes = [printed.size(number) for number in range(len(printed))]
        assert [(round(w), round(h)) for w, h in sizes] == [LETTER, LEGAL_TURNED, LETTER]
        image = page_image(printed, 1, 0.5)
    assert image.pixelColor(20, 20).lightness() < 30
    assert image.pixelColor(100, 100).lightness() > 240


def test_only_the_pages_asked_for(qapp, document, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 2)
    with open_pdf(document) as pages:
        paint_pages(pages, printer)
    with open_pdf((tmp_path / "out.pdf").read_bytes()) as printed:
        assert len(printed) == 1


def test_a_document_is_seen_saved_and_printed(qtbot, desk, dialogs, document, tmp_path):
    target = tmp_path / "copie.pdf"
    dialogs.files.append(tmp_path / "copie")  # typed without its ending
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PdfDialog(parent, document, "Adoption", desk)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.view._images))
    assert dialog.view.current_page() == 1
    dialog.view.verticalScrollBar().setValue(dialog.view.verticalScrollBar().maximum())
    assert dialog.view.current_page() == 3
    dialog.save_button.click()
    assert target.read_bytes() == document
    dialog.print_button.click()
    assert dialogs.printed == [document]
    dialogs.files.append(tmp_path / "gone" / "copie.pdf")
    dialog.save_button.click()
    assert str(tmp_path / "gone") in dialogs.errors[0].sentence()
    dialog.reject()


def to_file(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_leaves_the_window_alive(qtbot, document, tmp_path):
    """Ticks of a timer on the window's thread go on while 300-dpi pages are drawn in another."""
    window, ticks = QWidget(), []
    qtbot.addWidget(window)
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    with open_pdf(document) as pages:
        assert send(window, pages, to_file(tmp_path / "out.pdf"))
    timer.stop()
    assert len(ticks) > 3
    with open_pdf((tmp_path / "out.pdf").read_bytes()) as printed:
        assert len(printed) == 3


def test_printing_can_be_cancelled(qtbot, document, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer.singleShot(0, lambda: window.findChild(QProgressDialog).canceled.emit())
    with open_pdf(document) as pages:
        assert not send(window, pages, to_file(tmp_path / "out.pdf"))
