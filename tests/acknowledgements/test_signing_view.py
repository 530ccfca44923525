"""A person signs at the desk: the real dialog, real mouse and keys."""

from __future__ import annotations

import datetime as dt
import errno
import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from medias_desktop.acknowledgements.errors import AlreadySigned
from medias_desktop.acknowledgements.models import event, evidence, question
from medias_desktop.acknowledgements.rules import AcknowledgementState, Method, ScopeKey
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.acknowledgements.views.evidence import DrawingDialog, open_evidence
from medias_desktop.acknowledgements.views.signing.acts import SigningActs
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import DiskRefused
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from tests.acknowledgements.asking import ask
from tests.acknowledgements.conftest import adopt
from tests.hands import ENTER, ESCAPE, SPACE, TAB, Hands

LONG = tuple(
    Section(1, str(n), f"Titre {n}", "Une règle que chacun doit suivre. " * 30) for n in range(1, 25)
)
LHEUREUX, SMITH = 1, 3


@pytest.fixture
def short(service, version_id):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def long(register, service, policies):
    """Return the scope of a text of many screens, its campaign with two questions."""
    identity = PolicyIdentity("Ville de Sainte-Élodie", "Politique", "P-13", "fr")
    number = policies.import_policy("p.txt", b"x", Outline("", "Préambule.", LONG), identity)
    adopt(register, number, number="2026-11-215")
    questions = (
        {
            "prompt_fr": f"Question {position}?",
            "prompt_en": f"In English {position}?",
            "choices_fr": "Non\nOui",
            "choices_en": "No\nYes",
            "clause": clause,
        }
        for position, clause in enumerate(("art. 7", ""))
    )
    found = ask(register, policies, number, *questions)
    return service.scope(ScopeKey(found, 0))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def opened(qtbot, parent, service, desk, persons):
    """Return what opens the dialog for the person at a place of PERSONS."""

    def open_for(scope, place=LHEUREUX, size=(1000, 800)):
        (row,) = service.listing.rows(scope, [persons[place]])
        dialog = SigningActs(parent, service, desk).sign(scope, row)
        assert dialog is not None
        assert dialog.isFullScreen()
        dialog.setWindowState(Qt.WindowState.WindowNoState)
        dialog.resize(*size)
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        return dialog

    return open_for


def state(service, scope, person_id):
    (row,) = service.listing.rows(scope, [person_id])
    return row.status.state


def events(register):
    with register.read() as connection:
        return connection.execute(event.select()).all()


def scribble(pad):
    """Draw a zigzag with the mouse, in two strokes."""
    paper = pad.paper().toRect()
    for shift in (0, 40):
        start = paper.topLeft() + QPoint(60 + shift, 60)
        at = start
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 13):
            at = start + QPoint(12 * step, 30 if step % 2 else -20)
            QTest.mouseMove(pad, at)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at)


def sign(qtbot, dialog, name="Jean-François L’Heureux"):
    qtbot.waitUntil(lambda: dialog.reading.read)
    dialog.frame.next.click()
    dialog.signing.typed.line.setText(name)
    scribble(dialog.signing.pad)
    dialog.frame.next.click()


