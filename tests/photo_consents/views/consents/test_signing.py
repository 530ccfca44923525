"""Consents signed on the screen, through the real windows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import pytest
from PySide6.QtCore import Qt

from medias_desktop.core.i18n import current_language
from medias_desktop.core.ink import Drawing, InkPoint, from_svg
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.store import attachments
from medias_desktop.photo_consents.errors.screen_signing import NobodySigns, NothingAgreedTo, SignersChanged
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.consents import (
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.screen_signing import Hand, ScreenConsent
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.policies.service import PolicyService
from medias_desktop.signatures.by_hand.errors import NameDiffers, NotSigned, StandInMissing, WitnessIsSigner

TODAY = dt.date(2026, 11, 21)
WAVE = Drawing((tuple(InkPoint(300 + 40 * n, 500 + (90 if n % 2 else -90), 12 * n) for n in range(30)),))


def draft(person, **more):
    return ConsentDraft(person, Reach(), frozenset({Purpose.FACEBOOK}), TODAY, **more)


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def sign(qtbot, dialog, name):
    page = dialog.page
    page.typed.line.setText(name)
    page.pad.show_drawing(WAVE)
    press(qtbot, dialog.frame.next)


def started(acts, person, **more):
    start = acts.sign_on_screen(person, **more)
    start.begin()
    return start.signing


def test_signing_makes_publishable_with_a_sealed_receipt(qtbot, acts, service, written, register):
    item, person = written.item(), written.person()
    written.seen(item, person)
    dialog = started(acts, person, reach=Reach(item_id=item))
    press(qtbot, dialog.frame.next)
    assert dialog.asking.problem.isVisible(), "nothing is ticked beforehand"
    box = dialog.asking.purposes.boxes[Purpose.FACEBOOK]
    press(qtbot, box)
    press(qtbot, dialog.frame.next)
    assert "Facebook" in dialog.page.statement.text()
    press(qtbot, dialog.frame.next)
    assert dialog.page.typed.problem.text(), "a name is needed"
    sign(qtbot, dialog, "Léa Gagnon")
    qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=30_000)
    answers = {
        purpose: service.answers.answer(item, Question(purpose, TODAY)).state
        for purpose in (Purpose.FACEBOOK, Purpose.PRESS)
    }
    assert answers == {
        Purpose.FACEBOOK: PublicationState.PUBLISHABLE,
        Purpose.PRESS: PublicationState.BLOCKED,
    }
    (consent,) = service.consents.of_portrayed(person)
    assert [(act.kind, act.method, act.guardian_id) for act in consent.acts] == [
        (ActKind.GIVEN, Method.SCREEN, None)
    ]
    found = {one.kind: one.content_sha256 for one in service.consents.evidence(consent.id)}
    assert set(found) == {EvidenceKind.SIGNATURE, EvidenceKind.RECEIPT}
    assert from_svg(attachments.fetch(register, found[EvidenceKind.SIGNATURE])) == WAVE
    kept = attachments.fetch(register, found[EvidenceKind.RECEIPT])
    assert kept == dialog.receipt.pdf
    assert hashlib.sha256(kept).hexdigest() == found[EvidenceKind.RECEIPT]
    assert verify(kept, PolicyService(register).signatures.trust.trust()).accepted
    dialog.accept()


def test_two_guardians_and_the_minor_sign_one_after_the_other(qtbot, acts, service, written):
    child = written.person("Roy", "Xavier", dt.date(2011, 3, 1), language="en")
    mother = written.guardian(child, "Roy", "Marie")
    father = written.guardian(child, "Roy", "Paul", "father")
    service.settings.change(Settings(both_guardians=True))
    language = current_language()
    dialog = started(acts, child)
    assert dialog.asking.findChild(type(dialog.asking.problem)).text().startswith("May the municipality")
    assert current_language() == language
    press(qtbot, dialog.asking.purposes.boxes[Purpose.WEBSITE])
    press(qtbot, dialog.frame.next)
    for name in ("Marie Roy", "Paul Roy", "Xavier Roy"):
        sign(qtbot, dialog, name)
    qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=30_000)
    (consent,) = service.consents.of_portrayed(child)
    assert [act.guardian_id for act in consent.acts] == [mother, father, None]
    assert consent.language == "en"
    dialog.accept()


def test_whoever_does_not_agree(qtbot, acts, service, written):
    person = written.person()
    dialog = started(acts, person)
    press(qtbot, dialog.refuse)
    press(qtbot, dialog.frame.next)
    qtbot.waitUntil(lambda: dialog.recorded, timeout=10_000)
    (consent,) = service.consents.of_portrayed(person)
    assert [(act.kind, act.method) for act in consent.acts] == [(ActKind.REFUSED, Method.SCREEN)]
    assert consent.purposes == frozenset(Purpose)
    dialog.accept()


def test_leaving_records_nothing(qtbot, acts, service, written):
    person = written.person()
    dialog = started(acts, person)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.page is dialog.leaving
    press(qtbot, dialog.frame.next)
    assert not dialog.isVisible()
    assert service.consents.of_portrayed(person) == ()


def test_a_minor_without_guardian_cannot_begin(acts, service, written):
    start = acts.sign_on_screen(written.person("Roy", "Xavier", dt.date(2016, 3, 1)))
    assert not start.signers
    start.begin()
    assert start.signing is None
    assert "Xavier Roy" in start.problem.text()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"typed_name": "Léo Gagnon"}, NameDiffers),
        ({"drawing": Drawing()}, NotSigned),
        ({"drawing": None}, StandInMissing),
        ({"drawing": None, "witness": "Lea Gagnon"}, WitnessIsSigner),
        ({"guardian_id": 99}, SignersChanged),
    ],
)
def test_what_is_wrong_leaves_nothing_behind(service, written, register, changed, error):
    person = written.person()
    hand = dataclasses.replace(Hand(None, "Léa Gagnon", WAVE), **changed)
    with pytest.raises(error):
        service.screen_signing.record(ScreenConsent(draft(person), (hand,)))
    assert service.consents.of_portrayed(person) == ()


def test_a_witness_stands_in_for_who_cannot_draw(service, written):
    person = written.person()
    hand = Hand(None, "Léa Gagnon", None, "Julie Tremblay")
    done = service.screen_signing.record(ScreenConsent(draft(person), (hand,)))
    (act,) = service.consents.one(done.consent_id).acts
    assert act.witness == "Julie Tremblay"
    assert [one.kind for one in service.consents.evidence(done.consent_id)] == [EvidenceKind.RECEIPT]


def test_nothing_ticked_or_nobody(service, written):
    person = written.person()
    nothing = dataclasses.replace(draft(person), purposes=frozenset())
    with pytest.raises(NothingAgreedTo):
        service.screen_signing.record(ScreenConsent(nothing, (Hand(None, "Léa Gagnon", WAVE),)))
    with pytest.raises(NobodySigns):
        service.screen_signing.record(ScreenConsent(draft(person), ()))
