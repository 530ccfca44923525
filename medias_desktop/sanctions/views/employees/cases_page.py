"""The cases once their lock is open: figures, filters, the list, and beside it what is due or one case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.sanctions.errors.listing import NoCaseOpen
from medias_desktop.sanctions.rules.case_filters import CaseList
from medias_desktop.sanctions.rules.clocks import waiting
from medias_desktop.sanctions.rules.next_acts import CaseAct
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.case_panel.panel import CasePanel
from medias_desktop.sanctions.views.employees import columns, layout, menu
from medias_desktop.sanctions.views.employees.beside import Beside
from medias_desktop.sanctions.views.employees.clocks_panel import ClocksPanel
from medias_desktop.sanctions.views.employees.commands import Commands
from medias_desktop.sanctions.views.employees.figures import Figures, counts_of
from medias_desktop.sanctions.views.employees.filters import Filters
from medias_desktop.sanctions.views.employees.rows import ListedCases

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.case_cards import CasesShown
    from medias_desktop.sanctions.service.disciplinary import Disciplinary

_LOW = 34
"""Lines of text below which the figures make room for the list."""


class CasesPage(QWidget):
    """Exists only while the lock is open; every window about a case is a child of it."""

    counted = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)

    def __init__(self, service: SanctionService, disciplinary: Disciplinary, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._disciplinary, self._desk = service, disciplinary, desk
        self._shown: CasesShown | None = None
        self._list = CaseList(())
        """The cases shown, made ready to be searched while they were read."""
        self._job: Job | None = None
        self._asked = 0
        self._then: list[Callable[[], None]] = []
        """What waits for the cases to be there."""
        self.figures, self.filters, self.clocks = Figures(), Filters(), ClocksPanel()
        self.panel = CasePanel(disciplinary, desk, lambda: self._list.briefs)
        self.table = LazyTable(columns.columns(), _("Disciplinary cases"), lambda row: row.id, desk.jobs)
        self.table.setObjectName("cases")
        self.commands = Commands(self, service, disciplinary, desk, self._with_case)
        self.actions_ = Actions(
            self,
            self.table,
            menu.lines(
                self.commands,
                self.open_case,
                self.show_history,
                self.show_clocks,
                self._print_list,
                self._council,
            ),
        )
        self._lay_out()
        self._connect()
        permit(service.refusal(Permission.RECORD), desk.dialogs, *self.parts.writing, *self.actions_.writing)

    # What the tab asks

    def refresh(self) -> None:
        """Read the cases anew, on the worker; those shown stay when nothing was written."""
        self._asked += 1
        asked, known, ready, cards = self._asked, self._shown, self._list, self._disciplinary.cards

        def read(progress: Progress) -> tuple[CasesShown, CaseList]:
            found = cards.all(progress, known)
            same = known is not None and known.stamp == found.stamp
            return found, ready if same else CaseList(found.briefs).prepare()

        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self,
            _("Opening the cases…"),
            read,
            lambda found: self._arrive(asked, *found),
            lambda: self._end(asked),
            quiet=True,
        )

    def show_place(self, place: str) -> None:
        """Go to “clocks”, “removals”, “new”, “case:12” or “person:UID”, as soon as the cases are there."""
        if self._shown is None:
            self._then.append(lambda: self.show_place(place))
            return
        kind, _colon, name = place.partition(":")
        if kind == "clocks":
            self.show_clocks()
        elif kind == "removals":
            QTimer.singleShot(0, self, self.commands.removals)
        elif kind == "new":
            QTimer.singleShot(0, self, self.commands.new)
        elif kind == "person":
            self.filters.restore({"person": name})
        elif kind == "case" and name.isascii() and name.isdigit():
            self.go_to(int(name))

    def waits(self) -> int:
        """Return how many deadlines have passed and how many files are to be cleared, as the figures say it."""
        if self._shown is None:
            return 0
        found = waiting(self._shown.clocks)
        return found.overdue + found.to_clear

    def view_state(self) -> dict[str, Any]:
        """Return the filters, the case under the cursor and the section shown."""
        row = self.table.current_row()
        return {
            "filters": self.filters.view_state(),
            "current": None if row is None else row.id,
            "section": self.panel.section(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""

        def go_on() -> None:
            self.filters.restore(state.get("filters", {}))
            self.panel.show_section(str(state.get("section", "")))
            if state.get("current") is not None:
                self.table.select_numbers([state["current"]], state["current"])

        self._when_there(go_on)

    def settled(self) -> bool:
        """Tell whether everything is shown and nothing is under way."""
        return self._job is None and self.table.settled() and self.panel.at_rest()

    def close_for_good(self) -> None:
        """Let go of everything at once: the lock has closed."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.panel.forget()
        self._shown, self._list = None, CaseList(())
        self.table.show(ListedCases(self._list, self.filters.wanted(self._service.today)))
        self.clocks.show_clocks(())

    # Going somewhere

    def go_to(self, case_id: int) -> None:
        """Put the cursor on a case, whatever is filtered, and open it."""
        if all(one.id != case_id for one in self._listed()):
            self.filters.restore({})
        self.table.select_numbers([case_id], case_id)
        if self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())
        self.splitter.show_side(self.panel)
        self._open(case_id)

    def open_case(self) -> None:
        """Open the case that is selected, and go into it."""
        row = self._chosen()
        if row is None:
            self._desk.dialogs.tell_error(self, NoCaseOpen())
        else:
            self._open_and_enter(row)

    def show_history(self) -> None:
        """Show what the audit trail says of the case that is selected, which is not opened for it."""
        row = self._chosen()
        if row is None:
            self._desk.dialogs.tell_error(self, NoCaseOpen())
        else:
            self.commands.history(row.id)

    def show_clocks(self) -> None:
        """Show what is due beside the list, and go into it."""
        self.splitter.show_side(self.clocks)
        self.clocks.take_keyboard()

    def leave_side(self) -> None:
        """Give the keyboard back to the list; what is due takes the place of the case."""
        self.panel.show_brief(None)
        self.side.setCurrentWidget(self.clocks)
        self.splitter.show_list()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # The case that is meant

    def _with_case(self, then: Callable[[OpenCase], object]) -> bool:
        row, card = self._chosen(), self.panel.card
        if card is not None and not self.panel.isHidden() and self.side.currentWidget() is self.panel:
            then(card.open)
            return True
        if row is None:
            return False
        self._open(row.id, then)
        return True

    def _chosen(self) -> CaseBrief | None:
        rows: Sequence[CaseBrief] = self.table.selected_rows() if self.table.selected_count() == 1 else ()
        return rows[0] if rows else None

    def _open_and_enter(self, row: CaseBrief) -> None:
        self.splitter.show_side(self.panel)
        self._open(row.id, lambda _found: self.panel.setFocus(Qt.FocusReason.OtherFocusReason))

    def _open(self, case_id: int, then: Callable[[OpenCase], object] | None = None) -> None:
        """Open a case beside the list; whoever works on cases keeps their lock open."""
        sealed = self._desk.sealed
        if sealed is not None:
            sealed.with_vault(self, lambda _vault: self.panel.open_case(case_id, then))

    def _pass_by(self) -> None:
        """Show of the case under the cursor what the list knows: it is opened, which is recorded, when it is asked for."""
        row = self._chosen()
        if row is not None:
            self.panel.show_brief(row)
            self.side.setCurrentWidget(self.panel)

    def _on_click(self, place: int) -> None:
        row = self.table.record_at(place)
        if row is not None and self.table.selected_count() == 1:
            self.splitter.show_side(self.panel)
            self._open(row.id)

    # Showing

    def _arrive(self, asked: int, found: CasesShown, ready: CaseList) -> None:
        if asked != self._asked:
            return
        self._job = None
        before, self._shown = self._shown, found
        anew = before is None or before.stamp != found.stamp
        if before is None or before.clocks != found.clocks:
            self._desk.changes.announce("reminders")  # the list of things to do tells the next of them
        if anew:
            self._list = ready
            self.filters.offer(found.briefs)
            self._show(in_place=True)
            self.panel.follow(found.briefs)
        self.clocks.show_clocks(found.clocks)
        self.figures.show_counts(counts_of(found, self._service.today))
        self._show_page()
        waiting, self._then = self._then, []
        for one in waiting:
            one()
        self.counted.emit()

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job = None

    def _listed(self) -> tuple[CaseBrief, ...]:
        return self._list.filtered(self.filters.wanted(self._service.today))

    def _show(self, *, in_place: bool) -> None:
        wanted = self.filters.wanted(self._service.today)
        self.table.show(ListedCases(self._list, wanted), in_place=in_place)
        self.figures.show_filter(self.filters.figure)
        self._show_page()

    def _show_page(self, _number: int = 0) -> None:
        page: QWidget = self.parts.reading
        if self._shown is not None:
            none_at_all = not self._list.briefs
            page = self.parts.nothing if none_at_all else self.parts.whole
            no_match = self.table.total() == 0
            self.list_pages.setCurrentWidget(self.parts.no_match if no_match else self.table)
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            if page is self.parts.whole and self.isVisible():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        total = self.table.total()
        words = "" if total is None else ngettext("{n} case", "{n} cases", total)
        self.parts.footer.setText(words.format(n=format_number(total or 0)))

    def _filter_by_figure(self, name: str) -> None:
        self.filters.figure = name
        self._show(in_place=False)

    def _when_there(self, then: Callable[[], None]) -> None:
        if self._shown is None:
            self._then.append(then)
        else:
            then()

    def _print_list(self) -> None:
        wanted = self.filters.wanted(self._service.today)
        self.commands.print_list(self._list.briefs, wanted)

    def _council(self) -> None:
        self.commands.council(self._list.briefs)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the list."""
        super().resizeEvent(event)
        self.figures.be_compact(compact=self.height() < _LOW * self.fontMetrics().lineSpacing())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the most telling first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns.columns_with_room(characters))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.parts = layout.Parts(self.actions_)
        self.list_pages = QStackedWidget()
        for page in (self.table, self.parts.no_match):
            self.list_pages.addWidget(page)
        self.side = QStackedWidget()
        for beside in (self.clocks, self.panel):
            self.side.addWidget(beside)
        self.splitter = Beside(self.list_pages, self.side)
        head = layout.Head(self.figures, self.parts.buttons)
        for widget in (head, self.filters):
            self.parts.column.addWidget(widget)
            self.splitter.side_alone.connect(widget.setHidden)
        self.parts.column.addWidget(self.splitter, 1)
        self.parts.column.addWidget(self.parts.footer)
        self.splitter.side_alone.connect(self.parts.footer.setHidden)
        self.pages = layout.pages(self, self.parts)
        self.panel.acts.setMenu(self.actions_.menu)

    def _connect(self) -> None:
        self.figures.filter_asked.connect(self._filter_by_figure)
        self.figures.place_asked.connect(self.show_place)
        self.filters.changed.connect(lambda: self._show(in_place=False))
        self.parts.show_all.clicked.connect(lambda: self.filters.restore({}))
        self.clocks.case_asked.connect(self.go_to)
        self.clocks.closed.connect(self.leave_side)
        self.panel.closed.connect(self.leave_side)
        self.panel.clause_asked.connect(self.clause_asked)
        self.panel.case_asked.connect(self.go_to)
        self.panel.open_asked.connect(self.open_case)
        self.panel.act_asked.connect(self.commands.act)
        self.panel.letters_asked.connect(self.commands.letters)
        self.panel.person_asked.connect(lambda uid: self.filters.restore({"person": uid}))
        self.commands.recorded.connect(self._on_recorded)
        self.commands.history_wanted.connect(self.history_wanted)
        self.table.installEventFilter(self)
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self._pass_by)
        self.table.activated_row.connect(self._open_and_enter)
        self.table.clicked.connect(lambda index: self._on_click(index.row()))
        self.table.typed.connect(self._search_for)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self.actions_.menu.popup(self.table.viewport().mapToGlobal(place))
        )
        self.panel.shown.connect(self._show_acts)
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(search)

    def _on_recorded(self, found: OpenCase) -> None:
        self.panel.show_open(found)
        self.splitter.show_side(self.panel)
        if any(one.id == found.id for one in self._list.briefs):
            self.table.select_numbers([found.id], found.id)
        else:  # a new case, which the list has once it is read anew
            self._then.append(lambda: self.table.select_numbers([found.id], found.id))

    def _show_acts(self) -> None:
        """Leave the acts in use that make sense on the case shown."""
        card = self.panel.card
        for act in CaseAct:
            self.actions_[act.value].setEnabled(card is None or act in card.acts)

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)
