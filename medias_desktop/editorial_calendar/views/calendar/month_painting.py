"""Paints the days of a month that are seen: numbers, holidays, bands, posts, taken slots."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import small, strong
from medias_desktop.core.widgets.table import neighbours
from medias_desktop.editorial_calendar.views.calendar.band_painting import paint_band
from medias_desktop.editorial_calendar.views.calendar.month_places import COLUMNS, MonthPlaces
from medias_desktop.editorial_calendar.views.calendar.post_painting import PostPainter, Standing
from medias_desktop.editorial_calendar.views.calendar.shown import Shown, lanes
from medias_desktop.editorial_calendar.views.calendar.wording import weekday_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.widgets.theme import Theme
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.views.calendar.shown import Band

_EDGE = 5
"""Pixels between the edge of a day and what is in it."""
_STRIP = 4
"""Pixels of the strip of taken slots at the bottom of a day."""
_FROM, _TO = 6 * 60, 22 * 60
"""Minutes of the day that the strip stretches over, as the week does."""
_SLOT = 30


class Look(NamedTuple):
    """What is under the cursor, the pointer, or carried; ``month`` is the month shown."""

    month: dt.date
    day: dt.date | None = None
    post: int | None = None
    hovered: int | None = None
    carried: int | None = None
    target: dt.date | None = None
    focused: bool = False


class Box(NamedTuple):
    """Where something of a day was placed: a post, or None for “+3 more”, which stands for so many."""

    rect: QRect
    post: PostLine | None
    more: int = 0


class MonthPainter:
    """Paints in one font and one theme; asked anew when either changes."""

    def __init__(self, font: QFont, scale: float) -> None:
        self.posts = PostPainter(font, scale)
        self._font, self._small, self._strong = QFont(font), small(font), strong(font)
        self._metrics, self._small_metrics = QFontMetrics(self._strong), QFontMetrics(self._small)
        self._line = self._metrics.height() + 6
        self._lane = self._small_metrics.height() + 3

    @property
    def head(self) -> int:
        """Return how high the names of the weekdays are."""
        return self._metrics.height() + 12

    @property
    def least(self) -> int:
        """Return how high a week is at the least: the number and two posts."""
        return self._line + 2 * (self.posts.high + 2) + _STRIP + 6

    def more(self, shown: Shown) -> tuple[int, ...]:
        """Return how much higher each week is for its bands."""
        return tuple(self._lane * len(_lanes(shown, week)) for week in range(len(shown.days) // COLUMNS))

    # Where things are

    def boxes(self, places: MonthPlaces, shown: Shown, place: int) -> tuple[Box, ...]:
        """Return the boxes of the posts of a day, the last one that of “+3 more” when there is no room for all."""
        left, top, wide, high = places.cell(place)
        day = shown.days[place]
        posts = shown.on(day)
        start = top + self._line + self._lane * _depth(shown, place)
        each = self.posts.high + 2
        room = max(1, (top + high - _STRIP - 3 - start) // each)
        fitting = len(posts) if len(posts) <= room else room - 1
        wide -= 2 * _EDGE - 1
        found = [
            Box(QRect(left + _EDGE, start + number * each, wide, self.posts.high), post)
            for number, post in enumerate(posts[:fitting])
        ]
        if fitting < len(posts):
            rect = QRect(left + _EDGE, start + fitting * each, wide, self.posts.high)
            found.append(Box(rect, None, len(posts) - fitting))
        return tuple(found)

    # Painting

    def paint(
        self, painter: QPainter, area: QRect, places: MonthPlaces, offset: int, shown: Shown, look: Look
    ) -> None:
        """Paint what lies in an area of the viewport; ``offset`` is how far the weeks are scrolled up."""
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = places.head - offset
        painter.save()
        painter.translate(0, down)
        for week in places.between(area.top() - down, area.bottom() - down):
            for column in range(COLUMNS):
                self._paint_ground(painter, places, week * COLUMNS + column, shown, look, colours)
            self._paint_bands(painter, places, week, shown)
            for column in range(COLUMNS):
                self._paint_day(painter, places, week * COLUMNS + column, shown, look, colours)
        painter.restore()
        if area.top() < places.head:
            self._paint_head(painter, places, colours)

    def _paint_head(self, painter: QPainter, places: MonthPlaces, colours: Theme) -> None:
        painter.fillRect(0, 0, places.width, places.head, QColor(colours.surface))
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.muted))
        wide = min(places.edge(n + 1) - places.edge(n) for n in range(COLUMNS))
        for column, name in enumerate(weekday_names(self._metrics, wide - 2 * _EDGE)):
            box = QRect(places.edge(column) + _EDGE + 3, 0, wide - _EDGE, places.head)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.fillRect(0, places.head - 1, places.width, 1, QColor(colours.line))

    def _paint_ground(
        self, painter: QPainter, places: MonthPlaces, place: int, shown: Shown, look: Look, colours: Theme
    ) -> None:
        left, top, wide, high = places.cell(place)
        day = shown.days[place]
        inside = (day.year, day.month) == (look.month.year, look.month.month)
        ground = colours.surface if inside else colours.window
        if day == look.target:
            ground = colours.accent_soft
        painter.fillRect(left, top, wide, high, QColor(ground))
        line = QColor(colours.line)
        painter.fillRect(left, top + high - 1, wide, 1, line)
        if place % COLUMNS != COLUMNS - 1:
            painter.fillRect(left + wide - 1, top, 1, high, line)

    def _paint_bands(self, painter: QPainter, places: MonthPlaces, week: int, shown: Shown) -> None:
        days = _days(shown, week)
        for number, lane in enumerate(_lanes(shown, week)):
            top = places.top(week) + self._line + number * self._lane
            for band in lane:
                paint_band(painter, places.edge, top, self._lane, band, days, self.posts)

    def _paint_day(
        self, painter: QPainter, places: MonthPlaces, place: int, shown: Shown, look: Look, colours: Theme
    ) -> None:
        left, top, wide, high = places.cell(place)
        day = shown.days[place]
        self._paint_number(painter, QRect(left, top, wide, self._line), day, shown, look, colours)
        for rect, post, more in self.boxes(places, shown, place):
            if post is None:
                self._paint_more(painter, rect, shown.on(day)[-more:], colours)
            else:
                standing = Standing(
                    post.id == look.post and look.focused,
                    post.id in (look.post, look.hovered),
                    post.id == look.carried,
                )
                self.posts.paint(painter, rect, post, standing)
        self._paint_strip(painter, left, top + high - _STRIP - 1, wide - 1, shown, day, colours)
        if day == look.day:
            ring = QColor(colours.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, 2 if look.focused else 1))
            edge = QRectF(left, top, wide - 1, high - 1)
            painter.drawRoundedRect(edge.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_number(
        self, painter: QPainter, box: QRect, day: dt.date, shown: Shown, look: Look, colours: Theme
    ) -> None:
        words = str(day.day)
        wide = max(self._metrics.horizontalAdvance(words), self._metrics.horizontalAdvance("22"))
        spot = QRect(box.left() + _EDGE, box.top() + 3, wide + 10, self._metrics.height() + 1)
        inside = (day.year, day.month) == (look.month.year, look.month.month)
        painter.setFont(self._strong if inside else self._font)
        painter.setPen(QColor(colours.text if inside else colours.muted))
        if day == shown.today:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(spot, spot.height() / 2, spot.height() / 2)
            painter.restore()
            painter.setPen(QColor(colours.on_accent))
        centred = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignHCenter if day == shown.today else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(spot.adjusted(0 if day == shown.today else 4, 0, 0, 0), centred, words)
        left = spot.right() + 5
        right = box.right() - _EDGE
        if shown.notes.get(day):
            side = self.posts.icon_side
            painter.drawPixmap(
                QPoint(right - side, spot.top() + (spot.height() - side) // 2),
                self.posts.icon("mdi6.note-text-outline", colours.accent),
            )
            right -= side + 4
        self._paint_words(painter, QRect(left, spot.top(), right - left, spot.height()), day, shown, colours)

    def _paint_words(
        self, painter: QPainter, room: QRect, day: dt.date, shown: Shown, colours: Theme
    ) -> None:
        """Paint the holiday, or else the first note."""
        holiday, notes = shown.holidays.get(day, ""), shown.notes.get(day, ())
        text = holiday or (notes[0].text if notes else "")
        if not text or room.width() < 4 * self._small_metrics.averageCharWidth():
            return
        painter.setFont(self._small)
        painter.setPen(QColor(colours.ok if holiday else colours.muted))
        cut = self._small_metrics.elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cut)

    def _paint_more(self, painter: QPainter, rect: QRect, hidden: Sequence[PostLine], colours: Theme) -> None:
        words = ngettext("+{n} more", "+{n} more", len(hidden)).format(n=format_number(len(hidden)))
        painter.setFont(self._small)
        painter.setPen(QColor(colours.bad if any(one.blocks for one in hidden) else colours.accent))
        painter.drawText(
            rect.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )

    def _paint_strip(
        self, painter: QPainter, left: int, top: int, wide: int, shown: Shown, day: dt.date, colours: Theme
    ) -> None:
        """Paint the taken slots of a day as marks between the first hour and the last."""
        busy = shown.busy.get(day, ())
        if not busy:
            return
        room, slots = wide - 2 * _EDGE, (_TO - _FROM) // _SLOT
        painter.fillRect(left + _EDGE, top + 1, room, 1, QColor(colours.line))
        ink = QColor(colours.accent)
        for first, last in neighbours(sorted({_slot(begins) for begins in busy})):
            start, end = room * first // slots, room * (last + 1) // slots
            painter.fillRect(left + _EDGE + start, top, max(3, end - start), _STRIP - 1, ink)


def _slot(minute: int) -> int:
    """Return the half-hour of the strip that a minute of the day lies in, the nearest one."""
    return (min(max(minute, _FROM), _TO - _SLOT) - _FROM) // _SLOT


def _days(shown: Shown, week: int) -> tuple[dt.date, ...]:
    return shown.days[week * COLUMNS : (week + 1) * COLUMNS]


def _lanes(shown: Shown, week: int) -> tuple[tuple[Band, ...], ...]:
    days = _days(shown, week)
    return lanes(shown.bands, days[0], days[-1]) if shown.bands else ()


def _depth(shown: Shown, place: int) -> int:
    """Return how many lanes stand above the posts of a day: down to the last one that lies over it."""
    day = shown.days[place]
    over = (
        number + 1
        for number, lane in enumerate(_lanes(shown, place // COLUMNS))
        if any(band.first <= day <= band.last for band in lane)
    )
    return max(over, default=0)


def more_hint() -> str:
    """Return what “+3 more” does."""
    return _("Show all posts of this day")
