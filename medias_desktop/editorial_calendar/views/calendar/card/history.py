"""The history of a post: its steps, and the rules that were set aside for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time, translate
from medias_desktop.core.widgets.card_parts import barred, page, part, told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.views.calendar.card.findings import clause_chip

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_records import Override
    from medias_desktop.editorial_calendar.views.calendar.card.found import PostCard
    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel


def history(panel: PostPanel, card: PostCard) -> QWidget:
    """Return the page."""
    found, column = page()
    steps, inside = part(_("Steps"))
    inside.addLayout(_steps(card))
    column.addWidget(steps)
    if card.overrides:
        aside, inside = part(_("Rules set aside"))
        for one in card.overrides:
            inside.addWidget(_override(panel, card, one))
        column.addWidget(aside)
    column.addStretch(1)
    return found


def _steps(card: PostCard) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, step in enumerate(reversed(card.steps)):
        chip = Chip(translate(STATE_NAMES[step.state]), STATE_KINDS[step.state] or "muted")
        cell = QVBoxLayout()
        cell.setSpacing(1)
        cell.addWidget(muted(told(_moment(step.taken_at), step.taken_by)))
        if step.reason:
            cell.addWidget(label(breakable(step.reason)))
        grid.addWidget(chip, row, 0, top)
        grid.addLayout(cell, row, 1)
    return grid


def _override(panel: PostPanel, card: PostCard, one: Override) -> QWidget:
    shown = barred(
        "muted" if one.taken_back_at else "warn",
        label(breakable(one.finding)),
        label(breakable(_("Reason: {reason}").format(reason=one.reason))),
        muted(told(_moment(one.made_at), one.made_by)),
    )
    inside = shown.layout()
    assert isinstance(inside, QVBoxLayout)
    if one.clause.cite:
        chips = FlowRow(6)
        chips.addWidget(clause_chip(one.clause, panel.clause_asked.emit, card.place(one.clause)))
        inside.insertLayout(0, chips)
    if one.taken_back_at is not None:
        inside.addWidget(muted(_("Taken back on {day}.").format(day=_moment(one.taken_back_at))))
    return shown


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    return told(format_date(local.date(), "medium"), format_time(local))
