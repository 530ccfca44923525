"""Policies beside each other: by theme, in columns, from version to version."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.comparing.difference_page import DifferencePage
from medias_desktop.policies.views.comparing.matrix_page import MatrixPage
from medias_desktop.policies.views.comparing.opening import open_difference, open_matrix, open_side_by_side
from tests.screenshots.stage import EMPTY, Scene, Stage


def _matrix(stage: Stage) -> MatrixPage:
    page = open_matrix(stage.tab("policies", PoliciesTab))
    stage.settle()
    return page


def matrix(stage: Stage) -> QWidget:
    """Show the towns and our own policy, a clause in the preview."""
    page = _matrix(stage)
    page.go_to(Theme.PHOTO_CONSENT, "town/montmagny")
    page.table.setFocus()
    return stage.window


def gaps(stage: Stage) -> QWidget:
    """Show only the themes of which our policy says nothing."""
    page = _matrix(stage)
    page.gaps.setChecked(True)
    return stage.window


def no_theme(stage: Stage) -> QWidget:
    """Show a filter that lets nothing through."""
    page = _matrix(stage)
    page.filter.setText("hélicoptère")
    return stage.window


def side(stage: Stage) -> QWidget:
    """Show a theme in five columns."""
    open_side_by_side(stage.tab("policies", PoliciesTab), theme=Theme.PHOTO_CONSENT.value)
    return stage.window


def _difference(stage: Stage) -> DifferencePage:
    in_force = stage.policies().in_force()[0]
    page = open_difference(stage.tab("policies", PoliciesTab), in_force)
    assert isinstance(page, DifferencePage)
    stage.settle()
    return page


def difference(stage: Stage) -> QWidget:
    """Show what the version in force changed, at its second change."""
    page = _difference(stage)
    page.step(1)
    page.step(1)
    return stage.window


def only_changed(stage: Stage) -> QWidget:
    """Show only the sections that changed."""
    page = _difference(stage)
    page.only_changed.setChecked(True)
    return stage.window


def same(stage: Stage) -> QWidget:
    """Show a text beside itself."""
    page = _difference(stage)
    page.old.setCurrentIndex(page.new.currentIndex())
    return stage.window


SCENES = (
    Scene("comparing-matrix", matrix, main=True),
    Scene("comparing-matrix-gaps", gaps),
    Scene("comparing-matrix-towns-only", matrix, EMPTY),
    Scene("comparing-matrix-no-theme", no_theme),
    Scene("comparing-side", side, main=True),
    Scene("comparing-difference", difference, main=True),
    Scene("comparing-difference-only-changed", only_changed),
    Scene("comparing-difference-same", same),
)
