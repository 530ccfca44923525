"""The persons tab: who belongs to the municipality, in what capacity, since when."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.list_import.choosing import choose_list, read_then_show
from medias_desktop.core.widgets.parts import Card, EmptyState, Figure, button, heading, muted, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import PeopleFigures, Person, PersonFilter
from medias_desktop.people.service import PeopleService
from medias_desktop.people.views import wording
from medias_desktop.people.views.filters import PersonFilters

if TYPE_CHECKING:
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.people.listing import PeopleListing

_ADD_KEYS = "Ctrl+Shift+N"
"""Ctrl+N makes a new register: the same keys here would be ambiguous, and do neither."""


_COUNTED_AT_ONCE = 5000
"""Persons of whom the figures are there at once; those of more are counted on the worker."""
_REMEMBERED = 1000
"""Selected persons that another language, or another session, finds again."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What the list shows under one filter."""

    listing: PeopleListing
    wanted: PersonFilter

    def first(self, count: int) -> Sequence[Person]:
        return self.listing.first(self.wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        return self.listing.numbers(self.wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[Person]:
        return self.listing.rows(numbers)


class PeopleTab(Tab):
    """Figures, search and the list of persons; a list is imported, a person added or corrected from here."""

    watches: ClassVar[frozenset[str]] = frozenset({"people"})

    def __init__(self, service: PeopleService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self.dialog: QWidget | None = None
        self._writing: list[QPushButton] = []
        self.filters = PersonFilters()
        self.filters.changed.connect(self._show_rows)
        self.table = LazyTable(
            wording.person_columns(desk.clock.today), _("People"), lambda person: person.id, desk.jobs
        )
        self.table.setObjectName("people")
        self.table.activated_row.connect(self.edit)
        self.table.selection_changed.connect(self._enable)
        self.table.counted.connect(self._show_count)
        self.table.typed.connect(self._search_for)
        self._add_menu()
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._go_to_search)
        new = QShortcut(QKeySequence(_ADD_KEYS), self)
        new.activated.connect(self.add)
        self._refused = service.refusal(Permission.RECORD)
        permit(self._refused, desk.dialogs, new, *self._writing)

    def refresh(self) -> None:
        """Show what the register holds now."""
        total = self._service.count()
        self.pages.setCurrentWidget(self.content if total else self.nobody)
        self._read_figures(at_once=total <= _COUNTED_AT_ONCE)
        self.filters.show_departments(self._service.departments())
        self._show_rows(in_place=True)

    def view_state(self) -> dict[str, Any]:
        """Return the filters and the selection, of a very long one its beginning."""
        selected = self.table.selected_numbers()[:_REMEMBERED]
        return {"filters": self.filters.view_state(), "selected": list(selected)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.filters.restore(state.get("filters", {}))
        self.refresh()
        if selected := state.get("selected"):
            self.table.select_numbers(selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow window, or large letters, leaves the groups out rather than squeezing the figures."""
        super().resizeEvent(event)
        self.group_card.setVisible(self.width() > 130 * self.fontMetrics().averageCharWidth())

    # Acting

    def add(self) -> None:
        """Open an empty form."""
        self._open_form(None)

    def edit(self, person: Person) -> None:
        """Open a person's form with what the register holds now."""
        try:
            current = self._service.person(person.id)
        except UserError as error:
            self.desk.dialogs.tell_error(self, error)
            return
        self._open_form(current)

    def show_history(self) -> None:
        """Ask for everything that happened to the selected person's record."""
        chosen = self.table.selected_numbers()
        if len(chosen) == 1:
            self.history_wanted.emit([("person", str(chosen[0]))])

    def choose_list(self) -> None:
        """Ask for a file and show what an import of it would do."""
        path = choose_list(self, self.desk.dialogs, _("Import a list of people"))
        if path is not None:
            self.import_list(path)

    def import_list(self, path: Path) -> None:
        """Read a list, then show what an import of it would do."""

        def read() -> ListTable:
            from medias_desktop.people.list_import.reading import read_list

            return read_list(path)

        read_then_show(self, self.desk, read, self._show_import)

    def _show_import(self, listed: ListTable) -> None:
        from medias_desktop.people.views.import_dialog import ImportDialog

        self.dialog = window = ImportDialog(self, self._service, self.desk, listed)
        window.open()

    def _open_form(self, person: Person | None) -> None:
        from medias_desktop.people.views.person_dialog import PersonDialog

        form = PersonDialog(self, self._service, self.desk, self._service.departments(), person)
        permit(self._refused, self.desk.dialogs, form.save)
        form.saved.connect(self._select)
        form.finished.connect(form.deleteLater)
        self.dialog = form
        form.open()

    def _add_menu(self) -> None:
        """Give the list its menu: the right button, or the menu key."""
        self.history = QAction(_("&History of the record…"), self.table)
        self.history.setObjectName("person_history")
        self.history.setShortcut(QKeySequence("Ctrl+H"))
        self.history.triggered.connect(self.show_history)
        self.table.addAction(self.history)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._enable()

    def _enable(self) -> None:
        self.history.setEnabled(self.table.selected_count() == 1)

    def _select(self, person_id: int) -> None:
        self._show_rows(in_place=True)
        self.table.select_numbers({person_id}, person_id)

    def _search_for(self, letters: str) -> None:
        """Go on in the search field with what was typed in the list."""
        self.filters.search.setFocus()
        self.filters.search.setText(letters)

    def _go_to_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    # Showing

    def _show_figures(self, figures: PeopleFigures) -> None:
        for figure, number, caption in (
            (self.active, figures.active, ngettext("active person", "active people", figures.active)),
            (self.without_email, figures.without_email, _("without an e-mail address")),
            (
                self.former,
                figures.former,
                ngettext("person who has left", "people who have left", figures.former),
            ),
        ):
            figure.show_value(format_number(number), caption)
        self.former.setVisible(figures.former > 0)
        self.without_email.setVisible(figures.without_email > 0)
        self.by_group.setText(
            "  ·  ".join(
                f"{group_label(group)} {format_number(number)}" for group, number in figures.by_group
            )
            or "—"
        )

    def _read_figures(self, *, at_once: bool) -> None:
        day = self.desk.clock.today()
        if at_once:
            self._show_figures(self._service.figures(day))
            return
        self.desk.jobs.run(
            self, _("People"), lambda _progress: self._service.figures(day), self._show_figures, quiet=True
        )

    def _show_rows(self, *, in_place: bool = False) -> None:
        wanted, listing = self.filters.wanted(self.desk.clock.today()), self._service.listing
        self.table.show(_Source(listing, wanted), in_place=in_place)
        if self.table.total() is None:
            self.lists.setCurrentWidget(self.table)
            self.footer.setText(_("Counting…"))

    def _show_count(self, number: int) -> None:
        self.lists.setCurrentWidget(self.table if number else self.no_match)
        self.footer.setText(
            ngettext("{n} person shown", "{n} people shown", number).format(n=format_number(number))
            + "  ·  "
            + _("Enter or a double click opens a person")
        )

    def _lay_out(self) -> None:
        self.content = QWidget()
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        layout.addLayout(self._band())
        layout.addWidget(self.filters)
        clear = button(_("Show &everyone"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.filters.clear)
        self.no_match = EmptyState(
            _("Nobody matches"), _("Change the words searched for or the filters above the list."), clear
        )
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.no_match)
        layout.addWidget(self.lists, 1)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout.addWidget(self.footer)
        self.nobody = self._empty()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.content)
        self.pages.addWidget(self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(heading(_("People")))
        titles.addWidget(muted(_("Employees, elected officials and volunteers whom the policies concern")))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(titles, 1)
        for widget in (self._add_button("add"), self._import_button("import")):
            head.addWidget(widget)
        return head

    def _add_button(self, name: str) -> QPushButton:
        made = button(_("&Add a person"), "mdi6.account-plus-outline")
        made.setToolTip(f"{_('Add a person')} ({_ADD_KEYS})")
        made.setObjectName(name)
        made.clicked.connect(self.add)
        self._writing.append(made)
        return made

    def _import_button(self, name: str) -> QPushButton:
        made = button(_("&Import a list…"), "mdi6.table-arrow-down", primary=True)
        made.setObjectName(name)
        made.clicked.connect(self.choose_list)
        self._writing.append(made)
        return made

    def _band(self) -> QHBoxLayout:
        self.active = Figure("0", "", "ok")
        self.without_email = Figure("0", "", "warn")
        self.former = Figure("0", "", "muted")
        card = self.group_card = Card()
        card.body.addWidget(subheading(_("Active people by group")))
        self.by_group = muted("")
        self.by_group.setObjectName("by_group")
        card.body.addWidget(self.by_group)
        card.body.addStretch()
        band = QHBoxLayout()
        band.setSpacing(14)
        for figure in (self.active, self.without_email, self.former):
            figure.setMinimumWidth(120)
            band.addWidget(figure)
        band.addWidget(card, 1)
        band.addStretch(0)
        return band

    def _empty(self) -> QWidget:
        actions = QWidget()
        row = QHBoxLayout(actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._add_button("first_add"))
        row.addWidget(self._import_button("first_import"))
        return EmptyState(
            _("Nobody is recorded yet"),
            _(
                "Import the list that your payroll program or a spreadsheet gives (CSV, Excel or LibreOffice): "
                "its columns are recognized and you see what would be added before anything is written. "
                "You may also add people one by one."
            ),
            actions,  # type: ignore[arg-type]
        )
