"""The coded reasons, each with the clause that names it, to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.check_table import CheckTable
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.table import Column
from medias_desktop.sanctions.labels.coded import cited, reason_name

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.reasons import ReasonChoice

_ROWS = 6
"""Rows seen at once."""


class ReasonsField(Field):
    """Several reasons may hold; those of the text in force come first, those without a clause say so."""

    changed = Signal()

    def __init__(self) -> None:
        columns: list[Column[ReasonChoice]] = [
            Column(_("Reason"), lambda one: reason_name(one.code), stretch=3),
            Column(_("Clause"), clauses_of, stretch=2),
        ]
        self.table = CheckTable(columns, _("Reasons"), lambda one: one.code)
        self.table.setFixedHeight((_ROWS + 1) * self.table.verticalHeader().defaultSectionSize() + 6)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._order: list[str] = []
        """Codes as they were ticked: the first is the reason that is recorded first."""
        super().__init__(_("&Reasons"), self.table, "reasons", _("Space ticks the reason under the cursor."))
        self.table.ticked.connect(self._on_tick)

    def show_choices(self, choices: Sequence[ReasonChoice]) -> None:
        """Offer the reasons of the text in force on another day; those ticked stay so."""
        self.table.set_rows(sorted(choices, key=lambda one: (not one.clauses, fold(reason_name(one.code)))))

    def tick(self, codes: Sequence[str]) -> None:
        """Tick these reasons and no others."""
        self.table.tick_all(False)
        for code in codes:
            self.table.tick((code,), ticked=True)
        places = {one.code: place for place, one in enumerate(self.table.rows())}
        if codes and codes[0] in places:
            self.table.selectRow(places[codes[0]])

    def codes(self) -> tuple[str, ...]:
        """Return the reasons ticked, in the order in which they were."""
        return tuple(self._order)

    def chosen(self) -> tuple[ReasonChoice, ...]:
        """Return the same with their clauses."""
        found = {one.code: one for one in self.table.ticked_rows()}
        return tuple(found[code] for code in self._order if code in found)

    def _on_tick(self) -> None:
        now = [one.code for one in self.table.ticked_rows()]
        kept = [code for code in self._order if code in now]
        order = kept + [code for code in now if code not in kept]
        if order != self._order:
            self._order = order
            self.show_problem()
            self.changed.emit()


def clauses_of(choice: ReasonChoice) -> str:
    """Return the clauses that name a reason, or that none does."""
    cites = dict.fromkeys(cited(one.clause.cite) for one in choice.clauses)
    return ", ".join(cites) or _("no clause in force names it")
