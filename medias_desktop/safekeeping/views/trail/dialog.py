"""The window of the audit trail: filters, the list, one action in detail, a record's history, the export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button, fit_to_text, heading, label, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.safekeeping.service.trail import PAGE, ActionLine, Exported
from medias_desktop.safekeeping.views.trail.detail_pane import DetailPane
from medias_desktop.safekeeping.views.trail.filters import TrailFilters
from medias_desktop.safekeeping.views.trail.history_page import HistoryPage
from medias_desktop.safekeeping.views.trail.rendering import moment

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.safekeeping.service.trail import TrailService


class TrailDialog(QDialog):
    """Reads pages as the list is scrolled; a new wish stops what was still being looked for."""

    def __init__(self, parent: QWidget | None, service: TrailService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._job: Job | None = None
        self._asked = 0
        self._more = False
        self._knows_actions = False
        self.history: HistoryPage | None = None
        self.setObjectName("trail_dialog")
        self.setWindowTitle(_("Audit trail"))
        fit_to_text(self, min(1280, self.screen().availableSize().width() - 80), 720)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._lists())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self._connect()
        self.filters.offer(self.filters.actor, service.users())
        self.filters.offer(self.filters.table, service.tables())
        self.load()
        self.table.setFocus()

    # The window

    def _lists(self) -> QWidget:
        self.filters = TrailFilters(self._desk.clock.today)
        self.table: RecordTable = RecordTable(_columns(), _("Actions"), key=lambda one: one.seq)
        self.table.setObjectName("trail")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        clear = button(_("Clear the filters"), "mdi6.filter-off-outline")
        clear.setObjectName("trail_clear_empty")
        clear.clicked.connect(self.filters.clear)
        self.found = QStackedWidget()
        self.found.addWidget(self.table)
        self.found.addWidget(
            EmptyState(_("No action matches"), _("Change the words searched for or the filters."), clear)
        )
        self.found.addWidget(
            EmptyState(_("Nothing was recorded yet"), _("Every action in the register will be listed here."))
        )
        self.detail = DetailPane(self._service)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(16)
        sides.addWidget(self.found)
        sides.addWidget(self.detail)
        sides.setSizes([780, 440])
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Audit trail")))
        layout.addWidget(
            muted(
                _(
                    "Whatever is done in the register is written here and chained: nothing can be changed or removed unseen."
                )
            )
        )
        layout.addWidget(self.filters)
        layout.addWidget(sides, 1)
        layout.addLayout(self._foot())
        return page

    def _foot(self) -> QHBoxLayout:
        self.counted = label("", wrap=False)
        self.counted.setObjectName("trail_count")
        self.stop = button(_("&Stop searching"), "mdi6.close")
        self.stop.setObjectName("trail_stop")
        self.export_button = button(_("&Export…"), "mdi6.file-export-outline")
        self.export_button.setObjectName("trail_export")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.counted)
        row.addWidget(self.stop)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.close_button)
        for one in (self.stop, self.export_button, self.close_button, self.filters.clear_button):
            one.setAutoDefault(False)  # Enter in a filter starts the search, nothing else
        return row

    def _connect(self) -> None:
        self.filters.changed.connect(self.load)
        self.table.selection_changed.connect(self._show_detail)
        self.table.activated_row.connect(lambda _line: self.detail.setFocus())
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._load_more())
        self.detail.history_wanted.connect(self.show_history)
        self.stop.clicked.connect(self._stop)
        self.export_button.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._go_to_search)

    def _go_to_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _ask_actions(self) -> None:
        """Offer the actions that the trail holds; finding them reads all of it, so the first page comes before."""
        if not self._knows_actions:
            self._knows_actions = True
            work = self._service.actions
            self._desk.jobs.run(self, "", lambda _progress: work(), self._offer_actions, quiet=True)

    def _offer_actions(self, actions: tuple[tuple[str, str], ...]) -> None:
        self.filters.offer(self.filters.action, actions)

    # The list

    def load(self, before: int | None = None) -> None:
        """List what is wanted now, or the page that comes ``before`` an operation."""
        self._cancel()
        self._asked += 1
        asked, wanted = self._asked, self.filters.wanted()
        self._more = False
        self._job = self._desk.jobs.run(
            self,
            _("Searching…"),
            lambda progress: self._service.page(wanted, before, progress, PAGE),
            lambda lines: self._show(asked, before, lines),
            lambda: self._on_stopped(asked),
            quiet=True,
        )
        self.counted.setText(_("Searching…"))
        self.stop.setVisible(bool(wanted.text))

    def _load_more(self) -> None:
        bar = self.table.verticalScrollBar()
        if self._more and bar.value() >= bar.maximum() - bar.pageStep():
            self.load(self.table.rows()[-1].seq)

    def _show(self, asked: int, before: int | None, lines: tuple[ActionLine, ...]) -> None:
        if asked != self._asked:
            return
        self._job = None
        self._more = len(lines) == PAGE
        if before is None:
            self.table.set_rows(lines)
            self.table.scrollToTop()
            if lines and not self.table.selected():
                self.table.selectRow(0)
        else:
            self.table.append_rows(lines)
        nothing = 2 if self._service.is_empty() else 1
        self.found.setCurrentIndex(0 if self.table.rows() else nothing)
        self._count()
        self._show_detail()
        self._ask_actions()

    def _on_stopped(self, asked: int) -> None:
        if asked == self._asked:
            self._job = None
            self._count(stopped=True)

    def _count(self, *, stopped: bool = False) -> None:
        self.stop.hide()
        count = len(self.table.rows())
        text = ngettext("{n} action shown", "{n} actions shown", count).format(n=format_number(count))
        if stopped:
            text = _("The search was stopped.")
        elif self._more:
            text += "  ·  " + _("scroll for older ones")
        self.counted.setText(text)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _show_detail(self) -> None:
        chosen = self.table.selected()
        if not chosen:
            self.detail.clear()
        elif self.detail.seq != chosen[0].seq:
            self.detail.show_action(chosen[0].seq)

    # A record's history

    def show_history(self, record: tuple[str, str]) -> None:
        """Show what happened to a record in place of the list."""
        self._leave_history()
        page = HistoryPage(self._service.record_history([record]), _("&Back"))
        page.left.connect(self._leave_history)
        self.history = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.text.setFocus()

    def _leave_history(self) -> None:
        page, self.history = self.history, None
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
            self.detail.setFocus()

    # The export

    def export(self) -> None:
        """Ask where, then write the whole trail and the program that checks it."""
        day = self._desk.clock.today().isoformat()
        name = _("Audit trail {date}").format(date=day) + ".ndjson"
        filters = _("Audit trail (*.ndjson)")
        path = self._desk.dialogs.save_file(self, _("Export the audit trail"), name, filters)
        if path is None:
            return
        if path.suffix.lower() != ".ndjson":
            path = path.with_name(path.name + ".ndjson")
        target: Path = path
        self._desk.jobs.run(
            self,
            _("Exporting the audit trail…"),
            lambda progress: self._service.export(target, progress),
            self._on_exported,
        )

    def _on_exported(self, done: Exported) -> None:
        text = ngettext(
            "{n} operation is now in “{name}”, whatever the filters. “{verifier}” beside it checks it without this program.",
            "{n} operations are now in “{name}”, whatever the filters. “{verifier}” beside it checks them without this program.",
            done.events,
        )
        told = text.format(n=format_number(done.events), name=done.path.name, verifier=done.verifier.name)
        self._desk.dialogs.tell(self, told)

    def reject(self) -> None:
        """Qt: Escape leaves the history first, then the window; what is being looked for is stopped."""
        if self.history is not None:
            self._leave_history()
            return
        self._asked += 1
        self._cancel()
        super().reject()


def _columns() -> list[Column[ActionLine]]:
    return [
        Column(_("When"), lambda one: moment(one.at), stretch=11),
        Column(_("Who"), lambda one: one.actor, stretch=8),
        Column(_("Action"), lambda one: one.action, stretch=12),
        Column(_("About"), lambda one: one.about, stretch=12),
        Column(_("Seal"), _seal, lambda _one: "ok", stretch=5),
    ]


def _seal(one: ActionLine) -> str:
    return _("Sealed") if one.seal is not None else ""
