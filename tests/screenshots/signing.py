"""Signing on the screen, each step, in the language of the person who signs."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    CampaignDraft,
    Question,
    ScopeKey,
)
from medias_desktop.acknowledgements.rules.people import OverviewFilter
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.signing.acts import SigningActs
from medias_desktop.acknowledgements.views.signing.dialog import SigningDialog
from medias_desktop.core.i18n import current_language
from medias_desktop.core.ink import Drawing, InkPoint
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from tests.screenshots.stage import Scene, Stage

_QUESTIONS = (
    Question(
        (
            "Un journaliste vous écrit dans une messagerie privée. Que faites-vous?",
            "A journalist writes to you in a private message. What do you do?",
        ),
        (
            (
                "Je réponds au mieux de ma connaissance.",
                "Je le dirige vers la personne responsable des communications.",
                "Je ne réponds pas et j’efface le message.",
            ),
            (
                "I answer as well as I can.",
                "I refer them to the person in charge of communications.",
                "I do not answer and delete the message.",
            ),
        ),
        1,
        "art. 3",
    ),
    Question(
        (
            "Votre compte personnel doit-il dire pour qui vous travaillez?",
            "Must your own account say whom you work for?",
        ),
        (("Oui", "Non"), ("Yes", "No")),
        1,
    ),
)


def signature() -> Drawing:
    """Return something like a name written by hand."""
    loops = [
        InkPoint(
            round(420 + 3.4 * n + 60 * math.sin(n / 7)),
            round(560 - 190 * math.sin(n / 11) * math.exp(-n / 260) - 60 * math.sin(n / 5)),
            9 * n,
            90 + round(80 * math.sin(n / 17)),
        )
        for n in range(420)
    ]
    under = [InkPoint(520 + 24 * n, 800 - round(0.12 * n * n), 4200 + 7 * n, 120 - n) for n in range(60)]
    return Drawing((tuple(loops), tuple(under)))


def _dialog(stage: Stage) -> SigningDialog:
    register = stage.program.register
    assert register is not None
    policies = stage.policies()
    service = AcknowledgementService(register, PeopleService(register), policies)
    version = service.versions_to_acknowledge()[0]
    draft = CampaignDraft("Accueil", Audience(False, frozenset({Group.REGULAR})), questions=_QUESTIONS)
    scope = service.scope(ScopeKey(service.campaign_service.open(version.id, draft)))
    awaited = service.listing.everyone(scope, OverviewFilter(state=AcknowledgementState.TO_READ))
    row = awaited[0]._replace(language=current_language())
    dialog = SigningActs(stage.window, service, stage.program.desk).sign(scope, row)
    assert dialog is not None
    dialog.setWindowState(Qt.WindowState.WindowNoState)
    dialog.resize(1180, 860)
    stage.settle()
    return dialog


def _read(stage: Stage) -> SigningDialog:
    dialog = _dialog(stage)
    bar = dialog.reading.view.verticalScrollBar()
    for _time in range(4):
        bar.setValue(bar.maximum())
        stage.settle(20)
    return dialog


def _signing(stage: Stage) -> SigningDialog:
    dialog = _read(stage)
    assert dialog.questions is not None
    dialog.frame.next.click()
    for right in (1, 1):
        dialog.questions._group.button(right).click()
        dialog.frame.next.click()
    return dialog


def reading(stage: Stage) -> QWidget:
    """Show the text as it opens."""
    return _dialog(stage)


def read(stage: Stage) -> QWidget:
    """Show the end of the text."""
    return _read(stage)


def question(stage: Stage) -> QWidget:
    """Answer wrong."""
    dialog = _read(stage)
    assert dialog.questions is not None
    dialog.frame.next.click()
    dialog.questions._group.button(0).click()
    dialog.frame.next.click()
    return dialog


def signing(stage: Stage) -> QWidget:
    """Show the empty sheet."""
    return _signing(stage)


def signed(stage: Stage) -> QWidget:
    """Show a name and a drawing."""
    dialog = _signing(stage)
    dialog.signing.typed.line.setText(dialog._row.full_name)
    dialog.signing.pad.show_drawing(signature())
    dialog.signing.pad.changed.emit()
    return dialog


def wrong_name(stage: Stage) -> QWidget:
    """Type another name, draw nothing."""
    dialog = _signing(stage)
    dialog.signing.typed.line.setText("x")
    dialog.frame.next.click()
    return dialog


def witness(stage: Stage) -> QWidget:
    """Say that one cannot draw, without a witness."""
    dialog = _signing(stage)
    dialog.signing.typed.line.setText(dialog._row.full_name)
    dialog.signing.cannot.click()
    dialog.frame.next.click()
    return dialog


def receipt(stage: Stage) -> QWidget:
    """Show the receipt."""
    dialog = signed(stage)
    assert isinstance(dialog, SigningDialog)
    dialog.frame.next.click()
    stage.until(lambda: dialog.receipt is not None)
    stage.settle(600)
    return dialog


def refusal(stage: Stage) -> QWidget:
    """Refuse without a reason."""
    dialog = _dialog(stage)
    dialog.refuse.click()
    dialog.frame.next.click()
    return dialog


def leaving(stage: Stage) -> QWidget:
    """Leave early."""
    dialog = _dialog(stage)
    dialog.reject()
    return dialog


SCENES = (
    Scene("signing-1-read", reading, main=True),
    Scene("signing-1-read-end", read),
    Scene("signing-2-question", question, main=True),
    Scene("signing-3-sign", signing, main=True),
    Scene("signing-3-signed", signed),
    Scene("signing-3-wrong-name", wrong_name),
    Scene("signing-3-witness", witness, main=True),
    Scene("signing-4-receipt", receipt, main=True),
    Scene("signing-refusal", refusal, main=True),
    Scene("signing-leave", leaving),
)
