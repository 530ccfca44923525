"""What can be done from the calendar, and the lines of its menu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Line
from medias_desktop.editorial_calendar.errors.calendar_page import NoPostChosen
from medias_desktop.editorial_calendar.views.calendar.head import LIST, MONTH, WEEK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.post_filters import DayNote
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage
    from medias_desktop.editorial_calendar.views.editor.acts import PostActs
    from medias_desktop.editorial_calendar.views.exchange.acts import ExchangeActs

_SHORT, _MOST_NOTES = 40, 6
"""Characters of a note on its button, and notes that are offered."""


class Commands:
    """The acts of one page; those on a post work on the one under the cursor."""

    def __init__(self, page: CalendarPage, service: EditorialCalendarService, desk: Desk) -> None:
        self._page, self._service, self._desk = page, service, desk
        self._acts: PostActs | None = None

    def acts(self) -> PostActs:
        """Return what takes a post from state to state."""
        if self._acts is None:
            from medias_desktop.editorial_calendar.views.editor.acts import PostActs

            self._acts = PostActs(self._page, self._service, self._desk)
        return self._acts

    # Posts

    def new(self, day: dt.date | None = None, time: dt.time | None = None) -> None:
        """Begin a post, on the day under the cursor when it is still to come."""
        if not self._may_record():
            return
        from medias_desktop.editorial_calendar.views.editor.opening import open_editor

        wanted = day or self._page.day
        hour = time if day is not None else self._page.time()
        kept = wanted if wanted >= self._service.today else None
        open_editor(self._page, self._service, self._desk, None, kept, hour if kept else None)

    def open(self, post_id: int | None = None) -> None:
        """Open a post in its editor, the one under the cursor unless another is named."""
        number = post_id if post_id is not None else self._chosen()
        if number is not None:
            from medias_desktop.editorial_calendar.views.editor.opening import open_editor

            open_editor(self._page, self._service, self._desk, number)

    def duplicate(self) -> None:
        """Record the same post again as a draft without a date, and open it."""
        number = self._chosen()
        if number is None or not self._may_record():
            return
        try:
            made = self._service.posts.duplicate(number)
        except UserError as error:
            self._desk.dialogs.tell_error(self._page, error)
            return
        self._desk.changes.announce("calendar")
        self.open(made)

    def history(self) -> None:
        """Show what the audit trail says of the post."""
        number = self._chosen()
        if number is not None:
            self._page.history_wanted.emit((("calendar_post", str(number)),))

    def card(self) -> None:
        """Open the card of the post."""
        self._page.show_card()

    def back(self) -> None:
        """Take the last move back."""
        self._page.mover.back()

    # Days

    def note(self, note: DayNote | None = None) -> None:
        """Write a note on the day under the cursor, or change one."""
        if self._may_record():
            from medias_desktop.editorial_calendar.views.calendar.day_note import DayNoteForm

            DayNoteForm(self._page, self._service, self._desk, self._page.day, note).open()

    def notes(self) -> None:
        """Write a note on the day under the cursor, or change the one that it has."""
        day = self._page.day
        found = self._service.day_notes.between(day, day)
        if not found:
            self.note()
            return
        named = [one.text[:_SHORT] for one in found[:_MOST_NOTES]]
        place = self._desk.dialogs.choose(
            self._page,
            _("Note on a day"),
            _("Which note of {day} do you want to change?").format(day=format_date(day)),
            [*named, _("Write another one")],
        )
        if place is not None:
            self.note(found[place] if place < len(named) else None)

    # The view

    def show(self, name: str) -> None:
        """Show the month, the week or the list."""
        self._page.show_view(name)
        self._page.take_keyboard()

    def council(self) -> None:
        """Show what council is told: findings set aside, posts that nobody else approved."""
        from medias_desktop.editorial_calendar.views.calendar.council import CouncilDialog

        self._open(CouncilDialog(self._page, self._service, self._desk))

    def council_report(self) -> None:
        """Show the report of a year for council, to be printed."""
        self._exchange().council()

    def figures_report(self) -> None:
        """Show publications, what the platforms counted and answers on time in a year, to be printed."""
        self._exchange().figures()

    def recheck(self) -> None:
        """Check the posts to come again now."""
        self._page.banner.check_again()

    # Papers and files

    def export_list(self) -> None:
        """Write the posts of the filters into a file."""
        self._exchange().export_list(self._page.filters.wanted())

    def export_ics(self) -> None:
        """Write the posts of the month or the week shown into a calendar file."""
        first, last = self._page.span()
        self._exchange().export_ics(first, last, self._page.filters.wanted())

    def print_month(self) -> None:
        """Print the month of the day under the cursor."""
        self._exchange().print_month(self._page.day, self._page.filters.wanted())

    def print_week(self) -> None:
        """Print the week of the day under the cursor."""
        self._exchange().print_week(self._page.day, self._page.filters.wanted())

    def print_sheet(self) -> None:
        """Print the sheet of the post."""
        number = self._chosen()
        if number is not None:
            self._exchange().print_sheet(number)

    def print_council(self, year: int) -> None:
        """Print what council is told of a year."""
        self._exchange().council(year)

    def package(self) -> None:
        """Write the folder of the post: texts, pictures, checklist."""
        number = self._chosen()
        if number is not None:
            self._exchange().package(number)

    def imports(self, name: str) -> None:
        """Read posts, a calendar or statistics in."""
        if self._may_record():
            getattr(self._exchange(), name)()

    def _exchange(self) -> ExchangeActs:
        from medias_desktop.editorial_calendar.views.exchange.acts import ExchangeActs

        return ExchangeActs(self._page, self._service, self._desk)

    def _chosen(self) -> int | None:
        post: PostLine | None = self._page.current()
        if post is None:
            self._desk.dialogs.tell_error(self._page, NoPostChosen())
            return None
        return post.id

    def _may_record(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._page, refused)
        return refused is None

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def lines(do: Commands) -> list[list[Line]]:
    """Return the lines of the menu in their groups."""

    def showing(name: str) -> Callable[[], None]:
        return lambda: do.show(name)

    def reading(name: str) -> Callable[[], None]:
        return lambda: do.imports(name)

    return [
        [
            Line("new", _("&New post…"), lambda: do.new(), "Ctrl+Shift+N", writes=True),
            Line("note", _("Note on the da&y…"), do.notes, "Ctrl+Shift+M", writes=True),
        ],
        [
            Line("open", _("&Open the post (Enter)"), lambda: do.open()),
            Line("card", _("&Card of the post"), do.card, "Ctrl+I"),
            Line("duplicate", _("&Duplicate the post"), do.duplicate, "Ctrl+Shift+D", writes=True),
            Line("package", _("&Folder of the post…"), do.package, "Ctrl+Shift+E"),
            Line("history", _("&History"), do.history, "Ctrl+H"),
            Line("back", _("Move it &back"), do.back, "Ctrl+Z", writes=True),
        ],
        [
            Line(MONTH, _("&Month"), showing(MONTH), "Ctrl+Alt+1"),
            Line(WEEK, _("&Week"), showing(WEEK), "Ctrl+Alt+2"),
            Line(LIST, _("&List"), showing(LIST), "Ctrl+Alt+3"),
        ],
        [
            Line("print_month", _("&Print the month…"), do.print_month, "Ctrl+P"),
            Line("print_week", _("Print the wee&k…"), do.print_week, "Ctrl+Shift+P"),
            Line("sheet", _("Printed pa&ge of the post…"), do.print_sheet),
            Line("export_list", _("&Export the list…"), do.export_list, "Ctrl+E"),
            Line("export_ics", _("E&xport a calendar file (iCalendar)…"), do.export_ics),
        ],
        [
            Line("import_posts", _("Read posts from a &table…"), reading("import_posts"), writes=True),
            Line("import_ics", _("Read a calendar file (&iCalendar)…"), reading("import_ics"), writes=True),
            Line("import_statistics", _("&Read statistics…"), reading("import_statistics"), writes=True),
        ],
        [
            Line("council", _("For co&uncil: exceptions and approvals…"), do.council),
            Line("council_report", _("O&verrides and approvals of a year: report…"), do.council_report),
            Line("figures_report", _("Po&sts and answers of a year: report…"), do.figures_report),
            Line("recheck", _("Check the posts to come &again"), do.recheck, writes=True),
        ],
    ]
