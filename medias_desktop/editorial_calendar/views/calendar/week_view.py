"""A week as hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.editorial_calendar.views.calendar import spans
from medias_desktop.editorial_calendar.views.calendar.days_view import DaysView, Spot
from medias_desktop.editorial_calendar.views.calendar.month_painting import more_hint
from medias_desktop.editorial_calendar.views.calendar.shown import minutes
from medias_desktop.editorial_calendar.views.calendar.week_painting import WeekLook, WeekPainter
from medias_desktop.editorial_calendar.views.calendar.week_places import COLUMNS, SLOT, WeekPlaces
from medias_desktop.editorial_calendar.views.calendar.wording import long_time

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.views.calendar.shown import Shown

_CARRIED_WIDTH = 190
_TURN = 60_000
"""Milliseconds after which the present minute is drawn anew."""
_MORNING = 8 * 60
"""Minutes of the day at which the week begins to be seen."""


class WeekView(DaysView):
    """Shows seven days hour by hour; the cursor stands on a day, on half an hour of it, or on a post."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        super().__init__(_("Week"), now().date())
        self._now = now
        self.minute: int | None = None
        """The half-hour under the cursor; None is the day itself, above the hours."""
        self._painter: WeekPainter | None = None
        self._begun = False
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN)
        self._timer.timeout.connect(self.viewport().update)
        self._timer.start()

    def show_week(self, shown: Shown, day: dt.date, post_id: int | None = None) -> None:
        """Show the week of a day."""
        self.show_days(shown, day, post_id)

    @property
    def painter(self) -> WeekPainter:
        """Return what paints in the font and the theme in use."""
        if self._painter is None:
            self._painter = WeekPainter(self.font(), self.devicePixelRatioF())
        return self._painter

    @property
    def places(self) -> WeekPlaces:
        """Return where the hours lie."""
        return self.painter.places(self.viewport().width(), self.shown)

    @property
    def head(self) -> int:
        """Return how high the part above the hours is."""
        return self.painter.head(self.shown)

    def minimumSizeHint(self) -> QSize:
        """Qt: some hours are seen."""
        return QSize(7 * 40, 8 * self.painter.slot)

    # What a kind of view says

    def place_anew(self) -> None:
        """Take what is shown, or another size, into account."""
        bar, room = self.verticalScrollBar(), max(self.viewport().height() - self.head, 1)
        bar.setRange(0, max(0, self.places.total - room))
        bar.setPageStep(room)
        bar.setSingleStep(self.painter.slot)
        if not self._begun and self.isVisible() and self._whole():
            self._begun = True
            bar.setValue(self.places.height_of(_MORNING))

    def reveal(self) -> None:
        """Scroll so that the half-hour or the post under the cursor is seen."""
        post = self.current()
        minute = self.minute if post is None else minutes(post.planned_time)
        if minute is None:
            return
        bar, top = self.verticalScrollBar(), self.places.height_of(minute)
        if top < bar.value():
            bar.setValue(top)
        elif top + self.painter.slot > bar.value() + bar.pageStep():
            bar.setValue(top + self.painter.slot - bar.pageStep())

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return what lies at a point of the viewport."""
        places, head = self.places, self.head
        column = places.column_at(point.x())
        if column is None or not self._whole() or point.y() < 0:
            return None
        day = self.shown.days[column]
        if point.y() < head:
            for rect, post, _more in self.painter.above(places, self.shown, column):
                if rect.contains(point):
                    return Spot(day, post, more=post is None)
            return Spot(day)
        inside = QPoint(point.x(), point.y() - head + self.verticalScrollBar().value())
        time = _time(places.minute_at(inside.y()))
        for rect, post, _more in self.painter.below(places, self.shown, column):
            if rect.contains(inside):
                return Spot(day, post, time, more=post is None)
        return Spot(day, None, time)

    def take_time(self, spot: Spot) -> None:
        """Put the cursor on the half-hour of a spot."""
        self.minute = None if spot.time is None else spot.time.hour * 60 + spot.time.minute
        self.viewport().update()

    def hint(self, spot: Spot) -> str:
        """Return what a spot is, in lines."""
        if spot.more:
            return more_hint()
        return super().hint(spot)

    def sentence(self) -> str:
        """Return what is under the cursor, with its hour."""
        words = super().sentence()
        if self.post_id is None and self.minute is not None:
            return f"{long_time(f'{_time(self.minute):%H:%M}')}, {words}"
        return words

    def page_moved(self, pages: int) -> dt.date:
        """Return the day of the cursor some weeks further."""
        return spans.moved_days(self.day, pages * COLUMNS)

    def step_down(self, steps: int) -> None:
        """Go half an hour further; above the first one stands the day itself."""
        places = self.places
        first, last = places.first * 60, places.last * 60 - SLOT
        if self.minute is None:
            self.minute = (self._first_seen() if steps > 0 else None) if first <= last else None
        elif self.minute + steps * SLOT < first:
            self.minute = None
        else:
            self.minute = min(self.minute + steps * SLOT, last)
        self.go_to(self.day)

    def carry_down(self, post: PostLine, steps: int) -> None:
        """Move a post by half an hour; one without an hour gets the first one that is seen."""
        minute = minutes(post.planned_time)
        then = self._first_seen() if minute is None else minute + steps * SLOT
        if post.planned_on is not None and 0 <= then < 24 * 60:
            self.ask_move(post, post.planned_on, _time(then))

    def wanted_time(self) -> dt.time | None:
        """Return the half-hour under the cursor."""
        return None if self.minute is None else _time(self.minute)

    def cursor_point(self) -> QPoint:
        """Return a point of what is under the cursor."""
        if not self.shown.holds(self.day) or not self._whole():
            return QPoint()
        places, column = self.places, (self.day - self.shown.first).days
        down = self.head - self.verticalScrollBar().value()
        for rect, post, _more in self.painter.below(places, self.shown, column):
            if post is not None and post.id == self.post_id:
                return rect.center() + QPoint(0, down)
        for rect, post, _more in self.painter.above(places, self.shown, column):
            if post is not None and post.id == self.post_id:
                return rect.center()
        middle = (places.edge(column) + places.edge(column + 1)) // 2
        high = 12 if self.minute is None else down + places.height_of(self.minute) + self.painter.slot // 2
        return QPoint(middle, high)

    def _first_seen(self) -> int:
        value = self.verticalScrollBar().value()
        return self.places.minute_at(value + self.painter.slot - 1)

    def _whole(self) -> bool:
        return len(self.shown.days) == COLUMNS

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the days share another room."""
        super().resizeEvent(event)
        self.place_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font or another theme paints anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._painter = None
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the hours that are seen."""
        painter, area = QPainter(self.viewport()), event.rect()
        painter.fillRect(area, QColor(theme.current().surface))
        if self._whole():
            carried = self.carried
            look = WeekLook(
                self._now(),
                self.day,
                self.minute,
                self.post_id,
                self._hovered,
                None if carried is None else carried.post.id,
                None if carried is None or carried.spot is None else _target(carried.spot),
                self.hasFocus(),
            )
            self.painter.paint(painter, area, self.places, self.verticalScrollBar().value(), self.shown, look)
            if carried is not None:
                at = carried.at + QPoint(10, 6)
                box = QRect(at.x(), at.y(), _CARRIED_WIDTH, self.painter.posts.high)
                self.painter.posts.paint(painter, box, carried.post)
        painter.end()


def _time(minute: int) -> dt.time:
    return dt.time(minute // 60, minute % 60)


def _target(spot: Spot) -> tuple[dt.date, int | None]:
    return spot.day, None if spot.time is None else spot.time.hour * 60 + spot.time.minute
