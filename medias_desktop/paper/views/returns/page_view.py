"""The page itself, upright, as large as there is room or larger."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme

_MOST = 6.0
_EDGE = 12
_CLOSE = 1.4
"""From this zoom on a finer picture is asked for."""


class PageView(QAbstractScrollArea):
    """One scanned page: plus and minus, or Ctrl and the wheel, enlarge and reduce; it is drawn with the mouse or the arrows."""

    close_wanted = Signal()
    """Somebody looks closely: a finer picture is of use."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("returned_page")
        self.setAccessibleName(_("Scanned page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(240, 240))
        self._image: QImage | None = None
        self._words = ""
        self._zoom = 1.0
        self._grip: tuple[float, float, int, int] | None = None

    def show_image(self, image: QImage | None, words: str = "", *, same: bool = False) -> None:
        """Show another page, or words in its place; ``same`` keeps the zoom: it is the same page, finer."""
        self._image, self._words = image, words
        if not same:
            self._zoom = 1.0
        self._lay_out()

    @property
    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    @property
    def looked_at_closely(self) -> bool:
        """Tell whether it is looked at closely."""
        return self._zoom >= _CLOSE

    def zoom_by(self, factor: float) -> None:
        """Enlarge or reduce, from the whole page to six times as large; the middle stays in the middle."""
        before = self._zoom
        self._zoom = min(_MOST, max(1.0, self._zoom * factor))
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [
            (bar.value() + page / 2) / max(1, bar.maximum() + page)
            for bar, page in zip(bars, (self.viewport().width(), self.viewport().height()), strict=True)
        ]
        self._lay_out()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        if before < _CLOSE <= self._zoom:
            self.close_wanted.emit()

    def _size(self) -> tuple[float, float]:
        if self._image is None or self._image.isNull():
            return 0.0, 0.0
        room_wide, room_high = self.viewport().width() - 2 * _EDGE, self.viewport().height() - 2 * _EDGE
        scale = min(room_wide / self._image.width(), room_high / self._image.height()) * self._zoom
        return max(1.0, self._image.width() * scale), max(1.0, self._image.height() * scale)

    def _lay_out(self) -> None:
        width, height = self._size()
        view = self.viewport().size()
        for bar, size, room in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, round(size + 2 * _EDGE - room)))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the page, or why there is none."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), QColor(colours.window))
        if self._image is None or self._image.isNull():
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._words)
            return
        width, height = self._size()
        left = max(float(_EDGE), (self.viewport().width() - width) / 2)
        top = max(float(_EDGE), (self.viewport().height() - height) / 2)
        place = QRectF(
            left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value(), width, height
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.setPen(QColor(colours.line))
        painter.drawRect(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit the page to its room."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: Ctrl and the wheel enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of the page."""
        at = event.position()
        self._grip = (at.x(), at.y(), self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: draw the page along."""
        if self._grip is not None:
            at, (x, y, left, top) = event.position(), self._grip
            self.horizontalScrollBar().setValue(round(left + x - at.x()))
            self.verticalScrollBar().setValue(round(top + y - at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Qt: let go of it."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrow keys move an enlarged page."""
        steps = {
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -60),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), 60),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -60),
            Qt.Key.Key_Down: (self.verticalScrollBar(), 60),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            step[0].setValue(step[0].value() + step[1])
