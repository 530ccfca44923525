"""Reports on the calendar; their year and language are chosen beside their pages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.editorial_calendar.views.exchange.remade import RemadeDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_FIRST_YEAR = 2000


class _YearReport(RemadeDialog):
    """A report on one year."""

    def __init__(
        self,
        parent: QWidget,
        pdf: bytes,
        title: str,
        service: EditorialCalendarService,
        desk: Desk,
        year: int,
    ) -> None:
        super().__init__(parent, pdf, file_stem(title), desk)
        self._exports = service.post_exports
        self.year = QSpinBox()
        self.year.setObjectName("report_year")
        self.year.setAccessibleName(_("Year"))
        self.year.setRange(_FIRST_YEAR, service.today.year)
        self.year.setValue(year)
        self.year.setKeyboardTracking(False)
        self.add_choice(self.year, _("&Year"))
        self.add_choice(self.language, _("Lan&guage"))
        self.year.valueChanged.connect(lambda _year: self._again())
        self.language.currentIndexChanged.connect(lambda _row: self._again())

    def _again(self) -> None:
        year, language = self.year.value(), self.language.currentData()
        self.make_again(lambda _progress: self.report(year, language))

    def report(self, year: int, language: str) -> bytes:
        """Return the report on a year."""
        raise NotImplementedError


class CouncilReport(_YearReport):
    """What council is told: findings set aside, posts that nobody else approved."""

    def __init__(
        self, parent: QWidget, pdf: bytes, service: EditorialCalendarService, desk: Desk, year: int
    ) -> None:
        super().__init__(parent, pdf, _("Overrides and approvals"), service, desk, year)
        self.setObjectName("council_report")

    def report(self, year: int, language: str) -> bytes:
        """Return the report on a year."""
        return self._exports.council(year, language)


class FiguresReport(_YearReport):
    """Publications, what the platforms counted, answers on time."""

    def __init__(
        self, parent: QWidget, pdf: bytes, service: EditorialCalendarService, desk: Desk, year: int
    ) -> None:
        super().__init__(parent, pdf, _("Posts and answers"), service, desk, year)
        self.setObjectName("figures_report")

    def report(self, year: int, language: str) -> bytes:
        """Return the report on a year."""
        return self._exports.figures(*of_year(year), language)


def of_year(year: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
