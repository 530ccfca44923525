"""Showing a PDF: pages as paper on the desk, drawn only when they come into view."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.pages import Pages, open_pdf
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, fit_to_text, muted
from medias_desktop.core.widgets.printing import page_image
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.core.widgets.sealing import seal_button

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sealing import Sealable

GAP = 16
KEPT_PAGES = 8
LETTER = (612.0, 792.0)
MOST_DOTS = 60e6
"""Of the picture of one page: 240 MB. A file of a stranger may claim a page as long as a road."""


class PdfView(QAbstractScrollArea):
    """The pages of a document below one another, as wide as the view allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Document pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._pages: Pages | None = None
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._zoom = self._scale = 1.0
        self._tops: list[float] = []
        self._wanted: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_wanted)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, from its first page."""
        self.close_document()
        self._pages = open_pdf(pdf)
        self._images.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def close_document(self) -> None:
        """Let the document go."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def page_count(self) -> int:
        """Return how many pages the document has."""
        return 0 if self._pages is None else len(self._pages)

    def current_page(self) -> int:
        """Return the page in the middle of the view, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(1, bisect_right(self._tops, middle))

    def zoom_by(self, factor: float) -> None:
        """Enlarge or reduce, between half and four times the width of the view."""
        self._zoom = min(4.0, max(0.5, self._zoom * factor))
        self._lay_out()
        self.viewport().update()

    def _rect(self, number: int) -> QRectF:
        """Return a page's place on the long sheet, in view coordinates before scrolling."""
        assert self._pages is not None
        width, height = self._size(number)
        left = max(float(GAP), (self.viewport().width() - width * self._scale) / 2)
        return QRectF(left, self._tops[number], width * self._scale, height * self._scale)

    def _lay_out(self) -> None:
        """Compute where each page lies, once for a width and a zoom: there may be thousands of sheets."""
        self._tops = []
        if self._pages is None or not len(self._pages):
            return
        sizes = [self._size(number) for number in range(len(self._pages))]
        widest = max(width for width, _height in sizes)
        self._scale = max(0.1, min(self.viewport().width() - 2 * GAP, 900) / widest) * self._zoom
        bottom = float(GAP)
        for _width, height in sizes:
            self._tops.append(bottom)
            bottom += height * self._scale + GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(40)
        vertical.setRange(0, max(0, int(bottom - self.viewport().height())))
        horizontal.setPageStep(self.viewport().width())
        horizontal.setRange(0, max(0, int(widest * self._scale + 2 * GAP - self.viewport().width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the pages in view; one not rasterised yet is blank paper for a moment."""
        painter = QPainter(self.viewport())
        # A page is rarely a whole number of dots wide: the nearest ones alone would leave whole lines of them out.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(theme.current().window))
        if self._pages is None:
            return
        down, right = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        first = max(0, bisect_right(self._tops, down) - 1)
        last = bisect_right(self._tops, down + self.viewport().height())
        for number in range(first, last):
            place = self._rect(number).translated(-right, -down)
            painter.fillRect(place, Qt.GlobalColor.white)
            image = self._images.get(self._key(number))
            if image is not None:
                painter.drawImage(place, image)
            else:
                self._wanted.add(number)
            painter.setPen(QColor(theme.current().line))
            painter.drawRect(place)
        if self._wanted:
            self._timer.start(0)

    def _key(self, number: int) -> tuple[int, int]:
        return number, round(self._scale * self.devicePixelRatioF() * 10_000)

    def _draw_wanted(self) -> None:
        if self._pages is None or not self._wanted:
            return
        number = self._wanted.pop()
        if number < self.page_count():
            key = self._key(number)
            self._images[key] = self._image(number, key[1] / 10_000)
            while len(self._images) > KEPT_PAGES:
                self._images.popitem(last=False)
            self.viewport().update()
        if self._wanted:
            self._timer.start(0)

    def _size(self, number: int) -> tuple[float, float]:
        """Return a page's size in points; one that is damaged is as large as a sheet of letter paper."""
        assert self._pages is not None
        try:
            width, height = self._pages.size(number)
        except NotAPdf:
            return LETTER
        return max(1.0, width), max(1.0, height)

    def _image(self, number: int, scale: float) -> QImage:
        """Draw a page, coarser when it is monstrous; one that is damaged stays blank."""
        assert self._pages is not None
        width, height = self._size(number)
        try:
            return page_image(self._pages, number, min(scale, (MOST_DOTS / (width * height)) ** 0.5))
        except NotAPdf:
            return QImage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit the pages to the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: Ctrl and the wheel enlarge, the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: page keys, Home and End."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - GAP,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + GAP,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(target)


class PdfDialog(QDialog):
    """A document in a window of its own, to look at, print and keep a copy of."""

    kept = Signal()
    """It was printed, or a copy was saved."""

    def __init__(
        self, parent: QWidget, pdf: bytes, title: str, desk: Desk, sealable: Sealable | None = None
    ) -> None:
        """With ``sealable`` (the same document) it can be sealed here; what is printed and saved is then sealed."""
        super().__init__(parent)
        self._pdf, self._title, self._desk = pdf, title, desk
        self.setWindowTitle(title)
        fit_to_text(self, 980, 900)
        self.view = PdfView()
        self.view.setObjectName("pdf_pages")
        self._where = muted("")
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save_button.clicked.connect(self._save)
        self.print_button = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        self.print_button.clicked.connect(self._print)
        close = button(_("&Close"))
        close.clicked.connect(self.reject)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        self.bar.addWidget(self._where, 1)
        self.seal_button = None
        if sealable is not None:
            self.seal_button = seal_button(self, desk, lambda: sealable, self.show_pdf)
        for widget in (close, self.seal_button, self.save_button, self.print_button):
            if widget is not None:
                self.bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.view, 1)
        layout.addLayout(self.bar)
        self.view.show_pdf(pdf)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._show_where())
        for keys, factor in (("Ctrl++", 1.15), ("Ctrl+=", 1.15), ("Ctrl+-", 1 / 1.15)):
            QShortcut(QKeySequence(keys), self, lambda factor=factor: self.view.zoom_by(factor))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        self._show_where()

    def done(self, result: int) -> None:
        """Qt: let the document go when the window closes."""
        self.view.close_document()
        super().done(result)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the document made otherwise: sealed, on other paper; it is what is printed and saved from now on."""
        self._pdf = pdf
        self.view.show_pdf(pdf)
        self._show_where()

    def _show_where(self) -> None:
        self._where.setText(
            _("Page {page} of {pages}").format(
                page=format_number(self.view.current_page()), pages=format_number(self.view.page_count())
            )
        )

    def _save(self) -> None:
        if save_pdf(self, self._desk.dialogs, self._title, self._pdf):
            self.kept.emit()

    def _print(self) -> None:
        if self._desk.dialogs.print_pdf(self, self._pdf, self._title):
            self.kept.emit()
