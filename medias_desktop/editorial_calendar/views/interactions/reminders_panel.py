"""What the clauses say where somebody answers: a line each, with the clause to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.editorial_calendar.labels.interactions import clause_text
from medias_desktop.editorial_calendar.labels.reminders import sentence
from medias_desktop.editorial_calendar.rules.reminder_lines import together

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.answering import Reminder
    from medias_desktop.editorial_calendar.rules.findings import Clause

_IN_A_ROW = 2
"""Chips beside each other; more of them stand below each other."""
Ask = Callable[["Clause"], None]


class RemindersPanel(QWidget):
    """Shows reminders; what blocks stands out, what several clauses say of one thing is one line."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.chips: list[ClauseLink] = []

    def show_reminders(self, found: Sequence[Reminder]) -> None:
        """Show these instead of what was shown."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.chips = []
        for line in together(found):
            words = sentence(line.reminder)
            self._column.addWidget(self._line(words, line.clauses, blocks=line.reminder.blocks))
        if not found:
            self._column.addWidget(muted(_("The texts in force that day say nothing of it.")))

    def _line(self, words: str, clauses: Sequence[Clause], *, blocks: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(breakable(words), "problem" if blocks else ""), 1)
        chips = QVBoxLayout() if len(clauses) > _IN_A_ROW else QHBoxLayout()
        chips.setSpacing(4)
        for clause in clauses:
            chips.addWidget(self.chip(clause, blocks=blocks), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(chips)
        return line

    def chip(self, clause: Clause, *, blocks: bool = False) -> ClauseLink:
        """Return the chip of a clause that opens it."""
        made = ClauseLink(clause_text(clause), "bad" if blocks else "accent")
        made.clicked.connect(lambda _checked=False, one=clause: self._ask(one))
        self.chips.append(made)
        return made
