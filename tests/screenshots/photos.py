"""The tab of photo consents: the grid, the list, the card of a photo, what was asked for another day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.tab import PhotoConsentsTab
from tests.screenshots.stage import EMPTY, Scene, Stage


def shown(stage: Stage) -> PhotoConsentsTab:
    """Show the tab."""
    tab = stage.tab("photo_consents", PhotoConsentsTab)
    stage.until(tab.settled)
    return tab


def grid(stage: Stage) -> QWidget:
    """The grid with the card of a photo."""
    tab = shown(stage)
    blocked = [
        row.id for row in tab.items.grid.rows() if tab.items.states.state(row.id) is PublicationState.BLOCKED
    ]
    first = blocked[0] if blocked else next(iter(tab.items.grid.rows())).id
    tab.items.select([first], first)
    stage.until(tab.settled)
    stage.settle()
    return stage.window


def listed(stage: Stage) -> QWidget:
    """The list, several selected."""
    tab = shown(stage)
    tab.items.show_mode("list")
    tab.items.select([row.id for row in tab.items.view().rows()][1:4])
    stage.until(tab.settled)
    return stage.window


def filtered(stage: Stage) -> QWidget:
    """What could be published in the bulletin on a past day, all filters shown."""
    tab = shown(stage)
    tab.question.show_question(Question(Purpose.BULLETIN, dt.date(2026, 9, 1)))
    tab.filters.more.setChecked(True)
    tab.filters.choose_state(PublicationState.INCOMPLETE)
    stage.until(tab.settled)
    return stage.window


def nothing(stage: Stage) -> QWidget:
    """A register without photos."""
    stage.tab("photo_consents", PhotoConsentsTab)
    return stage.window


SCENES = (
    Scene("photos-grid", grid, main=True),
    Scene("photos-list", listed),
    Scene("photos-filtered", filtered),
    Scene("photos-empty", nothing, register=EMPTY),
)