def test_a_short_text_is_read_signed_with_the_mouse_and_receipted(
    qtbot, opened, register, service, desk, short, persons
):
    heard = []
    desk.changes.changed.connect(heard.append)
    dialog = opened(short)
    sign(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert dialog.receipt.view.page_count() == 1
    assert state(service, short, persons[LHEUREUX]) is AcknowledgementState.SIGNED
    _drawn, receipt = evidence_of_person(register, persons[LHEUREUX])
    assert len(dialog.signing.pad.drawing().strokes) == 2
    assert attachments.fetch(register, receipt.content_sha256) == dialog.receipt.pdf
    assert not dialog.refuse.isVisible()
    assert heard == []
    dialog.frame.next.click()
    assert not dialog.isVisible()
    assert [set(names) for names in heard] == [{"acknowledgements"}]


def test_nobody_continues_before_the_end(qtbot, opened, long):
    dialog = opened(long)
    bar = dialog.reading.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not dialog.frame.next.isEnabled()
    bar.setValue(bar.maximum() - 60)
    assert not dialog.frame.next.isEnabled()
    bar.setValue(bar.maximum())
    assert dialog.frame.next.isEnabled()
    assert dialog.reading.hint.accessibleName() == "Vous êtes à la fin du texte."
    bar.setValue(0)
    assert dialog.frame.next.isEnabled()  # once read, read


def test_a_larger_window_shows_no_more_than_it_shows(qtbot, opened, long):
    dialog = opened(long)
    qtbot.waitUntil(lambda: dialog.reading.view.verticalScrollBar().maximum() > 0)
    for size in ((1400, 1200), (700, 500), (1600, 900)):
        dialog.resize(*size)
        qtbot.waitUntil(lambda size=size: dialog.width() == size[0])
        assert not dialog.reading.read


def test_at_twice_the_size_every_step_fits_and_the_end_must_still_be_reached(qtbot, qapp, opened, long):
    theme.apply(qapp, "light", 2.0)
    try:
        dialog = opened(long, size=(1180, 860))
        bar = dialog.reading.view.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        assert not dialog.reading.read
        bar.setValue(bar.maximum())
        answer(dialog, 1)
        answer(dialog, 1)
        assert dialog.page is dialog.signing
        for one in (dialog.frame.next, dialog.frame.back, dialog.refuse, dialog.frame.cancel):
            assert one.width() >= one.sizeHint().width()
        assert dialog.signing.pad.width() >= 300
        assert dialog.width() == 1180
    finally:
        theme.apply(qapp, "light")


def answer(dialog, choice):
    if dialog.page is dialog.reading:
        dialog.frame.next.click()
    assert not dialog.frame.next.isEnabled()
    dialog.questions._group.button(choice).click()
    dialog.frame.next.click()


def read_to_end(qtbot, dialog):
    bar = dialog.reading.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())


def test_a_wrong_answer_leads_back_to_the_clause(qtbot, opened, register, service, long, persons):
    dialog = opened(long)
    read_to_end(qtbot, dialog)
    answer(dialog, 0)
    assert "art. 7" in dialog.questions.problem.text()
    assert dialog.questions.at == 0
    dialog.questions.again.click()
    assert dialog.page is dialog.reading
    assert dialog.reading.view.current_section() == 6
    dialog.frame.next.click()
    dialog.questions._group.button(1).click()
    dialog.frame.next.click()
    answer(dialog, 1)
    dialog.frame.back.click()
    assert (dialog.page, dialog.questions.at) == (dialog.questions, 1)
    assert dialog.questions._group.checkedId() == 1
    dialog.frame.next.click()
    dialog.signing.typed.line.setText("Jean-François L’Heureux")
    scribble(dialog.signing.pad)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    (recorded,) = events(register)
    assert recorded.campaign_id == long.campaign.id


def test_with_the_keyboard_alone(qtbot, opened, register, long):
    dialog = opened(long)
    hands = Hands(qtbot)
    qtbot.waitUntil(lambda: dialog.reading.view.hasFocus())
    hands.press(Qt.Key.Key_PageDown, SPACE, Qt.Key.Key_Down)
    assert not dialog.reading.read
    hands.press(Qt.Key.Key_End)
    hands.walk_to("signing_next")
    hands.press(SPACE)
    for number in range(2):
        qtbot.waitUntil(lambda number=number: dialog.questions.at == number)
        qtbot.waitUntil(lambda: hands.at() is dialog.questions._group.button(0))
        hands.press(Qt.Key.Key_Down, SPACE, ENTER)
    qtbot.waitUntil(lambda: hands.at().objectName() == "signing_name")
    hands.write("Jean-François L’Heureux")
    hands.walk_to("signing_cannot")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: hands.at().objectName() == "signing_witness")
    hands.write("Rose Smith")
    hands.press(ENTER)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    (recorded,) = events(register)
    assert (recorded.method, recorded.witness) == ("on_screen", "Rose Smith")
    hands.walk_to("signing_next")
    hands.press(SPACE)
    assert not dialog.isVisible()


