"""A small picture of the cover that a municipality's documents will have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from medias_desktop.core.i18n import N_, _, catalogue
from medias_desktop.core.pdf import style
from medias_desktop.core.widgets import theme

_WIDTH = 190
"""Pixels at 100 %."""
_SIDE = 0.137
"""Margin of a page as a share of its width, as on paper."""
_TITLE = N_("Social media policy")


class CoverPreview(QWidget):
    """A page with band, logo, name and the lines of a title, in the colours that will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._paper, self._language = "", "letter", "fr"
        self._logo = QPixmap()
        self._colours = style.for_typst("letter")
        self.setAccessibleName(_("How the cover of a document will look"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_cover(self, name: str, paper: str, language: str, colour: str, logo: QPixmap) -> None:
        """Draw it anew; ``colour`` as style.for_typst takes it, ``logo`` a null picture for none."""
        self._name, self._paper, self._language, self._logo = name, paper, language, logo
        self._colours = style.for_typst(paper, colour)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: the shape of the paper, larger for larger text."""
        wide = round(_WIDTH * min(1.4, max(1.0, QApplication.font().pointSizeF() / 10)))
        paper = style.PAPERS[self._paper]
        return QSize(wide, round(wide * paper.height / paper.width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the page; paper is white in every theme."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        page = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.current().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(page)
        self._draw(painter, page)
        painter.end()

    def _draw(self, painter: QPainter, page: QRectF) -> None:
        side, wide = page.width() * _SIDE, page.width() * (1 - 2 * _SIDE)
        accent, arms = (QColor(str(self._colours[name])) for name in ("accent", "arms"))
        top = page.height() * 0.11
        painter.fillRect(QRectF(side, top, wide, 2.5), arms)
        top = self._letterhead(painter, QRectF(side, top + 7, wide, page.height() * 0.1), accent)
        title = catalogue(self._language).gettext(_TITLE)
        middle = QRectF(side, page.height() * 0.36, wide, page.height() * 0.17)
        self._text(painter, middle, title, style.INK, page.width() / 13, bold=True, family=style.SERIF)
        painter.fillRect(QRectF(side, page.height() * 0.545, wide * 0.17, 1.5), accent)
        painter.setPen(QPen(QColor(style.RULE), 0.8))
        for line in range(6):
            at = page.height() * (0.66 + 0.035 * line)
            painter.drawLine(QPointF(side, at), QPointF(side + wide, at))
        foot = page.height() * 0.9
        painter.drawLine(QPointF(side, foot), QPointF(side + wide, foot))
        painter.fillRect(QRectF(side, foot + 4, wide * 0.2, 2.5), accent)
        code = page.width() * 0.076
        painter.fillRect(QRectF(side + wide - code, foot + 4, code, code), QColor(style.MUTED))

    def _letterhead(self, painter: QPainter, place: QRectF, accent: QColor) -> float:
        """Draw logo and name; return where they end."""
        name = QRectF(place)
        if not self._logo.isNull():
            size = self._logo.size().scaled(
                QSize(round(place.width() * 0.48), round(place.height())), Qt.AspectRatioMode.KeepAspectRatio
            )
            painter.drawPixmap(QRectF(place.topLeft(), size.toSizeF()), self._logo, QRectF(self._logo.rect()))
            if size.width() > place.width() * 0.29:
                name.translate(0, size.height() + 4)
            else:
                name.setLeft(place.left() + size.width() + 5)
                name.setHeight(size.height())
        self._text(painter, name, self._name, accent.name(), place.width() / 16, bold=True, centred=True)
        return name.bottom()

    def _text(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        colour: str,
        pixels: float,
        *,
        bold: bool,
        family: str = style.SANS,
        centred: bool = False,
    ) -> None:
        font = QFont(family)
        font.setPixelSize(max(7, round(pixels)))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        beside = centred and not self._logo.isNull() and place.left() > place.width() * 0.5
        across = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignTop
        painter.drawText(place, Qt.TextFlag.TextWordWrap.value | across.value, text)
