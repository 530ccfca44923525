"""The history of a case: what happened, by date, then who recorded what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.core.widgets.card_parts import page, part, told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.sanctions.labels.case_history import action_in_words, change_in_words
from medias_desktop.sanctions.labels.case_timeline import event_in_words
from medias_desktop.sanctions.rules.case_timeline import timeline

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_cards import CaseCard


def history(card: CaseCard) -> QWidget:
    """Return the page."""
    found, column = page()
    happened, inside = part(_("What happened"))
    grid = _grid()
    top = Qt.AlignmentFlag.AlignTop
    for row, event in enumerate(timeline(card.case)):
        name, detail = event_in_words(event)
        day = muted(format_date(event.day, "medium"))
        day.setWordWrap(False)
        words = label(name)
        if event.day > card.today:
            words.setText(_("{what} (to come)").format(what=name))
            words.setProperty("role", "muted")
        cell = QVBoxLayout()
        cell.setSpacing(1)
        cell.addWidget(words)
        if detail:
            cell.addWidget(muted(breakable(detail)))
        grid.addWidget(day, row, 0, top)
        grid.addLayout(cell, row, 1)
    inside.addLayout(grid)
    column.addWidget(happened)
    column.addWidget(_recorded(card))
    column.addStretch(1)
    return found


def _recorded(card: CaseCard) -> QWidget:
    found, column = part(_("What was recorded"))
    for line in reversed(card.case.history):
        at = line.at.astimezone()
        words = label(action_in_words(line.action))
        when = muted(told(format_date(at.date(), "medium"), format_time(at), line.by))
        cell = QVBoxLayout()
        cell.setSpacing(1)
        cell.addWidget(words)
        cell.addWidget(when)
        for change in line.changes:
            cell.addWidget(muted(breakable(change_in_words(change))))
        column.addLayout(cell)
    return found


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    return grid
