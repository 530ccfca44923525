"""Everything about one person, through the real window."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.consents.card.act_page import ActPage, CancelPage
from medias_desktop.photo_consents.views.consents.card.proof_page import ProofPage

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def opened(qtbot, acts):
    def open_card(person):
        dialog = acts.card(person)
        qtbot.waitUntil(dialog.settled, timeout=10_000)
        return dialog

    return open_card


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def press(qtbot, dialog, name):
    found = dialog.findChild(QPushButton, name)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def again(qtbot, dialog, condition):
    qtbot.waitUntil(lambda: dialog.settled() and condition(), timeout=10_000)


def test_it_shows_everything(qtbot, opened, service, written):
    item, child = written.item("Tournoi"), written.person("Roy", "Xavier", dt.date(2016, 3, 1))
    written.guardian(child, "Roy", "Marie", email="marie@exemple.ca")
    written.seen(item, child)
    written.act(written.consent(child, item_id=item), "asked")
    shown = words(opened(child).overview)
    for expected in ("Marie Roy", "marie@exemple.ca", "Tournoi", "Facebook"):
        assert expected in shown


def test_somebody_of_whom_nothing_is_recorded(opened, written):
    dialog = opened(written.person())
    assert not dialog.overview.consents
    assert dialog.overview.photos is None


def test_an_answer_to_what_was_asked(qtbot, opened, service, written):
    person = written.person()
    consent = written.consent(person)
    written.act(consent, "asked")
    dialog = opened(person)
    press(qtbot, dialog, f"consent_answer_{consent}")
    page = dialog.findChild(ActPage)
    page.purposes.boxes[Purpose.WEBSITE].setChecked(False)
    press(qtbot, dialog, "act_save")
    again(qtbot, dialog, lambda: len(dialog.card.consents[0].entries) == 2)
    act = service.consents.one(consent).acts[-1]
    assert (act.kind, act.method, act.purposes, act.day) == (
        ActKind.GIVEN,
        Method.PAPER,
        frozenset({Purpose.FACEBOOK}),
        TODAY,
    )


def test_a_correction_leaves_what_was_written(qtbot, opened, service, written):
    person = written.person()
    consent = written.consent(person)
    act = written.act(consent, day=dt.date(2026, 2, 1))
    dialog = opened(person)
    press(qtbot, dialog, f"act_correct_{act}")
    page = dialog.findChild(ActPage)
    assert page.manner.day.day() == dt.date(2026, 2, 1)
    page.manner.day.set_day(dt.date(2026, 2, 11))
    press(qtbot, dialog, "act_save")
    again(qtbot, dialog, lambda: len(dialog.card.consents[0].entries) == 2)
    (standing,) = service.consents.one(consent).acts
    assert (standing.kind, standing.day) == (ActKind.GIVEN, dt.date(2026, 2, 11))
    assert (
        dialog.findChild(QPushButton, f"act_correct_{act}") is None
        or not dialog.findChild(QPushButton, f"act_correct_{act}").isVisible()
    )
    # A correction is corrected in its turn.
    press(qtbot, dialog, f"act_correct_{standing.last_id}")
    page = next(one for one in dialog.findChildren(ActPage) if one.isVisible())
    assert page.draft().kind is ActKind.GIVEN


def test_an_entry_is_cancelled_with_its_reason(qtbot, opened, service, written):
    person = written.person()
    consent = written.consent(person)
    act = written.act(consent)
    dialog = opened(person)
    press(qtbot, dialog, f"act_cancel_{act}")
    page = dialog.findChild(CancelPage)
    press(qtbot, dialog, "cancel_save")
    assert page.reason.problem.text()
    page.reason.line.setText("Mauvaise personne")
    press(qtbot, dialog, "cancel_save")
    again(qtbot, dialog, lambda: len(dialog.card.consents[0].entries) == 2)
    assert service.consents.one(consent).acts == ()
    assert "Mauvaise personne" in words(dialog.overview)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("lettre.eml", b"From: a@exemple.ca\n\nOui.", QPlainTextEdit), ("x.bin", b"\0\1\2", QLabel)],
)
def test_proofs_are_opened_within_the_window(qtbot, opened, service, written, name, content, kind):
    person = written.person()
    consent = service.consents.record(
        ConsentDraft(person, Reach(), frozenset({Purpose.PRESS}), TODAY),
        [ActDraft(ActKind.GIVEN, TODAY, Method.EMAIL)],
        [(EvidenceKind.DOCUMENT, content, name)],
    )
    (proof,) = service.consents.evidence(consent)
    dialog = opened(person)
    press(qtbot, dialog, f"proof_{proof.id}")
    qtbot.waitUntil(lambda: dialog.findChild(ProofPage) is not None, timeout=10_000)
    assert isinstance(dialog.findChild(ProofPage).shown, kind)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.stack.currentWidget() is dialog.front
    assert dialog.isVisible()


def test_pdf_and_picture(qtbot, opened, service, written, tmp_path):
    from PIL import Image

    from medias_desktop.core.pdf.typesetting import typeset  # noqa: F401 - only says that PDF is at hand
    from tests.photo_consents.pictures import make_photo

    person = written.person()
    photo = make_photo(tmp_path / "formulaire.jpg", size=(400, 300))
    Image.open(photo).save(tmp_path / "formulaire.pdf")
    consent = service.consents.record(
        ConsentDraft(person, Reach(), frozenset({Purpose.PRESS}), TODAY),
        [ActDraft(ActKind.GIVEN, TODAY, Method.PAPER)],
        [
            (EvidenceKind.DOCUMENT, photo.read_bytes(), photo.name),
            (EvidenceKind.DOCUMENT, (tmp_path / "formulaire.pdf").read_bytes(), "formulaire.pdf"),
        ],
    )
    dialog = opened(person)
    for proof, kind in zip(service.consents.evidence(consent), (None, PdfView), strict=True):
        press(qtbot, dialog, f"proof_{proof.id}")
        qtbot.waitUntil(
            lambda: any(one.isVisible() for one in dialog.findChildren(ProofPage)), timeout=10_000
        )
        page = next(one for one in dialog.findChildren(ProofPage) if one.isVisible())
        if kind is None:
            assert page.shown.widget().pixmap().width() == 400
        else:
            assert page.shown.page_count() == 1
        dialog.to_overview()


def test_what_happens_elsewhere_is_shown(qtbot, opened, service, written, desk):
    person = written.person()
    dialog = opened(person)
    written.act(written.consent(person))
    desk.changes.announce("photo_consents")
    again(qtbot, dialog, lambda: len(dialog.overview.consents) == 1)


def test_withdrawing_opens_over_it(qtbot, opened, written):
    from medias_desktop.photo_consents.views.consents.withdraw_dialog import WithdrawDialog

    person = written.person()
    first, second = written.consent(person), written.consent(person, "press")
    for one in (first, second):
        written.act(one)
    dialog = opened(person)
    press(qtbot, dialog, f"consent_withdraw_{first}")
    leaving = dialog.findChild(WithdrawDialog)
    assert {number for number, box in leaving.boxes.items() if box.isChecked()} == {first}
    assert not dialog.isModal()