def test_what_is_missing_is_told_in_its_place(qtbot, opened, register, short):
    dialog = opened(short)
    qtbot.waitUntil(lambda: dialog.reading.read)
    dialog.frame.next.click()
    page = dialog.signing
    for name in ("", "x", "Marie Tremblay"):
        page.typed.line.setText(name)
        dialog.frame.next.click()
        assert page.typed.problem.isVisible()
    page.typed.line.setText("Jean-François L’Heureux")
    dialog.frame.next.click()
    assert page.problem.isVisible()
    QTest.mouseClick(page.pad, Qt.MouseButton.LeftButton, pos=page.pad.rect().center())
    dialog.frame.next.click()
    assert page.problem.isVisible()  # a dot is no signature
    page.clear.click()
    assert page.pad.is_empty()
    page.cannot.click()
    page.witness.line.setText("jean-françois l'heureux")
    dialog.frame.next.click()
    assert "votre propre témoin" in page.witness.problem.text()
    assert events(register) == []


def shown(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_it_speaks_the_persons_language_and_the_program_goes_on_in_its_own(
    qtbot, opened, register, long, persons
):
    dialog = opened(long, SMITH)
    assert "This text is in French." in shown(dialog)
    assert dialog.frame.next.text() == "C&ontinue"
    read_to_end(qtbot, dialog)
    dialog.frame.next.click()
    assert "In English 0?" in shown(dialog)
    for _time in range(2):
        dialog.questions._group.button(1).click()
        dialog.frame.next.click()
    dialog.frame.next.click()
    assert dialog.signing.typed.problem.text() == "Your name is missing. Type your first and last name."
    assert current_language() == "fr"
    assert _("Cancel") == "Annuler"
    dialog.signing.typed.line.setText("Rose Smith")
    scribble(dialog.signing.pad)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert "Thank you, Rose Smith." in shown(dialog)
    assert events(register)[0].language == "en"
    assert current_language() == "fr"


def test_leaving_early_records_nothing_and_escape_asks(qtbot, opened, register, service, long, persons):
    dialog = opened(long)
    read_to_end(qtbot, dialog)
    QTest.keyClick(dialog, ESCAPE)
    assert dialog.page is dialog.leaving
    QTest.keyClick(dialog, ESCAPE)
    assert dialog.page is dialog.reading
    assert dialog.reading.read
    dialog.close()  # the window's cross
    assert dialog.isVisible()
    assert dialog.page is dialog.leaving
    dialog.frame.next.click()
    assert not dialog.isVisible()
    assert events(register) == []
    assert state(service, long, persons[LHEUREUX]) is AcknowledgementState.TO_READ


def test_a_refusal_needs_its_reason_and_its_witness(qtbot, opened, register, service, long, persons):
    dialog = opened(long)
    dialog.refuse.click()
    page = dialog.refusal
    dialog.frame.next.click()
    assert page.reason_field.problem.isVisible()
    page.reason.setPlainText("Je ne suis pas d’accord avec l’article 3.")
    dialog.frame.next.click()
    assert page.witness.problem.isVisible()
    page.witness.line.setText("Jean-François L’Heureux")
    dialog.frame.next.click()
    assert "votre propre témoin" in page.witness.problem.text()
    page.witness.line.setText("Rose Smith")
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.recorded)
    assert "Votre refus est enregistré." in shown(dialog)
    (recorded,) = events(register)
    assert (recorded.kind, recorded.witness, recorded.campaign_id) == (
        "refused",
        "Rose Smith",
        long.campaign.id,
    )
    dialog.frame.next.click()
    assert not dialog.isVisible()
    assert state(service, long, persons[LHEUREUX]) is AcknowledgementState.REFUSED


def test_the_second_of_two_windows_is_told(qtbot, opened, register, service, short, persons):
    first, second = opened(short), opened(short)
    for dialog in (first, second):
        sign(qtbot, dialog)
    qtbot.waitUntil(lambda: not first.work.busy and not second.work.busy)
    assert first.receipt is not None
    assert second.receipt is None
    assert second.signing.problem.isVisible()
    assert len(events(register)) == 1


