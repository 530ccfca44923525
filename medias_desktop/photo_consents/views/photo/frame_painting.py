"""Paints frames over a picture: who is in them by number and name, how they stand by colour and by shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from medias_desktop.core.widgets import theme
from medias_desktop.photo_consents.rules.frames import Handle
from medias_desktop.photo_consents.rules.items import FRAME_UNIT, Frame
from medias_desktop.photo_consents.views.photo.shown import Mark

HANDLE = 10.0
"""Pixels of a handle's side."""
_INKS = {"ok": "#43d17c", "accent": "#63b3f0", "warn": "#ffc54d", "bad": "#ff6b61", "muted": "#d9dee5"}
"""Bright on any picture, whatever the theme: each line has a dark edge, and a label a dark ground."""
_GLASS = QColor(16, 22, 30, 215)
_SHORTEST = 8
"""Characters of a label that say anything: of a shorter one only the number is left."""
_LINES = {
    Mark.YES: Qt.PenStyle.SolidLine,
    Mark.PARTLY: Qt.PenStyle.SolidLine,
    Mark.MISSING: Qt.PenStyle.DashLine,
    Mark.NO: Qt.PenStyle.DashDotLine,
    Mark.NOBODY: Qt.PenStyle.DotLine,
}


def on_screen(frame: Frame, place: QRectF) -> QRectF:
    """Return where a frame lies when the picture lies at ``place``."""
    return QRectF(
        place.left() + frame.x * place.width() / FRAME_UNIT,
        place.top() + frame.y * place.height() / FRAME_UNIT,
        frame.width * place.width() / FRAME_UNIT,
        frame.height * place.height() / FRAME_UNIT,
    )


def in_units(point: QPointF, place: QRectF) -> tuple[int, int]:
    """Return where a point of the screen is in the picture, in FRAME_UNITs."""
    return (
        round((point.x() - place.left()) * FRAME_UNIT / max(1.0, place.width())),
        round((point.y() - place.top()) * FRAME_UNIT / max(1.0, place.height())),
    )


def handles(box: QRectF) -> dict[Handle, QRectF]:
    """Return where the handles of a frame are."""
    found = {}
    for handle in Handle:
        left, top, right, bottom = handle.value
        x = box.left() if left else box.right() if right else box.center().x()
        y = box.top() if top else box.bottom() if bottom else box.center().y()
        found[handle] = QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE)
    return found


def paint_frame(painter: QPainter, box: QRectF, mark: Mark, *, current: bool) -> None:
    """Paint the lines of a frame, its handles when it is the current one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(_INKS[mark.kind])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_GLASS, 6 if current else 4))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(ink, 3 if current else 2, Qt.PenStyle.SolidLine if current else _LINES[mark]))
    painter.drawRoundedRect(box, 4, 4)
    if current:
        painter.setPen(QPen(_GLASS, 1))
        painter.setBrush(QColor("#ffffff"))
        for grip in handles(box).values():
            painter.drawRect(grip)


def paint_label(
    painter: QPainter, box: QRectF, number: int, name: str, mark: Mark, room: QRectF, *, current: bool
) -> None:
    """Paint number, name and shape below a frame, or above it where there is no room; short ones for those not current."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    high = metrics.height() + 6
    side = metrics.ascent()
    words = f"{number}  {name}"
    widest = room.width() if current else 2 * box.width()
    if metrics.horizontalAdvance(words) > widest:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, widest)
        if len(words) < _SHORTEST:
            words = str(number)
    wide = metrics.horizontalAdvance(words) + side + 20
    left = min(max(box.center().x() - wide / 2, room.left()), max(room.left(), room.right() - wide))
    top = box.bottom() + 5 if box.bottom() + 5 + high <= room.bottom() else box.top() - 5 - high
    top = min(max(top, room.top()), room.bottom() - high)
    ground = QRectF(left, top, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GLASS)
    painter.drawRoundedRect(ground, high / 2, high / 2)
    sign = QRectF(left + 7, top + (high - side) / 2, side, side)
    paint_sign(painter, sign, mark, _INKS[mark.kind])
    painter.setPen(QColor("#ffffff"))
    where = ground.adjusted(side + 12, 0, -4, 0)
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_sign(painter: QPainter, box: QRectF, mark: Mark, ink: str = "") -> None:
    """Paint the shape of a mark in a box: a tick, a half-filled circle, a question, a cross, a dot."""
    colour = QColor(ink or theme.current().ink(mark.kind))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, max(1.6, box.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y, s = box.left(), box.top(), box.width()
    path = QPainterPath()
    if mark is Mark.YES:
        path.moveTo(x + 0.14 * s, y + 0.55 * s)
        path.lineTo(x + 0.4 * s, y + 0.8 * s)
        path.lineTo(x + 0.86 * s, y + 0.24 * s)
    elif mark is Mark.NO:
        for begin, end in ((0.2, 0.8), (0.8, 0.2)):
            path.moveTo(x + begin * s, y + 0.2 * s)
            path.lineTo(x + end * s, y + 0.8 * s)
    elif mark is Mark.MISSING:  # a triangle with an exclamation mark
        path.moveTo(x + 0.5 * s, y + 0.12 * s)
        path.lineTo(x + 0.94 * s, y + 0.86 * s)
        path.lineTo(x + 0.06 * s, y + 0.86 * s)
        path.closeSubpath()
        painter.drawPath(path)
        painter.setPen(QPen(colour, max(1.4, box.width() / 9), c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x + 0.5 * s, y + 0.4 * s), QPointF(x + 0.5 * s, y + 0.58 * s))
        painter.drawPoint(QPointF(x + 0.5 * s, y + 0.73 * s))
        painter.restore()
        return
    elif mark is Mark.PARTLY:
        path.addEllipse(QRectF(x + 0.12 * s, y + 0.12 * s, 0.76 * s, 0.76 * s))
        half = QPainterPath()
        half.moveTo(x + 0.5 * s, y + 0.12 * s)
        half.arcTo(QRectF(x + 0.12 * s, y + 0.12 * s, 0.76 * s, 0.76 * s), 90, 180)
        painter.fillPath(half, colour)
    else:
        path.addEllipse(QRectF(x + 0.3 * s, y + 0.3 * s, 0.4 * s, 0.4 * s))
    painter.drawPath(path)
    painter.restore()
