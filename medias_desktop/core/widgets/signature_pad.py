"""A sheet of white paper to sign on, with the mouse, a pen or a finger."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from medias_desktop.core.ink import (
    HEIGHT,
    MOST_POINTS,
    MOST_PRESSURE,
    WIDTH,
    Drawing,
    InkPoint,
    Run,
    Stroke,
    runs,
)
from medias_desktop.core.widgets import theme

_PAPER, _INK, _LINE, _HINT = "#ffffff", "#000000", "#9aa5b1", "#5c6875"
"""A signature is black on white whatever the theme."""
_EDGE = 2
"""Pixels around the paper."""
_BASELINE = 0.74
_NEAR = 5
"""Units that the pen must move before another point is noted."""
_LONGEST = 1200
"""Points of one stroke; a line that goes on is another one, so that drawing stays quick."""


class SignaturePad(QWidget):
    """Takes strokes in and gives a drawing out; Ctrl+Z undoes the last stroke, Delete clears.

    With ``read_only`` it only shows one. The hint stands on the paper while it is empty.
    """

    changed = Signal()

    def __init__(self, accessible_name: str, hint: str = "", *, read_only: bool = False) -> None:
        super().__init__()
        self._hint, self._read_only = hint, read_only
        self._strokes: list[Stroke] = []
        self._current: list[InkPoint] = []
        self._finger: int | None = None
        self._began = 0.0
        self._image = QImage()
        """The finished strokes as they were painted last."""
        self.setObjectName("signature_pad")
        self.setAccessibleName(accessible_name)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if not read_only:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.CrossCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
            self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking, on=False)

    # What was drawn

    def drawing(self) -> Drawing:
        """Return what was drawn so far."""
        current = (tuple(self._current),) if self._current else ()
        return Drawing((*self._strokes, *current))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing instead of what is there."""
        self._strokes, self._current = list(drawing.strokes), []
        self._renew()

    def is_empty(self) -> bool:
        """Tell whether nothing was drawn yet."""
        return not self._strokes and not self._current

    def clear(self) -> None:
        """Take everything away."""
        if not self.is_empty():
            self.show_drawing(Drawing())
            self.changed.emit()

    def undo(self) -> None:
        """Take the last stroke away."""
        if not self.is_empty():
            self.show_drawing(self.drawing().without_last())
            self.changed.emit()

    # The pen

    def _press(self, place: QPointF, pressure: int) -> None:
        if self.is_empty():
            self._began = time.monotonic()
        self._end()
        self._current = [self._point(place, pressure)]
        self.changed.emit()
        self.update()

    def _move(self, place: QPointF, pressure: int) -> None:
        if not self._current or self._points() >= MOST_POINTS:
            return
        point, last = self._point(place, pressure), self._current[-1]
        if abs(point.x - last.x) + abs(point.y - last.y) < _NEAR:
            return
        self._current.append(point)
        if len(self._current) >= _LONGEST:
            self._end()
            self._current = [point]
        self.update()

    def _end(self) -> None:
        """Finish the stroke that is being drawn."""
        if self._current:
            self._strokes.append(tuple(self._current))
            self._current = []
            self._renew()
            self.changed.emit()

    def _points(self) -> int:
        return sum(map(len, self._strokes)) + len(self._current)

    def _point(self, place: QPointF, pressure: int) -> InkPoint:
        paper = self.paper()
        x = (place.x() - paper.left()) / paper.width() * WIDTH
        y = (place.y() - paper.top()) / paper.height() * HEIGHT
        ms = round(1000 * (time.monotonic() - self._began))
        return InkPoint(min(WIDTH, max(0, round(x))), min(HEIGHT, max(0, round(y))), ms, pressure)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: begin a stroke."""
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._press(event.position(), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: go on with the stroke."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: end the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._move(event.position(), 0)
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Qt: a pen, with its pressure; what is accepted here does not come again as the mouse's."""
        if self._read_only:
            event.ignore()
            return
        pressure = max(1, min(MOST_PRESSURE, round(event.pressure() * MOST_PRESSURE)))
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._press(event.position(), pressure)
        elif kind == QEvent.Type.TabletMove:
            self._move(event.position(), pressure)
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Qt: fingers come here; the first one draws, the others rest."""
        if isinstance(event, QTouchEvent) and not self._read_only:
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = None
            self._end()
            return
        if event.type() == QEvent.Type.TouchBegin:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._finger = event.points()[0].id()
            self._press(event.points()[0].position(), 0)
            return
        for point in event.points():
            if point.id() == self._finger and point.state() != QEventPoint.State.Stationary:
                self._move(point.position(), 0)
        if event.type() == QEvent.Type.TouchEnd:
            self._finger = None
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: undo and clear."""
        if self._read_only:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    # The paper

    def sizeHint(self) -> QSize:
        """Qt: wide enough for a name; it grows with the window."""
        return QSize(540, 540 * HEIGHT // WIDTH)

    def minimumSizeHint(self) -> QSize:
        """Qt: no smaller than the strip on a card."""
        return QSize(300, 300 * HEIGHT // WIDTH)

    def paper(self) -> QRectF:
        """Return where the paper lies: as large as there is room, always of one shape."""
        wide, high = self.width() - 2 * _EDGE, self.height() - 2 * _EDGE
        scale = max(0.01, min(wide / WIDTH, high / HEIGHT))
        size = (WIDTH * scale, HEIGHT * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: paint the strokes anew for the other size; no higher than the paper is then."""
        super().resizeEvent(event)
        self.setMaximumHeight(self.width() * HEIGHT // WIDTH + 2 * _EDGE)
        self._renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: hide the frame."""
        super().focusOutEvent(event)
        self.update()

    def _renew(self) -> None:
        self._image = QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt calls it with an event
        """Qt: the paper, its line, the finished strokes as a picture and the one being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper, colours = self.paper(), theme.current()
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.edge), 2 if focused else 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(paper, 6, 6)
        line = paper.top() + _BASELINE * paper.height()
        inset = 0.06 * paper.width()
        if not self._read_only:
            painter.setPen(QPen(QColor(_LINE), 1))
            painter.drawLine(QPointF(paper.left() + inset, line), QPointF(paper.right() - inset, line))
        if self.is_empty():
            painter.setPen(QColor(_HINT))
            below = QRectF(
                paper.left() + inset, line + 4, paper.width() - 2 * inset, paper.bottom() - line - 4
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._hint)
        painter.drawImage(QPointF(0, 0), self._finished())
        if self._current:
            self._place(painter)
            _draw(painter, tuple(self._current))

    def _finished(self) -> QImage:
        """Return the finished strokes as a picture of the widget's size, painted once."""
        if self._image.isNull():
            ratio = self.devicePixelRatioF()
            self._image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(ratio)
            self._image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._place(painter)
            for stroke in self._strokes:
                _draw(painter, stroke)
            painter.end()
        return self._image

    def _place(self, painter: QPainter) -> None:
        """Let what follows be drawn in the units of the drawing."""
        paper = self.paper()
        painter.translate(paper.topLeft())
        painter.scale(paper.width() / WIDTH, paper.height() / HEIGHT)


def _draw(painter: QPainter, stroke: Stroke) -> None:
    for run in runs(stroke):
        painter.strokePath(_path(run), _pen(run.width))


def _path(run: Run) -> QPainterPath:
    path = QPainterPath(QPointF(run.x, run.y))
    for one in run.curves:
        path.cubicTo(one.x1, one.y1, one.x2, one.y2, one.x, one.y)
    if not run.curves:
        path.lineTo(run.x + 1, run.y)
    return path


def _pen(width: int) -> QPen:
    pen = QPen(QColor(_INK), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