def test_who_signed_already_is_told_before_the_screen_is_turned(
    parent, service, desk, dialogs, short, persons
):
    service.record(short.version.id, [persons[LHEUREUX]], dt.date(2026, 11, 20), Method.INDIVIDUAL_SHEET)
    (row,) = service.listing.rows(short, [persons[LHEUREUX]])
    assert SigningActs(parent, service, desk).sign(short, row) is None
    assert [type(error) for error in dialogs.errors] == [AlreadySigned]


def test_a_full_disk_is_told_and_the_signature_can_be_sent_again(
    qtbot, opened, register, service, short, persons, monkeypatch
):
    keep = attachments.keep

    def full(*_given):
        raise DiskRefused(name=register.path.name, why=os.strerror(errno.ENOSPC))

    monkeypatch.setattr(attachments, "keep", full)
    dialog = opened(short)
    sign(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert dialog.signing.problem.isVisible()
    assert events(register) == []
    with register.read() as connection:
        assert connection.execute(evidence.select()).all() == []
    assert not dialog.signing.pad.is_empty()
    monkeypatch.setattr(attachments, "keep", keep)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)


def test_while_it_is_recorded_nothing_can_be_pressed(qtbot, opened, short):
    dialog = opened(short)
    sign(qtbot, dialog)
    assert dialog.work.busy
    assert not any(one.isEnabled() for one in (dialog.frame.next, dialog.frame.cancel, dialog.refuse))
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.receipt is not None)


def test_questions_changed_meanwhile_are_asked_anew(qtbot, opened, register, service, long):
    dialog = opened(long)
    read_to_end(qtbot, dialog)
    answer(dialog, 1)
    answer(dialog, 1)
    with register.transaction("change_campaign") as tx:
        for one in long.campaign.questions:
            tx.update(question, one.id, asked=False)
        tx.insert(
            question,
            uid=new_uid(),
            campaign_id=long.campaign.id,
            position=0,
            prompt_fr="Nouvelle?",
            choices_fr="Non\nOui",
            right_choice=0,
        )
    dialog.signing.typed.line.setText("Jean-François L’Heureux")
    scribble(dialog.signing.pad)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert dialog.page is dialog.questions
    assert "Nouvelle?" in shown(dialog)
    answer(dialog, 0)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)


def test_print_and_save_give_the_very_file_that_is_kept(qtbot, opened, dialogs, short, tmp_path):
    dialog = opened(short)
    sign(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    dialogs.files = [tmp_path / "reçu.pdf"]
    dialog.receipt.save.click()
    assert (tmp_path / "reçu.pdf").read_bytes() == dialog.receipt.pdf
    dialog.receipt.print.click()
    assert dialogs.printed == [dialog.receipt.pdf]


def test_the_proof_can_be_looked_at(qtbot, opened, parent, register, service, desk, short, persons):
    dialog = opened(short)
    sign(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    drawn, receipt = evidence_of_person(register, persons[LHEUREUX])
    open_evidence(parent, service, desk, drawn)
    qtbot.waitUntil(lambda: parent.findChild(DrawingDialog) is not None)
    window = parent.findChild(DrawingDialog)
    assert window.pad.drawing() == dialog.signing.pad.drawing()
    window.accept()
    open_evidence(parent, service, desk, receipt)
    qtbot.waitUntil(lambda: parent.findChild(PdfDialog) is not None)
    parent.findChild(PdfDialog).reject()


def test_nobody_elses_name_is_on_it(qtbot, opened, short):
    dialog = opened(short)
    everything = shown(dialog) + " ".join(one.text() for one in dialog.findChildren(QLabel))
    for name in ("Ouellet", "Smith", "Thériault"):
        assert name not in everything


def test_tab_leads_through_the_sheet_in_order(qtbot, opened, short):
    dialog = opened(short)
    qtbot.waitUntil(lambda: dialog.reading.read)
    dialog.frame.next.click()
    hands = Hands(qtbot)
    qtbot.waitUntil(lambda: hands.at().objectName() == "signing_name")
    scribble(dialog.signing.pad)  # so that there is something to undo
    dialog.signing.typed.setFocus()
    names = []
    for _stop in range(6):
        names.append(hands.at().objectName())
        hands.press(TAB)
    assert names == [
        "signing_name",
        "signing_undo",
        "signing_clear",
        "signature_pad",
        "signing_cannot",
        "signing_cancel",
    ]
