"""Everyone shown, searched by name; from there the form of one of them, or everything about one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import (
    EmptyState,
    SearchField,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.photo_consents.rules.persons import MAJORITY, PortrayedRow
from medias_desktop.photo_consents.views.persons.form import PersonForm

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.service.portrayed_listing import PortrayedListing


@dataclass(frozen=True, slots=True)
class _Source:
    listing: PortrayedListing
    text: str

    def first(self, count: int) -> Sequence[PortrayedRow]:
        return self.listing.first(self.text, count)

    def numbers(self, progress: Progress) -> array[int]:
        return self.listing.numbers(self.text, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[PortrayedRow]:
        return self.listing.rows(numbers)


class PersonsDialog(QDialog):
    """A window of its own: the list is one page of it, the form another."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("persons_dialog")
        self.setWindowTitle(_("Persons shown"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 980, 700)
        self._service, self._desk = service, desk
        self.search = SearchField(_("Search by name or e-mail"))
        self.search.setObjectName("persons_search")
        self.search.searched.connect(lambda _text: self.refresh(in_place=False))
        self.table = LazyTable(_columns(service.today), _("Persons shown"), lambda row: row.id, desk.jobs)
        self.table.setObjectName("persons")
        self.table.activated_row.connect(lambda row: self.edit(row.id))
        self.table.selection_changed.connect(self._enable)
        self.table.counted.connect(self._show_count)
        self.table.typed.connect(self._search_for)
        self.form = PersonForm(service, desk, wide=True)
        self.form.saved.connect(self._show_saved)
        self.form.left.connect(self._to_list)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        desk.changes.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self, *, in_place: bool = True) -> None:
        """Show what the register holds now."""
        self.table.show(_Source(self._service.portrayed.listing, self.search.text()), in_place=in_place)
        self._enable()

    def add(self) -> None:
        """Open an empty form."""
        self.form.begin(None, self.search.text())
        self.pages.setCurrentWidget(self.form_page)

    def edit(self, portrayed_id: int) -> None:
        """Open somebody’s form with what the register holds now."""
        try:
            one = self._service.portrayed.one(portrayed_id)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
            return
        self.pages.setCurrentWidget(self.form_page)
        self.form.begin(one)

    def show_card(self) -> None:
        """Show everything about the chosen one: consents, history."""
        row = self.table.current_row()
        if row is not None:
            from medias_desktop.photo_consents.views.consents.acts import ConsentActs

            ConsentActs(self, self._service, self._desk).card(row.id)

    def reject(self) -> None:
        """Qt: Escape leaves the form first."""
        if self.pages.currentWidget() is self.form_page:
            self._to_list()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window’s own cross closes it whatever is shown."""
        event.accept()

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & {"photo_consents", "people"} and self.isVisible():
            self.refresh()

    def _show_saved(self, number: int) -> None:
        self._to_list()
        self.refresh()
        self.table.select_numbers({number}, number)

    def _to_list(self) -> None:
        self.pages.setCurrentWidget(self.list_page)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search_for(self, letters: str) -> None:
        self.search.setFocus()
        self.search.setText(letters)

    def _enable(self) -> None:
        chosen = self.table.selected_count() == 1
        for one in (self.open_form, self.open_card):
            one.setEnabled(chosen)

    def _show_count(self, number: int) -> None:
        nobody = self.empty if self.search.text() == "" else self.no_match
        self.lists.setCurrentWidget(self.table if number else nobody)
        self.footer.setText(
            ngettext("{n} person shown in photos", "{n} persons shown in photos", number).format(
                n=format_number(number)
            )
        )

    def _edit_chosen(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit(row.id)

    # Layout

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.list_page, self.form_page = self._list(), QWidget()
        inside = QVBoxLayout(self.form_page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        self.pages.addWidget(self.list_page)
        self.pages.addWidget(self.form_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.pages)

    def _list(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Persons shown")))
        layout.addWidget(
            muted(_("Everybody who was named in a photo, a video or a text, and who speaks for the minors."))
        )
        layout.addWidget(self.search)
        self.lists = QStackedWidget()
        self.empty = EmptyState(
            _("Nobody is named yet"),
            _("Open a photo, draw a frame over a face and write the name: the person appears here."),
        )
        self.no_match = EmptyState(_("Nobody matches"), _("Change the words searched for."))
        for one in (self.table, self.empty, self.no_match):
            self.lists.addWidget(one)
        layout.addWidget(self.lists, 1)
        self.footer = muted("")
        self.add_person = button(_("&New person from outside…"), "mdi6.account-plus-outline")
        self.add_person.setObjectName("persons_add")
        self.add_person.clicked.connect(self.add)
        self.open_form = button(_("&Edit…"), "mdi6.pencil-outline")
        self.open_form.setObjectName("persons_edit")
        self.open_form.clicked.connect(self._edit_chosen)
        self.open_card = button(
            _("&Consents and history…"), "mdi6.card-account-details-outline", primary=True
        )
        self.open_card.setObjectName("persons_card")
        self.open_card.clicked.connect(self.show_card)
        for made in (self.add_person, self.open_form, self.open_card):
            made.setAutoDefault(False)
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, self.add_person)
        bottom = QHBoxLayout()
        bottom.addWidget(self.footer, 1)
        bottom.addLayout(action_row(self.add_person, self.open_form, self.open_card))
        layout.addLayout(bottom)
        return page


def _columns(today: dt.date) -> list[Column[PortrayedRow]]:
    def age(row: PortrayedRow) -> str:
        one = row.portrayed
        if one.birth_date is not None:
            years = one.age(today) or 0
            words = ngettext("{n} year", "{n} years", years).format(n=years)
            return words if years < MAJORITY else _("adult")
        return _("adult") if one.adult else _("unknown")

    def kind(row: PortrayedRow) -> str:
        one = row.portrayed
        years = one.age(today)
        if years is None:
            return "ok" if one.adult else "warn"
        return "ok" if years >= MAJORITY else "accent"

    def where(row: PortrayedRow) -> str:
        group = row.portrayed.group
        return group_label(group) if group is not None else _("from outside")

    def born(row: PortrayedRow) -> str:
        day = row.portrayed.birth_date
        return format_date(day, "medium") if day is not None else ""

    def guardians(row: PortrayedRow) -> str:
        return ", ".join(one.full_name for one in row.portrayed.guardians if one.ended_on is None)

    return [
        Column(_("Name"), lambda row: row.portrayed.listed_name, stretch=5),
        Column(_("Belongs to"), where, stretch=3),
        Column(_("Born on"), born, stretch=3),
        Column(_("Age"), age, chip=kind, stretch=2),
        Column(_("Guardians"), guardians, stretch=4),
        Column(_("Photos"), lambda row: format_number(row.items), stretch=2),
    ]
