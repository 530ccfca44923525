"""The lists of the window: what is due, by its reason, and what was removed before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext
from medias_desktop.core.widgets.check_table import CheckTable
from medias_desktop.core.widgets.parts import EmptyState, action_row, button, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.sanctions.rules.removing import DueRemoval, RemovalReason, RemovalRecord
from medias_desktop.sanctions.views.removals.wording import REASON_NAMES, nothing_due, what_goes, word


class DueList(QWidget):
    """Cases to tick; ``wanted`` with those ticked, ``paper_wanted`` with all of them."""

    wanted = Signal(object)
    paper_wanted = Signal(object)

    def __init__(self, reason: RemovalReason, *, may: bool) -> None:
        super().__init__()
        self.reason = reason
        self._may = may
        self.table = CheckTable(_columns(reason), word(REASON_NAMES[reason]), key=lambda one: one.brief.id)
        self.table.setObjectName(f"due_{reason.value}")
        self.all = button(_("Tick &all"))
        self.paper = button(_("&List on paper…"), "mdi6.printer-outline")
        self.paper.setObjectName(f"paper_{reason.value}")
        self.go = button("", "mdi6.archive-remove-outline", primary=True)
        self.go.setObjectName(f"remove_{reason.value}")
        self.stack = QStackedWidget()
        self._empty = EmptyState(*nothing_due(reason))
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(muted(what_goes(reason)))
        inside.addWidget(self.table, 1)
        inside.addLayout(action_row(self.all, self.paper, self.go))
        self.stack.addWidget(self._empty)
        self.stack.addWidget(full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.stack)
        self.table.ticked.connect(self._count)
        self.all.clicked.connect(lambda: self.table.tick_all(not self._all_ticked()))
        self.go.clicked.connect(lambda: self.wanted.emit(self.table.ticked_rows()))
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(list(self._rows)))
        self._rows: list[DueRemoval] = []
        self._count()

    def show_due(self, due: Sequence[DueRemoval]) -> None:
        """Show those that are due for this reason."""
        self._rows = rows = [one for one in due if one.reason is self.reason]
        self.table.set_rows(rows)
        self.stack.setCurrentIndex(1 if rows else 0)
        if rows and not self.table.selected():
            self.table.selectRow(0)

    def number(self) -> int:
        """Return how many are due."""
        return self.table.model().rowCount()

    def _all_ticked(self) -> bool:
        return len(self.table.ticked_rows()) == self.number()

    def _count(self) -> None:
        ticked = len(self.table.ticked_rows())
        words = (
            ngettext("&Remove {n} measure…", "&Remove {n} measures…", ticked)
            if self.reason is RemovalReason.AMNESTY
            else ngettext("&Destroy {n} case…", "&Destroy {n} cases…", ticked)
        )
        if not ticked:
            words = _("&Remove…") if self.reason is RemovalReason.AMNESTY else _("&Destroy…")
        self.go.setText(" " + words.format(n=format_number(ticked)))  # room beside the icon
        self.go.setEnabled(self._may and ticked > 0)


class DoneList(RecordTable):
    """The removals that were done: nobody is named there."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Removed on"), _removed_on, stretch=3),
                Column(_("Why"), lambda one: word(REASON_NAMES[one.reason]), stretch=3),
                Column(_("What"), removed_in_words, stretch=4),
                Column(_("Reference"), lambda one: one.basis, stretch=6),
                Column(_("Removed by"), lambda one: one.removed_by, stretch=3),
            ),
            _("Removals done"),
        )
        self.setObjectName("removals_done")


def removed_in_words(record: RemovalRecord) -> str:
    """Return how much was removed."""
    parts = []
    if record.measures:
        parts.append(ngettext("{n} measure", "{n} measures", record.measures).format(n=record.measures))
    if record.letters:
        parts.append(ngettext("{n} letter", "{n} letters", record.letters).format(n=record.letters))
    if record.captures:
        parts.append(ngettext("{n} capture", "{n} captures", record.captures).format(n=record.captures))
    return ", ".join(parts) or _("a case without measure")


def _removed_on(record: RemovalRecord) -> str:
    return format_date(record.removed_at.astimezone().date())


def _columns(reason: RemovalReason) -> tuple[Column[DueRemoval], ...]:
    return (
        Column(_("Case"), lambda one: one.brief.number, stretch=3),
        Column(_("Person"), lambda one: one.brief.listed_name, stretch=5),
        Column(_("Measure"), _measure, stretch=5),
        Column(_("Fault of"), lambda one: format_date(one.brief.fault_day, "medium"), stretch=3),
        Column(
            _("No longer counts since") if reason is RemovalReason.AMNESTY else _("Over since"),
            lambda one: format_date(one.since, "medium"),
            stretch=4,
        ),
    )


def _measure(one: DueRemoval) -> str:
    brief = one.brief
    return brief.step_name_en if current_language() == "en" else brief.step_name_fr
