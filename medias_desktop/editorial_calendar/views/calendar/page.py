"""The calendar: months, weeks and a list over the same posts and the same filters, and the card of one post."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_month, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.places import day_in, number_in
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.views.calendar import figures as asked
from medias_desktop.editorial_calendar.views.calendar import spans
from medias_desktop.editorial_calendar.views.calendar.banner import RecheckBanner
from medias_desktop.editorial_calendar.views.calendar.beside import Beside
from medias_desktop.editorial_calendar.views.calendar.commands import Commands, lines
from medias_desktop.editorial_calendar.views.calendar.counting import Counting
from medias_desktop.editorial_calendar.views.calendar.figures import Figures
from medias_desktop.editorial_calendar.views.calendar.filters import Filters
from medias_desktop.editorial_calendar.views.calendar.footer import Footer
from medias_desktop.editorial_calendar.views.calendar.head import LIST, MONTH, WEEK, Head
from medias_desktop.editorial_calendar.views.calendar.list_page import PostList
from medias_desktop.editorial_calendar.views.calendar.month_view import MonthView
from medias_desktop.editorial_calendar.views.calendar.moving import Mover, Way
from medias_desktop.editorial_calendar.views.calendar.reading import read_span
from medias_desktop.editorial_calendar.views.calendar.week_view import WeekView

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel
    from medias_desktop.editorial_calendar.views.calendar.days_view import DaysView

_LOW = 52
"""Lines of text below which the figures make room for the calendar."""
_VERY_LOW = 26
"""Lines of text below which they are not seen: the list of things to do counts them too."""


class CalendarPage(QWidget):
    """One cursor (a day, a post) goes through the three views; the card shows the post under it."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._day = service.today
        self._post_id: int | None = None
        self._opened = False
        self._told: Way | None = None
        """The move that the line below tells, until the cursor goes on."""
        self.mover = Mover(self, service, desk)
        self.filters = Filters(service.today)
        self.figures, self.footer = Figures(), Footer()
        self.month, self.week = MonthView(service.today), WeekView(lambda: service.local_now)
        self.month.setObjectName("month")
        self.week.setObjectName("week")
        self.list = PostList(service, desk)
        self.views: dict[str, QWidget] = {MONTH: self.month, WEEK: self.week, LIST: self.list}
        self.commands = Commands(self, service, desk)
        self.stack = QStackedWidget()
        self.actions_ = Actions(self, self.stack, lines(self.commands))
        self.head = Head(self.actions_)
        self.banner = RecheckBanner(self, service, desk)
        self.counting = Counting(self, service, desk)
        self._lay_out()
        self._connect()
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, self.head.new, *self.actions_.writing)

    # What the tab asks

    def refresh(self) -> None:
        """Show what the register holds now."""
        first, self._opened = not self._opened, True
        self._show(in_place=not first)
        self.counting.begin()
        self.banner.refresh()
        panel = self.beside.seen()
        if panel is not None:
            panel.reload()
        if first:
            QTimer.singleShot(0, self, self.fit)

    def badge(self) -> int:
        """Return how many posts wait: to be approved, expired, to be recorded."""
        found = self.counting.found
        return 0 if found is None else found.to_approve + found.expired + found.unrecorded

    def settled(self) -> bool:
        """Tell whether everything is shown and nothing is under way."""
        parts = (self.list, self.counting, self.banner, self.beside)
        return all(one.settled() for one in parts)

    def show_place(self, place: str) -> None:
        """Go to “post:12”, “day:2026-11-21”, “new”, “council”, “recheck”, or to what a figure counts (“approve”)."""
        kind, _colon, name = place.partition(":")
        number, day = number_in(name), day_in(name)
        if kind == "post" and number is not None:
            self.open_post(number)
        elif kind == "day" and day is not None:
            self.go_to(day)
        elif kind in ("new", "council", "recheck"):
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            acts = {
                "new": self.commands.new,
                "council": self.commands.council,
                "recheck": self.banner.show_difference,
            }
            QTimer.singleShot(0, self, acts[kind])
        elif kind in asked.PLACES:
            self.show_figure(kind)
        else:
            self.take_keyboard()

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {
            "view": self.view(),
            "day": self._day.isoformat(),
            "post": self._post_id,
            "filters": self.filters.view_state(),
            "card": self.beside.wanted,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back; editors that stayed open over the change of language are led through this page."""
        from medias_desktop.editorial_calendar.views.editor.opening import attend

        attend(self)
        if "day" in state:
            self._day = spans.within(dt.date.fromisoformat(str(state["day"])))
        self._post_id = state.get("post")
        self.beside.wanted = state.get("card")
        self.filters.restore(state.get("filters", {}))
        self.show_view(str(state.get("view", MONTH)))
        if self.view() == LIST and self._post_id is not None:
            self.list.select(self._post_id)

    # Going somewhere

    def view(self) -> str:
        """Return which view is shown."""
        return self.head.switch.name()

    def show_view(self, name: str) -> None:
        """Show the month, the week or the list, at the same day and post."""
        post_id = self._post_id
        self.stack.setCurrentWidget(self.views[name])
        self.head.switch.show_name(name)
        self._show(in_place=True)
        if name == LIST and post_id is not None:
            self.list.select(post_id)
        self.fit()

    def go_to(self, day: dt.date, post_id: int | None = None) -> None:
        """Show a day in the month or the week."""
        self._day, self._post_id = spans.within(day), post_id
        if self.view() == LIST:
            self.show_view(MONTH)
        else:
            self._show(in_place=True)

    def open_post(self, post_id: int) -> None:
        """Put the cursor on a post, whatever the filters leave out, with its card beside it."""
        rows = self._service.post_listing.rows((post_id,))
        if not rows:
            return
        if not self.filters.is_clear():
            self.filters.clear()
        day = rows[0].planned_on
        self._post_id = post_id
        if day is None or self.view() == LIST:
            self.show_view(LIST)
            self.list.select(post_id)
        else:
            self.go_to(day, post_id)
        self.show_card()

    def show_figure(self, name: str) -> None:
        """Show in the list what a figure counts."""
        if name == asked.SILENT:
            self.place_wanted.emit("editorial_calendar", "accounts/accounts")
            return
        states = {
            asked.APPROVE: PostState.CHECKED,
            asked.EXPIRED: PostState.EXPIRED,
            asked.TO_COME: PostState.APPROVED,
            asked.STATISTICS: PostState.PUBLISHED,
        }
        wanted: dict[str, Any] = {"state": states[name].value} if name in states else {"only": name}
        self.filters.restore(wanted)
        self.show_view(LIST)
        self.list.begin()
        self.take_keyboard()

    def span(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of the week, or of the month under the cursor."""
        return (spans.week_span if self.view() == WEEK else spans.month_days)(self._day)

    def current(self) -> PostLine | None:
        """Return the post under the cursor."""
        view: Any = self.views[self.view()]
        found: PostLine | None = view.current()
        return found

    @property
    def day(self) -> dt.date:
        """The day under the cursor."""
        return self._day

    def time(self) -> dt.time | None:
        """Return the hour under the cursor of the week."""
        return self.week.wanted_time() if self.view() == WEEK else None

    # The card

    def show_card(self) -> None:
        """Open the card of the post under the cursor, and go into it."""
        self.beside.show_card(self.view())
        self._follow()

    def hide_card(self) -> None:
        """Close the card; the keyboard goes back to the calendar."""
        self.fit()
        self.take_keyboard()

    def fit(self) -> None:
        """Show the card where there is room, or where it is wanted."""
        self.beside.fit(self.view())
        self._follow()

    def _make_panel(self) -> PostPanel:
        from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel

        panel = PostPanel(self._service, self._desk, self.commands.acts())
        panel.clause_asked.connect(self.clause_asked)
        panel.post_asked.connect(self.open_post)
        panel.place_asked.connect(self.place_wanted)
        panel.history_asked.connect(self.commands.history)
        panel.open_asked.connect(self.commands.open)
        return panel

    def _follow(self) -> None:
        panel = self.beside.seen()
        if panel is not None:
            post = self.current()
            panel.want(None if post is None else post.id)

    # Showing

    def _show(self, *, in_place: bool = False) -> None:
        name, wanted = self.view(), self.filters.wanted()
        if name == LIST:
            self.list.show_rows(wanted, in_place=in_place)
            self.head.show_span(LIST, "")
            self._tell()
            return
        span = spans.month_span(self._day) if name == MONTH else spans.week_span(self._day)
        shown = read_span(self._service, *span, wanted)
        if name == MONTH:
            self.month.show_month(shown, self._day, self._post_id)
            title = format_month(self._day)
        else:
            self.week.show_week(shown, self._day, self._post_id)
            title = _("{first} to {last}").format(
                first=format_date(span[0], "medium"), last=format_date(span[1], "medium")
            )
        self.head.show_span(name, title[:1].upper() + title[1:])

    def _on_cursor(self) -> None:
        view = self.views[self.view()]
        if self.sender() not in (view, None):
            return  # what is not seen is shown anew later
        post = self.current()
        if self.view() != LIST:
            self._day = view.day  # type: ignore[attr-defined]
        elif post is not None and post.planned_on is not None:
            self._day = post.planned_on
        self._post_id = None if post is None else post.id
        if self._told is not None and self._told.post_id != self._post_id:
            self._told = None
        self._tell()
        self._follow()

    def _tell(self) -> None:
        """Say below what is under the cursor, or how many posts the list has."""
        if self._told is not None:
            self.footer.tell_way(self._told, returns=self.mover.last is not None)
        elif self.view() == LIST:
            total = self.list.total()
            words = "" if total is None else ngettext("{n} post", "{n} posts", total)
            self.footer.tell(words.format(n=format_number(total or 0)))
        else:
            view: Any = self.views[self.view()]
            self.footer.tell(view.sentence())

    def _on_moved(self, way: Way) -> None:
        self._told = way
        if way.day is not None:
            self._day, self._post_id = way.day, way.post_id

    def _on_figures(self) -> None:
        self.figures.show_figures(self.counting.found, self.counting.silent)
        self.filters.show_authors(self.counting.authors)
        self.badge_changed.emit()

    def take_keyboard(self) -> None:
        """Give the view that is shown the keyboard."""
        self.views[self.view()].setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the calendar."""
        super().resizeEvent(event)
        lines_seen = self.height() / self.fontMetrics().lineSpacing()
        self.figures.be_compact(compact=lines_seen < _LOW)
        self.figures.setVisible(lines_seen >= _VERY_LOW)
        self.fit()

    def _lay_out(self) -> None:
        for view in self.views.values():
            self.stack.addWidget(view)
        self.beside = Beside(self.stack, self._make_panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(10)
        for part in (self.head, self.banner, self.figures, self.filters):
            layout.addWidget(part)
        layout.addWidget(self.beside, 1)
        layout.addWidget(self.footer)

    def _connect(self) -> None:
        self.beside.closed.connect(self.hide_card)
        self.head.switch.chosen.connect(self.show_view)
        self.head.turned.connect(self._turn)
        self.head.today_asked.connect(self._go_today)
        self.figures.asked.connect(self.show_figure)
        self.filters.changed.connect(lambda: self._show())
        self.footer.back_asked.connect(self.mover.back)
        self.mover.moved.connect(self._on_moved)
        self.counting.counted.connect(self._on_figures)
        for view in (self.month, self.week):
            self._connect_days(view)
        self.list.cursor_moved.connect(self._on_cursor)
        self.list.open_asked.connect(lambda _row: self.show_card())
        self.list.everything_asked.connect(self.filters.clear)
        self.list.counted.connect(self._tell)
        self.list.typed.connect(self._search_for)
        self.list.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.table.customContextMenuRequested.connect(
            lambda place: self._pop_up(self.list.table.viewport().mapToGlobal(place))
        )
        self.filters.take_search_key(self)

    def _connect_days(self, view: DaysView) -> None:
        view.cursor_moved.connect(self._on_cursor)
        view.span_asked.connect(self.go_to)
        view.open_asked.connect(lambda post: self.commands.open(post.id))
        view.new_asked.connect(self.commands.new)
        view.move_asked.connect(self.mover.move)
        view.more_asked.connect(self._show_day)
        view.menu_asked.connect(self._pop_up)
        hint = _("Choose a post first: Tab goes to the posts of the day.")
        view.hint_asked.connect(lambda: self.footer.tell(hint))

    def _turn(self, step: int) -> None:
        view: Any = self.views[self.view()]
        self.go_to(view.page_moved(step))

    def _go_today(self) -> None:
        self.go_to(self._service.today)
        self.take_keyboard()

    def _show_day(self, day: dt.date) -> None:
        """Show all posts of one day in the list."""
        self.filters.show_only(day.isoformat())
        self.show_view(LIST)
        self.list.begin()
        self.take_keyboard()

    def _pop_up(self, place: QPoint) -> None:
        self.actions_.menu.popup(place)

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)
