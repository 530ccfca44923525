"""A picture as large as there is room, or larger: with the wheel, the keys, the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from medias_desktop.core.widgets import theme

MOST = 6.0
"""Times the size at which the whole picture is seen."""
_EDGE = 12
_CLOSE = 1.4
_STEP = 1.25
_SHARP_DOTS = 6e6
"""Of a picture made small once and kept so, instead of at every painting: 24 MB."""


class ZoomedPicture(QAbstractScrollArea):
    """One picture: plus, minus and 0, or Ctrl and the wheel, enlarge and reduce; mouse and arrows move what is enlarged."""

    close_wanted = Signal()
    """Somebody looks closely: a finer picture is of use."""
    zoomed = Signal()
    """It is seen larger or smaller, or elsewhere."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(240, 240))
        self._image: QImage | None = None
        self._words = ""
        self._zoom = 1.0
        self._grip: tuple[float, float, int, int] | None = None
        self._fitted: QPixmap | None = None
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.zoomed)

    def show_image(self, image: QImage | None, words: str = "", *, same: bool = False) -> None:
        """Show another picture, or words in its place; ``same`` keeps the zoom: it is the same one, finer."""
        self._image, self._words = image, words
        if not same:
            self._zoom = 1.0
        self._lay_out()

    @property
    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    @property
    def zoom(self) -> float:
        """Return how many times as large as the whole picture it is seen."""
        return self._zoom

    @property
    def looked_at_closely(self) -> bool:
        """Tell whether it is looked at closely."""
        return self._zoom >= _CLOSE

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge or reduce, from the whole picture to six times as large; what is ``at`` (or in the middle) stays there."""
        before = self._zoom
        at = at or QPointF(self.viewport().rect().center())
        old = self.place()
        part = QPointF(
            (at.x() - old.left()) / max(1.0, old.width()), (at.y() - old.top()) / max(1.0, old.height())
        )
        self._zoom = min(MOST, max(1.0, self._zoom * factor))
        self._lay_out()
        new = self.place()
        for bar, there, wanted in (
            (self.horizontalScrollBar(), new.left() + part.x() * new.width(), at.x()),
            (self.verticalScrollBar(), new.top() + part.y() * new.height(), at.y()),
        ):
            bar.setValue(round(bar.value() + there - wanted))
        if before < _CLOSE <= self._zoom:
            self.close_wanted.emit()
        self.zoomed.emit()

    def fit(self) -> None:
        """Show the whole picture."""
        self.zoom_by(1 / MOST)

    def place(self) -> QRectF:
        """Return where the picture lies in the viewport; empty when there is none."""
        width, height = self._size()
        left = max(float(_EDGE), (self.viewport().width() - width) / 2)
        top = max(float(_EDGE), (self.viewport().height() - height) / 2)
        return QRectF(
            left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value(), width, height
        )

    def paint_over(self, painter: QPainter, place: QRectF) -> None:
        """Paint what lies over the picture."""

    def _size(self) -> tuple[float, float]:
        if self._image is None or self._image.isNull():
            return 0.0, 0.0
        room_wide, room_high = self.viewport().width() - 2 * _EDGE, self.viewport().height() - 2 * _EDGE
        scale = min(room_wide / self._image.width(), room_high / self._image.height()) * self._zoom
        return max(1.0, self._image.width() * scale), max(1.0, self._image.height() * scale)

    def _lay_out(self) -> None:
        self._fitted = None
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

    def _draw(self, painter: QPainter, image: QImage, place: QRectF) -> None:
        scale = self.devicePixelRatioF()
        wide, high = round(place.width() * scale), round(place.height() * scale)
        if wide * high > min(_SHARP_DOTS, image.width() * image.height()):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
            return
        if self._fitted is None:
            shapes, ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._fitted = QPixmap.fromImage(image.scaled(max(1, wide), max(1, high), shapes, ways))
        painter.drawPixmap(place, self._fitted, QRectF(self._fitted.rect()))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the picture, or why there is none."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), QColor(colours.window))
        if self._image is None or self._image.isNull():
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._words)
            return
        place = self.place()
        self._draw(painter, self._image, place)
        painter.setPen(QColor(colours.line))
        painter.drawRect(place)
        self.paint_over(painter, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit the picture to its room."""
        super().resizeEvent(event)
        self._lay_out()
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: Ctrl and the wheel enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15, event.position())
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of the picture."""
        at = event.position()
        self._grip = (at.x(), at.y(), self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: draw the picture along."""
        if self._grip is not None:
            at, (x, y, left, top) = event.position(), self._grip
            self.horizontalScrollBar().setValue(round(left + x - at.x()))
            self.verticalScrollBar().setValue(round(top + y - at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Qt: let go of it."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrow keys move an enlarged picture; plus, minus and 0 change how large it is."""
        steps = {
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -60),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), 60),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -60),
            Qt.Key.Key_Down: (self.verticalScrollBar(), 60),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            step[0].setValue(step[0].value() + step[1])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)
