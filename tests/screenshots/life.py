"""The life of a policy: its line of time and the steps that are taken from there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.life.dialogs import (
    IntervalDialog,
    ReasonDialog,
    RepealDialog,
    SubmitDialog,
)
from tests.screenshots.stage import Scene, Stage


def _reading(stage: Stage, uid: str) -> PoliciesTab:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(uid)
    tab.reading.open_panel("life")
    stage.settle()
    return tab


def _services(stage: Stage) -> PolicyServices:
    assert stage.program.register is not None
    return PolicyServices(stage.program.register)


def _in_force(stage: Stage) -> PoliciesTab:
    services = _services(stage)
    version = services.policies.in_force()[0]
    services.life.set_revision_interval(version.policy_id, 24)
    services.life.note_trigger(version.policy_id, TriggerKind.NEW_PLATFORM, "Compte Bluesky des loisirs")
    tab = _reading(stage, version.uid)
    tab.refresh()
    return tab


def _click(tab: PoliciesTab, name: str) -> None:
    button = tab.reading.panel.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def in_force(stage: Stage) -> QWidget:
    """Show the life of the policy in force."""
    _in_force(stage)
    return stage.window


def submitted(stage: Stage) -> QWidget:
    """Show a draft that lies before the council."""
    services = _services(stage)
    summary = services.policies.library()[0].versions[0]
    if summary.submitted_on is None:
        services.life.submit(summary.id, summary.row_version, stage.clock.today() + dt.timedelta(days=16))
    tab = _reading(stage, summary.uid)
    tab.refresh()
    return stage.window


def submit(stage: Stage) -> QWidget:
    """Show the dialog that submits."""
    services = _services(stage)
    summary = services.policies.library()[0].versions[0]
    if summary.submitted_on is not None:
        services.life.withdraw(summary.id, summary.row_version)
    tab = _reading(stage, summary.uid)
    tab.refresh()
    _click(tab, "submit")
    return stage.find(stage.window, SubmitDialog)


def repeal(stage: Stage) -> QWidget:
    """Show the dialog that repeals."""
    tab = _in_force(stage)
    _click(tab, "repeal")
    dialog = stage.find(stage.window, RepealDialog)
    dialog.resolution.line.setText("2026-12-300")
    return dialog


def interval(stage: Stage) -> QWidget:
    """Show the dialog that sets the time between revisions."""
    tab = _in_force(stage)
    _click(tab, "set_interval")
    return stage.find(stage.window, IntervalDialog)


def reason(stage: Stage) -> QWidget:
    """Show the dialog that notes a reason, refused without a word."""
    tab = _in_force(stage)
    _click(tab, "note_reason")
    dialog = stage.find(stage.window, ReasonDialog)
    dialog.act.click()
    return dialog


SCENES = (
    Scene("life", in_force, main=True),
    Scene("life-submitted", submitted),
    Scene("life-submit", submit),
    Scene("life-repeal", repeal),
    Scene("life-interval", interval),
    Scene("life-reason", reason),
)
