"""What is due about consents: a list with a filter, whom to write to, forms and a list to be printed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    Card,
    Chip,
    EmptyState,
    SearchField,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    scrolled,
    subheading,
)
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.photo_consents.labels.deadlines import (
    DEADLINE_NAMES,
    contacts,
    deadline_kind,
    left_label,
    why_label,
)
from medias_desktop.photo_consents.rules.deadlines import Deadline, DeadlineKind
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.deadlines.acts import DeadlineActs


class DeadlinesDialog(QDialog):
    """At the left the deadlines by day, at the right what to do about one."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._acts = DeadlineActs(self, service, desk)
        self._today = service.today
        self._all: Sequence[Deadline] = ()
        self.setObjectName("deadlines_dialog")
        self.setWindowTitle(_("Deadlines of consents"))
        fit_to_text(self, 1100, 660)
        self.search = SearchField(_("Search a person…  (Ctrl+F)"))
        self.search.setObjectName("deadlines_search")
        self.search.searched.connect(lambda _text: self._fill())
        self.kind = QComboBox()
        self.kind.setObjectName("deadlines_kind")
        self.kind.setAccessibleName(_("Kind of deadline"))
        self.kind.currentIndexChanged.connect(self._fill)
        self.table = RecordTable(_columns(self._today), _("Deadlines"), key=_key)
        self.table.setObjectName("deadlines_table")
        self.table.selection_changed.connect(self._show_side)
        self.table.activated_row.connect(lambda row: self._acts.card(row.portrayed.id))
        self._make_side()
        self._make_buttons()
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print_list)
        desk.changes.changed.connect(self._news)
        self.load()

    def _make_side(self) -> None:
        self.side = Card()
        self.chip = Chip()
        self.name = subheading("")
        self.name.setWordWrap(True)
        self.born = muted("")
        self.why = label("")
        self.why.setObjectName("deadline_why")
        self.consent = muted("")
        self.contacts = label("")
        self.contacts.setObjectName("deadline_contacts")
        for widget in (self.chip, self.name, self.born, self.why, self.consent):
            self.side.body.addWidget(widget)
        self.side.body.addSpacing(8)
        self.side.body.addWidget(muted(_("Whom to write to")))
        self.side.body.addWidget(self.contacts)
        self.side.body.addStretch(1)

    def _make_buttons(self) -> None:
        self.card_button = button(_("&Everything about the person"), "mdi6.card-account-details-outline")
        self.card_button.setObjectName("deadline_card")
        self.card_button.clicked.connect(self._card)
        self.forms_button = button(_("Print renewal &forms…"), "mdi6.file-sign")
        self.forms_button.setObjectName("renewal_forms")
        self.forms_button.clicked.connect(self._forms)
        self.print_button = button(_("&Print the list…"), "mdi6.printer-outline", primary=True)
        self.print_button.setObjectName("print_renewals")
        self.print_button.clicked.connect(self._print_list)

    def _lay_out(self) -> None:
        full = QWidget()
        columns = QHBoxLayout(full)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self.table, 3)
        beside = scrolled(self.side)
        beside.setMinimumWidth(320)
        columns.addWidget(beside, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(
            EmptyState(
                _("Nothing is due"),
                _(
                    "Birthdays of minors, consents that end, guardians still missing and silence are listed here "
                    "from 60 days before."
                ),
            )
        )
        self.stack.setCurrentIndex(1)
        named = QLabel(_("&Kind of deadline"))
        named.setBuddy(self.kind)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.search, 2)
        choice.addWidget(named)
        choice.addWidget(self.kind, 1)
        close = button(_("C&lose"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Deadlines of consents")))
        layout.addWidget(muted(_("Whoever must be asked, or asked anew, and by when.")))
        layout.addLayout(choice)
        layout.addWidget(self.stack, 1)
        layout.addLayout(action_row(self.card_button, self.forms_button, close, self.print_button))

    # What is shown

    def load(self) -> None:
        """Derive the deadlines of today again, on the worker."""
        self._desk.jobs.run(
            self,
            _("Looking for deadlines…"),
            lambda progress: self._service.deadlines.on(self._today, progress),
            self._arrived,
            quiet=True,
        )

    def _arrived(self, found: Sequence[Deadline]) -> None:
        self._all = found
        here = self.kind.currentData()
        numbers = Counter(one.kind for one in found)
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(f"{_('All kinds')} ({format_number(len(found))})", "")
        for kind in DeadlineKind:
            if numbers[kind]:
                told = f"{translate(DEADLINE_NAMES[kind])} ({format_number(numbers[kind])})"
                self.kind.addItem(told, kind.value)
        self.kind.setCurrentIndex(max(self.kind.findData(here), 0))
        self.kind.blockSignals(False)
        self._fill()

    def rows(self) -> list[Deadline]:
        """Return the deadlines that the filter lets through."""
        kind, words = self.kind.currentData(), fold(self.search.text()).split()
        return [
            one
            for one in self._all
            if (not kind or one.kind.value == kind)
            and all(word in fold(f"{one.portrayed.full_name} {one.event}") for word in words)
        ]

    def _fill(self) -> None:
        rows = self.rows()
        self.table.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.selected():
            self.table.selectRow(0)
        self._show_side()

    def _show_side(self) -> None:
        chosen = self.table.selected()
        for one in (self.card_button, self.forms_button):
            one.setEnabled(bool(chosen))
        self.card_button.setEnabled(len(chosen) == 1)
        self.print_button.setEnabled(bool(self.table.rows()))
        self.side.setVisible(bool(chosen))
        if not chosen:
            return
        one = chosen[0]
        person = one.portrayed
        self.chip.show_state(translate(DEADLINE_NAMES[one.kind]), deadline_kind(one, self._today))
        self.name.setText(person.full_name)
        born = person.birth_date
        age = person.age(self._today)
        told = ""
        if born is not None and age is not None:
            years = ngettext("{n} year old", "{n} years old", age).format(n=age)
            told = _("Born on {day}, {years}").format(day=format_date(born), years=years)
        self.born.setText(told)
        self.born.setVisible(bool(told))
        self.why.setText(why_label(one))
        self.consent.setText(self._service.exports.consents_label(one))
        self.contacts.setText("\n".join(contacts(one, self._today)))

    # What is done

    def _card(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self._acts.card(chosen[0].portrayed.id)

    def _forms(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self._acts.print_forms(list(dict.fromkeys(one.portrayed.id for one in chosen)))

    def _print_list(self) -> None:
        narrowed = []
        if self.kind.currentData():
            narrowed.append(translate(DEADLINE_NAMES[DeadlineKind(self.kind.currentData())]))
        if self.search.text().strip():
            narrowed.append(_("with “{words}”").format(words=self.search.text().strip()))
        told = _("Only: {choices}").format(choices=" · ".join(narrowed)) if narrowed else ""
        if self.print_button.isEnabled():
            self._acts.print_list(self.rows(), told)

    def _news(self, names: frozenset[str]) -> None:
        if names & {"photo_consents", "people"}:
            self.load()


def _key(one: Deadline) -> tuple[str, int, tuple[int, ...]]:
    return one.kind.value, one.portrayed.id, tuple(consent.id for consent in one.consents)


def _columns(today: dt.date) -> list[Column[Deadline]]:
    return [
        Column(_("Person"), lambda one: one.portrayed.listed_name, stretch=19),
        Column(
            _("Deadline"),
            lambda one: translate(DEADLINE_NAMES[one.kind]),
            chip=lambda one: deadline_kind(one, today),
            stretch=19,
        ),
        Column(_("Day"), lambda one: format_date(one.day, "medium"), stretch=11),
        Column(_("When"), lambda one: left_label(one, today), stretch=11),
    ]
