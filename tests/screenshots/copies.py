"""A text that no longer binds: its card with the stamp and the evidence file, its stamped copy."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.core.paths import profile_folder
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.adoption.card import AdoptionCard
from medias_desktop.policies.views.reader.adoption_panel import AdoptionPanel
from tests.screenshots.stage import Scene, Stage


def _superseded(stage: Stage) -> VersionSummary:
    return next(one for one in stage.policies().adopted_versions() if one.state is VersionState.SUPERSEDED)


def _card(stage: Stage) -> AdoptionCard:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(_superseded(stage).uid)
    tab.reading.open_panel("adoption")
    stage.settle()
    card = tab.findChild(AdoptionCard)
    assert card is not None
    return card


def superseded(stage: Stage) -> QWidget:
    """Show the card of a superseded version after its evidence file was written."""
    card = _card(stage)
    stage.dialogs.files = [profile_folder() / "preuve.zip"]
    card.evidence.button.click()
    stage.until(card.evidence.result.isVisible)
    stage.settle()
    stage.find(stage.window, AdoptionPanel).ensureWidgetVisible(card.evidence.digest)
    return stage.window


def stamped(stage: Stage) -> QWidget:
    """Show the stamped copy of a superseded version."""
    _card(stage).show_button.click()
    stage.until(lambda: stage.window.findChild(PdfDialog) is not None)
    return stage.find(stage.window, PdfDialog)


SCENES = (Scene("copies", superseded, main=True), Scene("copies-stamped", stamped))
