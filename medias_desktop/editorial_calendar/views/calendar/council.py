"""What council is told of posts: rules set aside with their reasons, posts that nobody but their author approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout

from medias_desktop.core.i18n import _, format_date, format_number, format_time, ngettext, translate
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.parts import (
    EmptyState,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
)
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.post_records import Override, Unseconded
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage

OVERRIDES, ALONE, WITHOUT = "overrides", "alone", "without"

Told = tuple[Sequence["Override"], Sequence["Unseconded"], Sequence["Unseconded"]]


class CouncilDialog(QDialog):
    """Three lists of a period; a line opens its post, all of them can be copied."""

    def __init__(self, page: CalendarPage, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(page)
        self.setObjectName("council_dialog")
        self.setWindowTitle(_("For council"))
        self._page, self._service = page, service
        self._asking = Asking(self, desk, _("Reading the list…"))
        today = service.today
        self.since = DateField(_("&From"), "council_since", today.replace(month=1, day=1))
        self.until = DateField(_("&To"), "council_until", today)
        self.switch = Switch(
            _("What is listed"),
            (
                (OVERRIDES, _("Rules set aside")),
                (ALONE, _("Approved by their author")),
                (WITHOUT, _("Published without approval")),
            ),
        )
        self.tables = {
            OVERRIDES: RecordTable(_override_columns(), _("Rules set aside")),
            ALONE: RecordTable(_alone_columns(), _("Approved by their author"), key=lambda row: row),
            WITHOUT: RecordTable(_alone_columns(), _("Published without approval"), key=lambda row: row),
        }
        self.summary = muted("")
        self.summary.setObjectName("council_summary")
        self._lay_out()
        for field in (self.since, self.until):
            field.changed.connect(self._ask)
        self.switch.chosen.connect(self._show)
        self._ask()
        self._asking.now()

    def settled(self) -> bool:
        """Tell whether the lists are those of the period."""
        return self._asking.settled()

    def text(self) -> str:
        """Return the list that is shown as lines of cells parted by tabs."""
        name = self.switch.name()
        columns: Sequence[Column[Any]] = _override_columns() if name == OVERRIDES else _alone_columns()
        lines = ["\t".join(column.title for column in columns)]
        for row in self.tables[name].rows():
            lines.append("\t".join(" ".join(column.text(row).split()) for column in columns))
        return "\n".join(lines)

    def _ask(self) -> None:
        first, last = self.since.day(), self.until.day()
        posts = self._service.posts

        def read() -> Told:
            return (
                posts.overrides_between(first, last),
                posts.self_approvals(first, last),
                posts.without_approval(first, last),
            )

        self._asking.ask(read, self._arrive)

    def _arrive(self, found: Told) -> None:
        for name, rows in zip((OVERRIDES, ALONE, WITHOUT), found, strict=True):
            self.tables[name].set_rows(rows)
        self._show()

    def _show(self, _name: str = "") -> None:
        name = self.switch.name()
        for one, table in self.tables.items():
            table.setVisible(one == name and bool(table.rows()))
        count = len(self.tables[name].rows())
        self.nothing.setVisible(not count)
        self.copy.setEnabled(bool(count))
        words = ngettext("{n} line", "{n} lines", count).format(n=format_number(count))
        self.summary.setText(words if count else "")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text())
        self.summary.setText(_("The list is copied: paste it into a report or a spreadsheet."))

    def _go(self, row: Any) -> None:
        self.accept()
        self._page.open_post(row.post_id)

    def _lay_out(self) -> None:
        self.nothing = EmptyState(_("Nothing to tell"), _("No post of this period is in this list."), None)
        period = QHBoxLayout()
        period.setSpacing(12)
        for field in (self.since, self.until):
            period.addWidget(field, 1)
        period.addStretch(2)
        self.copy = button(_("Co&py the list"), "mdi6.content-copy")
        self.copy.setObjectName("council_copy")
        self.copy.clicked.connect(self._copy)
        self.print = button(_("P&rint the year…"), "mdi6.printer-outline")
        self.print.setObjectName("council_print")
        self.print.clicked.connect(lambda: self._page.commands.print_council(self.until.day().year))
        close = button(_("&Close"), primary=True)
        close.setObjectName("council_close")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(_("For council")))
        layout.addWidget(
            muted(_("What was decided otherwise than a rule says, and posts that no second person approved."))
        )
        layout.addLayout(period)
        layout.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        for name, table in self.tables.items():
            table.setObjectName(f"council_{name}")
            table.activated_row.connect(self._go)
            layout.addWidget(table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.summary)
        layout.addLayout(action_row(self.print, self.copy, close))
        fit_to_text(self, 940, 620)


def _override_columns() -> list[Column[Override]]:
    return [
        Column(_("Day"), lambda row: _moment(row.made_at), stretch=19),
        Column(_("Post"), lambda row: row.post_title, stretch=24),
        Column(_("Clause"), lambda row: row.clause.cite or "–", stretch=10),
        Column(_("What the program found"), lambda row: row.finding, stretch=30),
        Column(_("Reason"), _reason, stretch=28),
        Column(_("By"), lambda row: row.made_by, stretch=13),
    ]


def _reason(row: Override) -> str:
    if row.taken_back_at is None:
        return row.reason
    return _("{reason} (taken back on {day})").format(
        reason=row.reason, day=format_date(row.taken_back_at.astimezone().date(), "medium")
    )


def _alone_columns() -> list[Column[Unseconded]]:
    return [
        Column(_("Day"), lambda row: _moment(row.at), stretch=19),
        Column(_("Post"), lambda row: row.title, stretch=30),
        Column(_("Author"), lambda row: row.author, stretch=16),
        Column(_("By"), lambda row: row.taken_by, stretch=16),
        Column(_("Reason"), lambda row: row.reason, stretch=24),
        Column(
            _("State"),
            lambda row: translate(STATE_NAMES[row.state]),
            chip=lambda row: STATE_KINDS[row.state] or "muted",
            stretch=13,
        ),
    ]


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    return f"{format_date(local.date(), 'medium')}, {format_time(local)}"
