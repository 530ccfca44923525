"""A month or a week as it is printed; the one before and after, its language and paper are chosen here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, format_date, format_month
from medias_desktop.core.widgets.parts import button
from medias_desktop.editorial_calendar.views.exchange.remade import RemadeDialog, combo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

MONTH, WEEK = "month", "week"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class PrintedCalendar(RemadeDialog):
    """Shows the pages, prints them, keeps a copy."""

    def __init__(
        self,
        parent: QWidget,
        pdf: bytes,
        service: EditorialCalendarService,
        desk: Desk,
        span: str,
        day: dt.date,
        wanted: PostFilter,
    ) -> None:
        super().__init__(parent, pdf, _title(span, day), desk)
        self.setObjectName("printed_calendar")
        self._service, self._span, self._wanted, self.day = service, span, wanted, day
        named = (_("Pre&vious"), _("Ne&xt"))
        self.earlier, self.later = (button(one) for one in named)
        self.earlier.setObjectName("earlier")
        self.later.setObjectName("later")
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        own = service.post_exports.paper().paper
        papers = ((_("Letter"), "letter"), (_("A4"), "a4"))
        self.paper = combo("document_paper", _("Paper"), papers, own)
        self.add_choice(self.earlier)
        self.add_choice(self.later)
        self.add_choice(self.language, _("Lan&guage"))
        self.add_choice(self.paper, _("P&aper"))
        for box in (self.language, self.paper):
            box.currentIndexChanged.connect(lambda _row: self._again())

    def _go(self, step: int) -> None:
        day = moved(self.day, self._span, step)
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            self.day = day
            self.setWindowTitle(_title(self._span, day))
            self._title = _title(self._span, day)
            self._again()

    def _again(self) -> None:
        service, span, day, wanted = self._service, self._span, self.day, self._wanted
        language, paper = self.language.currentData(), self.paper.currentData()
        self.make_again(lambda _progress: made_of(service, span, day, wanted, language, paper))


def made_of(
    service: EditorialCalendarService,
    span: str,
    day: dt.date,
    wanted: PostFilter,
    language: str = "",
    paper: str = "",
) -> bytes:
    """Return the pages of the month or the week around a day."""
    exports = service.post_exports
    make = exports.month if span == MONTH else exports.week
    return make(day, wanted, language, paper)


def moved(day: dt.date, span: str, step: int) -> dt.date:
    """Return a day of the month or week so many before or after."""
    if span == WEEK:
        return day + step * dt.timedelta(days=7)
    months = day.year * 12 + day.month - 1 + step
    return dt.date(max(months // 12, 1), months % 12 + 1, 1)


def _title(span: str, day: dt.date) -> str:
    if span == MONTH:
        return file_stem(_("Posts of {month}").format(month=format_month(day)))
    return file_stem(_("Posts of the week of {day}").format(day=format_date(day)))
