"""Documents that wait for signatures: the wizard that prepares them, the round beside the text, its dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop import demo
from medias_desktop.core.progress import Silent
from medias_desktop.policies.rules import Change, Resolution, Signatory
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.adoption.wizard import AdoptionWizard
from medias_desktop.policies.views.rounds.panel import RoundPanel
from tests.screenshots.stage import Scene, Stage


def _wizard(stage: Stage) -> AdoptionWizard:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(stage.draft_uid())
    tab.doing.adopt()
    wizard = stage.find(tab, AdoptionWizard)
    wizard.resolution.resolution.line.setText("2026-11-214")
    wizard.resolution.mover.line.setText("Sylvie Nadeau")
    wizard.resolution.seconder.line.setText("Benoît Dubé")
    wizard.next()
    return wizard


def _elsewhere(stage: Stage) -> AdoptionWizard:
    wizard = _wizard(stage)
    method = wizard.signatories.rows[0].method
    at = method.findData("elsewhere")
    method.setCurrentIndex(at)
    method.activated.emit(at)
    return wizard


def ways_of_signing(stage: Stage) -> QWidget:
    """Choose that the mayor signs elsewhere."""
    return _elsewhere(stage)


def review_elsewhere(stage: Stage) -> QWidget:
    """Say what will happen when somebody signs elsewhere."""
    wizard = _elsewhere(stage)
    wizard.next()
    return wizard


def review_later(stage: Stage) -> QWidget:
    """Say what will happen when everybody signs here, but later."""
    wizard = _wizard(stage)
    wizard.next()
    assert wizard.review is not None
    wizard.review.later.click()
    return wizard


def prepared(stage: Stage) -> QWidget:
    """Show the prepared document and what comes now."""
    wizard = _elsewhere(stage)
    wizard.next()
    wizard.next()
    stage.until(lambda: wizard.round is not None)
    stage.settle(600)
    return wizard


def _begun(stage: Stage, *, elsewhere: bool, signed: int = 0) -> RoundPanel:
    service = stage.policies()
    proposed = service.latest_signatories()
    who = [Signatory(one.name, one.role, one.identity_id, elsewhere=one.elsewhere) for one in proposed]
    if elsewhere:
        who[-1] = Signatory(who[-1].name, who[-1].role, elsewhere=True)
    version = service.library()[0].versions[0]
    today = stage.clock.today()
    resolution = Resolution("2026-11-214", today, today, "Sylvie Nadeau", "Benoît Dubé", "À l’unanimité")
    found = service.rounds.begin(version.id, resolution, who, None, Change.SUBSTANTIVE, None, Silent())
    for _number in range(signed):
        service.rounds.sign_here(found.id, demo.PASSPHRASE, Silent())
    tab = stage.tab("policies", PoliciesTab)
    stage.program.desk.changes.announce("policies")
    tab.open_text(version.uid)
    tab.reading.open_panel("signing")
    panel = stage.find(tab, RoundPanel)
    stage.settle()
    return panel


def sign_here(stage: Stage) -> QWidget:
    """Show a round in which the first signs here."""
    _begun(stage, elsewhere=True)
    return stage.window


def sign_elsewhere(stage: Stage) -> QWidget:
    """Show a round in which one has signed and the other signs elsewhere."""
    _begun(stage, elsewhere=True, signed=1)
    return stage.window


def header(stage: Stage) -> QWidget:
    """Show the text of a round while nothing is open beside it."""
    _begun(stage, elsewhere=True)
    stage.tab("policies", PoliciesTab).header.panel.setChecked(False)
    return stage.window


def dropping(stage: Stage) -> QWidget:
    """Hold a file over the round."""
    panel = _begun(stage, elsewhere=True, signed=1)
    assert panel.card is not None
    panel.card.show_drop(over=True)
    return stage.window


def _dialog(panel: RoundPanel, stage: Stage) -> QDialog:
    stage.until(lambda: any(one.isVisible() for one in panel.findChildren(QDialog)))
    return next(one for one in panel.findChildren(QDialog) if one.isVisible())


def passphrase(stage: Stage) -> QWidget:
    """Ask for the passphrase; the one that was typed was wrong."""
    from medias_desktop.policies.views.rounds.dialogs import SignDialog

    panel = _begun(stage, elsewhere=False)
    panel.doing.sign_here()
    dialog = _dialog(panel, stage)
    assert isinstance(dialog, SignDialog)
    dialog.secret.line.setText("une autre phrase")
    dialog.accept()
    stage.until(lambda: bool(dialog.secret.problem.text()))
    return dialog


def another_way(stage: Stage) -> QWidget:
    """Choose another way of signing, which ends the round."""
    from medias_desktop.policies.views.rounds.dialogs import MethodDialog

    panel = _begun(stage, elsewhere=True, signed=1)
    assert panel.doing.found is not None
    panel.doing.change_method(panel.doing.found.signatories[-1])
    dialog = _dialog(panel, stage)
    assert isinstance(dialog, MethodDialog)
    dialog.method.setCurrentIndex(dialog.method.findData("pen"))
    return dialog


def abandoning(stage: Stage) -> QWidget:
    """Abandon without a reason."""
    panel = _begun(stage, elsewhere=False)
    panel.doing.abandon()
    dialog = _dialog(panel, stage)
    dialog.accept()
    return dialog


SCENES = (
    Scene("round-wizard-2", ways_of_signing),
    Scene("round-wizard-3-elsewhere", review_elsewhere, main=True),
    Scene("round-wizard-3-later", review_later),
    Scene("round-wizard-4", prepared, main=True),
    Scene("round-here", sign_here, main=True),
    Scene("round-elsewhere", sign_elsewhere, main=True),
    Scene("round-header", header),
    Scene("round-dropping", dropping),
    Scene("round-passphrase", passphrase),
    Scene("round-method", another_way),
    Scene("round-abandon", abandoning),
)
