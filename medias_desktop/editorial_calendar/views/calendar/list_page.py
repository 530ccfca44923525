"""The posts as a list, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button
from medias_desktop.editorial_calendar.views.calendar import wording
from medias_desktop.editorial_calendar.views.calendar.rows import ListedPosts

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_FEWEST_ROWS = 4


class PostList(QWidget):
    """Shows the posts of the filters, those without a date first, then the latest."""

    cursor_moved = Signal()
    open_asked = Signal(object)
    everything_asked = Signal()
    typed = Signal(str)
    counted = Signal()

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self._service = service
        self._columns = wording.columns()
        self.table = LazyTable(self._columns, _("Posts"), lambda row: row.id, desk.jobs)
        self.table.setObjectName("posts")
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self.cursor_moved)
        self.table.activated_row.connect(self.open_asked)
        self.table.typed.connect(self.typed)
        self.table.installEventFilter(self)
        clear = button(_("Show &everything"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.everything_asked)
        self.no_match = EmptyState(
            _("No post matches"), _("No post passes this search and these filters."), clear
        )
        self.pages = QStackedWidget()
        for page in (self.table, self.no_match):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.setFocusProxy(self.table)

    def show_rows(self, wanted: PostFilter, *, in_place: bool = False) -> None:
        """Show the posts that the filters ask for."""
        self.table.show(ListedPosts(self._service.post_listing, wanted), in_place=in_place)
        self._show_page()

    def select(self, post_id: int) -> None:
        """Put the cursor on a post."""
        self.table.select_numbers((post_id,), post_id)

    def current(self) -> PostLine | None:
        """Return the post under the cursor."""
        rows = self.table.selected_rows() if self.table.selected_count() == 1 else []
        return rows[0] if rows else None

    def begin(self) -> None:
        """Select the first post, unless one is."""
        first = self.table.record_at(0)
        if first is not None and not self.table.selected_count():
            self.table.select_numbers((first.id,), first.id)

    def total(self) -> int | None:
        """Return how many posts there are, None while that is not known."""
        return self.table.total()

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        return self.table.settled()

    def _show_page(self, _number: int = 0) -> None:
        page: QWidget = self.no_match if self.table.total() == 0 else self.table
        if page is not self.pages.currentWidget():
            had_keyboard = self.table.hasFocus()
            self.pages.setCurrentWidget(page)
            if had_keyboard:
                self.no_match.setFocus(Qt.FocusReason.OtherFocusReason)
        self.counted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the most telling first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns_with_room(self._columns, wording.FIRST_COLUMNS, characters))
        return super().eventFilter(watched, event)
