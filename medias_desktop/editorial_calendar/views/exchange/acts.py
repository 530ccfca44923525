"""What the calendar's page prints, exports and reads in; it announces what was recorded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.list_import.choosing import choose_list, read_then_show
from medias_desktop.editorial_calendar.rules.post_filters import EVERY_POST

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.exchange.ics_plan import ReadCalendar
    from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_package import Package

_ENDINGS = (".xlsx", ".csv")


class ExchangeActs:
    """Over one service and one desk, asked from one widget."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    # Files

    def export_list(self, wanted: PostFilter = EVERY_POST) -> None:
        """Write the posts of a list where the user says: an Excel workbook or CSV, as the name ends."""
        filters = ";;".join((_("Excel workbook (*.xlsx)"), _("Spreadsheet text (*.csv)")))
        path = self._where(_("Export the list of posts"), _("Posts"), ".xlsx", filters)
        if path is None:
            return
        chosen = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.xlsx")
        self._desk.jobs.run(
            self._parent,
            _("Writing the list…"),
            lambda progress: self._service.post_exports.write_list(chosen, wanted, progress),
            lambda number: self._told(number, chosen),
        )

    def export_ics(
        self, first: dt.date | None = None, last: dt.date | None = None, wanted: PostFilter = EVERY_POST
    ) -> None:
        """Write the dated posts of a list, from one day to another, as a calendar where the user says."""
        path = self._where(
            _("Export a calendar file"),
            _("Posts"),
            ".ics",
            _("Calendar (*.ics)"),
            first or self._service.today,
        )
        if path is None:
            return
        chosen = path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics")
        self._desk.jobs.run(
            self._parent,
            _("Writing the calendar…"),
            lambda progress: self._service.post_exports.write_ics(chosen, first, last, wanted, progress),
            lambda number: self._told(number, chosen),
        )

    def package(self, post_id: int) -> None:
        """Write the folder of a post into one that the user chooses, and open it."""
        folder = self._desk.dialogs.choose_folder(self._parent, _("Where to put the folder of the post"))
        if folder is None:
            return
        self._desk.jobs.run(
            self._parent,
            _("Writing the folder of the post…"),
            lambda progress: self._service.post_exports.package(post_id, folder, progress),
            self._show_package,
        )

    # Paper

    def print_month(self, day: dt.date, wanted: PostFilter = EVERY_POST) -> None:
        """Show the month around a day as it is printed."""
        self._print("month", day, wanted)

    def print_week(self, day: dt.date, wanted: PostFilter = EVERY_POST) -> None:
        """Show the week around a day as it is printed."""
        self._print("week", day, wanted)

    def print_sheet(self, post_id: int) -> None:
        """Show the sheet of a post: texts, findings with their clauses, what was set aside."""
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        title = file_stem(_("Sheet of the post"))
        self._make(
            lambda _progress: self._service.post_exports.sheet(post_id),
            lambda pdf: PdfDialog(self._parent, pdf, title, self._desk),
        )

    def council(self, year: int | None = None) -> None:
        """Show what council is told of a year: findings set aside, posts that nobody else approved."""
        from medias_desktop.editorial_calendar.views.exchange.reports import CouncilReport

        chosen = year or self._service.today.year
        self._make(
            lambda _progress: self._service.post_exports.council(chosen),
            lambda pdf: CouncilReport(self._parent, pdf, self._service, self._desk, chosen),
        )

    def figures(self, year: int | None = None) -> None:
        """Show publications, what the platforms counted and answers on time in a year."""
        from medias_desktop.editorial_calendar.views.exchange.reports import FiguresReport, of_year

        chosen = year or self._service.today.year
        self._make(
            lambda _progress: self._service.post_exports.figures(*of_year(chosen)),
            lambda pdf: FiguresReport(self._parent, pdf, self._service, self._desk, chosen),
        )

    # Reading in

    def import_posts(self) -> None:
        """Ask for a list of posts and show what an import of it would record."""
        if self._may() and (path := choose_list(self._parent, self._desk.dialogs, _("Import posts"))):
            self.import_post_list(path)

    def import_post_list(self, path: Path) -> None:
        """Read a list of posts, then show what an import of it would record."""

        def read() -> ListTable:
            from medias_desktop.editorial_calendar.exchange.post_lists import read_posts

            return read_posts(path)

        def show(listed: ListTable) -> None:
            from medias_desktop.editorial_calendar.views.exchange.post_import import PostImportDialog

            PostImportDialog(self._parent, self._service, self._desk, listed).open()

        read_then_show(self._parent, self._desk, read, show)

    def import_ics(self) -> None:
        """Ask for a calendar and show what its events would become."""
        if not self._may():
            return
        filters = ";;".join((_("Calendar (*.ics)"), _("All files") + " (*)"))
        path = self._desk.dialogs.open_file(self._parent, _("Import a calendar file"), filters)
        if path is not None:
            self.import_calendar(path)

    def import_calendar(self, path: Path) -> None:
        """Read a calendar, then show what its events would become."""

        def show(read: ReadCalendar) -> None:
            from medias_desktop.editorial_calendar.views.exchange.ics_import import CalendarImportDialog

            CalendarImportDialog(self._parent, self._service, self._desk, read).open()

        self._desk.jobs.run(
            self._parent,
            _("Reading the calendar…"),
            lambda progress: self._service.post_imports.read_calendar(path, progress),
            show,
        )

    def import_statistics(self) -> None:
        """Ask for a list of statistics and show what an import of it would keep."""
        if self._may() and (path := choose_list(self._parent, self._desk.dialogs, _("Import statistics"))):
            self.import_statistic_list(path)

    def import_statistic_list(self, path: Path) -> None:
        """Read a list of statistics, then show what an import of it would keep."""

        def read() -> ListTable:
            from medias_desktop.editorial_calendar.exchange.statistic_lists import read_statistics

            return read_statistics(path)

        def show(listed: ListTable) -> None:
            from medias_desktop.editorial_calendar.views.exchange.statistic_import import (
                StatisticImportDialog,
            )

            StatisticImportDialog(self._parent, self._service, self._desk, listed).open()

        read_then_show(self._parent, self._desk, read, show)

    # Parts

    def _may(self) -> bool:
        """Tell whether the user may record posts; who may not is told."""
        error = self._service.refusal(Permission.RECORD)
        if error is not None:
            self._desk.dialogs.tell_error(self._parent, error)
        return error is None

    def _where(
        self, title: str, name: str, ending: str, filters: str, day: dt.date | None = None
    ) -> Path | None:
        stem = file_stem(f"{name} {(day or self._service.today).isoformat()}")
        return self._desk.dialogs.save_file(self._parent, title, f"{stem}{ending}", filters)

    def _told(self, number: int, path: Path) -> None:
        said = ngettext(
            "{n} post was written to “{name}”.", "{n} posts were written to “{name}”.", number
        ).format(n=format_number(number), name=path.name)
        self._desk.dialogs.tell(self._parent, said)

    def _show_package(self, made: Package) -> None:
        said = [
            ngettext("{n} file is in “{name}”.", "{n} files are in “{name}”.", made.files).format(
                n=format_number(made.files), name=made.folder.name
            )
        ]
        if made.left_out:
            said.append(_("These photos are not, since they may not go out as they are:"))
            said += [f"– {title}. {reason}" for title, reason in made.left_out]
        self._desk.dialogs.show_folder(made.folder)
        self._desk.dialogs.tell(self._parent, "\n".join(said))

    def _print(self, span: str, day: dt.date, wanted: PostFilter) -> None:
        from medias_desktop.editorial_calendar.views.exchange.printed import PrintedCalendar, made_of

        self._make(
            lambda _progress: made_of(self._service, span, day, wanted),
            lambda pdf: PrintedCalendar(self._parent, pdf, self._service, self._desk, span, day, wanted),
        )

    def _make(self, make: Callable[[Progress], bytes], dialog: Callable[[bytes], QDialog]) -> None:
        def show(pdf: bytes) -> None:
            shown = dialog(pdf)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

        self._desk.jobs.run(self._parent, _("Making the document…"), make, show)
