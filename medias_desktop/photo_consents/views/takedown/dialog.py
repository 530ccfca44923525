"""The list of what is to be taken down or stopped, tracked until it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, translate
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    EmptyState,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    scrolled,
)
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.photo_consents.errors.uses import TakenDownByNobody, UseTextTooLong
from medias_desktop.photo_consents.labels.uses import (
    DUTY_NAMES,
    day_label,
    fate_label,
    place_label,
)
from medias_desktop.photo_consents.rules.uses import Consequence, Duty, PhotoUse, Standing
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.takedown.acts import TakedownActs
from medias_desktop.photo_consents.views.takedown.side import UseSide

_IN_ORDER = (Duty.TAKE_DOWN, Duty.STOP, Duty.REGULARISE, Duty.COMPLETE)
_DONE = "done"
_REMEMBERED = dt.timedelta(days=365)
"""For so long what was done is shown here; the history of a photo tells of it always."""


@dataclass(frozen=True, slots=True)
class _Row:
    use: PhotoUse
    duty: Duty | None
    found: Consequence | None

    @property
    def id(self) -> int:
        return self.use.id


class TakedownDialog(QDialog):
    """At the left what is to be done, at the right one publication and what was done with it."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._standing = Standing(service.today)
        self._done: Sequence[PhotoUse] = ()
        self._loaded = False
        self.setObjectName("takedown_dialog")
        self.setWindowTitle(_("Publications to take down"))
        fit_to_text(self, 1080, 780)
        self.shown = QComboBox()
        self.shown.setObjectName("takedown_shown")
        self.shown.setAccessibleName(_("Show"))
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.shown.currentIndexChanged.connect(self._fill)
        self.table = RecordTable(_columns(), _("Publications"))
        self.table.setObjectName("takedown_table")
        self.table.selection_changed.connect(self._show_side)
        may_write = service.refusal(Permission.RECORD) is None
        self.side = UseSide(service.today, may_write=may_write)
        self.side.open_link.connect(self._open_link)
        self.side.recorded.connect(self._record)
        self.side.dropped.connect(self._drop)
        self.side.restored.connect(self._restore)
        self.stack = QStackedWidget()
        self._lay_out()
        desk.changes.changed.connect(self._news)
        self.load()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.table, 3)
        beside = scrolled(self.side)
        beside.setMinimumWidth(self.side.minimumSizeHint().width() + 24)  # no bar below, at any size of text
        columns.addWidget(beside, 2)
        full = QWidget()
        full.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(
            _("Nothing here"),
            _(
                "When somebody withdraws a consent, or one ends, the publications that rest on it are listed here."
            ),
        )
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.print_button = button(_("&Print the worksheet…"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_worksheet")
        self.print_button.clicked.connect(self._print)
        close = button(_("&Close"))
        close.clicked.connect(self.reject)
        named = QLabel(_("&Show"))
        named.setBuddy(self.shown)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(named)
        choice.addWidget(self.shown)
        choice.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Publications to take down")))
        layout.addWidget(muted(_("What nobody agrees to any more must come down, and must not go out.")))
        layout.addLayout(choice)
        layout.addWidget(self.stack, 1)
        layout.addLayout(action_row(self.print_button, close))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    # What is shown

    def load(self) -> None:
        """Ask again what every publication asks for, on the worker."""
        service = self._service

        def look(progress: Progress) -> tuple[Standing, Sequence[PhotoUse]]:
            today = service.today
            return service.uses.standing(today, progress), service.uses.taken_down(today - _REMEMBERED)

        self._desk.jobs.run(self, _("Looking at the publications…"), look, self._arrived, quiet=True)

    def _arrived(self, found: tuple[Standing, Sequence[PhotoUse]]) -> None:
        self._standing, self._done = found
        here = self.shown.currentData()
        self.shown.blockSignals(True)
        self.shown.clear()
        for duty in _IN_ORDER:
            number = format_number(len(self._of(duty)))
            self.shown.addItem(f"{translate(DUTY_NAMES[duty])} ({number})", duty.value)
        self.shown.addItem(f"{_('Done')} ({format_number(len(self._done))})", _DONE)
        place = self.shown.findData(here)
        if not self._loaded:
            place = next((n for n, duty in enumerate(_IN_ORDER) if self._of(duty)), 0)
        self._loaded = True
        self.shown.setCurrentIndex(max(place, 0))
        self.shown.blockSignals(False)
        self._fill()

    def _of(self, duty: Duty) -> Sequence[Consequence]:
        standing = self._standing
        return {
            Duty.TAKE_DOWN: standing.take_down,
            Duty.STOP: standing.stop,
            Duty.REGULARISE: standing.regularise,
            Duty.COMPLETE: standing.complete,
        }[duty]

    def show_duty(self, duty: Duty) -> None:
        """Show one of the lists."""
        self.shown.setCurrentIndex(max(self.shown.findData(duty.value), 0))

    def _fill(self) -> None:
        wanted = self.shown.currentData()
        if wanted == _DONE:
            rows = [_Row(use, None, None) for use in sorted(self._done, key=_done_last, reverse=True)]
        else:
            duty = Duty(wanted)
            rows = [_Row(one.use, duty, one) for one in self._of(duty)]
        place = next((n for n, row in enumerate(self.table.rows()) if row == self.table.current()), 0)
        self.table.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.print_button.setEnabled(bool(self._standing.take_down))
        if rows and not self.table.selected():
            self.table.selectRow(min(place, len(rows) - 1))
        self._show_side()

    def current(self) -> _Row | None:
        """Return the publication that is selected."""
        chosen = self.table.selected()
        return chosen[0] if chosen else None

    def _show_side(self) -> None:
        row = self.current()
        self.side.setVisible(row is not None)
        if row is None:
            return
        why = self._service.exports.why(row.found) if row.found is not None else ""
        self.side.show_problem("")
        self.side.show_use(row.use, row.duty, why)

    # What is done

    def _open_link(self) -> None:
        row = self.current()
        if row is not None:
            self._desk.dialogs.open_link(row.use.link)

    def _record(self) -> None:
        row, side = self.current(), self.side
        if row is None:
            return
        try:
            self._service.uses.remove(
                row.use.id,
                row.use.version,
                side.day.day(),
                side.by.text(),
                side.removal.removal(),
                side.note.text(),
            )
        except TakenDownByNobody as error:
            side.show_problem(error.sentence(), side.by)
        except UseTextTooLong as error:
            side.show_problem(error.sentence(), side.note)
        except UserError as error:
            side.show_problem(error.sentence(), side.day)
        else:
            side.note.line.clear()
            self._after()

    def _drop(self) -> None:
        self._do(lambda use: self._service.uses.drop(use.id, use.version))

    def _restore(self) -> None:
        self._do(lambda use: self._service.uses.restore(use.id, use.version))

    def _do(self, act: Callable[[PhotoUse], None]) -> None:
        row = self.current()
        if row is None:
            return
        try:
            act(row.use)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._after()

    def _after(self) -> None:
        self.table.setFocus()
        self._desk.changes.announce("photo_consents")

    def _news(self, names: frozenset[str]) -> None:
        if names & {"photo_consents", "people", "policies"}:
            self.load()

    def _print(self) -> None:
        if self.print_button.isEnabled():
            TakedownActs(self, self._service, self._desk).worksheet()


def _done_last(use: PhotoUse) -> tuple[str, int]:
    return (use.removed_on.isoformat() if use.removed_on else "", use.id)


def _columns() -> list[Column[_Row]]:
    return [
        Column(_("Photo"), lambda row: row.use.item_title, stretch=5),
        Column(_("Where"), lambda row: place_label(row.use), stretch=5),
        Column(_("When"), _when, stretch=3),
        Column(_("Person in charge"), lambda row: row.use.responsible, stretch=4),
    ]


def _when(row: _Row) -> str:
    if row.duty and row.use.is_planned and row.use.planned_on:
        return format_date(row.use.planned_on, "medium")  # the list is of those still to come
    return day_label(row.use, "medium") if row.duty else fate_label(row.use)
