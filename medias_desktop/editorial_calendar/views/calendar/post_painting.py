"""Paints a post as a line: the bar of its state, its hour, where it appears, its title, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import small, strong
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS
from medias_desktop.editorial_calendar.rules.posts import BEFORE_PUBLICATION, PostState
from medias_desktop.editorial_calendar.views.calendar.wording import platform_icon, short_time

if TYPE_CHECKING:
    from medias_desktop.core.widgets.theme import Theme
    from medias_desktop.editorial_calendar.rules.posts import PostLine

_BAR, _SIDE, _GAP = 3, 5, 4
"""Pixels of the bar, between it and the words, between two things."""
_MOST_ICONS = 4
_TITLE, _BESIDE_TIME = 7, 4
"""Characters of the title for which icons are left out, and for which the hour is."""
_MOST_KEPT = 3000
_OVER = frozenset({PostState.REFUSED, PostState.WITHDRAWN})
"""States in which the title is struck out."""


class Standing(NamedTuple):
    """How a post stands in the view: under the cursor or the pointer, being carried away."""

    current: bool = False
    hovered: bool = False
    carried: bool = False


PLAIN = Standing()


class PostPainter:
    """Paints lines in one font and one theme; keeps them as pictures, as the same ones come again at every step."""

    def __init__(self, font: QFont, scale: float) -> None:
        self._scale = scale
        self.font = small(font)
        self._strong = strong(self.font)
        self._struck = QFont(self.font)
        self._struck.setStrikeOut(True)
        self._metrics, self._strong_metrics = QFontMetrics(self.font), QFontMetrics(self._strong)
        self.high = self._metrics.height() + 4
        """Pixels that a line is high."""
        self._side = self._metrics.height() - 2
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._lines: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, box: QRect, post: PostLine, standing: Standing = PLAIN) -> None:
        """Paint a line in a box, which may be higher than it."""
        key = (
            post.title,
            post.planned_time,
            post.state,
            post.platforms,
            bool(post.blocks),
            bool(post.warnings),
            box.width(),
            box.height(),
            standing,
        )
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) > _MOST_KEPT:
                self._lines.clear()
            line = self._lines[key] = self._picture(box, post, standing)
        painter.drawPixmap(box.topLeft(), line)

    def icon(self, name: str, ink: str) -> QPixmap:
        """Return an icon as high as the words."""
        found = self._icons.get((name, ink))
        if found is None:
            from medias_desktop.core.widgets.icons import drawn

            found = self._icons[name, ink] = drawn(name, ink, self._side, self._scale)
        return found

    @property
    def icon_side(self) -> int:
        """Return how wide an icon is."""
        return self._side

    def _picture(self, box: QRect, post: PostLine, standing: Standing) -> QPixmap:
        picture = QPixmap(round(box.width() * self._scale), round(box.height() * self._scale))
        picture.setDevicePixelRatio(self._scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if standing.carried:
            painter.setOpacity(0.45)
        self._draw(painter, QRect(0, 0, box.width(), box.height()), post, standing)
        painter.end()
        return picture

    def _draw(self, painter: QPainter, box: QRect, post: PostLine, standing: Standing) -> None:
        colours, kind = theme.current(), STATE_KINDS[post.state]
        ink = QColor(colours.ink(kind))
        shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground(colours, kind)))
        painter.drawRoundedRect(shape, 4, 4)
        painter.fillRect(QRectF(shape.left(), shape.top() + 1, _BAR, shape.height() - 2), ink)
        if standing.current or standing.hovered:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2 if standing.current else 1))
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        top = (self.high - self._side) // 2
        left, right = box.left() + _BAR + _SIDE, box.right() - _GAP
        right = self._draw_marks(painter, right, top, post, colours)
        left = self._draw_time(painter, left, right, post, colours)
        left = self._draw_icons(painter, left, right, top, post, colours)
        painter.setFont(self._struck if post.state in _OVER else self.font)
        painter.setPen(QColor(colours.text if kind else colours.muted))
        title = self._metrics.elidedText(
            post.title.replace("\n", " "), Qt.TextElideMode.ElideRight, max(0, right - left)
        )
        painter.drawText(QPointF(left, self._base()), title)

    def _base(self) -> float:
        return (self.high - self._metrics.height()) / 2 + self._metrics.ascent()

    def _ground(self, colours: Theme, kind: str) -> str:
        if kind:
            return colours.ground(kind)
        return colours.surface if colours.name == "contrast" else colours.window

    def _draw_marks(self, painter: QPainter, right: int, top: int, post: PostLine, colours: Theme) -> int:
        if not (post.blocks or post.warnings) or post.state not in BEFORE_PUBLICATION:
            return right
        name, ink = ("mdi6.alert-octagon", colours.bad) if post.blocks else ("mdi6.alert", colours.warn)
        painter.drawPixmap(QPoint(right - self._side, top), self.icon(name, ink))
        return right - self._side - _GAP

    def _draw_time(self, painter: QPainter, left: int, right: int, post: PostLine, colours: Theme) -> int:
        words = short_time(post.planned_time)
        wide = self._strong_metrics.horizontalAdvance(words)
        if not words or left + wide + _BESIDE_TIME * self._metrics.averageCharWidth() > right:
            return left
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(left, self._base()), words)
        return left + wide + _GAP

    def _draw_icons(
        self, painter: QPainter, left: int, right: int, top: int, post: PostLine, colours: Theme
    ) -> int:
        room = right - left - _TITLE * self._metrics.averageCharWidth()
        fitting = min(room // (self._side + 2), _MOST_ICONS, len(post.platforms))
        for platform in post.platforms[: max(fitting, 0)]:
            painter.drawPixmap(QPoint(left, top), self.icon(platform_icon(platform), colours.muted))
            left += self._side + 2
        return left + (2 if fitting > 0 else 0)
