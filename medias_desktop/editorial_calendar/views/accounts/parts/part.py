"""What every page of the accounts has: a list, and beside it what is found and what the text says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.places import number_in
from medias_desktop.editorial_calendar.views.accounts.beside import Beside
from medias_desktop.editorial_calendar.views.accounts.record_list import RecordList

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.table import Column
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown

_SIZES = {True: [300, 100], False: [200, 100]}
_WIDE = 105
"""Letters of width from which on the texts stand beside the list, not below it."""


class Part(QWidget):
    """A subclass says its columns and acts, and shows what was read (``show_found``)."""

    clause_asked = Signal(object)

    place = ""
    """The page's name (rules.account_notes)."""

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs, about: str) -> None:
        super().__init__()
        self.service, self.desk, self.acts = service, desk, acts
        self.beside = Beside()
        self.beside.clause_asked.connect(self.clause_asked)
        self.left = QWidget()
        self.column = QVBoxLayout(self.left)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes(_SIZES[True])
        self.list: RecordList
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if about:
            layout.addWidget(muted(about))
        layout.addWidget(self.splitter, 1)

    def make_list(
        self,
        name: str,
        title: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], object],
        empty: tuple[str, str],
        *,
        first: str = "",
        begin: Callable[[], object] | None = None,
    ) -> RecordList:
        """Return the list of the page; ``first`` is the button of the empty one, which does ``begin``."""
        made: QPushButton | None = None
        if first and begin is not None:
            made = button(first, "mdi6.plus", primary=True)
            made.setObjectName(f"{name}_first")
            made.clicked.connect(lambda: begin())
            self.permit(made)
        found = RecordList(name, title, columns, key, empty, made)
        found.chosen_changed.connect(self.show_points)
        self.column.addWidget(found, 1)
        return found

    def permit(self, *controls: QPushButton) -> None:
        """Leave what writes to whose role allows it."""
        permit(self.service.refusal(Permission.RECORD), self.desk.dialogs, *controls)

    def points(self, record: Any) -> tuple[str, Sequence[Finding]]:
        """Return what is found of a record, under which title."""
        return _("To settle"), getattr(record, "findings", ())

    def show_points(self) -> None:
        """Show what is found of the record under the cursor."""
        chosen = self.list.chosen()
        title, found = self.points(chosen) if chosen is not None else ("", ())
        self.beside.show_points(title, found)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        self.beside.show_rules(found.rules[self.place])

    def new(self) -> None:
        """Begin what the page's first button does."""

    def subject(self) -> tuple[str, str] | None:
        """Return the table and the number of the record under the cursor, for its history."""
        return None

    def show_place(self, rest: str) -> None:
        """Go to a record of the page, the page itself when there is none."""
        number = number_in(rest.partition(":")[2])
        if number is not None:
            self.list.choose(lambda one: self.number(one) == number)
        self.list.take_keyboard()

    def number(self, record: Any) -> int:
        """Return the number of a record."""
        return int(record.record.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow window has the texts below the list."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes(_SIZES[wide])
