"""Paints a band over days: a crisis, an election period, absences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from medias_desktop.core.widgets import theme
from medias_desktop.editorial_calendar.views.calendar.wording import BAND_ICONS, BAND_KINDS

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.views.calendar.post_painting import PostPainter
    from medias_desktop.editorial_calendar.views.calendar.shown import Band


def paint_band(
    painter: QPainter,
    edge: Callable[[int], int],
    top: int,
    high: int,
    band: Band,
    days: Sequence[dt.date],
    posts: PostPainter,
) -> None:
    """Paint a band over the days that it touches; ``edge`` says where each of these begins."""
    if band.first > days[-1] or band.last < days[0]:
        return
    colours, kind = theme.current(), BAND_KINDS[band.kind]
    first, last = max(band.first, days[0]), min(band.last, days[-1])
    begins, ends = band.first >= days[0], band.last <= days[-1]
    left = edge((first - days[0]).days) + (2 if begins else 0)
    right = edge((last - days[0]).days + 1) - (3 if ends else 1)
    ink, contrast = colours.ink(kind), colours.name == "contrast"
    ground = colours.ground(kind)
    if contrast and kind == "muted":
        ground = colours.surface  # there its own ground is as bright as the words
    painter.setPen(QPen(QColor(ink), 1) if contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(left, top, right - left, high - 2), 3, 3)
    side = posts.icon_side
    painter.drawPixmap(QPoint(left + 4, top + (high - 2 - side) // 2), posts.icon(BAND_ICONS[band.kind], ink))
    painter.setFont(posts.font)
    painter.setPen(QColor(ink))
    words = QRect(left + side + 8, top, max(0, right - left - side - 12), high - 2)
    cut = QFontMetrics(posts.font).elidedText(band.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
