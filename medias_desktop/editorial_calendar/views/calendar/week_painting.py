"""Paints a week: the days above with what stands on them, the hours below with their posts and the present minute."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from medias_desktop.core.i18n import ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import small, strong
from medias_desktop.editorial_calendar.views.calendar.band_painting import paint_band
from medias_desktop.editorial_calendar.views.calendar.post_painting import PostPainter, Standing
from medias_desktop.editorial_calendar.views.calendar.shown import Shown, lanes
from medias_desktop.editorial_calendar.views.calendar.week_places import (
    COLUMNS,
    SLOT,
    WeekPlaces,
    blocks,
    hours,
    untimed,
)
from medias_desktop.editorial_calendar.views.calendar.wording import hour_name, weekday_names

if TYPE_CHECKING:
    from medias_desktop.core.widgets.theme import Theme
    from medias_desktop.editorial_calendar.rules.posts import PostLine

_EDGE = 3
_MOST_UNTIMED = 3
"""Posts without an hour that a day shows above."""
_LEAST_BLOCK = 12
"""Characters across a post that is beside another one."""


class WeekLook(NamedTuple):
    """What is under the cursor, the pointer, or carried; ``now`` is the present minute."""

    now: dt.datetime
    day: dt.date | None = None
    minute: int | None = None
    post: int | None = None
    hovered: int | None = None
    carried: int | None = None
    target: tuple[dt.date, int | None] | None = None
    focused: bool = False


class Placed(NamedTuple):
    """Where a post of a day was placed; None is “+3 more”."""

    rect: QRect
    post: PostLine | None
    more: int = 0


class WeekPainter:
    """Paints in one font and one theme; asked anew when either changes."""

    def __init__(self, font: QFont, scale: float) -> None:
        self.posts = PostPainter(font, scale)
        self._font, self._small, self._strong = QFont(font), small(font), strong(font)
        self._metrics, self._small_metrics = QFontMetrics(self._strong), QFontMetrics(self._small)
        self.slot = self.posts.high + 2
        self._line = self._metrics.height() + 12
        self._lane = self._small_metrics.height() + 3

    # Where things are

    def places(self, width: int, shown: Shown) -> WeekPlaces:
        """Return where the hours lie."""
        first, last = hours([post for lines in shown.posts.values() for post in lines])
        wide = max(self._small_metrics.horizontalAdvance(hour_name(hour)) for hour in (12, 22))
        return WeekPlaces(width, wide + 14, self.slot, first, last)

    def head(self, shown: Shown) -> int:
        """Return how high the part above the hours is: names, words, bands, posts without an hour."""
        return self._untimed_top(shown) + self._rows(shown) * (self.posts.high + 2) + 4

    def _untimed_top(self, shown: Shown) -> int:
        words = bool(shown.holidays or shown.notes)
        return self._line + words * self._lane + self._lane * len(lanes(shown.bands, shown.first, shown.last))

    def _rows(self, shown: Shown) -> int:
        return min(_MOST_UNTIMED, max((len(untimed(shown.on(day))) for day in shown.days), default=0))

    def above(self, places: WeekPlaces, shown: Shown, column: int) -> tuple[Placed, ...]:
        """Return the posts of a day without an hour, in the part above."""
        posts = untimed(shown.on(shown.days[column]))
        left, wide = places.edge(column) + _EDGE, places.edge(column + 1) - places.edge(column) - 2 * _EDGE
        top, each = self._untimed_top(shown), self.posts.high + 2
        fitting = len(posts) if len(posts) <= _MOST_UNTIMED else _MOST_UNTIMED - 1
        found = [
            Placed(QRect(left, top + number * each, wide, self.posts.high), post)
            for number, post in enumerate(posts[:fitting])
        ]
        if fitting < len(posts):
            rect = QRect(left, top + fitting * each, wide, self.posts.high)
            found.append(Placed(rect, None, len(posts) - fitting))
        return tuple(found)

    def below(self, places: WeekPlaces, shown: Shown, column: int) -> tuple[Placed, ...]:
        """Return the posts of a day among its hours, counted from the top of the first one."""
        left, wide = places.edge(column) + _EDGE, places.edge(column + 1) - places.edge(column) - 2 * _EDGE
        most = max(2, wide // (_LEAST_BLOCK * self._small_metrics.averageCharWidth()))
        posts = shown.on(shown.days[column])
        placed = blocks(posts, most)
        seen = sum(one.post is not None for one in placed)
        timed = len(posts) - len(untimed(posts))
        found = []
        for one in placed:
            begins = wide * one.column // one.columns
            ends = wide * (one.column + 1) // one.columns
            top = places.height_of(one.minute)
            rect = QRect(
                left + begins, top + 1, ends - begins - (one.column < one.columns - 1), self.slot - 2
            )
            found.append(Placed(rect, one.post, 0 if one.post is not None else timed - seen))
        return tuple(found)

    # Painting

    def paint(
        self, painter: QPainter, area: QRect, places: WeekPlaces, offset: int, shown: Shown, look: WeekLook
    ) -> None:
        """Paint what lies in an area of the viewport; ``offset`` is how far the hours are scrolled up."""
        colours, head = theme.current(), self.head(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(area.intersected(QRect(0, head, places.width, area.bottom() + 1)))
        painter.translate(0, head - offset)
        self._paint_hours(painter, places, shown, look, colours)
        for column in range(COLUMNS):
            self._paint_posts(painter, self.below(places, shown, column), look, colours)
        self._paint_cursor(painter, places, shown, look, colours)
        self._paint_now(painter, places, shown, look, colours)
        painter.restore()
        if area.top() < head:
            self._paint_head(painter, places, head, shown, look, colours)

    def _paint_hours(
        self, painter: QPainter, places: WeekPlaces, shown: Shown, look: WeekLook, colours: Theme
    ) -> None:
        for column, day in enumerate(shown.days):
            left, right = places.edge(column), places.edge(column + 1)
            if day == shown.today:
                painter.fillRect(left, 0, right - left, places.total, self._today(colours))
            for begins in shown.busy.get(day, ()):
                top = places.height_of(min(begins, 24 * 60 - SLOT))
                painter.fillRect(left, top, right - left, self.slot, QColor(colours.window))
                painter.fillRect(left, top, 2, self.slot, QColor(colours.faint))
            painter.fillRect(left, 0, 1, places.total, QColor(colours.line))
        if look.target is not None and look.target[1] is not None and shown.holds(look.target[0]):
            column = (look.target[0] - shown.first).days
            left, right = places.edge(column), places.edge(column + 1)
            ground = QColor(colours.accent_soft)
            painter.fillRect(left, places.height_of(look.target[1]), right - left, self.slot, ground)
        painter.setFont(self._small)
        for hour in range(places.first, places.last):
            top = places.height_of(hour * 60)
            painter.fillRect(places.gutter, top, places.width - places.gutter, 1, QColor(colours.line))
            painter.setPen(QColor(colours.muted))
            box = QRect(0, top + 1, places.gutter - 8, self.slot)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, hour_name(hour))

    def _today(self, colours: Theme) -> QColor:
        ground = QColor(colours.accent_soft)
        ground.setAlpha(110)
        return ground

    def _paint_posts(
        self, painter: QPainter, placed: tuple[Placed, ...], look: WeekLook, colours: Theme
    ) -> None:
        for rect, post, more in placed:
            if post is not None:
                standing = Standing(
                    post.id == look.post and look.focused,
                    post.id in (look.post, look.hovered),
                    post.id == look.carried,
                )
                self.posts.paint(painter, rect, post, standing)
                continue
            painter.setFont(self._small)
            painter.setPen(QColor(colours.accent))
            words = ngettext("+{n} more", "+{n} more", more).format(n=more)
            painter.drawText(
                rect.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )

    def _paint_cursor(
        self, painter: QPainter, places: WeekPlaces, shown: Shown, look: WeekLook, colours: Theme
    ) -> None:
        if look.day is None or look.minute is None or not shown.holds(look.day) or look.post is not None:
            return
        column = (look.day - shown.first).days
        left, right = places.edge(column), places.edge(column + 1)
        self._ring(
            painter, QRect(left, places.height_of(look.minute), right - left, self.slot), look, colours
        )

    def _ring(self, painter: QPainter, box: QRect, look: WeekLook, colours: Theme) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2 if look.focused else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1, -1, -1), 4, 4)

    def _paint_now(
        self, painter: QPainter, places: WeekPlaces, shown: Shown, look: WeekLook, colours: Theme
    ) -> None:
        minute = look.now.hour * 60 + look.now.minute
        if not shown.holds(look.now.date()) or not places.first * 60 <= minute < places.last * 60:
            return
        column = (look.now.date() - shown.first).days
        left, right, top = places.edge(column), places.edge(column + 1), places.height_of(minute)
        painter.fillRect(left, top - 1, right - left, 2, QColor(colours.bad))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.bad))
        painter.drawEllipse(QPoint(left + 1, top), 4, 4)

    def _paint_head(
        self, painter: QPainter, places: WeekPlaces, head: int, shown: Shown, look: WeekLook, colours: Theme
    ) -> None:
        painter.fillRect(0, 0, places.width, head, QColor(colours.surface))
        wide = min(places.edge(n + 1) - places.edge(n) for n in range(COLUMNS))
        names = weekday_names(self._metrics, wide - 2 * _EDGE - self._metrics.horizontalAdvance("30") - 22)
        for column, day in enumerate(shown.days):
            left, right = places.edge(column), places.edge(column + 1)
            if look.target == (day, None):
                painter.fillRect(
                    left, self._line, right - left, head - self._line, QColor(colours.accent_soft)
                )
            painter.fillRect(left, 0, 1, head, QColor(colours.line))
            self._paint_name(
                painter, QRect(left, 0, right - left, self._line), names[column], day, shown, colours
            )
            self._paint_words(painter, QRect(left, self._line, right - left, self._lane), day, shown, colours)
        top = self._line + bool(shown.holidays or shown.notes) * self._lane
        for number, lane in enumerate(lanes(shown.bands, shown.first, shown.last)):
            for band in lane:
                paint_band(
                    painter, places.edge, top + number * self._lane, self._lane, band, shown.days, self.posts
                )
        for column in range(COLUMNS):
            self._paint_posts(painter, self.above(places, shown, column), look, colours)
        if look.day is not None and look.minute is None and shown.holds(look.day):
            column = (look.day - shown.first).days
            left = places.edge(column)
            self._ring(painter, QRect(left, 0, places.edge(column + 1) - left, head), look, colours)
        painter.fillRect(0, head - 1, places.width, 1, QColor(colours.line))

    def _paint_name(
        self, painter: QPainter, box: QRect, name: str, day: dt.date, shown: Shown, colours: Theme
    ) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        wide = self._small_metrics.horizontalAdvance(name)
        left = box.left() + 8
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, box.top(), wide + 2, box.height()), align, name)
        number = str(day.day)
        spot = QRect(
            left + wide + 6,
            box.top() + (box.height() - self._metrics.height() - 2) // 2,
            self._metrics.horizontalAdvance("22") + 12,
            self._metrics.height() + 2,
        )
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.text))
        if day == shown.today:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(spot, spot.height() / 2, spot.height() / 2)
            painter.restore()
            painter.setPen(QColor(colours.on_accent))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, number)
        else:
            painter.drawText(spot, align, number)

    def _paint_words(
        self, painter: QPainter, room: QRect, day: dt.date, shown: Shown, colours: Theme
    ) -> None:
        holiday, notes = shown.holidays.get(day, ""), shown.notes.get(day, ())
        text = " · ".join(filter(None, (holiday, *(one.text for one in notes))))
        if not text:
            return
        painter.setFont(self._small)
        painter.setPen(QColor(colours.ok if holiday else colours.muted))
        room = room.adjusted(8, 0, -4, 0)
        cut = self._small_metrics.elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
