"""Paints the tiles of a grid: a picture with its marks, a title, a line, a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, small, strong

if TYPE_CHECKING:
    from medias_desktop.core.widgets.theme import Theme
    from medias_desktop.core.widgets.tile import Mark, Tile

_EDGE, _ROUND = 10, 8
"""Pixels between a tile's edges and its words; the radius of its corners."""
_SHAPE = 0.66
"""A picture's height by its width: between the 3 : 2 and the 4 : 3 of cameras."""
_LEAST = 90
"""Pixels that a tile is wide at least, besides what its text asks for."""
_CHARACTERS = 13
"""Characters of its title that are always seen."""
_GLASS = QColor(16, 22, 30, 190)
"""The ground of marks, dark on any picture, and their ink."""
_ON_GLASS = "#ffffff"


class TilePainter:
    """Paints in one font and one theme; asked anew when either changes."""

    def __init__(self, font: QFont, scale: float) -> None:
        self.font, self._scale = font, scale
        self._strong, self._small = strong(font), small(font)
        self._chip_font = strong(small(font))
        self._metrics, self._small_metrics = QFontMetrics(self._strong), QFontMetrics(self._small)
        self._chip_metrics = QFontMetrics(self._chip_font)
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    @property
    def least(self) -> int:
        """Return the least width of a tile."""
        return _LEAST + _CHARACTERS * self._metrics.averageCharWidth()

    def picture_height(self, wide: int) -> int:
        """Return how high the picture of a tile of this width is."""
        return round(wide * _SHAPE)

    def height(self, wide: int) -> int:
        """Return how high a tile of this width is."""
        words = (
            self._metrics.height() + 2 + self._small_metrics.height() + 8 + self._chip_metrics.height() + 4
        )
        return self.picture_height(wide) + 9 + words + _EDGE

    def paint(
        self, painter: QPainter, box: QRect, tile: Tile | None, picture: QPixmap | None, look: TileLook
    ) -> None:
        """Paint one tile; None is one that is being read."""
        colours = theme.current()
        outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = QColor(colours.accent_soft if look.selected else colours.surface)
        edge = QColor(colours.accent if look.selected or look.current or look.hovered else colours.line)
        painter.setPen(QPen(edge, 2 if look.selected or look.current else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(outline, _ROUND, _ROUND)
        above = QRect(box.left() + 1, box.top() + 1, box.width() - 2, self.picture_height(box.width()))
        self._paint_picture(painter, above, tile, picture, colours)
        if look.selected or look.current:  # over the edges of the picture
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outline, _ROUND, _ROUND)
            if look.current and look.selected and look.focused:
                painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(outline.adjusted(3, 3, -3, -3), _ROUND - 2, _ROUND - 2)
        if tile is not None:
            self._paint_marks(painter, above, tile)
            self._paint_words(painter, box, above.bottom() + 10, tile, colours, selected=look.selected)

    def _paint_picture(
        self, painter: QPainter, room: QRect, tile: Tile | None, picture: QPixmap | None, colours: Theme
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(room), _ROUND - 1, _ROUND - 1)
        low = QRectF(room.left(), room.center().y(), room.width(), room.bottom() - room.center().y() + 1)
        straight = QPainterPath()
        straight.addRect(low)
        painter.save()
        painter.setClipPath(shape.united(straight))
        painter.fillRect(room, QColor(colours.window if colours.name != "contrast" else "#1c1c1c"))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(_placed(picture.size() / picture.devicePixelRatio(), room), picture)
        elif tile is not None:
            side = min(room.height() // 2, 64)
            painter.drawPixmap(
                room.center() - QPoint(side // 2, side // 2), self._icon(tile.icon, "faint", side)
            )
        painter.restore()

    def _paint_marks(self, painter: QPainter, room: QRect, tile: Tile) -> None:
        right, high = room.right() - 7, self._chip_metrics.height() + 4
        painter.setFont(self._chip_font)
        for mark in reversed(tile.marks):
            words = self._chip_metrics.horizontalAdvance(mark.text) + 5 if mark.text else 0
            wide = high + words + (4 if words else 2)
            box = QRect(right - wide, room.bottom() - 7 - high, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_GLASS)
            painter.drawRoundedRect(box, high / 2, high / 2)
            side = high - 6
            painter.drawPixmap(
                box.topLeft() + QPoint(5 if words else (wide - side) // 2, 3), self._mark(mark, side)
            )
            if words:
                painter.setPen(QColor(_ON_GLASS))
                beside = box.adjusted(side + 8, 0, -6, 0)
                painter.drawText(
                    beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.text
                )
            right = box.left() - 5

    def _paint_words(
        self, painter: QPainter, box: QRect, top: int, tile: Tile, colours: Theme, *, selected: bool
    ) -> None:
        room = box.width() - 2 * _EDGE
        left = box.left() + _EDGE
        cut = Qt.TextElideMode.ElideRight
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.text))
        painter.drawText(left, top + self._metrics.ascent(), self._metrics.elidedText(tile.title, cut, room))
        top += self._metrics.height() + 2
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        line = self._small_metrics.elidedText(tile.line, cut, room)
        painter.drawText(left, top + self._small_metrics.ascent(), line)
        top += self._small_metrics.height() + 8
        if tile.chip is not None:
            text, kind = tile.chip
            shown = self._chip_metrics.elidedText(text, cut, room - 20)
            chip = QRect(
                left, top, self._chip_metrics.horizontalAdvance(shown) + 20, self._chip_metrics.height() + 4
            )
            painter.setFont(self._chip_font)
            ground = colours.ground(kind)
            if selected and ground == colours.accent_soft:
                ground = colours.surface
            draw_chip(painter, chip, shown, kind, radius=chip.height() / 2, ground=ground)

    def _mark(self, mark: Mark, side: int) -> QPixmap:
        return self._icon(mark.icon, "on_glass", side)

    def _icon(self, name: str, role: str, side: int) -> QPixmap:
        key = (name, role, side)
        found = self._icons.get(key)
        if found is None:
            from medias_desktop.core.widgets.icons import drawn

            ink = _ON_GLASS if role == "on_glass" else theme.current().faint
            found = self._icons[key] = drawn(name, ink, side, self._scale)
        return found


class TileLook:
    """How a tile stands: selected, under the cursor, under the pointer; whether the grid has the keyboard."""

    __slots__ = ("current", "focused", "hovered", "selected")

    def __init__(self, *, selected: bool, current: bool, hovered: bool, focused: bool) -> None:
        self.selected, self.current, self.hovered, self.focused = selected, current, hovered, focused


def _placed(size: QSize, room: QRect) -> QRect:
    """Return where a picture is drawn: as large as it was decoded, in the middle; a portrait's top is what matters."""
    left = room.left() + (room.width() - size.width()) // 2
    spare = room.height() - size.height()
    top = room.top() + (spare // 2 if spare >= 0 else spare // 3)
    return QRect(QPoint(left, top), size)
