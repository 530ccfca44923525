"""A month as a grid of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.editorial_calendar.views.calendar import spans
from medias_desktop.editorial_calendar.views.calendar.days_view import DaysView, Spot
from medias_desktop.editorial_calendar.views.calendar.month_painting import Look, MonthPainter, more_hint
from medias_desktop.editorial_calendar.views.calendar.month_places import COLUMNS, MonthPlaces

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.views.calendar.shown import Shown

_CARRIED_WIDTH = 190
"""Pixels across a post while it is carried."""


class MonthView(DaysView):
    """Shows the weeks of one month; only those that are seen are painted, and those of a low window scroll."""

    def __init__(self, today: dt.date) -> None:
        super().__init__(_("Month"), today)
        self.month = today.replace(day=1)
        self._painter: MonthPainter | None = None
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_month(self, shown: Shown, day: dt.date, post_id: int | None = None) -> None:
        """Show the month of a day."""
        self.month = day.replace(day=1)
        self.show_days(shown, day, post_id)

    @property
    def painter(self) -> MonthPainter:
        """Return what paints in the font and the theme in use."""
        if self._painter is None:
            self._painter = MonthPainter(self.font(), self.devicePixelRatioF())
        return self._painter

    @property
    def places(self) -> MonthPlaces:
        """Return where the days lie."""
        size, weeks = self.viewport().size(), len(self.shown.days) // COLUMNS
        painter = self.painter
        return MonthPlaces(
            size.width(),
            size.height(),
            max(weeks, 1),
            painter.head,
            painter.least,
            painter.more(self.shown),
        )

    def minimumSizeHint(self) -> QSize:
        """Qt: a week is seen."""
        return QSize(7 * 40, self.painter.head + self.painter.least)

    # What a kind of view says

    def place_anew(self) -> None:
        """Take what is shown, or another size, into account."""
        places, bar = self.places, self.verticalScrollBar()
        room = places.height - places.head
        bar.setRange(0, max(0, places.total - room))
        bar.setPageStep(max(room, 1))
        bar.setSingleStep(max(places.share // 4, 1))

    def reveal(self) -> None:
        """Scroll so that the day under the cursor is seen."""
        place = self._place(self.day)
        if place is None:
            return
        _left, top, _wide, high = self.places.cell(place)
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif top + high > bar.value() + bar.pageStep():
            bar.setValue(top + high - bar.pageStep())

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return what lies at a point of the viewport."""
        places = self.places
        if point.y() < places.head or len(self.shown.days) < COLUMNS:
            return None
        inside = QPoint(point.x(), point.y() - places.head + self.verticalScrollBar().value())
        place = places.at(inside.x(), inside.y())
        if place is None:
            return None
        day = self.shown.days[place]
        for rect, post, _more in self.painter.boxes(places, self.shown, place):
            if rect.contains(inside):
                return Spot(day, post, more=post is None)
        return Spot(day)

    def hint(self, spot: Spot) -> str:
        """Return what a spot is, in lines."""
        return more_hint() if spot.more else super().hint(spot)

    def page_moved(self, pages: int) -> dt.date:
        """Return the day of the cursor some months further."""
        return spans.moved_months(self.day, pages)

    def step_down(self, steps: int) -> None:
        """Go to the same day of another week."""
        self.go_to(spans.moved_days(self.day, steps * COLUMNS))

    def carry_down(self, post: PostLine, steps: int) -> None:
        """Move a post by a week."""
        self.ask_move(post, spans.moved_days(self.day, steps * COLUMNS), None)

    def cursor_point(self) -> QPoint:
        """Return a point of what is under the cursor."""
        place = self._place(self.day)
        if place is None:
            return QPoint()
        down = self.places.head - self.verticalScrollBar().value()
        for rect, post, _more in self.painter.boxes(self.places, self.shown, place):
            if post is not None and post.id == self.post_id:
                return rect.center() + QPoint(0, down)
        left, top, wide, high = self.places.cell(place)
        return QPoint(left + wide // 2, top + high // 2 + down)

    def _place(self, day: dt.date) -> int | None:
        return (day - self.shown.first).days if self.shown.holds(day) else None

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the days share another room."""
        super().resizeEvent(event)
        self.place_anew()
        self.reveal()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font or another theme paints anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._painter = None
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the days that are seen."""
        painter, area = QPainter(self.viewport()), event.rect()
        painter.fillRect(area, QColor(theme.current().surface))
        if len(self.shown.days) >= COLUMNS:
            carried = self.carried
            target = None if carried is None or carried.spot is None else carried.spot.day
            look = Look(
                self.month,
                self.day,
                self.post_id,
                self._hovered,
                None if carried is None else carried.post.id,
                target,
                self.hasFocus(),
            )
            self.painter.paint(painter, area, self.places, self.verticalScrollBar().value(), self.shown, look)
            if carried is not None:
                at = carried.at + QPoint(10, 6)
                box = QRect(at.x(), at.y(), _CARRIED_WIDTH, self.painter.posts.high)
                self.painter.posts.paint(painter, box, carried.post)
        painter.end()
